import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runInside } from '../run-inside.ts'

const aHome = (): string => mkdtempSync(join(tmpdir(), 'quiz-'))
const lines = (text: string): unknown[] =>
  text
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

function journalOf(home: string): Record<string, unknown>[] {
  const state = join(home, 'state')
  const [name = ''] = readdirSync(state)
  return readFileSync(join(state, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

test('in a pipe it says how else these questions are answered', () => {
  expect(runInside(['quiz', '2.3'])).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('llm-primer quiz 2.3 --answers FILE'),
  })
})

test('quiz --list --json has every question in both languages and gives no answer away', () => {
  const { status, stdout } = runInside(['quiz', '1', '--list', '--json'])
  const { schema, questions } = JSON.parse(stdout)

  expect(status).toBe(0)
  expect(schema).toBe('llm-primer/questions@1')
  expect(questions.length).toBeGreaterThanOrEqual(16)
  expect(new Set(questions.map(({ kind }: { kind: string }) => kind)).size).toBeGreaterThanOrEqual(4)
  for (const question of questions) {
    expect(question.prompt).toEqual({ zh: expect.any(String), en: expect.any(String) })
    for (const option of question.options) expect(Object.keys(option).sort()).toEqual(['en', 'id', 'zh'])
  }
  expect(stdout).not.toMatch(/"(correct|answer|accept|why|explanation|hints|tolerance)"/)
})

test('quiz --list --kind lists the questions of that kind alone', () => {
  const kinds = JSON.parse(
    runInside(['quiz', '1', '--list', '--kind', 'order', '--json']).stdout,
  ).questions.map(({ kind }: { kind: string }) => kind)
  expect(kinds.length).toBeGreaterThan(1)
  expect(new Set(kinds)).toEqual(new Set(['order']))
})

test('an answer is acknowledged once it is in the journal', () => {
  const home = aHome()
  const answers = [
    { question: 'next-token-output', answer: 'distribution', confidence: 'sure' },
    { question: 'large-is-not-always-language', answer: true },
    { question: 'next-token-output', answer: 'record', confidence: 'guess' },
  ]

  const { status, stdout } = runInside(['quiz', '1', '--answers', '-', '--data-dir', home], {
    input: answers.map((answer) => JSON.stringify(answer)).join('\n'),
  })

  expect(status).toBe(0)
  const told = { schema: 'llm-primer/answer@1', chapter: 'meet-llms', saved: true }
  expect(lines(stdout)).toEqual([
    { ...told, question: 'next-token-output', correct: true },
    { ...told, question: 'large-is-not-always-language', correct: false },
    { ...told, question: 'next-token-output', correct: false },
  ])
  expect(journalOf(home).map(({ question, confidence }) => [question, confidence])).toEqual([
    ['next-token-output', 'sure'],
    ['large-is-not-always-language', 'unsure'],
    ['next-token-output', 'guess'],
  ])
})

test('a broken line is named by its number, the rest is taken, exit 1', () => {
  const file = join(aHome(), 'answers.jsonl')
  const bad = [
    '\uFEFF{"question":"next-token-output","answer":"distribution"}\r',
    '',
    '{"question":"next-token-outputs","answer":"distribution"}',
    '{"question":"next-token-output","answer":"nonsense"}',
    '{"question":"next-token-output","answer":["distribution"]}',
    'not json',
    '[1,2]',
    '{"question":7,"answer":true}',
    '{"question":"next-token-output"}',
    '{"question":"next-token-output","answer":"distribution","confidence":"very"}',
    `{"question":"next-token-output","answer":"${'x'.repeat(70_000)}"}`,
    '{"question":"large-is-not-always-language","answer":false}',
  ]
  writeFileSync(file, Buffer.concat([Buffer.from(`${bad.join('\n')}\n`), Buffer.from([0xff, 0xfe, 0x0a])]))

  const { status, stdout, stderr } = runInside(['quiz', '1', '--answers', file])

  expect(status).toBe(1)
  expect(lines(stdout)).toHaveLength(2)
  const named = [...stderr.matchAll(/^Line (\d+): /gm)].map(([, number]) => Number(number))
  expect(named).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 13])
  expect(stderr).toContain('10 lines were left out.')
})

test('without a terminal and without --answers there is a hint, exit 2', () => {
  const { status, stdout, stderr } = runInside(['quiz', '1'])

  expect(status).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toContain('--answers')
})

test('an answers file that is not there is said, exit 1', () => {
  expect(runInside(['quiz', '1', '--answers', 'nowhere.jsonl'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('nowhere.jsonl'),
  })
})

test('when nothing can be saved the answers are still judged, and one sentence says why', () => {
  const home = aHome()
  writeFileSync(join(home, 'state'), 'in the way')
  const input = '{"question":"next-token-output","answer":"distribution"}\n'.repeat(3)

  const { status, stdout, stderr } = runInside(['quiz', '1', '--answers', '-', '--data-dir', home], { input })

  expect(status).toBe(1)
  expect(lines(stdout)).toEqual(
    Array.from({ length: 3 }, () => expect.objectContaining({ saved: false, correct: true })),
  )
  expect(stderr.match(/could not be saved/g)).toHaveLength(1)
})

test('a pipe in the place of the journal neither blocks nor loses the lesson', () => {
  const home = aHome()
  const input = '{"question":"next-token-output","answer":"distribution"}\n'
  runInside(['quiz', '1', '--answers', '-', '--data-dir', home], { input })
  const [name = ''] = readdirSync(join(home, 'state'))
  const other = aHome()
  mkdirSync(join(other, 'state', name), { recursive: true })

  expect(runInside(['quiz', '1', '--answers', '-', '--data-dir', other], { input })).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('not an ordinary file'),
  })
})

test('every line of an answers file counts in its summary, also when a question is answered again', () => {
  const input = '{"question":"next-token-output","answer":"distribution"}\n'.repeat(3)

  expect(runInside(['quiz', '1', '--answers', '-'], { input }).stderr).toContain('3 answers saved, 3 right.')
})

test.each([
  [['--list', '--answers', '-'], '--list does not go with --answers'],
  [['--placement', '--exam'], '--placement does not go with --exam'],
])('options of quiz that contradict each other are refused: %j', (options, said) => {
  expect(runInside(['quiz', '1', ...options])).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining(said),
  })
})
