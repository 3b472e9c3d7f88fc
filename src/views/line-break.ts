import { eastAsianWidth } from 'get-east-asian-width'
import type { Paint } from './theme.ts'
import {
  type Clusters,
  COMPLEX,
  clustersOf,
  isHighSurrogate,
  type Measure,
  simpleWidth,
  widthTable,
} from './width.ts'

/** Words of one style in a line of text. A line break may fall inside a run; no style reaches over it. */
export interface Run {
  readonly text: string
  readonly paint?: Paint | undefined
  /** Shown as an OSC 8 link: an http, https or mailto address without spaces. */
  readonly href?: string | undefined
  /** `mark` stays in one piece at the end of the word before it, as `[3]` does; in `code` no hyphen or slash breaks. */
  readonly kind?: RunKind | undefined
}

type RunKind = 'mark' | 'code'

/** Breaks text that is not painted yet into lines of at most `columns`, as `breakRuns` does. */
export const wrapText = (text: string, columns: number, measure: Measure): string[] =>
  breakRuns([{ text }], columns, measure)

/**
 * Breaks runs into painted lines of at most `columns` (below 2 counts as 2): a hard limit, whatever the text. Within it
 * no line begins with closing or ends with opening punctuation, `——` and `……` stay whole, Latin words break only when
 * they are longer than a line, and one Chinese character does not stand alone in the last line. A line feed in the text
 * ends a line; empty text gives one empty line. Every line opens and closes its own styles, so lines can be cut,
 * searched and paged.
 *
 * A subset of UAX #14 with the line start and end rules of GB/T 15834 and CLREQ (https://www.w3.org/TR/clreq/).
 */
export function breakRuns(runs: readonly Run[], columns: number, measure: Measure): string[] {
  const scan = scanOf(runs, measure)
  const { text } = scan
  const room = Math.max(2, columns)
  if (isOneLine(scan, room)) return paintSpans(text, [[0, text.trimEnd().length]], runs)
  const spans: Span[] = []
  for (const span of lineFeedSpans(text)) fillLines(scan, piecesOf(scan, span), span, room, spans)
  return paintSpans(text, spans, runs)
}

/** Short text that fits as it is, which headings, cells and labels do. */
function isOneLine({ text, measure }: Scan, room: number): boolean {
  if (text.length > room || text.includes('\n')) return false
  const width = simpleWidth(text, measure)
  return width >= 0 && width <= room
}

/** Cuts runs where the line is full and keeps every space: code. Nothing is known of words or punctuation. */
export function cutRuns(runs: readonly Run[], columns: number, measure: Measure): string[] {
  const scan = scanOf(runs, measure)
  const room = Math.max(2, columns)
  const spans: Span[] = []
  const { start } = cutPiece(scan, 0, scan.text.length, room, spans, false)
  return paintSpans(scan.text, [...spans, [start, scan.text.length]], runs)
}

/** Columns that runs want (their widest line, unbroken) and need (their widest piece that should not be broken). */
export interface Extent {
  readonly wants: number
  readonly needs: number
}

/** Each of the two is measured when it is asked for. */
export function extentOf(runs: readonly Run[], measure: Measure): Extent {
  const scan = scanOf(runs, measure)
  const widest = (extent: (pieces: Pieces) => number): number =>
    lineFeedSpans(scan.text).reduce((most, span) => Math.max(most, extent(piecesOf(scan, span))), 0)
  return {
    get wants() {
      const width = scan.text.includes('\n') ? -1 : simpleWidth(scan.text, measure)
      return width >= 0 ? width : widest(lineWidth)
    },
    get needs() {
      return widest(widestPiece)
    },
  }
}

function lineWidth({ count, columns, gaps }: Pieces): number {
  let width = 0
  for (let at = 0; at < count; at += 1) width += (columns[at] ?? 0) + (gaps[at] ?? 0)
  return width
}

function widestPiece({ count, columns }: Pieces): number {
  let widest = 0
  for (let at = 0; at < count; at += 1) widest = Math.max(widest, columns[at] ?? 0)
  return widest
}

