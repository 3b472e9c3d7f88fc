import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

/** Where the planted file lies, as the report names it. */
const WRONG = 'src/views/wrong.ts'

interface Violation {
  readonly from: string
  readonly rule: { readonly name: string }
  readonly comment?: string
}

/** What the project's own rules say of a copy of the sources with one more file in it. */
function cruiseWith(text: string): readonly Violation[] {
  const copy = mkdtempSync(join(tmpdir(), 'imports-'))
  for (const name of ['src', '.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  writeFileSync(join(copy, WRONG), text)
  const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const words = [cruise, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src']
  const { stdout } = spawnSync(process.execPath, words, {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  return JSON.parse(stdout).summary.violations
}

test('a view that imports the disk is refused, with the reason; the sources as they are keep every rule', () => {
  const violations = cruiseWith(
    "import { readFileSync } from 'node:fs'\nimport { createCourse } from '../files/course.ts'\nexport const wrong = [readFileSync, createCourse]\n",
  )
  const broken = violations.filter(({ from }) => from === WRONG).map(({ rule }) => rule.name)

  expect(broken).toContain('views-stays-in-its-place')
  expect(broken).toContain('views-without-node')
  expect(violations.filter(({ from }) => from !== WRONG)).toEqual([])
})
