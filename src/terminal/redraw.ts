import type { Cursor, Picture } from '../views/picture.ts'
import { type Measure, withoutStyles } from '../views/width.ts'
import { type Cell, cellsOf, isBlank, isSameCell, plainStyle, styleChange } from './cells.ts'
import { bestScroll, LEAST_GAIN, type Scroll, scrolled, scrollSequence } from './scroll.ts'

export interface ScreenSize {
  readonly columns: number
  readonly rows: number
}

/** What a terminal can do. */
export interface Abilities {
  /** It scrolls a part of the screen (DECSTBM). */
  readonly scrollsRegions: boolean
}

/** What is on the screen. */
export interface Shown {
  /** One for each row. */
  readonly lines: readonly string[]
  readonly cursor: Cursor
  readonly size: ScreenSize
  readonly ambiguousWidth: Measure['ambiguousWidth']
  /** Something else may stand there by now: every row is written again, and the cursor goes where it was. */
  readonly isStale?: boolean
}

/** What to send, and what is on the screen then. */
export interface Redraw {
  readonly output: string
  readonly shown: Shown
}

/**
 * What leads from one picture to the next. What stands on another row is scrolled there; else only cells that differ are
 * written. A row is erased before its text and never after: with a character in its last column the cursor of most
 * terminals stands on that column, and erasing takes it away. No row is wider than the screen, so nothing wraps. Of a
 * screen that is not known every row is written.
 *
 * Synchronised output (mode 2026) keeps it from flickering where it is known.
 */
export function redraw(
  before: Shown | undefined,
  picture: Picture,
  size: ScreenSize,
  measure: Measure & Abilities,
): Redraw {
  const seen = before && isSameScreen(before, size, measure) ? before : undefined
  const known = seen?.isStale ? undefined : seen
  const lines = Array.from({ length: size.rows }, (_, row) => picture.lines[row] ?? '')
  const move = seen && bestScroll(seen.lines, lines)
  const moved = seen && scrolled(seen.lines, move)
  const isWorthIt = known && move !== undefined && move.gain >= LEAST_GAIN && measure.scrollsRegions
  const there = isWorthIt ? moved : known?.lines
  const changes = lines.map((line, row) => rowChange(row, there?.[row], line, size, measure)).join('')
  const rows = (isWorthIt ? scrollSequence(move) : '') + changes
  const cursor = within(
    size,
    picture.cursor ?? firstNew({ moved, move, cursor: seen?.cursor }, lines, size, measure),
  )
  const output = rows + cursorChange(known?.cursor, cursor, rows !== '')
  return {
    output: output === '' ? '' : `\x1b[?2026h${output}\x1b[?2026l`,
    shown: { lines, cursor, size, ambiguousWidth: measure.ambiguousWidth },
  }
}

/** Puts the cursor where it belongs, when it is not there, and shows or hides it. */
function cursorChange(before: Cursor | undefined, after: Cursor, isElsewhere: boolean): string {
  const placed = !isElsewhere && before !== undefined && isSamePlace(before, after) ? '' : at(after)
  const isAsBefore = before !== undefined && isShown(before) === isShown(after)
  return isAsBefore ? placed : placed + (isShown(after) ? SHOW : HIDE)
}

const isShown = (cursor: Cursor): boolean => cursor.isShown ?? false

const SHOW = '\x1b[?25h'
const HIDE = '\x1b[?25l'

const at = ({ row, column }: Cursor): string => `\x1b[${row + 1};${column + 1}H`

const isSameScreen = (shown: Shown, { columns, rows }: ScreenSize, { ambiguousWidth }: Measure): boolean =>
  shown.size.columns === columns && shown.size.rows === rows && shown.ambiguousWidth === ambiguousWidth

const isSamePlace = (one: Cursor, other: Cursor): boolean =>
  one.row === other.row && one.column === other.column

const within = ({ columns, rows }: ScreenSize, cursor: Cursor): Cursor => ({
  ...cursor,
  row: Math.max(0, Math.min(rows - 1, cursor.row)),
  column: Math.max(0, Math.min(columns - 1, cursor.column)),
})

/** The rows as they were, scrolled; how; and where the cursor was. */
interface Earlier {
  readonly moved: readonly string[] | undefined
  readonly move: Scroll | undefined
  readonly cursor: Cursor | undefined
}

/**
 * The first letter of the first row that is new, which may be a blank row when it came by scrolling; where the cursor was
 * when none is.
 */
function firstNew(
  { moved, move, cursor }: Earlier,
  lines: readonly string[],
  size: ScreenSize,
  measure: Measure,
): Cursor {
  const came = revealedRow(move)
  for (const [row, line] of lines.entries()) {
    if (row !== came && isSameText(moved?.[row], line)) continue
    const cells = visibleCells(line, size, measure)
    if (isRule(line) && !isSameText(moved?.[row + 1], lines[row + 1] ?? '')) continue
    if (cells.length > 0) return { row, column: firstLetter(cells) }
    if (row === came) return { row, column: firstLetter(visibleCells(lines[row - 1] ?? '', size, measure)) }
  }
  return { row: cursor?.row ?? 0, column: cursor?.column ?? 0 }
}

/** The line under the heads of a table says nothing; what follows it does. */
const isRule = (line: string): boolean => /^[\s─-]*[─-][\s─-]*$/.test(withoutStyles(line))

