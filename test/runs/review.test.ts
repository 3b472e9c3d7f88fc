import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../run.ts'

const aHome = (): string => mkdtempSync(join(tmpdir(), 'llm-primer-review-'))

/** A learner who has answered these questions, one a line, all wrong but the last. */
function aLearner(): string {
  const home = aHome()
  const lines = [
    { question: 'name-the-judge', answer: 'nobody', confidence: 'sure' },
    { question: 'clean-run', answer: { value: 26 } },
    { question: 'retry-once', answer: { value: 1 }, confidence: 'sure' },
  ]
  run(['quiz', '1', '--answers', '-', '--data-dir', home], {
    input: lines.map((line) => JSON.stringify(line)).join('\n'),
  })
  return home
}

test('the mistakes: what was said, what is right, why, where to read it, and a question like it', () => {
  const home = aLearner()
  const { stdout } = run(['review', '--missed', '--lang', 'en', '--data-dir', home])
  for (const words of ['2 questions missed', 'Your answer: nobody', 'Answer: 73.97%', 'llm-primer read 1.'])
    expect(stdout).toContain(words)

  const { missed } = JSON.parse(run(['review', '--missed', '--json', '--data-dir', home]).stdout)
  expect(missed).toMatchObject([
    { question: 'clean-run', said: { value: 26 }, misses: 1 },
    { question: 'name-the-judge', said: 'nobody', misses: 1 },
  ])
  const names = ['clean-run', 'name-the-judge', ...missed.map(({ similar }: { similar: string }) => similar)]
  expect(new Set(names).size).toBe(4)
})

test('the plan has fourteen days and says what the minutes hold', () => {
  const home = aLearner()
  const plan = JSON.parse(run(['review', '--plan', '--json', '--data-dir', home]).stdout)

  expect(plan.days).toHaveLength(14)
  // Both misses tomorrow; a first "good" three days ahead.
  expect(plan.days.map(({ count }: { count: number }) => count).slice(0, 5)).toEqual([0, 2, 0, 1, 0])
  expect(plan).toMatchObject({ minutes: 5, perDay: 12, waiting: 0 })
  expect(run(['review', '--plan', '--lang', 'en', '--data-dir', home]).stdout).toContain('hold 12 reviews')
})

test('the count is a number and nothing else; none is exit code 1', () => {
  const { status, stdout, stderr } = run(['review', '--count', '--data-dir', aLearner()])
  expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: '0\n', stderr: '' })
})

test('what falls due later can be asked for now, but not what was answered today', () => {
  const { today } = JSON.parse(run(['review', '--ahead', '--json', '--data-dir', aLearner()]).stdout)
  expect(today).toEqual([])
})

test('two ways of reviewing at once are refused', () => {
  expect(run(['review', '--more', '--plan']).status).toBe(2)
})

test('a report of a question has what its authors need, and the last answer', () => {
  const { status, stdout } = run(['quiz', '--report', 'clean-run', '--lang', 'en', '--data-dir', aLearner()])
  expect(status).toBe(0)
  for (const line of ['question: clean-run', 'language: en', 'answer: {"value":26}'])
    expect(stdout).toContain(line)
  const unknown = run(['quiz', '--report', 'clean-rum', '--lang', 'en'])
  expect(unknown.status).toBe(2)
  expect(unknown.stderr).toContain('clean-run')
})
