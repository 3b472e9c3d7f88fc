import { exp, log } from './elementary.ts'
import { pickWeighted, type Random } from './random.ts'

/** Stands before the first token, so that beginnings are counted too. */
export const start = '<s>'
/** What the model predicts after the last token of a sentence. */
export const end = '</s>'
/** Stands for every token that the counted text does not have. */
export const unknown = '<unk>'

/** What followed one context. */
export interface Followers {
  /** How many tokens followed. */
  readonly total: number
  readonly counts: ReadonlyMap<string, number>
}

export interface NgramModel {
  /** The n of n-gram: a token is predicted from the n − 1 before it. */
  readonly order: number
  /** Every token that can be predicted: those counted, the sentence end and the unknown token. */
  readonly vocabulary: readonly string[]
  /** Where each of them stands. */
  readonly places: ReadonlyMap<string, number>
  /** The probability of each of them, whatever stands before it. */
  readonly alone: Float64Array
  /** followers[k] maps a context of k tokens to what followed it; see `followersOf`. */
  readonly followers: readonly ReadonlyMap<string, Followers | string>[]
}

/** The same counts, used with shorter contexts. `order` is at most the order that was counted. */
export function ofOrder(model: NgramModel, order: number): NgramModel {
  return { ...model, order, followers: model.followers.slice(0, order) }
}

interface Tally {
  total: number
  readonly counts: Map<string, number>
}

/** Counts every run of up to `order` tokens in the sentences. */
export function countNgrams(sentences: readonly (readonly string[])[], order: number): NgramModel {
  const followers = Array.from({ length: order }, () => new Map<string, Tally | string>())
  const places = new Map([end, unknown].map((token, place) => [token, place]))
  for (const sentence of sentences) {
    const padded = [...Array.from({ length: order - 1 }, () => start), ...sentence, end]
    for (let place = order - 1; place < padded.length; place++) {
      const token = padded[place] ?? end
      if (!places.has(token)) places.set(token, places.size)
      followers.forEach((contexts, length) => {
        tally(contexts, contextKey(padded.slice(place - length, place)), token)
      })
    }
  }
  const alone = new Float64Array(places.size).fill(1 / places.size)
  const model = { order, vocabulary: [...places.keys()], places, alone, followers }
  const all = followersOf(model, [])
  if (all) follow(alone, all, places)
  return model
}

/** In a long text most contexts come once: of those only the token is kept, since a map for each takes 500 MB. */
function tally(contexts: Map<string, Tally | string>, key: string, token: string): void {
  const known = contexts.get(key)
  if (known === undefined) {
    contexts.set(key, token)
    return
  }
  const seen = tallied(known)
  if (seen !== known) contexts.set(key, seen)
  seen.total++
  seen.counts.set(token, (seen.counts.get(token) ?? 0) + 1)
}

const tallied = <Kept extends Followers>(kept: Kept | string): Kept | Tally =>
  typeof kept === 'string' ? { total: 1, counts: new Map([[kept, 1]]) } : kept

/** No token holds this character: the text is cleaned of control characters before it is counted. */
const contextKey = (tokens: readonly string[]): string => tokens.join('\u0000')

/** One rung of the ladder from the longest context down to none. */
export interface BackOffStep {
  readonly context: readonly string[]
  /** How often the context was seen with something after it. 0 means: never, go to a shorter one. */
  readonly total: number
  /** How many different tokens followed. */
  readonly distinct: number
}

/** The contexts that the model tries for what comes after `history`, longest first; the last one is empty. */
export function backOffPath(model: NgramModel, history: readonly string[]): BackOffStep[] {
  return contextsOf(model, history)
    .reverse()
    .map((context) => {
      const seen = followersOf(model, context)
      return { context, total: seen?.total ?? 0, distinct: seen?.counts.size ?? 0 }
    })
}

/** The contexts that the model can use after `history`, shortest (none) first. Sentence starts are filled in. */
function contextsOf(model: NgramModel, history: readonly string[]): string[][] {
  // Only the last of them, since a sentence of somebody's text may have a hundred thousand tokens.
  const last = history.slice(Math.max(0, history.length - model.order + 1))
  const padded = [...Array.from({ length: model.order - 1 }, () => start), ...last]
  return Array.from({ length: model.order }, (_, length) => padded.slice(padded.length - length))
}

