import type {
  App,
  CatalogSource,
  Company,
  Confidence,
  Currency,
  Family,
  Licence,
  Openness,
  Price,
  Region,
  Release,
} from './catalog.schema.ts'
import { DAY } from './day.ts'
import type { LocalizedText } from './locale.ts'

export type {
  App,
  Company,
  Confidence,
  Currency,
  Family,
  Licence,
  LimitKind,
  Openness,
  PoweredBy,
  Price,
  Region,
  Release,
} from './catalog.schema.ts'

export type OpenSource = 'yes' | 'partly' | 'no'
export type ModelKind = 'family' | 'app'
export type ModelStatus = NonNullable<Family['status']['value']>

/** A row of the list: what the table, the filters and the JSON need, computed when the course is built. */
export interface ModelRow extends RowColumns {
  readonly id: string
  readonly kind: ModelKind
  readonly name: LocalizedText
  readonly company: { readonly id: string; readonly zh: string; readonly en: string }
  readonly region: Region
  readonly openSource: OpenSource
  /** Columns of the releases that stand in the row: what is offered today, or those that passed the filters. */
  readonly releases: readonly ReleaseColumns[]
  readonly status: ModelStatus
  /** Where the app of this name is. */
  readonly link: string | null
  /** The day for which the facts behind the flag speak. */
  readonly asOf: string
  /** Since when weights of some release are public. */
  readonly weightsSince: string | null
  /** Of the facts that the row rests on, those that nobody verified. */
  readonly unverified: number
  /** A release that only the learner's own update knows. */
  readonly unchecked?: true
  /** For what changes by itself: the day of the oldest fact. */
  readonly volatileAsOf: string | null
  /** Names, aliases and pinyin, normalised, one a line. */
  readonly search: string
  /** The names of the one release that the row is. */
  readonly own?: string
}

/** What the columns of a row say, of one release or of several together. */
export interface RowColumns {
  /** The most open of the releases; null when nothing is known of any. */
  readonly openness: Openness | null
  /** Licences of the public weights; of a closed row, what it is offered under. */
  readonly licences: readonly { readonly name: string; readonly osi: boolean }[]
  /** A release has public weights whose licence nobody read. */
  readonly unread: boolean
  /** Whether the weights may be used commercially: what holds for all releases with public weights. */
  readonly commercial: Commercial
  /** The longest context, in tokens. */
  readonly context: number | null
  /** The longest answer, in tokens. */
  readonly maxOutput: number | null
  readonly newest: { readonly name: LocalizedText; readonly released: string | null } | null
  readonly modalities: readonly string[]
  readonly abilities: readonly Ability[]
  readonly prices: readonly RowPrice[]
}

/** The same of one release. Every filter and every price holds for one of these, never for a family as a whole. */
export interface ReleaseColumns extends RowColumns {
  readonly id: string
  readonly name: LocalizedText
  /** The limit that a reader has to know first. */
  readonly limit: LocalizedText | null
  /** Sizes in billions of parameters, all of them and those that work at once. */
  readonly params: readonly { readonly total: number; readonly active?: number | undefined }[]
  readonly weights: string | null
}

/**
 * `yes`: the licence is approved by the OSI. `conditions`: the text names limits. `no`: commercial use is forbidden
 * without a permission. `unknown`: nobody read the text. `closed`: there are no public weights to use.
 */
export type Commercial = 'yes' | 'conditions' | 'no' | 'unknown' | 'closed'

export const ABILITIES = ['tools', 'json', 'thinking'] as const
export type Ability = (typeof ABILITIES)[number]

/** A row with its place among all names, in the order of each language: sorting needs no collator at run time. */
export interface RankedRow extends ModelRow {
  readonly order: { readonly zh: number; readonly en: number }
}

export interface RowPrice {
  readonly currency: Currency
  readonly in: number
  readonly out: number | null
  /** The days on which it is known to hold. */
  readonly from: string | null
  readonly to: string | null
  readonly peak: boolean
  readonly cachedIn?: number
  /** For prompts up to this length. */
  readonly upToPromptTokens?: number
  readonly converted?: true
  /** Who charges it, where that is not the maker. */
  readonly reseller?: string
}

/** `catalog.json` of the compiled course. */
export interface CatalogIndex {
  /** The day for which the newest fact speaks. */
  readonly asOf: string
  readonly rows: readonly RankedRow[]
  readonly companies: readonly CompanyNames[]
  /** Ids of the apps that the list of June 2024 ticked as open source. */
  readonly tickedApps: readonly string[]
}

