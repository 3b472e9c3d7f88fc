import { PrimerError } from '../errors.ts'
import { exp, log } from './elementary.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { countNgrams, distribution, end, type NgramModel, ofOrder, unknown } from './ngrams.ts'
import { createRandom, shuffled } from './random.ts'
import { countableSentences, holdOut, joinTokens, tokensOf } from './sentences.ts'

export type MaskOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    sentence: read.argument('sentence'),
    context: read.integer('context', { standard: 2, min: 0, max: 4 }),
    places: read.integer('places', { standard: 300, min: 10, max: 3000, fast: 100 }),
    seed: read.integer('seed', seedRange),
    text: read.text('lessons'),
  }
}

const views = ['left', 'right', 'both'] as const
/** What may be looked at: what stands before the gap, after it, or on both sides. */
export type View = (typeof views)[number]

export interface Candidate {
  readonly token: string
  readonly probability: number
}

export interface ViewResult {
  readonly view: View
  /** The most likely words for the gap. */
  readonly top: readonly Candidate[]
  /** Of the held-out gaps, the share whose word was the first guess, 0 to 1. */
  readonly right: number
  /** As unsure as among so many equally likely words. */
  readonly perplexity: number
}

export interface MaskResult {
  readonly before: string
  readonly after: string
  /** What stood in the gap; empty when the learner left it open. */
  readonly answer: string
  /** The sentence was looked for, so that the right side helps. */
  readonly chosen: boolean
  readonly context: number
  readonly places: number
  readonly views: readonly ViewResult[]
}

const shownWords = 5

export function run(asked: MaskOptions): MaskResult {
  const { counted, heldOut } = holdOut(countableSentences(asked.text, 'word'))
  const models = countBothWays(counted, asked.context)
  const gaps = shuffled(gapsOf(heldOut, models), createRandom(asked.seed)).slice(0, asked.places)
  const judged = gaps.map((gap) => ({ gap, shares: predict(models, gap) }))
  const own = ownGap(asked.sentence)
  const chosen = own ? undefined : judged.find((each) => helpsOnTheRight(models, each))?.gap
  const shown = own ?? chosen ?? gaps[0] ?? emptyGap
  const shares = predict(models, shown)
  return {
    before: joinTokens(shown.before, 'word'),
    after: joinTokens(shown.after, 'word'),
    answer: shown.answer,
    chosen: chosen !== undefined,
    context: asked.context,
    places: judged.length,
    views: views.map((view) => ({
      view,
      top: topOf(models, shares[view]),
      ...score(models, judged, view),
    })),
  }
}

/** A word that is taken out, and what stands around it. */
export interface Gap {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly answer: string
}

const emptyGap: Gap = { before: [], after: [], answer: '' }

/**
 * `The cat ___ the mouse`; with no gap in it, the word after the last is asked for.
 * @throws PrimerError `wrong-form` for a second gap
 */
function ownGap(sentence: string): Gap | undefined {
  if (sentence === '') return undefined
  const [before = '', after = '', ...others] = sentence.split(/_{2,}|＿+/u)
  if (others.length > 0)
    throw new PrimerError({
      code: 'wrong-form',
      option: 'sentence',
      value: sentence,
      examples: 'the model ___ the next word, 模型___下一个词',
    })
  return { before: tokensOf(before, 'word'), after: tokensOf(after, 'word'), answer: '' }
}

/** The same sentences counted forwards and backwards. */
interface Models {
  readonly forwards: NgramModel
  readonly backwards: NgramModel
  /** How often each word occurs, whatever stands around it. */
  readonly alone: Float64Array
  readonly vocabulary: readonly string[]
}

export function countBothWays(sentences: readonly (readonly string[])[], context: number): Models {
  const forwards = countNgrams(sentences, context + 1)
  const backwards = countNgrams(
    sentences.map((sentence) => sentence.toReversed()),
    context + 1,
  )
  const { vocabulary } = forwards
  return {
    forwards,
    backwards,
    vocabulary,
    alone: wordsOnly(vocabulary, distribution(ofOrder(forwards, 1), [])),
  }
}

/** Punctuation, the sentence end and the unknown token fill no gap. */
const isWord = (token: string): boolean => token !== end && token !== unknown && /[\p{L}\p{N}]/u.test(token)

const wordsOnly = (vocabulary: readonly string[], probabilities: Float64Array): Float64Array =>
  normalised(probabilities.map((share, place) => (isWord(vocabulary[place] ?? end) ? share : 0)))

function normalised(values: Float64Array): Float64Array {
  const sum = values.reduce((total, value) => total + value, 0)
  return values.map((value) => value / sum)
}

/**
 * The probability of every word in the gap, by what may be seen. Both sides together: p(word | left) · p(word | right) /
 * p(word), which is exact when the sides know nothing of each other but the word (naive Bayes).
 */
export function predict(models: Models, { before, after }: Gap): Record<View, Float64Array> {
  const { vocabulary, alone } = models
  const left = wordsOnly(vocabulary, distribution(models.forwards, before))
  const mirrored = distribution(models.backwards, after.toReversed())
  const placeOf = new Map(models.backwards.vocabulary.map((token, place) => [token, place]))
  const right = wordsOnly(
    vocabulary,
    Float64Array.from(vocabulary, (token) => mirrored[placeOf.get(token) ?? -1] ?? 0),
  )
  const both = normalised(
    left.map((share, place) => {
      const prior = alone[place] ?? 0
      return prior === 0 ? 0 : (share * (right[place] ?? 0)) / prior
    }),
  )
  return { left, right, both }
}

/** Every word of the held-out sentences that the model has counted somewhere. */
function gapsOf(sentences: readonly (readonly string[])[], { vocabulary }: Models): Gap[] {
  const known = new Set(vocabulary)
  return sentences.flatMap((sentence) =>
    sentence.flatMap((answer, place) =>
      known.has(answer) && isWord(answer)
        ? [{ answer, before: sentence.slice(0, place), after: sentence.slice(place + 1) }]
        : [],
    ),
  )
}

interface Judged {
  readonly gap: Gap
  readonly shares: Readonly<Record<View, Float64Array>>
}

const firstGuess = ({ vocabulary }: Models, shares: Float64Array): string =>
  vocabulary[shares.indexOf(Math.max(...shares))] ?? ''

/** A short sentence whose word both sides find, and the left side alone does not. */
function helpsOnTheRight(models: Models, { gap, shares }: Judged): boolean {
  const length = gap.before.length + gap.after.length
  if (gap.before.length < 2 || gap.after.length < 2 || length > 24) return false
  return firstGuess(models, shares.both) === gap.answer && firstGuess(models, shares.left) !== gap.answer
}

function score(
  models: Models,
  judged: readonly Judged[],
  view: View,
): { readonly right: number; readonly perplexity: number } {
  const placeOf = new Map(models.vocabulary.map((token, place) => [token, place]))
  let nats = 0
  let right = 0
  for (const { gap, shares } of judged) {
    nats -= log(shares[view][placeOf.get(gap.answer) ?? -1] ?? 0)
    if (firstGuess(models, shares[view]) === gap.answer) right++
  }
  const count = Math.max(1, judged.length)
  return { right: right / count, perplexity: exp(nats / count) }
}

function topOf({ vocabulary }: Models, shares: Float64Array): Candidate[] {
  return vocabulary
    .map((token, place) => ({ token, probability: shares[place] ?? 0 }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, shownWords)
}
