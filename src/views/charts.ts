import type { Frame } from './frame.ts'
import { extentOf, runOf, wrapText } from './line-break.ts'
import { prose } from './prose.ts'
import { spokenLabel } from './spoken.ts'
import { displayWidth, padEnd, padStart, truncate } from './width.ts'

/** A row of a bar chart. */
export interface Bar {
  readonly label: string
  readonly value: number
  /** The value as it is to be read. */
  readonly text: string
  /** What follows the value, in a quiet colour. */
  readonly note?: string
  /** Drawn in the accent colour. */
  readonly marked?: boolean
}

const blocks = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const
const longestLabel = 40
const longestBar = 40
/** With less than this a bar says little: a note beside it goes below. */
const shortestBar = 12

/**
 * Labels, bars to scale and values, one row each; the longest bar stands for `full`, the largest value when left out. A
 * label that is too wide goes on below, and so does a note.
 * For a screen reader: label and value.
 */
export function barLines(bars: readonly Bar[], frame: Frame, full?: number): string[] {
  if (frame.accessible)
    return bars.flatMap(({ label, text, note }) =>
      prose([labelledIn(frame, label) + text, note].filter(Boolean).join(frame.messages.spoken.pause), frame),
    )
  const widths = barWidths(bars, frame)
  const most = full ?? Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE)
  return bars.flatMap((bar) => {
    const drawn = barOf((bar.value / most) * widths.bar, frame)
    const [label = '', ...more] = nameLines(bar.label, widths.label, frame)
    const line = `${padEnd(label, widths.label, frame)}  ${bar.marked ? frame.theme.accent(drawn) : drawn}${' '.repeat(widths.bar - displayWidth(drawn, frame))}`
    const value = padStart(bar.text, widths.text, frame)
    const room = frame.width - displayWidth(line, frame) - displayWidth(value, frame) - 4
    const note = bar.note ?? ''
    const fits = note === '' || displayWidth(note, frame) <= room
    const indent = ' '.repeat(widths.label + 2)
    return [
      `${line}  ${value}${fits && note !== '' ? `  ${frame.theme.muted(note)}` : ''}`,
      ...more,
      ...(fits ? [] : wrapText(note, frame.width - widths.label - 2, frame)).map(
        (each) => indent + frame.theme.muted(each),
      ),
    ]
  })
}

/** A name as it is, or in lines of this width. */
const nameLines = (name: string, width: number, frame: Frame): string[] =>
  displayWidth(name, frame) <= width ? [name] : wrapText(name, width, frame)

/** The name before what is heard of a row. */
const labelledIn = ({ messages }: Frame, label: string): string =>
  messages.common.labelled(spokenLabel(label, messages.spoken))

/** Without the sign of a zero. */
const fixed = (value: number, digits = 2): string => value.toFixed(digits).replace(/^-(?=0(?:\.0*)?$)/, '')

/** Numbers by their names, in this order; those that are 0 to the last digit are counted at the end. */
function namedNumbers(
  cells: readonly { readonly name: string; readonly value: number }[],
  digits: number,
  { messages }: Frame,
): string {
  const { spoken } = messages
  const isZero = ({ value }: { readonly value: number }): boolean => Number(value.toFixed(digits)) === 0
  const zeros = cells.filter(isZero)
  const isGathered = zeros.length > 1
  const said = isGathered ? cells.filter((cell) => !isZero(cell)) : cells
  return [
    ...said.map(({ name, value }) => `${spokenLabel(name, spoken)} ${fixed(value, digits)}`),
    ...(isGathered ? [spoken.zeros(zeros.length, said.length === 0)] : []),
  ].join(spoken.pause)
}

function barWidths(bars: readonly Bar[], frame: Frame): { label: number; bar: number; text: number } {
  const text = Math.max(0, ...bars.map((bar) => displayWidth(bar.text, frame)))
  const wanted = Math.max(0, ...bars.map((bar) => displayWidth(bar.label, frame)))
  const half = Math.max(4, Math.floor((frame.width - text - 4) / 2))
  const label = Math.min(
    wanted,
    longestLabel,
    Math.max(half, longestWord(bars, frame.width - text - 8, frame)),
  )
  const room = frame.width - label - text - 4
  const notes = bars.flatMap(({ note }) => (note ? [displayWidth(note, frame) + 2] : []))
  const besideNotes = room - Math.max(0, ...notes)
  const bar = besideNotes >= Math.min(room, shortestBar) ? besideNotes : room
  return { text, label, bar: Math.max(1, Math.min(longestBar, bar)) }
}

