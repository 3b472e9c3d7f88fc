import { describe, expect, test } from 'vitest'
import {
  coverageOf,
  type EvalOptions,
  fisher,
  mcnemar,
  products,
  run,
  schoolbook,
  wilson,
  withSecondTry,
} from '../../src/labs/eval.ts'

const asked = (changes: Partial<EvalOptions>): EvalOptions => ({
  p: 0.98,
  n: 50,
  caught: 0,
  right: 16,
  of: 20,
  against: 15,
  both: undefined,
  runs: 1000,
  seed: 42,
  ...changes,
})

describe('a task of many steps', () => {
  test.each([
    [0.98, 50, 0.364],
    [0.95, 20, 0.358],
    [0.99, 100, 0.366],
    [1, 7, 1],
  ])('%f over %i steps: %f', (p, n, whole) => {
    expect(products(p, n).at(-1)).toBeCloseTo(whole, 3)
  })

  test('played through it succeeds as often as computed', () => {
    const { played, whole } = run(asked({ runs: 20_000 }))
    expect(Math.abs(played.succeeded / played.runs - (whole.at(-1) ?? 0))).toBeLessThan(0.015)
  })

  test('a check that catches failures and tries again lifts every step', () => {
    expect(withSecondTry(0.9, 1)).toBeCloseTo(0.99, 12)
    const { played, whole } = run(asked({ caught: 0.9, runs: 20_000 }))
    expect(whole.at(-1)).toBeCloseTo((0.98 + 0.02 * 0.9 * 0.98) ** 50, 9)
    expect(Math.abs(played.succeeded / played.runs - (whole.at(-1) ?? 0))).toBeLessThan(0.015)
  })

  test('what every step would need for nine tasks in ten', () => {
    expect(run(asked({})).needed ** 50).toBeCloseTo(0.9, 9)
  })
})

describe('the interval of Wilson', () => {
  test.each([
    [16, 20, 0.584, 0.919],
    [15, 20, 0.531, 0.888],
    [160, 200, 0.739, 0.85],
    [0, 10, 0, 0.278],
    [10, 10, 0.722, 1],
  ])('%i of %i right: %f to %f', (right, of, low, high) => {
    expect(wilson(right, of).low).toBeCloseTo(low, 3)
    expect(wilson(right, of).high).toBeCloseTo(high, 3)
  })

  test('holds the truth about as often as it says; the schoolbook formula does not', () => {
    const { wilson: good, schoolbook: poor } = coverageOf(20, 0.95)
    expect(good).toBeGreaterThan(0.92)
    expect(poor).toBeLessThan(0.7)
  })

  test('the schoolbook formula is certain after three of three, Wilson is not', () => {
    expect(schoolbook(3, 3)).toEqual({ low: 1, high: 1 })
    expect(wilson(3, 3).low).toBeCloseTo(0.4385, 3)
  })
})

describe('counts that cannot be together are refused with what is allowed', () => {
  test.each([
    [{ right: 30 }, '--right', '0–20'],
    [{ against: 21 }, '--against', '0–20'],
    [{ both: 10 }, '--both', '11–15'],
    [{ both: 16 }, '--both', '11–15'],
  ])('%j', (changes, option, expected) => {
    expect(() => run(asked(changes))).toThrowError(
      expect.objectContaining({ detail: expect.objectContaining({ code: 'wrong-value', option, expected }) }),
    )
  })
})

test('without counts four in five are right, and a rival has one less', () => {
  const { yours, rival } = run(asked({ right: undefined, against: undefined, of: 10 }))
  expect([yours.right, rival.right]).toEqual([8, 7])
})

describe('who is better', () => {
  test.each([
    // The lady tasting tea (Fisher, 1935): three of four cups.
    [3, 1, 4, 0.4857],
    // Intervals that overlap, and a difference that is more than luck.
    [500, 560, 1000, 0.0082],
    [16, 15, 20, 1],
    [0, 5, 5, 0.0079],
  ])('Fisher: %i against %i of %i, p = %f', (right, against, of, p) => {
    expect(fisher(right, against, of)).toBeCloseTo(p, 4)
    expect(fisher(against, right, of)).toBeCloseTo(p, 4)
  })

  test.each([
    // Twice the sum of the binomial tail, by hand: 2 · Σ C(20, k ≤ 5) / 2²⁰.
    [5, 15, 0.0414],
    [0, 6, 0.03125],
    [3, 3, 1],
    [0, 0, 1],
  ])('McNemar: %i cases against %i, p = %f', (yours, rival, p) => {
    expect(mcnemar(yours, rival)).toBeCloseTo(p, 4)
  })

  test('the same cases make a paired test of it', () => {
    expect(run(asked({})).difference.test).toBe('fisher')
    expect(run(asked({ right: 16, against: 10, both: 10 })).difference).toEqual({
      test: 'mcnemar',
      p: expect.closeTo(0.03125, 6),
    })
  })
})
