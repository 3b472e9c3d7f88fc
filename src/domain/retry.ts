/** An answer that is none, as far as asking again is concerned. */
export interface Refusal {
  readonly status: number
  /** What the server says of it. */
  readonly message: string
  /** Its code or type: `insufficient_quota`. */
  readonly code: string
  readonly retryAfter: string | undefined
  readonly retryAfterMs: string | undefined
}

/** Why it is worth waiting. */
export type WaitReason = 'busy' | 'loading' | 'server-error'

export type Retry =
  | { readonly type: 'wait'; readonly seconds: number; readonly reason: WaitReason; readonly asked: boolean }
  | { readonly type: 'no' }
  /** There is no money on the account: asking again helps nobody. */
  | { readonly type: 'no-money' }
  /** The server wants us to stay away for longer than anybody sits before a screen. */
  | { readonly type: 'too-long'; readonly seconds: number }

/** Seconds that all waiting together may take. A model of this machine is loaded within one or two minutes. */
export const MOST_SECONDS = 120

/** Tries after the first one. While a model is loaded only the time counts. */
const TRIES: Readonly<Record<WaitReason, number>> = { busy: 4, loading: 1000, 'server-error': 2 }
/** Seconds: the first wait, and the longest where the server says nothing. */
const FIRST = 1
const LONGEST: Readonly<Record<WaitReason, number>> = { busy: 8, loading: 4, 'server-error': 4 }

interface Moment {
  /** Tries that failed so far, this one included. */
  readonly tries: number
  /** Seconds since the first one. */
  readonly elapsed: number
  /** Milliseconds of the clock, for a date in `retry-after`. */
  readonly now: number
  /** From 0 up to 1. */
  readonly random: number
}

/**
 * Whether to ask again, and when: after as long as the server says, else after a random part of a wait that doubles
 * ("full jitter", https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), so that many clients who
 * were turned away together do not come back together.
 */
export function retryOf(refusal: Refusal, { tries, elapsed, now, random }: Moment): Retry {
  if (isAboutMoney(refusal)) return { type: 'no-money' }
  const reason = reasonOf(refusal)
  if (reason === undefined || tries > TRIES[reason]) return { type: 'no' }
  const wished = wishedSeconds(refusal, now)
  if (wished !== undefined && wished > MOST_SECONDS - elapsed)
    return elapsed === 0 || wished > MOST_SECONDS ? { type: 'too-long', seconds: wished } : { type: 'no' }
  const seconds = wished ?? random * Math.min(LONGEST[reason], FIRST * 2 ** (tries - 1))
  return elapsed + seconds > MOST_SECONDS
    ? { type: 'no' }
    : { type: 'wait', seconds, reason, asked: wished !== undefined }
}

function reasonOf({ status, message }: Refusal): WaitReason | undefined {
  if (status >= 500 && /load|warm|start/i.test(message)) return 'loading'
  if ([408, 409, 425, 429, 503, 529].includes(status)) return 'busy'
  return [500, 502, 504, 520, 522, 524].includes(status) ? 'server-error' : undefined
}

/** 402 says so. Of the 429s those do that name a quota without naming a time. */
function isAboutMoney({ status, message, code, retryAfter, retryAfterMs }: Refusal): boolean {
  if (status === 402) return true
  if (status !== 429 && status !== 403 && status !== 400) return false
  if (MONEY_CODES.test(code) || SURELY_MONEY.test(message)) return true
  return (
    status === 429 && retryAfter === undefined && retryAfterMs === undefined && PERHAPS_MONEY.test(message)
  )
}

const MONEY_CODES =
  /insufficient_?(?:quota|balance|funds|credits?)|billing|arrear|exceeded_current_quota|payment_required|^1113$/i
const SURELY_MONEY =
  /insufficient[ _](?:quota|balance|funds|credits?)|credit balance|(?:out of|no|not enough|add|buy|purchase) (?:more )?(?:credits?|funds)\b|top[ -]?up|recharge|in arrears|余额|欠费|充值/i
const PERHAPS_MONEY = /exceeded your current quota|billing|payment|prepaid|额度/i

/** `retry-after-ms`, else `retry-after` in seconds or as a date (RFC 9110, 10.2.3). Nonsense counts as not said. */
function wishedSeconds({ retryAfter, retryAfterMs }: Refusal, now: number): number | undefined {
  if (retryAfterMs !== undefined && /^\d+(?:\.\d+)?$/.test(retryAfterMs.trim()))
    return Number(retryAfterMs) / 1000
  const text = retryAfter?.trim() ?? ''
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text)
  const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isFinite(date) ? Math.max(0, (date - now) / 1000) : undefined
}
