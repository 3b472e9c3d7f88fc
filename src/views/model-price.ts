import type { CallCost, CallSize, PricesNow } from '../domain/model-price.ts'
import { costOf, limitsExceeded } from '../domain/model-price.ts'
import { isUnchecked, type ModelRow, type Price, type Release } from '../domain/models.ts'
import { breakRuns } from './line-break.ts'
import { type CardFrame, extraTerms, windowText } from './model-facts.ts'
import { money, tokenCount } from './model-values.ts'
import { grouped } from './numbers.ts'
import { type Cell, tableLines } from './table.ts'

/** A release with the prices that hold at the moment. */
export interface Offer {
  readonly release: Release
  /** Its id; `family/release` is the id of the row in a list. */
  readonly family: string
  readonly company: ModelRow['company']
  readonly prices: PricesNow
}

const paragraphs = (texts: readonly string[], frame: CardFrame): string[] =>
  texts.flatMap((text) => breakRuns([{ text, paint: frame.theme.muted }], frame.width, frame))

/** A heading that also says how many follow, where they are heard. */
const counted = (
  heading: string,
  { length }: readonly Offer[],
  { accessible, messages, words }: CardFrame,
): string => (accessible ? [heading, words.priceList.count(length)].join(messages.spoken.pause) : heading)

/** Prices for a million tokens: a line for each tier and window. */
/** When the prices are asked for, and the day of the data that know them. */
export interface PricedWhen {
  readonly moment: string
  readonly dataOf: string
}

export function priceListLines(offers: readonly Offer[], when: PricedWhen, frame: CardFrame): string[] {
  const { words, theme } = frame
  const { priceList } = words
  const rows = offers.flatMap(({ release, company, prices }) =>
    [...prices.tiers, ...prices.otherTiers].map((price): Cell[] => [
      release.name[frame.locale],
      company[frame.locale],
      money(price.in, price.currency),
      price.out === null ? words.noValue : money(price.out, price.currency),
      price.cachedIn === undefined ? '' : money(price.cachedIn, price.currency),
      [{ text: termsText(release, price, prices, frame), paint: theme.muted }],
    ]),
  )
  return [
    ...breakRuns(
      [{ text: counted(priceList.heading, offers, frame), paint: theme.heading }],
      frame.width,
      frame,
    ),
    '',
    ...tableLines(
      {
        header: [
          priceList.model,
          priceList.company,
          priceList.input,
          priceList.output,
          priceList.cached,
          priceList.holds,
        ],
        rows,
        alignments: ['left', 'left', 'right', 'right', 'right', 'left'],
        compact: true,
      },
      frame,
    ),
    '',
    ...paragraphs(
      [
        ...windowTexts(offers, frame),
        ...resellerTexts(offers, frame),
        priceList.at(when.moment, when.dataOf),
        currencyText(offers, frame),
      ],
      frame,
    ),
  ]
}

/** When a price holds: prompt length, hours, last day; and what to mind about it. */
function termsText(
  release: Release,
  price: Price,
  { tiers, otherTiers }: PricesNow,
  frame: CardFrame,
): string {
  const { words } = frame
  const hasTiers = [...tiers, ...otherTiers].some(({ upToPromptTokens }) => upToPromptTokens !== undefined)
  const hasWindows = otherTiers.length > 0
  return [
    ...(price.upToPromptTokens === undefined
      ? hasTiers
        ? [words.price.beyond]
        : []
      : [words.price.upTo(tokenCount(price.upToPromptTokens, frame.locale))]),
    ...(price.window === undefined ? (hasWindows ? [words.price.offPeak] : []) : [words.priceList.peak]),
    ...(price.kind === 'promo' ? [words.price.promo] : []),
    ...(price.validTo === null ? [] : [words.until(price.validTo)]),
    ...extraTerms(price, frame),
    ...cautions(release, price.channel, [price], frame),
  ].join(frame.messages.common.listSeparator)
}

/** Not the maker's own price, not in the maker's currency, or not checked by anybody. */
const cautions = (
  release: Release,
  channel: string,
  prices: readonly Price[],
  { words: { price, priceList } }: CardFrame,
): string[] => [
  ...(channel === 'API' ? [] : [priceList.resold]),
  ...(prices.some(({ converted }) => converted) ? [price.converted] : []),
  ...(isUnchecked(release) ? [priceList.unchecked] : []),
]

/** Whose price it is where the maker's own is not known. */
function resellerTexts(offers: readonly Offer[], { words, messages, locale }: CardFrame): string[] {
  const channels = [...new Set(offers.map(({ prices }) => prices.channel))].filter((name) => name !== 'API')
  return channels.map((channel) => {
    const resold = offers.filter(({ prices }) => prices.channel === channel)
    const names = [...new Set(resold.map(({ release }) => release.name[locale]))]
    return words.priceList.resellerPrices(channel, names.join(messages.common.listSeparator))
  })
}

/** The peak hours of each maker that has them, once. */
function windowTexts(offers: readonly Offer[], frame: CardFrame): string[] {
  const texts = offers.flatMap(({ release, prices }) =>
    [...prices.tiers, ...prices.otherTiers].flatMap(({ window }) =>
      window === undefined ? [] : [{ name: release.name[frame.locale], text: windowText(window, frame) }],
    ),
  )
  const distinct = [...new Set(texts.map(({ text }) => text))]
  return distinct.map((text) => {
    const names = texts.filter((each) => each.text === text).map(({ name }) => name)
    return frame.words.priceList.peakHours(
      [...new Set(names)].join(frame.messages.common.listSeparator),
      text,
    )
  })
}

/** What one call costs with each offer, and so many calls a day. */
export interface Bill extends PricedWhen {
  readonly offers: readonly Offer[]
  readonly size: CallSize
  /** The prompt is a text, so its tokens are a range. */
  readonly isText: boolean
  readonly calls: number | undefined
}

