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

// 0.5 + 0.3 is short of 0.9, 0.5 + 0.3 + 0.15 is not. In floating point 0.5 + 0.3 + 0.1 is a little less than 0.9.
test('counts what top-p keeps, in whatever order the tokens stand', () => {
  const kept = (probabilities: number[], p: number) => computedAnswer('kept-by-top-p', { probabilities, p })
  expect(kept([0.05, 0.3, 0.5, 0.15], 0.9)).toBe(3)
  expect(kept([0.5, 0.3, 0.1, 0.1], 0.9)).toBe(3)
  expect(kept([0.6, 0.4], 0.5)).toBe(1)
})

// p - 3(1 - p) is 0 at 3/4. 8e9 half bytes are 4e9 bytes. LoRA's 4096 × 4096 at rank 8: 8 · 8192 = 65536.
test('computes the keys of the sections on limits, size and tuning', () => {
  expect(computedAnswer('expected-score', { chance: 0.3, penalty: 1 })).toBeCloseTo(-0.4, 12)
  expect(computedAnswer('break-even-chance', { penalty: 3 })).toBe(0.75)
  expect(computedAnswer('gigabytes-of-weights', { parameters: 8e9, bits: 4 })).toBe(4)
  expect(computedAnswer('lora-parameters', { rows: 4096, columns: 4096, rank: 8 })).toBe(65536)
})

// 500 · 1 + 1500 · 0.02 + 400 · 4 = 2130 yuan per million calls. 0.9² = 0.81.
test('computes the keys of the sections on bills and reliability', () => {
  const given = { calls: 10_000, tokens: [500, 1500, 400], prices: [1, 0.02, 4] }
  expect(computedAnswer('cost-of-calls', given)).toBeCloseTo(21.3, 12)
  expect(computedAnswer('cost-of-calls', { ...given, prices: [1, 0.02] })).toBeNaN()
  expect(computedAnswer('percent-of-all', { chance: 0.9, length: 2 })).toBeCloseTo(81, 12)
  expect(computedAnswer('product', { factors: [2500, 0.6] })).toBe(1500)
})

test('knows no answer to an unknown name, and none to missing arguments', () => {
  expect(computedAnswer('guess', {})).toBeUndefined()
  expect(computedAnswer('percentage', { part: 570 })).toBeNaN()
})

// By hand: 40 + 20, then 80 more each call: 60, 140, 220. Cases right of 20: 14, 17, 11, 16.
test('computes what the calls of a conversation send, and how far scores spread', () => {
  const conversation = { system: 40, question: 20, answer: 60 }
  expect([1, 2, 3].map((round) => computedAnswer('tokens-sent', { round, ...conversation }))).toEqual([
    60, 140, 220,
  ])
  expect(computedAnswer('tokens-sent-in-all', { rounds: 3, ...conversation })).toBe(420)
  expect(computedAnswer('mean', { values: [14, 17, 11, 16] })).toBe(14.5)
  expect(computedAnswer('spread', { values: [14, 17, 11, 16] })).toBe(6)
})

// 8192 - 600 - 2700 - 2880 - 60 - 1000 = 952: three times 240 is 720, four times 960.
test('counts the exchanges that a window still holds, and none where it is full', () => {
  const used = [600, 2700, 2880, 60, 1000]
  expect(computedAnswer('exchanges-that-fit', { exchange: 240, window: 8192, used })).toBe(3)
  expect(computedAnswer('exchanges-that-fit', { exchange: 240, window: 4096, used })).toBe(0)
})

// Eight significant bits: between 256 and 512 only even numbers, between 512 and 1024 multiples of 4; ties go to even.
test('adds in bfloat16, where the order of three numbers counts', () => {
  expect(computedAnswer('sum-in-bfloat16', { values: [256, 1, 1] })).toBe(256)
  expect(computedAnswer('sum-in-bfloat16', { values: [1, 1, 256] })).toBe(258)
  expect(computedAnswer('sum-in-bfloat16', { values: [512, 2, 2] })).toBe(512)
  expect(computedAnswer('sum-in-bfloat16', { values: [514, 4] })).toBe(516)
  expect(computedAnswer('sum-in-bfloat16', { values: [-0.1] })).toBeCloseTo(-0.10009765625, 12)
})