export interface CompanyNames {
  readonly id: string
  readonly zh: string
  readonly en: string
  /** Names, aliases and pinyin, normalised. */
  readonly search: readonly string[]
}

export const companyNames = ({ id, name, aliases }: Company): CompanyNames => ({
  id,
  ...name,
  search: [...new Set([id, name.zh, name.en, ...aliases].map(normalizeName))],
})

/** The ids of the companies that a person may mean: the exact name first, else every name that contains the word. */
export function findCompanies(word: string, companies: readonly CompanyNames[]): string[] {
  const wanted = normalizeName(word)
  if (wanted === '') return []
  const exact = companies.filter(({ search }) => search.includes(wanted))
  const near =
    wanted.length > 1 ? companies.filter(({ search }) => search.some((name) => name.includes(wanted))) : []
  return (exact.length > 0 ? exact : near).map(({ id }) => id)
}

/** The level that holds now: the last step. */
export const currentOpenness = ({ openness }: Release): Openness | null => openness.at(-1)?.value ?? null

/** Anybody can download the weights. */
export const hasPublicWeights = (level: Openness | null): boolean => level !== null && level !== 'closed'

/** A preview that is newer than what is offered today: it came after, not before. */
export function isAhead(release: Release, family: Family): boolean {
  if (!release.preview || release.current || release.withdrawn || isUnchecked(release)) return false
  const newest = newestRelease(family.releases.filter(({ current }) => current))?.released.value
  return newest != null && (release.released.value ?? '') > newest
}

/** Releases that came before what is offered today; none where nothing is offered. */
export function formerReleases(family: Family): Release[] {
  if (!family.releases.some(({ current }) => current)) return []
  return family.releases.filter(
    (release) => !release.current && !isUnchecked(release) && !isAhead(release, family),
  )
}

/** Public weights under a licence that the Open Source Initiative approved. */
export const isPermissive = (level: Openness | null): boolean =>
  level === 'weights-permissive' || level === 'osaid'

/**
 * The row's flag: `yes` when every current release has public weights under an OSI-approved licence, `partly` when some
 * weights are public (another, mixed or unread licence counts here), else `no`.
 */
export function openSourceFlag(levels: readonly (Openness | null)[]): OpenSource {
  if (levels.length > 0 && levels.every(isPermissive)) return 'yes'
  return levels.some(hasPublicWeights) ? 'partly' : 'no'
}

/** From what nobody gets to what everybody may rebuild. */
export const OPENNESS_ORDER: readonly Openness[] = [
  'closed',
  'weights-unread',
  'weights-restricted',
  'weights-permissive',
  'osaid',
]

export const mostOpen = (levels: readonly (Openness | null)[]): Openness | null =>
  OPENNESS_ORDER.findLast((level) => levels.includes(level)) ?? null

/** Letters and digits only, in one case and width: `通义 千问`, `Tong Yi` and `tongyi` are found the same way. */
export const normalizeName = (text: string): string =>
  // Most names are ASCII: the tables of Unicode take 2 ms of a start.
  /^[ -~]*$/.test(text)
    ? text.toLowerCase().replace(/[^a-z0-9]+/g, '')
    : text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '')

/** The row of a family. */
export function familyRow(family: Family, company: Company): ModelRow {
  const current = offeredReleases(family)
  const shown = current.length > 0 ? current : family.releases
  const releases = current.map(releaseColumns)
  const newest = newestRelease(shown)
  return {
    ...rowNames(family, company),
    openSource: openSourceFlag(releases.map(({ openness }) => openness)),
    ...columnsOf(releases),
    ...(releases.length > 0
      ? {}
      : {
          licences: licencesOf(
            family.releases.filter(({ licence }) => licence?.value?.name === 'proprietary'),
          ),
          newest: newest === undefined ? null : { name: newest.name, released: newest.released.value },
        }),
    releases,
    asOf: latest(current.flatMap(({ openness }) => openness.map(({ asOf }) => asOf))) ?? family.status.asOf,
    weightsSince: earliest(family.releases.flatMap(weightsDays)),
    unverified: unverifiedIn(family),
    volatileAsOf: earliest(volatileFacts(family).map(({ asOf }) => asOf)),
    search: searchText(family, company),
  }
}

/**
 * What can be had of a family today: its current releases; of a line that is over, the weights that can still be
 * downloaded. Nothing of what the maker took back.
 */
