import { execFileSync } from 'node:child_process'
import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkEn } from '../../src/messages/check.en.ts'
import { folderOf, smallCourse } from '../content/small-course.ts'
import { lacks } from '../lacks.ts'
import { run } from '../run.ts'

test('a folder in which nothing is wrong passes', () => {
  const { status, stdout } = run(['check', folderOf(smallCourse())])

  expect(status).toBe(0)
  expect(stdout).toMatch(/:\snothing\sis\swrong\.\n$/)
})

test('an error fails and is named with file, place and reason, in the language that was asked for', () => {
  const root = folderOf({ ...smallCourse(), 'glossary.json': [] })
  const chinese = run(['check', '.', '--lang', 'zh'], { cwd: root })
  const english = run(['check', '.'], { cwd: root })

  expect([chinese.status, english.status]).toEqual([1, 1])
  expect(chinese.stdout).toContain('ids.json\n  错误：terms：已发布的术语“token”不见了')
  expect(chinese.stderr).toContain('个错误。')
  expect(english.stdout).toContain('ids.json\n  error: terms: The term token was published and is gone')
})

test('a schema speaks the language too', () => {
  const root = folderOf({ ...smallCourse(), 'sources.json': { 'read-2020': {} } })

  expect(run(['check', root, '--lang', 'zh']).stdout).toContain('url：缺这一项')
  expect(run(['check', root]).stdout).toContain('url: this is missing')
})

test('warnings do not fail', () => {
  const { status, stdout } = run(['check', folderOf({ ...smallCourse(), 'ids.json': {} })])

  expect(status).toBe(0)
  expect(stdout).toMatch(/0 errors, 5 warnings, 0 notes\n$/)
})

test('as JSON every finding has its rule, severity, file, place and message', () => {
  const root = folderOf({ ...smallCourse(), 'ids.json': { sections: ['gone'] } })
  const { status, stdout } = run(['check', '.', '--json'], { cwd: root })
  const { schema, findings } = JSON.parse(stdout)

  expect(status).toBe(1)
  expect(schema).toBe('llm-primer/check@1')
  expect(findings[0]).toEqual({
    severity: 'error',
    rule: 'lost-id',
    kind: 'sections',
    id: 'gone',
    file: 'ids.json',
    place: 'sections',
    message: expect.stringContaining('bring it back'),
  })
})

test.each([
  ['en', 'There is no chapters/ or catalog/ in '],
  ['zh', '里没有 chapters/，也没有 catalog/。'],
])('a folder without content, or a file in its place, does not pass: %s', (lang, expected) => {
  const root = folderOf({ 'README.md': 'Words' })

  for (const words of [['.'], ['README.md'], ['.', '--json']])
    expect(run(['check', ...words, '--lang', lang], { cwd: root })).toMatchObject({
      ...{ status: 1, stdout: '' },
      stderr: expect.stringContaining(expected),
    })
})

test.skipIf(lacks.unixPrograms || lacks.symbolicLinks).each([
  ['a named pipe', 'chapters/01-small/en/02-second.md', (path: string) => execFileSync('mkfifo', [path])],
  [
    'a link out of the folder',
    'chapters/01-small/quiz/01-first.json',
    (path: string) => symlinkSync('/etc/passwd', path),
  ],
  ['a folder that is a link', 'catalog', (path: string) => symlinkSync('/etc', path)],
])('%s is named, and nothing is read', (_, name, put) => {
  const root = folderOf({ ...smallCourse(), 'glossary.json': [] })
  rmSync(join(root, name), { force: true })
  put(join(root, name))

  expect(run(['check', '.'], { cwd: root })).toMatchObject({
    status: 1,
    stdout: `${name}\n  error: This is a link, a pipe or a device, so the folder was not read: put the\n  file itself here.\n\n1 error, 0 warnings, 0 notes\n`,
  })
})

test('a folder that is not there is told', () => {
  expect(run(['check', 'nowhere'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('There is no file nowhere'),
  })
})

test('control characters in content never reach the terminal', () => {
  const root = folderOf({ ...smallCourse(), 'ids.json': { '\u001b]0;owned\u0007': [] } })
  const { stdout } = run(['check', root])

  expect(stdout).toContain('ids.json')
  expect(stdout).not.toMatch(/[\u001b\u0007]/)
})

test('in English one is not told as several', () => {
  expect(checkEn.count(1, 1, 0)).toBe('1 error, 1 warning, 0 notes')
  expect(checkEn.finding({ rule: 'page-count', pages: 1 })).toContain('has 1 page;')
})
