import type { MemoryWish } from '../domain/model-memory.ts'
import type { ModelRow } from '../domain/models.ts'
import { cheapest } from '../domain/models-filter.ts'
import type { EditionColumn, ListedRow } from './edition.ts'
import type { Frame } from './frame.ts'
import { memoryOf } from './model-values.ts'
import type { ModelColumn } from './models.ts'
import { licenceJson } from './models-json.ts'

/** A plain table: header and rows of text, for CSV and Markdown. */
export interface PlainTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export const EVERY_COLUMN: readonly ModelColumn[] = [
  'id',
  'name',
  'kind',
  'company',
  'region',
  'open',
  'licence',
  'use',
  'status',
  'since',
  'context',
  'output',
  'abilities',
  'newest',
  'released',
  'modalities',
  'price',
  'asof',
  'memory',
  'weights',
  'link',
]

/** Values as in JSON; names in the learner's language. The header holds the names of the columns, as `--columns` takes them. */
export function modelTable(
  rows: readonly ModelRow[],
  columns: readonly ModelColumn[],
  { locale }: Pick<Frame, 'locale'>,
  today: string,
  wish?: MemoryWish,
): PlainTable {
  const price = (row: ModelRow): string[] => {
    const found = cheapest(row, today)
    return found === undefined ? ['', '', ''] : [String(found.in), String(found.out ?? ''), found.currency]
  }
  const cells: Record<ModelColumn, (row: ModelRow) => string | readonly string[]> = {
    id: ({ id }) => id,
    name: ({ name }) => name[locale],
    kind: ({ kind }) => kind,
    company: ({ company }) => company[locale],
    region: ({ region }) => region,
    open: ({ openSource }) => openSource,
    licence: (row) => licenceJson(row) ?? '',
    status: ({ status, unchecked }) => (unchecked ? 'unchecked' : status),
    since: ({ weightsSince }) => weightsSince ?? '',
    use: ({ commercial }) => commercial,
    output: ({ maxOutput }) => (maxOutput === null ? '' : String(maxOutput)),
    abilities: ({ abilities }) => abilities.join(' '),
    weights: ({ releases }) => [...new Set(releases.flatMap(({ weights }) => weights ?? []))].join(' '),
    context: ({ context }) => (context === null ? '' : String(context)),
    newest: ({ newest }) => newest?.name[locale] ?? '',
    released: ({ newest }) => newest?.released ?? '',
    modalities: ({ modalities }) => modalities.join(' '),
    price,
    memory: (row) => memoryCells(row, wish),
    asof: ({ asOf }) => asOf,
    link: ({ link }) => link ?? '',
  }
  return {
    header: columns.flatMap((column) => SEVERAL[column] ?? [column]),
    rows: rows.map((row) => columns.flatMap((column) => cells[column](row))),
  }
}

/** Numbers apart from their currency and from each other, so that a spreadsheet can reckon with them. */
const SEVERAL: Partial<Record<ModelColumn, readonly string[]>> = {
  price: ['priceIn', 'priceOut', 'currency'],
  memory: ['billions', 'memoryBytes'],
}

function memoryCells(row: ModelRow, wish: MemoryWish | undefined): string[] {
  const need = memoryOf(row, wish)
  return need === undefined ? ['', ''] : [String(need.total), String(Math.round(need.weights + need.cache))]
}

/** The rows of an edition as they stood; the tick as yes or no. */
export function listedTable(rows: readonly ListedRow[], columns: readonly EditionColumn[]): PlainTable {
  const cells: Record<EditionColumn, (row: ListedRow) => string> = {
    id: ({ row }) => row,
    name: ({ listedName }) => listedName,
    kind: ({ model }) => model?.kind ?? '',
    company: ({ listedCompany }) => listedCompany,
    region: ({ model }) => model?.region ?? '',
    open: ({ openSource }) => (openSource ? 'yes' : 'no'),
    link: ({ link }) => link,
  }
  return { header: columns, rows: rows.map((row) => columns.map((column) => cells[column](row))) }
}

export type PlainForm = 'csv' | 'csv-bom' | 'md'

/** The table in the form that was asked for. */
export function plainLines(table: PlainTable, form: PlainForm): string[] {
  if (form === 'md') return markdownLines(table)
  const [header = '', ...rows] = csvLines(table)
  return [form === 'csv-bom' ? `\ufeff${header}` : header, ...rows]
}

/**
 * Lines of CSV as RFC 4180 has them: CRLF (the line feed is added by whoever prints), quotes where needed. A cell that a
 * spreadsheet would take for a formula gets an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export const csvLines = ({ header, rows }: PlainTable): string[] =>
  [header, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r`)

function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A Markdown table. */
export const markdownLines = ({ header, rows }: PlainTable): string[] =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.map(markdownCell).join(' | ')} |`)

/** What Markdown would read as markup is escaped; an address stays one that can be followed. */
const markdownCell = (text: string): string =>
  text
    .split(/\s+/)
    .map((word) =>
      /^https?:\/\/[^<>]+$/.test(word)
        ? `<${word.replaceAll('|', '%7C')}>`
        : word.replace(/[\\|`*_[\]<>]/g, '\\$&'),
    )
    .join(' ')