/** Columns of the longest word of the labels that has room at all: in half a line it would be broken. */
const longestWord = (bars: readonly Bar[], room: number, frame: Frame): number =>
  Math.max(
    0,
    ...bars.map(({ label }) => extentOf([runOf(label)], frame).needs).filter((columns) => columns <= room),
  )

/** A bar of so many columns. Eighths of a block only where a block takes one column. */
function barOf(columns: number, { glyphs, ambiguousWidth }: Frame): string {
  if (glyphs === 'ascii' || ambiguousWidth === 2) return '#'.repeat(Math.round(columns))
  const eighths = Math.round(columns * 8)
  return '█'.repeat(Math.floor(eighths / 8)) + (blocks[eighths % 8] ?? '')
}

/** A progress bar of `columns` columns. */
export function progressBar(share: number, columns: number, frame: Frame): string {
  return padEnd(barOf(Math.max(0, Math.min(1, share)) * columns, frame), columns, frame)
}

/** A share as lower half blocks, in half steps: bars in neighbouring rows stay apart. */
export function lowBar(share: number, columns: number, frame: Frame): string {
  if (frame.glyphs === 'ascii' || frame.ambiguousWidth === 2) return progressBar(share, columns, frame)
  const halves = Math.round(Math.max(0, Math.min(1, share)) * columns * 2)
  return padEnd('▄'.repeat(Math.floor(halves / 2)) + (halves % 2 === 1 ? '▖' : ''), columns, frame)
}

/** Values from 0 to 1, or from −1 where `signed`, with a name for each row and column. */
export interface Grid {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** values[row][column] */
  readonly values: readonly (readonly number[])[]
  /** Cells that cannot have a value, and stay empty. */
  readonly hidden?: (row: number, column: number) => boolean
  /** Set off from this value on; 0.5 when left out. */
  readonly strong?: number
  /** Values from −1 to 1: drawn with signs for more and less than 0. */
  readonly signed?: boolean
}

const ramp = [' ', '.', '-', '=', '+', '#', '@'] as const

/** The sign for a value from 0 to 1: the darker, the larger. Key: ramp from low to high. */
export const shade = (value: number): string =>
  ramp[Math.max(0, Math.min(ramp.length - 1, Math.floor(value * ramp.length)))] ?? ' '

/** Low to high, to explain a heat map. */
export const shadeKey = ramp.slice(1).join(' ')

/**
 * A heat map of ASCII signs, with the column names above it. Where a name is too wide, letters stand above the columns
 * and what they mean below. For a screen reader: each row's name and its columns from the largest value down.
 */
export function heatMapLines(grid: Grid, frame: Frame): string[] {
  if (frame.accessible)
    return grid.rows.flatMap((name, row) =>
      prose(labelledIn(frame, name) + namedNumbers(sortedCells(grid, row), 2, frame), frame),
    )
  const label = labelWidth(grid, frame)
  const cell = cellWidth(grid, label, frame)
  const lettered = grid.columns.some((name) => displayWidth(name, frame) >= cell)
  const header = grid.columns
    .map((name, column) => padEnd(lettered ? letterOf(column) : name, cell, frame))
    .join('')
  const key = grid.columns.map((name, column) => `${letterOf(column)}\u00a0${name}`).join('  ')
  return [
    `${' '.repeat(label + 2)}${frame.theme.muted(header.trimEnd())}`,
    ...grid.rows.flatMap((name, row) => {
      const cells = grid.columns.map((_, column) =>
        padEnd(cellText(grid, row, column, cell, frame), cell, frame),
      )
      return namedRow(name, cells.join(''), label, frame)
    }),
    ...(lettered ? prose(key, frame).map(frame.theme.muted) : []),
  ]
}

