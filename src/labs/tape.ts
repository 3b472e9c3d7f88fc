import { type Matrix, matrix } from './matrix.ts'
import { giveBack, takeArray } from './numbers.ts'
import { normal, type Random } from './random.ts'

/** Numbers in rows, and beside each the derivative of the loss by it, filled in by `backward`. */
export interface Tensor {
  readonly rows: number
  readonly columns: number
  readonly values: Float64Array
  readonly gradient: Float64Array
}

/** Remembers what was computed, so that derivatives can be followed back through it (reverse-mode differentiation). */
export interface Tape {
  /** A tensor of zeros that lives until `release`. */
  tensor(rows: number, columns: number): Tensor
  /** Notes how to pass a gradient from an operation's output to its inputs. */
  record(passBack: () => void): void
  /** Adds d loss / d t to the gradient of every tensor t that the loss was computed from. The loss is 1 × 1. */
  backward(loss: Tensor): void
  /** Forgets the operations and gives the arrays back. Nothing of its tensors may be used afterwards. */
  release(): void
}

/** Arrays come from a store that all tapes share and go back to it: a training step allocates next to nothing. */
export function createTape(): Tape {
  let used: Float64Array[] = []
  let operations: (() => void)[] = []

  function array(size: number): Float64Array {
    const taken = takeArray(size)
    used.push(taken)
    return taken
  }

  return {
    tensor: (rows, columns) => ({
      rows,
      columns,
      values: array(rows * columns),
      gradient: array(rows * columns),
    }),
    record: (passBack) => operations.push(passBack),
    backward(loss) {
      loss.gradient[0] = 1
      for (let last = operations.length - 1; last >= 0; last--) operations[last]?.()
    },
    release() {
      used.forEach(giveBack)
      used = []
      operations = []
    },
  }
}

/** What is computed on a tape of its own, which is then released: nothing of its tensors may be in the value. */
export function onTape<Value>(compute: (tape: Tape) => Value): Value {
  const tape = createTape()
  try {
    return compute(tape)
  } finally {
    tape.release()
  }
}

/** A weight matrix drawn from a normal distribution of the given standard deviation; 0 gives zeros. */
export function parameter(rows: number, columns: number, deviation: number, random: Random): Tensor {
  const values = new Float64Array(rows * columns)
  if (deviation !== 0)
    for (let place = 0; place < values.length; place++) values[place] = normal(random) * deviation
  return { rows, columns, values, gradient: new Float64Array(rows * columns) }
}

/** How many numbers the parameters hold. */
export function countParameters(parameters: readonly Tensor[]): number {
  return parameters.reduce((total, { values }) => total + values.length, 0)
}

export function valuesOf(of: Tensor): Matrix {
  return matrix(of.values, of.rows, of.columns)
}

export function gradientOf(of: Tensor): Matrix {
  return matrix(of.gradient, of.rows, of.columns)
}
