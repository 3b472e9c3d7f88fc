import { expect, test } from 'vitest'
import { createRandom, firstShuffled, normal, pickWeighted, shuffled } from '../../src/labs/random.ts'

test('a seed fixes the sequence', () => {
  const first = createRandom(42)
  const again = createRandom(42)
  const other = createRandom(43)
  const numbers = Array.from({ length: 5 }, first)
  expect(Array.from({ length: 5 }, again)).toEqual(numbers)
  expect(Array.from({ length: 5 }, other)).not.toEqual(numbers)
})

test('the published sequence of mulberry32 for seed 1', () => {
  const random = createRandom(1)
  expect(Array.from({ length: 3 }, () => Math.round(random() * 4294967296))).toEqual([
    2693262067, 11749833, 2265367787,
  ])
})

test('normal draws have mean 0 and variance 1', () => {
  const random = createRandom(5)
  const draws = Array.from({ length: 20_000 }, () => normal(random))
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length
  const variance = draws.reduce((sum, draw) => sum + draw * draw, 0) / draws.length
  expect(Math.abs(mean)).toBeLessThan(0.03)
  expect(Math.abs(variance - 1)).toBeLessThan(0.05)
})

test('weights are shares: nothing of weight 0 is picked', () => {
  const random = createRandom(6)
  const counts = [0, 0, 0, 0]
  for (let draw = 0; draw < 10_000; draw++) {
    const place = pickWeighted([1, 0, 3, 0], random)
    counts[place] = (counts[place] ?? 0) + 1
  }
  expect(counts[1]).toBe(0)
  expect(counts[3]).toBe(0)
  expect((counts[2] ?? 0) / (counts[0] ?? 1)).toBeCloseTo(3, 0)
})

test('shuffling keeps every value and leaves the list alone', () => {
  const list = [1, 2, 3, 4, 5, 6, 7, 8]
  const mixed = shuffled(list, createRandom(9))
  expect(list).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(mixed).not.toEqual(list)
  expect([...mixed].sort()).toEqual(list)
})

test('the first of a shuffled list are found without shuffling it, with the same draws', () => {
  const list = Array.from({ length: 500 }, (_, at) => at)
  for (const count of [0, 1, 3, 200, 499, 500, 600]) {
    const [whole, first] = [createRandom(7), createRandom(7)]
    expect(firstShuffled(list, count, first)).toEqual(shuffled(list, whole).slice(0, count))
    expect(first()).toBe(whole())
  }
})
