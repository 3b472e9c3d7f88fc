import fc from 'fast-check'
import { get_encoding, type Tiktoken } from 'tiktoken'
import { afterAll, describe, expect, test } from 'vitest'
import { decode, encode, onePiece, trainBytePairs, wordPieces } from '../../src/labs/byte-pairs.ts'
import { type EncodingName, encodingNames, encodingPieces } from '../../src/labs/encodings.ts'
import { createVocabulary, unpackVocabulary, type Vocabulary } from '../../src/labs/vocabulary.ts'
import { deep } from './deep.ts'
import { packedVocabulary } from './vocabularies.ts'

const load = (name: EncodingName): Vocabulary => unpackVocabulary(packedVocabulary(name))
const vocabularies = { r50k: load('r50k'), cl100k: load('cl100k'), o200k: load('o200k') }
const idsOf = (text: string, name: EncodingName): number[] =>
  encode(text, vocabularies[name], encodingPieces[name])
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

describe('published vocabularies', () => {
  test('have as many tokens as published', () => {
    expect(encodingNames.map((name) => vocabularies[name].size)).toEqual([50256, 100256, 199998])
  })

  test('give the stated ids', () => {
    expect(idsOf('Hello, world! 你好，世界', 'o200k')).toEqual([13225, 11, 2375, 0, 220, 177519, 979, 28428])
    expect(idsOf('hello world', 'r50k')).toEqual([31373, 995])
    expect(idsOf('hello world', 'cl100k')).toEqual([15339, 1917])
  })

  test('cut "strawberry" into three, and into one after a space', () => {
    const parts = (word: string): string[] =>
      idsOf(word, 'o200k').map((id) => text(vocabularies.o200k.bytesOf(id)))
    expect(parts('strawberry')).toEqual(['st', 'raw', 'berry'])
    expect(parts(' strawberry')).toEqual([' strawberry'])
  })

  /** The published code itself, as WebAssembly. */
  const oracles: Readonly<Record<EncodingName, Tiktoken>> = {
    r50k: get_encoding('r50k_base'),
    cl100k: get_encoding('cl100k_base'),
    o200k: get_encoding('o200k_base'),
  }
  afterAll(() => {
    for (const oracle of Object.values(oracles)) oracle.free()
  })
  const oracle = (sample: string, name: EncodingName): number[] =>
    Array.from(oracles[name].encode(sample, [], []))

  const samples = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom(..."aAéßñ 你好，世界。\n\r\t'’sStTreVE019.,!/-—👍🏽اиЖ"),
      maxLength: 80,
    }),
    // White space of every kind, and what JavaScript alone takes for it or does not.
    fc.string({
      unit: fc.constantFrom(...'a1!你\u0085\ufeff\u00a0\u1680\u2003\u200b\u2028\u3000 \t\v\f\r\n'),
      maxLength: 30,
    }),
  )

  test.each(encodingNames)(
    '%s: gives the ids of the published code, and decodes to the same text',
    (name) => {
      fc.assert(
        fc.property(samples, (sample) => {
          const ids = idsOf(sample, name)
          expect(ids).toEqual(oracle(sample, name))
          expect(text(decode(ids, vocabularies[name]))).toBe(text(new TextEncoder().encode(sample)))
        }),
        { numRuns: deep ? 100_000 : 500, seed: 1 },
      )
    },
    600_000,
  )

  test.each(['a\u0085b', '\ufeffa', 'a \ufeff b', '  \u0085  x', 'a\u0085\u0085', '\ufeff\ufeff'])(
    'U+FEFF and U+0085 are cut as published: %j',
    (sample) => {
      for (const name of encodingNames) expect.soft(idsOf(sample, name), name).toEqual(oracle(sample, name))
    },
  )

  test('a very long word takes no longer than its length asks for', () => {
    const ids = idsOf('ab'.repeat(100_000), 'o200k')
    expect(text(decode(ids, vocabularies.o200k))).toBe('ab'.repeat(100_000))
    expect(ids.slice(0, 10)).toEqual(oracle('ab'.repeat(100), 'o200k').slice(0, 10))
  })
})

describe('training', () => {
  const trainedIds = (sample: string, merges: number): number[] =>
    encode(sample, trainBytePairs(sample, merges, onePiece).vocabulary, onePiece)

  test('aaabdaaabac becomes five tokens, the textbook example', () => {
    expect(trainedIds('aaabdaaabac', 3)).toEqual([258, 100, 258, 97, 99])
  })

  test('the first merges of low, lower, newest, widest are those of the paper', () => {
    const repeated = [
      ['low', 5],
      ['lower', 2],
      ['newest', 6],
      ['widest', 3],
    ] as const
    const corpus = repeated
      .flatMap(([word, count]) => Array.from({ length: count }, () => `${word}_`))
      .join('\n')
    const { merges, vocabulary } = trainBytePairs(corpus, 5, /\S+/gu)
    expect(merges.map(({ id, count }) => [text(vocabulary.bytesOf(id)), count])).toEqual([
      ['es', 9],
      ['est', 9],
      ['est_', 9],
      ['lo', 7],
      ['low', 7],
    ])
  })

  test('stops when no pair occurs twice', () => {
    expect(trainBytePairs('abcdef', 10, onePiece).merges).toEqual([])
  })

  test('decoding undoes encoding, also for text that was not learned from', () => {
    const { vocabulary } = trainBytePairs('the cat sat on the mat, the cat ran', 20)
    for (const sample of ['the cat', '猫坐在垫子上', 'naïve café 👍', '']) {
      expect(text(decode(encode(sample, vocabulary, wordPieces), vocabulary))).toBe(sample)
    }
  })

  test('without cutting, merges cross from one word into the next', () => {
    const sample = 'in the end in the end in the end'
    const spans = (pieces: RegExp): boolean => {
      const { vocabulary, merges } = trainBytePairs(sample, 20, pieces)
      return merges.some(({ id }) => /\w \w/.test(text(vocabulary.bytesOf(id))))
    }
    expect(spans(wordPieces)).toBe(false)
    expect(spans(onePiece)).toBe(true)
  })
})

test('a token is found by its bytes and nothing else is', () => {
  const vocabulary = createVocabulary([Uint8Array.of(1), Uint8Array.of(1, 2), Uint8Array.of(2, 1)])
  const bytes = Uint8Array.of(9, 1, 2, 1)
  expect(vocabulary.find(bytes, 1, 2)).toBe(0)
  expect(vocabulary.find(bytes, 1, 3)).toBe(1)
  expect(vocabulary.find(bytes, 2, 4)).toBe(2)
  expect(vocabulary.find(bytes, 0, 2)).toBe(-1)
})
