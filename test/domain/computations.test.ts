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

test('knows no answer to an unknown name, and none to missing arguments', () => {
  expect(computedAnswer('guess', {})).toBeUndefined()
  expect(computedAnswer('percentage', { part: 570 })).toBeNaN()
})
