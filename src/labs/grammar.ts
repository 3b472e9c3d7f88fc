import { type OptionReader, seedRange } from './lab.ts'
import { createRandom, integerBelow, pickWeighted, type Random } from './random.ts'
import { stretchMeans } from './series.ts'
import type { Session } from './session.ts'
import { countParameters } from './tape.ts'
import {
  type Batch,
  createTransformer,
  nextDistribution,
  parametersOf,
  type Transformer,
  trainTransformer,
} from './transformer.ts'

export type GrammarOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    allowNull: read.flag('null'),
    tries: read.integer('tries', { standard: 3, min: 1, max: 10, fast: 1 }),
    steps: read.integer('steps', { standard: 400, min: 0, max: 3000, fast: 150 }),
    seed: read.integer('seed', seedRange),
  }
}

/** How the texts of one way of writing turned out, all shares of the whole. */
export interface Written {
  readonly way: 'free' | 'masked'
  readonly texts: number
  /** A program that wants this form can read it. */
  readonly valid: number
  /** And it says what is so: the sum, or null where the training said that nobody knows. */
  readonly right: number
}

/** Of the sums that the training never answered: what is written for them. */
export interface Unknowns {
  readonly way: Written['way']
  readonly texts: number
  readonly invented: number
  readonly admitted: number
}

export interface GrammarResult {
  readonly parameters: number
  readonly stepsDone: number
  readonly losses: readonly number[]
  readonly allowNull: boolean
  readonly written: readonly Written[]
  readonly unknowns: readonly Unknowns[]
  /** Of the free texts that are valid, how many are right: what asking again until one is valid gives. */
  readonly retried: { readonly valid: number; readonly right: number }
  /** Places where the mask took away more than half of the probability, and texts that have one. */
  readonly forced: { readonly places: number; readonly texts: number }
  readonly shown: readonly Shown[]
}

/** A question, and what is written to it. */
export interface Shown {
  readonly question: string
  readonly free: string
  readonly masked: string
  /** What the mask left of the probability at each sign of the masked text, 0 to 1. */
  readonly left: readonly number[]
}

/** The sums of these first numbers are answered with null: in the training nobody knows them. */
export const unknownFrom = 8

const signs = ['', ...'0123456789+>{}": sumnlidwrkoa']
const ids = new Map(signs.map((sign, id) => [sign, id]))
const encode = (text: string): number[] => [...text].map((sign) => ids.get(sign) ?? 0)
const context = 24
const batch = 24

interface Question {
  readonly a: number
  readonly b: number
}

const questionText = ({ a, b }: Question): string => `${a}+${b}>`

const knowledge = ({ a, b }: Question): string => (a >= unknownFrom ? 'null' : String(a + b))

/** What the training text holds: mostly the form that is wanted, now and then another. */
function answerIn(question: Question, random: Random): string {
  const value = knowledge(question)
  const draw = random()
  if (draw < 0.7) return `{"sum":${value}}`
  return draw < 0.85 ? `{"sum":"${value}"}` : `sum is ${value === 'null' ? 'unknown' : value}`
}

/**
 * The signs that may follow, so that the text can still become `{"sum":N}` with a whole number of one or two digits; the
 * empty sign ends it. A mask over every other sign is how structured output is enforced (Willard and Louf, 2023, arXiv
 * 2307.09702).
 */
export function allowedAfter(text: string, allowNull: boolean): readonly string[] {
  if (text.length < head.length) return [head[text.length] ?? '']
  const value = text.slice(head.length)
  if (value === '') return allowNull ? [...digits, 'n'] : digits
  if (value.endsWith('}')) return ['']
  if (value.startsWith('n')) return [['n', 'u', 'l', 'l', '}'][value.length] ?? '']
  // JSON has no number with a zero in front.
  return value.length === 1 && value !== '0' ? [...digits, '}'] : ['}']
}

const head = '{"sum":'
const digits = [...'0123456789']

/** The value, where a program can read it; undefined where it cannot. */
export function valueIn(text: string, allowNull: boolean): number | null | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || Object.keys(parsed).join() !== 'sum')
      return undefined
    const value: unknown = 'sum' in parsed ? parsed.sum : undefined
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 100) return value
    return allowNull && value === null ? null : undefined
  } catch {
    return undefined
  }
}

interface Text {
  readonly question: Question
  readonly text: string
  readonly left: readonly number[]
}

