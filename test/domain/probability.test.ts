import { describe, expect, test } from 'vitest'
import {
  attentionWeights,
  causalAttention,
  chanceOfAll,
  chanceOfAny,
  majorityRight,
  softmax,
} from '../../src/domain/probability.ts'

describe('softmax', () => {
  test('gives weights that add up to 1, and exactly 0 only to a score of minus infinity', () => {
    const weights = softmax([0.7, 0, 0.7, Number.NEGATIVE_INFINITY])
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
    expect(weights[1]).toBeGreaterThan(0)
    expect(weights[3]).toBe(0)
  })

  // Counted by hand: e² = 7.389, e = 2.718, 1; sum 11.107.
  test('gives the scores 2, 1, 0 the shares 7.389, 2.718 and 1 of 11.107', () => {
    const [first, second, third] = softmax([2, 1, 0])
    expect(first).toBeCloseTo(0.665, 3)
    expect(second).toBeCloseTo(0.245, 3)
    expect(third).toBeCloseTo(0.09, 3)
  })

  test('sharpens below temperature 1 and flattens above it', () => {
    expect(softmax([2, 1, 0], 0.5)[0]).toBeCloseTo(0.867, 3)
    expect(softmax([2, 1, 0], 2)[0]).toBeCloseTo(0.506, 3)
  })

  test('survives scores that would overflow', () => {
    expect(softmax([1000, 1000])).toEqual([0.5, 0.5])
  })
})

describe('attention', () => {
  test('weighs the keys (1,0), (0,1), (1,1) for the query (1,0) as 0.401, 0.198, 0.401', () => {
    const weights = attentionWeights(
      [1, 0],
      [
        [1, 0],
        [0, 1],
        [1, 1],
      ],
    )
    expect(weights.map((weight) => weight.toFixed(3))).toEqual(['0.401', '0.198', '0.401'])
  })

  test('under a causal mask sees nothing to the right, and each row adds up to 1', () => {
    const rows = causalAttention(
      [
        [1, 2],
        [3, -1],
        [0, 1],
      ],
      [
        [1, 0],
        [2, 2],
        [-1, 1],
      ],
    )
    expect(rows[0]).toEqual([1, 0, 0])
    expect(rows[1]?.[2]).toBe(0)
    for (const row of rows) expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
  })
})

// 0.9¹⁰ and 1 − 0.7⁸ from a table of powers.
test('ten tokens at 0.9 are all right in 0.3487 of cases; of eight tries at 0.3 one is right in 0.9424', () => {
  expect(chanceOfAll(0.9, 10)).toBeCloseTo(0.3487, 4)
  expect(chanceOfAny(0.3, 8)).toBeCloseTo(0.9424, 4)
})

// By hand: 0.6³ + 3 × 0.6² × 0.4 = 0.648; for five 0.07776 + 0.2592 + 0.3456 = 0.68256.
test('a majority of 3 or 5 votes is right as often as the sum over its cases says', () => {
  expect(majorityRight(0.6, 1)).toBeCloseTo(0.6, 12)
  expect(majorityRight(0.6, 3)).toBeCloseTo(0.648, 12)
  expect(majorityRight(0.6, 5)).toBeCloseTo(0.68256, 12)
})

test('a majority of odd votes is as often right at p as it is wrong at 1 - p, and a tie is not won', () => {
  expect(majorityRight(0.4, 27) + majorityRight(0.6, 27)).toBeCloseTo(1, 12)
  expect(majorityRight(0.5, 2)).toBeCloseTo(0.25, 12)
})
