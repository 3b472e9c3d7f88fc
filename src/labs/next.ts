import { exp, log2 } from './elementary.ts'
import { type OptionReader, seedRange } from './lab.ts'
import {
  type BackOffStep,
  backOffPath,
  countNgrams,
  distribution,
  end,
  type NgramModel,
  probability,
  unknown,
} from './ngrams.ts'
import { createRandom, shuffled } from './random.ts'
import { entropyBits } from './sampling.ts'
import { countableSentences, frequentPair, holdOut, joinTokens, tokensOf, type Unit } from './sentences.ts'

export type NextOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    prompt: read.argument('prompt'),
    n: read.integer('n', { standard: 3, min: 1, max: 5 }),
    unit: read.choice<Unit>('unit', ['word', 'character']),
    top: read.integer('top', { standard: 10, min: 1, max: 50 }),
    game: read.flag('game'),
    rounds: read.integer('rounds', { standard: 8, min: 1, max: 50 }),
    seed: read.integer('seed', seedRange),
    text: read.text('lessons'),
  }
}

export interface NextResult {
  readonly prompt: string
  readonly unit: Unit
  readonly n: number
  readonly tokens: number
  readonly vocabulary: number
  /** From the longest context down to none, with how often each was seen. */
  readonly backOff: readonly BackOffStep[]
  /** The most likely next tokens; the empty token is the end of the sentence. */
  readonly top: readonly Guess[]
  /** What all other tokens get together. */
  readonly rest: number
  /** Mean surprise of the next token in bits, and 2 to its power. */
  readonly entropyBits: number
  readonly perplexity: number
  /** The entropy of the same guess without any context. */
  readonly entropyWithoutContext: number
  readonly rounds: readonly Round[]
}

export interface Guess {
  readonly token: string
  readonly probability: number
}

/** A place of the game: what stands before, what comes next, and how surprised the model is by it. */
export interface Round {
  readonly before: string
  readonly answer: string
  readonly bits: number
  readonly modelGuess: string
  /** Surprise by how common the word is, without any context: the price of a guess that knows nothing. */
  readonly bitsWithoutContext: number
}

export function run(asked: NextOptions): NextResult {
  const { unit, n } = asked
  const { counted, heldOut } = holdOut(countableSentences(asked.text, unit))
  const model = countNgrams(counted, n)
  const prompt = asked.prompt === '' ? frequentPair(counted) : tokensOf(asked.prompt, unit)
  const probabilities = distribution(model, prompt)
  const top = mostLikely(model, probabilities).slice(0, asked.top)
  const bits = entropyBits(probabilities)
  return {
    prompt: joinTokens(prompt, unit),
    unit,
    n,
    tokens: counted.flat().length,
    vocabulary: model.vocabulary.length,
    backOff: backOffPath(model, prompt),
    top,
    rest: 1 - top.reduce((sum, guess) => sum + guess.probability, 0),
    entropyBits: bits,
    perplexity: exp(bits * Math.LN2),
    entropyWithoutContext: entropyBits(distribution(countNgrams(counted, 1), [])),
    rounds: asked.game ? roundsOf(asked, model, countNgrams(counted, 1), heldOut) : [],
  }
}

/** Tokens by falling probability; the unknown token is not a guess anybody could make. */
function mostLikely(model: NgramModel, probabilities: Float64Array): Guess[] {
  return model.vocabulary
    .map((token, place) => ({ token, probability: probabilities[place] ?? 0 }))
    .filter(({ token }) => token !== unknown)
    .sort((a, b) => b.probability - a.probability)
    .map(({ token, probability }) => ({ token: token === end ? '' : token, probability }))
}

const fewestBefore = 3

/**
 * Places in sentences that the model has not counted, in a seeded order: nobody has an unfair memory. Earlier
 * places come first, so that the words before one place do not give away the answer of a later round.
 */
function roundsOf(
  asked: NextOptions,
  model: NgramModel,
  withoutContext: NgramModel,
  heldOut: readonly string[][],
): Round[] {
  const places = heldOut.flatMap((sentence) =>
    sentence.slice(fewestBefore).map((_, place) => ({ sentence, place: place + fewestBefore })),
  )
  return shuffled(
    places.filter(({ sentence, place }) => isWord(sentence[place])),
    createRandom(asked.seed),
  )
    .slice(0, asked.rounds)
    .sort((one, other) => one.place - other.place)
    .map(({ sentence, place }) => {
      const history = sentence.slice(0, place)
      const answer = sentence[place] ?? ''
      return {
        before: joinTokens(history, asked.unit),
        answer,
        bits: surprise(model, history, answer),
        modelGuess: mostLikely(model, distribution(model, history))[0]?.token ?? '',
        bitsWithoutContext: surprise(withoutContext, [], answer),
      }
    })
}

const isWord = (token: string | undefined): boolean => /[\p{L}\p{N}]/u.test(token ?? '')

/** −log₂ p; a token that was never counted costs what the unknown token costs. */
function surprise(model: NgramModel, history: readonly string[], token: string): number {
  const known = model.vocabulary.includes(token) ? token : unknown
  return -log2(probability(model, history, known))
}

/** How sure a player is that the guess is right. */
export const sureness = { guess: 0.25, unsure: 0.5, sure: 0.9 } as const
export type Sureness = keyof typeof sureness

/**
 * What a guess costs in bits, −log₂ of the probability that it gave the answer. A right guess gave it `sureness`. A wrong
 * one left the rest, shared out as words are common: so sure and wrong costs most, and being honest costs least.
 */
export function guessBits(round: Round, guess: string, sure: Sureness): number {
  const given = sureness[sure]
  const right = tokensOf(guess, 'word').join(' ') === tokensOf(round.answer, 'word').join(' ')
  return right ? -log2(given) : -log2(1 - given) + round.bitsWithoutContext
}