/** A row of a map; a name that is too wide goes on below. */
function namedRow(name: string, cells: string, label: number, frame: Frame): string[] {
  const [first = '', ...more] = nameLines(name, label, frame)
  return [`${padEnd(first, label, frame)}  ${cells}`.trimEnd(), ...more]
}

/** a to z, and from the beginning again. */
const letterOf = (column: number): string => String.fromCharCode(97 + (column % 26))

/** Columns of a sign, its hundredths, and a gap. */
const numberedCell = ({ signed = false }: Pick<Grid, 'signed'>): number =>
  (signed ? '++ −99 ' : '@ 100 ').length

const labelWidth = ({ rows }: Pick<Grid, 'rows'>, frame: Frame): number =>
  Math.min(16, Math.max(0, ...rows.map((name) => displayWidth(name, frame))))

function cellWidth(grid: Grid, label: number, frame: Frame): number {
  const { columns } = grid
  const room = Math.floor((frame.width - label - 2) / Math.max(1, columns.length))
  const widest = Math.max(0, ...columns.map((name) => displayWidth(name, frame)))
  return Math.max(2, Math.min(room, Math.max(numberedCell(grid), widest + 2)))
}

/** True where a heat map has room for numbers beside its signs. */
export const showsNumbers = (grid: Grid, frame: Frame): boolean =>
  cellWidth(grid, labelWidth(grid, frame), frame) >= numberedCell(grid)

/** A sign, and beside it the value in hundredths where there is room for it. */
function cellText(
  { values, hidden, strong = 0.5, signed = false }: Grid,
  row: number,
  column: number,
  width: number,
  { theme }: Frame,
): string {
  if (hidden?.(row, column)) return ''
  const value = values[row]?.[column] ?? 0
  const sign = signed ? signOf(value).padEnd(2) : shade(value)
  const hundredths = String(Math.round(value * 100)).replace('-', '−')
  const text =
    width >= numberedCell({ signed }) ? `${sign} ${hundredths.padStart(2)}` : sign.slice(0, width - 1)
  return Math.abs(value) >= strong ? theme.accent(text) : Math.abs(value) < 0.05 ? theme.muted(text) : text
}

function sortedCells(
  { columns, values, hidden }: Grid,
  row: number,
): { readonly name: string; readonly value: number }[] {
  return columns
    .map((name, column) => ({ name, column, value: values[row]?.[column] ?? 0 }))
    .filter(({ column }) => !hidden?.(row, column))
    .sort((a, b) => b.value - a.value)
}

/** Rows of numbers of either sign. */
export interface SignedGrid {
  readonly rows: readonly string[]
  /** values[row][column] */
  readonly values: readonly (readonly number[])[]
  /** Short ASCII name of each part that the columns are cut into, all equally wide. */
  readonly parts?: readonly string[]
}

/** The signs from the largest number of a map down to the same below zero. */
export const signedKey = '++ + . - --'

const largestSize = ({ values }: SignedGrid): number =>
  Math.max(...values.map((row) => row.reduce((most, value) => Math.max(most, Math.abs(value)), 0)))

function signOf(share: number): string {
  const sign = share > 0 ? '+' : '-'
  return Math.abs(share) < 0.2 ? '.' : Math.abs(share) < 0.6 ? sign : sign + sign
}

/**
 * A map of signed numbers, each measured by the largest: two signs from 0.6 of it, one from 0.2, else a dot. What is
 * wider than the frame is cut into strips. For a screen reader: the three largest of each row, with their columns.
 */
export function signedMapLines(grid: SignedGrid, frame: Frame): string[] {
  if (frame.accessible)
    return grid.rows.flatMap((name, row) =>
      prose(labelledIn(frame, name) + largestCells(grid.values[row] ?? []), frame),
    )
  const label = labelWidth(grid, frame)
  const most = largestSize(grid) || 1
  return stripsOf(grid, frame.width - label - 2).flatMap(({ start, end, header }) => [
    ...(header === '' ? [] : [`${' '.repeat(label + 2)}${frame.theme.muted(header)}`]),
    ...grid.rows.flatMap((name, row) => {
      const cells = (grid.values[row] ?? []).slice(start, end).map((value) => signedCell(value / most, frame))
      return namedRow(name, cells.join(''), label, frame)
    }),
  ])
}

