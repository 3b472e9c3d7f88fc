import { createAdam } from './adam.ts'
import { cos, exp, log, sin } from './elementary.ts'
import { add, gather, linear, multiply, rmsNorm, softmaxInPlace } from './operations.ts'
import type { Random } from './random.ts'
import type { Session } from './session.ts'
import { attention } from './softmax-attention.ts'
import { onTape, parameter, type Tape, type Tensor } from './tape.ts'
import { type TrainingPlan, trainByPlan } from './transformer.ts'

export interface LlamaShape {
  readonly vocabulary: number
  /** Most tokens that it can look at. */
  readonly context: number
  readonly dim: number
  readonly layers: number
  readonly heads: number
  /** Columns between the two matrices of the gated layer. */
  readonly hidden: number
  /** Base of the wavelengths by which places turn. */
  readonly base: number
}

/**
 * A decoder in the shape of Llama (Touvron et al., 2023, arXiv 2302.13971, 2.2): RMS norm with a gain before each part,
 * queries and keys turned by their place, a gated layer with SiLU, no biases, an output layer of its own.
 */
export interface Llama {
  readonly shape: LlamaShape
  readonly tokens: Tensor
  readonly blocks: readonly LlamaBlock[]
  readonly norm: Tensor
  readonly output: Tensor
}

export interface LlamaBlock {
  readonly attentionNorm: Tensor
  readonly query: Tensor
  readonly key: Tensor
  readonly value: Tensor
  readonly merge: Tensor
  readonly gatedNorm: Tensor
  readonly gate: Tensor
  readonly up: Tensor
  readonly down: Tensor
}

/** What adds to the stream begins at 0, so that a new model hands its tokens through. */
export function createLlama(shape: LlamaShape, random: Random): Llama {
  const { vocabulary, dim, hidden, layers } = shape
  const weights = (rows: number, columns: number): Tensor => parameter(rows, columns, 0.08, random)
  const zeros = (rows: number, columns: number): Tensor => parameter(rows, columns, 0, random)
  return {
    shape,
    tokens: weights(vocabulary, dim),
    blocks: Array.from({ length: layers }, () => ({
      attentionNorm: ones(dim),
      query: weights(dim, dim),
      key: weights(dim, dim),
      value: weights(dim, dim),
      merge: zeros(dim, dim),
      gatedNorm: ones(dim),
      gate: weights(dim, hidden),
      up: weights(dim, hidden),
      down: zeros(hidden, dim),
    })),
    norm: ones(dim),
    output: parameter(dim, vocabulary, 0.02, random),
  }
}

const ones = (columns: number): Tensor => ({
  rows: 1,
  columns,
  values: new Float64Array(columns).fill(1),
  gradient: new Float64Array(columns),
})

export const parametersOfLlama = ({ tokens, blocks, norm, output }: Llama): Tensor[] => [
  tokens,
  ...blocks.flatMap((block) => [
    ...[block.attentionNorm, block.query, block.key, block.value, block.merge],
    ...[block.gatedNorm, block.gate, block.up, block.down],
  ]),
  norm,
  output,
]

/**
 * Logits row by row. `ids` holds `batch` sequences of equal length, one after the other; `product` is how numbers are
 * multiplied with weights, for programs that round there.
 */
export function llamaLogits(
  tape: Tape,
  model: Llama,
  ids: ArrayLike<number>,
  batch: number,
  product: typeof linear = linear,
): Tensor {
  const { heads, base } = model.shape
  const turned = (x: Tensor): Tensor => turnByPlace(tape, x, { length: ids.length / batch, heads, base })
  let stream = gather(tape, model.tokens, ids)
  for (const block of model.blocks) {
    const normed = withGain(tape, rmsNorm(tape, stream), block.attentionNorm)
    const { out } = attention(
      tape,
      turned(product(tape, normed, block.query)),
      turned(product(tape, normed, block.key)),
      product(tape, normed, block.value),
      { batch, heads, causal: true },
    )
    const attended = add(tape, stream, product(tape, out, block.merge))
    const again = withGain(tape, rmsNorm(tape, attended), block.gatedNorm)
    const opened = multiply(
      tape,
      silu(tape, product(tape, again, block.gate)),
      product(tape, again, block.up),
    )
    stream = add(tape, attended, product(tape, opened, block.down))
  }
  return product(tape, withGain(tape, rmsNorm(tape, stream), model.norm), model.output)
}

