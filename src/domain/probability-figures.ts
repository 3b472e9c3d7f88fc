import { attentionWeights, causalAttention, chanceOfAll, dotProduct, softmax } from './probability.ts'

type Numbers = Readonly<Record<string, string>>

/** One row of attention for hand-made vectors of 2 places: scores, powers of e, weights, and the mixed value. */
export function attentionRow(): Numbers {
  const query = [1, 0]
  const keys = [
    [1, 0],
    [0, 1],
    [1, 1],
  ]
  const scores = keys.map((key) => dotProduct(query, key) / Math.sqrt(query.length))
  const powers = scores.map(Math.exp)
  const weights = attentionWeights(query, keys)
  return {
    ...numbered('score', scores, 3),
    ...numbered('power', powers, 3),
    ...numbered('weight', weights, 3),
    total: powers.reduce((sum, power) => sum + power, 0).toFixed(3),
    mixed: dotProduct(weights, [4, 0, 2]).toFixed(2),
  }
}

/**
 * Attention weights of the tokens cake, tin, it, big under a causal mask, for hand-made vectors of 2 places: first a
 * thing, then a large one. “It” asks for a thing, which both are; “big” asks for a large one.
 */
export function causalWeights(): Numbers {
  const queries = [
    [1, 0],
    [1, -1],
    [1, 0],
    [1, 2],
  ]
  const keys = [
    [2, 1],
    [2, -1],
    [1, 1],
    [0, 0],
  ]
  return merged(causalAttention(queries, keys).map((row, at) => numbered(`row-${at + 1}`, row, 2)))
}

/** The chance of one right token as models grow, and of 10 right tokens in a row. */
export function exactMatch(): Numbers {
  const chances = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99]
  const whole = chances.map((chance) => chanceOfAll(chance, 10))
  return { ...numbered('token', chances, 2), ...numbered('answer', whole, 3) }
}

/** Three tokens with the scores 2, 1 and 0 at three temperatures. */
export function temperatures(): Numbers {
  const scores = [2, 1, 0]
  return {
    ...numbered('half', softmax(scores, 0.5), 3),
    ...numbered('one', softmax(scores, 1), 3),
    ...numbered('two', softmax(scores, 2), 3),
  }
}

/** `{ 'weight-1': '0.401', 'weight-2': '0.198' }` */
const numbered = (name: string, values: readonly number[], digits: number): Numbers =>
  Object.fromEntries(values.map((value, at) => [`${name}-${at + 1}`, value.toFixed(digits)]))

const merged = (parts: readonly Numbers[]): Numbers =>
  Object.fromEntries(parts.flatMap((part) => Object.entries(part)))
