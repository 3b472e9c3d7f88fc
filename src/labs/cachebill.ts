import { PrimerError } from '../errors.ts'
import { encode } from './byte-pairs.ts'
import { encodingPieces } from './encodings.ts'
import type { CataloguePrice, OptionReader } from './lab.ts'
import { type CachedRequest, type CacheRule, commonLength, type Split, splitsOf } from './prompt-caches.ts'
import { unpackVocabulary } from './vocabulary.ts'

export type CachebillOptions = ReturnType<typeof options>

/** `chat`: each request repeats the whole conversation. `questions`: each asks something else about the same text. */
export const patterns = ['chat', 'questions'] as const
export type Pattern = (typeof patterns)[number]

export function options(read: OptionReader) {
  return {
    pattern: read.choice('pattern', patterns),
    requests: read.integer('requests', { standard: 10, min: 1, max: 50 }),
    stable: read.integer('stable', { standard: 3000, min: 0, max: 50_000 }),
    question: read.integer('question', { standard: 100, min: 1, max: 5000 }),
    answer: read.integer('answer', { standard: 300, min: 1, max: 5000 }),
    gap: read.number('gap', { standard: 2, min: 0, max: 10_000 }),
    clock: read.flag('clock'),
    prompts: read.ownText(),
    packed: read.packedVocabularies(),
    catalogue: read.catalogueModels(),
  }
}

/** A maker's rule with the day and source of what is known of it, and the model whose prices are used. */
interface Maker {
  readonly name: MakerName
  readonly model: string
  readonly rule: CacheRule
}

export const makerNames = ['anthropic', 'anthropic-hour', 'openai', 'kimi', 'deepseek'] as const
export type MakerName = (typeof makerNames)[number]

/**
 * Anthropic: platform.claude.com, prompt caching (write 1.25 for 5 minutes, 2 for an hour; 512 to 4,096 tokens at least,
 * by model; 20 blocks back). OpenAI: developers.openai.com, prompt caching, from GPT-5.6 on (write 1.25, 1,024 tokens;
 * 30 minutes second-hand). Kimi K3: forum.moonshot.ai 613 (writes billed, 5 minutes; at the input price second-hand).
 * DeepSeek: api-docs.deepseek.com, kv_cache (whole units, writing free, no lifetime named).
 */
const makers: readonly Maker[] = [
  {
    name: 'anthropic',
    model: 'claude-opus-5-5',
    rule: { kind: 'breakpoints', least: 1024, minutes: 5, writePrice: 1.25 },
  },
  {
    name: 'anthropic-hour',
    model: 'claude-opus-5-5',
    rule: { kind: 'breakpoints', least: 1024, minutes: 60, writePrice: 2 },
  },
  {
    name: 'openai',
    model: 'gpt-6-2-sol',
    rule: { kind: 'prefix', least: 1024, minutes: 30, writePrice: 1.25 },
  },
  { name: 'kimi', model: 'kimi-k3', rule: { kind: 'prefix', least: 1, minutes: 5, writePrice: 1 } },
  { name: 'deepseek', model: 'deepseek-v4-1-flash', rule: { kind: 'units', least: 1, writePrice: 1 } },
]

/** What the prompts cost, answers left out. */
export interface Bill {
  readonly currency: string
  readonly cached: number
  readonly plain: number
  /** From which request on the sum is lower with the cache; null where it never is. */
  readonly breakEven: number | null
  readonly asOf: string
}

export interface MakerResult {
  readonly maker: MakerName
  readonly model: string
  readonly kind: CacheRule['kind']
  readonly minutes: number | null
  readonly writePrice: number
  readonly splits: readonly Split[]
  readonly total: Split
  /** Null where the catalogue has no price with a cache. */
  readonly bill: Bill | null
}

export interface CachebillResult {
  readonly pattern: Pattern | 'own'
  readonly clock: boolean
  readonly gap: number
  readonly requests: number
  readonly tokens: number
  /** Tokens that all prompts begin with. */
  readonly common: number
  readonly makers: readonly MakerResult[]
}

