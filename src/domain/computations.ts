import { chanceOfAll, chanceOfAny, softmax } from './probability.ts'

/** The arguments of a computation as they stand in a question. */
type Arguments = Readonly<Record<string, unknown>>

/** What a numeric question may name in `computation`, so that its key is computed and not typed. */
const computations: Readonly<Record<string, (given: Arguments) => number>> = {
  'chance-of-all': (given) => chanceOfAll(numberIn(given, 'chance'), numberIn(given, 'length')),
  'chance-of-any': (given) => chanceOfAny(numberIn(given, 'chance'), numberIn(given, 'tries')),
  percentage: (given) => (100 * numberIn(given, 'part')) / numberIn(given, 'whole'),
  power: (given) => numberIn(given, 'base') ** numberIn(given, 'exponent'),
  softmax: (given) =>
    softmax(numbersIn(given, 'scores'), numberIn(given, 'temperature', 1))[numberIn(given, 'place')] ??
    Number.NaN,
}

/** The answer that `name` computes from `given`; undefined for an unknown name, NaN for unusable arguments. */
export const computedAnswer = (name: string, given: Arguments): number | undefined =>
  computations[name]?.(given)

function numberIn(given: Arguments, name: string, otherwise = Number.NaN): number {
  const value = given[name] ?? otherwise
  return typeof value === 'number' ? value : Number.NaN
}

function numbersIn(given: Arguments, name: string): number[] {
  const value = given[name]
  return Array.isArray(value) ? value.map((each) => (typeof each === 'number' ? each : Number.NaN)) : []
}
