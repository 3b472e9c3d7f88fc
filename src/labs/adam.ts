import type { Tensor } from './tape.ts'

/** Changes the parameters against their gradients, which it then sets to zero. */
export type Optimizer = (rate: number) => void

export interface AdamOptions {
  readonly beta1?: number
  readonly beta2?: number
  readonly epsilon?: number
  /** The longest that all gradients together may be, as a Euclidean norm. */
  readonly clip?: number
}

/**
 * Adam (Kingma and Ba, 2014, arXiv 1412.6980, algorithm 1). The powers of beta for the bias correction are running
 * products: powers have other last digits on other engines, and a seed would no longer fix the result.
 */
export function createAdam(parameters: readonly Tensor[], options: AdamOptions = {}): Optimizer {
  const { beta1 = 0.9, beta2 = 0.99, epsilon = 1e-8, clip = Number.POSITIVE_INFINITY } = options
  const states = parameters.map((tensor) => ({
    tensor,
    mean: new Float64Array(tensor.values.length),
    square: new Float64Array(tensor.values.length),
  }))
  let power1 = 1
  let power2 = 1
  return (rate) => {
    power1 *= beta1
    power2 *= beta2
    const scale = Math.min(1, clip / gradientNorm(parameters))
    for (const state of states) move(state, { rate, scale, beta1, beta2, epsilon, power1, power2 })
  }
}

/** The Euclidean norm of all gradients taken together. */
export function gradientNorm(parameters: readonly Tensor[]): number {
  let squares = 0
  for (const { gradient } of parameters) {
    for (let place = 0; place < gradient.length; place++) {
      const value = gradient[place] ?? 0
      squares += value * value
    }
  }
  return Math.sqrt(squares)
}

interface Moments {
  readonly tensor: Tensor
  readonly mean: Float64Array
  readonly square: Float64Array
}

interface Move extends Required<Omit<AdamOptions, 'clip'>> {
  readonly rate: number
  readonly scale: number
  readonly power1: number
  readonly power2: number
}

function move({ tensor, mean, square }: Moments, by: Move): void {
  const { values, gradient } = tensor
  const { rate, scale, beta1, beta2, epsilon, power1, power2 } = by
  for (let place = 0; place < values.length; place++) {
    const slope = (gradient[place] ?? 0) * scale
    const first = beta1 * (mean[place] ?? 0) + (1 - beta1) * slope
    const second = beta2 * (square[place] ?? 0) + (1 - beta2) * slope * slope
    mean[place] = first
    square[place] = second
    values[place] =
      (values[place] ?? 0) - (rate * first) / (1 - power1) / (Math.sqrt(second / (1 - power2)) + epsilon)
  }
  gradient.fill(0)
}
