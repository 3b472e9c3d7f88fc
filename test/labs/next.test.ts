import { describe, expect, test } from 'vitest'
import { guessBits, type NextOptions, run } from '../../src/labs/next.ts'
import { alice } from './corpora.ts'

const asked = (changes: Partial<NextOptions>): NextOptions => ({
  prompt: '',
  n: 3,
  unit: 'word',
  top: 10,
  game: false,
  rounds: 8,
  seed: 42,
  text: alice,
  ...changes,
})

describe('what comes next', () => {
  test('after "do cats eat" it is "bats"', () => {
    const { top, backOff } = run(asked({ prompt: 'Do cats eat', n: 4 }))
    expect(top[0]?.token).toBe('bats')
    expect(backOff[0]).toEqual({ context: ['do', 'cats', 'eat'], total: 3, distinct: 1 })
  })

  test('all shares together are 1, in falling order', () => {
    const { top, rest } = run(asked({ prompt: 'the' }))
    const shares = top.map(({ probability }) => probability)
    expect(shares.reduce((sum, share) => sum + share, rest)).toBeCloseTo(1, 9)
    expect(rest).toBeGreaterThan(0)
    expect(shares).toEqual([...shares].sort((a, b) => b - a))
  })

  test('context takes away surprise', () => {
    const { entropyBits, entropyWithoutContext, perplexity } = run(asked({ prompt: 'Alice was not a' }))
    expect(entropyBits).toBeLessThan(entropyWithoutContext)
    expect(Math.log2(perplexity)).toBeCloseTo(entropyBits, 9)
  })

  test('a prompt that was never seen still gets an answer', () => {
    expect(run(asked({ prompt: '量子 xyzzy' })).top).toHaveLength(10)
  })
})

describe('the game', () => {
  test('asks about sentences that the model has not counted, the same for the same seed', () => {
    const { rounds } = run(asked({ game: true }))
    expect(rounds).toHaveLength(8)
    expect(run(asked({ game: true })).rounds).toEqual(rounds)
    for (const round of rounds) expect(round.bits).toBeGreaterThan(0)
  })

  test('no round gives away the answer of a later one', () => {
    const { rounds } = run(asked({ game: true, rounds: 50 }))
    for (const [at, { before, answer }] of rounds.entries())
      for (const earlier of rounds.slice(0, at))
        expect(earlier.before.startsWith(`${before} ${answer}`)).toBe(false)
  })

  const round = { before: 'the', answer: 'cat', bits: 3, modelGuess: 'dog', bitsWithoutContext: 10 }

  test('scores bits: a sure hit is cheap, sure and wrong costs most', () => {
    expect(guessBits(round, 'Cat', 'unsure')).toBe(1)
    expect(guessBits(round, 'cat', 'sure')).toBeCloseTo(0.152, 3)
    expect(guessBits(round, 'dog', 'guess')).toBeCloseTo(10.415, 3)
    expect(guessBits(round, 'dog', 'sure')).toBeCloseTo(13.322, 3)
  })

  test('honesty pays: who is right one time in two does best by saying so', () => {
    const mean = (sure: 'guess' | 'unsure' | 'sure'): number =>
      (guessBits(round, 'cat', sure) + guessBits(round, 'x', sure)) / 2
    expect(mean('unsure')).toBeLessThan(mean('sure'))
    expect(mean('unsure')).toBeLessThan(mean('guess'))
  })
})
