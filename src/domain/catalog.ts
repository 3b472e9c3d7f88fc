import type { CatalogSource, Edition, HolidayYears } from './catalog.schema.ts'
import { DAY } from './day.ts'
import type { CourseLanguage, LocalizedText } from './locale.ts'
import type { Holidays } from './model-price.ts'
import {
  type App,
  appRow,
  type Company,
  type Family,
  facts,
  familyRow,
  type ModelRow,
  type RankedRow,
  type Release,
} from './models.ts'
import { nameCollator } from './models-filter.ts'

export type { CatalogSource, Edition, EditionRow } from './catalog.schema.ts'

/** The catalogue as it stands in `content/catalog`, every file valid by itself. */
export interface CatalogContent {
  readonly sources: Readonly<Record<string, CatalogSource>>
  readonly companies: readonly Company[]
  readonly entries: readonly (Family | App)[]
  readonly editions: readonly Edition[]
  readonly holidays: HolidayYears
}

/** `catalog-details.json` of the compiled course: what the cards need beside the list. */
export interface CatalogDetails {
  readonly sources: Readonly<Record<string, CatalogSource>>
  readonly companies: readonly Company[]
  readonly entries: readonly (Family | App)[]
  /** Undefined in a catalogue that an earlier version compiled. */
  readonly holidays?: HolidayYears
}

/** Days off and working weekends as sets of days. */
export function holidaysOf({ holidays }: Pick<CatalogDetails, 'holidays'>): Holidays {
  const years = holidays?.CN ?? []
  const off = new Set<string>()
  for (const [first, last] of years.flatMap((each) => each.off))
    for (let day = first; day <= last; day = nextDay(day)) off.add(day)
  return {
    years: years.map(({ year }) => year),
    off,
    working: new Set(years.flatMap(({ working }) => working)),
  }
}

const nextDay = (day: string): string => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10)

/** Something that contradicts another file of the catalogue. */
export interface CatalogProblem {
  /** The entry it stands in; `companies` and `edition:2024-06` for the other files. */
  readonly entry: string
  readonly place: string
  readonly reason: LocalizedText
}

/** Every contradiction between the files: ids that repeat or lead nowhere, prices before the release, windows that overlap. */
export function catalogProblems(content: CatalogContent): CatalogProblem[] {
  return [
    ...repeatedIds(content),
    ...content.companies.flatMap((company) => unknownSources(company.id, [company.headOffice], content)),
    ...content.entries.flatMap((entry) => entryProblems(entry, content)),
    ...content.editions.flatMap((edition) => editionProblems(edition, content)),
  ]
}

const REPEATED: LocalizedText = { zh: '这个 id 在这里出现了两次', en: 'this id stands there twice' }

const noSource = (id: string): LocalizedText => ({ zh: `没有来源“${id}”`, en: `there is no source "${id}"` })

const noEntry = (id: string): LocalizedText => ({ zh: `没有条目“${id}”`, en: `there is no entry "${id}"` })

function repeatedIds({ companies, entries }: CatalogContent): CatalogProblem[] {
  const repeated = (list: readonly { readonly id: string }[]): string[] =>
    list.map(({ id }) => id).filter((id, at, all) => all.indexOf(id) !== at)
  return [
    ...repeated(companies).map((id) => ({
      entry: 'companies',
      place: id,
      reason: REPEATED,
    })),
    ...repeated(entries).map((id) => ({
      entry: id,
      place: 'id',
      reason: { zh: '这个 id 已经是别的条目的', en: 'this id is taken by another entry' },
    })),
  ]
}

function entryProblems(entry: Family | App, content: CatalogContent): CatalogProblem[] {
  const problem = (place: string, reason: LocalizedText): CatalogProblem => ({
    entry: entry.id,
    place,
    reason,
  })
  const company = content.companies.some(({ id }) => id === entry.company)
  return [
    ...(company
      ? []
      : [
          problem('company', {
            zh: `companies.json 里没有公司“${entry.company}”`,
            en: `there is no company "${entry.company}" in companies.json`,
          }),
        ]),
    ...unknownSources(entry.id, facts(entry), content),
    ...poweredByProblems(entry, content),
    ...(entry.kind === 'family' ? familyProblems(entry, content) : []),
  ]
}

interface Cited {
  readonly field?: string
  readonly sources: readonly string[]
  readonly confidence: string
  readonly asOf: string
  readonly alternatives: readonly { readonly source: string }[]
}

function unknownSources(
  entry: string,
  cited: readonly Cited[],
  { sources }: CatalogContent,
): CatalogProblem[] {
  return cited.flatMap((fact) => {
    const place = fact.field ?? 'headOffice'
    const ids = [...fact.sources, ...fact.alternatives.map(({ source }) => source)]
    const missing = ids.filter((id) => sources[id] === undefined)
    return [
      ...missing.map((id) => ({ entry, place, reason: noSource(id) })),
      ...dayOfReading(fact, sources).map((reason) => ({ entry, place, reason })),
      ...(isVerified(fact, sources)
        ? []
        : [
            {
              entry,
              place,
              reason: {
                zh: '“verified”须有一个一手来源，或两家发布者',
                en: '"verified" needs a primary source or two publishers',
              },
            },
          ]),
    ]
  })
}

