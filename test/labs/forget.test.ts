import { describe, expect, test } from 'vitest'
import { type ForgetOptions, run } from '../../src/labs/forget.ts'
import { quietSession } from '../../src/labs/session.ts'
import { names } from './corpora.ts'
import { deep, seeds } from './deep.ts'

const asked = (changes: Partial<ForgetOptions>): ForgetOptions => ({
  steps: 30,
  tuning: 5,
  seed: 42,
  text: names,
  ...changes,
})

test('a change of rank r trains r numbers for each row and each column of the matrices of a block', async () => {
  const { parameters, ways } = await run(asked({ steps: 0, tuning: 0 }), quietSession)
  // Four matrices of 16 × 16, one of 16 × 64 and one of 64 × 16.
  const perRank = 4 * 32 + 80 + 80
  expect(ways.map(({ trained }) => trained)).toEqual([
    parameters,
    parameters,
    4 * perRank,
    2 * perRank,
    perRank,
  ])
})

test('without tuning every way leaves the model as it was', async () => {
  const { newLoss, oldLoss, ways } = await run(asked({ tuning: 0 }), quietSession)
  for (const way of ways) expect([way.newLoss, way.oldLoss]).toEqual([newLoss, oldLoss])
})

describe.runIf(deep)('at full length', () => {
  test.each(seeds)(
    'who learns more forgets more, and old items keep the old task (seed %i)',
    async (seed) => {
      const { newLoss, oldLoss, ways } = await run(asked({ steps: 600, tuning: 200, seed }), quietSession)
      const [full, replay, , , narrow] = ways.map((way) => ({
        learned: newLoss - way.newLoss,
        forgot: way.oldLoss - oldLoss,
      }))
      expect(full?.learned).toBeGreaterThan((narrow?.learned ?? 0) + 0.1)
      expect(full?.forgot).toBeGreaterThan((narrow?.forgot ?? 0) + 0.05)
      expect(replay?.forgot).toBeLessThan((full?.forgot ?? 0) / 3)
    },
  )
})
