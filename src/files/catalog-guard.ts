import type { CatalogIndex } from '../domain/models.ts'
import { isRecord } from '../domain/record.ts'
import { PrimerError } from '../errors.ts'

/**
 * The list of a compiled catalogue, looked over field by field: with `--content` it may come from anywhere. A schema would
 * cost more than reading the file does (50,000 rows in 10 ms here).
 * @throws PrimerError `broken-course` with the place of the first thing that is wrong
 */
export function checkedCatalog(value: unknown): CatalogIndex {
  if (!isCatalog(value)) throw broken('rows')
  return value
}

function isCatalog(value: unknown): value is CatalogIndex {
  if (!isRecord(value) || typeof value.asOf !== 'string') return false
  const { rows, companies, tickedApps } = value
  if (!Array.isArray(rows) || !Array.isArray(companies) || !Array.isArray(tickedApps)) return false
  for (let at = 0; at < rows.length; at += 1) if (!isRow(rows[at])) throw broken(placeOf(rows[at], at))
  return true
}

/** Written out, since it runs for each of 50,000 rows before the engine has compiled it. */
const isRow = (row: unknown): boolean =>
  isRecord(row) &&
  typeof row.id === 'string' &&
  typeof row.kind === 'string' &&
  typeof row.region === 'string' &&
  typeof row.openSource === 'string' &&
  typeof row.status === 'string' &&
  typeof row.asOf === 'string' &&
  typeof row.search === 'string' &&
  Array.isArray(row.licences) &&
  Array.isArray(row.modalities) &&
  Array.isArray(row.prices) &&
  isBilingual(row.name) &&
  isBilingual(row.company) &&
  (row.newest === null || (isRecord(row.newest) && isBilingual(row.newest.name))) &&
  (row.context === null || typeof row.context === 'number')

const FIELDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  ...Object.fromEntries(
    ['id', 'kind', 'region', 'openSource', 'status', 'asOf', 'search'].map((field) => [
      field,
      (value: unknown) => typeof value === 'string',
    ]),
  ),
  licences: Array.isArray,
  modalities: Array.isArray,
  prices: Array.isArray,
  name: (value) => isBilingual(value),
  company: (value) => isBilingual(value),
  context: (value) => value === null || typeof value === 'number',
}

/** `rows[3].licences` */
function placeOf(row: unknown, at: number): string {
  const field = isRecord(row) ? Object.keys(FIELDS).find((name) => !FIELDS[name]?.(row[name])) : undefined
  return `rows[${at}]${field === undefined ? '' : `.${field}`}`
}

const isBilingual = (value: unknown): boolean =>
  isRecord(value) && typeof value.zh === 'string' && typeof value.en === 'string'

const broken = (place: string): PrimerError =>
  new PrimerError({ code: 'broken-course', file: 'catalog.json', reason: place })