export function offeredReleases({ status, releases }: Family): readonly Release[] {
  if (status.value === 'withdrawn') return []
  const current = releases.filter((each) => each.current)
  return current.length > 0
    ? current
    : releases.filter((each) => !each.withdrawn && !each.preview && hasPublicWeights(currentOpenness(each)))
}

/** Part of what is offered on the day for which the catalogue speaks: computed when it is compiled, never from the clock. */
export const isOffered = ({ current, preview, withdrawn, retired }: Release, asOf: string): boolean =>
  current && !preview && !withdrawn && !(retired?.value != null && retired.value <= asOf)

/** The columns of several releases together. */
export function columnsOf(releases: readonly ReleaseColumns[]): RowColumns {
  const open = releases.filter(({ openness }) => hasPublicWeights(openness))
  const byDay = newestBy(releases, ({ newest }) => newest?.released ?? null)
  const together = <T>(list: (release: ReleaseColumns) => readonly T[]): T[] => [
    ...new Set(releases.flatMap(list)),
  ]
  const licences = new Map(
    (open.length > 0 ? open : releases).flatMap((each) => each.licences.map((one) => [one.name, one])),
  )
  return {
    openness: releases.length === 0 ? 'closed' : mostOpen(releases.map(({ openness }) => openness)),
    licences: [...licences.values()],
    unread: open.some(({ unread }) => unread),
    commercial:
      COMMERCIAL_ORDER.find((answer) => open.some(({ commercial }) => commercial === answer)) ?? 'closed',
    context: longest(releases.map(({ context }) => context)),
    maxOutput: longest(releases.map(({ maxOutput }) => maxOutput)),
    newest: byDay?.newest ?? null,
    modalities: together(({ modalities }) => modalities),
    abilities: together(({ abilities }) => abilities),
    prices: releases.flatMap(({ prices }) => prices),
  }
}

/** Of several answers the strictest holds for all. */
const COMMERCIAL_ORDER: readonly Commercial[] = ['no', 'conditions', 'unknown', 'yes']

const longest = (tokens: readonly (number | null)[]): number | null =>
  Math.max(0, ...tokens.map((each) => each ?? 0)) || null

/** The row with only these of its releases, which then fill its columns. */
export const rowOfReleases = (row: ModelRow, releases: readonly ReleaseColumns[]): ModelRow => ({
  ...row,
  ...columnsOf(releases),
  releases,
})

/** What the columns say of one release. */
export function releaseColumns(release: Release): ReleaseColumns {
  const openness = currentOpenness(release)
  const licence = release.licence?.value ?? null
  const { modalities, abilities } = release
  return {
    id: release.id,
    name: release.name,
    openness,
    licences: licence === null ? [] : [{ name: licence.name, osi: licence.osiApproved }],
    unread: hasPublicWeights(openness) && licence === null,
    commercial: commercialUse(release),
    limit: shownLimit(licence),
    context: release.context?.value ?? null,
    maxOutput: release.maxOutput?.value ?? null,
    newest: { name: release.name, released: release.released.value },
    modalities: [...new Set([...(modalities?.value?.input ?? []), ...(modalities?.value?.output ?? [])])],
    abilities: ABILITIES.filter((ability) => abilities?.value?.[ability] === true),
    params: release.params?.value ?? [],
    weights: release.weights ?? null,
    prices: release.prices.map((price) => rowPrice(price, release)),
  }
}

/** Derived from the licence that was read, never guessed. */
export function commercialUse(release: Pick<Release, 'openness' | 'licence'>): Commercial {
  const licence = release.licence?.value ?? null
  const openness = release.openness.at(-1)?.value ?? null
  if (openness === 'closed') return 'closed'
  if (openness === null) return 'unknown'
  if (licence === null || licence.name === 'proprietary') return 'unknown'
  if (licence.osiApproved) return 'yes'
  if (licence.limits.some(({ kind }) => kind === 'non-commercial')) return 'no'
  return licence.limits.length > 0 ? 'conditions' : 'unknown'
}

/** The first limit: authors put first what stops most people. */
function shownLimit(licence: Licence | null): LocalizedText | null {
  const limit = licence?.limits[0]
  return limit === undefined ? null : { zh: limit.zh, en: limit.en }
}

