import { describe, expect, test } from 'vitest'
import { type EmergeOptions, run } from '../../src/labs/emerge.ts'
import { quietSession } from '../../src/labs/session.ts'
import { deep } from './deep.ts'

const asked = (changes: Partial<EmergeOptions>): EmergeOptions => ({
  dim: undefined,
  digits: 1,
  steps: 30,
  seed: 42,
  ...changes,
})

test('four sizes, each larger than the one before, after equally many steps', async () => {
  const { sizes } = await run(asked({}), quietSession)
  expect(sizes.map(({ dim }) => dim)).toEqual([4, 8, 16, 24])
  const counts = sizes.map(({ parameters }) => parameters)
  expect(counts).toEqual([...counts].sort((a, b) => a - b))
  // Embeddings, positions, four matrices of attention, two of the feed-forward layer, the output layer.
  expect(counts[0]).toBe(12 * 4 + 9 * 4 + 4 * 16 + 2 * 64 + 4 * 12)
  for (const { exact, digit, stepsDone } of sizes) {
    expect(digit).toBeGreaterThanOrEqual(exact)
    expect(stepsDone).toBe(30)
  }
})

test('one size alone, and digits to the power of their number', async () => {
  const { sizes } = await run(asked({ dim: 9 }), quietSession)
  expect(sizes.map(({ dim }) => dim)).toEqual([8])
  expect(sizes[0]?.independent).toBeCloseTo((sizes[0]?.digit ?? 0) * (sizes[0]?.digit ?? 0), 12)
})

test('a run that is stopped shows the sizes that it came to', async () => {
  let steps = 0
  const session = { ...quietSession, stopped: () => steps > 40, report: () => void steps++ }
  const { sizes } = await run(asked({}), session)
  expect(sizes.map(({ stepsDone }) => stepsDone)).toEqual([30, 11])
})

describe.runIf(deep)('at full length', () => {
  test.each([42, 1])(
    'the smallest gets hardly a sum, the largest nearly all (seed %i)',
    async (seed) => {
      const { sizes } = await run(asked({ digits: 2, steps: 600, seed }), quietSession)
      expect(sizes[0]?.exact).toBeLessThan(0.25)
      expect(sizes[0]?.digit).toBeGreaterThan(0.3)
      expect(sizes.at(-1)?.exact).toBeGreaterThan(0.85)
    },
    600_000,
  )

  test('a small model makes the jump too when it is trained longer', async () => {
    const { sizes } = await run(asked({ digits: 2, steps: 3000, dim: 8 }), quietSession)
    expect(sizes[0]?.exact).toBeGreaterThan(0.9)
  }, 600_000)
})
