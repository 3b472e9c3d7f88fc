import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

/** A copy of the sources with one more file in it, cruised with the project's own rules. */
function cruiseWith(file: string, text: string): { status: number | null; output: string } {
  const copy = mkdtempSync(join(tmpdir(), 'imports-'))
  for (const name of ['src', '.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
    cpSync(join(root, name), join(copy, name), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  writeFileSync(join(copy, file), text)
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err-long',
      'src',
    ],
    { cwd: copy, encoding: 'utf8' },
  )
  return { status, output: stdout }
}

test('a view that imports the disk is refused, with the reason', () => {
  const { status, output } = cruiseWith(
    'src/views/wrong.ts',
    "import { readFileSync } from 'node:fs'\nimport { createCourse } from '../files/course.ts'\nexport const wrong = [readFileSync, createCourse]\n",
  )

  expect(status).not.toBe(0)
  expect(output).toContain('views-stays-in-its-place')
  expect(output).toContain('A view turns values into lines')
  expect(output).toContain('views-without-node')
})

test('the sources as they are keep every rule', () => {
  expect(() =>
    execFileSync(
      process.execPath,
      [
        'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
        '--config',
        '.dependency-cruiser.cjs',
        'src',
      ],
      { cwd: root },
    ),
  ).not.toThrow()
})
