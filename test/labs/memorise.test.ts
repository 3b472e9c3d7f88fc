import { describe, expect, test } from 'vitest'
import { type MemoriseOptions, run } from '../../src/labs/memorise.ts'
import { quietSession } from '../../src/labs/session.ts'
import { names } from './corpora.ts'
import { deep, seeds } from './deep.ts'

const asked = (changes: Partial<MemoriseOptions>): MemoriseOptions => ({
  dim: 16,
  secrets: 2,
  steps: 40,
  seed: 42,
  text: names,
  ...changes,
})

test('every string is planted as often as it says, beside the names', async () => {
  const { planted, names: count, lines } = await run(asked({ steps: 0 }), quietSession)
  expect(planted.map(({ copies }) => copies)).toEqual([0, 1, 3, 10, 30, 100])
  expect(lines - count).toBe(2 * (1 + 3 + 10 + 30 + 100))
})

test('without training nothing is recited, and no string is liked better than another', async () => {
  const { planted } = await run(asked({ steps: 0 }), quietSession)
  for (const { completed, loss } of planted) {
    expect(completed).toBe(0)
    expect(loss).toBeCloseTo(Math.log(27), 1)
  }
})

describe.runIf(deep)('at full length', () => {
  test.each(seeds)('what stood there often is recited, what never did is not (seed %i)', async (seed) => {
    const { planted } = await run(asked({ dim: 32, secrets: 4, steps: 600, seed }), quietSession)
    const done = planted.map(({ completed }) => completed)
    expect(done[0]).toBe(0)
    expect(done.at(-1)).toBe(4)
    expect(planted[2]?.preferred).toBeLessThan(0.05)
  })
})