export function run(asked: CachebillOptions): CachebillResult {
  const requests = asked.prompts === '' ? plannedRequests(asked) : ownRequests(asked)
  const [first, ...others] = requests
  return {
    pattern: asked.prompts === '' ? asked.pattern : 'own',
    clock: asked.clock,
    gap: asked.gap,
    requests: requests.length,
    tokens: requests.reduce((sum, { tokens }) => sum + tokens.length, 0),
    common: others.reduce(
      (least, { tokens }) => Math.min(least, commonLength(first?.tokens ?? [], tokens)),
      first?.tokens.length ?? 0,
    ),
    makers: makers.map(({ name, model, rule }) => {
      const splits = splitsOf(requests, rule)
      const price = asked.catalogue(model)?.price
      return {
        maker: name,
        model,
        kind: rule.kind,
        minutes: rule.minutes ?? null,
        writePrice: rule.writePrice,
        splits,
        total: splits.reduce(added, { hit: 0, written: 0, plain: 0 }),
        bill: price?.cachedIn === undefined ? null : billOf(splits, rule, price, price.cachedIn),
      }
    }),
  }
}

const added = (a: Split, b: Split): Split => ({
  hit: a.hit + b.hit,
  written: a.written + b.written,
  plain: a.plain + b.plain,
})

/** Prices are for a million tokens. */
export function billOf(
  splits: readonly Split[],
  rule: CacheRule,
  price: CataloguePrice,
  cachedIn: number,
): Bill {
  const million = 1_000_000
  let [cached, plain] = [0, 0]
  let breakEven: number | null = null
  splits.forEach((split, at) => {
    const { hit, written, plain: rest } = split
    cached += (hit * cachedIn + written * price.in * rule.writePrice + rest * price.in) / million
    plain += ((hit + written + rest) * price.in) / million
    breakEven = cached < plain ? (breakEven ?? at + 1) : null
  })
  return { currency: price.currency, cached, plain, breakEven, asOf: price.asOf }
}

/** Tokens are only told apart here, so that each gets a number of its own. */
function plannedRequests(asked: CachebillOptions): CachedRequest[] {
  let next = 0
  const fresh = (count: number): number[] => Array.from({ length: count }, () => next++)
  const stable = fresh(asked.stable)
  const requests: CachedRequest[] = []
  let history: number[][] = []
  for (let turn = 0; turn < asked.requests; turn++) {
    const question = fresh(asked.question)
    const answer = fresh(asked.answer)
    const start = asked.clock ? [...fresh(clockTokens), ...stable] : stable
    const parts = [start, ...history, question]
    requests.push({ tokens: parts.flat(), ends: endsOf(parts), answer, at: turn * asked.gap })
    if (asked.pattern === 'chat') history = [...history, question, answer]
  }
  return requests
}

/** A day and a time of day, to the second. */
const clockTokens = 12

function endsOf(parts: readonly (readonly number[])[]): number[] {
  let end = 0
  return parts.map((part) => {
    end += part.length
    return end
  })
}

/** The learner's prompts, between lines of three hyphens, in tokens of o200k. The mark stands behind what all share. */
function ownRequests({ prompts, packed, gap }: CachebillOptions): CachedRequest[] {
  const vocabulary = unpackVocabulary(packed('o200k'))
  const rows = prompts
    .split(/^---+[ \t]*$/m)
    .map((prompt) => prompt.trim())
    .filter((prompt) => prompt !== '')
    .map((prompt) => encode(prompt, vocabulary, encodingPieces.o200k))
  const [first] = rows
  if (first === undefined) throw new PrimerError({ code: 'empty-text', file: '--text' })
  const common = rows.reduce((least, row) => Math.min(least, commonLength(first, row)), first.length)
  return rows.map((tokens, at) => ({
    tokens,
    ends: [...(common > 0 && common < tokens.length ? [common] : []), tokens.length],
    answer: [],
    at: at * gap,
  }))
}
