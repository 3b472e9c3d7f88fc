import { exp, tanh as hyperbolicTangent, log } from './elementary.ts'
import { transposed } from './matrix.ts'
import { addProduct } from './product.ts'
import { gradientOf, type Tape, type Tensor, valuesOf } from './tape.ts'

/** x · weight (+ bias on every row). */
export function linear(tape: Tape, x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  const out = tape.tensor(x.rows, weight.columns)
  addProduct(valuesOf(out), valuesOf(x), valuesOf(weight))
  if (bias) addToEveryRow(out.values, bias.values)
  tape.record(() => {
    addProduct(gradientOf(x), gradientOf(out), transposed(valuesOf(weight)))
    addProduct(gradientOf(weight), transposed(valuesOf(x)), gradientOf(out))
    if (bias) addRows(bias.gradient, out.gradient)
  })
  return out
}

/** a · bᵀ: how well every row of a fits every row of b. */
export function similarities(tape: Tape, a: Tensor, b: Tensor): Tensor {
  const out = tape.tensor(a.rows, b.rows)
  addProduct(valuesOf(out), valuesOf(a), transposed(valuesOf(b)))
  tape.record(() => {
    addProduct(gradientOf(a), gradientOf(out), valuesOf(b))
    addProduct(gradientOf(b), transposed(gradientOf(out)), valuesOf(a))
  })
  return out
}

function addToEveryRow(values: Float64Array, row: Float64Array): void {
  for (let place = 0; place < values.length; place++) {
    values[place] = (values[place] ?? 0) + (row[place % row.length] ?? 0)
  }
}

function addRows(row: Float64Array, values: Float64Array): void {
  for (let place = 0; place < values.length; place++) {
    const column = place % row.length
    row[column] = (row[column] ?? 0) + (values[place] ?? 0)
  }
}

/** a + b, place by place. */
export function add(tape: Tape, a: Tensor, b: Tensor): Tensor {
  const out = tape.tensor(a.rows, a.columns)
  for (let place = 0; place < out.values.length; place++) {
    out.values[place] = (a.values[place] ?? 0) + (b.values[place] ?? 0)
  }
  tape.record(() => {
    addScaled(a.gradient, out.gradient, 1)
    addScaled(b.gradient, out.gradient, 1)
  })
  return out
}

/** a · b, place by place. */
export function multiply(tape: Tape, a: Tensor, b: Tensor): Tensor {
  const out = tape.tensor(a.rows, a.columns)
  for (let place = 0; place < out.values.length; place++) {
    out.values[place] = (a.values[place] ?? 0) * (b.values[place] ?? 0)
  }
  tape.record(() => {
    addProducts(a.gradient, out.gradient, b.values)
    addProducts(b.gradient, out.gradient, a.values)
  })
  return out
}

/** Every number times the same factor. */
export function scale(tape: Tape, x: Tensor, factor: number): Tensor {
  const out = tape.tensor(x.rows, x.columns)
  addScaled(out.values, x.values, factor)
  tape.record(() => addScaled(x.gradient, out.gradient, factor))
  return out
}

/** Every number times e to the power of a learned number (1 × 1): a factor that is learned and stays above 0. */
export function scaleByExponential(tape: Tape, x: Tensor, exponent: Tensor): Tensor {
  const factor = exp(exponent.values[0] ?? 0)
  const out = tape.tensor(x.rows, x.columns)
  addScaled(out.values, x.values, factor)
  tape.record(() => {
    addScaled(x.gradient, out.gradient, factor)
    let along = 0
    for (let place = 0; place < out.values.length; place++)
      along += (out.gradient[place] ?? 0) * (out.values[place] ?? 0)
    exponent.gradient[0] = (exponent.gradient[0] ?? 0) + along
  })
  return out
}

function addScaled(to: Float64Array, from: Float64Array, factor: number): void {
  for (let place = 0; place < to.length; place++) to[place] = (to[place] ?? 0) + (from[place] ?? 0) * factor
}

function addProducts(to: Float64Array, a: Float64Array, b: Float64Array): void {
  for (let place = 0; place < to.length; place++)
    to[place] = (to[place] ?? 0) + (a[place] ?? 0) * (b[place] ?? 0)
}

