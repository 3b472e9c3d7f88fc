import { describe, expect, test } from 'vitest'
import {
  backOffPath,
  countNgrams,
  distribution,
  end,
  evaluate,
  followersOf,
  generate,
  probability,
  relativeFrequency,
  start,
  unknown,
} from '../../src/labs/ngrams.ts'
import { createRandom } from '../../src/labs/random.ts'

const words = (line: string): string[] => line.split(' ')
const sentences = ['the cat sat', 'the cat ran', 'the dog sat'].map(words)

describe('counts of three short sentences', () => {
  const model = countNgrams(sentences, 3)

  test('are those of a hand count', () => {
    expect(followersOf(model, ['the'])?.counts).toEqual(
      new Map([
        ['cat', 2],
        ['dog', 1],
      ]),
    )
    expect(followersOf(model, ['the', 'cat'])?.counts).toEqual(
      new Map([
        ['sat', 1],
        ['ran', 1],
      ]),
    )
    expect(followersOf(model, [start, start])?.counts).toEqual(new Map([['the', 3]]))
    expect(followersOf(model, [])?.total).toBe(12)
  })

  test('give relative frequencies, and nothing where nothing was counted', () => {
    expect(relativeFrequency(model, ['the', 'cat'], 'sat')).toBe(0.5)
    expect(relativeFrequency(model, ['the', 'cat'], 'dog')).toBe(0)
    expect(relativeFrequency(model, ['red', 'cat'], 'sat')).toBeUndefined()
  })

  test('back off from the longest context to none', () => {
    expect(backOffPath(model, ['a', 'red', 'cat'])).toEqual([
      { context: ['red', 'cat'], total: 0, distinct: 0 },
      { context: ['cat'], total: 2, distinct: 2 },
      { context: [], total: 12, distinct: 6 },
    ])
  })
})

describe('Witten–Bell interpolation', () => {
  test('agrees with a calculation by hand', () => {
    const model = countNgrams(sentences, 2)
    // Vocabulary: the cat sat ran dog </s> <unk> = 7. Unigram of cat: (2 + 6/7) / (12 + 6). After "the": (2 + 2·p) / (3 + 2).
    const unigram = (2 + 6 / 7) / 18
    expect(probability(model, ['the'], 'cat')).toBeCloseTo((2 + 2 * unigram) / 5, 12)
    expect(probability(model, ['dog', 'the'], 'cat')).toBeCloseTo((2 + 2 * unigram) / 5, 12)
  })

  test('sums to 1 over the vocabulary after any history, and agrees one by one with the list', () => {
    const model = countNgrams(sentences, 4)
    for (const history of [
      [],
      ['the'],
      ['the', 'cat', 'sat'],
      ['never', 'seen', 'words'],
      ['dog', unknown],
    ]) {
      const values = distribution(model, history)
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9)
      model.vocabulary.forEach((token, place) => {
        expect(values[place]).toBeCloseTo(probability(model, history, token), 12)
      })
    }
  })
})

describe('held-out text', () => {
  test('is as surprising as the number of equally likely tokens', () => {
    // Eight tokens, each once, in one "sentence" of its own: an order-1 model gives each 1 of 16, the end 8 of 16.
    const model = countNgrams(
      [...'abcdefgh'].map((letter) => [letter]),
      1,
    )
    const { bits } = evaluate(model, [['a']])
    const letter = (1 + 9 / 10) / (16 + 9)
    const stop = (8 + 9 / 10) / (16 + 9)
    expect(bits).toBeCloseTo((-Math.log2(letter) - Math.log2(stop)) / 2, 12)
  })

  test('longer contexts are seen less often, and plain counting calls more of it impossible', () => {
    const random = createRandom(4)
    const line = (): string[] => Array.from({ length: 8 }, () => 'abcdef'[Math.floor(random() * 6)] ?? 'a')
    const counted = Array.from({ length: 60 }, line)
    const heldOut = Array.from({ length: 10 }, line)
    const results = [1, 2, 3, 4, 5].map((order) => evaluate(countNgrams(counted, order), heldOut))
    const seen = results.map((result) => result.seen)
    expect(seen).toEqual([...seen].sort((a, b) => b - a))
    expect(results.at(-1)?.impossible).toBeGreaterThan(results[1]?.impossible ?? 1)
  })

  test('a word that was never counted costs bits, not the program', () => {
    expect(evaluate(countNgrams(sentences, 3), [['zebra']]).perplexity).toBeGreaterThan(1)
  })
})

describe('generated text', () => {
  test('is the same for the same seed and uses only counted words', () => {
    const model = countNgrams(sentences, 3)
    const text = generate(model, ['the'], 10, createRandom(1))
    expect(generate(model, ['the'], 10, createRandom(1))).toEqual(text)
    expect(new Set([...sentences.flat(), ...text]).size).toBe(new Set(sentences.flat()).size)
    expect(text).not.toContain(end)
  })
})
