import type {
  App,
  Company,
  Confidence,
  Currency,
  Family,
  Openness,
  Price,
  Region,
  Release,
} from './catalog.schema.ts'
import type { LocalizedText } from './locale.ts'

export type {
  App,
  Company,
  Confidence,
  Currency,
  Family,
  Licence,
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
export interface ModelRow {
  readonly id: string
  readonly kind: ModelKind
  readonly name: LocalizedText
  readonly company: { readonly id: string; readonly zh: string; readonly en: string }
  readonly region: Region
  readonly openSource: OpenSource
  /** The most open of the current releases; null when nothing is known of any. */
  readonly openness: Openness | null
  /** Licences of the current public weights; of a closed row, what it is offered under. */
  readonly licences: readonly { readonly name: string; readonly osi: boolean }[]
  /** A current release has public weights whose licence nobody read. */
  readonly unread: boolean
  readonly status: ModelStatus
  /** Where the app of this name is. */
  readonly link: string | null
  /** The day for which the facts behind the flag speak. */
  readonly asOf: string
  /** Since when weights of some release are public. */
  readonly weightsSince: string | null
  /** The longest context of the current releases, in tokens. */
  readonly context: number | null
  readonly newest: { readonly name: LocalizedText; readonly released: string | null } | null
  readonly modalities: readonly string[]
  /** Prices of the current releases. */
  readonly prices: readonly RowPrice[]
  /** Of the facts that the row rests on, those that nobody verified. */
  readonly unverified: number
  /** A release that only the learner's own update knows. */
  readonly unchecked?: true
  /** For what changes by itself: the day of the oldest fact. */
  readonly volatileAsOf: string | null
  /** Names, aliases and pinyin, normalised, one a line. */
  readonly search: string
}

/** A row with its place among all names, in the order of each language: sorting needs no collator at run time. */
export interface RankedRow extends ModelRow {
  readonly order: { readonly zh: number; readonly en: number }
}

export interface RowPrice {
  readonly currency: Currency
  readonly in: number
  readonly out: number | null
  readonly from: string | null
  readonly to: string | null
  readonly peak: boolean
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
  const near = companies.filter(({ search }) => search.some((name) => name.includes(wanted)))
  return (exact.length > 0 ? exact : near).map(({ id }) => id)
}

/** The level that holds now: the last step. */
export const currentOpenness = ({ openness }: Release): Openness | null => openness.at(-1)?.value ?? null

/** Anybody can download the weights. */
export const hasPublicWeights = (level: Openness | null): boolean => level !== null && level !== 'closed'

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

const OPENNESS_ORDER: readonly Openness[] = [
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
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** The row of a family. */
export function familyRow(family: Family, company: Company): ModelRow {
  const current = family.status.value === 'withdrawn' ? [] : family.releases.filter((each) => each.current)
  const levels = current.map(currentOpenness)
  const open = current.filter((each) => hasPublicWeights(currentOpenness(each)))
  const newest = newestRelease(current.length > 0 ? current : family.releases)
  return {
    ...rowNames(family, company),
    openSource: openSourceFlag(levels),
    openness: current.length === 0 ? 'closed' : mostOpen(levels),
    licences: licencesOf(
      open.length > 0
        ? open
        : family.releases.filter(({ licence }) => licence?.value?.name === 'proprietary'),
    ),
    unread: open.some((each) => !each.licence?.value),
    asOf: latest(current.flatMap(({ openness }) => openness.map(({ asOf }) => asOf))) ?? family.status.asOf,
    weightsSince: earliest(family.releases.flatMap(weightsDays)),
    context: Math.max(0, ...current.map(({ context }) => context?.value ?? 0)) || null,
    newest: newest === undefined ? null : { name: newest.name, released: newest.released.value },
    modalities: modalitiesOf(current),
    prices: current.flatMap(({ prices }) => prices.map(rowPrice)),
    unverified: unverifiedIn(family),
    volatileAsOf: earliest(volatileFacts(family).map(({ asOf }) => asOf)),
    search: searchText(family, company),
  }
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
    openness: 'closed',
    licences: app.licence.value === null ? [] : [{ name: app.licence.value.name, osi: false }],
    unread: false,
    asOf: app.licence.asOf,
    weightsSince: null,
    context: null,
    newest: null,
    modalities: [],
    prices: [],
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

const modalitiesOf = (releases: readonly Release[]): string[] => [
  ...new Set(
    releases.flatMap(({ modalities }) => [
      ...(modalities?.value?.input ?? []),
      ...(modalities?.value?.output ?? []),
    ]),
  ),
]

const rowPrice = (price: Price): RowPrice => ({
  currency: price.currency,
  in: price.in,
  out: price.out,
  from: price.validFrom,
  to: price.validTo,
  peak: price.window !== undefined,
})

/** The release with the latest known day; among those without a day, the last in the file. */
export function newestRelease<T extends { readonly released: { readonly value: string | null } }>(
  releases: readonly T[],
): T | undefined {
  const dated = releases.filter(({ released }) => released.value !== null)
  return (dated.length > 0 ? dated : releases).reduce<T | undefined>(
    (newest, each) =>
      newest === undefined || (each.released.value ?? '') >= (newest.released.value ?? '') ? each : newest,
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
  const single = ['released', 'licence', 'params', 'context', 'knowledge', 'modalities'] as const
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
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** What changes by itself and has not been looked at for more than the given days; history does not age. */
export const isStale = (
  { volatile, asOf }: Pick<AnyFact, 'volatile' | 'asOf'>,
  today: string,
  days: number = STALE_DAYS,
): boolean => volatile && daysBetween(asOf, today) > days

const earliest = (days: readonly string[]): string | null => [...days].sort()[0] ?? null
const latest = (days: readonly string[]): string | undefined => [...days].sort().at(-1)
