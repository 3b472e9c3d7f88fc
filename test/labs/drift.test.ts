import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toBfloat16 } from '../../src/domain/rounding.ts'
import { type DriftOptions, run, sumOf } from '../../src/labs/drift.ts'
import { deep, seeds } from './deep.ts'

const asked = (changes: Partial<DriftOptions>): DriftOptions => ({
  precision: 'bfloat16',
  ties: false,
  fixed: false,
  tokens: 60,
  requests: 10,
  seed: 42,
  ...changes,
})

describe('bfloat16', () => {
  // Eight bits of precision: between 1 and 2 the step is 1/128; halves go to the even neighbour.
  test.each([
    [1, 1],
    [1 + 1 / 128, 1 + 1 / 128],
    [1 + 1 / 256, 1],
    [1 + 3 / 256, 1 + 4 / 256],
    [1 + 1 / 256 + 1e-6, 1 + 1 / 128],
    [256, 256],
    [257, 256],
    [259, 260],
    [-1 - 3 / 256, -1 - 4 / 256],
    [3.14, 3.140625],
    [0, 0],
  ])('%f becomes %f', (value, rounded) => {
    expect(toBfloat16(value)).toBe(rounded)
  })

  test('is the nearest of the numbers whose lower sixteen bits are empty', () => {
    const view = new DataView(new ArrayBuffer(4))
    const neighbour = (value: number, step: number): number => {
      view.setFloat32(0, value)
      view.setUint32(0, ((view.getUint32(0) & 0xffff0000) >>> 0) + step * 0x10000)
      return view.getFloat32(0)
    }
    fc.assert(
      fc.property(fc.float({ min: Math.fround(1e-30), max: Math.fround(1e30), noNaN: true }), (value) => {
        const rounded = toBfloat16(value)
        const [below, above] = [neighbour(value, 0), neighbour(value, 1)]
        expect([below, above]).toContain(rounded)
        expect(Math.abs(rounded - value)).toBe(Math.min(value - below, above - value))
      }),
    )
  })
})

test('the order of a sum decides what is rounded away', () => {
  // 1 is lost beside 2²⁴ in 32 bits, and kept when the small ones are added to each other first.
  const values = Float32Array.from([2 ** 24, 1, 1, 1])
  expect(sumOf(values, 1, 'float32')).toBe(2 ** 24)
  expect(sumOf(values, 2, 'float32')).toBe(2 ** 24 + 2)
  // In bfloat16 already beside 256.
  const small = Float32Array.from([256, 1, 1, 1])
  expect(sumOf(small, 1, 'bfloat16')).toBe(256)
  expect(sumOf(small, 2, 'bfloat16')).toBe(258)
  expect(sumOf(small, 1, 'rounded')).toBe(260)
})

test('sums of whole numbers that fit are the same in every order', () => {
  const values = Float32Array.from({ length: 128 }, (_, at) => at % 7)
  for (const parts of [1, 2, 4, 8, 16, 32])
    expect(sumOf(values, parts, 'float32')).toBe(values.reduce((a, b) => a + b))
})

test('with a fixed order every request writes the same text, in whatever precision', () => {
  for (const precision of ['bfloat16', 'rounded', 'float32'] as const) {
    const { texts, firstDifference } = run(asked({ precision, ties: true, fixed: true }))
    expect(texts).toEqual(texts.map(() => 1))
    expect(firstDifference).toBeNull()
  }
})

test('texts that have parted stay apart', () => {
  const { texts } = run(asked({ ties: true, precision: 'float32' }))
  for (const [at, count] of texts.entries()) expect(count).toBeGreaterThanOrEqual(texts[at - 1] ?? 1)
})

test.each(deep ? seeds : [42])(
  'ties and coarse sums flip winners, 32 bits without ties do not (seed %i)',
  (seed) => {
    const { flips } = run(asked({ tokens: 2, seed }))
    const flipped = Object.fromEntries(
      flips.map((each) => [`${each.precision}${each.ties ? ' ties' : ''}`, each.flipped / each.compared]),
    )
    expect(flipped.float32).toBe(0)
    expect(flipped.rounded).toBe(0)
    expect(flipped['float32 ties']).toBeGreaterThan(0.2)
    expect(flipped['rounded ties']).toBeLessThan(0.02)
    expect(flipped.bfloat16).toBeGreaterThan(0.005)
    expect(flipped.bfloat16).toBeLessThan(0.1)
  },
)
