import { add, columns, gather, linear, multiply, sigmoid, tanh } from './operations.ts'
import type { Random } from './random.ts'
import { spectralRadius } from './spectral-radius.ts'
import { parameter, type Tape, type Tensor } from './tape.ts'

/** What a network carries from one step to the next. A plain network's memory is its output. */
export interface RecurrentState {
  readonly hidden: Tensor
  readonly memory: Tensor
}

/** One step of a network that reads a token at a time, for several sequences side by side (a row each). */
export interface RecurrentCell {
  readonly parameters: readonly Tensor[]
  start(tape: Tape, rows: number): RecurrentState
  step(tape: Tape, ids: ArrayLike<number>, state: RecurrentState): RecurrentState
}

/**
 * Elman's network (1990): h = tanh(x + h W + b). W is drawn and then brought to the spectral radius `radius`: the factor
 * by which it stretches in the long run.
 */
export function createRnn(
  vocabulary: number,
  dim: number,
  radius: number,
  random: Random,
  inputs = 1,
): RecurrentCell {
  const input = parameter(vocabulary, dim, inputs, random)
  const recurrent = parameter(dim, dim, 1 / Math.sqrt(dim), random)
  const factor = radius / spectralRadius(recurrent.values, dim)
  recurrent.values.set(recurrent.values.map((value) => value * factor))
  const bias = parameter(1, dim, 0, random)
  return {
    parameters: [input, recurrent, bias],
    start: (tape, rows) => {
      const hidden = tape.tensor(rows, dim)
      return { hidden, memory: hidden }
    },
    step: (tape, ids, { hidden }) => {
      const next = tanh(tape, add(tape, gather(tape, input, ids), linear(tape, hidden, recurrent, bias)))
      return { hidden: next, memory: next }
    },
  }
}

/**
 * Long short-term memory (Hochreiter and Schmidhuber, 1997, with the forget gate of Gers et al., 2000): the memory is
 * kept times the forget gate, and changed by addition. A forget gate starts at σ(forgetBias) on average.
 */
export function createLstm(
  vocabulary: number,
  dim: number,
  forgetBias: number,
  random: Random,
): RecurrentCell {
  const input = parameter(vocabulary, 4 * dim, 1, random)
  const recurrent = parameter(dim, 4 * dim, 1 / Math.sqrt(dim), random)
  const bias = parameter(1, 4 * dim, 0, random)
  bias.values.fill(forgetBias, dim, 2 * dim)
  return {
    parameters: [input, recurrent, bias],
    start: (tape, rows) => ({ hidden: tape.tensor(rows, dim), memory: tape.tensor(rows, dim) }),
    step: (tape, ids, { hidden, memory }) => {
      const gates = add(tape, gather(tape, input, ids), linear(tape, hidden, recurrent, bias))
      const gate = (place: number): Tensor => columns(tape, gates, place * dim, (place + 1) * dim)
      const write = multiply(tape, sigmoid(tape, gate(0)), tanh(tape, gate(3)))
      const kept = multiply(tape, sigmoid(tape, gate(1)), memory)
      const next = add(tape, kept, write)
      return { hidden: multiply(tape, sigmoid(tape, gate(2)), tanh(tape, next)), memory: next }
    },
  }
}
