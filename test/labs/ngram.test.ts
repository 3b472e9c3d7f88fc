import { describe, expect, test } from 'vitest'
import { type NgramOptions, run } from '../../src/labs/ngram.ts'
import { alice, classics } from './corpora.ts'

const asked = (changes: Partial<NgramOptions>): NgramOptions => ({
  prompt: '',
  n: 3,
  unit: 'word',
  length: 30,
  smoothing: true,
  seed: 42,
  text: alice,
  ...changes,
})

describe.each([
  ['English words', alice],
  ['Chinese characters', classics],
])('%s', (_, text) => {
  const result = run(asked({ text }))

  test('longer contexts are more, and seen less often in held-out text', () => {
    const contexts = result.orders.map((order) => order.contexts)
    const seen = result.orders.map((order) => order.seen)
    expect(contexts).toEqual([...contexts].sort((a, b) => a - b))
    expect(seen).toEqual([...seen].sort((a, b) => b - a))
    expect(contexts[0]).toBe(1)
  })

  test('one token of context helps, four do not: the sparse-data problem', () => {
    const [one, two, , , five] = result.orders.map((order) => order.perplexity ?? 0)
    expect(two).toBeLessThan(one ?? 0)
    expect(five).toBeGreaterThan(two ?? 0)
  })
})

test('back-off falls from a context never seen to one that was', () => {
  const { backOff, followers } = run(asked({ prompt: 'purple rabbit' }))
  expect(backOff.map(({ context, total }) => [context.join(' '), total > 0])).toEqual([
    ['purple rabbit', false],
    ['rabbit', true],
    ['', true],
  ])
  expect(followers.reduce((sum, { count }) => sum + count, 0)).toBe(backOff[1]?.total)
})

test('a 5-gram copies its text, a 1-gram does not', () => {
  const copied = (n: number): number => {
    const { copied } = run(asked({ n, length: 60, smoothing: false, seed: 3 }))
    return copied.tokens / copied.of
  }
  expect(copied(5)).toBeGreaterThan(0.9)
  expect(copied(1)).toBeLessThan(0.5)
})

test('without smoothing every longer context makes held-out text impossible', () => {
  const { orders } = run(asked({ smoothing: false }))
  expect(orders.map(({ perplexity }) => perplexity)).toEqual([null, null, null, null, null])
  expect(orders.at(-1)?.impossible).toBeGreaterThan(0.8)
})

test('the same seed gives the same text, another seed another', () => {
  expect(run(asked({}))).toEqual(run(asked({})))
  expect(run(asked({ seed: 43 })).generated).not.toBe(run(asked({})).generated)
})
