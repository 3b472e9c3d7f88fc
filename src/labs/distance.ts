import {
  type AgreementSentence,
  drawSentence,
  lengthAt,
  mostDistance,
  mostNouns,
  type Verb,
  verbs,
  withWordsShuffled,
  wordsWith,
} from './agreement-grammar.ts'
import {
  type CrossAttention,
  createCrossAttention,
  type SentencePair,
  trainCrossAttention,
} from './cross-attention.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { countNgrams, type NgramModel, ofOrder, probability, relativeFrequency } from './ngrams.ts'
import { createRandom, pick, type Random } from './random.ts'
import { stretchMeans } from './series.ts'
import type { Session } from './session.ts'
import { countParameters, onTape } from './tape.ts'

export type DistanceOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    distance: read.integer('distance', { standard: 2, min: 1, max: mostDistance }),
    trained: read.integer('trained', { standard: mostDistance, min: 1, max: mostDistance }),
    nouns: read.integer('nouns', { standard: 3, min: 2, max: mostNouns }),
    shuffle: read.flag('shuffle'),
    steps: read.integer('steps', { standard: 150, min: 0, max: 10_000, fast: 100 }),
    seed: read.integer('seed', seedRange),
  }
}

/** Shares of right verbs for the distances 1, 2, 3, 4. */
export type ByDistance = readonly number[]

export interface CountedOrder {
  readonly n: number
  readonly right: ByDistance
  /** The share of sentences whose last n − 1 words were counted somewhere, 0 to 1. */
  readonly seen: ByDistance
}

/** What the network says after the last word, and where it looks for it. */
export interface Judged {
  readonly sentence: AgreementSentence
  readonly said: Verb
  readonly weights: readonly number[]
}

export interface DistanceResult {
  readonly sentences: number
  /** Sentences of each distance that were tried. */
  readonly tried: number
  /** The greatest distance that was learned from. */
  readonly trained: number
  readonly nouns: number
  readonly shuffle: boolean
  readonly counting: readonly CountedOrder[]
  readonly attention: {
    readonly parameters: number
    readonly stepsDone: number
    readonly losses: readonly number[]
    readonly right: ByDistance
    /** Mean weight, at the place where the verb comes next, on the subject. */
    readonly onSubject: ByDistance
  }
  readonly distance: number
  /** A sentence of that distance whose nearest noun misleads, where there is one. */
  readonly example: Judged | undefined
}

const orders = [2, 3, 4, 5, 6, 7, 8] as const
const sentencesPerDistance = 1000
const triedPerDistance = 200
const batch = 16
const shownLosses = 60

/**
 * Agreement at a distance (after Linzen et al., 2016, arXiv 1611.01368): the verb follows the number of the first noun,
 * whatever nouns come between. Counting, and one layer of attention, learn from the same sentences.
 */
export async function run(asked: DistanceOptions, session: Session): Promise<DistanceResult> {
  const { trained, nouns, shuffle, steps, seed } = asked
  const random = createRandom(seed)
  const draw = (distance: number): AgreementSentence => {
    const sentence = drawSentence(distance, nouns, random)
    return shuffle ? withWordsShuffled(sentence, random) : sentence
  }
  const learned = range(trained).flatMap((at) =>
    Array.from({ length: sentencesPerDistance }, () => draw(at + 1)),
  )
  const tried = range(mostDistance).map((at) => Array.from({ length: triedPerDistance }, () => draw(at + 1)))
  const counted = countNgrams(
    learned.map(({ words, verb }) => [...words, verb]),
    Math.max(...orders),
  )
  const network = await train({ learned, nouns, steps }, random, session)
  const judged = tried.map((sentences) => judge(network, sentences))
  const ofDistance = judged[asked.distance - 1] ?? []
  return {
    sentences: learned.length,
    tried: triedPerDistance,
    trained,
    nouns,
    shuffle,
    counting: orders.map((n) => countedOrder(ofOrder(counted, n), tried)),
    attention: {
      parameters: countParameters(network.model.parameters),
      stepsDone: network.losses.length,
      losses: stretchMeans(network.losses, shownLosses),
      right: judged.map((all) => share(all, ({ said, sentence }) => said === sentence.verb)),
      onSubject: judged.map((all) =>
        mean(all.map(({ weights, sentence }) => weights[sentence.subject] ?? 0)),
      ),
    },
    distance: asked.distance,
    example: ofDistance.find(({ sentence }) => isTelling(sentence)) ?? ofDistance[0],
  }
}

/** The nearest noun misleads, and no noun stands there twice: good to look at. */
const isTelling = ({ words, misleading }: AgreementSentence): boolean => {
  const nouns = words.filter((word) => word !== 'the')
  return misleading && new Set(nouns).size === nouns.length
}

const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at)

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const share = <Value>(values: readonly Value[], holds: (value: Value) => boolean): number =>
  values.filter(holds).length / values.length

function countedOrder(model: NgramModel, tried: readonly (readonly AgreementSentence[])[]): CountedOrder {
  const says = (words: readonly string[]): Verb =>
    probability(model, words, 'are') > probability(model, words, 'is') ? 'are' : 'is'
  return {
    n: model.order,
    right: tried.map((all) => share(all, ({ words, verb }) => says(words) === verb)),
    seen: tried.map((all) =>
      share(all, ({ words, verb }) => relativeFrequency(model, words, verb) !== undefined),
    ),
  }
}

interface Network {
  readonly model: CrossAttention
  readonly losses: readonly number[]
  readonly pairOf: (sentence: AgreementSentence) => SentencePair
}

interface Lesson {
  readonly learned: readonly AgreementSentence[]
  readonly nouns: number
  readonly steps: number
}

/** One question is put to the words of a sentence: which verb comes next? */
async function train({ learned, nouns, steps }: Lesson, random: Random, session: Session): Promise<Network> {
  const vocabulary = wordsWith(nouns)
  const pairOf = ({ words, verb }: AgreementSentence): SentencePair => ({
    source: words.map((word) => vocabulary.indexOf(word)),
    target: [idOf(verb)],
  })
  const model = createCrossAttention(
    {
      sources: vocabulary.length,
      targets: 1 + verbs.length,
      dim: 16,
      length: lengthAt(mostDistance),
      window: 0,
      scaled: true,
    },
    random,
  )
  const nextPairs = (): SentencePair[] => Array.from({ length: batch }, () => pairOf(pick(learned, random)))
  return {
    model,
    pairOf,
    losses: await trainCrossAttention(model, { steps, rate: 0.01, nextPairs }, session),
  }
}

/** Id 0 is `stop`, which stands where the verb is asked for. */
const idOf = (verb: Verb): number => 1 + verbs.indexOf(verb)

function judge({ model, pairOf }: Network, sentences: readonly AgreementSentence[]): Judged[] {
  return onTape((tape) => {
    const { logits, weights } = model.forward(tape, sentences.map(pairOf))
    return sentences.map((sentence, row) => {
      const logit = (verb: Verb): number => logits.values[row * logits.columns + idOf(verb)] ?? 0
      const start = row * weights.columns
      return {
        sentence,
        said: logit('are') > logit('is') ? 'are' : 'is',
        weights: Array.from(weights.values.subarray(start, start + sentence.words.length)),
      }
    })
  })
}
