/** Sum of the products, place by place. Both vectors have the same length. */
export const dotProduct = (left: readonly number[], right: readonly number[]): number =>
  left.reduce((sum, value, place) => sum + value * (right[place] ?? 0), 0)

/**
 * Turns scores into weights that add up to 1: exp(score / temperature), divided by the sum of all.
 * A score of -Infinity gets 0. At least one score must be finite; `temperature` is above 0.
 */
export function softmax(scores: readonly number[], temperature = 1): number[] {
  const highest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp((score - highest) / temperature))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}

/**
 * One row of scaled dot-product attention, softmax(q·k / √d): the weight of each key for this query.
 * Equation 1 of https://arxiv.org/abs/1706.03762
 */
export function attentionWeights(query: readonly number[], keys: readonly (readonly number[])[]): number[] {
  return softmax(keys.map((key) => dotProduct(query, key) / Math.sqrt(query.length)))
}

/** Like `attentionWeights` for every position, where position i sees only the keys 0 to i. */
export const causalAttention = (
  queries: readonly (readonly number[])[],
  keys: readonly (readonly number[])[],
): number[][] =>
  queries.map((query, position) => {
    const visible = attentionWeights(query, keys.slice(0, position + 1))
    return keys.map((_, place) => visible[place] ?? 0)
  })

/** Chance that `length` independent steps all succeed. */
export const chanceOfAll = (chance: number, length: number): number => chance ** length

/** Chance that at least one of `tries` independent tries succeeds. */
export const chanceOfAny = (chance: number, tries: number): number => 1 - (1 - chance) ** tries

/** The chance that more than half of `votes` independent tries are right; with an even number a tie counts as wrong. */
export function majorityRight(chance: number, votes: number): number {
  let total = 0
  let ways = 1
  for (let right = votes; right * 2 > votes; right--) {
    total += ways * chance ** right * (1 - chance) ** (votes - right)
    ways = (ways * right) / (votes - right + 1)
  }
  return total
}

/**
 * The cosine of the angle between two vectors of the same length: 1 the same way, 0 at right angles, -1 opposite.
 * Neither vector may be all zeros.
 */
export const cosine = (left: readonly number[], right: readonly number[]): number =>
  dotProduct(left, right) / (Math.hypot(...left) * Math.hypot(...right))

/** The share of `word` among the words that stand after `before`, or among all words when `before` is left out. */
export function shareOfWord(words: readonly string[], word: string, before?: string): number {
  const places = words.filter((_, at) => before === undefined || words[at - 1] === before)
  return places.filter((each) => each === word).length / places.length
}

/** Between how many equally likely choices a model was torn, by the chances it gave to what really came. */
export const perplexity = (chances: readonly number[]): number =>
  Math.exp(chances.reduce((sum, chance) => sum - Math.log(chance), 0) / chances.length)

/** Expected score of a guess that is right with `chance`, when right wins 1 and wrong loses `penalty`. */
export const expectedScore = (chance: number, penalty: number): number => chance - (1 - chance) * penalty

/** The chance of being right from which a guess no longer loses. */
export const breakEvenChance = (penalty: number): number => penalty / (1 + penalty)

/** How many of the likeliest tokens top-p keeps: the fewest whose probabilities add up to p; NaN when all do not. */
export function keptByTopP(probabilities: readonly number[], p: number): number {
  const likeliest = [...probabilities].sort((a, b) => b - a)
  const enough = likeliest.findIndex((_, at) => sumOf(likeliest.slice(0, at + 1)) >= p - ROUNDING)
  return enough < 0 ? Number.NaN : enough + 1
}

/** 0.5 + 0.3 + 0.1 is a little less than 0.9 in floating point. */
const ROUNDING = 1e-9

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

/** NaN for no values. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** How far the largest of some values lies above the smallest. */
export const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values)