// How a character behaves at a line break.
const SPACE = 0
/** Han, kana, Hangul, emoji: a line may end on either side. */
const WIDE = 1
/** Letters and digits: a word. */
const WORD = 2
/** Nothing is cut off after it. */
const OPEN = 3
/** Never begins a line. */
const CLOSE = 4
/** Closes, but may begin a line after a space: `.env`, `:)`. */
const WORD_CLOSE = 5
/** Opens, and belongs to the word before it: `f(x)`. */
const WORD_OPEN = 6
/** Holds both neighbours: no-break space, straight quotes. */
const GLUE = 7
/** Closes, or stands inside a word: don’t. */
const APOSTROPHE = 8
const HYPHEN = 9
const SLASH = 10
const KINDS = 11
const UNKNOWN = 255

const CHARACTERS: readonly (readonly [kind: number, characters: string])[] = [
  [OPEN, '（【《〈「『“‘￥〔〖〘〚［｛｟«‹〝＄￡｢'],
  [CLOSE, '，。、；：？！）】》〉」』”…—–～〜·・･％‰℃℉°′″〕〗〙〛］｝｠»›〞｡､｣'],
  // Small kana, iteration and length marks (JIS X 4051).
  [CLOSE, '々〻ーヽヾゝゞぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ゛゜'],
  [WORD_CLOSE, ')]},.:;!?%'],
  [WORD_OPEN, '([{'],
  [GLUE, '"\'\u00a0\u202f\u2007\u2011'],
  [APOSTROPHE, '’'],
  [HYPHEN, '-\u2010'],
  [SLASH, '/'],
  [SPACE, ' \t\u3000\u2002\u2003\u2009'],
]

const kinds = new Uint8Array(0x10000).fill(UNKNOWN)
for (const [kind, characters] of CHARACTERS) {
  for (const character of characters) kinds[character.charCodeAt(0)] = kind
}

/** BREAKS[before * KINDS + after] is 1 where a line may end between two characters with no space between them. */
const BREAKS = new Uint8Array(KINDS * KINDS)
const allowBreaks = (before: readonly number[], after: readonly number[]): void => {
  for (const left of before) for (const right of after) BREAKS[left * KINDS + right] = 1
}
allowBreaks([WIDE, WORD, CLOSE, WORD_CLOSE, APOSTROPHE, HYPHEN, SLASH], [WIDE, OPEN])
allowBreaks([WIDE, CLOSE], [WORD, WORD_OPEN])

function kindOf(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  const known = kinds[unit] ?? UNKNOWN
  if (known !== UNKNOWN) return known
  const kind = eastAsianWidth(text.codePointAt(at) ?? 0) === 2 ? WIDE : WORD
  if (!isHighSurrogate(unit)) kinds[unit] = kind
  return kind
}

/** Text on its way into lines. */
interface Scan {
  readonly text: string
  readonly measure: Measure
  readonly holds: readonly Hold[]
  /** Set once it is known that characters join. */
  clusters?: Clusters
}

/** A part of the text where breaking is restricted. */
interface Hold {
  readonly start: number
  readonly end: number
  readonly kind: RunKind
}

function scanOf(runs: readonly Run[], measure: Measure): Scan {
  let text = ''
  for (const run of runs) text += run.text
  return { text: text.includes('\t') ? text.replaceAll('\t', ' ') : text, measure, holds: holdsOf(runs) }
}

function holdsOf(runs: readonly Run[]): readonly Hold[] {
  if (runs.every(({ kind }) => kind === undefined)) return NO_HOLDS
  const holds: Hold[] = []
  let start = 0
  for (const { text, kind } of runs) {
    if (kind !== undefined) holds.push({ start, end: start + text.length, kind })
    start += text.length
  }
  return holds
}

const NO_HOLDS: readonly Hold[] = []

/** From and to, in UTF-16 units. */
type Span = readonly [start: number, end: number]

function lineFeedSpans(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    spans.push([start, end])
    start = end + 1
  }
  spans.push([start, text.length])
  return spans
}

/**
 * Pieces of text that should not be broken, side by side in arrays, since every Chinese character is one. There is one
 * set of arrays: pieces are good until the next text is cut into them.
 */
interface Pieces {
  count: number
  starts: Int32Array
  /** Where the words end; spaces follow. */
  ends: Int32Array
  columns: Int32Array
  /** Columns of the spaces before the piece. */
  gaps: Int32Array
}

const pieces: Pieces = {
  count: 0,
  starts: new Int32Array(0),
  ends: new Int32Array(0),
  columns: new Int32Array(0),
  gaps: new Int32Array(0),
}

