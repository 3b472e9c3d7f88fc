import { expect, test } from 'vitest'
import { createAdam, gradientNorm } from '../../src/labs/adam.ts'
import type { Tensor } from '../../src/labs/tape.ts'

const weights = (...values: number[]): Tensor => ({
  rows: 1,
  columns: values.length,
  values: Float64Array.from(values),
  gradient: new Float64Array(values.length),
})

test('the first step moves every weight by the rate, whatever its gradient', () => {
  const tensor = weights(1, 1, 1)
  tensor.gradient.set([5, -0.001, 0])
  createAdam([tensor])(0.1)
  expect(tensor.values[0]).toBeCloseTo(0.9, 6)
  expect(tensor.values[1]).toBeCloseTo(1.1, 5)
  expect(tensor.values[2]).toBe(1)
})

test('two steps follow the algorithm of the paper', () => {
  const tensor = weights(0)
  const step = createAdam([tensor], { beta1: 0.9, beta2: 0.999, epsilon: 0 })
  tensor.gradient[0] = 1
  step(0.1)
  tensor.gradient[0] = 3
  step(0.1)
  // m = .9·.1·1 + .1·3 = .39, v = .999·.001·1 + .001·9 = .009999; corrected by 1 − .81 and 1 − .998001
  const moved = 0.1 + (0.1 * (0.39 / 0.19)) / Math.sqrt(0.009999 / 0.001999)
  expect(tensor.values[0]).toBeCloseTo(-moved, 12)
})

test('gradients are zero after a step and clipped together before it', () => {
  const a = weights(0, 0)
  const b = weights(0)
  a.gradient.set([3, 0])
  b.gradient.set([4])
  expect(gradientNorm([a, b])).toBe(5)
  createAdam([a, b], { epsilon: 1, beta1: 0, beta2: 0, clip: 1 })(1)
  // clipped to length 1: 0.6 and 0.8; a move is g / (|g| + 1)
  expect(a.values[0]).toBeCloseTo(-0.6 / 1.6, 12)
  expect(b.values[0]).toBeCloseTo(-0.8 / 1.8, 12)
  expect(gradientNorm([a, b])).toBe(0)
})
