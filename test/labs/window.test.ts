import { get_encoding } from 'tiktoken'
import { describe, expect, test } from 'vitest'
import { encodingNames } from '../../src/labs/encodings.ts'
import {
  articles,
  type Cut,
  cuts,
  filled,
  paragraphsOf,
  run,
  tenths,
  type WindowOptions,
} from '../../src/labs/window.ts'
import { alice, classics } from './corpora.ts'
import { deep, seeds } from './deep.ts'
import { packedVocabulary } from './vocabularies.ts'

/** Forty paragraphs of about the same length, each with a word of its own. */
const numbered = Array.from({ length: 40 }, (_, at) => `The word here is word${at} and nothing else at all.`)

const asked = (changes: Partial<WindowOptions>): WindowOptions => ({
  question: '',
  budget: 200,
  reserve: 50,
  words: 3,
  encoding: 'o200k',
  text: numbered.join('\n\n'),
  packed: packedVocabulary,
  seed: 42,
  ...changes,
})

const keptBy = (cut: Cut, changes: Partial<WindowOptions> = {}) =>
  run(asked(changes)).kept.find((each) => each.cut === cut)

test('tokens are those of the published code', () => {
  const result = run(asked({ text: `${alice.slice(0, 3000)}` }))
  for (const name of encodingNames) {
    const oracle = get_encoding(
      name === 'r50k' ? 'r50k_base' : name === 'cl100k' ? 'cl100k_base' : 'o200k_base',
    )
    const found = result.vocabularies.find(({ encoding }) => encoding === name)
    expect(found?.zh).toBe(oracle.encode(articles.zh).length)
    expect(found?.en).toBe(oracle.encode(articles.en).length)
    oracle.free()
  }
})

test('Chinese takes more tokens than English, most with GPT-2’s vocabulary, as Petrov et al. found', () => {
  const [r50k = 0, cl100k = 0, o200k = 0] = run(asked({})).vocabularies.map(({ zh, en }) => zh / en)
  // Their ratios on FLORES-200 are 3.21 and 1.91; three articles are not FLORES.
  expect(Math.abs(r50k - 3.21)).toBeLessThan(0.6)
  expect(Math.abs(cl100k - 1.91)).toBeLessThan(0.4)
  expect(o200k).toBeGreaterThan(1)
  expect(o200k).toBeLessThan(cl100k)
})

test('places are filled while they fit; in order up to the first that does not', () => {
  expect(filled([0, 1, 2, 3], [5, 9, 5, 5], 16)).toEqual([0, 1])
  expect(filled([0, 1, 2, 3], [5, 9, 5, 5], 15)).toEqual([0, 1])
  expect(filled([0, 1, 2, 3], [5, 20, 5, 5], 15)).toEqual([0, 2, 3])
  expect(filled([0, 1, 2, 3], [5, 20, 5, 5], 15, true)).toEqual([0])
})

describe('a text that is too long', () => {
  test('is refused whole', () => {
    expect(keptBy('refuse')?.share).toBe(0)
  })

  test('keeps its beginning, its end with the first paragraph, or both ends', () => {
    expect(keptBy('beginning')?.byPlace[0]).toBe(1)
    expect(keptBy('beginning')?.byPlace.at(-1)).toBe(0)
    expect(keptBy('oldest')?.byPlace.at(-1)).toBe(1)
    // One of the four paragraphs in the first tenth: the first.
    expect(keptBy('oldest')?.byPlace[0]).toBe(1 / 4)
    expect(keptBy('middle')?.byPlace[0]).toBeGreaterThan(0.5)
    expect(keptBy('middle')?.byPlace.at(-1)).toBeGreaterThan(0.5)
    expect(keptBy('middle')?.byPlace[5]).toBe(0)
  })

  test('is searched to the same effect everywhere', () => {
    for (const share of keptBy('search', { words: 20 })?.byPlace ?? []) expect(share).toBe(1)
  })

  test('nothing is kept where the answer takes the whole window', () => {
    for (const { share } of run(asked({ budget: 50, reserve: 50 })).kept) expect(share).toBe(0)
  })
})

test('of 40,000 equal paragraphs a search sends the first ones that fit', () => {
  const room = 1000
  const text = 'ox\n\n'.repeat(40_000)
  const { paragraphs, found, kept } = run(asked({ text, question: 'ox', budget: room, reserve: 0 }))
  const oracle = get_encoding('o200k_base')
  expect(paragraphs).toBe(40_000)
  expect(found?.kept).toBe(Math.floor(room / oracle.encode('ox').length))
  // Of 200 places that are tried hardly one lies among them, and none beyond the first tenth.
  expect(kept.find(({ cut }) => cut === 'search')?.byPlace.slice(1)).toEqual(
    Array.from({ length: 9 }, () => 0),
  )
  oracle.free()
})

test('a text that fits is kept whole by every way', () => {
  const { fits, kept } = run(asked({ budget: 100_000 }))
  expect(fits).toBe(true)
  expect(kept.map(({ share }) => share)).toEqual(cuts.map(() => 1))
})

test.each([
  ['a\n\nb\n \nc', ['a', 'b', 'c']],
  ['a\nb\n', ['a', 'b']],
  ['one', ['one']],
])('%j has the paragraphs %j', (text, paragraphs) => {
  expect(paragraphsOf(text)).toEqual(paragraphs)
})

test('a question finds what speaks of it', () => {
  const { found } = run(asked({ question: 'word17' }))
  expect(found?.first[0]).toContain('word17')
})

test.each(deep ? seeds : [42])(
  'a search keeps more than any blind cut, in both languages (seed %i)',
  (seed) => {
    for (const text of [alice, classics]) {
      const { kept, fits } = run(asked({ text, budget: 700, reserve: 100, words: 2, seed }))
      expect(fits).toBe(false)
      const [, ...others] = kept.map(({ share }) => share)
      const search = others.pop() ?? 0
      expect(search).toBeGreaterThan(Math.max(...others))
      expect(kept.every(({ byPlace }) => byPlace.length === tenths)).toBe(true)
    }
  },
)