/** Columns of the screen that a signed number takes. */
const signedWidth = 3

/** The columns from `start` to before `end`, and what stands over them. */
interface Strip {
  readonly start: number
  readonly end: number
  readonly header: string
}

/** Strips of about equal width that fit, cut between parts where a part fits. */
function stripsOf({ values, parts = [] }: SignedGrid, room: number): Strip[] {
  const count = values[0]?.length ?? 0
  const part = parts.length > 0 ? count / parts.length : count
  const unit = parts.length > 0 && part * signedWidth <= room ? part : 1
  const strips = Math.ceil(count / unit / Math.max(1, Math.floor(room / signedWidth / unit)))
  const width = Math.ceil(count / unit / strips) * unit
  return Array.from({ length: strips }, (_, strip) => {
    const [start, end] = [strip * width, Math.min(count, (strip + 1) * width)]
    const names = parts.slice(Math.round(start / part), Math.round(end / part))
    const heads = names.map((name) => name.slice(0, part * signedWidth - 1).padEnd(part * signedWidth))
    const numbers = strips > 1 ? `${start + 1}–${end}` : ''
    return { start, end, header: unit > 1 || part === 1 ? heads.join('').trimEnd() : numbers }
  })
}

function signedCell(share: number, { theme }: Frame): string {
  const sign = signOf(share)
  const text = sign.padEnd(signedWidth)
  return sign === '.' ? theme.muted(text) : sign.length === 2 ? theme.accent(text) : text
}