/** What followed this very context, or undefined when it never occurred. */
export function followersOf(model: NgramModel, context: readonly string[]): Followers | undefined {
  const seen = model.followers[context.length]?.get(contextKey(context))
  return seen === undefined ? undefined : tallied(seen)
}

/**
 * The probability of `token` after `history` by Witten–Bell interpolation (Witten and Bell, 1991, method C): each
 * context gives (count + distinct · shorter context's probability) / (total + distinct), and below the empty context
 * every token of the vocabulary is equally likely. Over the vocabulary the probabilities sum to 1.
 */
export function probability(model: NgramModel, history: readonly string[], token: string): number {
  return contextsOf(model, history).reduce(
    (shorter, context) => interpolate(followersOf(model, context), token, shorter),
    1 / model.vocabulary.length,
  )
}

function interpolate(seen: Followers | undefined, token: string, shorter: number): number {
  if (!seen) return shorter
  const distinct = seen.counts.size
  return ((seen.counts.get(token) ?? 0) + distinct * shorter) / (seen.total + distinct)
}

/** The probability of every token of the vocabulary after `history`, in the vocabulary's order. */
export function distribution(model: NgramModel, history: readonly string[]): Float64Array {
  const values = model.alone.slice()
  for (const context of contextsOf(model, history).slice(1)) {
    const seen = followersOf(model, context)
    if (!seen) break
    follow(values, seen, model.places)
  }
  return values
}

/**
 * From the probabilities in a shorter context to those in this one. Few tokens follow a context, so only they are looked
 * up: a text may have a hundred thousand.
 */
function follow(values: Float64Array, seen: Followers, places: ReadonlyMap<string, number>): void {
  const followed = Array.from(seen.counts.keys(), (token) => {
    const place = places.get(token) ?? 0
    return { place, value: interpolate(seen, token, values[place] ?? 0) }
  })
  const distinct = seen.counts.size
  for (let place = 0; place < values.length; place++)
    values[place] = (distinct * (values[place] ?? 0)) / (seen.total + distinct)
  for (const { place, value } of followed) values[place] = value
}

/** How often `token` followed `history` by counting alone: no smoothing, and undefined where nothing was counted. */
export function relativeFrequency(
  model: NgramModel,
  history: readonly string[],
  token: string,
): number | undefined {
  const longest = contextsOf(model, history).at(-1) ?? []
  const seen = followersOf(model, longest)
  return seen && (seen.counts.get(token) ?? 0) / seen.total
}

export interface HeldOut {
  /** Two to the power of the mean surprise in bits: as unsure as among so many equally likely tokens. */
  readonly perplexity: number
  /** Mean surprise in bits a token. */
  readonly bits: number
  /** The share of places where the full context had been seen, 0 to 1. */
  readonly seen: number
  /** The share of places that plain counting gives probability 0, 0 to 1. */
  readonly impossible: number
  readonly tokens: number
}

/** How well the model predicts sentences that it has not counted. Tokens it does not know count as `unknown`. */
export function evaluate(model: NgramModel, sentences: readonly (readonly string[])[]): HeldOut {
  const known = new Set(model.vocabulary)
  let nats = 0
  let seen = 0
  let impossible = 0
  let tokens = 0
  for (const sentence of sentences) {
    const mapped = sentence.map((token) => (known.has(token) ? token : unknown))
    for (let place = 0; place <= mapped.length; place++) {
      const history = mapped.slice(Math.max(0, place - model.order), place)
      const token = mapped[place] ?? end
      const frequency = relativeFrequency(model, history, token)
      nats -= log(probability(model, history, token))
      seen += frequency === undefined ? 0 : 1
      impossible += frequency ? 0 : 1
      tokens++
    }
  }
  const mean = nats / tokens
  return {
    perplexity: exp(mean),
    bits: mean / Math.LN2,
    seen: seen / tokens,
    impossible: impossible / tokens,
    tokens,
  }
}

/** Draws tokens one after the other until a sentence ends or `length` is reached. The unknown token is never drawn. */
export function generate(
  model: NgramModel,
  prompt: readonly string[],
  length: number,
  random: Random,
): string[] {
  const tokens = [...prompt]
  const unknownPlace = model.vocabulary.indexOf(unknown)
  while (tokens.length < prompt.length + length) {
    const weights = distribution(model, tokens)
    weights[unknownPlace] = 0
    const token = model.vocabulary[pickWeighted(weights, random)] ?? end
    if (token === end) break
    tokens.push(token)
  }
  return tokens.slice(prompt.length)
}
