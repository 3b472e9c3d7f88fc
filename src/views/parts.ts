import type { Part } from '../domain/settings.ts'
import type { Frame } from './frame.ts'
import { displayWidth, type Measure } from './width.ts'

export interface PartSize {
  readonly part: Part
  readonly rows: number
  readonly columns: number
}

/** Rows around a part: what a search says, a blank line, the question and what explains it. */
const AROUND = 5
const FEWEST_ROWS = 3
/** A line that is to be answered has no more columns. */
const ASKED_COLUMNS = 38

/** Rows of a part. In the lowest windows the blank line and the question leave fewer than what is told around it asks for. */
function roomIn({ rows, columns }: Pick<PartSize, 'rows' | 'columns'>, around: number): number {
  const besideQuestion = rows - 1 - Math.ceil(ASKED_COLUMNS / Math.max(1, columns))
  return Math.max(rows - around, Math.min(FEWEST_ROWS, besideQuestion), 1)
}

/**
 * The columns of a line that a part has room for: a longer one would run off the window. A wide character that does not fit
 * the end of a row leaves its last column empty, and a row is left for words that stand for signs.
 */
export const longestLine = (size: Pick<PartSize, 'rows' | 'columns'>): number =>
  Math.max(1, roomIn(size, AROUND) - 1) * (size.columns - 1)

/** The line behind the part that begins here: what fits the window, a paragraph, or so many lines. */
export function partAfter(
  lines: readonly string[],
  from: number,
  size: PartSize,
  frame: Frame,
  around = AROUND,
): number {
  if (size.part === 'paragraph') return paragraphEnd(lines, from)
  if (typeof size.part === 'number') return Math.min(lines.length, from + size.part)
  const room = roomIn(size, around)
  const first = firstText(lines, from)
  let rows = 0
  let to = from
  while (to < lines.length) {
    rows += rowsOf(lines[to] ?? '', size.columns, frame)
    if (rows > room && to > first) break
    to += 1
  }
  return to === lines.length ? to : beforeLead(lines, from, to, frame)
}

/** A part does not end with a heading, nor with the first line of a list or a code: they lead to what follows. */
export function beforeLead(lines: readonly string[], from: number, end: number, { messages }: Frame): number {
  const last = lines.findLastIndex((line, at) => at < end && line !== '')
  const isHeading = (lines[last] ?? '').startsWith(messages.spoken.heading('').trim())
  const isFirstOfMore = last === end - 1 && lines[last - 1] === '' && (lines[end] ?? '') !== ''
  return last > firstText(lines, from) && (isHeading || isFirstOfMore) ? last : end
}

/** The first line from here on that says something: a part of blank lines alone would be silent. */
export function firstText(lines: readonly string[], from: number): number {
  let at = from
  while (at < lines.length && lines[at] === '') at += 1
  return at
}

/** A line that is not wrapped takes as many rows as the terminal needs. */
const rowsOf = (line: string, columns: number, measure: Measure): number =>
  line
    .split('\n')
    .reduce(
      (rows, row) => rows + Math.max(1, Math.ceil(displayWidth(row, measure) / Math.max(1, columns))),
      0,
    )

/** The size of a part that comes under these lines. */
export const sizeUnder = (lines: readonly string[], size: PartSize, measure: Measure): PartSize => ({
  ...size,
  rows: size.rows - lines.reduce((rows, line) => rows + rowsOf(line, size.columns, measure), 0),
})

function paragraphEnd(lines: readonly string[], from: number): number {
  let to = from
  while (to < lines.length && lines[to] === '') to += 1
  while (to < lines.length && lines[to] !== '') to += 1
  while (to < lines.length && lines[to] === '') to += 1
  return to
}

/** What a typed line asks of a text that comes in parts. */
export type PartWord = 'on' | 'again' | 'heading' | 'help' | 'quit'

const WORDS: Readonly<Record<string, PartWord>> = {
  '': 'on',
  v: 'again',
  '.': 'again',
  again: 'again',
  h: 'heading',
  '?': 'help',
  help: 'help',
  q: 'quit',
  quit: 'quit',
  exit: 'quit',
  继续: 'on',
  重复: 'again',
  标题: 'heading',
  帮助: 'help',
  退出: 'quit',
}

/** Full-width letters and capitals are the same. */
export const wordFor = (line: string): PartWord | undefined =>
  WORDS[line.normalize('NFKC').trim().toLowerCase().replace('。', '.')]