/** x · sigmoid(x) (Elfwing et al., 2017, arXiv 1702.03118). */
export function silu(tape: Tape, x: Tensor): Tensor {
  const out = tape.tensor(x.rows, x.columns)
  const share = (input: number): number => 1 / (1 + exp(-input))
  for (let place = 0; place < out.values.length; place++) {
    const input = x.values[place] ?? 0
    out.values[place] = input * share(input)
  }
  tape.record(() => {
    for (let place = 0; place < out.values.length; place++) {
      const input = x.values[place] ?? 0
      const slope = share(input) * (1 + input * (1 - share(input)))
      x.gradient[place] = (x.gradient[place] ?? 0) + (out.gradient[place] ?? 0) * slope
    }
  })
  return out
}

/** Every column times a learned number. */
export function withGain(tape: Tape, x: Tensor, gain: Tensor): Tensor {
  const out = tape.tensor(x.rows, x.columns)
  for (let place = 0; place < out.values.length; place++)
    out.values[place] = (x.values[place] ?? 0) * (gain.values[place % x.columns] ?? 0)
  tape.record(() => {
    for (let place = 0; place < out.values.length; place++) {
      const column = place % x.columns
      const passed = out.gradient[place] ?? 0
      x.gradient[place] = (x.gradient[place] ?? 0) + passed * (gain.values[column] ?? 0)
      gain.gradient[column] = (gain.gradient[column] ?? 0) + passed * (x.values[place] ?? 0)
    }
  })
  return out
}

interface Turning {
  /** Rows of one sequence. */
  readonly length: number
  readonly heads: number
  readonly base: number
}

/**
 * Turns neighbouring columns, two by two, by an angle that grows with the row's place: then the product of a query and a
 * key hangs on their distance alone (RoPE: Su et al., 2021, arXiv 2104.09864, equation 34).
 */
export function turnByPlace(tape: Tape, x: Tensor, { length, heads, base }: Turning): Tensor {
  const out = tape.tensor(x.rows, x.columns)
  const width = x.columns / heads
  const pairs = width / 2
  const slowness = Array.from({ length: pairs }, (_, pair) => exp(((-2 * pair) / width) * log(base)))
  const angles = Array.from(
    { length: length * pairs },
    (_, at) => Math.floor(at / pairs) * (slowness[at % pairs] ?? 0),
  )
  const [across, up] = [angles.map(cos), angles.map(sin)]
  const turn = (to: Float64Array, from: Float64Array, direction: 1 | -1): void => {
    for (let row = 0; row < x.rows; row++) {
      for (let pair = 0; pair < x.columns / 2; pair++) {
        const angle = (row % length) * pairs + (pair % pairs)
        const [c, s] = [across[angle] ?? 0, direction * (up[angle] ?? 0)]
        const at = row * x.columns + 2 * pair
        const [first, second] = [from[at] ?? 0, from[at + 1] ?? 0]
        to[at] = (to[at] ?? 0) + first * c - second * s
        to[at + 1] = (to[at + 1] ?? 0) + first * s + second * c
      }
    }
  }
  turn(out.values, x.values, 1)
  tape.record(() => turn(x.gradient, out.gradient, -1))
  return out
}

/** @returns the loss of every step that was done, in nats a token */
export const trainLlama = (model: Llama, plan: TrainingPlan, session: Session): Promise<number[]> =>
  trainByPlan(
    {
      adam: createAdam(parametersOfLlama(model), { beta1: 0.9, beta2: 0.99 }),
      logits: (tape, { ids, batch }) => llamaLogits(tape, model, ids, batch),
    },
    plan,
    session,
  )

/** The distribution after the last of these tokens. */
export function nextOfLlama(
  model: Llama,
  ids: readonly number[],
  product: typeof linear = linear,
): Float64Array {
  const last = onTape((tape) => {
    const { values, columns } = llamaLogits(tape, model, ids, 1, product)
    return values.slice(values.length - columns)
  })
  softmaxInPlace(last)
  return last
}
