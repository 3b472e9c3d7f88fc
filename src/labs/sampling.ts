import { log, log2 } from './elementary.ts'
import { softmaxInPlace } from './operations.ts'
import { pickWeighted, type Random } from './random.ts'

/** How a next token is drawn from a distribution. */
export interface SamplingRule {
  /** Logits are divided by it: below 1 sharper, above 1 flatter. 0 means: always the most likely token. */
  readonly temperature: number
  /** Only so many of the most likely tokens stay; 0 keeps all. */
  readonly topK: number
  /** Only the fewest most likely tokens that together reach this share stay; 1 keeps all. */
  readonly topP: number
}

/**
 * The distribution that is really drawn from: temperature, then top-k, then top-p, then scaled to sum to 1.
 * Equally likely tokens are kept in their order.
 */
export function reshape(probabilities: Float64Array, rule: SamplingRule): Float64Array {
  const tempered = withTemperature(probabilities, rule.temperature)
  const order = [...tempered.keys()].sort((a, b) => (tempered[b] ?? 0) - (tempered[a] ?? 0))
  const kept = order.slice(0, Math.min(rule.topK || order.length, countForShare(tempered, order, rule)))
  const out = new Float64Array(tempered.length)
  for (const place of kept) out[place] = tempered[place] ?? 0
  return normalised(out)
}

/** softmax(ln p / T). The largest becomes ln 1 before it is divided, so that the smallest T overflows nothing. */
function withTemperature(probabilities: Float64Array, temperature: number): Float64Array {
  if (temperature === 1) return probabilities.slice()
  if (temperature === 0) return onlyTheLargest(probabilities)
  const largest = probabilities.reduce((most, probability) => Math.max(most, probability), 0)
  const logits = probabilities.map((probability) => log(probability / largest) / temperature)
  softmaxInPlace(logits)
  return logits
}

function onlyTheLargest(probabilities: Float64Array): Float64Array {
  const largest = probabilities.indexOf(
    probabilities.reduce((most, probability) => Math.max(most, probability), 0),
  )
  return new Float64Array(probabilities.length).fill(1, largest, largest + 1)
}

/** A crumb for rounding: 0.5 + 0.3 is a little less than 0.8. */
const crumb = 1e-12

/** How many of the most likely tokens reach the share topP of what top-k left. */
function countForShare(
  probabilities: Float64Array,
  order: readonly number[],
  { topK, topP }: SamplingRule,
): number {
  const left = topK === 0 ? order : order.slice(0, topK)
  const total = left.reduce((sum, place) => sum + (probabilities[place] ?? 0), 0)
  let reached = 0
  let count = 0
  while (count < left.length && reached < topP * total - crumb) {
    reached += probabilities[left[count] ?? 0] ?? 0
    count++
  }
  return Math.max(1, count)
}

function normalised(values: Float64Array): Float64Array {
  const total = values.reduce((sum, value) => sum + value, 0)
  return values.map((value) => value / total)
}

/** The place of a token drawn by the rule. */
export function draw(probabilities: Float64Array, rule: SamplingRule, random: Random): number {
  return pickWeighted(reshape(probabilities, rule), random)
}

/** Mean surprise of a draw, in bits: 0 when certain, log₂ n when n tokens are equally likely. */
export function entropyBits(probabilities: Float64Array): number {
  return probabilities.reduce((sum, value) => (value > 0 ? sum - value * log2(value) : sum), 0)
}
