import type { CatalogDetails, Edition } from '../domain/catalog.ts'
import { facts, type ModelRow } from '../domain/models.ts'
import type { FoundModel } from '../domain/models-find.ts'
import type { ListedRow, ListedTable } from './edition.ts'

/** `llm-primer/models@2`, documented in docs/json.md: each row with every fact of the releases that stand in it. */
export function modelsJson(rows: readonly ModelRow[], asOf: string, details: CatalogDetails) {
  return {
    schema: 'llm-primer/models@2',
    edition: 'current',
    asOf,
    models: withReleases(rows, details),
  }
}

/** `llm-primer/models-compare@1`: the same objects as in the list. */
export const compareJson = (rows: readonly ModelRow[], details: CatalogDetails) => ({
  schema: 'llm-primer/models-compare@1',
  models: withReleases(rows, details),
})

function withReleases(rows: readonly ModelRow[], { entries }: CatalogDetails) {
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]))
  return rows.map((row) => {
    const entry = entryOf.get(row.id.split('/')[0] ?? '')
    const ids = row.releases.map(({ id }) => id)
    const releases = entry?.kind === 'family' ? entry.releases.filter(({ id }) => ids.includes(id)) : []
    return { ...modelJson(row), releases }
  })
}

/** `llm-primer/model@1`: the row, and everything known of it with its sources. */
export function showJson({ entry, release }: FoundModel, row: ModelRow, { sources }: CatalogDetails) {
  const cited = facts(entry).flatMap((fact) => [
    ...fact.sources,
    ...fact.alternatives.map(({ source }) => source),
  ])
  return {
    schema: 'llm-primer/model@1',
    model: modelJson(row),
    entry: release === undefined || entry.kind === 'app' ? entry : { ...entry, releases: [release] },
    sources: Object.fromEntries([...new Set(cited)].sort().map((id) => [id, sources[id]])),
  }
}

export const modelJson = (row: ModelRow) => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  company: row.company,
  region: row.region,
  openSource: row.openSource,
  licence: licenceJson(row),
  status: row.status,
  asOf: row.asOf,
  openness: row.openness,
  weightsSince: row.weightsSince,
  commercial: row.commercial,
  contextTokens: row.context,
  maxOutputTokens: row.maxOutput,
  newest: row.newest,
  modalities: row.modalities,
  abilities: row.abilities,
  weights: [...new Set(row.releases.flatMap(({ weights }) => weights ?? []))],
  prices: row.prices,
  unverifiedFacts: row.unverified,
  unchecked: row.unchecked ?? false,
})

/** The names with ` + ` between them; `unread` stands for weights whose licence is still to be checked. */
export function licenceJson({ licences, unread }: ModelRow): string | null {
  const names = [...licences.map(({ name }) => name), ...(unread ? ['unread'] : [])]
  return names.length === 0 ? null : names.join(' + ')
}

/** An edition as `llm-primer/models@2`: its own ticks, names, companies and links. */
export const editionJson = ({ id, asOf }: Edition, tables: readonly ListedTable[]) => ({
  schema: 'llm-primer/models@2',
  edition: id,
  asOf,
  models: tables.flatMap((table) => table.rows.map((row) => listedJson(row, table.id, asOf))),
})

const listedJson = ({ model, ...listed }: ListedRow, table: string, asOf: string) => ({
  id: listed.row,
  kind: model?.kind ?? 'family',
  name: model?.name ?? { zh: listed.listedName, en: listed.listedName },
  company: model?.company ?? { id: '', zh: listed.listedCompany, en: listed.listedCompany },
  region: model?.region ?? 'other',
  openSource: listed.openSource ? 'yes' : 'no',
  // The list names no licence, and offers everything in it as available.
  licence: null,
  status: 'listed',
  asOf,
  table,
  listedName: listed.listedName,
  listedCompany: listed.listedCompany,
  link: listed.link,
})
