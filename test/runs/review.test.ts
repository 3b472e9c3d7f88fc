import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { encodeEvent } from '../../src/files/journal-line.ts'
import { anAnswer } from '../events.ts'
import { run } from '../run.ts'
import { runInside } from '../run-inside.ts'

const aHome = (): string => mkdtempSync(join(tmpdir(), 'llm-primer-review-'))

/** A learner who has answered these questions, one a line, all wrong but the last. */
function aLearner(): string {
  const home = aHome()
  const lines = [
    { question: 'name-the-judge', answer: 'nobody', confidence: 'sure' },
    { question: 'clean-run', answer: { value: 26 } },
    { question: 'retry-once', answer: { value: 1 }, confidence: 'sure' },
  ]
  runInside(['quiz', '1', '--answers', '-', '--data-dir', home], {
    input: lines.map((line) => JSON.stringify(line)).join('\n'),
  })
  return home
}

test('the mistakes: what was said, what is right, why, where to read it, and a question like it', () => {
  const home = aLearner()
  const { stdout } = runInside(['review', '--missed', '--lang', 'en', '--data-dir', home])
  for (const words of ['2 questions missed', 'Your answer: nobody', 'Answer: 73.97%', 'llm-primer read 1.'])
    expect(stdout).toContain(words)

  const { missed } = JSON.parse(runInside(['review', '--missed', '--json', '--data-dir', home]).stdout)
  expect(missed).toMatchObject([
    { question: 'clean-run', said: { value: 26 }, misses: 1 },
    { question: 'name-the-judge', said: 'nobody', misses: 1 },
  ])
  const names = ['clean-run', 'name-the-judge', ...missed.map(({ similar }: { similar: string }) => similar)]
  expect(new Set(names).size).toBe(4)
})

/** Runs with the clock of Berlin put to this hour. */
function runAt(hour: string, words: readonly string[], home: string, input = ''): string {
  const clock = join(home, 'clock.cjs')
  writeFileSync(
    clock,
    `const ahead = ${Date.parse(`${hour}:00+01:00`)} - Date.now()
    globalThis.Date = class extends Date {
      constructor(...parts) { parts.length === 0 ? super(Date.real() + ahead) : super(...parts) }
      static real = Date.now
      static now() { return Date.real() + ahead }
    }`,
  )
  const env = { NODE_OPTIONS: `--require ${clock}`, TZ: 'Europe/Berlin' }
  return run([...words, '--lang', 'en', '--data-dir', home], { input, env }).stdout
}

test('a question that is due on the fourth is asked from four in the morning, and the night says so', () => {
  const home = aHome()
  const right = { question: 'retry-once', answer: { value: 1 }, confidence: 'sure' }
  runAt('2026-12-01T10:00', ['quiz', '1', '--answers', '-'], home, JSON.stringify(right))
  const next = 'Nothing is due today. The next one is due on 4 Dec.'
  const said = (hour: string): string => runAt(hour, ['review'], home).replace(/\s+/g, ' ').trim()

  expect(said('2026-12-03T23:59')).toBe(next)
  expect(said('2026-12-04T00:00')).toBe(`${next} A day begins at 4 in the morning.`)
  expect(said('2026-12-04T03:59')).toBe(`${next} A day begins at 4 in the morning.`)
  expect(said('2026-12-04T04:00')).toContain('1 question is due today')
  // By the clock it is the fourth, by the days of learning the third.
  const plan = JSON.parse(runAt('2026-12-04T03:59', ['review', '--plan', '--json'], home))
  expect(plan.days.slice(0, 2)).toEqual([
    expect.objectContaining({ day: '2026-12-03', count: 0 }),
    expect.objectContaining({ day: '2026-12-04', count: 1 }),
  ])
})

test('the plan has fourteen days and says what the minutes hold', () => {
  const home = aLearner()
  const plan = JSON.parse(runInside(['review', '--plan', '--json', '--data-dir', home]).stdout)

  expect(plan.days).toHaveLength(14)
  // Both misses tomorrow; a first "good" three days ahead.
  expect(plan.days.map(({ count }: { count: number }) => count).slice(0, 5)).toEqual([0, 2, 0, 1, 0])
  expect(plan).toMatchObject({ minutes: 5, perDay: 12, waiting: 0 })
  expect(runInside(['review', '--plan', '--lang', 'en', '--data-dir', home]).stdout).toContain(
    'hold 12 reviews',
  )
})

test('the count is a number and nothing else; none is exit code 1', () => {
  const { status, stdout, stderr } = runInside(['review', '--count', '--data-dir', aLearner()])
  expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: '0\n', stderr: '' })
})

test('what falls due later can be asked for now, but not what was answered today', () => {
  const { today } = JSON.parse(runInside(['review', '--ahead', '--json', '--data-dir', aLearner()]).stdout)
  expect(today).toEqual([])
})

test('what is not due yet is not said to be due, and the command named is the one that was typed', () => {
  const home = aHome()
  const day = 86_400_000
  // Right twice, the second time yesterday: due in days. Missed on eight days: due today.
  const answered = (question: string, daysAgo: number, correct: boolean, answer: string) =>
    anAnswer(question, {
      id: `${question}-${daysAgo}`,
      time: Date.now() - daysAgo * day,
      chapter: 'meet-llms',
      section: 'what-is-an-llm',
      confidence: 'sure',
      answer,
      correct,
    })
  const events = [
    ...[9, 8, 7, 6, 5, 4, 3, 2].map((ago) => answered('next-token-output', ago, false, 'gone')),
    answered('ask-about-terabytes', 4, true, 'filtered'),
    answered('ask-about-terabytes', 1, true, 'filtered'),
  ]
  mkdirSync(join(home, 'state'), { recursive: true })
  writeFileSync(join(home, 'state', 'journal-one.jsonl'), Buffer.concat(events.map(encodeEvent)))
  const said = (...words: string[]) => runInside(['review', ...words, '--data-dir', home]).stdout

  expect(said('--count')).toBe('1\n')
  expect(said('--lang', 'en')).toContain('1 question is due today')
  expect(said('--lang', 'en')).toContain('In a terminal: llm-primer review\n')
  for (const [lang, heading] of [
    ['en', '2 questions to do now, about 1 min; not due yet: 1.'],
    ['zh', '现在可以做 2 题，大约 1 分钟；其中 1 题还没到期。'],
  ] as const) {
    expect(said('--ahead', '--lang', lang)).toContain(heading)
    expect(said('--ahead', '--lang', lang)).toContain('llm-primer review --ahead')
  }

  // An option that the question has no more leaves no empty line, and x is a key of the review.
  const missed = said('--missed', '--lang', 'zh')
  expect(missed).not.toContain('你的答案：')
  expect(missed).toContain('复习时按 x 可不再问')
})

test('two ways of reviewing at once are refused', () => {
  expect(runInside(['review', '--more', '--plan']).status).toBe(2)
})

test('a report of a question has what its authors need, and the last answer', () => {
  const { status, stdout } = runInside([
    'quiz',
    '--report',
    'clean-run',
    '--lang',
    'en',
    '--data-dir',
    aLearner(),
  ])
  expect(status).toBe(0)
  for (const line of ['question: clean-run', 'language: en', 'answer: {"value":26}'])
    expect(stdout).toContain(line)
  const unknown = runInside(['quiz', '--report', 'clean-rum', '--lang', 'en'])
  expect(unknown.status).toBe(2)
  expect(unknown.stderr).toContain('clean-run')
})
