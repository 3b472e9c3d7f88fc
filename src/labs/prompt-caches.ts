/** One request: its tokens, where its parts end, and when it is sent. */
export interface CachedRequest {
  readonly tokens: readonly number[]
  /** Ends of its parts, in tokens; the last is the end of the prompt. */
  readonly ends: readonly number[]
  /** Tokens of the answer, which follow the prompt in the next turn of a conversation. */
  readonly answer: readonly number[]
  /** Minutes since the first. */
  readonly at: number
}

/** What the maker counts of a prompt. The three together are its length. */
export interface Split {
  readonly hit: number
  /** Billed at the price for writing. */
  readonly written: number
  readonly plain: number
}

/** How a maker finds what it has seen before. */
export interface CacheRule {
  /**
   * `prefix`: the longest beginning that any stored prompt has. `breakpoints`: stored is what ends at a mark that the
   * caller sets. `units`: stored are whole units only.
   */
  readonly kind: 'prefix' | 'breakpoints' | 'units'
  /** A prompt, or a beginning, of fewer tokens is not stored. */
  readonly least: number
  /** Minutes that it is kept after the last use; undefined where the maker names none. */
  readonly minutes?: number
  /** Writing is billed at this share of the input price; 1 where it costs what input costs. */
  readonly writePrice: number
}

interface Stored {
  readonly tokens: readonly number[]
  usedAt: number
}

/** Parts that Anthropic looks back over from a breakpoint. */
const lookBack = 20

/** What is counted for each of these requests, one after the other, with nothing stored at the beginning. */
export function splitsOf(requests: readonly CachedRequest[], rule: CacheRule): Split[] {
  const stored: Stored[] = []
  const seen: CachedRequest[] = []
  return requests.map((request) => {
    const live = stored.filter(
      ({ usedAt }) => request.at - usedAt <= (rule.minutes ?? Number.POSITIVE_INFINITY),
    )
    const split = { prefix: byPrefix, breakpoints: byBreakpoints, units: byUnits }[rule.kind](
      request,
      live,
      rule,
    )
    store(request, rule, stored, seen)
    seen.push(request)
    return split
  })
}

/** How many tokens two rows have in common from the beginning. */
export function commonLength(a: readonly number[], b: readonly number[]): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

const longest = (lengths: readonly number[]): number => Math.max(0, ...lengths)

function byPrefix({ tokens, at }: CachedRequest, live: readonly Stored[], { least }: CacheRule): Split {
  const common = live.map((each) => ({ each, length: commonLength(each.tokens, tokens) }))
  const found = longest(common.map(({ length }) => length))
  const hit = found >= least ? found : 0
  for (const { each, length } of common) if (hit > 0 && length === hit) each.usedAt = at
  const written = tokens.length >= least ? tokens.length - hit : 0
  return { hit, written, plain: tokens.length - hit - written }
}

function byBreakpoints(
  { tokens, ends, at }: CachedRequest,
  live: readonly Stored[],
  { least }: CacheRule,
): Split {
  const reachable = ends.slice(-lookBack)
  const whole = live.filter(
    (each) =>
      reachable.includes(each.tokens.length) && commonLength(each.tokens, tokens) === each.tokens.length,
  )
  const hit = longest(whole.map((each) => each.tokens.length))
  for (const each of whole) each.usedAt = at
  const written = tokens.length >= least ? tokens.length - hit : 0
  return { hit, written, plain: tokens.length - hit - written }
}

function byUnits({ tokens, at }: CachedRequest, live: readonly Stored[]): Split {
  const whole = live.filter((each) => commonLength(each.tokens, tokens) === each.tokens.length)
  const hit = longest(whole.map((each) => each.tokens.length))
  for (const each of whole) each.usedAt = at
  return { hit, written: 0, plain: tokens.length - hit }
}

function store(
  request: CachedRequest,
  rule: CacheRule,
  stored: Stored[],
  seen: readonly CachedRequest[],
): void {
  const { tokens, ends, answer, at } = request
  const keep = (row: readonly number[]): void => {
    if (row.length < Math.max(1, rule.least)) return
    const known = stored.find(
      (each) => each.tokens.length === row.length && commonLength(each.tokens, row) === row.length,
    )
    if (known) known.usedAt = at
    else stored.push({ tokens: row, usedAt: at })
  }
  if (rule.kind === 'prefix') keep(tokens)
  else if (rule.kind === 'breakpoints') {
    // A mark behind the part that stays, and one at the end.
    keep(tokens.slice(0, ends[0] ?? 0))
    keep(tokens)
  } else {
    keep(tokens)
    keep([...tokens, ...answer])
    // A common beginning becomes a unit once two requests have shown it.
    for (const earlier of seen) keep(tokens.slice(0, commonLength(earlier.tokens, tokens)))
  }
}
