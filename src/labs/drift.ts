import { toBfloat16 } from '../domain/rounding.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { createRandom, normal, pick, type Random } from './random.ts'

export type DriftOptions = ReturnType<typeof options>

/**
 * How sums are kept. `float32`: every step in 32 bits. `rounded`: in 32 bits, and the finished sum rounded to bfloat16.
 * `bfloat16`: every partial sum rounded to bfloat16.
 */
export const precisions = ['bfloat16', 'rounded', 'float32'] as const
export type Precision = (typeof precisions)[number]

export function options(read: OptionReader) {
  return {
    precision: read.choice('precision', precisions),
    ties: read.flag('ties'),
    fixed: read.flag('fixed'),
    tokens: read.integer('tokens', { standard: 200, min: 1, max: 500, fast: 100 }),
    requests: read.integer('requests', { standard: 50, min: 2, max: 200, fast: 20 }),
    seed: read.integer('seed', seedRange),
  }
}

/** How often the likeliest token was another one than in the first order. */
export interface Flips {
  readonly precision: Precision
  /** Every token has a twin whose logit is all but the same. */
  readonly ties: boolean
  /** Steps and orders compared. */
  readonly compared: number
  readonly flipped: number
  /** Sums that came out differently, whether or not the winner did. */
  readonly changed: number
}

/** One sum in every order. */
export interface SumInOrders {
  /** In how many parts the products are added up, and their sums then in a row. */
  readonly parts: number
  readonly values: Readonly<Record<Precision, number>>
}

export interface DriftResult {
  readonly width: number
  readonly vocabulary: number
  readonly steps: number
  readonly flips: readonly Flips[]
  /** The first logit, in each order; `exact` in 64 bits. */
  readonly example: { readonly exact: number; readonly orders: readonly SumInOrders[] }
  readonly precision: Precision
  readonly ties: boolean
  readonly fixed: boolean
  readonly requests: number
  readonly tokens: number
  /** Different texts among the requests after 1, 2 … tokens. */
  readonly texts: readonly number[]
  /** The place of the first token that differs, from 1; null where none does. */
  readonly firstDifference: number | null
}

const width = 128
const vocabulary = 64
const steps = 100
/** Parts that the products of a sum are cut into: what a kernel chooses by the size of the batch. */
const orders = [1, 2, 4, 8, 16, 32] as const

/**
 * The same numbers added up in other orders. Rounding makes a sum depend on its order, and a server chooses the order by
 * how much it has to do (He and Thinking Machines Lab, 2025; Yuan et al., 2025, arXiv 2506.09501). Nothing is drawn in
 * the arithmetic: weights and states are random, fixed by the seed.
 */
export function run({ precision, ties, fixed, tokens, requests, seed }: DriftOptions): DriftResult {
  const random = createRandom(seed)
  const weights = { none: rowsOf(vocabulary, random), ties: [] as Float32Array[] }
  weights.ties = twins(weights.none, random)
  const states = rowsOf(steps, random)
  const first = products(states[0] ?? new Float32Array(width), weights.none[0] ?? new Float32Array(width))
  const texts = textsOf({ precision, fixed, tokens, requests }, ties ? weights.ties : weights.none, random)
  return {
    width,
    vocabulary,
    steps,
    flips: precisions.flatMap((each) =>
      [false, true].map((tied) => flipsOf(each, tied, tied ? weights.ties : weights.none, states)),
    ),
    example: {
      exact: first.reduce((sum, value) => sum + value, 0),
      orders: orders.map((parts) => ({
        parts,
        values: {
          float32: sumOf(first, parts, 'float32'),
          rounded: sumOf(first, parts, 'rounded'),
          bfloat16: sumOf(first, parts, 'bfloat16'),
        },
      })),
    },
    precision,
    ties,
    fixed,
    requests,
    tokens,
    ...texts,
  }
}

/** Entries so large that a logit has a standard deviation of 4, as logits of models have. */
const rowsOf = (count: number, random: Random): Float32Array[] =>
  Array.from({ length: count }, () => Float32Array.from({ length: width }, () => normal(random) / 2))

