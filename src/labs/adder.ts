import { crossEntropy } from './operations.ts'
import { integerBelow, type Random } from './random.ts'
import type { Session } from './session.ts'
import { onTape } from './tape.ts'
import { type Batch, createTransformer, forward, type Transformer, trainTransformer } from './transformer.ts'

/** Two numbers to add. */
export type Sum = readonly [number, number]

/** Tokens: the ten digits, then + and =. */
const plus = 10
const equals = 11
const vocabulary = 12

/**
 * A transformer that reads `a+b=` digit by digit, filled up with zeros, and writes the result, its first digit first.
 * Lee et al. (2023, arXiv 2307.03381) found the other order easier, in which a carry is known before it is needed; here
 * both numbers stand in view, and over 20 seeds this one was learned in two thirds of the steps and by every seed. It
 * has places for one digit more than it learns, which it never sees.
 */
export const createAdder = (dim: number, layers: number, digits: number, random: Random): Transformer =>
  createTransformer({ vocabulary, context: 3 * (digits + 1) + 3, dim, layers, heads: 4 }, random)

function digitsOf(value: number, count: number): number[] {
  return [...String(value).padStart(count, '0')].map(Number)
}

/** One row a sum; only the digits of the result count. */
export function batchOf(sums: readonly Sum[], digits: number): Batch {
  const rows = sums.map(([a, b]) => {
    const question = [...digitsOf(a, digits), plus, ...digitsOf(b, digits), equals]
    const answer = digitsOf(a + b, digits + 1)
    return {
      ids: [...question, ...answer.slice(0, -1)],
      targets: [...question.slice(1).map(() => -1), ...answer],
    }
  })
  return {
    batch: sums.length,
    ids: rows.flatMap(({ ids }) => ids),
    targets: rows.flatMap(({ targets }) => targets),
  }
}

export interface AdderTraining {
  readonly sums: readonly Sum[]
  readonly digits: number
  readonly steps: number
  readonly batch: number
}

/** @returns the loss of every step, in nats a digit of the result */
export const trainAdder = (
  model: Transformer,
  { sums, digits, steps, batch }: AdderTraining,
  random: Random,
  session: Session,
): Promise<number[]> =>
  trainTransformer(
    model,
    {
      steps,
      rate: 0.01,
      nextBatch: () =>
        batchOf(
          Array.from({ length: batch }, () => sums[integerBelow(sums.length, random)] ?? [0, 0]),
          digits,
        ),
    },
    session,
  )

/** How well sums are added, whole and digit by digit. */
export interface AdderScore {
  /** The share of sums with every digit right, 0 to 1. */
  readonly exact: number
  /** The share of digits that are right, given the right ones before them. */
  readonly digit: number
  /** Nats a digit. */
  readonly loss: number
}

/** The digits the model takes for likeliest; each is asked for after the right ones before it. */
function guessedDigits(
  model: Transformer,
  sums: readonly Sum[],
  digits: number,
): { readonly right: boolean[]; readonly guesses: number[]; readonly loss: number } {
  const { ids, targets, batch } = batchOf(sums, digits)
  const { loss, probabilities } = onTape((tape) => {
    const predicted = crossEntropy(tape, forward(tape, model, ids, batch).logits, targets)
    return { loss: predicted.loss.values[0] ?? 0, probabilities: predicted.probabilities }
  })
  const asked = Array.from(targets, (target, row) => ({ target, row })).filter(({ target }) => target >= 0)
  const guesses = asked.map(({ row }) => {
    const shares = probabilities.subarray(row * vocabulary, (row + 1) * vocabulary)
    return shares.indexOf(Math.max(...shares))
  })
  return {
    guesses,
    right: guesses.map((guess, at) => guess === asked[at]?.target),
    loss,
  }
}

export function scoreAdder(model: Transformer, sums: readonly Sum[], digits: number): AdderScore {
  const { right, loss } = guessedDigits(model, sums, digits)
  const length = digits + 1
  const whole = sums.filter((_, at) => right.slice(at * length, (at + 1) * length).every(Boolean))
  return {
    exact: whole.length / sums.length,
    digit: right.filter(Boolean).length / right.length,
    loss,
  }
}

/** Every pair of numbers of so many digits, zeros in front included. */
export function allSums(digits: number): Sum[] {
  let limit = 1
  for (let digit = 0; digit < digits; digit++) limit *= 10
  return Array.from({ length: limit * limit }, (_, at): Sum => [Math.floor(at / limit), at % limit])
}
