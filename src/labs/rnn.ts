import { createAdam } from './adam.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { crossEntropy, linear } from './operations.ts'
import { createRandom, integerBelow, type Random } from './random.ts'
import { createLstm, createRnn, type RecurrentCell } from './recurrent.ts'
import { repeat, type Session } from './session.ts'
import { createTape, onTape, parameter, type Tape, type Tensor } from './tape.ts'

export type RnnOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    rho: read.number('rho', { standard: 0.9, min: 0, max: 10 }),
    forget: read.number('forget', { standard: 1, min: -10, max: 10 }),
    length: read.integer('length', { standard: 50, min: 2, max: 200 }),
    dim: read.integer('dim', { standard: 32, min: 1, max: 128 }),
    train: read.flag('train'),
    recall: read.integer('recall', { standard: 40, min: 2, max: 100, fast: 20 }),
    steps: read.integer('steps', { standard: 100, min: 1, max: 5000 }),
    seed: read.integer('seed', seedRange),
  }
}

export type Kind = 'rnn' | 'lstm'

/** How strongly the end of a sequence still pulls at each earlier step. */
export interface GradientPath {
  readonly kind: Kind
  /** Spectral radius of a plain network, bias of the forget gate of an LSTM. */
  readonly setting: number
  /** ‖∂ loss / ∂ memory at step t‖ for t = 1 … T, divided by that of the last step. */
  readonly norms: readonly number[]
}

export interface RecallResult {
  readonly kind: Kind
  /** The share of sequences whose first symbol the network names after the last, 0 to 1. Chance is 0.25. */
  readonly accuracy: number
  readonly losses: readonly number[]
  readonly stepsDone: number
}

export interface RnnResult {
  readonly length: number
  /** The learner's plain network and LSTM. */
  readonly yours: readonly [GradientPath, GradientPath]
  /** What is left of the gradient after the whole length, for standard settings. */
  readonly standard: readonly { readonly kind: Kind; readonly setting: number; readonly left: number }[]
  /** Memory span of the task; null without --train. */
  readonly recall: {
    readonly span: number
    readonly chance: number
    readonly results: readonly RecallResult[]
  } | null
}

const symbols = 4
const radii = [0.5, 0.9, 1, 1.5, 3]
const forgetBiases = [0, 1, 3]

export async function run(asked: RnnOptions, session: Session): Promise<RnnResult> {
  const { length, dim, seed } = asked
  const path = (kind: Kind, setting: number): GradientPath => gradientPath(kind, setting, length, dim, seed)
  const standard = [
    ...radii.map((radius) => path('rnn', radius)),
    ...forgetBiases.map((bias) => path('lstm', bias)),
  ]
  return {
    length,
    yours: [path('rnn', asked.rho), path('lstm', asked.forget)],
    standard: standard.map(({ kind, setting, norms }) => ({ kind, setting, left: norms[0] ?? 0 })),
    recall: asked.train
      ? {
          span: asked.recall,
          chance: 1 / symbols,
          results: [await recall('rnn', asked, session), await recall('lstm', asked, session)],
        }
      : null,
  }
}

function cellOf(kind: Kind, setting: number, dim: number, random: Random, inputs = 1): RecurrentCell {
  return kind === 'rnn'
    ? createRnn(2 * symbols, dim, setting, random, inputs)
    : createLstm(2 * symbols, dim, setting, random)
}

/** Backpropagation through a network of random weights that reads random symbols. Inputs are weak, so that tanh is not saturated. */
export function gradientPath(
  kind: Kind,
  setting: number,
  length: number,
  dim: number,
  seed: number,
  inputs = 0.3,
): GradientPath {
  const random = createRandom(seed)
  const cell = cellOf(kind, setting, dim, random, inputs)
  const norms = onTape((tape) => {
    let state = cell.start(tape, 1)
    const memories = Array.from({ length }, () => {
      state = cell.step(tape, [integerBelow(2 * symbols, random)], state)
      return state.memory
    })
    tape.backward(linear(tape, state.memory, parameter(dim, 1, 1, random)))
    return memories.map(({ gradient }) => Math.sqrt(gradient.reduce((sum, value) => sum + value * value, 0)))
  })
  const last = norms.at(-1) ?? 1
  return { kind, setting, norms: norms.map((norm) => norm / last) }
}

const rowsPerStep = 32
const testRows = 256

/** Reads one of four symbols, then only others, and must name the first at the end. */
async function recall(kind: Kind, asked: RnnOptions, session: Session): Promise<RecallResult> {
  const random = createRandom(asked.seed)
  const cell = cellOf(kind, kind === 'rnn' ? 1 : 3, asked.dim, random)
  const readOut = parameter(asked.dim, symbols, 1 / Math.sqrt(asked.dim), random)
  const parameters = [...cell.parameters, readOut]
  const adam = createAdam(parameters, { clip: 1 })
  const tape = createTape()
  const losses: number[] = []
  const stepsDone = await repeat(asked.steps, session, () => {
    const { loss } = predictFirst(tape, cell, readOut, asked.recall, rowsPerStep, random)
    tape.backward(loss)
    adam(0.01)
    losses.push(loss.values[0] ?? 0)
    tape.release()
    return losses.at(-1) ?? 0
  })
  const { accuracy } = onTape((trial) => predictFirst(trial, cell, readOut, asked.recall, testRows, random))
  return { kind, accuracy, losses, stepsDone }
}

function predictFirst(
  tape: Tape,
  cell: RecurrentCell,
  readOut: Tensor,
  span: number,
  rows: number,
  random: Random,
): { loss: Tensor; accuracy: number } {
  const targets = Array.from({ length: rows }, () => integerBelow(symbols, random))
  let state = cell.step(tape, targets, cell.start(tape, rows))
  for (let step = 1; step < span; step++) {
    const others = Array.from({ length: rows }, () => symbols + integerBelow(symbols, random))
    state = cell.step(tape, others, state)
  }
  const { loss, probabilities } = crossEntropy(tape, linear(tape, state.hidden, readOut), targets)
  const right = targets.filter(
    (target, row) => target === largestOf(probabilities.subarray(row * symbols, (row + 1) * symbols)),
  )
  return { loss, accuracy: right.length / rows }
}

const largestOf = (values: Float64Array): number => values.indexOf(Math.max(...values))
