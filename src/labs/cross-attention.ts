import { createAdam } from './adam.ts'
import { add, concatenate, crossEntropy, gather, linear } from './operations.ts'
import type { Random } from './random.ts'
import { repeat, type Session } from './session.ts'
import { attention } from './softmax-attention.ts'
import { createTape, onTape, parameter, type Tape, type Tensor } from './tape.ts'

/** A sentence in one language and in another, as token ids; the second ends with `stop`. */
export interface SentencePair {
  readonly source: readonly number[]
  readonly target: readonly number[]
}

export interface CrossAttentionShape {
  readonly sources: number
  readonly targets: number
  readonly dim: number
  /** Most tokens of a sentence. */
  readonly length: number
  /** Neighbours to each side that are mixed into a source word's key and value; 0 for none. */
  readonly window: number
  readonly scaled: boolean
}

/**
 * The smallest network that translates by attention alone: the last word written and its place ask a question, every
 * source word with its place offers a key and a value. After Bahdanau et al. (2014, arXiv 1409.0473), without recurrence.
 */
export interface CrossAttention {
  readonly shape: CrossAttentionShape
  readonly parameters: readonly Tensor[]
  readonly forward: (
    tape: Tape,
    pairs: readonly SentencePair[],
  ) => { logits: Tensor; weights: Tensor; targets: number[] }
}

/** Begins and ends every target. */
export const stop = 0

export function createCrossAttention(shape: CrossAttentionShape, random: Random): CrossAttention {
  const { sources, targets, dim, length, window } = shape
  const weights = (rows: number, columns: number): Tensor =>
    parameter(rows, columns, 1 / Math.sqrt(dim), random)
  const [sourceWords, sourcePlaces] = [weights(sources + 1, dim), weights(length, dim)]
  const [targetWords, targetPlaces] = [weights(targets, dim), weights(length + 1, dim)]
  const [query, key, value] = [weights(dim, dim), weights(dim, dim), weights(dim, dim)]
  const mix = window > 0 ? [weights(dim * (2 * window + 1), dim)] : []
  const output = weights(2 * dim, targets)
  const parameters = [sourceWords, sourcePlaces, targetWords, targetPlaces, query, key, value, ...mix, output]

  function encode(tape: Tape, pairs: readonly SentencePair[], longest: number): Tensor {
    const wordAt = (source: readonly number[], place: number): number => source[place] ?? sources
    const shifted = (by: number): Tensor =>
      gather(
        tape,
        sourceWords,
        pairs.flatMap(({ source }) => range(longest).map((place) => wordAt(source, place + by))),
      )
    const places = gather(
      tape,
      sourcePlaces,
      pairs.flatMap(() => range(longest)),
    )
    const [mixer] = mix
    if (!mixer) return add(tape, shifted(0), places)
    const around = range(2 * window + 1).map((at) => shifted(at - window))
    return add(tape, linear(tape, concatenate(tape, around), mixer), places)
  }

  return {
    shape,
    parameters,
    forward: (tape, pairs) => {
      const longestSource = Math.max(...pairs.map(({ source }) => source.length))
      const longestTarget = Math.max(...pairs.map(({ target }) => target.length))
      const encoded = encode(tape, pairs, longestSource)
      const before = pairs.flatMap(({ target }) =>
        range(longestTarget).map((place) => target[place - 1] ?? stop),
      )
      const places = pairs.flatMap(() => range(longestTarget))
      const asking = add(tape, gather(tape, targetWords, before), gather(tape, targetPlaces, places))
      const { out, weights: seen } = attention(
        tape,
        linear(tape, asking, query),
        linear(tape, encoded, key),
        linear(tape, encoded, value),
        {
          batch: pairs.length,
          heads: 1,
          keyLengths: pairs.map(({ source }) => source.length),
          scaled: shape.scaled,
        },
      )
      return {
        logits: linear(tape, concatenate(tape, [out, asking]), output),
        weights: seen,
        targets: pairs.flatMap(({ target }) => range(longestTarget).map((place) => target[place] ?? -1)),
      }
    },
  }
}

const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at)

export interface CrossAttentionPlan {
  readonly steps: number
  readonly rate: number
  readonly nextPairs: () => readonly SentencePair[]
  readonly afterStep?: (step: number) => void
  readonly newestSample?: () => string | undefined
}

/** @returns the loss of every step that was done, in nats a token */
export async function trainCrossAttention(
  model: CrossAttention,
  plan: CrossAttentionPlan,
  session: Session,
): Promise<number[]> {
  const adam = createAdam(model.parameters, { clip: 1 })
  const tape = createTape()
  const losses: number[] = []
  await repeat(
    plan.steps,
    session,
    (step) => {
      const { logits, targets } = model.forward(tape, plan.nextPairs())
      const { loss } = crossEntropy(tape, logits, targets)
      tape.backward(loss)
      adam(plan.rate)
      losses.push(loss.values[0] ?? 0)
      tape.release()
      plan.afterStep?.(step)
      return losses.at(-1) ?? 0
    },
    plan.newestSample,
  )
  return losses
}

export interface Translated {
  readonly target: readonly number[]
  /** A row for each token written, a column for each source word. */
  readonly weights: readonly (readonly number[])[]
}

/** Writes the most likely token again and again, until it stops. */
export function translate(model: CrossAttention, source: readonly number[]): Translated {
  const target: number[] = []
  for (;;) {
    const { next, weights } = onTape((tape) => {
      const written = model.forward(tape, [{ source, target: [...target, stop] }])
      const { values, columns } = written.logits
      const last = values.subarray(values.length - columns)
      return { next: last.indexOf(Math.max(...last)), weights: rowsOf(written.weights) }
    })
    if (next === stop || target.length >= model.shape.length)
      return { target, weights: weights.slice(0, target.length) }
    target.push(next)
  }
}

const rowsOf = ({ rows, columns, values }: Tensor): number[][] =>
  range(rows).map((row) => Array.from(values.subarray(row * columns, (row + 1) * columns)))