/** A fact is of the day for which its sources speak: where all of them carry a day, not of the day on which they were read. */
function dayOfReading(
  { asOf, sources: ids }: Cited,
  sources: Readonly<Record<string, CatalogSource>>,
): LocalizedText[] {
  const cited = ids.flatMap((id) => sources[id] ?? [])
  const dates = cited.flatMap(({ date }) => date ?? [])
  if (dates.length < cited.length || dates.every((date) => date >= asOf) || dates.includes(asOf)) return []
  const days = [...new Set(dates)].join(', ')
  if (cited.some(({ accessed }) => accessed === asOf))
    return [
      {
        zh: `asOf ${asOf} 是阅读的日子，而来源是 ${days} 的`,
        en: `asOf ${asOf} is the day of reading; its sources are of ${days}`,
      },
    ]
  return dates.some((date) => date > asOf)
    ? []
    : [
        {
          zh: `asOf ${asOf} 晚于它的来源，来源是 ${days} 的`,
          en: `asOf ${asOf} is later than its sources, which are of ${days}`,
        },
      ]
}

/** `verified` means: the maker's own page was read, or two publishers that do not copy each other say the same. */
function isVerified(
  { confidence, sources: ids }: Cited,
  sources: Readonly<Record<string, CatalogSource>>,
): boolean {
  if (confidence !== 'verified') return true
  const cited = ids.flatMap((id) => sources[id] ?? [])
  return (
    cited.some(({ tier }) => tier === 'primary') || new Set(cited.map(({ publisher }) => publisher)).size > 1
  )
}

function poweredByProblems(entry: Family | App, { entries }: CatalogContent): CatalogProblem[] {
  const links = entry.kind === 'app' ? entry.poweredBy : (entry.app?.poweredBy ?? [])
  return links.flatMap(({ value }) => {
    if (value === null) return []
    const family = entries.find(({ id, kind }) => id === value.family && kind === 'family')
    const release =
      value.release === undefined ||
      (family?.kind === 'family' && family.releases.some(({ id }) => id === value.release))
    return family !== undefined && release
      ? []
      : [
          {
            entry: entry.id,
            place: 'poweredBy',
            reason: {
              zh: `没有 ${value.family} ${value.release ?? ''}`.trim(),
              en: `there is no ${value.family} ${value.release ?? ''}`.trim(),
            },
          },
        ]
  })
}

function familyProblems(family: Family, { entries }: CatalogContent): CatalogProblem[] {
  const problem = (place: string, reason: LocalizedText): CatalogProblem => ({
    entry: family.id,
    place,
    reason,
  })
  const ids = family.releases.map(({ id }) => id)
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => problem(`releases.${id}`, REPEATED)),
    ...family.successors
      .filter((successor) => !entries.some(({ id }) => id === successor))
      .map((successor) => problem('successors', noEntry(successor))),
    ...family.releases.flatMap((release) =>
      priceProblems(release).map((reason) => problem(`releases.${release.id}.prices`, reason)),
    ),
    ...family.releases.flatMap((release) =>
      licenceProblems(release).map((reason) => problem(`releases.${release.id}.licence`, reason)),
    ),
    ...family.releases.flatMap((release) =>
      stepProblems(release).map((reason) => problem(`releases.${release.id}.openness`, reason)),
    ),
  ]
}

/** A licence of a maker's own names the model that it is for: `Kimi K2.5` does not license Kimi K3. */
function licenceProblems({ id, name, licence }: Release): LocalizedText[] {
  const { name: title = '', spdx = null } = licence?.value ?? {}
  if (spdx !== null) return []
  const own = `${id.replaceAll('-', '.')} ${name.en}`
  const versions = title.replace(PUBLISHED_LICENCE, '').match(/\d+(?:\.\d+)?(?![\d.]*b\b)/gi) ?? []
  return versions
    .filter((version) => !own.includes(version))
    .map(() => ({
      zh: `“${title}”说的不是 ${name.zh}，而是别的模型`,
      en: `"${title}" names another model than ${name.en}`,
    }))
}

/** Licences whose own version is no model's. */
const PUBLISHED_LICENCE =
  /\b(?:apache|[al]?gpl|mpl|cc[ -]by[a-z-]*|bsd|community licen[cs]e)[ -]?\d+(?:\.\d+)?/gi

