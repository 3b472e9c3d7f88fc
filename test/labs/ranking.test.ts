import { describe, expect, test } from 'vitest'
import { duelOutcomes, expectedScore, type RankingOptions, ratingsFrom, run } from '../../src/labs/ranking.ts'

const asked = (changes: Partial<RankingOptions>): RankingOptions => ({
  models: 6,
  gap: 35,
  duels: 20,
  leaderboards: 100,
  seed: 42,
  ...changes,
})

test.each([
  [0, 0.5],
  [100, 0.64],
  [200, 0.76],
  [400, 10 / 11],
])('%i Elo points ahead wins %f of the duels', (difference, share) => {
  expect(expectedScore(difference)).toBeCloseTo(share, 3)
})

describe('who leads after n duels at 55 %', () => {
  test.each([
    [20, 0.249, 0.159],
    [400, 0.0206, 0.0055],
  ])('%i duels: the stronger is behind in %f, level in %f', (duels, behind, level) => {
    const outcomes = duelOutcomes(duels, 0.55)
    expect(outcomes.behind).toBeCloseTo(behind, 2)
    expect(outcomes.level).toBeCloseTo(level, 2)
    expect(outcomes.behind + outcomes.level + outcomes.ahead).toBeCloseTo(1, 9)
  })

  test('one and two duels, by hand', () => {
    expect(duelOutcomes(1, 0.55).ahead).toBeCloseTo(0.55, 12)
    expect(duelOutcomes(2, 0.55).level).toBeCloseTo(2 * 0.55 * 0.45, 12)
  })
})

describe('ratings', () => {
  test('of two models are the log odds of their wins, a draw added', () => {
    const [a = 0, b = 0] = ratingsFrom([
      [0, 15],
      [5, 0],
    ])
    expect(a - b).toBeCloseTo(400 * Math.log10(15.5 / 5.5), 6)
    expect((a + b) / 2).toBeCloseTo(1000, 6)
  })

  test('find the true strengths when there are very many duels', () => {
    const { board } = run(asked({ duels: 2000, gap: 100, leaderboards: 1 }))
    expect(board.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D', 'E', 'F'])
    for (const { rating, strength } of board) expect(Math.abs(rating - strength)).toBeLessThan(20)
  })
})

describe('the leaderboard', () => {
  test('can be trusted more the more duels there are', () => {
    const [few, , , many] = run(asked({})).trust
    expect(few?.champion).toBeLessThan(many?.champion ?? 0)
    expect(few?.order).toBeLessThan(0.2)
    expect(many?.order).toBeGreaterThan(0.6)
  })

  test('of equal models still has somebody on top', () => {
    const { board, trust } = run(asked({ gap: 0 }))
    expect((board[0]?.rating ?? 0) - (board.at(-1)?.rating ?? 0)).toBeGreaterThan(20)
    for (const { champion } of trust) expect(champion).toBeLessThan(0.4)
  })

  test('is the same for the same seed, and counts every duel once', () => {
    const { board } = run(asked({}))
    expect(run(asked({})).board).toEqual(board)
    expect(board.reduce((sum, { wins }) => sum + wins, 0)).toBe(15 * 20)
  })
})
