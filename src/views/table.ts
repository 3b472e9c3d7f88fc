import type { Alignment } from '../domain/blocks.ts'
import type { Frame } from './frame.ts'
import { breakRuns, extentOf, type Run } from './line-break.ts'
import { displayWidth, padEnd } from './width.ts'

/** Text of one style, or runs of several. A run is painted after it is measured, so colours never count as width. */
export type Cell = string | readonly Run[]

export interface Table {
  readonly header: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
  /** By column; left where nothing is said. */
  readonly alignments?: readonly Alignment[]
  /** Rows of numbers stay together although some of them take several lines. */
  readonly compact?: boolean
}

/**
 * A table no wider than the columns given (the frame's own without): the widest columns shrink and wrap inside their
 * cells. Where a column would fall under about 6 columns, and for screen readers, every row becomes a card of
 * "header, value" lines. A table without headers has rows only.
 */
export function tableLines(table: Table, frame: Frame, columns: number = frame.width): string[] {
  const cells = [table.header, ...table.rows].map((row) => table.header.map((_, at) => runsOf(row[at] ?? '')))
  const [header = [], ...rows] = cells
  const widths = frame.accessible ? undefined : columnWidths(cells, columns, frame)
  if (widths === undefined) return cardLines(header, rows, frame, columns)
  const heads = header.map((cell) => paintedWith(cell, frame.theme.heading))
  const alignments = table.alignments ?? []
  const rowsOfLines = rows.map((row) => rowLines(row, widths, alignments, frame))
  // Rows of several lines need air between them; rows of one line do not.
  const airy = table.compact !== true && rowsOfLines.some((lines) => lines.length > 1)
  return [
    ...(header.every(isEmpty)
      ? []
      : [...rowLines(heads, widths, alignments, frame), ruleUnder(widths, frame)]),
    ...rowsOfLines.flatMap((lines, at) => (airy && at > 0 ? ['', ...lines] : lines)),
  ]
}

/** Columns between two columns. */
const GAP = 2
/** A column narrower than this is a ribbon that nobody reads. */
const NARROWEST_COLUMN = 6

const runsOf = (cell: Cell): readonly Run[] => (typeof cell === 'string' ? [{ text: cell }] : cell)

const isEmpty = (cell: readonly Run[]): boolean => cell.every(({ text }) => text === '')

const paintedWith = (runs: readonly Run[], paint: Run['paint']): Run[] =>
  runs.map((run) => ({ ...run, paint: run.paint ?? paint }))

/** The width of each column, or undefined when they do not fit side by side. */
function columnWidths(
  cells: readonly (readonly (readonly Run[])[])[],
  columns: number,
  frame: Frame,
): number[] | undefined {
  const count = cells[0]?.length ?? 0
  const room = columns - GAP * (count - 1)
  if (room < count) return undefined
  const wants = widest(cells, count, (cell) => extentOf(cell, frame).wants)
  if (total(wants) <= room) return wants
  const needs = widest(cells, count, (cell) => extentOf(cell, frame).needs)
  const widths = shrink(wants, needs, room) ?? shrink(wants, needs.map(withLongWordsCut), room)
  const isRibbon = widths?.some((width, at) => width < Math.min(NARROWEST_COLUMN, wants[at] ?? 0))
  return isRibbon ? undefined : widths
}

function widest(
  cells: readonly (readonly (readonly Run[])[])[],
  count: number,
  widthOf: (cell: readonly Run[]) => number,
): number[] {
  const widths = new Array<number>(count).fill(1)
  for (const row of cells)
    row.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 1, widthOf(cell))
    })
  return widths
}

/** An address may be cut to fit a column; cutting shorter words is worse than cards. */
const withLongWordsCut = (needs: number): number => Math.min(needs, 12)

/** Lowers the widest columns to one level until all fit; none falls below what it needs. Undefined when that is too much. */
function shrink(wants: readonly number[], needs: readonly number[], room: number): number[] | undefined {
  const at = (level: number): number[] =>
    wants.map((want, column) => Math.max(Math.min(want, level), Math.min(want, needs[column] ?? 0)))
  let low = 1
  let high = Math.max(...wants)
  if (total(at(low)) > room) return undefined
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (total(at(middle)) <= room) low = middle
    else high = middle - 1
  }
  return at(low)
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

function rowLines(
  row: readonly (readonly Run[])[],
  widths: readonly number[],
  alignments: readonly Alignment[],
  frame: Frame,
): string[] {
  const wrapped = row.map((cell, at) => breakRuns(cell, widths[at] ?? 1, frame))
  const height = Math.max(1, ...wrapped.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    widths
      .map((width, at) => aligned(wrapped[at]?.[line] ?? '', width, alignments[at] ?? 'left', frame))
      .join(' '.repeat(GAP))
      .trimEnd(),
  )
}

function aligned(line: string, columns: number, alignment: Alignment, frame: Frame): string {
  const room = Math.max(0, columns - displayWidth(line, frame))
  if (room === 0) return line
  const left = alignment === 'left' ? 0 : alignment === 'right' ? room : room >> 1
  return ' '.repeat(left) + line + ' '.repeat(room - left)
}

function ruleUnder(widths: readonly number[], { glyphs, ambiguousWidth, theme }: Frame): string {
  const sign = glyphs === 'ascii' ? '-' : '─'
  const step = glyphs === 'ascii' ? 1 : ambiguousWidth
  const rules = widths.map((width) => {
    const rule = sign.repeat(Math.floor(width / step))
    return rule + ' '.repeat(width - rule.length * step)
  })
  return theme.muted(rules.join(' '.repeat(GAP)).trimEnd())
}

/** Every row as a card: header and value side by side, or under one another where there is no room. */
function cardLines(
  header: readonly (readonly Run[])[],
  rows: readonly (readonly (readonly Run[])[])[],
  frame: Frame,
  columns: number,
): string[] {
  const labels = header.map((cell) => cell.map(({ text }) => text).join(''))
  const label = labels.reduce((most, text) => Math.max(most, displayWidth(text, frame)), 0)
  const isBeside = !frame.accessible && label > 0 && label + GAP + NARROWEST_COLUMN * 2 <= columns
  const card = isBeside ? besideLines : underLines
  return rows.flatMap((row, at) => [...(at > 0 ? [''] : []), ...card(labels, row, frame, columns, label)])
}

/** What is empty in a table is left out of a card. */
const filledLines = (
  cell: readonly Run[],
  columns: number,
  frame: Frame,
  label: readonly Run[] = [],
): string[] => (cell.every(({ text }) => text === '') ? [] : breakRuns([...label, ...cell], columns, frame))

type CardLines = (
  labels: readonly string[],
  row: readonly (readonly Run[])[],
  frame: Frame,
  columns: number,
  label: number,
) => string[]

const besideLines: CardLines = (labels, row, frame, columns, label) =>
  labels.flatMap((text, at) =>
    filledLines(row[at] ?? [], columns - label - GAP, frame).map((line, index) =>
      index === 0
        ? `${frame.theme.muted(padEnd(text, label, frame))}${' '.repeat(GAP)}${line}`.trimEnd()
        : ' '.repeat(label + GAP) + line,
    ),
  )

const underLines: CardLines = (labels, row, frame, columns) =>
  labels.flatMap((text, at) => {
    const label = { text: frame.messages.common.labelled(text), paint: frame.theme.muted }
    return filledLines(row[at] ?? [], columns, frame, text === '' ? [] : [label])
  })
