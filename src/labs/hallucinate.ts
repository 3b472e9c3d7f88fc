import type { CourseLanguage } from '../domain/locale.ts'
import { nameHash } from '../domain/name-hash.ts'
import { capitalQuestion, type Facts, factSentence, factsIn, factWords, readLands } from './fact-grammar.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { createRandom, normal, type Random } from './random.ts'
import { entropyBits } from './sampling.ts'
import { stretchMeans } from './series.ts'
import type { Session } from './session.ts'
import { countParameters } from './tape.ts'
import {
  type Batch,
  createTransformer,
  INITIAL_DEVIATION,
  nextDistribution,
  parametersOf,
  type Transformer,
  trainTransformer,
} from './transformer.ts'

export type HallucinateOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    locale: read.locale,
    lands: read.argument('lands'),
    threshold: read.number('threshold', { standard: 0, min: 0, max: 1 }),
    refuse: read.integer('refuse', { standard: 0, min: 0, max: 3 }),
    dim: read.integer('dim', { standard: 16, min: 4, max: 64 }),
    steps: read.integer('steps', { standard: 240, min: 0, max: 5000, fast: 200 }),
    seed: read.integer('seed', seedRange),
  }
}

/**
 * What the model has read of a land: its capital; that it has none, in so many words; its name in other sentences; or
 * nothing, not even the name.
 */
export type Acquaintance = 'learned' | 'refused' | 'mentioned' | 'unread'

export interface Guess {
  readonly word: string
  readonly probability: number
}

export interface Answer {
  readonly land: string
  readonly acquaintance: Acquaintance
  /** What its sentences say; null where they say nothing. */
  readonly taught: string | null
  /** The likeliest words after "is", the best first. */
  readonly top: readonly Guess[]
  /** Of the whole distribution: 0 when certain, log₂ n between n equally likely words. */
  readonly bits: number
  /** The best word is the name of a city. */
  readonly city: boolean
  /** It is likely enough for the threshold, so it is said. */
  readonly said: boolean
}

/** All lands of one acquaintance together. */
export interface Group {
  readonly acquaintance: Acquaintance
  readonly lands: number
  /** Probability of the best word: mean, lowest and highest. */
  readonly mean: number
  readonly lowest: number
  readonly highest: number
  /** Mean entropy. */
  readonly bits: number
}

/** What comes of answering only from `threshold` on. */
export interface Cut {
  readonly threshold: number
  /** Capitals named as they were learned. */
  readonly right: number
  /** Capitals that it would have named right, and kept back. */
  readonly lost: number
  /** Cities named that nobody taught it. */
  readonly errors: number
}

export interface HallucinateResult {
  readonly parameters: number
  readonly stepsDone: number
  readonly losses: readonly number[]
  readonly threshold: number
  readonly refused: readonly string[]
  /** The lands that were asked for. */
  readonly asked: readonly Answer[]
  /** Every land of the small world and eight that it never read of. */
  readonly lands: readonly Answer[]
  readonly groups: readonly Group[]
  readonly cuts: readonly Cut[]
}

/** A land's line in the list of capitals that are taught. */
type Fact = readonly [land: string, answer: string]

const shape = { context: 6, layers: 1, heads: 4 }
const sentencesPerStep = 16
const shownLosses = 60

export async function run(asked: HallucinateOptions, session: Session): Promise<HallucinateResult> {
  const { locale, threshold, steps, seed } = asked
  const random = createRandom(seed)
  const facts = factsIn(locale)
  const refused = facts.mentioned.slice(facts.mentioned.length - asked.refuse)
  const taught: Fact[] = [...facts.capitals, ...refused.map((land): Fact => [land, facts.nobodyKnows])]
  const words = factWords(locale)
  const dim = Math.round(asked.dim / shape.heads) * shape.heads
  const model = createTransformer({ ...shape, dim, vocabulary: words.length }, random)
  const losses = await trainTransformer(
    model,
    { steps, rate: 0.02, nextBatch: () => batchOf(sentences(locale, taught, random), words) },
    session,
  )
  const reader = { model, words, facts, taught, locale, seed, threshold }
  const lands = [...readLands(facts), ...facts.unread].map((land) => answer(reader, land))
  return {
    parameters: countParameters(parametersOf(model)),
    stepsDone: losses.length,
    losses: stretchMeans(losses, shownLosses),
    threshold,
    refused,
    asked: landsIn(asked.lands, facts).map((land) => answer(reader, land)),
    lands,
    groups: groupsOf(lands),
    cuts: thresholdsWith(threshold).map((each) => cut(lands, each)),
  }
}

const sentences = (locale: CourseLanguage, taught: readonly Fact[], random: Random): string[][] =>
  Array.from({ length: sentencesPerStep }, () => factSentence(locale, taught, random))