/** A function of single numbers; `slope` is its derivative, written in terms of its result. */
function each(
  tape: Tape,
  x: Tensor,
  value: (input: number) => number,
  slope: (output: number) => number,
): Tensor {
  const out = tape.tensor(x.rows, x.columns)
  for (let place = 0; place < out.values.length; place++) out.values[place] = value(x.values[place] ?? 0)
  tape.record(() => {
    for (let place = 0; place < out.values.length; place++) {
      const passed = (out.gradient[place] ?? 0) * slope(out.values[place] ?? 0)
      x.gradient[place] = (x.gradient[place] ?? 0) + passed
    }
  })
  return out
}

export function tanh(tape: Tape, x: Tensor): Tensor {
  return each(tape, x, hyperbolicTangent, (output) => 1 - output * output)
}

export function sigmoid(tape: Tape, x: Tensor): Tensor {
  return each(
    tape,
    x,
    (input) => 1 / (1 + exp(-input)),
    (output) => output * (1 - output),
  )
}

export function relu(tape: Tape, x: Tensor): Tensor {
  return each(
    tape,
    x,
    (input) => Math.max(0, input),
    (output) => (output > 0 ? 1 : 0),
  )
}

/** The rows of a table with the given numbers, one below the other: how ids become vectors. */
export function gather(tape: Tape, table: Tensor, ids: ArrayLike<number>): Tensor {
  const { columns } = table
  const out = tape.tensor(ids.length, columns)
  for (let row = 0; row < ids.length; row++) {
    const from = (ids[row] ?? 0) * columns
    out.values.set(table.values.subarray(from, from + columns), row * columns)
  }
  tape.record(() => {
    for (let row = 0; row < ids.length; row++) {
      const to = (ids[row] ?? 0) * columns
      for (let column = 0; column < columns; column++) {
        const passed = out.gradient[row * columns + column] ?? 0
        table.gradient[to + column] = (table.gradient[to + column] ?? 0) + passed
      }
    }
  })
  return out
}

/** The columns from `from` up to, but without, `to`. */
export function columns(tape: Tape, x: Tensor, from: number, to: number): Tensor {
  const out = tape.tensor(x.rows, to - from)
  copyColumns(out.values, out.columns, 0, x.values, x.columns, from, to - from)
  tape.record(() => copyColumns(x.gradient, x.columns, from, out.gradient, out.columns, 0, to - from))
  return out
}

/** Tensors of equally many rows, side by side. */
export function concatenate(tape: Tape, parts: readonly Tensor[]): Tensor {
  const rows = parts[0]?.rows ?? 0
  const out = tape.tensor(
    rows,
    parts.reduce((width, part) => width + part.columns, 0),
  )
  let start = 0
  for (const part of parts) {
    const at = start
    copyColumns(out.values, out.columns, at, part.values, part.columns, 0, part.columns)
    tape.record(() =>
      copyColumns(part.gradient, part.columns, 0, out.gradient, out.columns, at, part.columns),
    )
    start += part.columns
  }
  return out
}

/** Tensors of equally many columns, one below the other. */
export function stackRows(tape: Tape, parts: readonly Tensor[]): Tensor {
  const out = tape.tensor(
    parts.reduce((height, part) => height + part.rows, 0),
    parts[0]?.columns ?? 0,
  )
  let start = 0
  for (const { values, gradient } of parts) {
    const at = start
    out.values.set(values, at)
    tape.record(() => addScaled(gradient, out.gradient.subarray(at, at + gradient.length), 1))
    start += values.length
  }
  return out
}

/** Adds `count` columns of one row-major array to those of another. */
function copyColumns(
  to: Float64Array,
  toColumns: number,
  toStart: number,
  from: Float64Array,
  fromColumns: number,
  fromStart: number,
  count: number,
): void {
  const rows = to.length / toColumns
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < count; column++) {
      const target = row * toColumns + toStart + column
      to[target] = (to[target] ?? 0) + (from[row * fromColumns + fromStart + column] ?? 0)
    }
  }
}

