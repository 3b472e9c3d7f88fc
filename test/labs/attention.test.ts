import { describe, expect, test } from 'vitest'
import { type AttentionOptions, type LearnedResult, run } from '../../src/labs/attention.ts'
import { createCrossAttention } from '../../src/labs/cross-attention.ts'
import { crossEntropy } from '../../src/labs/operations.ts'
import { createRandom } from '../../src/labs/random.ts'
import { quietSession } from '../../src/labs/session.ts'
import type { Tape } from '../../src/labs/tape.ts'
import { translationFor } from '../../src/labs/translation-grammar.ts'
import { deep, seeds } from './deep.ts'
import { worstGradientError } from './gradients.ts'

const asked = (changes: Partial<AttentionOptions>): AttentionOptions => ({
  locale: 'zh',
  mode: 'translate',
  sentence: [],
  causal: false,
  scaled: true,
  window: 0,
  length: 8,
  steps: 300,
  seed: 42,
  ...changes,
})

async function learned(changes: Partial<AttentionOptions>): Promise<LearnedResult> {
  const { learned: result } = await run(asked(changes), quietSession)
  if (!result) throw new Error('nothing was learned')
  return result
}

/** The source word that most of the weight lay on when this word was written. */
function lookedAt({ stages, source }: LearnedResult, word: string): string | undefined {
  const last = stages.at(-1)
  const row = last?.weights[last.written.indexOf(word)] ?? []
  return source[row.indexOf(Math.max(...row))]
}

describe('by hand', () => {
  test('the weights of each row are those of a calculation on paper', async () => {
    const { step } = await run(asked({ mode: 'step' }), quietSession)
    // "cat" asks (0, 3): scores 0, 9, 0, 1.5; over √2 they are 0, 6.36, 0, 1.06
    const raised = [0, 9, 0, 1.5].map((score) => Math.exp(score / Math.SQRT2))
    const sum = raised.reduce((total, value) => total + value, 0)
    raised.forEach((value, at) => {
      expect(step?.weights[0]?.[at]).toBeCloseTo(value / sum, 12)
    })
    expect(step?.scores[0]).toEqual([0, 9, 0, 1.5])
  })

  test('a mask leaves the first word nothing but itself', async () => {
    const { step } = await run(asked({ mode: 'step', causal: true }), quietSession)
    expect(step?.weights[0]).toEqual([1, 0, 0, 0])
    expect(step?.weights[1]?.slice(2)).toEqual([0, 0])
    expect(step?.out[0]).toEqual(step?.values[0])
  })

  test('without scaling the largest weight gets larger still', async () => {
    const most = async (scaled: boolean): Promise<number> =>
      Math.max(...((await run(asked({ mode: 'step', scaled }), quietSession)).step?.weights[3] ?? []))
    expect(await most(false)).toBeGreaterThan(await most(true))
  })
})

test.each([0, 1])(
  'all gradients of the translating network agree with finite differences (window %i)',
  (window) => {
    const random = createRandom(4)
    const model = createCrossAttention(
      { sources: 5, targets: 4, dim: 4, length: 4, window, scaled: true },
      random,
    )
    const pairs = [
      { source: [0, 3, 1], target: [2, 1, 0] },
      { source: [4, 2], target: [3, 0] },
    ]
    const loss = (tape: Tape) => {
      const { logits, targets } = model.forward(tape, pairs)
      return crossEntropy(tape, logits, targets).loss
    }
    expect(worstGradientError(model.parameters, loss)).toBeLessThan(1e-4)
  },
)

describe('the grammars', () => {
  const pairsOf = (locale: 'en' | 'zh') => {
    const random = createRandom(1)
    return Array.from({ length: 200 }, () => translationFor(locale).draw(random))
  }

  test.each(['en', 'zh'] as const)('use only words that they list (%s)', (locale) => {
    const { sources, targets, shown } = translationFor(locale)
    for (const { source, target } of [...pairsOf(locale), shown]) {
      expect(source.every((word) => sources.includes(word))).toBe(true)
      expect(target.every((word) => targets.includes(word))).toBe(true)
    }
  })

  test('Chinese moves time to the front and knows its measure words', () => {
    for (const { source, target } of pairsOf('zh')) {
      if (source.includes('horses')) expect(target).toContain('匹')
      if (source.at(-1) === 'yesterday') expect(target[0]).toBe('昨天')
    }
  })

  test('French takes the article of its noun, and the adjective behind the noun and in agreement with it', () => {
    for (const { source, target } of pairsOf('en')) {
      const text = target.join(' ')
      if (source[1] === 'queen') expect(text).toContain('la reine a ')
      if (source[1] === 'king') expect(text).toContain('le roi a ')
      if (source.includes('white') && source.includes('horses')) expect(text).toMatch(/ chevaux blancs$/)
      if (source.includes('white') && source.includes('cars')) expect(text).toMatch(/ voitures blanches$/)
      if (source.at(-1) === 'yesterday') expect(target[0]).toBe('hier')
    }
  })
})

describe('translating', () => {
  test('held-out sentences come out right, and it looks at the words that matter', async () => {
    const result = await learned({ sentence: 'the king painted nine black horses yesterday'.split(' ') })
    expect(result.exact).toBe(1)
    expect(result.stages.at(-1)?.written.join('')).toBe('昨天国王画了九匹黑马')
    expect(lookedAt(result, '匹')).toBe('horses')
    expect(lookedAt(result, '昨天')).toBe('yesterday')
    expect(result.stages[0]?.written.join('')).not.toBe('昨天国王画了九匹黑马')
  })

  test.runIf(deep).each(seeds)('all 60 of them, with seed %i', async (seed) => {
    const result = await learned({ seed })
    expect(result.exact).toBe(1)
    expect(result.stages.at(-1)?.written).toEqual(result.wanted)
    expect(lookedAt(result, '匹')).toBe('horses')
    expect(lookedAt(result, '昨天')).toBe('yesterday')
  })

  test('into French it looks at the noun for the article, and at the last word for the time', async () => {
    const { exact, stages, looks, wanted } = await learned({ locale: 'en', sentence: [] })
    expect(exact).toBeGreaterThan(0.95)
    expect(stages.at(-1)?.written).toEqual(wanted)
    expect(looks.ahead).toMatchObject({ word: 'le', at: 'farmer', follows: 'farmer' })
    expect(looks.early).toMatchObject({ word: 'hier', at: 'yesterday' })
  })

  test('more words than it has places for are refused with the number', async () => {
    const sentence = 'the the the the the the the the the the the'.split(' ')
    await expect(run(asked({ sentence }), quietSession)).rejects.toMatchObject({
      detail: { code: 'wrong-value', expected: '1–10' },
    })
  })

  test('a word that it does not know is told before anything is trained', async () => {
    await expect(run(asked({ sentence: ['the', 'zebra'] }), quietSession)).rejects.toThrow('unknown-token')
  })
})

test('reversing needs the place: weights lie on the other diagonal', async () => {
  const { exact, stages } = await learned({ mode: 'reverse', steps: 150 })
  expect(exact).toBe(1)
  const weights = stages.at(-1)?.weights ?? []
  expect(weights).toHaveLength(8)
  for (const [at, row] of weights.entries()) expect(row[7 - at]).toBeGreaterThan(0.8)
})
