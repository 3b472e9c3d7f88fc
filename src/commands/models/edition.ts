import type { Edition } from '../../domain/catalog.ts'
import type { ModelRow } from '../../domain/models.ts'
import { type Filtered, filterModels, type ModelFilters, nameCollator } from '../../domain/models-filter.ts'
import { type EditionColumn, editionLines, type ListedRow, type ListedTable } from '../../views/edition.ts'
import { emptyLines } from '../../views/models.ts'
import { listedTable, plainLines } from '../../views/models-csv.ts'
import { editionJson } from '../../views/models-json.ts'
import type { Context } from '../shared/context.ts'
import { printInParts } from '../shared/parts.ts'
import { FORMS, formOf, type ModelsOptions, refuseOthers } from './filters.ts'
import { oneOf } from './options.ts'

/** What an edition has: names, companies, ticks and links. Every other wish would mix the present into it. */
const OF_AN_EDITION: readonly (keyof ModelsOptions)[] = [
  'openSource',
  'closed',
  'region',
  'company',
  'kind',
  'sort',
  'columns',
  'edition',
  ...FORMS,
]

/** `models --edition 2024-06`: the tables as they stood. `--open-source` and `--closed` follow the list's own ticks. */
export async function runEdition(
  id: string,
  filters: ModelFilters,
  options: ModelsOptions,
  context: Context,
): Promise<void> {
  refuseOthers(options, OF_AN_EDITION, `--edition ${id}`)
  const { course, frame, terminal } = context
  const edition = course.edition(id)
  const tables = listedTables(edition, course.catalog().rows)
  const filtered = filterListed(tables, filters)
  const sorted = filtered.tables.map((table) => ({
    ...table,
    rows: sortListed(table.rows, options, context),
  }))
  const form = formOf(options)
  if (form === 'json') return terminal.printJson(editionJson(edition, sorted))
  if (form !== 'text') {
    const rows = sorted.flatMap((table) => table.rows)
    return terminal.print(plainLines(listedTable(rows, editionColumns(options) ?? USUAL), form))
  }
  if (sorted.length === 0) return terminal.printError(emptyLines(filtered, frame))
  await printInParts(editionLines(sorted, frame, editionColumns(options)), context)
}

const USUAL: readonly EditionColumn[] = ['name', 'company', 'open', 'link']
const COLUMNS: readonly EditionColumn[] = ['id', 'name', 'kind', 'company', 'region', 'open', 'link']

const editionColumns = ({ columns }: ModelsOptions): readonly EditionColumn[] | undefined =>
  columns?.map((column) => oneOf('--columns', COLUMNS)(column))

function sortListed(
  rows: readonly ListedRow[],
  { sort }: ModelsOptions,
  { locale }: Context,
): readonly ListedRow[] {
  if (sort === undefined) return rows
  const field = { name: 'listedName', company: 'listedCompany' } as const
  const by = field[oneOf('--sort', ['name', 'company'] as const)(sort)]
  const { compare } = nameCollator(locale)
  return [...rows].sort((a, b) => compare(a[by], b[by]))
}

const listedTables = ({ tables }: Edition, rows: readonly ModelRow[]): ListedTable[] =>
  tables.map((table) => ({
    ...table,
    rows: table.rows.map((listed) => ({ ...listed, model: rows.find(({ id }) => id === listed.row) })),
  }))

interface FilteredTables extends Filtered<unknown> {
  readonly tables: readonly ListedTable[]
}

/** The list's own tick decides what is open source; company, region and kind are those of the row that is meant. */
function filterListed(tables: readonly ListedTable[], filters: ModelFilters): FilteredTables {
  const ticked = tables.flatMap(({ rows }) =>
    rows.flatMap(({ model, openSource }): ModelRow[] =>
      model === undefined
        ? []
        : [
            {
              ...model,
              releases: [],
              openSource: openSource ? 'yes' : 'no',
              openness: openSource ? 'weights-unread' : 'closed',
            },
          ],
    ),
  )
  const filtered = filterModels(ticked, filters, '')
  const ids = filtered.rows.map(({ id }) => id)
  const left = tables
    .map((table) => ({ ...table, rows: table.rows.filter(({ row }) => ids.includes(row)) }))
    .filter(({ rows }) => rows.length > 0)
  return { ...filtered, tables: left }
}
