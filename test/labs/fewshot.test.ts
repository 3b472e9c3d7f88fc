import { describe, expect, test } from 'vitest'
import { type FewshotOptions, ordersOfFour, run, usualLabel } from '../../src/labs/fewshot.ts'
import { quietSession } from '../../src/labs/session.ts'
import { deep, seeds } from './deep.ts'

const asked = (changes: Partial<FewshotOptions>): FewshotOptions => ({
  habit: 0.6,
  steps: 0,
  seed: 42,
  ...changes,
})

test('four things have 24 orders, all different', () => {
  const orders = ordersOfFour(['a', 'b', 'c', 'd'])
  expect(new Set(orders.map((order) => order.join(''))).size).toBe(24)
  for (const order of orders) expect([...order].sort().join('')).toBe('abcd')
})

test('half of the words have each label usually', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7].map(usualLabel)).toEqual([0, 0, 0, 0, 1, 1, 1, 1])
})

test('without training the answer is a guess, whatever the examples', async () => {
  const { curves, stepsDone } = await run(asked({}), quietSession)
  expect(stepsDone).toBe(0)
  for (const { usual } of curves)
    for (const share of usual) {
      expect(share).toBeGreaterThan(0.2)
      expect(share).toBeLessThan(0.8)
    }
})

const curveOf = ({ curves }: Awaited<ReturnType<typeof run>>, labelling: string): readonly number[] =>
  curves.find((curve) => curve.labelling === labelling)?.usual ?? []

test('who has read only usual labels keeps to them after some steps', async () => {
  const result = await run(asked({ habit: 1, steps: 60 }), quietSession)
  for (const labelling of ['right', 'random', 'flipped'])
    expect(Math.min(...curveOf(result, labelling))).toBeGreaterThan(0.95)
  expect(result.orders.changing).toBe(0)
})

describe.runIf(deep)('at full length', () => {
  test.each(seeds)('swapped examples turn the answer, and the order counts (seed %i)', async (seed) => {
    const result = await run(asked({ steps: 500, seed }), quietSession)
    expect(curveOf(result, 'flipped')[0]).toBeGreaterThan(0.9)
    expect(curveOf(result, 'flipped').at(-1)).toBeLessThan(0.1)
    expect(Math.min(...curveOf(result, 'right'))).toBeGreaterThan(0.95)
    expect(result.orders.changing).toBeGreaterThan(25)
  })
})