const largestCells = (row: readonly number[]): string =>
  row
    .map((value, column) => ({ value, column }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, 3)
    .map(({ value, column }) => `${column + 1} = ${fixed(value)}`)
    .join(', ')

/** Values over steps. */
export interface Series {
  readonly name: string
  readonly values: readonly number[]
}

export interface CurveOptions {
  readonly rows: number
  readonly columns: number
  /** Draw log₁₀ of the values; they must be above 0. */
  readonly logarithmic?: boolean
  /** How a value at the axis is written. */
  readonly format: (value: number) => string
  /** Write each name where its curve ends. */
  readonly named?: boolean
  /** What stands under the first and under the last value. */
  readonly along?: readonly [string, string]
}

const signs = ['*', 'o', 'x', '+'] as const

/**
 * Curves in one picture, dots of braille or ASCII signs, with the largest and smallest value at the axis. For a screen
 * reader: where each begins and ends, and its extremes.
 */
export function curveLines(series: readonly Series[], options: CurveOptions, frame: Frame): string[] {
  const { format } = options
  if (frame.accessible) return series.flatMap((each) => prose(curveInWords(each, format, frame), frame))
  const scaled = series.map(({ values }) =>
    values.map((value) => (options.logarithmic ? Math.log10(value) : value)),
  )
  const all = scaled.flat().filter(Number.isFinite)
  const low = Math.min(...all)
  const high = Math.max(...all)
  const [top, bottom] = [high, low].map((value) => format(options.logarithmic ? 10 ** value : value))
  const axis = Math.max(displayWidth(top ?? '', frame), displayWidth(bottom ?? '', frame))
  const columns = Math.max(4, Math.min(options.columns, frame.width - axis - 2))
  const canvas = createCanvas(columns, options.rows, frame)
  const names = options.named ? series.map(({ name }) => name) : []
  const width = Math.max(4, columns - Math.max(0, ...names.map((name) => displayWidth(name, frame) + 1)))
  const window = { width: (canvas.width / columns) * width, height: canvas.height, low, high }
  scaled.forEach((values, at) => {
    drawCurve(canvas, values, window, signs[at % signs.length] ?? '*')
  })
  const ends = scaled.map((values) => heightOf(values.at(-1) ?? low, window))
  apart(
    ends.map((end) => Math.floor((end / canvas.height) * options.rows)),
    options.rows,
  ).forEach((row, at) => {
    const { column } = canvas.cellOf({ x: window.width, y: 0 })
    canvas.write({ row, column: column + 1 }, names[at] ?? '')
  })
  const drawn = canvas.lines().map((line, row) => {
    const text = row === 0 ? top : row === options.rows - 1 ? bottom : ''
    return `${padStart(text ?? '', axis, frame)}  ${line}`.trimEnd()
  })
  return options.along ? [...drawn, axisLine(options.along, axis + 2, width, frame)] : drawn
}

/** Where the curve begins and ends, under it. */
function axisLine(
  [from, to]: readonly [string, string],
  indent: number,
  width: number,
  frame: Frame,
): string {
  const room = Math.max(displayWidth(from, frame) + 1, width - displayWidth(to, frame))
  return truncate(
    `${' '.repeat(indent)}${frame.theme.muted(`${padEnd(from, room, frame)}${to}`)}`,
    frame.width,
    frame,
  )
}

const curveInWords = ({ name, values }: Series, format: (value: number) => string, frame: Frame): string =>
  labelledIn(frame, name) +
  frame.messages.spoken.curve(
    format(values[0] ?? 0),
    format(values.at(-1) ?? 0),
    format(Math.min(...values)),
    format(Math.max(...values)),
  )

/** The dots that curves are drawn on, and the values of the lowest and the highest of them. */
interface CurveWindow {
  readonly width: number
  readonly height: number
  readonly low: number
  readonly high: number
}

const heightOf = (value: number, { height, low, high }: CurveWindow): number =>
  high === low ? height - 1 : ((high - value) / (high - low)) * (height - 1)

function drawCurve(canvas: Canvas, values: readonly number[], window: CurveWindow, sign: string): void {
  for (let x = 0; x < window.width; x++) {
    const at = (x / Math.max(1, window.width - 1)) * (values.length - 1)
    const from = values[Math.floor(at)] ?? Number.NaN
    const to = values[Math.ceil(at)] ?? from
    const value = from + (to - from) * (at - Math.floor(at))
    if (Number.isFinite(value)) canvas.dot(x, heightOf(value, window), sign)
  }
}

/** Rows in the same order, moved down and then up until no two are equal. */
function apart(rows: readonly number[], count: number): number[] {
  const order = [...rows.keys()].sort((a, b) => (rows[a] ?? 0) - (rows[b] ?? 0))
  const moved = [...rows]
  let free = 0
  for (const at of order) {
    moved[at] = Math.max(free, rows[at] ?? 0)
    free = (moved[at] ?? 0) + 1
  }
  let last = count - 1
  for (const at of order.toReversed()) {
    moved[at] = Math.min(last, moved[at] ?? 0)
    last = (moved[at] ?? 0) - 1
  }
  return moved
}

/** A point with a name, anywhere in the plane. */
export interface Point {
  readonly x: number
  readonly y: number
  readonly label: string
}

/**
 * Points and their names in a plane, optionally with lines between pairs of them. For a screen reader: the coordinates.
 * Every name stands beside its dot or in the row above or below; where there is no room for all, the plane gets higher.
 */
export function scatterLines(
  points: readonly Point[],
  pairs: readonly (readonly [number, number])[],
  { rows, columns }: Pick<CurveOptions, 'rows' | 'columns'>,
  frame: Frame,
): string[] {
  if (frame.accessible)
    return points.flatMap(({ label, x, y }) =>
      prose(labelledIn(frame, label) + frame.messages.spoken.point(fixed(x), fixed(y)), frame),
    )
  const width = Math.min(columns, frame.width)
  const named = points.map((point) => ({ ...point, label: truncate(point.label, width - 2, frame) }))
  for (let height = rows; ; height += 2) {
    const { lines, complete } = plane(named, pairs, { rows: height, columns: width }, frame)
    if (complete || height > rows + 3 * points.length) return lines
  }
}

/** The plane at one height, and whether all names found a place. */
function plane(
  points: readonly Point[],
  pairs: readonly (readonly [number, number])[],
  { rows, columns }: Pick<CurveOptions, 'rows' | 'columns'>,
  frame: Frame,
): { readonly lines: string[]; readonly complete: boolean } {
  const canvas = createCanvas(columns, rows, frame)
  const placed = points.map((point) => placeIn(canvas, points, point))
  for (const [from, to] of pairs) drawLine(canvas, placed[from], placed[to])
  for (const { x, y } of placed) canvas.dot(x, y, '*')
  const dots = placed.map((spot) => canvas.cellOf(spot))
  const complete = points
    .map(({ label }, at) => {
      const { row = 0, column = 0 } = dots[at] ?? {}
      const width = displayWidth(label, frame)
      const isFree = (place: Cell): boolean =>
        dots.every(
          (dot) => dot.row !== place.row || dot.column < place.column || dot.column >= place.column + width,
        )
      const places = [0, 1, -1].flatMap((down) =>
        [column + 1, column - width, column - Math.floor(width / 2), column + 2 - width].map((start) => ({
          row: row + down,
          column: start,
        })),
      )
      return places.some((place) => isFree(place) && canvas.write(place, label))
    })
    .every(Boolean)
  return { lines: canvas.lines().map((line) => line.trimEnd()), complete }
}

interface Spot {
  readonly x: number
  readonly y: number
}

function placeIn({ width, height }: Canvas, points: readonly Point[], { x, y }: Point): Spot {
  const share = (value: number, all: readonly number[]): number => {
    const low = Math.min(...all)
    const high = Math.max(...all)
    return high === low ? 0.5 : (value - low) / (high - low)
  }
  // A fifth of the width stays free on the right for names.
  return {
    x:
      share(
        x,
        points.map((point) => point.x),
      ) *
      (width - 1) *
      0.8,
    y:
      (1 -
        share(
          y,
          points.map((point) => point.y),
        )) *
      (height - 1),
  }
}

function drawLine(canvas: Canvas, from: Spot | undefined, to: Spot | undefined): void {
  if (!from || !to) return
  const steps = Math.ceil(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)))
  // Every third dot: a thread, so that names stay readable.
  for (let step = 0; step <= steps; step += 3) {
    canvas.dot(from.x + ((to.x - from.x) * step) / steps, from.y + ((to.y - from.y) * step) / steps, '.')
  }
}

