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

export interface Moment {
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

function reasonOf({ status, message, code }: Refusal): WaitReason | undefined {
  const isBusy =
    [408, 409, 425, 429, 503, 529].includes(status) || (status === GROQ_FULL && /capacity/i.test(message))
  const words = `${message} ${code.replaceAll('_', ' ')}`
  if ((isBusy || status >= 500) && LOADING.test(words) && !LOADING_FAILED.test(words)) return 'loading'
  if (isBusy) return 'busy'
  return [500, 502, 504, 520, 522, 524].includes(status) ? 'server-error' : undefined
}

/** Groq's own number for "flex tier capacity exceeded"; others use it for a key that has expired. */
const GROQ_FULL = 498

/** It is under way, and not what did not work. */
const LOADING =
  /\b(?:loading|warming|starting|initiali[sz]ing)\b|not (?:yet )?ready|加载中|正在(?:加载|启动)|尚未就绪/i
const LOADING_FAILED =
  /fail|error (?:(?:while|when|in) )?(?:loading|starting|initiali)|(?:loading|startup) error|could not|couldn't|cannot|can't|unable|out of memory|not enough|insufficient|require|失败|错误|无法|不足/i

/** 402 says so. Of the others those do that name a balance, or without naming a time a quota, a day or a month. */
function isAboutMoney({ status, message, code, retryAfter, retryAfterMs }: Refusal): boolean {
  if (status === 402) return true
  if (status !== 429 && status !== 403 && status !== 400) return false
  if (MONEY_CODES.test(code) || SURELY_MONEY.test(message)) return true
  const namesTime =
    retryAfter !== undefined || retryAfterMs !== undefined || secondsInWords(message) !== undefined
  return status === 429 && !namesTime && PERHAPS_MONEY.test(message)
}

const MONEY_CODES =
  /insufficient_?(?:\w+_)?(?:quota|balance|funds|credits?)|free_?tier_?only|billing|arrear|overdue|exceeded_current_quota|payment_required|budget_exceeded|\b1113\b/i
const SURELY_MONEY = new RegExp(
  [
    'insufficient[ _](?:quota|funds|credits?|(?:\\w+ )?balance)',
    'balance (?:is )?(?:insufficient|not enough|too low|0\\b|zero|negative)',
    'credit balance',
    '(?:out of|no|not enough|add|buy|purchase|used (?:up )?all(?: of)?(?: your)?(?: available)?) (?:\\d+ )?(?:more |any |remaining |available )*(?:credits?|funds)\\b',
    "(?:doesn't|does not) have any (?:credits?|funds)",
    'credits? (?:is |are |have been |has been )?(?:all )?(?:exhausted|depleted|used up)',
    'budget (?:has been |is |was )?exceeded|exceeded (?:your |the )?(?:\\w+ )?budget',
    'spending limit|specified api usage limits|key limit exceeded',
    '(?:exhausted|used up)(?: all of)? (?:your |the )?free[ -]tier|free[ -]tier (?:\\w+ ){0,3}(?:exhausted|used up)',
    'top[ -]?up|recharge|in arrears|余额|欠费|充值',
  ].join('|'),
  'i',
)
const PERHAPS_MONEY =
  /exceeded your (?:current )?quota|run out of|billing|payment|prepaid|trial key|upgrade (?:to|your)|per[ -](?:day|month)|\/ ?(?:day|month)\b|daily|monthly|额度|套餐|资源包|每日|每天|每月/i

/** "Please try again in 7.66s", "retry after 1 seconds", "in 120ms", "in 6m0s": a time in words, where no header names one. */
const TIME =
  /(?:try again|retry|wait)(?: again)? (?:in|after|for) (?:(\d+)m)?(\d+(?:\.\d+)?) ?(ms|milliseconds?|s|sec(?:ond)?s?|m|min(?:ute)?s?)\b/i
/** “请 2 秒后重试”“请等待 3 分钟”。 */
const TIME_ZH =
  /等待?[^\d\n]{0,4}(\d+(?:\.\d+)?) ?(毫秒|秒|分钟?)|(\d+(?:\.\d+)?) ?(毫秒|秒|分钟?)钟?(?:之|以)?后/

/** `retry-after-ms`, else `retry-after` in seconds or as a date (RFC 9110, 10.2.3), else a time in words. Nonsense counts as not said. */
function wishedSeconds({ retryAfter, retryAfterMs, message }: Refusal, now: number): number | undefined {
  if (retryAfterMs !== undefined && /^\d+(?:\.\d+)?$/.test(retryAfterMs.trim()))
    return atMostAYear(Number(retryAfterMs) / 1000)
  const text = retryAfter?.trim() ?? ''
  if (/^\d+(?:\.\d+)?s?$/.test(text)) return atMostAYear(Number.parseFloat(text))
  const date = DATE.test(text) ? Date.parse(/GMT$/.test(text) ? text : `${text} GMT`) : Number.NaN
  if (Number.isFinite(date)) return atMostAYear(Math.max(0, (date - now) / 1000))
  return secondsInWords(message)
}

const atMostAYear = (seconds: number): number => Math.min(seconds, 366 * 24 * 3600)

/** The three forms of RFC 9110, 5.6.7; the last one has no zone and means GMT as well. */
const DATE = /^[a-z]{3,9}, \d\d[ -][a-z]{3}[ -]\d{2,4} [\d:]+ GMT$|^[a-z]{3} [a-z]{3} [ \d]?\d [\d:]+ \d{4}$/i

function secondsInWords(message: string): number | undefined {
  const [, first, unitFirst, second, unitSecond] = TIME_ZH.exec(message) ?? []
  const english = TIME.exec(message) ?? []
  const [, minutes = '0', number = first ?? second ?? '0', unit = unitFirst ?? unitSecond ?? 's'] = english
  const seconds = Number(number) * (/^ms|^milli|毫/i.test(unit) ? 0.001 : /^m|^分/i.test(unit) ? 60 : 1)
  const all = Number(minutes) * 60 + seconds
  return all > 0 ? atMostAYear(all) : undefined
}