export interface BilledOffer extends Offer {
  readonly cost: CallCost | undefined
}

/** The cheapest first, currency by currency; what is too long for its tiers comes last. */
export function billed({ offers, size }: Pick<Bill, 'offers' | 'size'>): BilledOffer[] {
  return offers
    .map((offer) => ({ ...offer, cost: costOf(offer.prices.tiers, size) }))
    .sort(
      (a, b) =>
        a.prices.currency.localeCompare(b.prices.currency, 'en') ||
        (a.cost?.low ?? Number.POSITIVE_INFINITY) - (b.cost?.low ?? Number.POSITIVE_INFINITY),
    )
}

export function billLines(bill: Bill, frame: CardFrame): string[] {
  const { words, theme } = frame
  const { priceList } = words
  const { size, calls } = bill
  const offers = billed(bill)
  const costs = offers.map(({ cost }) => cost)
  const times = calls ?? SEVERAL_CALLS
  const rows = offers.map((offer): Cell[] => [
    offer.release.name[frame.locale],
    offer.company[frame.locale],
    costText(offer.cost, offer.prices, 1, frame),
    costText(offer.cost, offer.prices, times, frame),
    [{ text: remarks(offer, size, frame), paint: theme.muted }],
  ])
  const header = [
    priceList.model,
    priceList.company,
    priceList.cost,
    calls === undefined ? priceList.several(grouped(times)) : priceList.perDay(grouped(times)),
    priceList.holds,
  ]
  const prompt = rangeText(grouped(size.prompt.low), grouped(size.prompt.high), frame)
  return [
    ...breakRuns(
      [
        {
          text: counted(priceList.size(prompt, grouped(size.answer)), offers, frame),
          paint: theme.heading,
        },
      ],
      frame.width,
      frame,
    ),
    '',
    ...tableLines(
      {
        header,
        rows,
        alignments: ['left', 'left', 'right', 'right', 'left'],
        compact: true,
      },
      frame,
    ),
    '',
    ...paragraphs(
      [
        ...(bill.isText ? [priceList.range] : []),
        ...(size.cached > 0 ? [priceList.cachedShare(shareText(size.cached))] : []),
        ...(size.cacheWrite === undefined ? [] : [priceList.cacheWriteShare(shareText(size.cacheWrite))]),
        ...(size.thinking ? [priceList.thinkingNote] : []),
        ...(size.batch ? [priceList.batchNote] : []),
        ...(costs.some((cost) => cost?.cacheUnpriced) ? [priceList.cacheUnpricedNote] : []),
        ...(costs.some((cost) => cost?.cacheWriteUnpriced) ? [priceList.cacheWriteUnpricedNote] : []),
        ...(costs.some((cost) => cost?.batchUnpriced) ? [priceList.batchUnpricedNote] : []),
        ...(costs.some((cost) => cost?.promptOnly) ? [priceList.promptOnlyNote] : []),
        ...windowTexts(bill.offers, frame),
        ...resellerTexts(bill.offers, frame),
        priceList.at(bill.moment, bill.dataOf),
        ...(bill.offers.some(({ prices }) => prices.holidaysUnknown) ? [priceList.holidaysUnknown] : []),
        currencyText(bill.offers, frame),
      ],
      frame,
    ),
  ]
}

const currencyText = (offers: readonly Offer[], { words: { priceList } }: CardFrame): string =>
  offers.some(hasConverted) ? priceList.convertedBySource : priceList.noConversion

/** One of its prices was converted by whoever published it. */
export const hasConverted = ({ prices: { tiers, otherTiers } }: Offer): boolean =>
  [...tiers, ...otherTiers].some(({ converted }) => converted === true)

/** One call often costs less than the smallest coin: so many are shown beside it. */
export const SEVERAL_CALLS = 10_000

const shareText = (share: number): string => `${Number((share * 100).toPrecision(4))}%`

function costText(
  cost: CallCost | undefined,
  { currency }: PricesNow,
  times: number,
  frame: CardFrame,
): string {
  if (cost === undefined) return frame.words.noValue
  return rangeText(money(cost.low * times, currency), money(cost.high * times, currency), frame)
}

const rangeText = (low: string, high: string, { glyphs }: CardFrame): string =>
  low === high ? low : `${low}${glyphs === 'ascii' ? '-' : '–'}${high}`

function remarks({ release, prices, cost }: BilledOffer, size: CallSize, frame: CardFrame): string {
  const { priceList, price: words } = frame.words
  const other = prices.otherTiers.length === 0 ? undefined : costOf(prices.otherTiers, size)
  const promo = prices.tiers.find(({ kind, validTo }) => kind === 'promo' || validTo !== null)
  return [
    ...(cost === undefined ? [priceList.tooLong] : []),
    ...limitsExceeded(release, size).map((limit) => priceList.exceeds[limit]),
    ...(other === undefined
      ? []
      : [
          prices.isPeak ? priceList.peakNow : priceList.offPeakNow,
          priceList.otherwise(costText(other, prices, 1, frame)),
        ]),
    ...(cost?.promptOnly ? [priceList.promptOnly] : []),
    ...(cost?.cacheUnpriced ? [priceList.cacheUnpriced] : []),
    ...(cost?.cacheWriteUnpriced ? [priceList.cacheWriteUnpriced] : []),
    ...(cost?.batchUnpriced ? [priceList.batchUnpriced] : []),
    ...(promo?.kind === 'promo' ? [words.promo] : []),
    ...(promo?.validTo ? [frame.words.until(promo.validTo)] : []),
    ...cautions(release, prices.channel, prices.tiers, frame),
  ].join(frame.messages.common.listSeparator)
}
