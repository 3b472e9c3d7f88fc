import { costOfCall, type Meter } from './bill.ts'
import { knownDays, newestRelease, type Price, type Release } from './models.ts'

/** How many tokens a call has. The prompt is a range where it is a text: tokenizers differ. */
export interface CallSize {
  readonly prompt: { readonly low: number; readonly high: number }
  readonly answer: number
  /** Share of the prompt that the maker has in its cache, 0 to 1. */
  readonly cached: number
  /** Share of the prompt that is written into the cache, 0 to 1. */
  readonly cacheWrite?: number
  /** The answer is given in thinking mode. */
  readonly thinking?: boolean
  /** Answers within a day. */
  readonly batch?: boolean
}

/** What a call costs, in the currency of its price. */
export interface CallCost {
  readonly low: number
  readonly high: number
  /** The price of the answer is not known, so only the prompt is counted. */
  readonly promptOnly: boolean
  /** Part of the prompt is cached, but no price for that is known: it is charged in full. */
  readonly cacheUnpriced: boolean
  /** Part of the prompt is written into the cache, but no price for that is known: it is charged in full. */
  readonly cacheWriteUnpriced: boolean
  /** Asked for as a batch, but no price for that is known: it is charged in full. */
  readonly batchUnpriced: boolean
  /** The prices that were used: by length of the prompt, for the shortest and the longest count. */
  readonly used: readonly Price[]
}

/** The prices of one release that hold at a moment. */
export interface PricesNow {
  readonly channel: string
  readonly currency: Price['currency']
  /** By prompt length, the tier without a limit last. */
  readonly tiers: readonly Price[]
  readonly isPeak: boolean
  /** A window closes on holidays, and the holidays of that year are not known. */
  readonly holidaysUnknown: boolean
  /** The tiers of the other window, where there is one. */
  readonly otherTiers: readonly Price[]
}

/** Days off and working weekends of a country, year by year, as its government announces them. */
export interface Holidays {
  /** Years of which the notice was read. */
  readonly years: readonly string[]
  /** ISO days on which nobody works although it is no weekend, and weekends among them. */
  readonly off: ReadonlySet<string>
  /** Saturdays and Sundays that are worked. */
  readonly working: ReadonlySet<string>
}

export const noHolidays: Holidays = { years: [], off: new Set(), working: new Set() }

/** The only zone with peak hours in the catalogue; it knows no summer time. */
const SHANGHAI_MINUTES = 8 * 60

/** The calendar day, the day of the week (ISO, 1 = Monday) and the minute of the day in Shanghai. */
function shanghaiTime(at: Date): { readonly day: string; readonly weekday: number; readonly minute: number } {
  const there = new Date(at.getTime() + SHANGHAI_MINUTES * 60_000)
  return {
    day: there.toISOString().slice(0, 10),
    weekday: there.getUTCDay() === 0 ? 7 : there.getUTCDay(),
    minute: there.getUTCHours() * 60 + there.getUTCMinutes(),
  }
}

/** Whether the moment falls into the window's days and hours. */
export function isInWindow(
  { days, hours, exceptHolidays, workingWeekends }: NonNullable<Price['window']>,
  at: Date,
  holidays: Holidays = noHolidays,
): boolean {
  const { day, weekday, minute } = shanghaiTime(at)
  if (exceptHolidays !== undefined && holidays.off.has(day)) return false
  const counts = days.includes(weekday) || (workingWeekends === true && holidays.working.has(day))
  return counts && hours.some(([from, to]) => minuteOf(from) <= minute && minute < minuteOf(to))
}

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** Whether the price is known to hold on the day. */
export function holdsOnDay(price: Price, day: string, released: string | null = null): boolean {
  const { from, to } = knownDays(price, released)
  return (from === null || from <= day) && (to === null || day <= to)
}

/**
 * The prices that hold at the moment, one entry for each channel and currency; the maker's own currency first. `day` is
 * the calendar day of the moment for whoever asks; a price in yuan begins and ends at midnight in China. A price that somebody converted stands in only where there is no native one.
 */
export function pricesAt(
  { prices, released }: Release,
  at: Date,
  day: string,
  holidays: Holidays = noHolidays,
): PricesNow[] {
  const chinese = shanghaiTime(at).day
  const known = prices.filter((price) =>
    holdsOnDay(price, price.currency === 'CNY' ? chinese : day, released.value),
  )
  const native = known.filter(({ converted }) => converted !== true)
  const usable = native.length > 0 ? native : known
  const series = [...new Map(usable.map((price) => [seriesOf(price), price])).values()]
  return series.flatMap(({ channel, currency }): PricesNow[] => {
    const offered = usable.filter((price) => price.channel === channel && price.currency === currency)
    const windows = offered.flatMap(({ window }) => window ?? [])
    const isPeak = windows.some((window) => isInWindow(window, at, holidays))
    const tiers = byLength(offered.filter(({ window }) => (window !== undefined) === isPeak))
    if (tiers.length === 0) return []
    const otherTiers = byLength(offered.filter(({ window }) => (window !== undefined) !== isPeak))
    const year = shanghaiTime(at).day.slice(0, 4)
    const holidaysUnknown =
      windows.some(({ exceptHolidays }) => exceptHolidays) && !holidays.years.includes(year)
    return [{ channel, currency, tiers, isPeak, holidaysUnknown, otherTiers }]
  })
}

