import { describe, expect, test } from 'vitest'
import {
  add,
  columns,
  concatenate,
  crossEntropy,
  gather,
  linear,
  multiply,
  relu,
  rmsNorm,
  scale,
  scaleByExponential,
  sigmoid,
  similarities,
  softmaxInPlace,
  stackRows,
  tanh,
} from '../../src/labs/operations.ts'
import { createRandom } from '../../src/labs/random.ts'
import { attention } from '../../src/labs/softmax-attention.ts'
import { createTape, onTape, parameter, type Tape, type Tensor } from '../../src/labs/tape.ts'
import { worstGradientError } from './gradients.ts'

const limit = 1e-4
const random = createRandom(7)
const tensor = (rows: number, columns: number): Tensor => parameter(rows, columns, 1, random)

/** A loss that gives every output a different weight, so that no error can cancel. */
const weighed = (tape: Tape, out: Tensor): Tensor => {
  const column = createRandom(11)
  const row = createRandom(13)
  const right = parameter(out.columns, 1, 1, column)
  const left = parameter(1, out.rows, 1, row)
  return linear(tape, left, linear(tape, out, right))
}

describe('the gradient of every operation agrees with finite differences', () => {
  const a = tensor(5, 7)
  const b = tensor(5, 7)
  const weight = tensor(7, 9)
  const bias = tensor(1, 9)
  const other = tensor(6, 7)
  const exponent = tensor(1, 1)
  const cases: [string, Tensor[], (tape: Tape) => Tensor][] = [
    ['linear', [a, weight, bias], (tape) => linear(tape, a, weight, bias)],
    ['similarities', [a, other], (tape) => similarities(tape, a, other)],
    ['add', [a, b], (tape) => add(tape, a, b)],
    ['add to itself', [a], (tape) => add(tape, a, a)],
    ['multiply', [a, b], (tape) => multiply(tape, a, b)],
    ['scale', [a], (tape) => scale(tape, a, -1.7)],
    ['scale by an exponential', [a, exponent], (tape) => scaleByExponential(tape, a, exponent)],
    ['tanh', [a], (tape) => tanh(tape, a)],
    ['sigmoid', [a], (tape) => sigmoid(tape, a)],
    ['relu', [a], (tape) => relu(tape, a)],
    ['gather, a row twice', [other], (tape) => gather(tape, other, [2, 0, 5, 2])],
    ['columns', [a], (tape) => columns(tape, a, 2, 6)],
    ['concatenate', [a, b], (tape) => concatenate(tape, [a, b, a])],
    ['stack rows', [a, other], (tape) => stackRows(tape, [a, other, a])],
    ['rms norm', [a], (tape) => rmsNorm(tape, a)],
  ]
  test.each(cases)('%s', (_, inputs, out) => {
    expect(worstGradientError(inputs, (tape) => weighed(tape, out(tape)))).toBeLessThan(limit)
  })

  test('cross-entropy, with a row that does not count', () => {
    const targets = [3, -1, 0, 6, 3]
    expect(worstGradientError([a], (tape) => crossEntropy(tape, a, targets).loss)).toBeLessThan(limit)
  })

  const shapes = [
    { batch: 2, heads: 2 },
    { batch: 2, heads: 1, causal: true },
    { batch: 2, heads: 2, keyLengths: [4, 2] },
    { batch: 1, heads: 4, scaled: false },
  ]
  test.each(shapes)('attention %o', (shape) => {
    const q = tensor(8, 4)
    const k = tensor(8, 4)
    const v = tensor(8, 4)
    expect(
      worstGradientError([q, k, v], (tape) => weighed(tape, attention(tape, q, k, v, shape).out)),
    ).toBeLessThan(limit)
  })

  test('attention where queries and keys differ in number', () => {
    const q = tensor(6, 4)
    const k = tensor(10, 4)
    const v = tensor(10, 6)
    const out = (tape: Tape): Tensor => attention(tape, q, k, v, { batch: 2, heads: 2 }).out
    expect(worstGradientError([q, k, v], (tape) => weighed(tape, out(tape)))).toBeLessThan(limit)
  })
})

describe('attention', () => {
  const of = (rows: number[][]): Tensor => ({
    rows: rows.length,
    columns: rows[0]?.length ?? 0,
    values: Float64Array.from(rows.flat()),
    gradient: new Float64Array(rows.flat().length),
  })

  test('gives the weights worked out by hand', () => {
    const { weights } = attention(
      createTape(),
      of([[1, 0]]),
      of([
        [1, 0],
        [0, 1],
        [1, 1],
      ]),
      of([
        [1, 0],
        [0, 1],
        [1, 1],
      ]),
      {
        batch: 1,
        heads: 1,
      },
    )
    // scores 1, 0, 1 over √2: e^0.7071 = 2.0281 beside 1
    expect([...weights.values].map((weight) => weight.toFixed(3))).toEqual(['0.401', '0.198', '0.401'])
  })

  test('is uniform when the queries are zero', () => {
    const k = tensor(4, 2)
    const { weights } = attention(createTape(), of([[0, 0]]), k, k, { batch: 1, heads: 1 })
    expect([...weights.values]).toEqual([0.25, 0.25, 0.25, 0.25])
  })

  test('looks neither at the future nor at padding, and every row sums to 1', () => {
    const x = tensor(8, 4)
    const { weights } = attention(createTape(), x, x, x, {
      batch: 2,
      heads: 2,
      causal: true,
      keyLengths: [4, 3],
    })
    for (let row = 0; row < weights.rows; row++) {
      const seen = Array.from(weights.values.subarray(row * 4, row * 4 + 4))
      const visible = Math.min((row % 4) + 1, row < 8 ? 4 : 3)
      expect(seen.slice(visible)).toEqual(seen.slice(visible).map(() => 0))
      expect(seen.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
    }
  })
})

test('softmax of 2, 1, 0 gives the shares of the table, and large numbers do not overflow', () => {
  const values = Float64Array.of(2, 1, 0)
  softmaxInPlace(values)
  expect([...values].map((value) => value.toFixed(3))).toEqual(['0.665', '0.245', '0.090'])
  const large = Float64Array.of(1e4, 1e4)
  softmaxInPlace(large)
  expect([...large]).toEqual([0.5, 0.5])
})

test('an untrained guess costs ln V', () => {
  const logits = { rows: 3, columns: 27, values: new Float64Array(81), gradient: new Float64Array(81) }
  expect(crossEntropy(createTape(), logits, [0, 5, 26]).loss.values[0]).toBeCloseTo(Math.log(27), 12)
})

test('a logit far behind costs its distance and not infinity', () => {
  onTape((tape) => {
    const logits = tape.tensor(1, 3)
    logits.values.set([0, 800, 800])
    // −ln of e⁰ / (e⁰ + 2 e⁸⁰⁰)
    expect(crossEntropy(tape, logits, [0]).loss.values[0]).toBeCloseTo(800 + Math.LN2, 9)
  })
})
