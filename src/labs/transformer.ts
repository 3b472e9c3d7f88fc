import { createAdam } from './adam.ts'
import { add, crossEntropy, gather, linear, relu, rmsNorm, softmaxInPlace, stackRows } from './operations.ts'
import type { Random } from './random.ts'
import { draw, type SamplingRule } from './sampling.ts'
import { repeat, type Session } from './session.ts'
import { type AttentionShape, attention } from './softmax-attention.ts'
import { createTape, onTape, parameter, type Tape, type Tensor } from './tape.ts'

export interface TransformerShape {
  readonly vocabulary: number
  /** Most tokens that it can look at. */
  readonly context: number
  readonly dim: number
  readonly layers: number
  readonly heads: number
}

/**
 * A decoder in the manner of GPT-2, cut down: learned positions, RMS norm without a gain before each part, causal
 * attention, a feed-forward layer of four times the width with ReLU, no biases, an output layer of its own.
 */
export interface Transformer {
  readonly shape: TransformerShape
  readonly tokens: Tensor
  readonly positions: Tensor
  readonly blocks: readonly Block[]
  readonly output: Tensor
}

interface Block {
  readonly query: Tensor
  readonly key: Tensor
  readonly value: Tensor
  readonly merge: Tensor
  readonly widen: Tensor
  readonly narrow: Tensor
}

/** Standard deviation that vectors and weights begin with. */
export const INITIAL_DEVIATION = 0.08

/**
 * Weights are normal. Those that add to the residual stream start at 0 and the output layer
 * near it, so that an untrained model guesses evenly: its loss is ln V.
 */
export function createTransformer(shape: TransformerShape, random: Random): Transformer {
  const { vocabulary, context, dim, layers } = shape
  const weights = (rows: number, columns: number, deviation = INITIAL_DEVIATION): Tensor =>
    parameter(rows, columns, deviation, random)
  return {
    shape,
    tokens: weights(vocabulary, dim),
    positions: weights(context, dim),
    blocks: Array.from({ length: layers }, () => ({
      query: weights(dim, dim),
      key: weights(dim, dim),
      value: weights(dim, dim),
      merge: weights(dim, dim, 0),
      widen: weights(dim, 4 * dim),
      narrow: weights(4 * dim, dim, 0),
    })),
    output: weights(dim, vocabulary, 0.02),
  }
}

export const parametersOf = ({ tokens, positions, blocks, output }: Transformer): Tensor[] => [
  tokens,
  positions,
  ...blocks.flatMap(({ query, key, value, merge, widen, narrow }) => [
    query,
    key,
    value,
    merge,
    widen,
    narrow,
  ]),
  output,
]

/** Everything that is computed on the way from tokens to logits; one row for each token. */
export interface Trace {
  readonly embedded: Tensor
  readonly blocks: readonly BlockTrace[]
  readonly logits: Tensor
}

export interface BlockTrace {
  readonly query: Tensor
  readonly key: Tensor
  readonly value: Tensor
  /** A row per query in the order sequence, head, query. */
  readonly weights: Tensor
  /** The values mixed by the weights, the heads side by side. */
  readonly mixed: Tensor
  /** What attention adds to the stream, and the stream with it. */
  readonly gathered: Tensor
  readonly attended: Tensor
  readonly widened: Tensor
  /** What the feed-forward layer adds to the stream, and the stream with it. */
  readonly digested: Tensor
  readonly out: Tensor
}

/** `ids` holds `batch` sequences of equal length, one after the other. */
export function forward(tape: Tape, model: Transformer, ids: ArrayLike<number>, batch: number): Trace {
  const length = ids.length / batch
  const places = Array.from({ length: ids.length }, (_, at) => at % length)
  const sum = add(tape, gather(tape, model.tokens, ids), gather(tape, model.positions, places))
  const embedded = rmsNorm(tape, sum)
  let stream = embedded
  const blocks = model.blocks.map((block) => {
    const trace = runBlock(tape, block, stream, { batch, heads: model.shape.heads, causal: true })
    stream = trace.out
    return trace
  })
  return { embedded, blocks, logits: linear(tape, stream, model.output) }
}

/** Keys and values of every token so far, for each block: what earlier tokens need not be computed again for. */
export type KeyValueCache = readonly Pick<BlockTrace, 'key' | 'value'>[]

/**
 * The logits after one more token, from the keys and values of those before it: what `forward` gives in its last row.
 * The tape must still hold the cache. Begin with an empty one.
 */
