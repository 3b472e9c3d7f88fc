import { describe, expect, test } from 'vitest'
import { quietSession } from '../../src/labs/session.ts'
import { run, samplesTried, type VotesOptions, voteOf } from '../../src/labs/votes.ts'
import { deep, seeds } from './deep.ts'

const asked = (changes: Partial<VotesOptions>): VotesOptions => ({
  samples: 16,
  temperature: 1,
  mistakes: 0,
  steps: 60,
  seed: 42,
  ...changes,
})

test('a vote is shared by those that have the most votes', () => {
  const tally = (counts: Record<number, number>) =>
    new Map(Object.entries(counts).map(([a, n]) => [Number(a), n]))
  expect(voteOf(tally({ 5: 3, 6: 1 }), 5)).toBe(1)
  expect(voteOf(tally({ 5: 3, 6: 3 }), 5)).toBe(1 / 2)
  expect(voteOf(tally({ 5: 1, 6: 1, 7: 1 }), 7)).toBe(1 / 3)
  expect(voteOf(tally({ 5: 1, 6: 2 }), 5)).toBe(0)
  expect(voteOf(tally({ 6: 2 }), 5)).toBe(0)
})

test('powers of two and the number asked for are tried', () => {
  expect(samplesTried(1)).toEqual([1])
  expect(samplesTried(12)).toEqual([1, 2, 4, 8, 12])
})

test('with one answer a vote, a checker that errs never and “among them” are the same', async () => {
  const { all } = await run(asked({}), quietSession)
  expect(all[0]?.vote).toBe(all[0]?.checked)
  expect(all[0]?.vote).toBe(all[0]?.covered)
})

test('among more answers the right one is found at least as often; the perfect checker finds it whenever it is there', async () => {
  const { all } = await run(asked({}), quietSession)
  for (const [at, { covered, checked, vote }] of all.entries()) {
    expect(checked).toBe(covered)
    expect(vote).toBeLessThanOrEqual(covered)
    expect(covered).toBeGreaterThanOrEqual(all[at - 1]?.covered ?? 0)
  }
})

test('what is among n answers follows 1 − (1 − p)ⁿ', async () => {
  // Untrained: each of 12³ rows of tokens is about equally likely, so 16 answers hold the right one in 0.9% of the cases.
  const { all, groups } = await run(asked({ steps: 0 }), quietSession)
  expect(all.at(-1)?.covered).toBeLessThan(0.04)
  expect(groups.map(({ kind }) => kind)).not.toContain('behind')
})

test('a checker that passes everything is no better than one answer', async () => {
  const { all } = await run(asked({ mistakes: 1 }), quietSession)
  for (const { checked } of all) expect(checked).toBe(all[0]?.vote)
})

describe.runIf(deep)('at full length', () => {
  test.each(seeds)(
    'votes help the sums that are known and hurt those that are not (seed %i)',
    async (seed) => {
      const result = await run(asked({ samples: 64, steps: 350, seed }), quietSession)
      const [one, many] = [result.all[0], result.all.at(-1)]
      expect(many?.vote).toBeGreaterThan((one?.vote ?? 1) + 0.05)
      expect(many?.covered).toBeGreaterThan((many?.vote ?? 1) + 0.05)
      const behind = result.groups.find(({ kind }) => kind === 'behind')?.taken ?? []
      expect(behind.at(-1)?.vote).toBeLessThan(behind[0]?.vote ?? 0)
      expect(behind.at(-1)?.covered).toBeGreaterThan(0.8)
    },
  )
})