const seriesOf = ({ channel, currency }: Price): string => `${channel}\n${currency}`

/**
 * The release with the highest price for answers, else for prompts, that holds at the moment; of equals the newer. It
 * is what people mean by the name of a family: makers charge most for the model they think most of. Undefined where
 * nothing has a price or where prices stand in different currencies.
 */
export function dearestRelease(releases: readonly Release[], at: Date, day: string): Release | undefined {
  const priced = releases.flatMap((release) =>
    pricesAt(release, at, day).map(({ currency, tiers }) => ({
      release,
      released: release.released,
      currency,
      price: Math.max(...tiers.map((tier) => tier.out ?? tier.in)),
    })),
  )
  if (new Set(priced.map(({ currency }) => currency)).size !== 1) return undefined
  const highest = Math.max(...priced.map(({ price }) => price))
  return newestRelease(priced.filter(({ price }) => price === highest))?.release
}

const byLength = (prices: readonly Price[]): Price[] =>
  [...prices].sort(
    (a, b) =>
      (a.upToPromptTokens ?? Number.POSITIVE_INFINITY) - (b.upToPromptTokens ?? Number.POSITIVE_INFINITY),
  )

/** The tier for a prompt of that length; undefined when it is longer than every tier. */
export const tierFor = (tiers: readonly Price[], promptTokens: number): Price | undefined =>
  tiers.find(({ upToPromptTokens }) => upToPromptTokens === undefined || promptTokens <= upToPromptTokens)

/** What a call costs; undefined when a tier for its length is missing. */
export function costOf(tiers: readonly Price[], size: CallSize): CallCost | undefined {
  const [low, high] = [
    costOfPrompt(tiers, size.prompt.low, size),
    costOfPrompt(tiers, size.prompt.high, size),
  ]
  if (low === undefined || high === undefined) return undefined
  const used = [...low.used, ...high.used]
  return {
    low: low.cost,
    high: high.cost,
    promptOnly: size.answer > 0 && used.some(({ out }) => out === null),
    cacheUnpriced: size.cached > 0 && used.some(({ cachedIn }) => cachedIn === undefined),
    cacheWriteUnpriced: (size.cacheWrite ?? 0) > 0 && used.some(({ cacheWrite }) => cacheWrite === undefined),
    batchUnpriced: size.batch === true && used.some(({ batch }) => batch === undefined),
    used: [...new Set(used)],
  }
}

/** What a call does not fit into: prompt and answer together into the context, the answer into the longest one. */
export function limitsExceeded(
  { context, maxOutput }: Pick<Release, 'context' | 'maxOutput'>,
  { prompt, answer }: Pick<CallSize, 'prompt' | 'answer'>,
): readonly ('context' | 'maxOutput')[] {
  const [window, longest] = [context?.value ?? null, maxOutput?.value ?? null]
  return [
    ...(window !== null && prompt.high + answer > window ? (['context'] as const) : []),
    ...(longest !== null && answer > longest ? (['maxOutput'] as const) : []),
  ]
}

interface TierShare {
  readonly tier: Price
  readonly tokens: number
}

/** The tokens of a prompt by the tier that each is charged at: nearly always one tier for all of them. */
function tierShares(tiers: readonly Price[], prompt: number): readonly TierShare[] | undefined {
  const tier = tierFor(tiers, prompt)
  if (tier === undefined) return undefined
  if (tier.counts !== 'above') return [{ tier, tokens: prompt }]
  let below = 0
  return tiers.slice(0, tiers.indexOf(tier) + 1).map((each) => {
    const upTo = Math.min(prompt, each.upToPromptTokens ?? prompt)
    const share = { tier: each, tokens: Math.max(0, upTo - below) }
    below = upTo
    return share
  })
}

function costOfPrompt(
  tiers: readonly Price[],
  prompt: number,
  size: CallSize,
): { readonly cost: number; readonly used: readonly Price[] } | undefined {
  const shares = tierShares(tiers, prompt)
  const last = shares?.at(-1)?.tier
  if (shares === undefined || last === undefined) return undefined
  const meters = [
    ...shares.flatMap(({ tier, tokens }) => promptMeters(tier, tokens, size)),
    answerMeter(last, size),
  ]
  return { cost: costOfCall(meters) + (last.perRequest ?? 0), used: shares.map(({ tier }) => tier) }
}

function promptMeters(price: Price, tokens: number, { cached, cacheWrite = 0, batch }: CallSize): Meter[] {
  const full = batch === true ? (price.batch?.in ?? price.in) : price.in
  return [
    { tokens: tokens * (1 - cached - cacheWrite), price: full },
    { tokens: tokens * cached, price: price.cachedIn ?? full },
    { tokens: tokens * cacheWrite, price: price.cacheWrite ?? full },
  ]
}

function answerMeter(price: Price, { answer, thinking, batch }: CallSize): Meter {
  const usual = thinking === true ? (price.thinkingOut ?? price.out) : price.out
  const asked = batch === true ? (price.batch?.out ?? usual) : usual
  return { tokens: asked === null ? 0 : answer, price: asked ?? 0 }
}