/** A character on the screen. */
interface Cell {
  readonly row: number
  readonly column: number
}

/** A grid of dots, 2 × 4 in each braille character, 1 × 1 in each ASCII character. */
interface Canvas {
  readonly width: number
  readonly height: number
  dot(x: number, y: number, sign: string): void
  /** The character that a dot lies in. */
  cellOf(spot: Spot): Cell
  /** Writes from this cell on, where nothing is written yet and a gap stays on both sides; else gives false. */
  write(at: Cell, text: string): boolean
  lines(): string[]
}

/** Bits of the eight dots of a braille character, by row and column (Unicode 16, chapter 21.1). */
const brailleBits = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const

function createCanvas(columns: number, rows: number, frame: Frame): Canvas {
  const [across, down] = frame.glyphs === 'ascii' ? [1, 1] : [2, 4]
  const cells = Array.from({ length: rows }, () => new Array<string>(columns).fill(' '))
  const written = Array.from({ length: rows }, () => new Array<boolean>(columns).fill(false))
  return {
    width: columns * across,
    height: rows * down,
    dot(x, y, sign) {
      const [row, column] = [Math.floor(Math.round(y) / down), Math.floor(Math.round(x) / across)]
      const line = cells[row]
      if (!line || column < 0 || column >= columns) return
      line[column] = across === 1 ? sign : withDot(line[column] ?? ' ', Math.round(x) % 2, Math.round(y) % 4)
    },
    cellOf: ({ x, y }) => ({
      row: Math.floor(Math.round(y) / down),
      column: Math.floor(Math.round(x) / across),
    }),
    write({ row, column: start }, text) {
      const line = written[row]
      const words = cells[row]
      const width = displayWidth(text, frame)
      const fits = start >= 0 && start + width <= columns
      if (!line || !words || !fits || line.slice(Math.max(0, start - 1), start + width + 1).some(Boolean))
        return false
      line.fill(true, start, start + width)
      words.fill('', start, start + width)
      words[start] = text
      return true
    },
    lines: () => cells.map((line) => line.join('')),
  }
}

function withDot(cell: string, column: number, row: number): string {
  const code = cell === ' ' || cell === '' ? 0x2800 : (cell.codePointAt(0) ?? 0x2800)
  return String.fromCodePoint(code | (brailleBits[row]?.[column] ?? 0))
}

