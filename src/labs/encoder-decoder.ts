import { add, crossEntropy, linear, scale } from './operations.ts'
import type { Random } from './random.ts'
import { createLstm, type RecurrentState } from './recurrent.ts'
import { onTape, parameter, type Tape, type Tensor } from './tape.ts'

/** Reads a sequence into one vector, whatever its length, and writes it out again from that vector alone. */
export interface EncoderDecoder {
  readonly parameters: readonly Tensor[]
  /** Mean loss in nats a token, each token predicted after the right ones before it. The sequences are equally long. */
  readonly loss: (tape: Tape, sequences: readonly (readonly number[])[]) => Tensor
  /** The most likely token again and again, as many as were read. The sequences are equally long. */
  readonly write: (sequences: readonly (readonly number[])[]) => number[][]
}

/**
 * An encoder-decoder of two LSTMs (Sutskever et al., 2014, arXiv 1409.3215). What passes from one to the other is the
 * memory of the first: `dim` numbers and nothing else.
 */
export function createEncoderDecoder(vocabulary: number, dim: number, random: Random): EncoderDecoder {
  const beginning = vocabulary
  const encoder = createLstm(vocabulary, dim, 1, random)
  const decoder = createLstm(vocabulary + 1, dim, 1, random)
  const output = parameter(dim, vocabulary, 1 / Math.sqrt(dim), random)

  function read(tape: Tape, sequences: readonly (readonly number[])[]): RecurrentState {
    const rows = sequences.length
    let state = encoder.start(tape, rows)
    for (let place = 0; place < lengthOf(sequences); place++)
      state = encoder.step(tape, columnOf(sequences, place), state)
    return { hidden: decoder.start(tape, rows).hidden, memory: state.memory }
  }

  return {
    parameters: [...encoder.parameters, ...decoder.parameters, output],
    loss: (tape, sequences) => {
      const length = lengthOf(sequences)
      let state = read(tape, sequences)
      let before = sequences.map(() => beginning)
      let total = tape.tensor(1, 1)
      for (let place = 0; place < length; place++) {
        state = decoder.step(tape, before, state)
        before = columnOf(sequences, place)
        total = add(tape, total, crossEntropy(tape, linear(tape, state.hidden, output), before).loss)
      }
      return scale(tape, total, 1 / length)
    },
    write: (sequences) =>
      onTape((tape) => {
        let state = read(tape, sequences)
        let before = sequences.map(() => beginning)
        const written = Array.from({ length: lengthOf(sequences) }, () => {
          state = decoder.step(tape, before, state)
          before = likeliest(linear(tape, state.hidden, output))
          return before
        })
        return sequences.map((_, row) => written.map((tokens) => tokens[row] ?? 0))
      }),
  }
}

const lengthOf = (sequences: readonly (readonly number[])[]): number => sequences[0]?.length ?? 0

const columnOf = (sequences: readonly (readonly number[])[], place: number): number[] =>
  sequences.map((sequence) => sequence[place] ?? 0)

/** The column with the largest number in each row. */
const likeliest = ({ rows, columns, values }: Tensor): number[] =>
  Array.from({ length: rows }, (_, row) => {
    const own = values.subarray(row * columns, (row + 1) * columns)
    return own.indexOf(Math.max(...own))
  })