function emptyPieces(atMost: number): Pieces {
  pieces.count = 0
  if (pieces.starts.length >= atMost) return pieces
  const size = Math.max(1024, atMost * 2)
  pieces.starts = new Int32Array(size)
  pieces.ends = new Int32Array(size)
  pieces.columns = new Int32Array(size)
  pieces.gaps = new Int32Array(size)
  return pieces
}

function piecesOf(scan: Scan, span: Span): Pieces {
  const simple = scan.clusters === undefined && cutIntoPieces(scan, span, undefined)
  if (simple) return simple
  scan.clusters ??= clustersOf(scan.text, scan.measure)
  return cutIntoPieces(scan, span, scan.clusters) || emptyPieces(0)
}

/** False when characters join and no clusters are given. */
function cutIntoPieces(
  { text, measure, holds }: Scan,
  [from, to]: Span,
  clusters: Clusters | undefined,
): Pieces | false {
  const all = startPieces(text, from, to)
  const { starts, ends, columns, gaps } = all
  const widths = widthTable(measure.ambiguousWidth)
  let last = all.count - 1
  let before = last < 0 ? OPEN : GLUE
  let gap = 0
  let hold = 0
  for (let at = last < 0 ? from : (ends[last] ?? from); at < to; ) {
    let kind = kindOf(text, at)
    let width: number
    let end: number
    if (clusters === undefined) {
      width = widths.of(text, at)
      if (width === COMPLEX) return false
      end = isHighSurrogate(text.charCodeAt(at)) ? at + 2 : at + 1
    } else {
      width = clusters.columns[at] ?? 0
      end = at + (clusters.units[at] || 1)
      if (width === 2 && kind === WORD) kind = WIDE
    }
    if (kind === SPACE) gap += width
    else {
      while (hold < holds.length && (holds[hold]?.end ?? 0) <= at) hold += 1
      if (last < 0 || mayBreak(text, at, before, kind, gap > 0, holds[hold])) {
        last += 1
        starts[last] = at
        columns[last] = width
        gaps[last] = gap
      } else columns[last] = (columns[last] ?? 0) + gap + width
      ends[last] = end
      before = kind
      gap = 0
    }
    at = end
  }
  all.count = last + 1
  return all
}

/** Spaces at the start of a text are an indent that its author wants, as `　　` is: they open the first piece. */
function startPieces(text: string, from: number, to: number): Pieces {
  const all = emptyPieces(to - from)
  let at = from
  let columns = 0
  while (at < to && kinds[text.charCodeAt(at)] === SPACE) {
    columns += text.charCodeAt(at) === 0x3000 ? 2 : 1
    at += 1
  }
  if (at === from) return all
  all.count = 1
  all.starts[0] = from
  all.ends[0] = at
  all.columns[0] = columns
  all.gaps[0] = 0
  return all
}

function mayBreak(
  text: string,
  at: number,
  before: number,
  kind: number,
  spaced: boolean,
  hold: Hold | undefined,
): boolean {
  const holdKind = hold !== undefined && hold.start <= at ? hold.kind : undefined
  if (holdKind === 'mark') return false
  if (spaced) {
    if (kind === CLOSE || kind === APOSTROPHE || before === OPEN || before === WORD_OPEN) return false
    return !(before === WORD && isUnit(text, at, kind))
  }
  if (BREAKS[before * KINDS + kind] === 1) return true
  return (before === HYPHEN || before === SLASH) && holdKind === undefined && joinsWords(text, at)
}

/** `1.6 万亿`, `2020 年`, `45 TB`: a number stays with what it counts. */
const isUnit = (text: string, at: number, kind: number): boolean =>
  isDigit(text.charCodeAt(at - 2)) && (kind === WIDE || UNIT.test(text.slice(at, at + 4)))

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

const UNIT = /^[A-Z][A-Za-z]{0,2}(?![A-Za-z])/

/** `self-attention`, `input/output`: two letters at least on both sides; `N-gram`, `GPT-4` and `I/O` stay whole. */
const joinsWords = (text: string, at: number): boolean =>
  isLetter(text, at - 3) && isLetter(text, at - 2) && isLetter(text, at) && isLetter(text, at + 1)

