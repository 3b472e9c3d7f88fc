import { describe, expect, test } from 'vitest'
import { type AbstainOptions, breakEven, expectedScore, policy, run } from '../../src/labs/abstain.ts'
import { alice } from './corpora.ts'

const asked = (changes: Partial<AbstainOptions>): AbstainOptions => ({
  penalty: 1,
  confidence: 0.3,
  n: 4,
  temperature: 1,
  questions: 200,
  seed: 42,
  text: alice,
  ...changes,
})

describe('what a guess is worth', () => {
  test.each([
    [0.3, 0, 0.3],
    [0.3, 1, -0.4],
    [0.6, 1, 0.2],
    [1, 9, 1],
  ])('%f sure, a mistake costs %f: %f', (confidence, penalty, score) => {
    expect(expectedScore(confidence, penalty)).toBeCloseTo(score, 12)
  })

  test.each([
    [0, 0],
    [1, 0.5],
    [3, 0.75],
    [9, 0.9],
  ])('when a mistake costs %f, guessing pays from %f on', (penalty, confidence) => {
    expect(breakEven(penalty)).toBeCloseTo(confidence, 12)
    expect(expectedScore(confidence, penalty)).toBeCloseTo(0, 12)
  })
})

test('a policy answers what reaches its threshold, counted by hand', () => {
  const guesses = [
    { confidence: 0.9, right: true },
    { confidence: 0.5, right: false },
    { confidence: 0.5, right: true },
    { confidence: 0.1, right: false },
  ]
  expect(policy(guesses, 0.5, 2)).toEqual({
    threshold: 0.5,
    answered: 3,
    right: 2,
    wrong: 1,
    accuracyScore: 50,
    penalisedScore: 0,
  })
})

describe('the exam', () => {
  test('where mistakes are free, answering everything is never beaten', () => {
    const { bestUnderAccuracy, policies } = run(asked({}))
    expect(bestUnderAccuracy).toBe(0)
    expect(policies[0]?.answered).toBe(200)
    const scores = policies.map(({ accuracyScore }) => accuracyScore)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })

  test('where mistakes cost, answering everything loses points, and more the dearer they are', () => {
    const always = (penalty: number): number => run(asked({ penalty })).policies[0]?.penalisedScore ?? 0
    expect(run(asked({})).bestUnderPenalty).toBeGreaterThan(0)
    expect(always(9)).toBeLessThan(always(1))
    expect(always(0)).toBe(run(asked({})).policies[0]?.accuracyScore)
  })

  test('a cold model says that it is surer, and is right no more often', () => {
    const [warm, cold] = [run(asked({})), run(asked({ temperature: 0.5 }))]
    expect(cold.policies[0]?.right).toBe(warm.policies[0]?.right)
    expect(cold.policies[5]?.answered).toBeGreaterThan(warm.policies[5]?.answered ?? 0)
    const said = cold.bands.reduce((sum, band) => sum + band.said * band.guesses, 0)
    expect(said).toBeGreaterThan(1.2 * (cold.policies[0]?.right ?? 0))
  })

  test('of guesses with an honest confidence, about as many are right as it says', () => {
    const { bands } = run(asked({ questions: 2000 }))
    for (const { said, right, guesses } of bands.filter((band) => band.guesses > 50)) {
      const deviation = Math.sqrt((said * (1 - said)) / guesses)
      expect(Math.abs(right - said)).toBeLessThan(4 * deviation + 0.05)
    }
  })

  test('every guess is in one band', () => {
    const { bands, questions } = run(asked({}))
    expect(bands.reduce((sum, band) => sum + band.guesses, 0)).toBe(questions)
  })
})
