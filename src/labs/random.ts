import type { Random } from '../domain/shuffle.ts'
import { cos, log } from './elementary.ts'

export { type Random, seededRandom as createRandom } from '../domain/shuffle.ts'

/** A draw from the standard normal distribution (Box and Muller, 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * log(1 - random())) * cos(2 * Math.PI * random())
}

/** A whole number from 0 up to, but without, `limit`. */
export function integerBelow(limit: number, random: Random): number {
  return Math.floor(random() * limit)
}

/** One of the values, each equally likely. Throws a RangeError when there is none. */
export function pick<Value>(values: readonly Value[], random: Random): Value {
  const value = values[integerBelow(values.length, random)]
  if (value === undefined) throw new RangeError('Nothing to pick from')
  return value
}

/** The place of one weight, each as likely as its share of the sum. Weights are at least 0, their sum above 0. */
export function pickWeighted(weights: ArrayLike<number>, random: Random): number {
  let left = random() * sum(weights)
  for (let place = 0; place < weights.length; place++) {
    left -= weights[place] ?? 0
    if (left < 0) return place
  }
  return lastPositive(weights)
}

/** The values in a random order: each gets a random key. The given list stays as it is. */
export function shuffled<Value>(values: readonly Value[], random: Random): Value[] {
  return values
    .map((value) => ({ value, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value)
}

/** The first of them in the order of `shuffled`, without sorting the others. */
export function firstShuffled<Value>(values: Iterable<Value>, count: number, random: Random): Value[] {
  const first: { readonly value: Value; readonly key: number }[] = []
  for (const value of values) {
    const key = random()
    if (first.length === count && key >= (first.at(-1)?.key ?? 0)) continue
    const above = first.findIndex((each) => each.key > key)
    first.splice(above < 0 ? first.length : above, 0, { value, key })
    if (first.length > count) first.pop()
  }
  return first.map(({ value }) => value)
}

function sum(weights: ArrayLike<number>): number {
  let total = 0
  for (let place = 0; place < weights.length; place++) total += weights[place] ?? 0
  return total
}

/** Rounding can leave a crumb after the last weight. */
function lastPositive(weights: ArrayLike<number>): number {
  let place = weights.length - 1
  while (place > 0 && !((weights[place] ?? 0) > 0)) place--
  return place
}