/** Another look alone is nothing new. */
const isSameText = (before: string | undefined, after: string): boolean =>
  before === after || (before !== undefined && withoutStyles(before) === withoutStyles(after))

/** The first of the rows that scrolling made room for. */
const revealedRow = (move: Scroll | undefined): number | undefined =>
  move && (move.by > 0 ? move.to - move.by : move.from)

const LETTER = /^[\p{L}\p{N}]/u

/** Signs and bars before the words are passed over; without words, the first sign. */
function firstLetter(cells: readonly Cell[]): number {
  const letter = cells.findIndex(({ text }) => LETTER.test(text))
  const first = letter < 0 ? cells.findIndex((cell) => !isBlank(cell)) : letter
  return columnsOf(cells.slice(0, Math.max(0, first)))
}

const columnsOf = (cells: readonly Cell[]): number => cells.reduce((sum, { columns }) => sum + columns, 0)

/** The cells that have room, without the blank ones at the end. */
function visibleCells(line: string, { columns }: ScreenSize, measure: Measure): Cell[] {
  const cells = cellsOf(line, measure)
  let end = 0
  let length = 0
  for (const [index, cell] of cells.entries()) {
    end += cell.columns
    if (end > columns) break
    if (!isBlank(cell)) length = index + 1
  }
  return cells.slice(0, length)
}

/** What leads from one row to the next; from an unknown row when there is no `was`. */
function rowChange(
  row: number,
  was: string | undefined,
  line: string,
  size: ScreenSize,
  measure: Measure,
): string {
  if (was === line) return ''
  const place = (column: number): string => at({ row, column })
  const after = visibleCells(line, size, measure)
  const before = was === undefined ? undefined : visibleCells(was, size, measure)
  const whole = `${place(0)}\x1b[K${written(after, 0, place)}`
  if ([...(before ?? []), ...after].some(({ uncertain }) => uncertain)) return NO_WRAP + whole + WRAP
  return before === undefined ? whole : cellsChange(before, after, place)
}

/** The shorter way: the parts that differ, or all from the first of them on. */
function cellsChange(
  before: readonly Cell[],
  after: readonly Cell[],
  place: (column: number) => string,
): string {
  const equal = equalCells(before, after)
  const first = equal.indexOf(false) < 0 ? after.length : equal.indexOf(false)
  const column = columnsOf(after.slice(0, first))
  const anew = `${place(column)}\x1b[K${written(after.slice(first), column, place)}`
  const parts = partsChange(before, after, equal, place)
  return parts.length <= anew.length ? parts : anew
}

/** Without wrapping (mode 7) what a terminal takes for wider than we do stays in its row. */
const NO_WRAP = '\x1b[?7l'
const WRAP = '\x1b[?7h'

/** For each cell of `after`: the same one stands at its column already. */
function equalCells(before: readonly Cell[], after: readonly Cell[]): boolean[] {
  const there = new Map<number, Cell>()
  let column = 0
  for (const cell of before) {
    there.set(column, cell)
    column += cell.columns
  }
  column = 0
  return after.map((cell) => {
    const was = there.get(column)
    column += cell.columns
    return was !== undefined && isSameCell(was, cell)
  })
}

/** Erases what reaches further than the new row, then writes the cells that differ. */
function partsChange(
  before: readonly Cell[],
  after: readonly Cell[],
  equal: readonly boolean[],
  place: (column: number) => string,
): string {
  const end = columnsOf(after)
  let output = columnsOf(before) > end ? `${place(end)}\x1b[K` : ''
  let column = 0
  for (let index = 0; index < after.length; ) {
    const from = index
    while (index < after.length && equal[index] === equal[from]) index += 1
    const run = after.slice(from, index)
    if (!equal[from]) output += place(column) + plainly(run)
    column += columnsOf(run)
  }
  return output
}

/** Blank places that are longer are left as they were erased. */
const SHORT_GAP = 4

/** Text for a row that is blank from the column on: blank places are passed over, not written. */
function written(cells: readonly Cell[], from: number, place: (column: number) => string): string {
  let output = ''
  let column = from
  for (let index = 0; index < cells.length; ) {
    const start = index
    const blank = isBlankAt(cells, index)
    while (index < cells.length && isBlankAt(cells, index) === blank) {
      index += 1
      // Behind a sequence the place is told anew, whatever the terminal took it for.
      if (cells[index - 1]?.uncertain) break
    }
    const run = cells.slice(start, index)
    const columns = columnsOf(run)
    column += columns
    if (blank && columns > SHORT_GAP) output += `\x1b[${columns}C`
    else output += plainly(run)
    if (run.at(-1)?.uncertain && index < cells.length) output += place(column)
  }
  return output
}

function isBlankAt(cells: readonly Cell[], index: number): boolean {
  const cell = cells[index]
  return cell !== undefined && isBlank(cell)
}

/** The cells with their styles, which are closed at the end. */
function plainly(cells: readonly Cell[]): string {
  let output = ''
  let style = plainStyle
  let link = ''
  for (const cell of cells) {
    if (cell.link !== link) output += cell.link === '' ? LINK_END : cell.link
    output += styleChange(style, cell.style) + cell.text
    style = cell.style
    link = cell.link
  }
  return output + styleChange(style, plainStyle) + (link === '' ? '' : LINK_END)
}

const LINK_END = '\x1b]8;;\x1b\\'