/** A release as a row of its own, as if the family were that release alone. */
export const releaseRow = (family: Family, release: Release, company: Company): ModelRow => ({
  ...familyRow(
    {
      ...family,
      status: release.withdrawn ? family.status : { ...family.status, value: releaseStatus(family, release) },
      releases: [{ ...release, current: !release.withdrawn }],
    },
    company,
  ),
  id: `${family.id}/${release.id}`,
  name: release.name,
  ...(isUnchecked(release) ? { unchecked: true } : {}),
  search: searchText({ ...family, releases: [release] }, company),
  own: [release.id, release.name.zh, release.name.en, ...(release.ids ?? [])].map(normalizeName).join('\n'),
})

function releaseStatus(family: Family, release: Release): ModelStatus {
  if (release.current) return family.status.value ?? 'unknown'
  return isUnchecked(release) ? 'unknown' : 'superseded'
}

/** Id of the source that stands for the learner's own update. */
export const UPDATE_SOURCE = 'your-update'

/** The release came with an update of the learner's; nobody checked it. */
export const isUnchecked = ({ openness }: Release): boolean =>
  openness.some(({ sources }) => sources.includes(UPDATE_SOURCE))

/** The row of an app: never open, since what can be downloaded is a model. */
export function appRow(app: App, company: Company): ModelRow {
  return {
    ...rowNames(app, company),
    openSource: 'no',
    ...columnsOf([]),
    licences: app.licence.value === null ? [] : [{ name: app.licence.value.name, osi: false }],
    releases: [],
    asOf: app.licence.asOf,
    weightsSince: null,
    unverified: unverifiedIn(app),
    volatileAsOf: earliest(volatileFacts(app).map(({ asOf }) => asOf)),
    search: searchText(app, company),
  }
}

const rowNames = (entry: Family | App, { id, name, region }: Company) => ({
  id: entry.id,
  kind: entry.kind,
  name: entry.name,
  company: { id, ...name },
  region,
  status: entry.status.value ?? 'unknown',
  link: (entry.kind === 'app' ? entry.url : entry.app?.url) ?? null,
})

function licencesOf(releases: readonly Release[]): ModelRow['licences'] {
  const known = releases.map(({ licence }) => licence?.value).filter((licence) => licence != null)
  const byName = new Map(known.map(({ name, osiApproved }) => [name, { name, osi: osiApproved }]))
  return [...byName.values()]
}

const weightsDays = ({ openness }: Release): string[] =>
  openness.flatMap(({ value, from }) => (hasPublicWeights(value) && from !== null ? [from] : []))

const rowPrice = (price: Price, release: Release): RowPrice => ({
  currency: price.currency,
  in: price.in,
  out: price.out,
  ...knownDays(price, release.released.value),
  peak: price.window !== undefined,
  ...(price.cachedIn === undefined ? {} : { cachedIn: price.cachedIn }),
  ...(price.upToPromptTokens === undefined ? {} : { upToPromptTokens: price.upToPromptTokens }),
  ...(price.converted ? { converted: true } : {}),
  ...(price.channel === MAKER ? {} : { reseller: price.channel }),
})

/** The channel of a price that the maker itself charges. */
const MAKER = 'API'

/** A price of the past of which only a report is known counts as known for so many days after it began, or around the report. */
const REMEMBERED_DAYS = 180

/**
 * The days on which a price is known to hold; null where there is no limit. One in force goes on holding after the day of
 * its source; one of the past whose end nobody recorded is known for 180 days.
 */
export function knownDays(
  { validFrom, validTo, volatile, asOf }: Pick<Price, 'validFrom' | 'validTo' | 'volatile' | 'asOf'>,
  released: string | null,
): { readonly from: string | null; readonly to: string | null } {
  const from = validFrom ?? firstDay(released) ?? dayAfter(asOf, -REMEMBERED_DAYS)
  if (validTo !== null || volatile) return { from, to: validTo }
  return {
    from: validFrom ?? laterOf(firstDay(released), dayAfter(asOf, -REMEMBERED_DAYS)),
    to: dayAfter(validFrom ?? asOf, REMEMBERED_DAYS),
  }
}

/** `2026-08` begins on 2026-08-01. */
const firstDay = (day: string | null): string | null => (day === null ? null : `${day}-01-01`.slice(0, 10))

const laterOf = (a: string | null, b: string): string => (a !== null && a > b ? a : b)

/** So many days after an ISO day. */
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)

/** The release with the latest known day; among those without a day, the last in the file. */
export function newestRelease<T extends { readonly released: { readonly value: string | null } }>(
  releases: readonly T[],
): T | undefined {
  return newestBy(releases, ({ released }) => released.value)
}

