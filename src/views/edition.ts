import type { Edition, EditionRow } from '../domain/catalog.ts'
import type { ModelRow } from '../domain/models.ts'
import type { Messages } from '../messages/messages.ts'
import type { Frame } from './frame.ts'
import { withSummary } from './layout.ts'
import { breakRuns, extentOf, type Run } from './line-break.ts'
import { type Pair, pairLines } from './pairs.ts'
import { type Cell, tableLines } from './table.ts'

export type EditionColumn = keyof Messages['models']['edition']['columns']

/** A row as it was listed, with the row of the catalogue that it means. */
export interface ListedRow extends EditionRow {
  readonly model: ModelRow | undefined
}

export interface ListedTable {
  readonly id: string
  readonly title: Edition['title']
  readonly rows: readonly ListedRow[]
}

const USUAL: readonly EditionColumn[] = ['name', 'company', 'open', 'link']

/** The tables of an edition as they stood: names, companies, ticks, links. */
export function editionLines(
  tables: readonly ListedTable[],
  frame: Frame,
  columns: readonly EditionColumn[] = USUAL,
): string[] {
  const { edition } = frame.messages.models
  const rows = tables.flatMap((table) => table.rows)
  const ticked = rows.filter(({ openSource }) => openSource).length
  const style = linkStyle(rows, frame, columns)
  const footer = [edition.count(rows.length, ticked), edition.diffHint]
  return withSummary(
    tables.flatMap((table, at) => [
      ...(at > 0 ? [''] : []),
      ...breakRuns([{ text: table.title[frame.locale], paint: frame.theme.heading }], frame.width, frame),
      '',
      ...listedLines(table.rows, frame, columns, style),
    ]),
    footer.flatMap((text) => breakRuns([{ text, paint: frame.theme.muted }], frame.width, frame)),
    frame,
  )
}

type LinkStyle = 'column' | 'hyperlink' | 'number' | 'card'

/**
 * Links stand in a column of their own; where that does not fit, the names are links, or carry numbers with a list below;
 * where even that does not fit, every row is a card.
 */
function linkStyle(rows: readonly ListedRow[], frame: Frame, columns: readonly EditionColumn[]): LinkStyle {
  if (frame.accessible) return 'column'
  const others = columns.filter((column) => column !== 'link')
  if (others.length === columns.length) return fits(rows, frame, columns, 'column') ? 'column' : 'card'
  if (frame.hyperlinks) return fits(rows, frame, others, 'hyperlink') ? 'hyperlink' : 'card'
  if (fits(rows, frame, columns, 'column')) return 'column'
  return fits(rows, frame, others, 'number') ? 'number' : 'card'
}

function listedLines(
  rows: readonly ListedRow[],
  frame: Frame,
  columns: readonly EditionColumn[],
  style: LinkStyle,
): string[] {
  if (style === 'card') return listedCards(rows, frame, columns)
  if (style === 'column') return listedTable(rows, frame, columns, style)
  const table = listedTable(
    rows,
    frame,
    columns.filter((column) => column !== 'link'),
    style,
  )
  return style === 'hyperlink'
    ? table
    : [...table, '', ...rows.flatMap(({ link }, at) => numberedLink(link, at + 1, frame))]
}

function listedCards(rows: readonly ListedRow[], frame: Frame, columns: readonly EditionColumn[]): string[] {
  const labels = frame.messages.models.edition.columns
  return rows.flatMap((row, at) => {
    const name = breakRuns(nameCell(row, frame, 'column', 0), frame.width, frame)
    const pairs = columns
      .filter((column) => column !== 'name')
      .map((column): Pair => [labels[column], listedCell(row, column, frame, 'card', 0)])
    return [...(at > 0 ? [''] : []), ...(columns.includes('name') ? name : []), ...pairLines(pairs, frame, 2)]
  })
}

const numberedLink = (link: string, number: number, frame: Frame): string[] =>
  breakRuns(
    [
      { text: `[${number}] `, paint: frame.theme.muted },
      { text: link, kind: 'code' },
    ],
    frame.width,
    frame,
  )

function listedTable(
  rows: readonly ListedRow[],
  frame: Frame,
  columns: readonly EditionColumn[],
  links: LinkStyle,
): string[] {
  return tableLines(
    {
      header: columns.map((column) => frame.messages.models.edition.columns[column]),
      rows: rows.map((row, at) => columns.map((column) => listedCell(row, column, frame, links, at + 1))),
      alignments: columns.map((column) => (column === 'open' ? 'center' : 'left')),
    },
    frame,
  )
}

function listedCell(
  row: ListedRow,
  column: EditionColumn,
  frame: Frame,
  links: LinkStyle,
  number: number,
): Cell {
  const { models } = frame.messages
  const cells: Record<EditionColumn, () => Cell> = {
    name: () => nameCell(row, frame, links, number),
    company: () => row.listedCompany,
    open: () => tick(row, frame),
    link: () => [{ text: row.link, paint: frame.theme.muted, kind: 'code' }],
    kind: () => (row.model === undefined ? '' : models.kinds[row.model.kind]),
    region: () => (row.model === undefined ? '' : models.regions[row.model.region]),
    id: () => row.row,
  }
  return cells[column]()
}

function nameCell(
  { listedName, link }: ListedRow,
  { theme }: Frame,
  links: LinkStyle,
  number: number,
): Run[] {
  if (links === 'hyperlink') return [{ text: listedName, href: link, paint: theme.accent }]
  const mark: Run[] = links === 'number' ? [{ text: ` [${number}]`, paint: theme.muted, kind: 'mark' }] : []
  return [{ text: listedName, paint: theme.strong }, ...mark]
}

function tick({ openSource }: ListedRow, { accessible, glyphs, messages: { models } }: Frame): string {
  if (accessible || glyphs === 'ascii') return models.openSource[openSource ? 'yes' : 'no']
  return openSource ? '✅' : '❌'
}

function fits(
  rows: readonly ListedRow[],
  frame: Frame,
  columns: readonly EditionColumn[],
  links: LinkStyle,
): boolean {
  const widths = columns.map((column) => {
    const cells = rows.map((row, at) => listedCell(row, column, frame, links, at + 1))
    const header = frame.messages.models.edition.columns[column]
    return Math.max(
      ...[header, ...cells].map(
        (cell) => extentOf(typeof cell === 'string' ? [{ text: cell }] : cell, frame).wants,
      ),
    )
  })
  return widths.reduce((sum, width) => sum + width, 2 * (columns.length - 1)) <= frame.width
}
