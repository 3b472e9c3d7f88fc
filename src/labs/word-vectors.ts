import { exp, log } from './elementary.ts'
import { pickWeighted, type Random } from './random.ts'
import { repeat, type Session } from './session.ts'

export interface SkipGramOptions {
  readonly dim: number
  readonly epochs: number
  /** Words to each side that count as neighbours. */
  readonly window: number
  /** Random words that each true neighbour is told apart from. */
  readonly negatives: number
  readonly rate: number
}

export interface WordVectors {
  readonly words: readonly string[]
  readonly dim: number
  /** One row of `dim` numbers for each word, of length 1. */
  readonly values: Float64Array
  /** Mean loss of each stretch of training, in nats a pair. */
  readonly losses: readonly number[]
  readonly pairs: number
}

/**
 * Skip-gram with negative sampling (Mikolov et al., 2013, arXiv 1310.4546): a word's vector learns to tell its
 * neighbours from words drawn at random. The rate falls linearly to a twentieth.
 */
export async function trainWordVectors(
  sentences: readonly (readonly string[])[],
  options: SkipGramOptions,
  random: Random,
  session: Session,
): Promise<WordVectors> {
  const { words, ids, counts } = numberWords(sentences)
  const model = createModel(words.length, options.dim, random)
  const drawNegative = negativeTable(counts, random)
  const targets = new Int32Array(options.negatives + 1)
  const losses: number[] = []
  const stretch = 200
  const steps = Math.ceil((options.epochs * ids.length) / stretch)
  let pairs = 0
  await repeat(steps, session, (step) => {
    const rate = options.rate * Math.max(0.05, 1 - step / steps)
    let loss = 0
    let seen = 0
    for (let at = step * stretch; at < (step + 1) * stretch; at++) {
      eachPair(ids[at % ids.length] ?? [], options.window, (center, context) => {
        targets[0] = context
        for (let place = 1; place < targets.length; place++) targets[place] = drawNegative()
        loss += pairStep(model, center, targets, rate)
        seen++
      })
    }
    pairs += seen
    losses.push(loss / seen)
    return loss / seen
  })
  return { words, dim: options.dim, values: normalisedRows(model.inner, options.dim), losses, pairs }
}

function numberWords(sentences: readonly (readonly string[])[]): {
  words: string[]
  ids: number[][]
  counts: number[]
} {
  const numbers = new Map<string, number>()
  const counts: number[] = []
  const ids = sentences.map((sentence) =>
    sentence.map((word) => {
      const id = numbers.get(word) ?? numbers.size
      numbers.set(word, id)
      counts[id] = (counts[id] ?? 0) + 1
      return id
    }),
  )
  return { words: [...numbers.keys()], ids, counts }
}

/** Vectors of words as centres (`inner`) and as neighbours (`outer`). */
export interface SkipGramModel {
  readonly dim: number
  readonly inner: Float64Array
  readonly outer: Float64Array
  /** Room for the change of one vector, used again at every step. */
  readonly change: Float64Array
}

function createModel(words: number, dim: number, random: Random): SkipGramModel {
  const inner = Float64Array.from({ length: words * dim }, () => (random() - 0.5) / dim)
  return { dim, inner, outer: new Float64Array(words * dim), change: new Float64Array(dim) }
}

/** Words are drawn by their count to the power ¾, as in the paper; by two square roots, which are exact on every engine. */
function negativeTable(counts: readonly number[], random: Random): () => number {
  const weights = counts.map((count) => Math.sqrt(count * Math.sqrt(count)))
  const size = 1 << 14
  const table = Uint32Array.from({ length: size }, () => pickWeighted(weights, random))
  return () => table[Math.floor(random() * size)] ?? 0
}

/** Every word with each word at most `window` places away. */
function eachPair(
  sentence: readonly number[],
  window: number,
  take: (center: number, context: number) => void,
): void {
  for (let place = 0; place < sentence.length; place++) {
    const last = Math.min(sentence.length - 1, place + window)
    for (let other = Math.max(0, place - window); other <= last; other++) {
      if (other !== place) take(sentence[place] ?? 0, sentence[other] ?? 0)
    }
  }
}

/**
 * One step down the gradient of −ln σ(v·u₀) − Σ ln σ(−v·uᵢ), where u₀ is the neighbour and the others are random words.
 * @returns the loss before the step, in nats
 */
export function pairStep(
  model: SkipGramModel,
  center: number,
  targets: ArrayLike<number>,
  rate: number,
): number {
  const { dim, inner, outer, change } = model
  const from = center * dim
  let loss = 0
  change.fill(0)
  for (let place = 0; place < targets.length; place++) {
    const to = (targets[place] ?? 0) * dim
    let score = 0
    for (let d = 0; d < dim; d++) score += (inner[from + d] ?? 0) * (outer[to + d] ?? 0)
    const probability = 1 / (1 + exp(-score))
    const right = place === 0 ? 1 : 0
    loss -= log(Math.max(1e-12, right === 1 ? probability : 1 - probability))
    const push = rate * (right - probability)
    for (let d = 0; d < dim; d++) {
      change[d] = (change[d] ?? 0) + push * (outer[to + d] ?? 0)
      outer[to + d] = (outer[to + d] ?? 0) + push * (inner[from + d] ?? 0)
    }
  }
  for (let d = 0; d < dim; d++) inner[from + d] = (inner[from + d] ?? 0) + (change[d] ?? 0)
  return loss
}

function normalisedRows(values: Float64Array, dim: number): Float64Array {
  const rows = values.slice()
  for (let start = 0; start < rows.length; start += dim) {
    const row = rows.subarray(start, start + dim)
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0))
    for (let d = 0; d < dim; d++) row[d] = (row[d] ?? 0) / (length || 1)
  }
  return rows
}

/** A word and its cosine with what was looked for. */
export interface Near {
  readonly word: string
  readonly cosine: number
}

export const vectorOf = ({ words, values, dim }: WordVectors, word: string): Float64Array | undefined => {
  const id = words.indexOf(word)
  return id < 0 ? undefined : values.subarray(id * dim, (id + 1) * dim)
}

/** The words whose vectors point most nearly the same way, nearest first. */
export function nearest(
  { words, values, dim }: WordVectors,
  to: Float64Array,
  count: number,
  without: readonly string[],
): Near[] {
  const length = Math.sqrt(to.reduce((sum, value) => sum + value * value, 0)) || 1
  return words
    .map((word, id) => {
      let cosine = 0
      for (let d = 0; d < dim; d++) cosine += (values[id * dim + d] ?? 0) * (to[d] ?? 0)
      return { word, cosine: cosine / length }
    })
    .filter(({ word }) => !without.includes(word))
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, count)
}

/** a is to b as c is to what: the words nearest to b − a + c. Empty when a word is not known. */
export function analogy(
  vectors: WordVectors,
  [a, b, c]: readonly [string, string, string],
  count: number,
  keepInputs = false,
): Near[] {
  const [from, to, start] = [a, b, c].map((word) => vectorOf(vectors, word))
  if (!from || !to || !start) return []
  const wanted = Float64Array.from(start, (value, d) => value + (to[d] ?? 0) - (from[d] ?? 0))
  return nearest(vectors, wanted, count, keepInputs ? [] : [a, b, c])
}