function newestBy<T>(releases: readonly T[], dayOf: (release: T) => string | null): T | undefined {
  const dated = releases.filter((each) => dayOf(each) !== null)
  return (dated.length > 0 ? dated : releases).reduce<T | undefined>(
    (newest, each) => (newest === undefined || (dayOf(each) ?? '') >= (dayOf(newest) ?? '') ? each : newest),
    undefined,
  )
}

function searchText(entry: Family | App, company: Company): string {
  const releases = entry.kind === 'family' ? entry.releases : []
  const app = entry.kind === 'family' ? entry.app : undefined
  const names = [entry, app, company, ...releases].flatMap((each) =>
    each === undefined ? [] : [each.name.zh, each.name.en],
  )
  const words = [entry.id, company.id, ...names, ...entry.aliases, ...company.aliases].map(normalizeName)
  return [...new Set(words.filter(Boolean))].join('\n')
}

/** What every fact has, whatever its value. */
export interface AnyFact {
  /** Where it stands: `released`, `status`, `price`. */
  readonly field: string
  readonly release?: LocalizedText
  readonly value: unknown
  readonly asOf: string
  readonly sources: readonly string[]
  readonly confidence: Confidence
  readonly alternatives: readonly {
    readonly value: unknown
    readonly source: string
    readonly note?: LocalizedText | undefined
  }[]
  readonly note?: LocalizedText | undefined
  readonly volatile: boolean
  /** The price in full, where the fact is one. */
  readonly price?: Price
}

/** Every fact of an entry, in the order of its card. */
export function facts(entry: Family | App): AnyFact[] {
  const status = { field: 'status', ...entry.status }
  if (entry.kind === 'app')
    return [
      status,
      { field: 'licence', ...entry.licence },
      ...entry.poweredBy.map((each) => ({ field: 'poweredBy', ...each })),
    ]
  return [
    status,
    ...(entry.app?.poweredBy ?? []).map((each) => ({ field: 'poweredBy', ...each })),
    ...entry.releases.flatMap(releaseFacts),
  ]
}

function releaseFacts(release: Release): AnyFact[] {
  const single = [
    'released',
    'licence',
    'params',
    'context',
    'maxOutput',
    'knowledge',
    'modalities',
    'abilities',
    'retired',
  ] as const
  const named = single.flatMap((field) => {
    const fact = release[field]
    return fact === undefined ? [] : [{ field, release: release.name, ...fact }]
  })
  const openness = release.openness.map((fact) => ({ field: 'openness', release: release.name, ...fact }))
  const prices = release.prices.map((price) => ({
    field: 'price',
    release: release.name,
    value: price,
    price,
    ...price,
  }))
  return [...openness, ...named, ...prices]
}

/** None of its sources carries a day, and its day is that on which one of them was read. */
export const isDayOfReading = (
  { asOf, sources }: Pick<AnyFact, 'asOf' | 'sources'>,
  known: Readonly<Record<string, CatalogSource>>,
): boolean => {
  const cited = sources.flatMap((id) => known[id] ?? [])
  return cited.every(({ date }) => date === undefined) && cited.some(({ accessed }) => accessed === asOf)
}

/** What the row of an entry rests on: its status, and of what is offered today openness, licence, day and context. */
export function rowFacts(entry: Family | App): AnyFact[] {
  const offered =
    entry.kind === 'app' ? entry : { ...entry, releases: entry.releases.filter(({ current }) => current) }
  return facts(offered).filter(({ field }) => ROW_FIELDS.includes(field))
}

const ROW_FIELDS: readonly string[] = ['status', 'openness', 'licence', 'released', 'context']

const unverifiedIn = (entry: Family | App): number =>
  rowFacts(entry).filter(({ confidence }) => confidence === 'unverified').length

const volatileFacts = (entry: Family | App): AnyFact[] => facts(entry).filter((fact) => fact.volatile)

/** A volatile fact counts as stale after this many days. */
export const STALE_DAYS = 180

/** Days from one ISO day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY)

/** What changes by itself and has not been looked at for more than the given days; history does not age. */
export const isStale = (
  { volatile, asOf }: Pick<AnyFact, 'volatile' | 'asOf'>,
  today: string,
  days: number = STALE_DAYS,
): boolean => volatile && daysBetween(asOf, today) > days

const earliest = (days: readonly string[]): string | null => [...days].sort()[0] ?? null
const latest = (days: readonly string[]): string | undefined => [...days].sort().at(-1)
