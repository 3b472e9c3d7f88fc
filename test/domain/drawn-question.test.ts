import { describe, expect, test } from 'vitest'
import { checkAnswer } from '../../src/domain/answers.ts'
import {
  drawnQuestion,
  drawProblems,
  questionWith,
  standardQuestion,
} from '../../src/domain/drawn-question.ts'
import type { Question } from '../../src/domain/question.schema.ts'
import { startSitting } from '../../src/domain/sitting.ts'
import { aNumeric } from '../questions.ts'

type Numeric = Extract<Question, { kind: 'numeric' }>

const both = (text: string) => ({ zh: text, en: text })

/** A chain of steps that all have to succeed: 0.9 and 2 steps make 0.81, 0.5 and 3 make 0.125. */
const written: Numeric = {
  ...aNumeric('chain'),
  drawn: { chance: [0.9, 0.5], steps: [2, 3] },
  prompt: both('{chance}, {steps} steps?'),
  hints: [both('{chance} times {chance} …')],
  explanation: both('{chance}^{steps} = {answer}'),
  answer: { value: 0.81, tolerance: 0.01, range: { min: 0.1, max: 0.9 } },
  computation: { name: 'chance-of-all', arguments: { chance: '{chance}', length: '{steps}' } },
  traps: [
    {
      value: 0.9,
      computation: { name: 'product', arguments: { factors: ['{chance}'] } },
      why: both('one step: {chance}'),
    },
  ],
}

const standard = standardQuestion(written)

const numeric = (question: Question | undefined): Numeric => {
  if (question?.kind !== 'numeric') throw new Error('no numeric question')
  return question
}

test('where nothing is drawn it has the first value of each number', () => {
  const { prompt, answer, explanation, traps } = numeric(standard)
  expect(prompt.en).toBe('0.9, 2 steps?')
  expect(explanation.en).toBe('0.9^2 = 0.81')
  expect([answer.value, traps[0]?.value, traps[0]?.why.en]).toEqual([0.81, 0.9, 'one step: 0.9'])
})

test('a seed draws the same numbers every time, and seeds reach all of them', () => {
  const prompts = new Set<string>()
  for (let seed = 0; seed < 60; seed += 1) {
    const drawn = drawnQuestion(standard, seed)
    expect(drawnQuestion(standard, seed)).toEqual(drawn)
    prompts.add(numeric(drawn?.question).prompt.en)
  }
  expect([...prompts].sort()).toEqual(['0.5, 2 steps?', '0.5, 3 steps?', '0.9, 2 steps?', '0.9, 3 steps?'])
})

test('key, tolerance, texts and traps follow the numbers', () => {
  const asked = numeric(questionWith(standard, { chance: 0.5, steps: 3 }))
  expect(asked.answer.value).toBe(0.125)
  // 0.01 of 0.81 is as much in proportion as 0.00154 of 0.125.
  expect(asked.answer.tolerance).toBeCloseTo(0.00154, 5)
  expect(asked.hints[0]?.en).toBe('0.5 times 0.5 …')
  expect(checkAnswer(asked, { value: 0.125 })).toMatchObject({ correct: true })
  expect(checkAnswer(asked, { value: 0.81 })).toMatchObject({ correct: false })
})

test.each([
  [{ chance: 0.7, steps: 2 }],
  [{ chance: 0.9 }],
  [{ chance: 0.9, steps: 2, more: 1 }],
  ['text'],
  [[0.9, 2]],
])('it cannot have the numbers %j', (drawn) => {
  expect(questionWith(standard, drawn)).toBeUndefined()
})

test('a question that draws nothing is left alone', () => {
  const plain = aNumeric()
  expect(standardQuestion(plain)).toBe(plain)
  expect(drawnQuestion(plain, 1)).toBeUndefined()
  expect(questionWith(plain, undefined)).toBe(plain)
})

test('a sitting draws by its seed; a question in a text keeps its numbers', () => {
  const asked = { chapter: 'one', question: standard, number: '1.1', title: both('One') }
  const seeds = Array.from({ length: 20 }, (_, seed) => startSitting('review', seed, [asked]).queue[0])
  expect(new Set(seeds.map((each) => JSON.stringify(each?.drawn))).size).toBe(4)
  const [inText] = startSitting('quiz', 3, [{ ...asked, standard: true }]).queue
  expect(inText?.question).toBe(standard)
  expect(inText?.drawn).toBeUndefined()
})

describe('an author is told', () => {
  const problems = (change: Partial<Numeric>) => drawProblems(standardQuestion({ ...written, ...change }))

  test('nothing where all is well', () => {
    expect(problems({})).toEqual([])
  })

  test('of a key that leaves its range', () => {
    const answer = { ...written.answer, range: { min: 0.2, max: 0.9 } }
    expect(problems({ answer })).toEqual([
      { type: 'out-of-range', drawn: { chance: 0.5, steps: 3 }, value: 0.125 },
    ])
  })

  test('of a name that is not drawn, and of one that the question does not use', () => {
    expect(problems({ explanation: both('{odds}') })).toEqual([{ type: 'unknown-name', name: 'odds' }])
    expect(problems({ prompt: both('{chance}?') })).toEqual([{ type: 'unused-name', name: 'steps' }])
  })

  test('of a trap that is right for some of the numbers', () => {
    const traps = [{ value: 0.25, why: both('half') }]
    expect(problems({ traps })).toEqual([
      { type: 'trap-is-right', drawn: { chance: 0.5, steps: 2 }, value: 0.25 },
    ])
  })

  test('of a key that is typed, a missing range, and more combinations than can be tried', () => {
    const { computation: _, ...typed } = written
    expect(drawProblems(standardQuestion(typed))).toEqual([{ type: 'no-computation' }])
    expect(problems({ answer: { value: 0.81, tolerance: 0.01 } })).toEqual([{ type: 'no-range' }])
    const many = Array.from({ length: 80 }, (_, at) => at + 2)
    expect(problems({ drawn: { chance: many, steps: many } })).toEqual([{ type: 'too-many' }])
  })
})
