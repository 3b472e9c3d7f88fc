import type { Alignment } from '../domain/blocks.ts'
import type { Frame } from './frame.ts'
import { breakRuns, extentOf, type Run, runOf, type WholeLine, wholeLine } from './line-break.ts'
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
  /** Further lines of the first column stand under the second word of it: it begins with a number. */
  readonly numbered?: boolean
}

/**
 * A table no wider than the columns given (the frame's own without): the widest columns shrink and wrap inside their
 * cells. Where a column would fall under about 6 columns, and for screen readers, every row becomes a card of
 * "header, value" lines. A table without headers has rows only.
 */
export function tableLines(table: Table, frame: Frame, columns: number = frame.width): string[] {
  const header = table.header.map(runsOf)
  const rows = table.rows.map((row) => header.map((_, at) => measured(runsOf(row[at] ?? ''), frame)))
  const heads = header.map((cell) => measured(paintedWith(cell, frame.theme.heading), frame))
  const widths = frame.accessible ? undefined : columnWidths([heads, ...rows], columns, frame)
  if (widths === undefined) return cardLines(header, rows, frame, columns)
  const alignments = table.alignments ?? []
  const rowsOfLines = rows.map((row) => rowLines(row, widths, alignments, frame, table.numbered))
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

const runsOf = (cell: Cell): readonly Run[] => (typeof cell === 'string' ? [runOf(cell)] : cell)

const isEmpty = (cell: readonly Run[]): boolean => cell.every(({ text }) => text === '')

const paintedWith = (runs: readonly Run[], paint: Run['paint']): Run[] =>
  runs.map(({ text, paint: own, kind, href }) => runOf(text, own ?? paint, kind, href))

/** A cell with the columns that it wants, and painted where it is a line as it stands: each is measured once. */
interface MeasuredCell {
  readonly runs: readonly Run[]
  readonly wants: number
  readonly whole: WholeLine | undefined
}

function measured(runs: readonly Run[], frame: Frame): MeasuredCell {
  const whole = wholeLine(runs, frame)
  return { runs, wants: whole?.columns ?? extentOf(runs, frame).wants, whole }
}

/** The width of each column, or undefined when they do not fit side by side. */
function columnWidths(
  cells: readonly (readonly MeasuredCell[])[],
  columns: number,
  frame: Frame,
): number[] | undefined {
  const count = cells[0]?.length ?? 0
  const room = columns - GAP * (count - 1)
  if (room < count) return undefined
  const wants = widest(cells, count, (cell) => cell.wants)
  if (total(wants) <= room) return wants
  const needs = widest(cells, count, (cell) => extentOf(cell.runs, frame).needs)
  const widths = shrink(wants, needs, room) ?? shrink(wants, needs.map(withLongWordsCut), room)
  const isRibbon = widths?.some((width, at) => width < Math.min(NARROWEST_COLUMN, wants[at] ?? 0))
  return isRibbon ? undefined : widths
}

function widest(
  cells: readonly (readonly MeasuredCell[])[],
  count: number,
  widthOf: (cell: MeasuredCell) => number,
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
  row: readonly MeasuredCell[],
  widths: readonly number[],
  alignments: readonly Alignment[],
  frame: Frame,
  numbered = false,
): string[] {
  const wrapped = row.map((cell, at) =>
    (numbered && at === 0 ? numberedLines : cellLines)(cell, widths[at] ?? 1, frame),
  )
  const height = wrapped.reduce((most, lines) => Math.max(most, lines.length), 1)
  return Array.from({ length: height }, (_, line) => besideOneAnother(wrapped, line, widths, alignments))
}

const cellLines = ({ runs, whole }: MeasuredCell, width: number, frame: Frame): readonly WholeLine[] =>
  whole !== undefined && whole.columns <= width
    ? [whole]
    : breakRuns(runs, width, frame).map((line) => ({ line, columns: displayWidth(line, frame) }))

/** A number and what it counts, whose further lines hang under its first. */
function numberedLines(cell: MeasuredCell, width: number, frame: Frame): readonly WholeLine[] {
  const [number = '', ...words] = cell.runs
    .map(({ text }) => text)
    .join('')
    .split(' ')
  const columns = displayWidth(number, frame) + 1
  const title = measured([runOf(words.join(' '))], frame)
  if (words.length === 0 || cell.wants <= width) return cellLines(cell, width, frame)
  return cellLines(title, width - columns, frame).map((each, at) => ({
    line: `${at === 0 ? `${number} ` : ' '.repeat(columns)}${each.line}`,
    columns: columns + each.columns,
  }))
}

/** One line of every cell, in the columns of the table. */
function besideOneAnother(
  cells: readonly (readonly WholeLine[])[],
  line: number,
  widths: readonly number[],
  alignments: readonly Alignment[],
): string {
  let row = ''
  for (const [at, width] of widths.entries()) {
    const cell = aligned(cells[at]?.[line] ?? NO_LINE, width, alignments[at] ?? 'left')
    row += at === 0 ? cell : ' '.repeat(GAP) + cell
  }
  return row.trimEnd()
}

const NO_LINE: WholeLine = { line: '', columns: 0 }

function aligned({ line, columns }: WholeLine, width: number, alignment: Alignment): string {
  const room = width - columns
  if (room <= 0) return line
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
  rows: readonly (readonly MeasuredCell[])[],
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
  cell: MeasuredCell | undefined,
  columns: number,
  frame: Frame,
  label: readonly Run[] = [],
): string[] =>
  cell === undefined || isEmpty(cell.runs) ? [] : breakRuns([...label, ...cell.runs], columns, frame)

type CardLines = (
  labels: readonly string[],
  row: readonly MeasuredCell[],
  frame: Frame,
  columns: number,
  label: number,
) => string[]

const besideLines: CardLines = (labels, row, frame, columns, label) =>
  labels.flatMap((text, at) =>
    filledLines(row[at], columns - label - GAP, frame).map((line, index) =>
      index === 0
        ? `${frame.theme.muted(padEnd(text, label, frame))}${' '.repeat(GAP)}${line}`.trimEnd()
        : ' '.repeat(label + GAP) + line,
    ),
  )

const underLines: CardLines = (labels, row, frame, columns) =>
  labels.flatMap((text, at) => {
    const label = { text: frame.messages.common.labelled(text), paint: frame.theme.muted }
    return filledLines(row[at], columns, frame, text === '' ? [] : [label])
  })
