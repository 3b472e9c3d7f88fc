import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkAnswer, trapOf } from '../../src/domain/answers.ts'
import { aMultiple, aNumeric, anOrder, aShort, ofEveryKind } from '../questions.ts'

const right: Readonly<Record<string, unknown>> = {
  single: 'right',
  multiple: ['b', 'a'],
  'true-false': false,
  numeric: { value: 2000, unit: 'MB' },
  short: 'Token',
  cloze: ['models', '产品'],
  order: ['first', 'second', 'third'],
  match: { l3: 'r3', l1: 'r1', l2: 'r2' },
}

const wrong: Readonly<Record<string, unknown>> = {
  single: 'other',
  multiple: ['a'],
  'true-false': true,
  numeric: { value: 2, unit: 's' },
  short: 'word',
  cloze: ['product', 'model'],
  order: ['second', 'first', 'third'],
  match: { l1: 'r2', l2: 'r1', l3: 'r3' },
}

test.each(ofEveryKind())('$kind: the right answer is right and a wrong one wrong', (question) => {
  expect(checkAnswer(question, right[question.kind])).toMatchObject({ correct: true })
  expect(checkAnswer(question, wrong[question.kind])).toMatchObject({ correct: false })
})

test.each(ofEveryKind())('$kind: whatever comes from outside is checked without an exception', (question) => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const reading = checkAnswer(question, value)
      expect('problem' in reading || typeof reading.correct === 'boolean').toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('an option that is not there, is there twice, or is missing is named', () => {
  expect(checkAnswer(aMultiple(), ['a', 'z'])).toEqual({
    problem: { type: 'unknown-id', id: 'z', known: ['a', 'b', 'c'] },
  })
  expect(checkAnswer(aMultiple(), ['a', 'a'])).toEqual({ problem: { type: 'repeated', id: 'a' } })
  expect(checkAnswer(anOrder(), ['first'])).toEqual({
    problem: { type: 'incomplete', expected: 3, given: 1 },
  })
  expect(checkAnswer(aNumeric(), { value: 2, unit: 'parsec' })).toEqual({
    problem: { type: 'unknown-unit', unit: 'parsec', expected: 'GB' },
  })
})

test('the tolerance counts in the unit of the answer', () => {
  const judged = (value: unknown) => checkAnswer(aNumeric(), value)

  expect(judged({ value: 2.05 })).toMatchObject({ correct: true })
  expect(judged({ value: 2.06 })).toMatchObject({ correct: false })
  expect(judged({ value: 2050, unit: 'MB' })).toMatchObject({ correct: true })
})

test('a known slip has its own explanation', () => {
  expect(trapOf(aNumeric(), { value: 16 })?.why.en).toBe('bits')
  expect(trapOf(aShort(), 'WORD')?.why.en).toBe('no')
  expect(trapOf(aShort(), 'letter')).toBeUndefined()
})
