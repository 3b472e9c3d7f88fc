import type { CatalogSource } from '../domain/catalog.ts'
import { limitsExceeded } from '../domain/model-price.ts'
import { type AnyFact, daysBetween, isUnchecked, type ModelRow, type Price } from '../domain/models.ts'
import type { DiffRow } from '../domain/models-diff.ts'
import { nowText } from './model-diff.ts'
import { type CardFrame, priceTerms, valueText } from './model-facts.ts'
import { type Bill, billed, type Offer } from './model-price.ts'
import type { StaleFact } from './model-sources.ts'
import { EVERY_COLUMN, modelTable, type PlainTable } from './models-csv.ts'

/** Every fact of an entry with the addresses of its sources. */
export function factsTable(
  entry: string,
  facts: readonly AnyFact[],
  sources: Readonly<Record<string, CatalogSource>>,
  frame: CardFrame,
): PlainTable {
  return {
    header: [
      'entry',
      'release',
      'field',
      'value',
      'number',
      'unit',
      'terms',
      'asOf',
      'confidence',
      'alternatives',
      'note',
      'sources',
    ],
    rows: facts.map((fact) => [
      entry,
      fact.release?.[frame.locale] ?? '',
      fact.field,
      fact.value === null ? '' : valueText(fact.field, fact.value, frame),
      ...numberAndUnit(fact),
      fact.price === undefined ? '' : priceTerms(fact.price, frame).join('; '),
      fact.asOf,
      fact.confidence,
      fact.alternatives.map(({ value }) => valueText(fact.field, value, frame)).join('; '),
      fact.note?.[frame.locale] ?? '',
      fact.sources.map((id) => sources[id]?.url ?? id).join(' '),
    ]),
  }
}

/** A value that a spreadsheet can reckon with, apart from what it counts. */
function numberAndUnit({ value, price }: AnyFact): [string, string] {
  if (price !== undefined) return [String(price.in), `${price.currency} per 1000000 input tokens`]
  return typeof value === 'number' ? [String(value), 'tokens'] : ['', '']
}

export const sourcesTable = (sources: Readonly<Record<string, CatalogSource>>): PlainTable => ({
  header: ['id', 'title', 'url', 'publisher', 'tier', 'accessed'],
  rows: Object.entries(sources).map(([id, { title, url, publisher, tier, accessed }]) => [
    id,
    title,
    url,
    publisher,
    tier,
    accessed,
  ]),
})

/** A line for each column of the list, a column for each model. */
export function compareTable(rows: readonly ModelRow[], frame: CardFrame): PlainTable {
  const { header, rows: cells } = modelTable(rows, EVERY_COLUMN, frame, frame.today)
  return {
    header: ['field', ...rows.map(({ id }) => id)],
    rows: header.map((field, at) => [field, ...cells.map((row) => row[at] ?? '')]),
  }
}

/** "Listed / true then / true now" as a row each. */
export const diffTable = (
  rows: readonly DiffRow[],
  sources: Readonly<Record<string, CatalogSource>>,
  frame: CardFrame,
): PlainTable => ({
  header: [
    'id',
    'name',
    'company',
    'listed',
    'verdict',
    'then',
    'openSource',
    'now',
    'why',
    'link',
    'sources',
  ],
  rows: rows.map((each) => {
    const { listed, row } = each
    return [
      row.id,
      listed.listedName,
      listed.listedCompany,
      listed.openSource ? 'yes' : 'no',
      listed.verdict,
      listed.atTheTime.text[frame.locale],
      row.openSource,
      nowText(each, { ...frame, accessible: true }),
      listed.why[frame.locale],
      listed.link,
      listed.atTheTime.sources.map((id) => sources[id]?.url ?? id).join(' '),
    ]
  }),
})

/** Prices for 1,000,000 tokens: a row for each tier and window. */
export const pricesTable = (offers: readonly Offer[], { locale }: CardFrame): PlainTable => ({
  header: [
    'release',
    'name',
    'channel',
    'company',
    'currency',
    'perTokens',
    'in',
    'out',
    'cachedIn',
    'cacheWrite',
    'thinkingOut',
    'batchIn',
    'batchOut',
    'perRequest',
    'upToPromptTokens',
    'window',
    'kind',
    'validFrom',
    'validTo',
    'asOf',
    'unchecked',
  ],
  rows: offers.flatMap(({ release, company, prices }) =>
    [...prices.tiers, ...prices.otherTiers].map((price) => [
      release.id,
      release.name[locale],
      price.channel,
      company[locale],
      price.currency,
      '1000000',
      amount(price.in),
      amount(price.out),
      amount(price.cachedIn),
      amount(price.cacheWrite),
      amount(price.thinkingOut),
      amount(price.batch?.in),
      amount(price.batch?.out),
      amount(price.perRequest),
      amount(price.upToPromptTokens),
      windowOf(price),
      price.kind,
      price.validFrom ?? '',
      price.validTo ?? '',
      price.asOf,
      yesNo(isUnchecked(release)),
    ]),
  ),
})

const windowOf = ({ window }: Price): string =>
  window === undefined
    ? ''
    : `${window.label} ${window.days.join('')} ${window.hours.map((each) => each.join('-')).join(' ')} ${window.zone}`

/** What one call costs with each offer, and so many a day. */
export const billTable = (bill: Bill, { locale }: CardFrame): PlainTable => ({
  header: [
    'release',
    'name',
    'channel',
    'company',
    'currency',
    'callLow',
    'callHigh',
    'dayLow',
    'dayHigh',
    'peakNow',
    'promptOnly',
    'cacheUnpriced',
    'cacheWriteUnpriced',
    'batchUnpriced',
    'exceeds',
    'unchecked',
  ],
  rows: billed(bill).map(({ release, company, prices, cost }) => {
    const times = bill.calls
    const perDay = (call: number | undefined): number | undefined =>
      call === undefined || times === undefined ? undefined : call * times
    return [
      release.id,
      release.name[locale],
      prices.channel,
      company[locale],
      prices.currency,
      amount(cost?.low),
      amount(cost?.high),
      amount(perDay(cost?.low)),
      amount(perDay(cost?.high)),
      yesNo(prices.isPeak),
      yesNo(cost?.promptOnly ?? false),
      yesNo(cost?.cacheUnpriced ?? false),
      yesNo(cost?.cacheWriteUnpriced ?? false),
      yesNo(cost?.batchUnpriced ?? false),
      limitsExceeded(release, bill.size).join(' '),
      yesNo(isUnchecked(release)),
    ]
  }),
})

/** Without the noise of binary fractions: 0.1 + 0.2 is 0.3. */
const amount = (value: number | null | undefined): string =>
  value == null ? '' : String(Number(value.toPrecision(12)))

const yesNo = (value: boolean): string => (value ? 'yes' : 'no')

export const staleTable = (stale: readonly StaleFact[], frame: CardFrame): PlainTable => ({
  header: ['entry', 'release', 'field', 'value', 'asOf', 'days'],
  rows: stale.map(({ entry, fact }) => [
    entry.id,
    fact.release?.[frame.locale] ?? '',
    fact.field,
    fact.value === null ? '' : valueText(fact.field, fact.value, frame),
    fact.asOf,
    String(daysBetween(fact.asOf, frame.today)),
  ]),
})
