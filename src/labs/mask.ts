import { PrimerError } from '../errors.ts'
import { exp, log } from './elementary.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { countNgrams, distribution, end, type NgramModel, unknown } from './ngrams.ts'
import { createRandom, firstShuffled } from './random.ts'
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
  const places = firstShuffled(placesOf(heldOut, models), asked.places, createRandom(asked.seed))
  const judged = places.map((place) => judge(models, place))
  const own = ownGap(asked.sentence)
  const chosen = own ? undefined : judged.find(helpsOnTheRight)?.place
  const [shownPlace] = chosen ? [chosen] : places
  const shown = own ?? (shownPlace ? gapAt(shownPlace) : emptyGap)
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
      ...score(judged, view),
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
  /** 1 where a token of the vocabulary is a word. */
  readonly words: Uint8Array
  /** Where a token of the vocabulary stands in that of `backwards`. */
  readonly mirrored: Int32Array
}

export function countBothWays(sentences: readonly (readonly string[])[], context: number): Models {
  const forwards = countNgrams(sentences, context + 1)
  const backwards = countNgrams(
    sentences.map((sentence) => sentence.toReversed()),
    context + 1,
  )
  const { vocabulary } = forwards
  const words = Uint8Array.from(vocabulary, (token) => (isWord(token) ? 1 : 0))
  return {
    forwards,
    backwards,
    vocabulary,
    words,
    mirrored: Int32Array.from(vocabulary, (token) => backwards.places.get(token) ?? -1),
    alone: wordsOnly(words, forwards.alone.slice()),
  }
}

/** Punctuation, the sentence end and the unknown token fill no gap. */
const isWord = (token: string): boolean => token !== end && token !== unknown && /[\p{L}\p{N}]/u.test(token)

/** Of the probabilities of all tokens those of words, in the same place. */
function wordsOnly(words: Uint8Array, probabilities: Float64Array): Float64Array {
  for (let place = 0; place < probabilities.length; place++) if (words[place] !== 1) probabilities[place] = 0
  return normalised(probabilities)
}

/** The same array: of a text with very many words, new ones would be most of the work. */
function normalised(values: Float64Array): Float64Array {
  const sum = values.reduce((total, value) => total + value, 0)
  for (let place = 0; place < values.length; place++) values[place] = (values[place] ?? 0) / sum
  return values
}

/**
 * The probability of every word in the gap, by what may be seen. Both sides together: p(word | left) · p(word | right) /
 * p(word), which is exact when the sides know nothing of each other but the word (naive Bayes).
 */
export function predict(models: Models, { before, after }: Gap): Record<View, Float64Array> {
  const { words, alone } = models
  const left = wordsOnly(words, distribution(models.forwards, before))
  const mirrored = distribution(models.backwards, after.toReversed())
  const right = wordsOnly(
    words,
    alone.map((_, place) => mirrored[models.mirrored[place] ?? -1] ?? 0),
  )
  const both = normalised(
    left.map((share, place) => {
      const prior = alone[place] ?? 0
      return prior === 0 ? 0 : (share * (right[place] ?? 0)) / prior
    }),
  )
  return { left, right, both }
}

/** Where a word stands in a sentence. */
interface Place {
  readonly sentence: readonly string[]
  readonly at: number
}

/** Every word of the held-out sentences that the model has counted somewhere. */
function placesOf(sentences: readonly (readonly string[])[], { forwards }: Models): Place[] {
  return sentences.flatMap((sentence) =>
    sentence.flatMap((answer, at) =>
      forwards.places.has(answer) && isWord(answer) ? [{ sentence, at }] : [],
    ),
  )
}

/** With so many tokens on either side; a sentence of somebody's text may have a hundred thousand. */
const gapAt = ({ sentence, at }: Place, around = sentence.length): Gap => ({
  answer: sentence[at] ?? '',
  before: sentence.slice(Math.max(0, at - around), at),
  after: sentence.slice(at + 1, at + 1 + around),
})

/** What each view said of one gap. */
interface Judged {
  readonly place: Place
  readonly answer: string
  readonly guesses: Readonly<Record<View, { readonly first: string; readonly ofAnswer: number }>>
}

function judge(models: Models, place: Place): Judged {
  const gap = gapAt(place, models.forwards.order)
  const shares = predict(models, gap)
  const answer = models.forwards.places.get(gap.answer) ?? -1
  const guess = (view: View) => ({
    first: models.vocabulary[placeOfMost(shares[view])] ?? '',
    ofAnswer: shares[view][answer] ?? 0,
  })
  const guesses = { left: guess('left'), right: guess('right'), both: guess('both') }
  return { place, answer: gap.answer, guesses }
}

function placeOfMost(shares: Float64Array): number {
  let best = -1
  for (let place = 0; place < shares.length; place++)
    if ((shares[place] ?? 0) > (shares[best] ?? Number.NEGATIVE_INFINITY)) best = place
  return best
}

/** A short sentence whose word both sides find, and the left side alone does not. */
function helpsOnTheRight({ place: { sentence, at }, answer, guesses }: Judged): boolean {
  if (at < 2 || sentence.length - at < 3 || sentence.length > 25) return false
  return guesses.both.first === answer && guesses.left.first !== answer
}

function score(
  judged: readonly Judged[],
  view: View,
): { readonly right: number; readonly perplexity: number } {
  let nats = 0
  let right = 0
  for (const { answer, guesses } of judged) {
    nats -= log(guesses[view].ofAnswer)
    if (guesses[view].first === answer) right++
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
