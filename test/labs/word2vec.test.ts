import { describe, expect, test } from 'vitest'
import { relationsIn } from '../../src/labs/pair-grammar.ts'
import { principalPlane } from '../../src/labs/principal-components.ts'
import { createRandom, normal } from '../../src/labs/random.ts'
import { quietSession } from '../../src/labs/session.ts'
import { pairStep, type SkipGramModel } from '../../src/labs/word-vectors.ts'
import { run, shareRight, type Word2vecOptions } from '../../src/labs/word2vec.ts'
import { alice } from './corpora.ts'
import { deep, seeds } from './deep.ts'

const asked = (changes: Partial<Word2vecOptions>): Word2vecOptions => ({
  locale: 'en',
  asked: '',
  sentences: 3000,
  dim: 24,
  epochs: 5,
  window: 2,
  negatives: 5,
  shuffle: false,
  keepInputs: false,
  sweep: false,
  seed: 42,
  text: '',
  ...changes,
})

test('a step of training is a step down the gradient, by finite differences', () => {
  const random = createRandom(2)
  const fresh = (): SkipGramModel => {
    const filled = createRandom(2)
    const values = (): Float64Array => Float64Array.from({ length: 20 }, () => normal(filled))
    return { dim: 4, inner: values(), outer: values(), change: new Float64Array(4) }
  }
  const targets = [1, 3, 4, 0]
  const rate = 1e-6
  const moved = fresh()
  pairStep(moved, 2, targets, rate)
  for (const part of ['inner', 'outer'] as const) {
    for (let trial = 0; trial < 12; trial++) {
      const place = part === 'inner' ? 8 + Math.floor(random() * 4) : Math.floor(random() * 20)
      const at = (shift: number): number => {
        const model = fresh()
        model[part][place] = (model[part][place] ?? 0) + shift
        return pairStep(model, 2, targets, 0)
      }
      const slope = (at(1e-5) - at(-1e-5)) / 2e-5
      const step = ((fresh()[part][place] ?? 0) - (moved[part][place] ?? 0)) / rate
      expect(Math.abs(step - slope) / Math.max(1e-3, Math.abs(slope) + Math.abs(step))).toBeLessThan(1e-4)
    }
  }
})

test('the grammars have no word in two relations, and no hint with two pairs', () => {
  for (const locale of ['en', 'zh'] as const) {
    const words = relationsIn(locale).flatMap(({ markers, pairs }) => [
      ...markers.flat(),
      ...pairs.flatMap((pair) => [...pair.words, ...pair.hints]),
    ])
    expect(words.filter((word, place) => words.indexOf(word) !== place)).toEqual([])
  }
})

describe('analogies', () => {
  test('nine in ten come out right after 3,000 sentences', async () => {
    const { relations, examples } = await run(asked({}), quietSession)
    expect(shareRight(relations)).toBeGreaterThan(0.9)
    expect(examples[0]?.answers[0]?.word).toBe('woman')
  })

  const everyCase = seeds.flatMap((seed) => [['en', seed] as const, ['zh', seed] as const])

  test.runIf(deep).each(everyCase)(
    '%s, seed %i: at least 95 %% after 6,000, at most 5 %% when shuffled',
    async (locale, seed) => {
      const share = async (shuffle: boolean): Promise<number> =>
        shareRight((await run(asked({ locale, seed, shuffle, sentences: 6000 }), quietSession)).relations)
      expect(await share(false)).toBeGreaterThanOrEqual(0.95)
      expect(await share(true)).toBeLessThanOrEqual(0.05)
    },
  )

  test('hardly any comes out right when the words are shuffled', async () => {
    const { relations } = await run(asked({ shuffle: true, sentences: 1500 }), quietSession)
    expect(shareRight(relations)).toBeLessThan(0.05)
  })

  test('too little text teaches nothing', async () => {
    const { relations } = await run(asked({ sentences: 200 }), quietSession)
    expect(shareRight(relations)).toBeLessThan(0.1)
  })

  test('a question of the learner is answered, and an unknown word is told', async () => {
    const { examples } = await run(asked({ asked: 'man:king::woman', sentences: 600 }), quietSession)
    expect(examples[0]?.question).toEqual(['man', 'king', 'woman'])
    await expect(run(asked({ asked: 'zebra', sentences: 200 }), quietSession)).rejects.toThrow(
      'unknown-token',
    )
  })
})

test('a text of the learner has neighbours and no score', async () => {
  const { source, relations, neighbours, plane } = await run(asked({ text: alice, epochs: 1 }), quietSession)
  expect(source).toBe('text')
  expect(relations).toEqual([])
  expect(neighbours.length).toBeGreaterThan(3)
  expect(plane.points.length).toBe(neighbours.length)
})

test('the plane of points on a tilted line shows all of their variance along its first axis', () => {
  const rows = [-2, -1, 0, 1, 2].map((at) => Float64Array.of(3 * at, 4 * at, 0))
  const { points, explained } = principalPlane(rows, 3)
  expect(explained).toBeCloseTo(1, 9)
  expect(points.map(([x]) => Math.round(x))).toEqual([-10, -5, 0, 5, 10])
})

test('of a text of very many words those that come often are learned', async () => {
  const rare = Array.from({ length: 12_000 }, (_, at) => `word${at} stands here.`).join('\n')
  const { vocabulary } = await run(asked({ text: rare, epochs: 1, dim: 2 }), quietSession)
  expect(vocabulary).toBe(10_000)
})
