import type { CatalogDetails } from './catalog.ts'
import {
  type App,
  appRow,
  type Company,
  type Family,
  familyRow,
  type ModelRow,
  normalizeName,
  type Release,
  releaseRow,
} from './models.ts'
import { suggest } from './suggest.ts'

/** What a name means: an entry of the catalogue, or one release of it. */
export interface FoundModel {
  readonly entry: Family | App
  readonly company: Company
  readonly release?: Release
}

interface Named extends FoundModel {
  readonly names: readonly string[]
}

/**
 * Finds an entry or a release by id, name, alias or pinyin. What fits better comes first: an id, then a name of an entry,
 * then a release, then an alias.
 */
export function findModel(word: string, details: CatalogDetails): FoundModel | undefined {
  const wanted = normalizeName(word)
  const found = namesByRank(details)
    .flatMap((rank) => rank.filter(({ names }) => names.includes(wanted)))
    .at(0)
  if (found === undefined) return undefined
  const { entry, company, release } = found
  return { entry, company, ...(release === undefined ? {} : { release }) }
}

/** The id that was probably meant. */
export function nearModel(word: string, details: CatalogDetails): string | undefined {
  const wanted = normalizeName(word)
  const named = namesByRank(details).flat()
  const meant = suggest(
    wanted,
    named.flatMap(({ names }) => names),
  )
  const owner = named.find(({ names }) => meant !== undefined && names.includes(meant))
  return owner && (owner.release === undefined ? owner.entry.id : `${owner.entry.id}/${owner.release.id}`)
}

function namesByRank(details: CatalogDetails): readonly (readonly Named[])[] {
  const entries = entriesOf(details)
  const releases = entries.flatMap(({ entry, company }) =>
    entry.kind === 'family' ? entry.releases.map((release) => ({ entry, company, release })) : [],
  )
  const name = (found: FoundModel, ...names: readonly string[]): Named => ({
    ...found,
    names: names.map(normalizeName),
  })
  return [
    entries.map((found) => name(found, found.entry.id)),
    entries.map((found) => name(found, found.entry.name.zh, found.entry.name.en)),
    releases.map((found) =>
      name(
        found,
        `${found.entry.id}/${found.release.id}`,
        found.release.id,
        found.release.name.zh,
        found.release.name.en,
      ),
    ),
    entries.map((found) => name(found, ...found.entry.aliases, ...appNames(found.entry))),
  ]
}

function entriesOf({ entries, companies }: CatalogDetails): FoundModel[] {
  return entries.flatMap((entry) => {
    const company = companies.find(({ id }) => id === entry.company)
    return company === undefined ? [] : [{ entry, company }]
  })
}

const appNames = (entry: Family | App): string[] =>
  entry.kind === 'family' && entry.app !== undefined ? [entry.app.name.zh, entry.app.name.en] : []

/** The row of what was found, computed as in the list. */
export function rowOf({ entry, company, release }: FoundModel): ModelRow {
  if (entry.kind === 'app') return appRow(entry, company)
  return release === undefined ? familyRow(entry, company) : releaseRow(entry, release, company)
}
