import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

/** Every file of a built folder with its bytes. */
const filesOf = (folder: string): Map<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name))]),
  )

test('two builds of one state give the same bytes', () => {
  const again = mkdtempSync(join(tmpdir(), 'build-'))
  execFileSync(process.execPath, ['scripts/build.mjs', again], { cwd: root })
  const [one, other] = [filesOf(join(root, 'dist')), filesOf(again)]
  expect([...other.keys()]).toEqual([...one.keys()])
  for (const [name, bytes] of one) expect.soft(other.get(name)?.equals(bytes), name).toBe(true)
})