/**
 * A square picture of lit and dark pixels. Half blocks in a frame, two rows of pixels a line; in ASCII, and where a block
 * takes two columns, a row of signs for each row of pixels.
 */
export function pixelLines(lit: readonly boolean[], side: number, frame: Frame): string[] {
  const at = (row: number, column: number): boolean => lit[row * side + column] ?? false
  const columns = Array.from({ length: side }, (_, column) => column)
  if (frame.glyphs === 'ascii' || frame.ambiguousWidth === 2) {
    // A sign is about half as wide as it is high.
    const [on, off] = frame.width < 60 ? ['#', '.'] : ['##', '. ']
    return columns.map((row) => columns.map((column) => (at(row, column) ? on : off)).join(''))
  }
  const rows = columns.filter((row) => row % 2 === 0)
  const half = (row: number, column: number): string => {
    const [upper, lower] = [at(row, column), at(row + 1, column)]
    return upper ? (lower ? '█' : '▀') : lower ? '▄' : ' '
  }
  return [
    frame.theme.muted(`┌${'─'.repeat(side)}┐`),
    ...rows.map(
      (row) =>
        frame.theme.muted('│') + columns.map((column) => half(row, column)).join('') + frame.theme.muted('│'),
    ),
    frame.theme.muted(`└${'─'.repeat(side)}┘`),
  ]
}

/** A curve one line high, from the first value to the last. Empty for a screen reader, which gets the numbers. */
export function sparkline(values: readonly number[], columns: number, frame: Frame): string {
  if (frame.accessible || values.length === 0) return ''
  const steps = frame.glyphs === 'ascii' ? ['_', '.', '-', '=', '^'] : ['⣀', '⣀', '⠤', '⠒', '⠉']
  const low = Math.min(...values)
  const high = Math.max(...values)
  const shown = Math.min(columns, values.length)
  return Array.from({ length: shown }, (_, column) => {
    const value = values[Math.floor((column / shown) * values.length)] ?? low
    return steps[high === low ? 0 : Math.round(((value - low) / (high - low)) * (steps.length - 1))] ?? ''
  }).join('')
}

/** Rows of numbers with a name for each row; the columns are named where they are heard. */
export interface Matrix {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** values[row][column] */
  readonly values: readonly (readonly number[])[]
}

/** Numbers in columns, aligned at the point, with a name before each row. For a screen reader: each with its column. */
export function matrixLines({ rows, columns, values }: Matrix, digits: number, frame: Frame): string[] {
  if (frame.accessible)
    return values.flatMap((row, at) => {
      const named = row.map((value, column) => ({ name: columns[column] ?? String(column + 1), value }))
      return prose(labelledIn(frame, rows[at] ?? '') + namedNumbers(named, digits, frame), frame)
    })
  const cells = values.map((row) => row.map((value) => fixed(value, digits)))
  const label = Math.max(0, ...rows.map((name) => displayWidth(name, frame)))
  const width = Math.max(0, ...cells.flat().map((cell) => cell.length))
  return cells.map((row, at) =>
    truncate(
      `${padEnd(rows[at] ?? '', label, frame)}  ${row.map((cell) => cell.padStart(width)).join('  ')}`,
      frame.width,
      frame,
    ),
  )
}

/**
 * Pieces of text with a bar between them, wrapped; every second one is set off. The bar shows the cut without colour.
 * A piece that is wider than the line is cut. For a screen reader: a piece a line.
 */
export function tokenLines(tokens: readonly string[], columns: number, frame: Frame): string[] {
  if (frame.accessible) return tokens.flatMap((token) => prose(token, frame))
  const lines: string[] = []
  let line = ''
  let width = 0
  tokens.forEach((token, at) => {
    const text = truncate(token, columns - 1, frame)
    const size = displayWidth(text, frame) + 1
    if (width + size > columns && width > 0) {
      lines.push(line)
      line = ''
      width = 0
    }
    line += (at % 2 === 0 ? frame.theme.accent(text) : text) + frame.theme.muted('|')
    width += size
  })
  return line === '' ? lines : [...lines, line]
}
