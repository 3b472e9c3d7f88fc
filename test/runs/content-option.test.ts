import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compileCourse, compiledBytes } from '../../src/files/compile-course.ts'
import { withSlashes } from '../../src/files/slashes.ts'
import { folderOf, smallCourse } from '../content/small-course.ts'
import { lacks } from '../lacks.ts'
import { runInside } from '../run-inside.ts'

const content = join(import.meta.dirname, '..', '..', 'content')

const built = join(import.meta.dirname, '..', '..', 'dist', 'course')

test('compiled in memory, the folder of sources gives the bytes that the build wrote', () => {
  const { files } = compileCourse(content)
  const written = readdirSync(built, { recursive: true, encoding: 'utf8' })
    .map(withSlashes)
    .filter((name) => /\.\w+$/.test(name))

  expect([...files.keys()].sort()).toEqual(written.sort())
  const others = [...files].filter(
    ([name, value]) => !compiledBytes(value).equals(readFileSync(join(built, name))),
  )
  expect(others.map(([name]) => name)).toEqual([])
})

test.each([
  ['models', 'show', 'kimi', '--json'],
  ['read', '1.2', '--plain'],
  ['search', '注意力'],
])('%j says the same of the folder of sources as of the course that was built from it', (...words) => {
  expect(runInside([...words, '--content', content])).toEqual(runInside(words))
})

test('one question is found in a course that was compiled in memory', () => {
  const answer = { input: '{"question":"next-token-output","answer":"tokens"}\n' }
  const words = ['quiz', '1', '--answers', '-']

  expect(runInside([...words, '--content', content], answer).stdout).toBe(runInside(words, answer).stdout)
})

const onlyACatalogue = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
  cpSync(join(content, 'catalog'), join(folder, 'catalog'), { recursive: true })
  return folder
}

test('a folder with a catalogue alone is enough for the models', () => {
  const folder = onlyACatalogue()

  expect(runInside(['models', 'show', 'kimi', '--content', folder]).stdout).toContain('Moonshot AI')
  expect(runInside(['read', '1', '--content', folder])).toMatchObject({
    status: 1,
    stderr: 'There is no chapter 1.\nThis course has no chapters.\n',
  })
})

test.each([
  ['en', 'catalog/families/kimi.json: unknown field: colour (and 1 more)'],
  ['zh', 'catalog/families/kimi.json：'],
])('an error in the sources is told with its file and place: %s', (lang, expected) => {
  const folder = onlyACatalogue()
  const file = join(folder, 'catalog/families/kimi.json')
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('"kind": "family"', '"kind": "family", "colour": "blue"'),
  )
  const { status, stdout, stderr } = runInside(['models', '--content', folder, '--lang', lang])

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain(expected)
  expect(stderr).toContain(`llm-primer check ${folder}`)
})

test.skipIf(lacks.unixPrograms)('a pipe where a text belongs is told, and never waited for', () => {
  const text = 'chapters/01-small/en/02-second.md'
  const folder = folderOf(smallCourse())
  rmSync(join(folder, text))
  execFileSync('mkfifo', [join(folder, text)])

  expect(runInside(['read', '1', '--content', folder])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`${text}: this is no ordinary file`),
  })
})

test('a folder with chapters alone says what it lacks', () => {
  const { 'timeline.json': _, ...files } = smallCourse()
  const folder = folderOf(files)
  const told = (...words: readonly string[]) => runInside([...words, '--content', folder])

  expect(told('models')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`There is no catalogue in ${folder}.`),
  })
  expect(told('timeline')).toEqual({ status: 0, stdout: '', stderr: 'This course has no timeline.\n' })
  expect(told('lab').stdout).toMatch(/^size +< 1 s/m)
})

test('a folder without a course is told as such', () => {
  const { status, stderr } = runInside(['models', '--content', 'nowhere'])

  expect(status).toBe(1)
  expect(stderr).toContain('There is no course in nowhere.')
})