/** Each row divided by its root mean square (Zhang and Sennrich, 2019, arXiv 1910.07467), without a learned gain. */
export function rmsNorm(tape: Tape, x: Tensor, epsilon = 1e-5): Tensor {
  const { columns } = x
  const out = tape.tensor(x.rows, columns)
  const factors = new Float64Array(x.rows)
  for (let row = 0; row < x.rows; row++) {
    const start = row * columns
    const factor = 1 / Math.sqrt(rowDot(x.values, x.values, start, columns) / columns + epsilon)
    factors[row] = factor
    for (let place = start; place < start + columns; place++)
      out.values[place] = (x.values[place] ?? 0) * factor
  }
  tape.record(() => {
    for (let row = 0; row < x.rows; row++) {
      const start = row * columns
      const factor = factors[row] ?? 0
      const along = rowDot(out.gradient, out.values, start, columns) / columns
      for (let place = start; place < start + columns; place++) {
        const passed = factor * ((out.gradient[place] ?? 0) - (out.values[place] ?? 0) * along)
        x.gradient[place] = (x.gradient[place] ?? 0) + passed
      }
    }
  })
  return out
}

function rowDot(a: Float64Array, b: Float64Array, start: number, length: number): number {
  let sum = 0
  for (let place = start; place < start + length; place++) sum += (a[place] ?? 0) * (b[place] ?? 0)
  return sum
}

/** What `crossEntropy` gives: the loss to follow back, and the distribution predicted for each row. */
export interface Prediction {
  /** Mean of −ln p(target) over the rows that count, in nats; 1 × 1. */
  readonly loss: Tensor
  /** Row by row, each summing to 1. */
  readonly probabilities: Float64Array
}

/** Softmax of each row against the column that was right. A negative target means that the row does not count. */
export function crossEntropy(tape: Tape, logits: Tensor, targets: ArrayLike<number>): Prediction {
  const { rows, columns } = logits
  const probabilities = logits.values.slice()
  const loss = tape.tensor(1, 1)
  let counted = 0
  let total = 0
  for (let row = 0; row < rows; row++) {
    softmaxInPlace(probabilities, row * columns, columns)
    const target = targets[row] ?? -1
    if (target < 0) continue
    counted++
    total += surprise(logits.values, probabilities, row * columns, columns, target)
  }
  const share = counted === 0 ? 0 : 1 / counted
  loss.values[0] = total * share
  tape.record(() => addErrors(logits, probabilities, targets, (loss.gradient[0] ?? 0) * share))
  return { loss, probabilities }
}

/** −ln p of one column; where p is too small for a number, by its logit and that of the likeliest. */
function surprise(
  logits: Float64Array,
  probabilities: Float64Array,
  start: number,
  columns: number,
  target: number,
): number {
  const probability = probabilities[start + target] ?? 0
  if (probability > 1e-300) return -log(probability)
  let largest = Number.NEGATIVE_INFINITY
  for (let place = start; place < start + columns; place++) largest = Math.max(largest, logits[place] ?? 0)
  let sum = 0
  for (let place = start; place < start + columns; place++) sum += exp((logits[place] ?? 0) - largest)
  return largest + log(sum) - (logits[start + target] ?? 0)
}

/** The derivative of softmax and cross-entropy together: predicted minus right. */
function addErrors(
  logits: Tensor,
  probabilities: Float64Array,
  targets: ArrayLike<number>,
  weight: number,
): void {
  const { rows, columns, gradient } = logits
  for (let row = 0; row < rows; row++) {
    const target = targets[row] ?? -1
    if (target < 0) continue
    for (let column = 0; column < columns; column++) {
      const place = row * columns + column
      const error = (probabilities[place] ?? 0) - (column === target ? 1 : 0)
      gradient[place] = (gradient[place] ?? 0) + error * weight
    }
  }
}

/** exp(x) / Σ exp(x) over `length` numbers from `start`; the largest is taken off first, so that nothing overflows. */
export function softmaxInPlace(values: Float64Array, start = 0, length = values.length): void {
  let largest = Number.NEGATIVE_INFINITY
  for (let place = start; place < start + length; place++) largest = Math.max(largest, values[place] ?? 0)
  let sum = 0
  for (let place = start; place < start + length; place++) {
    const raised = exp((values[place] ?? 0) - largest)
    values[place] = raised
    sum += raised
  }
  for (let place = start; place < start + length; place++) values[place] = (values[place] ?? 0) / sum
}
