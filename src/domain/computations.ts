import { costOfCall, type Meter } from './bill.ts'
import {
  type ConversationTokens,
  exchangesThatFit,
  tokensSent,
  tokensSentInAll,
  tokensSetFree,
} from './conversation.ts'
import {
  breakEvenChance,
  chanceOfAll,
  chanceOfAny,
  cosine,
  expectedScore,
  keptByTopP,
  majorityRight,
  mean,
  perplexity,
  shareOfWord,
  softmax,
  spread,
} from './probability.ts'
import { sumInBfloat16 } from './rounding.ts'
import { gigabytesOfWeights, loraParameters } from './weights.ts'

/** The arguments of a computation as they stand in a question. */
type Arguments = Readonly<Record<string, unknown>>

/** What a numeric question may name in `computation`, so that its key is computed and not typed. */
const computations: Readonly<Record<string, (given: Arguments) => number>> = {
  'break-even-chance': (given) => breakEvenChance(numberIn(given, 'penalty')),
  'chance-of-all': (given) => chanceOfAll(numberIn(given, 'chance'), numberIn(given, 'length')),
  'chance-of-any': (given) => chanceOfAny(numberIn(given, 'chance'), numberIn(given, 'tries')),
  'cost-of-calls': (given) => numberIn(given, 'calls') * costOfCall(metersIn(given)),
  cosine: (given) => cosine(numbersIn(given, 'left'), numbersIn(given, 'right')),
  'exchanges-that-fit': (given) =>
    exchangesThatFit(numberIn(given, 'exchange'), {
      window: numberIn(given, 'window'),
      used: numbersIn(given, 'used'),
    }),
  difference: (given) => numberIn(given, 'from') - numberIn(given, 'less'),
  'expected-score': (given) => expectedScore(numberIn(given, 'chance'), numberIn(given, 'penalty')),
  'gigabytes-of-weights': (given) =>
    gigabytesOfWeights(numberIn(given, 'parameters'), numberIn(given, 'bits')),
  'kept-by-top-p': (given) => keptByTopP(numbersIn(given, 'probabilities'), numberIn(given, 'p')),
  'lora-parameters': (given) =>
    loraParameters(numberIn(given, 'rows'), numberIn(given, 'columns'), numberIn(given, 'rank')),
  'majority-right': (given) => majorityRight(numberIn(given, 'chance'), numberIn(given, 'votes')),
  mean: (given) => mean(numbersIn(given, 'values')),
  'percent-of-all': (given) => 100 * chanceOfAll(numberIn(given, 'chance'), numberIn(given, 'length')),
  percentage: (given) => (100 * numberIn(given, 'part')) / numberIn(given, 'whole'),
  perplexity: (given) => perplexity(numbersIn(given, 'chances')),
  power: (given) => numberIn(given, 'base') ** numberIn(given, 'exponent'),
  'power-of-ten': (given) => numberIn(given, 'exponent') * Math.log10(numberIn(given, 'base')),
  product: (given) => numbersIn(given, 'factors').reduce((product, factor) => product * factor, 1),
  quotient: (given) => numberIn(given, 'of') / numberIn(given, 'by'),
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
  spread: (given) => spread(numbersIn(given, 'values')),
  'sum-in-bfloat16': (given) => sumInBfloat16(numbersIn(given, 'values')),
  sum: (given) => numbersIn(given, 'values').reduce((sum, value) => sum + value, 0),
  'tokens-sent': (given) => tokensSent(numberIn(given, 'round'), conversationIn(given)),
  'tokens-sent-in-all': (given) => tokensSentInAll(numberIn(given, 'rounds'), conversationIn(given)),
  'tokens-set-free': (given) =>
    tokensSetFree(numberIn(given, 'exchanges'), numberIn(given, 'exchange'), numberIn(given, 'summary')),
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

/** Token counts in `tokens`, and in the same order their prices per million in `prices`. */
function metersIn(given: Arguments): Meter[] {
  const prices = numbersIn(given, 'prices')
  return numbersIn(given, 'tokens').map((tokens, at) => ({ tokens, price: prices[at] ?? Number.NaN }))
}

const conversationIn = (given: Arguments): ConversationTokens => ({
  system: numberIn(given, 'system'),
  question: numberIn(given, 'question'),
  answer: numberIn(given, 'answer'),
})

function wordsIn(given: Arguments, name: string): string[] {
  const value = given[name]
  return typeof value === 'string' ? value.split(' ') : []
}