function stepProblems({ openness, licence }: Release): LocalizedText[] {
  const days = openness.map(({ from }) => from ?? '')
  const level = openness.at(-1)?.value
  return [
    ...(days.every((day, at) => at === 0 || (days[at - 1] ?? '') <= day)
      ? []
      : [{ zh: '各步没有按日期先后排列', en: 'the steps are not in the order of their days' }]),
    ...((level === 'weights-permissive' || level === 'osaid') && licence?.value?.osiApproved !== true
      ? [{ zh: `“${level}”须有 OSI 认可的许可证`, en: `"${level}" needs a licence that the OSI approved` }]
      : []),
    ...(level === 'weights-restricted' && !licence?.value
      ? [
          {
            zh: '“weights-restricted”须写明许可证；没有的写“weights-unread”',
            en: '"weights-restricted" needs a licence; without one it is "weights-unread"',
          },
        ]
      : []),
  ]
}

/** Prices before the release, and two prices that would hold at the same moment. */
export function priceProblems({ released, prices }: Release): LocalizedText[] {
  const day = released.value
  const early = prices.filter(({ validFrom }) => day !== null && validFrom !== null && validFrom < day)
  return [
    ...early.map(({ validFrom }) => ({
      zh: `${validFrom} 的价格早于发布日（${day}）`,
      en: `the price of ${validFrom} is older than the release (${day})`,
    })),
    ...prices.flatMap((price, at) =>
      prices
        .slice(at + 1)
        .filter((other) => collide(price, other))
        .map(() => ({
          zh: `${price.validFrom === null ? '' : `从 ${price.validFrom} 起，`}同一时间有两个价格`,
          en: `two prices hold at the same time${price.validFrom === null ? '' : ` from ${price.validFrom}`}`,
        })),
    ),
    ...prices.flatMap(({ window }) => windowProblems(window)),
  ]
}

type Prices = Release['prices']

function collide(a: Prices[number], b: Prices[number]): boolean {
  const sameKind =
    a.channel === b.channel &&
    a.currency === b.currency &&
    a.upToPromptTokens === b.upToPromptTokens &&
    a.window?.label === b.window?.label
  return sameKind && (a.validFrom ?? '') <= (b.validTo ?? '9') && (b.validFrom ?? '') <= (a.validTo ?? '9')
}

function windowProblems(window: Prices[number]['window']): LocalizedText[] {
  const hours = [...(window?.hours ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    ...hours
      .filter(([from, to]) => from >= to)
      .map(([from, to]) => ({
        zh: `时段 ${from}-${to} 还没开始就结束了`,
        en: `the window ${from}-${to} ends before it begins`,
      })),
    ...hours
      .filter(([from], at) => at > 0 && from < (hours[at - 1]?.[1] ?? ''))
      .map(([from, to]) => ({
        zh: `时段 ${from}-${to} 与另一个时段重叠`,
        en: `the window ${from}-${to} overlaps another`,
      })),
  ]
}

function editionProblems(edition: Edition, { entries, sources }: CatalogContent): CatalogProblem[] {
  const name = `edition:${edition.id}`
  const rows = edition.tables.flatMap((table) => table.rows)
  const ids = entries.map(({ id }) => id)
  return rows.flatMap(({ row, listedName, atTheTime }, at) => [
    ...(ids.includes(row) ? [] : [{ entry: name, place: listedName, reason: noEntry(row) }]),
    ...(rows.findIndex((other) => other.row === row) === at
      ? []
      : [
          {
            entry: name,
            place: listedName,
            reason: { zh: `“${row}”出现了两次`, en: `"${row}" stands there twice` },
          },
        ]),
    ...atTheTime.sources
      .filter((id) => sources[id] === undefined)
      .map((id) => ({ entry: name, place: listedName, reason: noSource(id) })),
  ])
}

/** The rows of the list, each with its place in the order of names. */
export function catalogRows({ companies, entries }: CatalogContent): RankedRow[] {
  const rows = entries.flatMap((entry) => {
    const company = companies.find(({ id }) => id === entry.company)
    return company === undefined
      ? []
      : [entry.kind === 'app' ? appRow(entry, company) : familyRow(entry, company)]
  })
  return rankRows(rows)
}

function rankRows(rows: readonly ModelRow[]): RankedRow[] {
  const rank = (locale: CourseLanguage): Map<string, number> => {
    const { compare } = nameCollator(locale)
    const sorted = [...rows].sort((a, b) => compare(a.name[locale], b.name[locale]))
    return new Map(sorted.map(({ id }, at) => [id, at]))
  }
  const [zh, en] = [rank('zh'), rank('en')]
  return rows.map((row) => ({ ...row, order: { zh: zh.get(row.id) ?? 0, en: en.get(row.id) ?? 0 } }))
}

/** Ids of the apps that an edition ticked as open source. */
export const tickedApps = ({ entries, editions }: CatalogContent): string[] =>
  editions
    .flatMap(({ tables }) => tables.flatMap(({ rows }) => rows))
    .filter(
      ({ row, openSource }) => openSource && entries.some(({ id, kind }) => id === row && kind === 'app'),
    )
    .map(({ row }) => row)
