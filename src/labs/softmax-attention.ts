import { block, type Matrix, transposed } from './matrix.ts'
import { softmaxInPlace } from './operations.ts'
import { addProduct } from './product.ts'
import { gradientOf, type Tape, type Tensor, valuesOf } from './tape.ts'

export interface AttentionShape {
  /** How many sequences stand one below the other in the rows. */
  readonly batch: number
  /** How many parts the columns are cut into, each with attention of its own. */
  readonly heads: number
  /** A query sees only keys at its own place and before. */
  readonly causal?: boolean
  /** How many keys of each sequence are real and not padding; all of them when left out. */
  readonly keyLengths?: readonly number[]
  /** Divide the scores by the root of a head's width, as the paper does. On unless switched off. */
  readonly scaled?: boolean
}

export interface Attended {
  readonly out: Tensor
  /** A row per query, in the order sequence, head, query; a column per key. Each row sums to 1. */
  readonly weights: Tensor
}

/** softmax(Q Kᵀ / √d) V for every sequence and head (Vaswani et al., 2017, arXiv 1706.03762, equation 1). */
export function attention(tape: Tape, q: Tensor, k: Tensor, v: Tensor, shape: AttentionShape): Attended {
  const heads = headsOf(q, k, shape)
  const queries = q.rows / shape.batch
  const out = tape.tensor(q.rows, v.columns)
  const weights = tape.tensor(heads.length * queries, k.rows / shape.batch)
  for (const head of heads) {
    const scores = head.weights(valuesOf(weights))
    addProduct(scores, head.queries(valuesOf(q)), transposed(head.keys(valuesOf(k))))
    softmaxRows(scores, head, shape.causal ?? false)
    addProduct(head.queries(valuesOf(out)), scores, head.keys(valuesOf(v)))
  }
  tape.record(() => {
    for (const head of heads) passBack(head, { q, k, v, out, weights })
  })
  return { out, weights }
}

/** One head of one sequence: where its rectangles lie in the big matrices. */
interface Head {
  readonly scale: number
  /** How many keys are real. */
  readonly seen: number
  queries(of: Matrix): Matrix
  keys(of: Matrix): Matrix
  weights(of: Matrix): Matrix
}

function headsOf(q: Tensor, k: Tensor, { batch, heads, keyLengths, scaled }: AttentionShape): Head[] {
  const queries = q.rows / batch
  const keys = k.rows / batch
  return Array.from({ length: batch * heads }, (_, place) => {
    const sequence = Math.floor(place / heads)
    const cut = (of: Matrix, rows: number): Matrix => {
      const width = of.columns / heads
      return block(of, sequence * rows, (place % heads) * width, rows, width)
    }
    return {
      scale: scaled === false ? 1 : 1 / Math.sqrt(q.columns / heads),
      seen: keyLengths?.[sequence] ?? keys,
      queries: (of) => cut(of, queries),
      keys: (of) => cut(of, keys),
      weights: (of) => block(of, place * queries, 0, queries, keys),
    }
  })
}

/** Scores become weights, row by row; what a query may not see gets weight 0. */
function softmaxRows(scores: Matrix, { scale, seen }: Head, causal: boolean): void {
  const { values, columns } = scores
  for (let row = 0; row < scores.rows; row++) {
    const start = scores.offset + row * columns
    const visible = causal ? Math.min(seen, row + 1) : seen
    for (let place = start; place < start + visible; place++) values[place] = (values[place] ?? 0) * scale
    softmaxInPlace(values, start, visible)
    values.fill(0, start + visible, start + columns)
  }
}

interface Operands {
  readonly q: Tensor
  readonly k: Tensor
  readonly v: Tensor
  readonly out: Tensor
  readonly weights: Tensor
}

function passBack(head: Head, { q, k, v, out, weights }: Operands): void {
  const kept = head.weights(valuesOf(weights))
  const slopes = head.weights(gradientOf(weights))
  const outSlopes = head.queries(gradientOf(out))
  addProduct(slopes, outSlopes, transposed(head.keys(valuesOf(v))))
  addProduct(head.keys(gradientOf(v)), transposed(kept), outSlopes)
  throughSoftmax(slopes, kept, head.scale)
  addProduct(head.queries(gradientOf(q)), slopes, head.keys(valuesOf(k)))
  addProduct(head.keys(gradientOf(k)), transposed(slopes), head.queries(valuesOf(q)))
}

/** From d loss / d weight to d loss / d score: w · (g − Σ w g), row by row. Both lie at the same places. */
function throughSoftmax(slopes: Matrix, weights: Matrix, scale: number): void {
  for (let row = 0; row < slopes.rows; row++) {
    const start = slopes.offset + row * slopes.columns
    const end = start + slopes.columns
    let mean = 0
    for (let place = start; place < end; place++) {
      mean += (weights.values[place] ?? 0) * (slopes.values[place] ?? 0)
    }
    for (let place = start; place < end; place++) {
      slopes.values[place] = (weights.values[place] ?? 0) * ((slopes.values[place] ?? 0) - mean) * scale
    }
  }
}
