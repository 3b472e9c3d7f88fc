import { expect, test } from 'vitest'
import {
  createLlama,
  llamaLogits,
  nextOfLlama,
  parametersOfLlama,
  turnByPlace,
} from '../../src/labs/llama.ts'
import { crossEntropy } from '../../src/labs/operations.ts'
import { createRandom } from '../../src/labs/random.ts'
import { createTape, parameter } from '../../src/labs/tape.ts'
import { worstGradientError } from './gradients.ts'

const shape = { vocabulary: 7, context: 8, dim: 8, layers: 2, heads: 2, hidden: 12, base: 100 }

/** A model whose parts all do something: a new one hands its tokens through. */
function restless() {
  const model = createLlama(shape, createRandom(5))
  const random = createRandom(6)
  for (const tensor of parametersOfLlama(model))
    tensor.values.forEach((value, at) => {
      tensor.values[at] = value + (random() - 0.5) / 2
    })
  return model
}

test('every gradient is the slope of the loss', () => {
  const model = restless()
  const error = worstGradientError(
    parametersOfLlama(model),
    (tape) => crossEntropy(tape, llamaLogits(tape, model, [1, 2, 3, 4, 5, 6], 2), [2, 3, -1, 5, 6, 0]).loss,
  )
  expect(error).toBeLessThan(1e-4)
})

test('a token hears those before it and none behind it', () => {
  const model = restless()
  const tape = createTape()
  const rows = (ids: readonly number[]): number[] => Array.from(llamaLogits(tape, model, ids, 1).values)
  const [one, other] = [rows([1, 2, 3, 4]), rows([1, 2, 3, 6])]

  expect(other.slice(0, 21)).toEqual(one.slice(0, 21))
  expect(other.slice(21)).not.toEqual(one.slice(21))
  expect(rows([5, 2, 3, 4]).slice(21)).not.toEqual(one.slice(21))
})

test('the product of a turned query and a turned key hangs on their distance alone', () => {
  const tape = createTape()
  const length = 12
  const random = createRandom(8)
  const row = (): number[] => Array.from(parameter(1, 8, 1, random).values)
  const repeated = (values: readonly number[]) => {
    const tensor = tape.tensor(length, 8)
    for (let place = 0; place < length; place++) tensor.values.set(values, place * 8)
    return turnByPlace(tape, tensor, { length, heads: 2, base: 100 }).values
  }
  const [query, key] = [repeated(row()), repeated(row())]
  const product = (at: number, to: number): number =>
    Array.from(
      { length: 8 },
      (_, column) => (query[at * 8 + column] ?? 0) * (key[to * 8 + column] ?? 0),
    ).reduce((sum, each) => sum + each, 0)

  for (const distance of [0, 1, 5])
    for (let at = distance; at < length; at++)
      expect(product(at, at - distance)).toBeCloseTo(product(distance, 0), 10)
  expect(product(5, 0)).not.toBeCloseTo(product(1, 0), 3)
})

test('what comes next is a distribution', () => {
  const next = nextOfLlama(restless(), [1, 2, 3])
  expect(next).toHaveLength(7)
  expect(next.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12)
})
