import type { CatalogDetails } from './catalog.ts'
import type { CatalogOverlay, UpdatedRelease } from './catalog-update.schema.ts'
import {
  currentOpenness,
  type Family,
  hasPublicWeights,
  type ModelRow,
  normalizeName,
  type Openness,
  type Price,
  type Release,
  UPDATE_SOURCE,
} from './models.ts'
import { MODALITIES } from './models-filter.ts'

export type { CatalogOverlay, UpdatedRelease } from './catalog-update.schema.ts'

/** A value of a known release that an update says differently. The catalogue's own value stays. */
export interface UpdateDifference {
  readonly family: Family
  readonly release: Release
  readonly field: 'released' | 'context' | 'openWeights' | 'price'
  /** A price is written as `USD 2 / 10`: input and output. */
  readonly ours: string
  readonly theirs: string
}

/** What an update would bring. */
export interface UpdateReport {
  /** Releases that the catalogue does not have, the newest first. */
  readonly added: readonly { readonly family: Family; readonly release: UpdatedRelease }[]
  readonly differing: readonly UpdateDifference[]
  /** Releases of the file on which it agrees with the catalogue. */
  readonly agreeing: number
}

/** Which family of the company a model belongs to, by the longest beginning of its id. */
export function familyOf(modelId: string, company: string, { entries }: CatalogDetails): Family | undefined {
  const id = modelId.toLowerCase().replace(/^.*\//, '')
  const ranked = entries
    .flatMap((entry) => (entry.kind === 'family' && entry.company === company ? [entry] : []))
    .flatMap((family) => family.prefixes.map((prefix) => ({ family, prefix })))
    .filter(({ prefix }) => id.startsWith(prefix))
    .sort((a, b) => b.prefix.length - a.prefix.length)
  return ranked[0]?.family
}

/** What we read of a model in an api.json of models.dev; it holds more. */
export interface ModelsDevModel {
  readonly id: string
  readonly name: string
  readonly release_date?: string
  readonly open_weights?: boolean
  readonly modalities?: { readonly input: readonly string[]; readonly output: readonly string[] }
  readonly limit?: { readonly context?: number }
  readonly cost?: Amounts & {
    readonly reasoning?: number
    readonly tiers?: readonly (Amounts & {
      readonly tier?: { readonly size?: number; readonly from?: number }
    })[]
    readonly context_over_200k?: Amounts
  }
}

interface Amounts {
  readonly input?: number
  readonly output?: number
  readonly cache_read?: number
  readonly cache_write?: number
}

/** A model of models.dev as a release of ours. Its prices are in dollars; those of Chinese makers were converted into them. */
export function fromModelsDev(model: ModelsDevModel, family: Family, isConverted = false): UpdatedRelease {
  const price = priceOf(model.cost, isConverted)
  const context = model.limit?.context
  return {
    family: family.id,
    id: releaseId(model.id),
    name: model.name,
    ...(model.release_date === undefined ? {} : { released: model.release_date }),
    ...(context === undefined || context === 0 ? {} : { context }),
    ...(model.open_weights === undefined ? {} : { openWeights: model.open_weights }),
    ...(model.modalities === undefined
      ? {}
      : { modalities: { input: [...model.modalities.input], output: [...model.modalities.output] } }),
    ...(price === undefined ? {} : { price }),
  }
}

type UpdatedPrice = NonNullable<UpdatedRelease['price']>

function priceOf(cost: ModelsDevModel['cost'], isConverted: boolean): UpdatedPrice | undefined {
  const base = amountsOf(cost)
  if (cost === undefined || base === undefined) return undefined
  const listed = (cost.tiers ?? []).flatMap((tier) => {
    const from = tier.tier?.size ?? tier.tier?.from
    const amounts = amountsOf(tier)
    return from === undefined || amounts === undefined ? [] : [{ above: from, ...amounts }]
  })
  const over = amountsOf(cost.context_over_200k)
  const tiers = listed.length > 0 || over === undefined ? listed : [{ above: 200_000, ...over }]
  return {
    currency: 'USD',
    ...base,
    ...(cost.reasoning === undefined ? {} : { thinkingOut: cost.reasoning }),
    ...(isConverted ? { converted: true } : {}),
    ...(tiers.length === 0 ? {} : { tiers: tiers.sort((a, b) => a.above - b.above) }),
  }
}

function amountsOf(amounts: Amounts | undefined) {
  const { input, output, cache_read: cachedIn, cache_write: cacheWrite } = amounts ?? {}
  if (input === undefined || output === undefined) return undefined
  return {
    in: input,
    out: output,
    ...(cachedIn === undefined ? {} : { cachedIn }),
    ...(cacheWrite === undefined ? {} : { cacheWrite }),
  }
}

/** An id as the catalogue writes it. */
export const releaseId = (id: string): string =>
  id
    .toLowerCase()
    .replace(/^.*\//, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 64) || 'release'

/** Compares the releases of a file with the catalogue. */
export function reportUpdate(releases: readonly UpdatedRelease[], { entries }: CatalogDetails): UpdateReport {
  const families = new Map(
    entries.flatMap((entry) => (entry.kind === 'family' ? [[entry.id, entry] as const] : [])),
  )
  const added: { family: Family; release: UpdatedRelease }[] = []
  const differing: UpdateDifference[] = []
  let agreeing = 0
  for (const update of distinct(releases)) {
    const family = families.get(update.family)
    if (family === undefined) continue
    const known = knownRelease(family, update)
    if (known === undefined) {
      added.push({ family, release: update })
      continue
    }
    const differences = differencesOf(family, known, update)
    differing.push(...differences)
    if (differences.length === 0) agreeing += 1
  }
  added.sort((a, b) => ((a.release.released ?? '') < (b.release.released ?? '') ? 1 : -1))
  return { added, differing, agreeing }
}

/** Of two releases of the same id the first counts: makers come before resellers. */
function distinct(releases: readonly UpdatedRelease[]): UpdatedRelease[] {
  const seen = new Set<string>()
  return releases.filter(({ family, id }) => {
    const key = `${family}/${id}`
    return !seen.has(key) && seen.add(key)
  })
}

function knownRelease({ releases }: Family, { id, name }: UpdatedRelease): Release | undefined {
  const wanted = [normalizeName(id), normalizeName(name)]
  return releases.find((release) =>
    [release.id, release.name.en, release.name.zh].some((each) => wanted.includes(normalizeName(each))),
  )
}

/** `2026-09` and `2026-09-22` are one day, of which one source knows more. */
const isSameDay = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a)

/** 0.1333 and 0.13333: an amount in dollars that was divided is written with more digits or fewer. */
const isSameAmount = (a: number, b: number | null): boolean =>
  b !== null && a.toPrecision(3) === b.toPrecision(3)

function differencesOf(family: Family, release: Release, update: UpdatedRelease): UpdateDifference[] {
  const differs = (
    field: UpdateDifference['field'],
    ours: string | null,
    theirs: string | undefined,
    also: readonly string[] = [],
  ) =>
    ours === null || theirs === undefined || ours === theirs || also.includes(theirs)
      ? []
      : [{ family, release, field, ours, theirs }]
  const { released, context } = release
  const isOpen = hasPublicWeights(currentOpenness(release))
  return [
    ...differs(
      'released',
      released.value,
      update.released,
      [released.value, ...released.alternatives.map(({ value }) => value)].flatMap((value) =>
        value !== null && update.released !== undefined && isSameDay(value, update.released)
          ? [update.released]
          : [],
      ),
    ),
    ...differs(
      'context',
      context?.value == null ? null : String(context.value),
      update.context === undefined ? undefined : String(update.context),
      [context?.value ?? null, ...(context?.alternatives ?? []).map(({ value }) => value)].flatMap((value) =>
        value !== null && update.context !== undefined && isSameRounded(value, update.context)
          ? [String(update.context)]
          : [],
      ),
    ),
    ...differs(
      'openWeights',
      String(isOpen),
      update.openWeights === undefined ? undefined : String(update.openWeights),
    ),
    ...priceDifference(family, release, update),
  ]
}

/** 131072, 131000 and 128000, 262144 and 256000, 1048576 and 1000000 are one number, rounded in several ways. */
const isSameRounded = (a: number, b: number): boolean =>
  roundedWays(a).some((way) => roundedWays(b).includes(way))

function roundedWays(tokens: number): string[] {
  const steps = tokens % 1000 !== 0 && tokens % 1024 === 0 ? [1000, 1024] : [1000]
  return steps.map((step) =>
    (tokens < step * step ? tokens / step : (tokens / step / step) * 1000).toPrecision(3),
  )
}

/** A price differs only from one in the same currency: nothing is converted. */
function priceDifference(family: Family, release: Release, { price }: UpdatedRelease): UpdateDifference[] {
  // What somebody converted cannot contradict a native price.
  if (price === undefined || price.converted) return []
  const ours = release.prices.filter(
    ({ currency, window }) => currency === price.currency && window === undefined,
  )
  const text = (amounts: { readonly in: number; readonly out: number | null }): string =>
    `${price.currency} ${amounts.in} / ${amounts.out ?? '?'}`
  const [first] = ours
  if (first === undefined) return []
  if (ours.some((each) => isSameAmount(price.in, each.in) && isSameAmount(price.out, each.out))) return []
  return [{ family, release, field: 'price', ours: text(first), theirs: text(price) }]
}

/**
 * The catalogue with what an overlay adds to its families: releases that it does not have by now, each marked as unchecked by
 * its source. `file` is where the overlay is kept.
 */
export const withOverlay = (
  details: CatalogDetails,
  overlay: CatalogOverlay,
  file: string,
): CatalogDetails => ({
  ...details,
  sources: {
    ...details.sources,
    [UPDATE_SOURCE]: {
      title: overlay.source,
      url: file,
      publisher: overlay.source,
      tier: 'dataset',
      accessed: overlay.importedOn,
    },
  },
  entries: details.entries.map((entry) =>
    entry.kind === 'app'
      ? entry
      : { ...entry, releases: [...entry.releases, ...addedReleases(entry, overlay)] },
  ),
})

const addedReleases = (family: Family, { releases, importedOn }: CatalogOverlay): Release[] =>
  distinct(releases)
    .filter((release) => release.family === family.id && knownRelease(family, release) === undefined)
    .map((release) => uncheckedRelease(release, importedOn))

/** What an update says of a release, as facts that nobody checked. */
function uncheckedRelease(update: UpdatedRelease, asOf: string): Release {
  const cited = { asOf, sources: [UPDATE_SOURCE], alternatives: [] }
  const fact = <T>(value: T) => ({ ...cited, value, confidence: 'unverified' as const, volatile: false })
  const { context, modalities, price } = update
  return {
    id: update.id,
    name: { zh: update.name, en: update.name },
    current: false,
    preview: false,
    withdrawn: false,
    released: fact(update.released ?? null),
    openness: [{ ...fact(opennessIn(update)), from: null }],
    ...(context === undefined ? {} : { context: fact(context) }),
    ...(modalities === undefined ? {} : { modalities: fact(knownModalities(modalities)) }),
    prices: price === undefined ? [] : pricesOfUpdate(price, cited),
  }
}

/** The tiers as the catalogue has them: each with the length up to which it holds, the last one without. */
function pricesOfUpdate(
  { tiers = [], currency, converted, thinkingOut, ...base }: UpdatedPrice,
  cited: Pick<Price, 'asOf' | 'sources' | 'alternatives'>,
): Price[] {
  const steps = [{ above: 0, ...base, ...(thinkingOut === undefined ? {} : { thinkingOut }) }, ...tiers]
  return steps.map(({ above: _, ...amounts }, at) => {
    const upTo = steps[at + 1]?.above
    return {
      ...cited,
      ...amounts,
      currency,
      ...(converted ? { converted } : {}),
      ...(upTo === undefined ? {} : { upToPromptTokens: upTo }),
      ...(tiers.length === 0 ? {} : { counts: 'whole' as const }),
      validFrom: null,
      validTo: null,
      kind: 'list',
      channel: 'API',
      confidence: 'single-source',
      volatile: true,
    }
  })
}

const opennessIn = ({ openWeights }: UpdatedRelease): Openness | null =>
  openWeights === undefined ? null : openWeights ? 'weights-unread' : 'closed'

type Modalities = NonNullable<NonNullable<Release['modalities']>['value']>

/** Kinds of content that the catalogue has a word for. */
function knownModalities({ input, output }: NonNullable<UpdatedRelease['modalities']>): Modalities {
  const known = (list: readonly string[]): Modalities['input'] =>
    MODALITIES.filter((each) => list.includes(each))
  return { input: known(input), output: known(output) }
}

/** Rows that are also found by the names of their releases in an overlay. */
export function searchableWith<Row extends ModelRow>(
  rows: readonly Row[],
  { releases }: CatalogOverlay,
): Row[] {
  const names = new Map<string, string[]>()
  for (const { family, id, name } of releases)
    names.set(family, [...(names.get(family) ?? []), normalizeName(id), normalizeName(name)])
  return rows.map((row) => {
    const added = names.get(row.id)
    return added === undefined ? row : { ...row, search: [row.search, ...added].join('\n') }
  })
}

/** Rows of which an overlay knows a newer release. */
export function rowsWithNewer(rows: readonly ModelRow[], { releases }: CatalogOverlay): ModelRow[] {
  const newest = new Map<string, string>()
  for (const { family, released = '' } of releases)
    if (released > (newest.get(family) ?? '')) newest.set(family, released)
  return rows.filter(({ id, newest: known }) => (newest.get(id) ?? '') > (known?.released ?? '9'))
}
