import type { CourseLanguage } from './locale.ts'
import { largestThatFits, type MemoryWish } from './model-memory.ts'
import {
  type Ability,
  type Commercial,
  type Currency,
  hasPublicWeights,
  isPermissive,
  type ModelKind,
  type ModelRow,
  type ModelStatus,
  normalizeName,
  type RankedRow,
  type Region,
  type ReleaseColumns,
  type RowPrice,
  rowOfReleases,
} from './models.ts'

export const REGIONS = ['cn', 'us', 'eu', 'other', 'intl'] as const
export type RegionWish = (typeof REGIONS)[number]
export const KINDS = ['app', 'family'] as const satisfies readonly ModelKind[]
/** `usual`: what is offered before what is over, public weights before closed, then the newest. */
export const SORTS = ['usual', 'name', 'company', 'released', 'context', 'price'] as const
export const COMMERCIAL_WISHES = [
  'yes',
  'conditions',
  'no',
  'unknown',
] as const satisfies readonly Commercial[]
export type ModelSort = (typeof SORTS)[number]
export const STATUSES = [
  'active',
  'superseded',
  'withdrawn',
  'closed',
  'renamed',
  'unknown',
] as const satisfies readonly ModelStatus[]
export const MODALITIES = ['text', 'image', 'audio', 'video', 'pdf'] as const
export const OPEN_LEVELS = ['any', 'permissive', 'osaid'] as const
export type OpenWish = (typeof OPEN_LEVELS)[number]

export interface MaxPrice {
  readonly amount: number
  readonly currency: Currency
}

/** What a learner asked for. Several values of one filter mean any of them; several filters mean all of them. */
export interface ModelFilters {
  readonly words?: readonly string[]
  readonly openSource?: boolean
  readonly closed?: boolean
  readonly open?: OpenWish
  readonly regions?: readonly RegionWish[]
  /** Company ids. */
  readonly companies?: readonly string[]
  readonly kinds?: readonly ModelKind[]
  readonly licences?: readonly string[]
  readonly statuses?: readonly ModelStatus[]
  readonly modalities?: readonly string[]
  readonly commercial?: readonly Commercial[]
  readonly abilities?: readonly Ability[]
  readonly minContext?: number
  readonly minOutput?: number
  readonly maxPrice?: MaxPrice
  readonly memory?: MemoryWish
  readonly releasedAfter?: string
}

export type FilterName = keyof ModelFilters

export interface Filtered<T> {
  readonly rows: readonly T[]
  /** The filter after which no row was left, and how many there were before it. */
  readonly emptiedBy?: { readonly filter: FilterName; readonly before: number }
}

/** Some filters ask about the row, the others about each of its releases: they must hold for one and the same. */
type Test =
  | { readonly of: 'rows'; readonly keep: (rows: readonly ModelRow[]) => readonly ModelRow[] }
  | { readonly of: 'releases'; readonly keep: (release: Asked) => boolean }

/** What a filter may ask of a release, or of a row that has none. */
type Asked = Omit<ReleaseColumns, 'id' | 'name' | 'limit' | 'params' | 'weights'> &
  Partial<Pick<ReleaseColumns, 'params'>>

/**
 * Applies the filters one after the other, in the order in which the help lists them. A row stays if one of its releases
 * passes all of them, and then shows those that do. `today` decides which prices hold.
 */
export function filterModels(
  rows: readonly ModelRow[],
  filters: ModelFilters,
  today: string,
): Filtered<ModelRow> {
  let left = rows
  for (const [filter, test] of tests(filters, today)) {
    const before = left.length
    left = test.of === 'rows' ? test.keep(left) : left.flatMap((row) => withPassing(row, test.keep))
    if (left.length === 0) return { rows: left, emptiedBy: { filter, before } }
  }
  return { rows: left }
}

function withPassing(row: ModelRow, keep: (release: Asked) => boolean): ModelRow[] {
  if (row.releases.length === 0) return keep(row) ? [row] : []
  const passing = row.releases.filter(keep)
  if (passing.length === row.releases.length) return [row]
  return passing.length === 0 ? [] : [rowOfReleases(row, passing)]
}

