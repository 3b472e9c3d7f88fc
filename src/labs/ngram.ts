import { type OptionReader, seedRange } from './lab.ts'
import {
  type BackOffStep,
  backOffPath,
  countNgrams,
  end,
  evaluate,
  followersOf,
  generate,
  type HeldOut,
  type NgramModel,
  ofOrder,
} from './ngrams.ts'
import { createRandom, pickWeighted, type Random } from './random.ts'
import { countableSentences, frequentPair, holdOut, joinTokens, tokensOf, type Unit } from './sentences.ts'

export type NgramOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    prompt: read.argument('prompt'),
    n: read.integer('n', { standard: 3, min: 1, max: 5 }),
    unit: read.choice<Unit>('unit', ['word', 'character']),
    length: read.integer('length', { standard: 30, min: 1, max: 500 }),
    smoothing: !read.flag('no-smoothing'),
    seed: read.integer('seed', seedRange),
    text: read.text('lessons'),
  }
}

/** One n: how many contexts it knows and how well it predicts text that was held out. */
export interface OrderResult {
  readonly n: number
  /** Different contexts of n − 1 tokens that were seen. */
  readonly contexts: number
  /** Null: infinite, since without smoothing one place of probability 0 makes the whole text impossible. */
  readonly perplexity: number | null
  /** The share of held-out places whose full context had been seen, 0 to 1. */
  readonly seen: number
  /** The share of held-out places that plain counting gives probability 0, 0 to 1. */
  readonly impossible: number
}

export interface NgramResult {
  readonly tokens: number
  readonly vocabulary: number
  readonly sentences: number
  readonly heldOutTokens: number
  readonly unit: Unit
  readonly smoothing: boolean
  readonly n: number
  readonly orders: readonly OrderResult[]
  readonly prompt: string
  /** From the longest context down to none; the first with a count is the one that speaks. */
  readonly backOff: readonly BackOffStep[]
  /** What was counted after the longest known context of the prompt, most frequent first. */
  readonly followers: readonly { readonly token: string; readonly count: number; readonly share: number }[]
  readonly generated: string
  /** The longest run of generated tokens that stands in the text word for word. */
  readonly copied: { readonly tokens: number; readonly of: number; readonly text: string }
}

const largestOrder = 5
const shownFollowers = 8

export function run(asked: NgramOptions): NgramResult {
  const { unit, n, smoothing } = asked
  const { counted, heldOut } = holdOut(countableSentences(asked.text, unit))
  const largest = countNgrams(counted, largestOrder)
  const models = Array.from({ length: largestOrder }, (_, place) => ofOrder(largest, place + 1))
  const model = ofOrder(largest, n)
  const prompt = asked.prompt === '' ? frequentPair(counted) : tokensOf(asked.prompt, unit)
  const backOff = backOffPath(model, prompt)
  const continued = (smoothing ? generate : generateByCountsAlone)(
    model,
    prompt,
    asked.length,
    createRandom(asked.seed),
  )
  return {
    tokens: counted.flat().length,
    vocabulary: model.vocabulary.length,
    sentences: counted.length,
    heldOutTokens: heldOut.flat().length,
    unit,
    smoothing,
    n,
    orders: models.map((each) => orderResult(each, evaluate(each, heldOut), smoothing)),
    prompt: joinTokens(prompt, unit),
    backOff,
    followers: topFollowers(model, backOff),
    generated: joinTokens(continued, unit),
    copied: longestCopy(continued, counted, unit),
  }
}

function orderResult(model: NgramModel, heldOut: HeldOut, smoothing: boolean): OrderResult {
  return {
    n: model.order,
    contexts: model.followers.at(-1)?.size ?? 0,
    perplexity: smoothing || heldOut.impossible === 0 ? heldOut.perplexity : null,
    seen: heldOut.seen,
    impossible: heldOut.impossible,
  }
}

function topFollowers(model: NgramModel, backOff: readonly BackOffStep[]): NgramResult['followers'] {
  const used = backOff.find(({ total }) => total > 0)
  const seen = used && followersOf(model, used.context)
  if (!seen) return []
  return Array.from(seen.counts, ([token, count]) => ({ token, count, share: count / seen.total }))
    .sort((a, b) => b.count - a.count)
    .slice(0, shownFollowers)
}

/** Draws only what was counted after the full context, and stops where nothing was. */
function generateByCountsAlone(
  model: NgramModel,
  prompt: readonly string[],
  length: number,
  random: Random,
): string[] {
  const tokens = [...prompt]
  while (tokens.length < prompt.length + length) {
    const context = backOffPath(model, tokens)[0]?.context ?? []
    const counts = [...(followersOf(model, context)?.counts ?? [])]
    if (counts.length === 0) break
    const [token = end] =
      counts[
        pickWeighted(
          counts.map(([, count]) => count),
          random,
        )
      ] ?? []
    if (token === end) break
    tokens.push(token)
  }
  return tokens.slice(prompt.length)
}

/** Sentences are joined by a token that no text has, so that no run crosses from one into the next. */
function longestCopy(
  generated: readonly string[],
  counted: readonly (readonly string[])[],
  unit: Unit,
): NgramResult['copied'] {
  const text = wrapped(counted.flatMap((sentence) => [...sentence, end]))
  let longest: readonly string[] = []
  for (let from = 0; from < generated.length; from++) {
    while (from + longest.length < generated.length) {
      const longer = generated.slice(from, from + longest.length + 1)
      if (!text.includes(wrapped(longer))) break
      longest = longer
    }
  }
  return { tokens: longest.length, of: generated.length, text: joinTokens(longest, unit) }
}

const wrapped = (tokens: readonly string[]): string => `\u0000${tokens.join('\u0000')}\u0000`