/** The second half of the tokens are all but copies of the first: their logits differ by some millionths. */
const twins = (rows: readonly Float32Array[], random: Random): Float32Array[] => {
  const half = rows.slice(0, rows.length / 2)
  return [...half, ...half.map((row) => row.map((value) => value + 1e-7 * normal(random)))]
}

const products = (state: Float32Array, row: Float32Array): Float32Array =>
  state.map((value, at) => value * (row[at] ?? 0))

/** Adds the products up in so many parts, each from left to right, and then the sums of the parts. */
export function sumOf(values: Float32Array, parts: number, precision: Precision): number {
  const size = values.length / parts
  const coarse = precision === 'bfloat16'
  let total = 0
  for (let part = 0; part < parts; part++) {
    let sum = 0
    for (let at = part * size; at < (part + 1) * size; at++) {
      sum = Math.fround(sum + (values[at] ?? 0))
      if (coarse) sum = toBfloat16(sum)
    }
    total = Math.fround(total + sum)
    if (coarse) total = toBfloat16(total)
  }
  return precision === 'rounded' ? toBfloat16(total) : total
}

/** Of equal logits the first wins, as in every argmax. */
const winnerOf = (logits: readonly number[]): number => logits.indexOf(Math.max(...logits))

/** The products of a state with every token's weights: the same in every order. */
const productsOf = (state: Float32Array, weights: readonly Float32Array[]): Float32Array[] =>
  weights.map((row) => products(state, row))

function flipsOf(
  precision: Precision,
  ties: boolean,
  weights: readonly Float32Array[],
  states: readonly Float32Array[],
): Flips {
  let [flipped, changed] = [0, 0]
  for (const state of states) {
    const multiplied = productsOf(state, weights)
    const logits = orders.map((parts) => multiplied.map((values) => sumOf(values, parts, precision)))
    const [first = [], ...others] = logits
    const winner = winnerOf(first)
    flipped += others.filter((other) => winnerOf(other) !== winner).length
    changed += others.filter((other) => other[winner] !== first[winner]).length
  }
  return { precision, ties, compared: states.length * (orders.length - 1), flipped, changed }
}

interface Request {
  state: Float32Array
  written: string
}

/**
 * Requests with one prompt, always the likeliest token. At each step a request meets another load, and so another
 * order, unless the order is fixed. Requests that wrote the same so far share their computation.
 */
function textsOf(
  { precision, fixed, tokens, requests }: Pick<DriftOptions, 'precision' | 'fixed' | 'tokens' | 'requests'>,
  weights: readonly Float32Array[],
  random: Random,
): Pick<DriftResult, 'texts' | 'firstDifference'> {
  const start = rowsOf(1, random)[0] ?? new Float32Array(width)
  const embeddings = rowsOf(weights.length, random)
  const asked: Request[] = Array.from({ length: requests }, () => ({ state: start, written: '' }))
  const texts: number[] = []
  const nextOf = ({ state, written }: Request, parts: number): Request => {
    const logits = productsOf(state, weights).map((values) => sumOf(values, parts, precision))
    return following(state, written, winnerOf(logits), embeddings)
  }
  for (let step = 0; step < tokens; step++) {
    const known = new Map<string, Request>()
    for (const [at, { state, written }] of asked.entries()) {
      const parts = fixed ? 1 : pick(orders, random)
      const key = `${parts} ${written}`
      const next = known.get(key) ?? nextOf({ state, written }, parts)
      known.set(key, next)
      asked[at] = next
    }
    texts.push(new Set(asked.map(({ written }) => written)).size)
  }
  const first = texts.findIndex((count) => count > 1)
  return { texts, firstDifference: first < 0 ? null : first + 1 }
}

/** What is written goes into the state and stays in it for a while. */
function following(
  state: Float32Array,
  written: string,
  token: number,
  embeddings: readonly Float32Array[],
): Request {
  const mixed = state.map((value, at) => value * 0.8 + (embeddings[token]?.[at] ?? 0) * 0.6)
  return { state: mixed, written: `${written},${token}` }
}