function tests(filters: ModelFilters, today: string): [FilterName, Test][] {
  const list: [FilterName, Test | undefined][] = [
    ['words', words(filters.words)],
    ['openSource', filters.openSource ? ofReleases(({ openness }) => hasPublicWeights(openness)) : undefined],
    ['closed', filters.closed ? ofRows(({ openSource }) => openSource === 'no') : undefined],
    ['open', openness(filters.open)],
    ['regions', filters.regions && regions(filters.regions)],
    ['companies', oneOf(filters.companies, ({ company }) => company.id)],
    ['kinds', oneOf(filters.kinds, ({ kind }) => kind)],
    ['commercial', commercial(filters.commercial)],
    ['licences', licences(filters.licences)],
    ['statuses', oneOf(filters.statuses, ({ status }) => status)],
    ['modalities', every(filters.modalities, ({ modalities }) => modalities)],
    ['abilities', every(filters.abilities, ({ abilities }) => abilities)],
    ['minContext', atLeast(filters.minContext, ({ context }) => context)],
    ['minOutput', atLeast(filters.minOutput, ({ maxOutput }) => maxOutput)],
    ['maxPrice', maxPrice(filters.maxPrice, today)],
    ['memory', memory(filters.memory)],
    ['releasedAfter', releasedAfter(filters.releasedAfter)],
  ]
  return list.filter((each): each is [FilterName, Test] => each[1] !== undefined)
}

const ofRows = (keep: (row: ModelRow) => boolean): Test => ({ of: 'rows', keep: (rows) => rows.filter(keep) })
const ofReleases = (keep: (release: Asked) => boolean): Test => ({ of: 'releases', keep })

/** Where rows are releases, those whose own names have the words; only if there are none, those of the family. */
function words(list: readonly string[] = []): Test | undefined {
  const wanted = list.map(normalizeName).filter(Boolean)
  const has = (text: string): boolean => wanted.every((word) => text.includes(word))
  if (wanted.length === 0) return undefined
  return {
    of: 'rows',
    keep: (rows) => {
      const own = rows.filter((row) => row.own !== undefined && has(row.own))
      // Without its dot 3.8 would also be the 3 and the 8 of "Qwen3 8B".
      const dotted = own.filter(({ name }) =>
        list.every((word) => [name.zh, name.en].some((each) => withDots(each).includes(withDots(word)))),
      )
      if (dotted.length > 0) return dotted
      if (own.length > 0) return own
      const [only = '', ...others] = wanted
      // "o1" stands within "ernie-4.0 128k" too, once its separators are gone.
      const exact =
        others.length > 0 || only.length > 2 ? [] : rows.filter(({ search }) => isLine(search, only))
      return exact.length > 0 ? exact : rows.filter(({ search }) => has(search))
    },
  }
}

const isLine = (search: string, word: string): boolean => search.split('\n').includes(word)

const withDots = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, '')

function openness(wish: OpenWish | undefined): Test | undefined {
  if (wish === undefined) return undefined
  if (wish === 'any') return ofReleases((release) => hasPublicWeights(release.openness))
  return wish === 'osaid'
    ? ofReleases((release) => release.openness === 'osaid')
    : ofReleases((release) => isPermissive(release.openness))
}

const regions = (wished: readonly RegionWish[]): Test =>
  ofRows(({ region }) => wished.some((wish) => coversRegion(wish, region)))

const oneOf = <T extends string>(
  wished: readonly T[] | undefined,
  value: (row: ModelRow) => T,
): Test | undefined => wished && ofRows((row) => wished.includes(value(row)))

const commercial = (wished: readonly Commercial[] | undefined): Test | undefined =>
  wished && ofReleases((release) => wished.includes(release.commercial))

function licences(wished: readonly string[] | undefined): Test | undefined {
  if (wished === undefined) return undefined
  const names = wished.map(normalizeName)
  return ofReleases(
    (row) =>
      (row.unread && names.includes('unread')) ||
      row.licences.some(({ name }) => names.includes(normalizeName(name))),
  )
}

const every = (
  wished: readonly string[] | undefined,
  values: (release: Asked) => readonly string[],
): Test | undefined =>
  wished && ofReleases((release) => wished.every((wish) => values(release).includes(wish)))

const atLeast = (tokens: number | undefined, value: (release: Asked) => number | null): Test | undefined =>
  tokens === undefined ? undefined : ofReleases((release) => (value(release) ?? -1) >= tokens)

