import { eastAsianWidth } from 'get-east-asian-width'
import { insideWords } from './han-words.ts'
import { linked } from './own-sequences.ts'
import type { Paint } from './theme.ts'
import {
  type Clusters,
  COMPLEX,
  COMPLEX_TEXT,
  clustersOf,
  displayWidth,
  HAN,
  isHighSurrogate,
  isOneColumnEach,
  type Measure,
  simpleWidth,
  type WidthTable,
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

/** A run of which every property is set, so that all runs of a long text are one shape to the engine that runs us. */
export const runOf = (text: string, paint?: Paint, kind?: RunKind, href?: string): Run => ({
  text,
  paint,
  href,
  kind,
})

/** Breaks text that is not painted yet into lines of at most `columns`, as `breakRuns` does. */
export const wrapText = (text: string, columns: number, measure: Measure): string[] =>
  breakRuns([{ text }], columns, measure)

/**
 * Breaks runs into painted lines of at most `columns` (below 2 counts as 2): a hard limit, whatever the text. Within it
 * no line begins with closing or ends with opening punctuation, `——` and `……` stay whole, Latin words break only when
 * they are longer than a line, and one Chinese character does not stand alone in the last line. Chinese words are divided
 * for the eye, and not where each line is spoken by itself. A line feed in the text ends a line; empty text gives one
 * empty line. Every line opens and closes its own styles, so lines can be cut, searched and paged.
 *
 * A subset of UAX #14 with the line start and end rules of GB/T 15834 and CLREQ (https://www.w3.org/TR/clreq/).
 */
export function breakRuns(runs: readonly Run[], columns: number, measure: Measure): string[] {
  const scan = scanOf(runs, measure)
  const room = Math.max(2, columns)
  const spans: Span[] = []
  for (const span of lineFeedSpans(scan.text)) addLines(scan, span, room, spans)
  return paintSpans(scan.text, spans, runs)
}

/** Painted runs, with the columns that they take. */
export interface WholeLine {
  readonly line: string
  readonly columns: number
}

/**
 * Runs as the one line that they are where nothing in them asks for more: no line feed, no space at the end, no character
 * that joins another. Undefined otherwise; `breakRuns` knows all cases.
 */
export function wholeLine(runs: readonly Run[], measure: Measure): WholeLine | undefined {
  let line = ''
  let columns = 0
  let last = ''
  for (const run of runs) {
    const { text } = run
    if (text === '') continue
    const width = text.includes('\n') ? COMPLEX_TEXT : simpleWidth(text, measure)
    if (width === COMPLEX_TEXT) return undefined
    columns += width
    line += paintRun(text, run, 0)
    last = text
  }
  return last !== '' && isSpace(last, last.length - 1) ? undefined : { line, columns }
}

/**
 * Cuts runs where the line is full and keeps every space: code. Nothing is known of punctuation, nor of words, but where
 * each line is spoken by itself: examples of prompts are in Chinese.
 */
export function cutRuns(runs: readonly Run[], columns: number, measure: Measure): string[] {
  const scan = scanOf(runs, measure)
  lookForWords(scan)
  const spans: Span[] = []
  let start = 0
  while (start < scan.text.length) {
    const full = fullAt(scan, start, scan.text.length, Math.max(2, columns), false)
    const end = full < scan.text.length ? beforeWord(scan, start, full) : full
    spans.push([start, end])
    start = end
  }
  return paintSpans(scan.text, spans.length === 0 ? [[0, 0]] : spans, runs)
}

/** The start of the Chinese word that goes on here; this place itself where none does, or it fills the line. */
function beforeWord({ words }: Scan, start: number, here: number): number {
  let at = here
  while (at > start && words?.[at] === 1) at -= 1
  return at > start ? at : here
}

/** Columns that runs want (their widest line, unbroken) and need (their widest piece that should not be broken). */
export interface Extent {
  readonly wants: number
  readonly needs: number
}

/** Each of the two is measured when it is asked for. */
export function extentOf(runs: readonly Run[], measure: Measure): Extent {
  const scan = scanOf(runs, measure)
  if (simpleWidth(scan.text, measure) < 0) scan.clusters = clustersOf(scan.text, measure)
  const widest = (extent: (span: Span) => number): number =>
    lineFeedSpans(scan.text).reduce((most, span) => Math.max(most, extent(span)), 0)
  return {
    get wants() {
      return widest(([start, end]) => displayWidth(scan.text.slice(start, end), measure))
    },
    get needs() {
      return widest((span) => widestPiece(scan, span))
    },
  }
}

function widestPiece(scan: Scan, span: Span): number {
  let widest = 0
  let piece = 0
  for (let at = span[0]; at < span[1]; at = after(scan, at)) {
    if (mayBreakBefore(scan, at, span[0])) piece = 0
    piece += isSpace(scan.text, at) ? 0 : columnsAt(scan, at)
    widest = Math.max(widest, piece)
  }
  return widest
}

// How a character behaves at a line break.
/** What a fresh table holds, so that only what is known is written into it. */
const UNKNOWN = 0
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
const SPACE = 11
const KINDS = 12

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

const kinds = new Uint8Array(0x10000).fill(WIDE, ...HAN)
for (const [kind, characters] of CHARACTERS) {
  for (let at = 0; at < characters.length; at += 1) kinds[characters.charCodeAt(at)] = kind
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
  readonly widths: WidthTable
  readonly isOneColumnEach: boolean
  /** Set from the first character on that may join others. */
  clusters: Clusters | undefined
  readonly holds: readonly Hold[]
  /** Where Chinese words go on, in text that is heard; looked for when a line is full. */
  words: Uint8Array | undefined
}

function lookForWords(scan: Scan): void {
  if (scan.measure.accessible) scan.words ??= insideWords(scan.text)
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
  if (text.includes('\t')) text = text.replaceAll('\t', ' ')
  return {
    text,
    measure,
    widths: widthTable(measure.ambiguousWidth),
    isOneColumnEach: isOneColumnEach(text, measure),
    clusters: undefined,
    holds: holdsOf(runs),
    words: undefined,
  }
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

/** Columns of the character at this place. Clusters are looked for when the first character comes that may be in one. */
function columnsAt(scan: Scan, at: number): number {
  if (scan.clusters !== undefined) return scan.clusters.columns[at] ?? 0
  const width = scan.widths.units[scan.text.charCodeAt(at)] ?? COMPLEX
  const known = width > 2 ? scan.widths.other(scan.text, at) : width
  if (known !== COMPLEX) return known
  scan.clusters = clustersOf(scan.text, scan.measure)
  // The character before may have become a part of this cluster: whoever counts, counts again.
  return RECOUNT
}

const RECOUNT = -1

/** The place after the character here. */
const after = ({ text, clusters }: Scan, at: number): number =>
  at + (clusters === undefined ? (isHighSurrogate(text.charCodeAt(at)) ? 2 : 1) : clusters.units[at] || 1)

/** The place of the character before here. */
function before({ text, clusters }: Scan, at: number): number {
  if (clusters === undefined) return isLowSurrogate(text.charCodeAt(at - 1)) ? at - 2 : at - 1
  let place = at - 1
  while (place > 0 && clusters.units[place] === 0) place -= 1
  return place
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

const isSpace = (text: string, at: number): boolean => kinds[text.charCodeAt(at)] === SPACE

/** A cluster of two columns is an emoji, whatever it is made of. */
function kindAt(scan: Scan, at: number): number {
  const kind = kindOf(scan.text, at)
  return kind === WORD && scan.clusters?.columns[at] === 2 ? WIDE : kind
}

/** Fills lines from the start, first fit, and adds them to the spans. */
function addLines(scan: Scan, [from, to]: Span, room: number, spans: Span[]): void {
  const firstLine = spans.length
  let start = from
  for (;;) {
    const full = fullAt(scan, start, to, room, true)
    if (full >= to) break
    lookForWords(scan)
    const next =
      lastBreak(scan, from, start, full) ??
      lastBreak(scan, from, start, full, false) ??
      beforeWord(scan, start, seamBefore(scan.text, start, full))
    spans.push([start, withoutSpaces(scan.text, start, next)])
    start = next
  }
  spans.push([start, withoutSpaces(scan.text, start, to)])
  if (room >= NARROW && spans.length - firstLine > 1) joinLoneCharacter(scan, from, spans)
}

/** The first character that has no room in the line; at least one has. Spaces may hang over the end of a line. */
const fullAt = (scan: Scan, start: number, to: number, room: number, spacesHang: boolean): number =>
  scan.isOneColumnEach
    ? hangingEnd(scan.text, start + room, to, spacesHang)
    : countedEnd(scan, start, to, room, spacesHang)

/** The same where columns must be counted. */
function countedEnd(scan: Scan, start: number, to: number, room: number, spacesHang: boolean): number {
  const { text } = scan
  const { units } = scan.widths
  let used = 0
  let at = start
  while (at < to) {
    // Nearly all characters of a text pass through here: nothing is called, and little is asked.
    while (scan.clusters === undefined && at < to) {
      const columns = units[text.charCodeAt(at)] ?? COMPLEX
      if (columns > 2 || used + columns > room) break
      used += columns
      at += 1
    }
    if (at >= to) return to
    const columns = columnsAt(scan, at)
    if (columns === RECOUNT) return countedEnd(scan, start, to, room, spacesHang)
    used += columns
    if (used > room && at > start && !(spacesHang && isSpace(text, at))) return at
    at = after(scan, at)
  }
  return to
}

/** From where the line is full: behind spaces that hang over its end. */
function hangingEnd(text: string, full: number, to: number, spacesHang: boolean): number {
  let at = full
  while (spacesHang && at < to && isSpace(text, at)) at += 1
  return Math.min(at, to)
}

/** The last place up to here where the line may end; where nothing else fits, also between a number and its unit. */
function lastBreak(
  scan: Scan,
  from: number,
  start: number,
  here: number,
  keepsUnits = true,
): number | undefined {
  for (let at = here; at > start; at = before(scan, at))
    if (mayBreakBefore(scan, at, from, keepsUnits)) return at
  return undefined
}

function mayBreakBefore(scan: Scan, at: number, from: number, keepsUnits = true): boolean {
  const { text, holds, words } = scan
  if (words?.[at] === 1) return false
  const kind = kindAt(scan, at)
  if (kind === SPACE) return false
  let last = before(scan, at)
  const spaced = last >= from && isSpace(text, last)
  while (last >= from && isSpace(text, last)) last -= 1
  // Spaces at the start of a text are an indent that its author wants, as `　　` is.
  if (last < from) return false
  if (spaced) last = before(scan, last + 1)
  return mayBreak(
    text,
    at,
    kindAt(scan, last),
    kind,
    spaced,
    holds.length === 0 ? undefined : holdAt(holds, at),
    keepsUnits,
  )
}

/** The part with this place in it: a paragraph may have thousands. */
function holdAt(holds: readonly Hold[], at: number): Hold | undefined {
  let low = 0
  let high = holds.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((holds[middle]?.end ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return holds[low]
}

function mayBreak(
  text: string,
  at: number,
  kindBefore: number,
  kind: number,
  spaced: boolean,
  hold: Hold | undefined,
  keepsUnits: boolean,
): boolean {
  const held = hold !== undefined && hold.start <= at && at < hold.end ? hold.kind : undefined
  if (held === 'mark') return false
  if (spaced) {
    if (kind === CLOSE || kind === APOSTROPHE || kindBefore === OPEN || kindBefore === WORD_OPEN) return false
    return !keepsUnits || !(isUnit(text, at, kind) || isValue(text, at) || isInDate(text, at))
  }
  if (BREAKS[kindBefore * KINDS + kind] === 1)
    return !keepsUnits || kindBefore !== WORD || kind !== WIDE
      ? !(keepsUnits && kindBefore === WIDE && kind === WORD && isInDate(text, at))
      : !isDigit(text.charCodeAt(at - 1))
  const isJoint = kindBefore === HYPHEN || kindBefore === SLASH
  return isJoint && !(held === 'code' && hold !== undefined && hold.start < at) && joinsWords(text, at)
}

/**
 * `1.6 万亿`, `45 TB`, `36.4 %`, `1.5 ×`: a number stays with what it counts, as LB25 of UAX #14 has it where no space
 * stands between them. A space before the sign is how SI writes (SI Brochure, 5.4.3).
 */
const isUnit = (text: string, at: number, kind: number): boolean =>
  isDigit(text.charCodeAt(at - 2)) && (kind === WIDE || UNIT.test(text.slice(at, at + 5)))

/** `≤ 1.5`, `± 3`, `€ 5`: so does the sign before it. Between two numbers it is an operator: a long sum must break. */
const isValue = (text: string, at: number): boolean =>
  isDigit(text.charCodeAt(at)) && LEADING_SIGN.test(text.slice(Math.max(0, at - 4), at))

/** `12 月 5 日` and `2026年12月5日`: the number after 年 or 月 that is a month or a day belongs to the date. */
const isInDate = (text: string, at: number): boolean =>
  isDigit(text.charCodeAt(at)) &&
  DATE_BEFORE.test(text.slice(Math.max(0, at - 4), at)) &&
  DATE_AFTER.test(text.slice(at, at + 4))

const DATE_BEFORE = /\d ?[年月] ?$/
const DATE_AFTER = /^\d{1,2} ?[月日号]/

const LEADING_SIGN = /(?:^|[^\s\d%)¹²³⁰-⁹] *|^\s)[≤≥≈≠<>=~±∓+−×$€£¥]\s$/

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

const UNIT = /^(?:[%×€£¥]|[A-Z][A-Za-z]{0,2}|[kcmµμnp]?[mgs]|k[BW]|kWh|dB|min|h)(?![A-Za-z])/

/**
 * `self-attention`, `input/output`: two letters at least on both sides; `N-gram`, `GPT-4` and `I/O` stay whole, and so
 * do the words of a command: `llm-primer config set review-minutes 10`.
 */
const joinsWords = (text: string, at: number): boolean =>
  isLetter(text, at - 3) &&
  isLetter(text, at - 2) &&
  isLetter(text, at) &&
  isLetter(text, at + 1) &&
  !IN_COMMAND.test(text.slice(Math.max(0, at - LONGEST_COMMAND), at))

const IN_COMMAND = /llm-(?:primer(?: [a-z0-9.:-]+)* [a-z0-9.:-]*-)?$/
const LONGEST_COMMAND = 80

const isLetter = (text: string, at: number): boolean => /[A-Za-zÀ-ɏ]/.test(text.charAt(at))

/** Where a word longer than the line is cut: best after a sign inside it, else where the line is full. */
function seamBefore(text: string, start: number, full: number): number {
  for (let at = full; at > start + 1; at -= 1) if (SEAM.test(text.slice(at - 1, at + 1))) return at
  return full
}

/** A sign and then a letter or digit: `/path`, `?query`, `snake_case`; between two marks: `[12][13]`. */
const SEAM = /^(?:[-/?&=._#,;+~@%][A-Za-z0-9]|\]\[)$/

function withoutSpaces(text: string, start: number, end: number): number {
  let at = end
  while (at > start && isSpace(text, at - 1)) at -= 1
  return at
}

/** Tables and cards have columns so narrow that a lone character is no accident. */
const NARROW = 16
/** UTF-16 units that may come down to a lone character. */
const LONGEST_TO_MOVE = 8
/** A lone character with more marks than fit here looks like a line. */
const LONGEST_LONE = 12

/** One character alone in the last line looks like an accident: the last piece of the line before comes down to it. */
function joinLoneCharacter(scan: Scan, from: number, spans: Span[]): void {
  const { text } = scan
  const [previous, lone] = spans.slice(-2)
  if (lone === undefined || previous === undefined || lone[1] - lone[0] > LONGEST_LONE) return
  if (kindOf(text, lone[0]) !== WIDE || !endsInClosing(text, after(scan, lone[0]), lone[1])) return
  const start = lastBreak(scan, from, previous[0], before(scan, lone[0]))
  if (start === undefined || lone[0] - start > LONGEST_TO_MOVE) return
  spans.splice(-2, 2, [previous[0], withoutSpaces(text, previous[0], start)], [start, lone[1]])
}

/** Closing punctuation, then marks of sources, and nothing else. */
function endsInClosing(text: string, from: number, to: number): boolean {
  let at = from
  while (at < to && CLOSING.has(kindOf(text, at))) at += 1
  return SOURCE_MARKS.test(text.slice(at, to))
}

const SOURCE_MARKS = /^(?:\[\d+\] ?)*$/

const CLOSING: ReadonlySet<number> = new Set([CLOSE, WORD_CLOSE, APOSTROPHE])

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
  return linked(painted, href, piece.length < text.length ? `l${place}` : undefined)
}
