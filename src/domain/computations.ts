import { chanceOfAll, chanceOfAny, cosine, perplexity, shareOfWord, softmax } from './probability.ts'

/** The arguments of a computation as they stand in a question. */
type Arguments = Readonly<Record<string, unknown>>

/** What a numeric question may name in `computation`, so that its key is computed and not typed. */
const computations: Readonly<Record<string, (given: Arguments) => number>> = {
  'chance-of-all': (given) => chanceOfAll(numberIn(given, 'chance'), numberIn(given, 'length')),
  'chance-of-any': (given) => chanceOfAny(numberIn(given, 'chance'), numberIn(given, 'tries')),
  cosine: (given) => cosine(numbersIn(given, 'left'), numbersIn(given, 'right')),
  percentage: (given) => (100 * numberIn(given, 'part')) / numberIn(given, 'whole'),
  perplexity: (given) => perplexity(numbersIn(given, 'chances')),
  power: (given) => numberIn(given, 'base') ** numberIn(given, 'exponent'),
  'power-of-ten': (given) => numberIn(given, 'exponent') * Math.log10(numberIn(given, 'base')),
  'rest-of-one': (given) => 1 - numbersIn(given, 'shares').reduce((sum, share) => sum + share, 0),
  'share-of-word': (given) =>
    shareOfWord(
      wordsIn(given, 'words'),
      wordsIn(given, 'word').join(' '),
      wordsIn(given, 'before').join(' '),
    ),
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

function wordsIn(given: Arguments, name: string): string[] {
  const value = given[name]
  return typeof value === 'string' ? value.split(' ') : []
}
