import type { CatalogSource } from './catalog.schema.ts'
import type { CatalogDetails } from './catalog.ts'
import type { Imported, ImportedRelease } from './catalog-import.schema.ts'
import type { LocalizedText } from './locale.ts'
import { type Family, facts, isOffered, normalizeName, type Price, type Release } from './models.ts'

type SetName = keyof Imported['snapshots']

/** The letter of each set in `imported.json`, and its source in the catalogue. */
const SETS: Readonly<Record<string, { readonly name: SetName; readonly source: string }>> = {
  b: { name: 'model-bank', source: 'model-bank-snapshot' },
  d: { name: 'models-dev', source: 'models-dev-snapshot' },
  g: { name: 'genai-prices', source: 'genai-prices-snapshot' },
}

const TITLES: Readonly<Record<SetName, { readonly title: string; readonly publisher: string }>> = {
  'model-bank': { title: 'model-bank', publisher: 'LobeHub' },
  'models-dev': { title: 'models.dev', publisher: 'models.dev' },
  'genai-prices': { title: '@pydantic/genai-prices', publisher: 'Pydantic' },
}

/**
 * The curated catalogue and the import as one. They are kept apart in the compiled course, since an import is a fifth of
 * the size of the facts that it becomes.
 */
export interface DetailsApart extends CatalogDetails {
  readonly imported?: Imported
}

/** The catalogue with what the data sets know besides; `current` is as it is on the day for which the newest fact speaks. */
export function joinedDetails({ imported, ...curated }: DetailsApart): CatalogDetails {
  if (imported === undefined) return withOffered(curated)
  return withOffered({
    ...curated,
    sources: { ...curated.sources, ...importedSources(imported) },
    entries: curated.entries.map((entry) => (entry.kind === 'app' ? entry : withImported(entry, imported))),
  })
}

function withOffered(details: CatalogDetails): CatalogDetails {
  const asOf = details.entries
    .flatMap(facts)
    .reduce((newest, fact) => (fact.asOf > newest ? fact.asOf : newest), '')
  return {
    ...details,
    entries: details.entries.map((entry) =>
      entry.kind === 'app'
        ? entry
        : {
            ...entry,
            releases: entry.releases.map((release) => ({ ...release, current: isOffered(release, asOf) })),
          },
    ),
  }
}

/** The snapshots as sources, each with its commit or version. */
const importedSources = ({ snapshots }: Imported): Record<string, CatalogSource> =>
  Object.fromEntries(
    Object.values(SETS).map(({ name, source }) => {
      const { commit, date, url } = snapshots[name]
      const { title, publisher } = TITLES[name]
      return [source, { title: `${title} ${commit}`, url, publisher, tier: 'dataset', date, accessed: date }]
    }),
  )

/**
 * A family with what the data sets know of it: what its own releases lack is filled in, releases that it does not have
 * come behind them. Whatever somebody curated stays as it is.
 */
function withImported(family: Family, imported: Imported): Family {
  const own = imported.releases.filter((each) => each.family === family.id)
  const curatedBy = new Map(own.map((each) => [each, curatedRelease(family, each)]))
  return {
    ...family,
    releases: [
      ...family.releases.map((release) => {
        const found = own.find((each) => curatedBy.get(each) === release)
        return found === undefined ? release : completed(release, importedRelease(found, imported))
      }),
      ...own
        .filter((each) => curatedBy.get(each) === undefined)
        .map((each) => underLicenceOf(family, importedRelease(each, imported))),
    ].map((release) => (family.offered?.includes(release.id) ? { ...release, current: true } : release)),
  }
}

/** The openness and licence that somebody read, where a release of the family says that it speaks for this one too. */
function underLicenceOf({ releases }: Family, release: Release): Release {
  const read = releases.find(({ covers }) => covers?.includes(release.id))
  if (read === undefined) return release
  const { openness, licence } = read
  return { ...release, openness, ...(licence === undefined ? {} : { licence }) }
}

function curatedRelease({ releases }: Family, { id, name, ids = [] }: ImportedRelease): Release | undefined {
  const namesOf = (release: Release): string[] =>
    [release.id, release.name.en, release.name.zh, ...(release.ids ?? [])].map(normalizeName)
  // Its own id first: a snapshot that became a release of its own is among the other ids of the import.
  for (const wanted of [[id], [name, ...ids]].map((each) => each.map(normalizeName))) {
    const found = releases.find((release) => namesOf(release).some((each) => wanted.includes(each)))
    if (found !== undefined) return found
  }
  return undefined
}

