import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkAnswer, readNumericAnswer, slipOf, trapOf } from '../../src/domain/answers.ts'
import { readQuantity } from '../../src/domain/quantity.ts'
import { aCloze, aMultiple, aNumeric, anOrder, aShort, ofEveryKind } from '../questions.ts'

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

test('a number may be given as it is typed', () => {
  expect(checkAnswer(aNumeric(), '2,000 MB')).toEqual({ answer: { value: 2000, unit: 'MB' }, correct: true })
  expect(checkAnswer(aNumeric(), '两 GB')).toMatchObject({ correct: true })
  expect(checkAnswer(aNumeric(), 'two or three')).toEqual({
    problem: { type: 'unknown-unit', unit: 'or three', expected: 'GB' },
  })
  expect(checkAnswer(aNumeric(), '5-6 GB')).toEqual({ problem: { type: 'wrong-type', kind: 'numeric' } })
})

test('a known slip has its own explanation', () => {
  expect(trapOf(aNumeric(), { value: 16 })?.why.en).toBe('bits')
  expect(trapOf(aShort(), 'WORD')?.why.en).toBe('no')
  expect(trapOf(aShort(), 'letter')).toBeUndefined()
})

test.each([
  [['model', 'model'], false],
  [['product', 'product'], false],
  [['model', 'products'], true],
])('a cloze is right when all of its gaps are: %j', (gaps, correct) => {
  expect(checkAnswer(aCloze(), gaps)).toMatchObject({ correct })
})

/** A question whose key has no unit, as its words have it. */
const counting = (en: string, zh: string, value: number) => ({
  ...aNumeric(),
  prompt: { en, zh },
  answer: { value, tolerance: Math.abs(value) / 100 },
})
const tokens = counting(
  'By the rule of thumb, about how many tokens is an article of 2,500 Chinese characters?',
  '按粗略估法，一篇 2500 个汉字的文章大约是多少个词元？',
  1500,
)
const yuan = counting('What do ten thousand calls cost, in yuan?', '一万次要多少元？', 53.3)
const share = counting('How much do all the others get together?', '其余一共分到多少？', 0.1)
const times = counting('How many times as many scores are needed?', '要打的分变成原来的多少倍？', 16)
const points = counting('A right answer gives 1 point. What is the score?', '答对得 1 分，期望得几分？', -0.2)

test.each([
  [tokens, 1500, 'tokens', true],
  [tokens, 1500, '个词元', true],
  [tokens, 1.5, 'k tokens', true],
  [tokens, 1.5, '千词元', true],
  [tokens, 1500, 'yuan', false],
  [tokens, 1500, 'GB', false],
  [yuan, 53.3, 'yuan', true],
  [yuan, 53.3, 'CNY', true],
  [yuan, 53.3, 'RMB', true],
  [yuan, 53.3, '¥', true],
  [yuan, 0.00533, '万元', true],
  [yuan, 53.3, '$', false],
  [yuan, 53.3, 'tokens', false],
  [share, 10, 'percent', true],
  [share, 10, '%', true],
  [share, 10, 'tokens', undefined],
  [times, 16, 'times', true],
  [times, 16, 'x', true],
  [times, 16, '倍', true],
  [times, 16, 'tokens', false],
  [points, -0.2, 'points', true],
  [points, -0.2, '分', true],
])(
  'a number with the unit that the question asks for counts as the number (%#)',
  (question, value, unit, correct) => {
    const reading = checkAnswer(question, { value, unit })
    expect('problem' in reading ? reading.problem.type : reading.correct).toBe(correct ?? false)
  },
)

test('a thing that the question does not ask for is told, not graded', () => {
  expect(checkAnswer(tokens, { value: 1500, unit: 'characters' })).toEqual({
    problem: { type: 'unknown-unit', unit: 'characters', expected: '' },
  })
})

test('a number that is right but for its writing is known as such', () => {
  const percent = { ...aNumeric(), answer: { value: 74, tolerance: 1, unit: '%' } }
  expect(slipOf(percent, { value: 0.74 })).toBe('share')
  expect(slipOf(percent, { value: 0.74, unit: '%' })).toBe('share')
  expect(slipOf(share, { value: 10 })).toBe('percent')
  expect(slipOf(points, { value: 0.2 })).toBe('sign')
  expect(slipOf(points, { value: -0.2 })).toBeUndefined()
  expect(slipOf(share, { value: 0.9 })).toBeUndefined()
})

const typed = (question: Parameters<typeof readNumericAnswer>[0], text: string) => {
  const quantity = readQuantity(text)
  const answer = quantity && readNumericAnswer(question, quantity)
  if (answer === undefined) return 'no number'
  if ('problem' in answer) return answer.problem.type
  const reading = checkAnswer(question, answer)
  return 'problem' in reading ? reading.problem.type : reading.correct
}
const percent = { ...aNumeric(), answer: { value: 74, tolerance: 1, unit: '%' } }
const kept = counting('Top-p is 0.8. How many tokens are kept?', '留下几个词元？', 3)
const cells = counting('A table needs 10 to which power of cells?', '需要 10 的几次方个格子？', 12)
const daily = counting('What do ten thousand calls a day cost, in dollars?', '每天一万次要多少元？', 53.3)
const tags = counting('How many tags are there?', '一共有多少种标签？', 16_777_216)
const gigabytes = { ...aNumeric(), answer: { value: 15, tolerance: 0.3, unit: 'GB' } }

test.each([
  // The learner has to say what is meant; nothing is graded before.
  [percent, '0.74', 'share-or-percent'],
  [percent, '0.74%', false],
  [share, '10', 'percent-sign'],
  [share, '10%', true],
  [share, '20', false],
  [tokens, '1.500', 'point-or-group'],
  [tokens, '1500', true],
  [tokens, '1.400', false],
  [percent, '七成四', true],
  [kept, '3 out of 5', true],
  [kept, '2 of 5', false],
  [cells, '12', true],
  [cells, '10^12', true],
  [cells, '一万亿', true],
  [cells, '10^7', false],
  [counting('Which exponent of ten?', '10的几次方？', 12), '10^12', true],
  [daily, '53.3 dollars a day', true],
  [daily, '53.3 元/天', true],
  [daily, '53.3 dollars a month', 'unknown-unit'],
  [tags, '16777216 个标签', true],
  [tags, '1677,7216', 'point-or-group'],
  [gigabytes, '15G', true],
  [gigabytes, '15 GB = 15×10^9 B', true],
  [gigabytes, '150 亿 B', true],
  [gigabytes, '15 千兆字节', true],
  [gigabytes, '120 Gbit', true],
  [gigabytes, '15 Gbit', false],
])(
  '%#: %o is graded or asked back, on a screen and as a line of `quiz --answers`',
  (question, text, outcome) => {
    expect(typed(question, text)).toBe(outcome)
    const line = checkAnswer(question, text)
    expect('problem' in line ? line.problem.type : line.correct).toBe(outcome)
  },
)
