import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { encodeEvent } from '../../src/files/journal-line.ts'
import { anAnswer } from '../events.ts'
import { runInside } from '../run-inside.ts'

const aHome = (): string => mkdtempSync(join(tmpdir(), 'learning-'))
const DAY = 86_400_000

function answeredBefore(home: string, days: number, questions: Readonly<Record<string, boolean>>): void {
  const events = Object.entries(questions).map(([question, correct], at) =>
    anAnswer(question, {
      id: `answer-${at}`,
      time: Date.now() - days * DAY + at,
      chapter: 'meet-llms',
      section: 'what-is-an-llm',
      correct,
    }),
  )
  mkdirSync(join(home, 'state'), { recursive: true })
  writeFileSync(join(home, 'state', 'journal-one.jsonl'), Buffer.concat(events.map(encodeEvent)))
}

test('progress counts what was practised, and how often "sure" was right', () => {
  const home = aHome()
  answeredBefore(home, 1, { 'next-token-output': true, 'ask-about-terabytes': false })
  const progress = JSON.parse(runInside(['progress', '--json', '--data-dir', home]).stdout)

  expect(progress.schema).toBe('llm-primer/progress@1')
  expect(progress.chapters[0].sections[0]).toMatchObject({ number: '1.1', practised: 2, read: false })
  expect(progress.chapters[0].sections[0].remembered).toBeGreaterThan(0)
  expect(progress.chapters[0].sections[1].remembered).toBeNull()
  expect(progress.calibration.sure).toEqual({ right: 1, total: 2 })
  expect(progress.due).toHaveLength(14)
  expect(progress.days).toHaveLength(84)
})

test('a new learner is told where to begin', () => {
  expect(runInside(['progress', '--data-dir', aHome()]).stdout).toContain('llm-primer read')
  expect(runInside(['review', '--data-dir', aHome()]).stdout).toContain('llm-primer quiz')
})

test('what was sure but wrong yesterday is due today', () => {
  const home = aHome()
  answeredBefore(home, 1, { 'next-token-output': true, 'ask-about-terabytes': false })
  const review = JSON.parse(runInside(['review', '--json', '--data-dir', home]).stdout)

  expect(review).toMatchObject({
    schema: 'llm-primer/review@1',
    today: [{ question: 'ask-about-terabytes', sureButWrong: true }],
    waiting: 0,
  })
  expect(runInside(['review', '--data-dir', home]).stdout).toContain('1 question is due today')
})

test('the daily cap is a setting', () => {
  const home = aHome()
  const questions = ['next-token-output', 'ask-about-terabytes', 'size-claims', 'share-of-the-rest']
  answeredBefore(home, 2, Object.fromEntries(questions.map((id) => [id, false])))
  expect(JSON.parse(runInside(['review', '--json', '--data-dir', home]).stdout)).toMatchObject({ waiting: 0 })
  runInside(['config', 'set', 'review-minutes', '1', '--data-dir', home])

  // A minute holds two reviews of 25 seconds.
  const { today, waiting } = JSON.parse(runInside(['review', '--json', '--data-dir', home]).stdout)
  expect([today.length, waiting]).toEqual([2, 2])
})

test('settings hold until they are reset, and options win over them', () => {
  const home = aHome()
  const speaks = (...words: readonly string[]): string =>
    runInside(['progress', ...words, '--data-dir', home]).stdout
  expect(runInside(['config', 'set', 'lang', 'zh', '--data-dir', home]).status).toBe(0)

  expect(speaks()).toContain('第 1 章')
  expect(speaks('--lang', 'en')).toContain('Chapter 1')
  expect(runInside(['config', 'get', 'lang', '--data-dir', home]).stdout).toBe('zh\n')
  runInside(['config', 'reset', 'lang', '--data-dir', home])
  expect(speaks()).toContain('Chapter 1')
})

test.each([
  [
    ['config', 'set', 'colour', 'red'],
    'lang, theme, width, ambiguous, accessible, part, review-minutes, try-endpoint',
  ],
  [['config', 'set', 'theme', 'pink'], 'auto, light, dark, mono'],
  [['config', 'set', 'width', '7'], '20–1000'],
  [['read', '1.1', '--width', '10'], '20–1000'],
])('%j is refused and names what is allowed', (words, allowed) => {
  expect(runInside([...words, '--data-dir', aHome()])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(allowed),
  })
})

test.each(['{"lang":', '[]', '{"lang":"fr","width":true}', '\u0000'])(
  'settings that read %j stop nothing',
  (text) => {
    const home = aHome()
    mkdirSync(join(home, 'config'))
    writeFileSync(join(home, 'config', 'config.json'), text)

    expect(runInside(['progress', '--data-dir', home])).toMatchObject({ status: 0 })
  },
)

test('the file for Anki has a note a line with an id, both languages where they are asked for, and tags', () => {
  const { stdout } = runInside(['export', 'anki', '--lang', 'both', '--data-dir', aHome()])
  const [notes, headers] = [
    stdout
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('#')),
    stdout.split('\n').filter((line) => line.startsWith('#')),
  ]
  const fields = notes.map((line) => line.split('\t'))

  expect(headers).toContain('#guid column:1')
  expect(fields.every((each) => each.length === 4)).toBe(true)
  expect(new Set(fields.map(([id]) => id)).size).toBe(notes.length)
  const [, front = '', back = '', tags] =
    fields.find(([id]) => id === 'llm-primer:meet-llms:next-token-output') ?? []
  expect(front).toMatch(/[\u4e00-\u9fff].*<br>.*[A-Za-z]/)
  expect(back).toContain('<b>')
  expect(tags).toContain('llm-primer::1.1')
})

test('the notes list the missed questions with their answers', () => {
  const home = aHome()
  answeredBefore(home, 1, { 'large-is-not-always-language': false })
  const { stdout } = runInside(['export', 'markdown', '--data-dir', home])

  expect(stdout).toContain('## Missed')
  expect(stdout).toContain('**Answer: false**')
})

test('the journal as JSON has every entry, into a file when one is named', () => {
  const home = aHome()
  answeredBefore(home, 1, { 'next-token-output': true })
  const file = join(home, 'out.json')

  expect(runInside(['export', 'json', '--output', file, '--data-dir', home])).toMatchObject({
    status: 0,
    stdout: '',
  })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    schema: 'llm-primer/export@1',
    events: [{ kind: 'answer', question: 'next-token-output' }],
  })
})

test.each([
  ['set', 'theme', 'dark'],
  ['reset', 'width'],
])('a settings file with a slip of the pen is not written over: config %s %s', (...words) => {
  const home = aHome()
  const file = join(home, 'config', 'config.json')
  const typed = '{"lang":"zh","width":80,}'
  mkdirSync(join(home, 'config'))
  writeFileSync(file, typed)

  const { status, stderr } = runInside(['config', ...words, '--data-dir', home])
  expect(status).toBe(1)
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringContaining(file),
    expect.stringContaining('config reset'),
  ])
  expect(readFileSync(file, 'utf8')).toBe(typed)
  expect(runInside(['config', 'reset', '--data-dir', home])).toMatchObject({
    status: 0,
    stderr: 'All settings are forgotten.\n',
  })
})

test('a file in the place of the home is told in two lines when a setting is to be kept there', () => {
  const home = join(aHome(), 'a-file')
  writeFileSync(home, '')

  const { status, stderr } = runInside(['config', 'set', 'lang', 'en', '--data-dir', home])
  expect(status).toBe(1)
  expect(stderr).toContain('could not be written')
  expect(stderr.trim().split('\n')).toHaveLength(2)
})
