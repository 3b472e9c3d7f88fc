import type { CatalogDetails, Edition } from '../domain/catalog.ts'
import { facts, type ModelRow } from '../domain/models.ts'
import type { FoundModel } from '../domain/models-find.ts'
import type { ListedRow, ListedTable } from './edition.ts'

/** `llm-primer/models@1`, documented in docs/json.md. */
export const modelsJson = (rows: readonly ModelRow[], asOf: string) => ({
  schema: 'llm-primer/models@1',
  edition: 'current',
  asOf,
  models: rows.map(modelJson),
})

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
  contextTokens: row.context,
  newest: row.newest,
  modalities: row.modalities,
  prices: row.prices,
  unverifiedFacts: row.unverified,
  unchecked: row.unchecked ?? false,
})

/** The names with ` + ` between them; `unread` stands for weights whose licence nobody read. */
export function licenceJson({ licences, unread }: ModelRow): string | null {
  const names = [...licences.map(({ name }) => name), ...(unread ? ['unread'] : [])]
  return names.length === 0 ? null : names.join(' + ')
}

/** An edition as `llm-primer/models@1`: its own ticks, names, companies and links. */
export const editionJson = ({ id, asOf }: Edition, tables: readonly ListedTable[]) => ({
  schema: 'llm-primer/models@1',
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
