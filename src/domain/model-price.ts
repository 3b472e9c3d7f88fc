import { costOfCall, type Meter } from './bill.ts'
import { daysBetween, newestRelease, type Price, type Release } from './models.ts'

/** How many tokens a call has. The prompt is a range where it is a text: tokenizers differ. */
export interface CallSize {
  readonly prompt: { readonly low: number; readonly high: number }
  readonly answer: number
  /** Share of the prompt that the maker has in its cache, 0 to 1. */
  readonly cached: number
}

/** What a call costs, in the currency of its price. */
export interface CallCost {
  readonly low: number
  readonly high: number
  /** The price of the answer is not known, so only the prompt is counted. */
  readonly promptOnly: boolean
  /** Part of the prompt is cached, but no price for that is known: it is charged in full. */
  readonly cacheUnpriced: boolean
}

/** The prices of one release that hold at a moment. */
export interface PricesNow {
  readonly channel: string
  readonly currency: Price['currency']
  /** By prompt length, the tier without a limit last. */
  readonly tiers: readonly Price[]
  readonly isPeak: boolean
  /** The tiers of the other window, where there is one. */
  readonly otherTiers: readonly Price[]
}

/** The only zone with peak hours in the catalogue; it knows no summer time. */
const SHANGHAI_MINUTES = 8 * 60

/** Minutes since Monday 00:00 in Shanghai. */
function shanghaiMinute(at: Date): { readonly day: number; readonly minute: number } {
  const minutes = Math.floor(at.getTime() / 60_000) + SHANGHAI_MINUTES
  // 1 January 1970 was a Thursday, ISO day 4.
  const day = ((((Math.floor(minutes / 1440) + 3) % 7) + 7) % 7) + 1
  return { day, minute: ((minutes % 1440) + 1440) % 1440 }
}

/** Whether the moment falls into the window's days and hours. Public holidays are not known here: the screen says so. */
export function isInWindow({ days, hours }: NonNullable<Price['window']>, at: Date): boolean {
  const { day, minute } = shanghaiMinute(at)
  return days.includes(day) && hours.some(([from, to]) => minuteOf(from) <= minute && minute < minuteOf(to))
}

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** A price of the past whose end nobody recorded counts as known for this many days after it began, or around its report. */
const REMEMBERED_DAYS = 180

/** Whether the price is known to hold on the day. */
export function holdsOnDay({ validFrom, validTo, volatile, asOf }: Price, day: string): boolean {
  if (validFrom !== null && day < validFrom) return false
  if (validTo !== null) return day <= validTo
  if (volatile) return true
  return Math.abs(daysBetween(validFrom ?? asOf, day)) <= REMEMBERED_DAYS
}

/** The prices that hold at the moment, one entry for each channel. `day` is its calendar day. */
export function pricesAt({ prices, released }: Release, at: Date, day: string): PricesNow[] {
  const known = prices.filter(
    (price) => holdsOnDay(price, day) && (price.validFrom ?? released.value ?? rememberedFrom(price)) <= day,
  )
  const channels = [...new Set(known.map(({ channel }) => channel))]
  return channels.flatMap((channel) => {
    const offered = known.filter((price) => price.channel === channel)
    const isPeak = offered.some(({ window }) => window !== undefined && isInWindow(window, at))
    const tiers = byLength(offered.filter(({ window }) => (window !== undefined) === isPeak))
    const [first] = tiers
    if (first === undefined) return []
    const otherTiers = byLength(offered.filter(({ window }) => (window !== undefined) !== isPeak))
    return [{ channel, currency: first.currency, tiers, isPeak, otherTiers }]
  })
}

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

/** Where neither the price nor the release has a day: it is known for the time before it was seen. */
const rememberedFrom = ({ asOf }: Price): string =>
  new Date(Date.parse(asOf) - REMEMBERED_DAYS * 86_400_000).toISOString().slice(0, 10)

const byLength = (prices: readonly Price[]): Price[] =>
  [...prices].sort(
    (a, b) =>
      (a.upToPromptTokens ?? Number.POSITIVE_INFINITY) - (b.upToPromptTokens ?? Number.POSITIVE_INFINITY),
  )

/** The tier for a prompt of that length; undefined when it is longer than every tier. */
export const tierFor = (tiers: readonly Price[], promptTokens: number): Price | undefined =>
  tiers.find(({ upToPromptTokens }) => upToPromptTokens === undefined || promptTokens <= upToPromptTokens)

/** What a call costs; undefined when a tier for its length is missing. */
export function costOf(tiers: readonly Price[], { prompt, answer, cached }: CallSize): CallCost | undefined {
  const low = tierFor(tiers, prompt.low)
  const high = tierFor(tiers, prompt.high)
  if (low === undefined || high === undefined) return undefined
  const cost = (price: Price, tokens: number): number => costOfCall(metersOf(price, tokens, answer, cached))
  return {
    low: cost(low, prompt.low),
    high: cost(high, prompt.high),
    promptOnly: answer > 0 && (low.out === null || high.out === null),
    cacheUnpriced: cached > 0 && (low.cachedIn === undefined || high.cachedIn === undefined),
  }
}

const metersOf = (price: Price, prompt: number, answer: number, cached: number): Meter[] => [
  { tokens: prompt * (1 - cached), price: price.in },
  { tokens: prompt * cached, price: price.cachedIn ?? price.in },
  { tokens: price.out === null ? 0 : answer, price: price.out ?? 0 },
]