export function forwardNext(
  tape: Tape,
  model: Transformer,
  id: number,
  cache: KeyValueCache,
): { readonly logits: Tensor; readonly cache: KeyValueCache } {
  const place = cache[0]?.key.rows ?? 0
  let stream = rmsNorm(
    tape,
    add(tape, gather(tape, model.tokens, [id]), gather(tape, model.positions, [place])),
  )
  const blocks = model.blocks.map((block, at) => {
    const trace = runBlock(tape, block, stream, { batch: 1, heads: model.shape.heads }, cache[at])
    stream = trace.out
    return trace
  })
  return { logits: linear(tape, stream, model.output), cache: blocks }
}

function runBlock(
  tape: Tape,
  block: Block,
  x: Tensor,
  shape: AttentionShape,
  earlier?: KeyValueCache[number],
): BlockTrace {
  const normed = rmsNorm(tape, x)
  const below = (before: Tensor | undefined, own: Tensor): Tensor =>
    before ? stackRows(tape, [before, own]) : own
  const query = linear(tape, normed, block.query)
  const key = below(earlier?.key, linear(tape, normed, block.key))
  const value = below(earlier?.value, linear(tape, normed, block.value))
  const { out: mixed, weights } = attention(tape, query, key, value, shape)
  const gathered = linear(tape, mixed, block.merge)
  const attended = add(tape, x, gathered)
  const widened = relu(tape, linear(tape, rmsNorm(tape, attended), block.widen))
  const digested = linear(tape, widened, block.narrow)
  const out = add(tape, attended, digested)
  return { query, key, value, weights, mixed, gathered, attended, widened, digested, out }
}

/** Sequences of equal length and what should follow each token; a negative target does not count. */
export interface Batch {
  readonly ids: ArrayLike<number>
  readonly targets: ArrayLike<number>
  readonly batch: number
}

export interface TrainingPlan {
  readonly steps: number
  /** Of Adam; falls linearly to a hundredth of it. */
  readonly rate: number
  readonly nextBatch: (step: number) => Batch
  /** Called after each step. */
  readonly afterStep?: (step: number) => void
  /** Something to look at while it trains. */
  readonly newestSample?: () => string | undefined
}

/** @returns the loss of every step that was done, in nats a token */
export const trainTransformer = (
  model: Transformer,
  plan: TrainingPlan,
  session: Session,
): Promise<number[]> =>
  trainByPlan(
    {
      adam: createAdam(parametersOf(model), { beta1: 0.85, beta2: 0.99 }),
      logits: (tape, { ids, batch }) => forward(tape, model, ids, batch).logits,
    },
    plan,
    session,
  )

/** A model that guesses the next token, with the steps that change it. */
export interface Trainee {
  readonly adam: (rate: number) => void
  readonly logits: (tape: Tape, batch: Batch) => Tensor
}

/** @returns the loss of every step that was done, in nats a token */
export async function trainByPlan(
  { adam, logits }: Trainee,
  plan: TrainingPlan,
  session: Session,
): Promise<number[]> {
  const tape = createTape()
  const losses: number[] = []
  await repeat(
    plan.steps,
    session,
    (step) => {
      const next = plan.nextBatch(step)
      const { loss } = crossEntropy(tape, logits(tape, next), next.targets)
      tape.backward(loss)
      adam(plan.rate * Math.max(0.01, 1 - step / plan.steps))
      const value = loss.values[0] ?? 0
      losses.push(value)
      tape.release()
      plan.afterStep?.(step)
      return value
    },
    plan.newestSample,
  )
  return losses
}

/** Loss of sequences that nothing is learned from, in nats a token. */
export function lossOf(model: Transformer, { ids, targets, batch }: Batch): number {
  return onTape(
    (tape) => crossEntropy(tape, forward(tape, model, ids, batch).logits, targets).loss.values[0] ?? 0,
  )
}

/** The distribution after the last of these tokens. Only as many as the context holds are looked at. */
export function nextDistribution(model: Transformer, ids: readonly number[]): Float64Array {
  const last = onTape((tape) => {
    const { values, columns } = forward(tape, model, ids.slice(-model.shape.context), 1).logits
    return values.slice(values.length - columns)
  })
  softmaxInPlace(last)
  return last
}

/** Draws tokens after the prompt until `end` is drawn or `length` is reached. */
export function continueTokens(
  model: Transformer,
  prompt: readonly number[],
  { length, end, rule }: { readonly length: number; readonly end: number; readonly rule: SamplingRule },
  random: Random,
): number[] {
  const ids = [...prompt]
  while (ids.length < prompt.length + length) {
    const next = draw(nextDistribution(model, ids), rule, random)
    if (next === end) break
    ids.push(next)
  }
  return ids.slice(prompt.length)
}