export async function run(
  { allowNull, tries, steps, seed }: GrammarOptions,
  session: Session,
): Promise<GrammarResult> {
  const random = createRandom(seed)
  const model = createTransformer({ vocabulary: signs.length, context, dim: 32, layers: 1, heads: 4 }, random)
  const nextBatch = () => batchOf(Array.from({ length: batch }, () => exampleOf(random)))
  const losses = await trainTransformer(model, { steps, rate: 0.01, nextBatch }, session)
  const questions = Array.from({ length: 100 }, (_, at): Question => ({ a: Math.floor(at / 10), b: at % 10 }))
  const asked = questions.flatMap((question) => Array.from({ length: tries }, () => question))
  const free = asked.map((question) => writtenBy(model, question, null, random))
  const masked = asked.map((question) => writtenBy(model, question, { allowNull }, random))
  const valid = free.filter(({ text }) => valueIn(text, allowNull) !== undefined)
  const forced = masked.map(({ left }) => left.filter((share) => share < 0.5).length)
  return {
    parameters: countParameters(parametersOf(model)),
    stepsDone: losses.length,
    losses: stretchMeans(losses, 60),
    allowNull,
    written: [writtenOf('free', free, allowNull), writtenOf('masked', masked, allowNull)],
    unknowns: [unknownsOf('free', free), unknownsOf('masked', masked)],
    retried: { valid: valid.length, right: valid.filter((each) => isRight(each, allowNull)).length },
    forced: {
      places: forced.reduce((sum, count) => sum + count, 0),
      texts: forced.filter((count) => count > 0).length,
    },
    shown: [47, 93].flatMap((at) => shownAt(at * tries, free, masked)),
  }
}

const shownAt = (at: number, free: readonly Text[], masked: readonly Text[]): Shown[] => {
  const [freely, tied] = [free[at], masked[at]]
  if (freely === undefined || tied === undefined) return []
  return [{ question: questionText(tied.question), free: freely.text, masked: tied.text, left: tied.left }]
}

function exampleOf(random: Random): { readonly prompt: number[]; readonly answer: number[] } {
  const question = { a: integerBelow(10, random), b: integerBelow(10, random) }
  return { prompt: encode(questionText(question)), answer: encode(answerIn(question, random)) }
}

/** Rows of equal length; only the answer and its end are learned. */
function batchOf(examples: readonly { readonly prompt: number[]; readonly answer: number[] }[]): Batch {
  const rows = examples.map(({ prompt, answer }) => [...prompt, ...answer, 0])
  const places = Array.from({ length: Math.max(...rows.map((row) => row.length)) - 1 }, (_, at) => at)
  return {
    batch: rows.length,
    ids: rows.flatMap((row) => places.map((at) => row[at] ?? 0)),
    targets: examples.flatMap(({ prompt }, row) =>
      places.map((at) => (at + 1 < prompt.length ? -1 : (rows[row]?.[at + 1] ?? -1))),
    ),
  }
}

function writtenBy(
  model: Transformer,
  question: Question,
  mask: { readonly allowNull: boolean } | null,
  random: Random,
): Text {
  const prompt = encode(questionText(question))
  const left: number[] = []
  let text = ''
  while (prompt.length + text.length < context) {
    const shares = nextDistribution(model, [...prompt, ...encode(text)])
    if (mask !== null) left.push(keepOnly(allowedAfter(text, mask.allowNull), shares))
    const sign = signs[pickWeighted(shares, random)] ?? ''
    if (sign === '') break
    text += sign
  }
  return { question, text, left }
}

/** Takes every other sign away, and tells how much of the probability is left. */
function keepOnly(allowed: readonly string[], shares: Float64Array): number {
  const before = shares.reduce((sum, share) => sum + share, 0)
  for (const [id, sign] of signs.entries()) if (!allowed.includes(sign)) shares[id] = 0
  return shares.reduce((sum, share) => sum + share, 0) / before
}

function isRight({ question, text }: Text, allowNull: boolean): boolean {
  const value = valueIn(text, allowNull)
  return value !== undefined && String(value) === knowledge(question)
}

function writtenOf(way: Written['way'], texts: readonly Text[], allowNull: boolean): Written {
  return {
    way,
    texts: texts.length,
    valid: texts.filter(({ text }) => valueIn(text, allowNull) !== undefined).length,
    right: texts.filter((each) => isRight(each, allowNull)).length,
  }
}

function unknownsOf(way: Written['way'], texts: readonly Text[]): Unknowns {
  const asked = texts.filter(({ question }) => question.a >= unknownFrom)
  return {
    way,
    texts: asked.length,
    invented: asked.filter(({ text }) => /\d/.test(text)).length,
    admitted: asked.filter(({ text }) => /null|unknown/.test(text)).length,
  }
}
