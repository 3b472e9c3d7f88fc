import { describe, expect, test } from 'vitest'
import { countBothWays, type MaskOptions, predict, run } from '../../src/labs/mask.ts'
import { alice } from './corpora.ts'

const asked = (changes: Partial<MaskOptions>): MaskOptions => ({
  sentence: '',
  context: 2,
  places: 300,
  seed: 42,
  text: alice,
  ...changes,
})

describe('a gap in sentences counted by hand', () => {
  const models = countBothWays(
    [
      ['cats', 'eat', 'fish'],
      ['cats', 'eat', 'mice'],
      ['dogs', 'chase', 'cats'],
    ],
    1,
  )
  const shares = predict(models, { before: ['cats'], after: ['fish'], answer: 'eat' })
  const share = (view: 'left' | 'right' | 'both', word: string): number =>
    shares[view][models.vocabulary.indexOf(word)] ?? 0

  test('every view gives a distribution over words', () => {
    for (const view of Object.values(shares)) {
      expect(view.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12)
    }
    expect(share('both', '</s>')).toBe(0)
  })

  test('what only ever stands before fish is found from the right', () => {
    expect(share('right', 'eat')).toBeGreaterThan(share('right', 'dogs'))
    expect(share('both', 'eat')).toBeGreaterThan(share('left', 'eat'))
  })

  test('both sides multiply, and the word’s own frequency is taken out once', () => {
    const odds = (view: 'left' | 'right' | 'both'): number => share(view, 'eat') / share(view, 'mice')
    const alone =
      (models.alone[models.vocabulary.indexOf('eat')] ?? 0) /
      (models.alone[models.vocabulary.indexOf('mice')] ?? 1)
    expect(odds('both')).toBeCloseTo((odds('left') * odds('right')) / alone, 9)
  })
})

describe('held-out gaps', () => {
  test('both sides know more than either', () => {
    const [left, right, both] = run(asked({})).views
    expect(both?.perplexity).toBeLessThan(left?.perplexity ?? 0)
    expect(both?.perplexity).toBeLessThan(right?.perplexity ?? 0)
    expect(both?.right).toBeGreaterThan(left?.right ?? 1)
  })

  test('without context all views are the same', () => {
    const { views } = run(asked({ context: 0 }))
    const [left, right, both] = views.map(({ perplexity }) => perplexity)
    expect(left).toBeCloseTo(right ?? 0, 6)
    expect(both).toBeCloseTo(left ?? 0, 6)
  })

  test('the sentence shown is found from both sides', () => {
    const { answer, views, chosen } = run(asked({ context: 1 }))
    expect(chosen).toBe(true)
    expect(views[2]?.top[0]?.token).toBe(answer)
    expect(views[0]?.top[0]?.token).not.toBe(answer)
  })
})

test('a sentence of the learner is cut at its gap', () => {
  const { before, after, answer, chosen } = run(asked({ sentence: 'she was ___ tired of it' }))
  expect({ before, after, answer, chosen }).toEqual({
    before: 'she was',
    after: 'tired of it',
    answer: '',
    chosen: false,
  })
  expect(run(asked({ sentence: 'she was' })).after).toBe('')
})

test('sentences of twenty thousand words and a vocabulary of a hundred and thirty thousand are no trouble', () => {
  const words = Array.from({ length: 220_000 }, (_, at) => `w${at % 130_000}`)
  const sentences = Array.from({ length: 11 }, (_, at) =>
    words.slice(20_000 * at, 20_000 * (at + 1)).join(' '),
  )
  const { places, views, before, after } = run(asked({ text: sentences.join('.\n'), places: 10 }))

  expect(places).toBe(10)
  expect(`${before} ${after}`.split(' ')).toHaveLength(19_999)
  for (const { top } of views) expect(top).toHaveLength(5)
})
