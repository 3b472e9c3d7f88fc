import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf, smallCourse } from '../content/small-course.ts'
import { lacks } from '../lacks.ts'
import { run } from '../run.ts'

const content = join(import.meta.dirname, '..', '..', 'content')

test.each([
  ['models', '--region', 'cn', '--json'],
  ['models', 'show', 'kimi', '--json'],
  ['models', '--edition', '2024-06', '--json'],
  ['read', '1.2', '--plain'],
  ['quiz', '1', '--list'],
  ['define', 'token'],
  ['search', '注意力'],
])('%j says the same of the folder of sources as of the course that was built from it', (...words) => {
  expect(run([...words, '--content', content])).toEqual(run(words))
})

test('one question is found in a course that was compiled in memory', () => {
  const answer = { input: '{"question":"next-token-output","answer":"tokens"}\n' }
  const words = ['quiz', '1', '--answers', '-']

  expect(run([...words, '--content', content], answer).stdout).toBe(run(words, answer).stdout)
})

const onlyACatalogue = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
  cpSync(join(content, 'catalog'), join(folder, 'catalog'), { recursive: true })
  return folder
}

test('a folder with a catalogue alone is enough for the models', () => {
  const folder = onlyACatalogue()

  expect(run(['models', 'show', 'kimi', '--content', folder]).stdout).toContain('Moonshot AI')
  expect(run(['read', '1', '--content', folder])).toMatchObject({
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
  const { status, stdout, stderr } = run(['models', '--content', folder, '--lang', lang])

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain(expected)
  expect(stderr).toContain(`llm-primer check ${folder}`)
})

test.skipIf(lacks.unixPrograms)('a pipe where a text belongs is told, and never waited for', () => {
  const text = 'chapters/01-small/en/02-second.md'
  const folder = folderOf(smallCourse())
  rmSync(join(folder, text))
  execFileSync('mkfifo', [join(folder, text)])

  expect(run(['read', '1', '--content', folder])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`${text}: this is no ordinary file`),
  })
})

test('a folder with chapters alone says what it lacks', () => {
  const { 'timeline.json': _, ...files } = smallCourse()
  const folder = folderOf(files)
  const told = (...words: readonly string[]) => run([...words, '--content', folder])

  expect(told('models')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`There is no catalogue in ${folder}.`),
  })
  expect(told('timeline')).toEqual({ status: 0, stdout: '', stderr: 'This course has no timeline.\n' })
  expect(told('lab').stdout).toMatch(/^size +< 1 s/m)
})

test('a folder without a course is told as such', () => {
  const { status, stderr } = run(['models', '--content', 'nowhere'])

  expect(status).toBe(1)
  expect(stderr).toContain('There is no course in nowhere.')
})
