import { type OptionReader, seedRange } from './lab.ts'
import { countNgrams, distribution, end, type NgramModel, unknown } from './ngrams.ts'
import { createRandom, shuffled } from './random.ts'
import { reshape } from './sampling.ts'
import { countableSentences, holdOut } from './sentences.ts'

export type AbstainOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    penalty: read.number('penalty', { standard: 1, min: 0, max: 100 }),
    confidence: read.number('confidence', { standard: 0.3, min: 0, max: 1 }),
    // A Chinese character says about as much as a few letters.
    n: read.integer('n', { standard: { zh: 2, en: 4 }[read.locale], min: 1, max: 8 }),
    temperature: read.number('temperature', { standard: 1, min: 0.05, max: 20 }),
    questions: read.integer('questions', { standard: 400, min: 20, max: 2000, fast: 150 }),
    seed: read.integer('seed', seedRange),
    text: read.text('lessons'),
  }
}

/** A guess that the model would make, how sure it says it is, and whether it would be right. */
export interface Guess {
  /** What the model takes for the probability of its guess, 0 to 1. */
  readonly confidence: number
  readonly right: boolean
}

/** Answer where the confidence reaches `threshold`, else say "I don't know". */
export interface Policy {
  readonly threshold: number
  readonly answered: number
  readonly right: number
  readonly wrong: number
  /** Right answers in 100 questions: mistakes and blanks cost nothing. */
  readonly accuracyScore: number
  /** The same less the penalty for every wrong answer. */
  readonly penalisedScore: number
}

/** Guesses of about the same confidence. */
export interface ConfidenceBand {
  readonly from: number
  readonly to: number
  readonly guesses: number
  /** Mean confidence, and the share that was right. */
  readonly said: number
  readonly right: number
}

export interface AbstainResult {
  readonly penalty: number
  readonly questions: number
  /** The confidence above which a guess pays under the penalty. */
  readonly breakEven: number
  readonly single: {
    readonly confidence: number
    readonly accuracyScore: number
    readonly penalisedScore: number
  }
  readonly policies: readonly Policy[]
  /** The thresholds with the highest scores; of equal ones the lowest. */
  readonly bestUnderAccuracy: number
  readonly bestUnderPenalty: number
  readonly bands: readonly ConfidenceBand[]
}

const thresholds = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const
const bandEdges = [0, 0.1, 0.3, 0.5, 0.7, 1] as const

export function run(asked: AbstainOptions): AbstainResult {
  const { penalty, confidence } = asked
  const guesses = guessesOf(asked)
  const policies = thresholds.map((threshold) => policy(guesses, threshold, penalty))
  return {
    penalty,
    questions: guesses.length,
    breakEven: breakEven(penalty),
    single: {
      confidence,
      accuracyScore: expectedScore(confidence, 0),
      penalisedScore: expectedScore(confidence, penalty),
    },
    policies,
    bestUnderAccuracy: best(policies, ({ accuracyScore }) => accuracyScore),
    bestUnderPenalty: best(policies, ({ penalisedScore }) => penalisedScore),
    bands: bandsOf(guesses),
  }
}

/** What a guess scores on average: 1 when right, −penalty when wrong. "I don't know" scores 0. */
export const expectedScore = (confidence: number, penalty: number): number =>
  confidence - (1 - confidence) * penalty

/** Where `expectedScore` is 0. */
export const breakEven = (penalty: number): number => penalty / (1 + penalty)

/** The model guesses characters of sentences that it has not counted. */
function guessesOf({ text, n, questions, seed, temperature }: AbstainOptions): Guess[] {
  const { counted, heldOut } = holdOut(countableSentences(text, 'character'))
  const model = countNgrams(counted, n)
  const places = heldOut.flatMap((sentence) => sentence.map((_, place) => ({ sentence, place })))
  return shuffled(places, createRandom(seed))
    .slice(0, questions)
    .map(({ sentence, place }) => guess(model, sentence, place, temperature))
}

function guess(model: NgramModel, sentence: readonly string[], place: number, temperature: number): Guess {
  const probabilities = distribution(model, sentence.slice(0, place))
  // Nobody asks for the end of the sentence, and nobody can answer with the unknown token.
  for (const token of [end, unknown]) probabilities[model.vocabulary.indexOf(token)] = 0
  const total = probabilities.reduce((sum, value) => sum + value, 0)
  const shares = reshape(
    probabilities.map((value) => value / total),
    { temperature, topK: 0, topP: 1 },
  )
  // A text may have more characters than a function takes arguments.
  const confidence = shares.reduce((most, share) => Math.max(most, share), 0)
  return { confidence, right: model.vocabulary[shares.indexOf(confidence)] === sentence[place] }
}

export function policy(guesses: readonly Guess[], threshold: number, penalty: number): Policy {
  const answered = guesses.filter(({ confidence }) => confidence >= threshold)
  const right = answered.filter((each) => each.right).length
  const wrong = answered.length - right
  return {
    threshold,
    answered: answered.length,
    right,
    wrong,
    accuracyScore: (100 * right) / guesses.length,
    penalisedScore: (100 * (right - wrong * penalty)) / guesses.length,
  }
}

function best(policies: readonly Policy[], score: (policy: Policy) => number): number {
  const most = Math.max(...policies.map(score))
  return policies.find((each) => score(each) === most)?.threshold ?? 0
}

function bandsOf(guesses: readonly Guess[]): ConfidenceBand[] {
  return bandEdges
    .slice(1)
    .map((to, at) => {
      const from = bandEdges[at] ?? 0
      const inside = guesses.filter(({ confidence }) => confidence > from && confidence <= to)
      const mean = (values: readonly number[]): number =>
        values.reduce((sum, value) => sum + value, 0) / inside.length
      return {
        from,
        to,
        guesses: inside.length,
        said: mean(inside.map(({ confidence }) => confidence)),
        right: mean(inside.map(({ right }) => Number(right))),
      }
    })
    .filter(({ guesses: count }) => count > 0)
}