const isLetter = (text: string, at: number): boolean => /[A-Za-zÀ-ɏ]/.test(text.charAt(at))

/** Fills lines with pieces, first fit, and adds them to the spans. */
function fillLines(
  scan: Scan,
  { count, starts, ends, columns, gaps }: Pieces,
  [from]: Span,
  room: number,
  spans: Span[],
): void {
  const firstSpan = spans.length
  let start = from
  let end = from
  let used = 0
  for (let at = 0; at < count; at += 1) {
    const piece = columns[at] ?? 0
    const wanted = used === 0 ? piece : used + (gaps[at] ?? 0) + piece
    if (wanted <= room) {
      used = wanted
    } else {
      if (used > 0) spans.push([start, end])
      start = starts[at] ?? from
      used = piece
      if (piece > room) ({ start, used } = cutPiece(scan, start, ends[at] ?? start, room, spans))
    }
    end = ends[at] ?? end
  }
  spans.push([start, end])
  if (room >= NARROW && spans.length - firstSpan > 1) joinLoneCharacter(scan.text, spans)
}

const NARROW = 20

/** Cuts a piece longer than a line, best after a sign inside a word; what is left over begins the next line. */
function cutPiece(
  { text, measure }: Scan,
  from: number,
  to: number,
  room: number,
  spans: Span[],
  atSeams = true,
): { readonly start: number; readonly used: number } {
  const { units, columns } = clustersOf(text.slice(from, to), measure)
  let start = from
  let used = 0
  let seam = from
  let usedAtSeam = 0
  for (let at = from; at < to; at += units[at - from] || 1) {
    const width = columns[at - from] ?? 0
    // Twice, when what stands after the seam is still too long.
    while (used + width > room && used > 0) {
      const cut = seam > start ? seam : at
      spans.push([start, cut])
      used -= seam > start ? usedAtSeam : used
      start = cut
    }
    if (atSeams && SEAM.test(text.slice(at - 1, at + 1))) [seam, usedAtSeam] = [at, used]
    used += width
  }
  return { start, used }
}

/** A sign and then a letter or digit: `/path`, `?query`, `snake_case`. */
const SEAM = /^[-/?&=._#,;+~@%][A-Za-z0-9]$/

/** One character alone in the last line looks like an accident: the last piece of the line before comes down to it. */
function joinLoneCharacter(text: string, spans: Span[]): void {
  const { count, starts, ends, columns } = pieces
  const last = count - 1
  const [previous, lone] = spans.slice(-2)
  if (lone === undefined || previous === undefined || lone[0] !== starts[last]) return
  const isLone = kindOf(text, lone[0]) === WIDE && /^.\p{P}*$/u.test(text.slice(...lone))
  const start = starts[last - 1] ?? 0
  if (!isLone || start <= previous[0] || (columns[last - 1] ?? 0) > LONGEST_TO_MOVE) return
  spans.splice(-2, 2, [previous[0], ends[last - 2] ?? previous[0]], [start, lone[1]])
}

const LONGEST_TO_MOVE = 8

/** The lines with their styles, each closed at its end. */
function paintSpans(text: string, spans: readonly Span[], runs: readonly Run[]): string[] {
  if (runs.every(({ paint, href }) => paint === undefined && href === undefined))
    return spans.map(([start, end]) => text.slice(start, end))
  let run = 0
  let runStart = 0
  return spans.map(([start, end]) => {
    let line = ''
    while (run < runs.length) {
      const current = runs[run] ?? { text: '' }
      const piece = text.slice(Math.max(start, runStart), Math.min(end, runStart + current.text.length))
      if (piece !== '') line += paintRun(piece, current, runStart)
      if (runStart + current.text.length > end) break
      runStart += current.text.length
      run += 1
    }
    return line
  })
}

function paintRun(piece: string, { text, paint, href }: Run, place: number): string {
  const painted = paint === undefined ? piece : paint(piece)
  if (href === undefined) return painted
  // A link that goes on in the next line says so by its id, and lights up whole.
  return hyperlink(painted, href, piece.length < text.length ? `l${place}` : undefined)
}

/** An OSC 8 link: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
const hyperlink = (text: string, href: string, id: string | undefined): string =>
  `\x1b]8;${id === undefined ? '' : `id=${id}`};${href}\x1b\\${text}\x1b]8;;\x1b\\`
