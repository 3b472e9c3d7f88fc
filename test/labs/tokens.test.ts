import { describe, expect, test } from 'vitest'
import { run, type TokensOptions } from '../../src/labs/tokens.ts'
import { alice, classics } from './corpora.ts'
import { packedVocabulary } from './vocabularies.ts'

const asked = (changes: Partial<TokensOptions>): TokensOptions => ({
  text: 'Hello, world! 你好，世界',
  encoding: 'all',
  train: false,
  merges: 20,
  split: true,
  corpus: alice,
  packed: packedVocabulary,
  ...changes,
})

describe('published vocabularies beside each other', () => {
  const { encodings, characters, bytes } = run(asked({}))

  test('the ids are those that were published', () => {
    expect(encodings.map(({ name }) => name)).toEqual(['r50k', 'cl100k', 'o200k'])
    expect(encodings[2]?.tokens.map(({ id }) => id)).toEqual([13225, 11, 2375, 0, 220, 177519, 979, 28428])
    expect([characters, bytes]).toEqual([19, 29])
  })

  test('GPT-2 cuts 世 and 界 in the middle, GPT-4o does not', () => {
    const [first, , last] = encodings
    expect(first?.split.map(({ character }) => character)).toContain('界')
    expect(first?.split.find(({ character }) => character === '界')?.bytes).toEqual([0xe7, 0x95, 0x8c])
    expect(first?.tokens.some(({ text }) => text === null)).toBe(true)
    expect(last?.split).toEqual([])
  })

  test('Chinese gets cheaper from vocabulary to vocabulary', () => {
    const ratios = encodings.map(({ zh, en }) => zh / en)
    expect(ratios).toEqual([...ratios].sort((a, b) => b - a))
    expect(ratios[0]).toBeGreaterThan(2)
    expect(ratios[2]).toBeLessThan(1.5)
  })

  test('one of them can be asked for', () => {
    expect(run(asked({ encoding: 'cl100k' })).encodings.map(({ name }) => name)).toEqual(['cl100k'])
  })
})

describe('training merge by merge', () => {
  test('the first merges in English are those of "the", and each is rarer than the one before', () => {
    const { training } = run(asked({ train: true, merges: 12, text: 'the rabbit' }))
    const merged = training?.merges.map((merge) => merge.merged.text)
    expect(merged?.slice(0, 3)).toEqual(expect.arrayContaining([' t', 'he']))
    const counts = training?.merges.map(({ count }) => count) ?? []
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
    expect(training?.sample.map(({ text }) => text).join('')).toBe('the rabbit')
  })

  test('in Chinese the bytes of frequent characters come first, with 。 and ，', () => {
    const { training } = run(asked({ train: true, corpus: classics, merges: 20 }))
    const merged = training?.merges.map((merge) => merge.merged.text)
    expect(merged).toEqual(expect.arrayContaining(['，', '。']))
    expect(training?.merges[0]?.merged.text).toBeNull()
    expect(training?.tokens).toBeLessThan(training?.bytes ?? 0)
  })

  test('without cutting at words, merges run over spaces and commas', () => {
    const { training } = run(asked({ train: true, split: false, merges: 60 }))
    expect(training?.merges.some(({ merged }) => /\S \S|, /.test(merged.text ?? ''))).toBe(true)
  })
})