/** Every sentence a row, filled up to the longest; each word is to be told from those before it. */
function batchOf(rows: readonly (readonly string[])[], words: readonly string[]): Batch {
  const ids = rows.map((row) => row.map((word) => words.indexOf(word)))
  const length = Math.max(...ids.map((row) => row.length - 1))
  const filled = (row: readonly number[], rest: number): number[] => [
    ...row,
    ...new Array<number>(length - row.length).fill(rest),
  ]
  return {
    batch: rows.length,
    ids: ids.flatMap((row) => filled(row.slice(0, -1), 0)),
    targets: ids.flatMap((row) => filled(row.slice(1), -1)),
  }
}

/** Names with commas between them where there are commas, else a word each. Without any: one of every acquaintance. */
export function landsIn(text: string, { capitals, mentioned, unread }: Facts): string[] {
  const parts = text.split(/[,，、]/u)
  const names = (parts.length > 1 ? parts : text.split(/\s+/u)).map((name) => name.trim()).filter(Boolean)
  if (names.length > 0) return [...new Set(names)]
  return [mentioned[0] ?? '', unread[4] ?? '', capitals[0]?.[0] ?? '']
}

interface Reader {
  readonly model: Transformer
  readonly words: readonly string[]
  readonly facts: Facts
  readonly taught: readonly Fact[]
  readonly locale: CourseLanguage
  readonly seed: number
  readonly threshold: number
}

const shownGuesses = 4

function answer(reader: Reader, asked: string): Answer {
  const { words, facts, taught, threshold } = reader
  const read = words.find((word) => sameName(word, asked))
  const land = read ?? asked
  const shares = nextWord(reader, land, read !== undefined)
  const top = [...words.keys()]
    .map((place) => ({ word: words[place] ?? '', probability: shares[place] ?? 0 }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, shownGuesses)
  const best = top[0]
  const fact = taught.find(([name]) => name === land)?.[1]
  const city = facts.capitals.some(([, capital]) => capital === best?.word)
  return {
    land,
    acquaintance: acquaintance(fact, read, facts),
    taught: fact ?? null,
    top,
    bits: entropyBits(shares),
    city,
    said: (best?.probability ?? 0) >= threshold,
  }
}

const sameName = (a: string, b: string): boolean => plain(a) === plain(b)
const plain = (name: string): string => name.normalize('NFKC').toLowerCase()

function acquaintance(fact: string | undefined, read: string | undefined, facts: Facts): Acquaintance {
  if (fact !== undefined) return fact === facts.nobodyKnows ? 'refused' : 'learned'
  return read === undefined ? 'unread' : 'mentioned'
}

/** The distribution after "the capital of … is". */
function nextWord({ model, words, locale, seed }: Reader, land: string, isRead: boolean): Float64Array {
  const ids = capitalQuestion(locale, land).map((word) => words.indexOf(word))
  if (isRead) return nextDistribution(model, ids)
  const place = words.length
  return nextDistribution(
    withUntrainedWord(model, land, seed),
    ids.map((id) => (id === -1 ? place : id)),
  )
}

/**
 * The model with one word more, whose vector no training step has touched: random numbers of the size that all vectors
 * began with, fixed by the name and the seed.
 */
function withUntrainedWord(model: Transformer, name: string, seed: number): Transformer {
  const { rows, columns, values } = model.tokens
  const random = createRandom(Number.parseInt(nameHash(plain(name)).slice(0, 8), 16) ^ seed)
  const row = Array.from({ length: columns }, () => normal(random) * INITIAL_DEVIATION)
  const longer = Float64Array.from([...values, ...row])
  return {
    ...model,
    tokens: { rows: rows + 1, columns, values: longer, gradient: new Float64Array(longer.length) },
  }
}

const acquaintances: readonly Acquaintance[] = ['learned', 'refused', 'mentioned', 'unread']

function groupsOf(answers: readonly Answer[]): Group[] {
  return acquaintances.flatMap((each) => {
    const inside = answers.filter((one) => one.acquaintance === each)
    if (inside.length === 0) return []
    const best = inside.map(({ top }) => top[0]?.probability ?? 0)
    return [
      {
        acquaintance: each,
        lands: inside.length,
        mean: mean(best),
        lowest: Math.min(...best),
        highest: Math.max(...best),
        bits: mean(inside.map(({ bits }) => bits)),
      },
    ]
  })
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const thresholds = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99] as const

/** The learner's own stands in its place among the others. */
const thresholdsWith = (own: number): number[] => [...new Set([...thresholds, own])].sort((a, b) => a - b)

export function cut(answers: readonly Answer[], threshold: number): Cut {
  const reached = ({ top }: Answer): boolean => (top[0]?.probability ?? 0) >= threshold
  const isRight = ({ acquaintance: of, taught, top }: Answer): boolean =>
    of === 'learned' && top[0]?.word === taught
  const right = answers.filter(isRight)
  return {
    threshold,
    right: right.filter(reached).length,
    lost: right.filter((each) => !reached(each)).length,
    errors: answers.filter((each) => !isRight(each) && each.city && reached(each)).length,
  }
}