/** Only what nobody curated. A curated price that lacks its cached share keeps lacking it: amounts belong together. */
function completed(release: Release, from: Release): Release {
  const { context, maxOutput, knowledge, modalities, abilities } = from
  const lacks = <T extends { readonly value: unknown }>(fact: T | undefined): boolean => fact?.value == null
  return {
    ...release,
    ...(lacks(release.context) && context ? { context } : {}),
    ...(maxOutput && lacks(release.maxOutput) ? { maxOutput } : {}),
    ...(knowledge && lacks(release.knowledge) ? { knowledge } : {}),
    ...(modalities && lacks(release.modalities) ? { modalities } : {}),
    ...(abilities && lacks(release.abilities) ? { abilities } : {}),
    ...(release.weights === undefined && from.weights !== undefined ? { weights: from.weights } : {}),
    ...(release.released.value === null && isBeforePrices(from.released.value, release)
      ? { released: from.released }
      : {}),
    prices: release.prices.length === 0 ? from.prices : release.prices,
    ...(from.ids === undefined && release.ids === undefined
      ? {}
      : { ids: [...new Set([...(release.ids ?? []), ...(from.ids ?? [])])] }),
  }
}

/** A day after somebody charged for it is a later snapshot's. */
const isBeforePrices = (day: string | null, { prices }: Release): boolean =>
  day !== null && prices.every(({ validFrom, asOf }) => (validFrom ?? asOf) >= day)

/** Two sets of different publishers that say the same verify a value; what differs is kept beside it. */
function factOf<T>(said: readonly (readonly [T, string])[] | undefined, imported: Imported) {
  const [first, ...others] = said ?? []
  if (first === undefined) return undefined
  const [value, letters] = first
  return {
    value,
    asOf: dayOf(letters, imported),
    sources: sourcesOf(letters),
    confidence:
      others.length > 0
        ? ('conflicting' as const)
        : letters.length > 1
          ? ('verified' as const)
          : ('single-source' as const),
    alternatives: others.map(([other, by]) => ({ value: other, source: sourcesOf(by)[0] ?? '' })),
    volatile: false,
  }
}

const sourcesOf = (letters: string): string[] => [...letters].flatMap((letter) => SETS[letter]?.source ?? [])

/** The newest of the snapshots that say so. */
const dayOf = (letters: string, { snapshots }: Imported): string =>
  [...letters]
    .flatMap((letter) => {
      const set = SETS[letter]
      return set === undefined ? [] : snapshots[set.name].date
    })
    .sort()
    .at(-1) ?? ''

function importedRelease(release: ImportedRelease, imported: Imported): Release {
  const unknown = {
    value: null,
    asOf: dayOf('d', imported),
    sources: [],
    confidence: 'unverified' as const,
    alternatives: [],
    volatile: false,
  }
  const released = factOf(release.released, imported)
  const open = factOf(release.openWeights, imported)
  const openness: Release['openness'][number] =
    open === undefined
      ? { ...unknown, from: null }
      : {
          ...open,
          value: open.value ? 'weights-unread' : 'closed',
          alternatives: open.alternatives.map(({ value, source }) => ({
            value: value ? 'weights-unread' : 'closed',
            source,
          })),
          from: null,
        }
  const [context, maxOutput, knowledge, modalities] = [
    factOf(release.context, imported),
    factOf(release.maxOutput, imported),
    factOf(release.knowledge, imported),
    factOf(
      release.modalities?.filter(([{ input, output }]) => input.length > 0 && output.length > 0),
      imported,
    ),
  ]
  const abilities = abilitiesOf(release, imported)
  const params = sizeInName(release, open)
  return {
    id: release.id,
    name: { zh: release.name, en: release.name },
    current: false,
    preview: /preview|beta|-exp\b/i.test(release.id),
    withdrawn: false,
    released: released ?? unknown,
    openness: [openness],
    ...(params ? { params } : {}),
    ...(context ? { context } : {}),
    ...(maxOutput ? { maxOutput } : {}),
    ...(knowledge ? { knowledge } : {}),
    ...(modalities ? { modalities } : {}),
    ...(abilities ? { abilities } : {}),
    ...(release.weights === undefined ? {} : { weights: release.weights }),
    ...(release.ids === undefined ? {} : { ids: release.ids }),
    prices: pricesOf(release, imported),
  }
}

/**
 * `Qwen3 30B A3B` has 30 billion parameters, of which 3 work: makers of open weights put the size into the name. In
 * `Llama-4-Scout-17B-16E` the number before the experts is what works on a token, and of the whole nothing is said.
 */
