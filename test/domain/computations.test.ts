import { expect, test } from 'vitest'
import { computedAnswer } from '../../src/domain/computations.ts'

// 570 GB of 45 TB: 570 / 45000 = 0.012667.
test('computes what a question names', () => {
  expect(computedAnswer('percentage', { part: 570, whole: 45000 })).toBeCloseTo(1.2667, 4)
  expect(computedAnswer('power', { base: 4, exponent: 2 })).toBe(16)
  expect(computedAnswer('chance-of-any', { chance: 0.5, tries: 4 })).toBe(0.9375)
})

// e^0.5 = 1.6487; 1.6487 / 2.6487 = 0.6225.
test('takes temperature 1 when a softmax names none', () => {
  expect(computedAnswer('softmax', { scores: [1, 0], temperature: 2, place: 0 })).toBeCloseTo(0.6225, 4)
  expect(computedAnswer('softmax', { scores: [0, 0], place: 1 })).toBe(0.5)
})

// 3-4-5 triangle: (3·4 + 4·3) / (5·5) = 24/25. Two of three "b" follow "a". 1000⁴ = 10¹². A die is torn between 6.
test('computes the keys of the sections on counting and vectors', () => {
  expect(computedAnswer('cosine', { left: [3, 4], right: [4, 3] })).toBeCloseTo(0.96, 12)
  expect(computedAnswer('share-of-word', { words: 'a b a b a c', word: 'b', before: 'a' })).toBeCloseTo(
    2 / 3,
    12,
  )
  expect(computedAnswer('power-of-ten', { base: 1000, exponent: 4 })).toBeCloseTo(12, 12)
  expect(computedAnswer('perplexity', { chances: [1 / 6, 1 / 6] })).toBeCloseTo(6, 12)
  expect(computedAnswer('rest-of-one', { shares: [0.5, 0.2] })).toBeCloseTo(0.3, 12)
})

test('knows no answer to an unknown name, and none to missing arguments', () => {
  expect(computedAnswer('guess', {})).toBeUndefined()
  expect(computedAnswer('percentage', { part: 570 })).toBeNaN()
})
