import { attentionWeights, causalAttention, chanceOfAll, dotProduct, softmax } from './probability.ts'

type Numbers = Readonly<Record<string, string>>

/** Hand-made vectors of 2 places for the tokens cake, tin, it, big: first a thing, then a large one. */
const CAKE_QUERIES = [
  [1, 0],
  [1, -1],
  [1, 0],
  [1, 2],
]
const CAKE_KEYS = [
  [2, 1],
  [2, -1],
  [1, 1],
  [0, 0],
]
const CAKE_VALUES = [
  [2, 0],
  [0, 2],
  [1, 0],
  [0, 1],
]

/** The row of “big”: scores, powers of e, weights, and the mixed value. */
export function attentionRow(): Numbers {
  const { query, weights, mixed } = rowOfBig()
  const scores = CAKE_KEYS.map((key) => dotProduct(query, key) / Math.sqrt(query.length))
  const powers = scores.map(Math.exp)
  return {
    ...numbered('score', scores, 3),
    ...numbered('power', powers, 3),
    ...numbered('weight', weights, 3),
    total: powers.reduce((sum, power) => sum + power, 0).toFixed(3),
    ...numbered('mixed', mixed, 2),
  }
}

function rowOfBig() {
  const query = CAKE_QUERIES[3] ?? []
  const weights = attentionWeights(query, CAKE_KEYS)
  const mixed = [0, 1].map((place) =>
    dotProduct(
      weights,
      CAKE_VALUES.map((value) => value[place] ?? 0),
    ),
  )
  return { query, weights, mixed }
}

/** From the mixed vector to probabilities: one dot product for each token of a vocabulary of three, then softmax. */
export function scoresToTable(): Numbers {
  const { mixed } = rowOfBig()
  const vocabulary = [
    [2, 0],
    [1, 1],
    [-1, 1],
  ]
  const scores = vocabulary.map((vector) => dotProduct(mixed, vector))
  return {
    ...numbered('mixed', mixed, 2),
    ...numbered('score', scores, 2),
    ...numbered('chance', softmax(scores), 2),
  }
}

/** One step of an LSTM cell with one place: c' = f·c + i·g, read = o·tanh(c'). Gers and others 2000. */
export function lstmCell(): Numbers {
  const [old, forget, input, content, output] = [0.8, 0.9, 0.5, 0.6, 0.7]
  const written = input * content
  const memory = forget * old + written
  const squeezed = Math.tanh(memory)
  const values = {
    old,
    forget,
    input,
    content,
    output,
    written,
    new: memory,
    squeezed,
    read: output * squeezed,
  }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.toFixed(2)]))
}

/** The loss at 1, 10, … 10,000 times the parameters, by the exponent 0.076 of https://arxiv.org/abs/2001.08361 */
export const powerLaw = (): Numbers =>
  numbered(
    'loss',
    [0, 1, 2, 3, 4].map((tens) => 10 ** (-0.076 * tens)),
    2,
  )

/**
 * What preference training makes of answers whose probabilities and scores are given: p · e^score, scaled to 1. That is
 * the best answer to “high scores, and stay near the model you were”, equation 4 of https://arxiv.org/abs/2305.18290
 * with β = 1.
 */
export function threeAnswers(): Numbers {
  const tuned = [0.02, 0.55, 0.38, 0.05]
  const scores = [-2, 0, 1, -2]
  return numbered('after', softmax(tuned.map((chance, at) => Math.log(chance) + (scores[at] ?? 0))), 2)
}

/**
 * Attention weights of the tokens cake, tin, it, big under a causal mask, for hand-made vectors of 2 places: first a
 * thing, then a large one. “It” asks for a thing, which both are; “big” asks for a large one.
 */
export function causalWeights(): Numbers {
  return merged(causalAttention(CAKE_QUERIES, CAKE_KEYS).map((row, at) => numbered(`row-${at + 1}`, row, 2)))
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
