import { halfPrecision } from '../../src/labs/gguf.ts'
import { linear } from '../../src/labs/operations.ts'
import { half } from '../labs/gguf-reader.ts'

const BLOCK = 32

/**
 * The product as llama.cpp computes it with weights of Q8_0: what they are multiplied with is rounded to 8 bits as well,
 * in blocks of 32 with a scale of 16 bits (`quantize_row_q8_0` in ggml).
 */
export const productInEightBits: typeof linear = (tape, x, weight) => {
  const rounded = tape.tensor(x.rows, x.columns)
  for (let from = 0; from < x.values.length; from += BLOCK) {
    const numbers = Float32Array.from(x.values.subarray(from, from + BLOCK))
    const most = Math.max(...numbers.map(Math.abs))
    const scale = half(halfPrecision(Math.fround(most / 127)))
    const steps = most === 0 ? 0 : Math.fround(127 / most)
    numbers.forEach((number, at) => {
      rounded.values[from + at] = toEven(Math.fround(number * steps)) * scale
    })
  }
  return linear(tape, rounded, weight)
}

/** The nearest whole number; of two that are equally near the even one. */
function toEven(value: number): number {
  const below = Math.floor(value)
  const rest = value - below
  return rest > 0.5 || (rest === 0.5 && below % 2 !== 0) ? below + 1 : below
}
