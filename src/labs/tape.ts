import { type Matrix, matrix } from './matrix.ts'
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
  /** Forgets the operations and takes the buffers back for the next step. */
  release(): void
}

/** Buffers are kept by size and used again: a training step allocates next to nothing. */
export function createTape(): Tape {
  const free = new Map<number, Tensor['values'][]>()
  let used: Tensor['values'][] = []
  let operations: (() => void)[] = []

  function buffer(size: number): Float64Array {
    const found = free.get(size)?.pop()?.fill(0) ?? new Float64Array(size)
    used.push(found)
    return found
  }

  function giveBack(values: Float64Array): void {
    const sameSize = free.get(values.length)
    if (sameSize) sameSize.push(values)
    else free.set(values.length, [values])
  }

  return {
    tensor: (rows, columns) => ({
      rows,
      columns,
      values: buffer(rows * columns),
      gradient: buffer(rows * columns),
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
