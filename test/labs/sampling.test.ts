import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../src/labs/random.ts'
import { draw, entropyBits, reshape } from '../../src/labs/sampling.ts'

const four = Float64Array.of(0.5, 0.3, 0.15, 0.05)
const asIs = { temperature: 1, topK: 0, topP: 1 }
const rounded = (values: Float64Array, digits = 4): number[] =>
  [...values].map((value) => Number(value.toFixed(digits)))

describe('the distribution that is drawn from', () => {
  test('temperature 0.5 squares the shares', () => {
    expect(rounded(reshape(four, { ...asIs, temperature: 0.5 }))).toEqual([0.6849, 0.2466, 0.0616, 0.0068])
  })

  test('logits 2, 1, 0: the top share is .867 at T = ½, .665 at 1, .506 at 2', () => {
    const shares = Float64Array.of(2, 1, 0).map(Math.exp)
    const total = shares.reduce((sum, share) => sum + share, 0)
    const top = (temperature: number): number =>
      rounded(
        reshape(
          shares.map((share) => share / total),
          { ...asIs, temperature },
        ),
        3,
      )[0] ?? 0
    expect([0.5, 1, 2].map(top)).toEqual([0.867, 0.665, 0.506])
  })

  test('top-k 2 keeps two and scales them up', () => {
    expect(rounded(reshape(four, { ...asIs, topK: 2 }))).toEqual([0.625, 0.375, 0, 0])
  })

  test('top-p 0.8 keeps exactly two, although 0.5 + 0.3 rounds below 0.8', () => {
    expect(rounded(reshape(four, { ...asIs, topP: 0.8 }))).toEqual([0.625, 0.375, 0, 0])
    expect(rounded(reshape(four, { ...asIs, topP: 0.81 }), 2)).toEqual([0.53, 0.32, 0.16, 0])
  })

  test('top-p applies to what top-k left', () => {
    expect(rounded(reshape(four, { ...asIs, topK: 2, topP: 0.6 }))).toEqual([1, 0, 0, 0])
  })

  test('temperature 0 is the most likely token, a very high one is a toss-up', () => {
    expect(rounded(reshape(four, { ...asIs, temperature: 0 }))).toEqual([1, 0, 0, 0])
    expect(rounded(reshape(four, { ...asIs, temperature: 1e6 }))).toEqual([0.25, 0.25, 0.25, 0.25])
  })

  test('T = 1, k = all, p = 1 changes nothing', () => {
    expect(rounded(reshape(four, { temperature: 1, topK: 4, topP: 1 }), 12)).toEqual([...four])
  })

  test('always sums to 1 and keeps at least one token', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 })
    const rule = fc.record({
      temperature: fc.double({ min: 0, max: 50, noNaN: true }),
      topK: fc.integer({ min: 0, max: 20 }),
      topP: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(weights, rule, (values, asked) => {
        const total = values.reduce((sum, value) => sum + value, 0)
        fc.pre(total > 1e-6)
        const shaped = reshape(
          Float64Array.from(values, (value) => value / total),
          asked,
        )
        expect(shaped.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9)
      }),
      { seed: 2 },
    )
  })
})

test('a draw never leaves what top-k kept', () => {
  const random = createRandom(3)
  const drawn = Array.from({ length: 500 }, () => draw(four, { ...asIs, topK: 2 }, random))
  expect(new Set(drawn)).toEqual(new Set([0, 1]))
})

test('entropy: one bit for a coin, none for certainty', () => {
  expect(entropyBits(Float64Array.of(0.5, 0.5))).toBe(1)
  expect(entropyBits(Float64Array.of(1, 0))).toBe(0)
})
