import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import {
  appSchema,
  catalogSourcesSchema,
  companiesSchema,
  editionSchema,
  familySchema,
  holidaysSchema,
} from '../domain/catalog.schema.ts'
import { type CatalogContent, catalogProblems, catalogRows, tickedApps } from '../domain/catalog.ts'
import { importedSchema } from '../domain/catalog-import.schema.ts'
import { joinedDetails } from '../domain/catalog-import.ts'
import { type CatalogIndex, companyNames, type ModelRow } from '../domain/models.ts'
import { type ContentProblem, readContent, readIfThere } from './content-file.ts'

export interface CompiledCatalog {
  /** What was read; nothing when there is no catalogue. */
  readonly content?: CatalogContent
  readonly rows: readonly ModelRow[]
  /** The list; undefined when there is no catalogue. */
  readonly list?: CatalogIndex
  /** File name → what stands in it. */
  readonly files: ReadonlyMap<string, unknown>
}

/**
 * Compiles `content/catalog` into the list (`catalog.json`), the cards (`catalog-details.json`) and one file for each
 * edition. The list stands apart, since it is what nearly every command needs and it has to load at once.
 */
export function compileCatalog(root: string, problems: ContentProblem[]): CompiledCatalog {
  if (!existsSync(root)) return { rows: [], files: new Map() }
  const curated = readCatalog(root, problems)
  const imported = readIfThere(join(root, 'imported.json'), importedSchema, problems)
  const details = { ...curated, ...(imported === undefined ? {} : { imported }) }
  const content = { ...curated, ...joinedDetails(details) }
  for (const { entry, place, reason } of catalogProblems(content))
    problems.push({ file: join(root, fileOf(entry, content)), place, reason })
  const { sources, companies, entries, editions, holidays } = curated
  const rows = catalogRows(content)
  const index: CatalogIndex = {
    asOf:
      rows
        .map(({ asOf }) => asOf)
        .sort()
        .at(-1) ?? '',
    rows,
    companies: companies.map(companyNames),
    tickedApps: tickedApps(content),
  }
  const files = new Map<string, unknown>([
    ['catalog.json', index],
    ['catalog-details.json', { sources, companies, entries, holidays, imported }],
    ...editions.map((edition): [string, unknown] => [`catalog-${edition.id}.json`, edition]),
  ])
  return { content, rows, list: index, files }
}

function readCatalog(root: string, problems: ContentProblem[]): CatalogContent {
  return {
    sources: readContent(join(root, 'sources.json'), catalogSourcesSchema, problems) ?? {},
    companies: readContent(join(root, 'companies.json'), companiesSchema, problems) ?? [],
    entries: [
      ...readFolder(join(root, 'families'), familySchema, problems),
      ...readFolder(join(root, 'apps'), appSchema, problems),
    ],
    holidays: readIfThere(join(root, 'holidays.json'), holidaysSchema, problems) ?? { CN: [] },
    editions: readFolder(join(root, 'editions'), editionSchema, problems),
  }
}

function readFolder<T extends { id: string }>(
  folder: string,
  schema: z.ZodType<T>,
  problems: ContentProblem[],
): T[] {
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
    : []
  return names.flatMap((name) => {
    const file = join(folder, name)
    const value = readContent(file, schema, problems)
    if (value !== undefined && `${value.id}.json` !== name)
      problems.push({
        file,
        place: 'id',
        reason: {
          zh: `“${value.id}”与文件名不一致`,
          en: `"${value.id}" does not match the name of the file`,
        },
      })
    return value ?? []
  })
}

function fileOf(entry: string, { entries }: CatalogContent): string {
  if (entry.startsWith('edition:')) return `editions/${entry.slice('edition:'.length)}.json`
  const found = entries.find(({ id }) => id === entry)
  return found === undefined
    ? 'companies.json'
    : `${found.kind === 'app' ? 'apps' : 'families'}/${entry}.json`
}