/** Prices in another currency do not count: an exchange rate is not a fact of the catalogue. */
const maxPrice = (limit: MaxPrice | undefined, today: string): Test | undefined =>
  limit === undefined
    ? undefined
    : ofReleases(({ prices }) =>
        prices.some(
          (price) =>
            price.currency === limit.currency &&
            price.converted !== true &&
            price.in <= limit.amount &&
            holdsOn(price, today),
        ),
      )

/** Only weights that can be had; a release whose size nobody published fits nowhere. */
const memory = (wish: MemoryWish | undefined): Test | undefined =>
  wish &&
  ofReleases(
    ({ openness, params = [] }) => hasPublicWeights(openness) && largestThatFits(params, wish) !== undefined,
  )

const releasedAfter = (day: string | undefined): Test | undefined =>
  day === undefined ? undefined : ofReleases(({ newest }) => (newest?.released ?? '') > day)

/** Whether the price holds on the day. An unknown beginning or end does not exclude it. */
export const holdsOn = ({ from, to }: Pick<RowPrice, 'from' | 'to'>, day: string): boolean =>
  (from === null || from <= day) && (to === null || day <= to)

/** A row of the compiled catalogue has its place among all names; one made at run time is compared by its name. */
type Sortable = ModelRow & Partial<Pick<RankedRow, 'order'>>

/** Sorts; what is unknown comes last, equals stand by name. */
export function sortModels(
  rows: readonly Sortable[],
  sort: ModelSort,
  locale: CourseLanguage,
  today: string,
): ModelRow[] {
  const compare = comparers(locale, today)[sort]
  const byName = nameComparer(locale)
  return [...rows].sort((a, b) => compare(a, b) || byName(a, b))
}

type Compare = (a: Sortable, b: Sortable) => number

/** A collator costs 8 ms of a start, so it is made only when the ranks of the build are missing. */
function nameComparer(locale: CourseLanguage): Compare {
  let collator: Intl.Collator | undefined
  return (a, b) => {
    if (a.order !== undefined && b.order !== undefined) return a.order[locale] - b.order[locale]
    collator ??= nameCollator(locale)
    return collator.compare(a.name[locale], b.name[locale])
  }
}

/** Chinese names sort by pinyin, English names by letter. */
export const nameCollator = (locale: CourseLanguage): Intl.Collator =>
  new Intl.Collator({ zh: 'zh-Hans-u-co-pinyin', en: 'en' }[locale], { sensitivity: 'base', numeric: true })

function comparers(locale: CourseLanguage, today: string): Record<ModelSort, Compare> {
  let collator: Intl.Collator | undefined
  return {
    usual: (a, b) =>
      Number(b.status === 'active') - Number(a.status === 'active') ||
      Number(hasPublicWeights(b.openness)) - Number(hasPublicWeights(a.openness)) ||
      descending(a.newest?.released ?? '', b.newest?.released ?? ''),
    name: () => 0,
    company: (a, b) => {
      collator ??= nameCollator(locale)
      return collator.compare(a.company[locale], b.company[locale])
    },
    released: (a, b) => descending(a.newest?.released ?? '', b.newest?.released ?? ''),
    context: (a, b) => (b.context ?? 0) - (a.context ?? 0),
    price: (a, b) => comparePrices(cheapest(a, today), cheapest(b, today)),
  }
}

const descending = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0)

const CURRENCY_ORDER: readonly Currency[] = ['CNY', 'EUR', 'USD']

/** Two prices compare only within a currency; the currencies come one after the other, rows without a price last. */
function comparePrices(a: RowPrice | undefined, b: RowPrice | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return CURRENCY_ORDER.indexOf(a.currency) - CURRENCY_ORDER.indexOf(b.currency) || a.in - b.in
}

/**
 * The lowest input price that holds on the day outside peak hours: the maker's own before a reseller's, and where a maker
 * charges in several currencies, the first of them by name.
 */
export const cheapest = ({ prices }: Pick<ModelRow, 'prices'>, today: string): RowPrice | undefined =>
  prices
    .filter((price) => !price.peak && price.converted !== true && holdsOn(price, today))
    .sort(
      (a, b) =>
        Number(a.reseller !== undefined) - Number(b.reseller !== undefined) ||
        CURRENCY_ORDER.indexOf(a.currency) - CURRENCY_ORDER.indexOf(b.currency) ||
        a.in - b.in,
    )[0]

/** Regions that a wish covers. */
export const coversRegion = (wish: RegionWish, region: Region): boolean =>
  wish === region || (wish === 'intl' && region !== 'cn')