function sizeInName(
  { name, weights = '' }: ImportedRelease,
  open: { readonly value: boolean; readonly asOf: string; readonly sources: string[] } | undefined,
): Release['params'] {
  const [, total, active] = /[ -](\d+(?:\.\d+)?)B(?:[ -]A(\d+)B)?\b/i.exec(name) ?? []
  const isOfExperts = [name, weights].some((each) => /\d+B[ -]\d+E\b/i.test(each))
  if (open?.value !== true || total === undefined || isOfExperts) return undefined
  const size = { total: Number(total), ...(active ? { active: Number(active) } : {}) }
  return {
    value: [size],
    asOf: open.asOf,
    sources: open.sources,
    confidence: 'single-source',
    alternatives: [],
    note: { zh: '名称所示', en: 'by its name' },
    volatile: false,
  }
}

/** Three flags as one fact: where sets differ on one of them, the whole is in doubt. */
function abilitiesOf(release: ImportedRelease, imported: Imported): Release['abilities'] {
  const flags = (['tools', 'json', 'thinking'] as const).flatMap((name) => {
    const said = release[name]
    return said === undefined ? [] : [{ name, said }]
  })
  if (flags.length === 0) return undefined
  const letters = [...new Set(flags.flatMap(({ said }) => [...(said[0]?.[1] ?? '')]))].join('')
  const together = flags.map(({ said }) => said[0]?.[1] ?? '')
  const isVerified = together.every((by) => by.length > 1)
  const doubtful = flags.find(({ said }) => said.length > 1)
  return {
    value: Object.fromEntries(flags.map(({ name, said }) => [name, said[0]?.[0] ?? false])),
    asOf: dayOf(letters, imported),
    sources: sourcesOf(letters),
    confidence: doubtful !== undefined ? 'conflicting' : isVerified ? 'verified' : 'single-source',
    alternatives:
      doubtful === undefined
        ? []
        : [
            {
              value: { [doubtful.name]: doubtful.said[1]?.[0] ?? false },
              source: sourcesOf(doubtful.said[1]?.[1] ?? '')[0] ?? '',
            },
          ],
    volatile: false,
  }
}

type ImportedTiers = NonNullable<ImportedRelease['prices']>[number][0]

/** Where two voices say the same for prompt and answer: what else they differ in. */
function hiddenDifference(other: ImportedTiers, own: ImportedTiers): LocalizedText | undefined {
  const [[a], [b]] = [other, own]
  if (a?.currency !== b?.currency || a?.in !== b?.in || a?.out !== b?.out) return undefined
  if (other.length > own.length) return { zh: '更长的提示词另有价', en: 'another price for longer prompts' }
  if (other.length < own.length) return { zh: '不按长度分档', en: 'whatever the length' }
  return { zh: '缓存价不同', en: 'another price for the cache' }
}

/** Two voices that differ by so much are no difference but a fault in one of them: neither is taken. */
const FAULTY = 100

function pricesOf(release: ImportedRelease, imported: Imported): Price[] {
  const [first, ...others] = release.prices ?? []
  if (first === undefined) return []
  const [tiers, letters] = first
  const amountsOf = ([list]: (typeof others)[number]) => list[0]
  // Where weights are public, data sets write 0 dollars for what anybody may host.
  const isHosted =
    release.openWeights?.[0]?.[0] === true && tiers.every((tier) => tier.currency === 'USD' && tier.in === 0)
  const isFaulty = others.some((other) => {
    const [a, b] = [tiers[0]?.in ?? 0, amountsOf(other)?.in ?? 0]
    return a > 0 && b > 0 && Math.max(a / b, b / a) >= FAULTY
  })
  if (isFaulty || isHosted) return []
  const alternatives = others.flatMap(([list, by]) => {
    const [tier] = list
    if (tier === undefined) return []
    const value = { currency: tier.currency, in: tier.in, out: tier.out }
    const note = hiddenDifference(list, tiers)
    return [{ value, source: sourcesOf(by)[0] ?? '', ...(note === undefined ? {} : { note }) }]
  })
  return tiers.map((tier) => ({
    ...tier,
    kind: 'list',
    validFrom: null,
    validTo: null,
    channel: 'API',
    asOf: dayOf(letters, imported),
    sources: sourcesOf(letters),
    confidence: alternatives.length > 0 ? 'conflicting' : letters.length > 1 ? 'verified' : 'single-source',
    alternatives,
    volatile: release.deprecated !== true,
  }))
}
