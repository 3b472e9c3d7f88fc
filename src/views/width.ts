import { eastAsianWidth } from 'get-east-asian-width'
import type { Frame } from './frame.ts'

/** What must be known of the screen to count columns; every Frame has it. */
export type Measure = Pick<Frame, 'ambiguousWidth' | 'glyphs'> & Partial<Pick<Frame, 'accessible'>>

/** Terminal columns that the text takes. Colours and links around its words count nothing. */
export function displayWidth(text: string, measure: Measure): number {
  const bare = withoutStyles(text)
  const simple = simpleWidth(bare, measure)
  return simple === COMPLEX_TEXT ? clusteredWidth(bare, measure) : simple
}

/** In place of the columns of a text in which characters may join: clusters must be looked at. */
export const COMPLEX_TEXT = -1

/** Columns of bare text in which no character joins another, else COMPLEX_TEXT. */
export function simpleWidth(text: string, measure: Measure): number {
  if (isOneColumnEach(text, measure)) return text.length
  const { units, other } = widthTable(measure.ambiguousWidth)
  let columns = 0
  let at = 0
  while (at < text.length) {
    const known = units[text.charCodeAt(at)] ?? UNKNOWN
    if (known > 2) {
      const width = other(text, at)
      if (width === COMPLEX) return COMPLEX_TEXT
      columns += width
      at = simpleEnd(text, at)
    } else {
      columns += known
      at += 1
    }
  }
  return columns
}

/** Whether each UTF-16 unit takes one column and joins nothing. Most Western text: told in one look, not sign by sign. */
export const isOneColumnEach = (text: string, { ambiguousWidth }: Measure): boolean =>
  (ambiguousWidth === 2 ? ASCII_TEXT : WESTERN_TEXT).test(text)

const ASCII_TEXT = /^[ -~]*$/
/** With quotes, dashes, accents and Greek, which are ambiguous: a test compares them with Unicode's widths. */
const WESTERN_TEXT = /^[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u2010-\u2027\u2030-\u205e]*$/

function clusteredWidth(text: string, measure: Measure): number {
  const clusters = clustersOf(text, measure)
  let columns = 0
  for (let at = 0; at < text.length; at += clusters.units[at] || 1) columns += clusters.columns[at] ?? 0
  return columns
}

/** Fills with spaces on the right up to the columns. Longer text stays as it is. */
export const padEnd = (text: string, columns: number, measure: Measure): string =>
  text + ' '.repeat(Math.max(0, columns - displayWidth(text, measure)))

/** Fills with spaces on the left up to the columns: numbers in a table. Longer text stays as it is. */
export const padStart = (text: string, columns: number, measure: Measure): string =>
  ' '.repeat(Math.max(0, columns - displayWidth(text, measure))) + text

/** Fills on both sides; an odd space goes to the right. */
export function padBoth(text: string, columns: number, measure: Measure): string {
  const room = Math.max(0, columns - displayWidth(text, measure))
  return ' '.repeat(room >> 1) + text + ' '.repeat(room - (room >> 1))
}

/** Cuts text that is not painted yet to the columns; what was cut shows as an ellipsis. */
export function truncate(text: string, columns: number, measure: Measure): string {
  if (displayWidth(text, measure) <= columns) return text
  const ellipsis = measure.glyphs === 'ascii' ? '...' : '…'
  const room = columns - displayWidth(ellipsis, measure)
  return room < 1 ? text.slice(0, prefixLength(text, columns, measure)) : cut(text, room, measure) + ellipsis
}

const cut = (text: string, columns: number, measure: Measure): string =>
  text.slice(0, prefixLength(text, columns, measure)).trimEnd()

/** UTF-16 units of the longest prefix that fits the columns without splitting a character. */
function prefixLength(text: string, columns: number, measure: Measure): number {
  const simple = simplePrefixLength(text, columns, measure)
  return simple < 0 ? clusteredPrefixLength(text, columns, measure) : simple
}

/** -1 when a character before the cut, or the one behind it, may join another. */
function simplePrefixLength(text: string, columns: number, { ambiguousWidth }: Measure): number {
  const widths = widthTable(ambiguousWidth)
  let room = columns
  let at = 0
  while (at < text.length) {
    const width = widthAt(widths, text, at)
    if (width === COMPLEX) return -1
    room -= width
    if (room < 0) break
    at = simpleEnd(text, at)
  }
  return at
}

function clusteredPrefixLength(text: string, columns: number, measure: Measure): number {
  const clusters = clustersOf(text, measure)
  let room = columns
  let at = 0
  while (at < text.length) {
    room -= clusters.columns[at] ?? 0
    if (room < 0) break
    at += clusters.units[at] || 1
  }
  return at
}

/** The text without colours (SGR) and link envelopes (OSC 8). */
export const withoutStyles = (text: string): string =>
  text.includes('\x1b') ? text.replace(STYLES, '') : text

const STYLES = /\x1b\[[0-9;]*m|\x1b\]8;[^\x07\x1b]*(?:\x1b\\|\x07)/g

/** In a width table: this character may join its neighbours, so the cluster must be looked at. */
export const COMPLEX = 255

/** Columns of single characters, remembered. */
export interface WidthTable {
  /** By UTF-16 unit; above 2 where the unit alone does not say, and `other` knows. */
  readonly units: Uint8Array
  /** Columns of the character at this place, or COMPLEX. */
  other(text: string, at: number): number
}

const tables: { 1?: WidthTable; 2?: WidthTable } = {}

export function widthTable(ambiguousWidth: 1 | 2): WidthTable {
  tables[ambiguousWidth] ??= createWidthTable(ambiguousWidth)
  return tables[ambiguousWidth]
}

/** Columns of the character at this place, or COMPLEX. */
function widthAt({ units, other }: WidthTable, text: string, at: number): number {
  const width = units[text.charCodeAt(at)] ?? UNKNOWN
  return width > 2 ? other(text, at) : width
}

const UNKNOWN = 254

/** What most text is made of, known before it is asked: from, and the first behind. A test asks eastAsianWidth too. */
const ASCII = [0x20, 0x7f] as const
export const HAN = [0x4e00, 0xa000] as const

function createWidthTable(ambiguousWidth: 1 | 2): WidthTable {
  const units = new Uint8Array(0x10000)
    .fill(UNKNOWN)
    .fill(1, ...ASCII)
    .fill(2, ...HAN)
  const astral = new Map<number, number>()
  const astralAt = (text: string, at: number): number => {
    const codePoint = text.codePointAt(at) ?? 0
    const width = astral.get(codePoint) ?? characterColumns(codePoint, ambiguousWidth)
    astral.set(codePoint, width)
    return width
  }
  return {
    units,
    other(text, at) {
      const unit = text.charCodeAt(at)
      if (isHighSurrogate(unit)) return astralAt(text, at)
      const width = characterColumns(unit, ambiguousWidth)
      units[unit] = width
      return width
    },
  }
}

/**
 * An expression over Unicode properties, made when it is first asked for. As a literal it would be read with the file:
 * V8 looks up the properties then, and that is 1 ms of a start of 20.
 */
function lazyExpression(source: string, flags = 'u'): () => RegExp {
  let expression: RegExp | undefined
  return () => {
    expression ??= new RegExp(source, flags)
    return expression
  }
}

// What may join a neighbour: marks, joiners, selectors, skin tones, flags, conjoining Hangul, formats and controls.
const joins = lazyExpression(
  '[\\p{M}\\p{Grapheme_Extend}\\p{Default_Ignorable_Code_Point}\\p{Emoji_Modifier}\\p{Regional_Indicator}\\p{Cf}\\p{Cc}\\p{Cs}\\u1100-\\u11ff\\ua960-\\ua97c\\ud7b0-\\ud7fb]',
)

const LINE_FEED = 10

function characterColumns(codePoint: number, ambiguousWidth: 1 | 2): number {
  if (codePoint === LINE_FEED) return 0
  if (!standsAlone(codePoint) && joins().test(String.fromCodePoint(codePoint))) return COMPLEX
  return eastAsianWidth(codePoint, { ambiguousAsWide: ambiguousWidth === 2 })
}

/**
 * Ranges in which no character joins a neighbour: ASCII, Latin, Greek, punctuation, arrows, mathematics, boxes, marks,
 * kana and Han. Most text is nothing else, and asking the large expression above for the first time costs 4 ms of a
 * start. A test compares them with the expression.
 */
const ALONE: readonly (readonly [from: number, to: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x2ff],
  [0x370, 0x482],
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x2070, 0x20cf],
  [0x2100, 0x2bff],
  [0x3000, 0x3029],
  [0x3041, 0x3098],
  [0x309b, 0x3163],
  [0x3190, 0x9fff],
  [0xff01, 0xff9d],
]

const standsAlone = (codePoint: number): boolean =>
  ALONE.some((range) => codePoint >= range[0] && codePoint <= range[1])

export const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff

/** For each place where a character begins: its length in UTF-16 units and its columns. Other places hold 0. */
export interface Clusters {
  readonly units: Uint32Array
  readonly columns: Uint32Array
}

/**
 * Splits text into what a reader sees as characters (UAX #29) with their columns. The segmenter is slow, so it is only
 * asked about stretches around characters that may join; between two others there is always a boundary.
 */
export function clustersOf(text: string, measure: Measure): Clusters {
  const widths = widthTable(measure.ambiguousWidth)
  const clusters = { units: new Uint32Array(text.length), columns: new Uint32Array(text.length) }
  let at = 0
  while (at < text.length) {
    const end = simpleEnd(text, at)
    const entry = widthAt(widths, text, at)
    if (entry !== COMPLEX && (end >= text.length || widthAt(widths, text, end) !== COMPLEX)) {
      clusters.units[at] = end - at
      clusters.columns[at] = entry
      at = end
    } else at = segmentStretch(text, at, clusters, measure)
  }
  return clusters
}

const simpleEnd = (text: string, at: number): number =>
  at + (isHighSurrogate(text.charCodeAt(at)) && at + 1 < text.length ? 2 : 1)

function segmentStretch(text: string, start: number, clusters: Clusters, measure: Measure): number {
  const end = stretchEnd(text, start, measure)
  let at = start
  while (at < end) at = segmentWindow(text, at, end, clusters, measure)
  return end
}

/** Intl.Segmenter costs the square of a text's length (Node 20 and 24), so it is given this many units at a time. */
const WINDOW = 256

/** Segments one window and gives where the next begins: at its last cluster, which may go on behind the edge. */
function segmentWindow(
  text: string,
  start: number,
  end: number,
  { units, columns }: Clusters,
  measure: Measure,
): number {
  const isLast = start + WINDOW >= end
  // A pair of surrogates is not cut in two.
  const edge = isHighSurrogate(text.charCodeAt(start + WINDOW - 1)) ? start + WINDOW + 1 : start + WINDOW
  const segments = [...graphemes().segment(text.slice(start, isLast ? end : edge))]
  const complete = isLast || segments.length === 1 ? segments : segments.slice(0, -1)
  let next = start
  for (const { segment, index } of complete) {
    units[start + index] = segment.length
    columns[start + index] = clusterColumns(segment, measure.ambiguousWidth)
    next = start + index + segment.length
  }
  return next
}

/** The stretch ends where two characters in a row join nothing: after the first of them. */
function stretchEnd(text: string, start: number, { ambiguousWidth }: Measure): number {
  const widths = widthTable(ambiguousWidth)
  let at = start
  let joining = true
  while (at < text.length) {
    const joins = widthAt(widths, text, at) === COMPLEX
    if (!joins && !joining) return at
    joining = joins || at === start
    at = simpleEnd(text, at)
  }
  return at
}

let segmenter: Intl.Segmenter | undefined
function graphemes(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  return segmenter
}

const invisible = lazyExpression('[\\p{Default_Ignorable_Code_Point}\\p{Cc}\\p{Cf}\\p{Mn}\\p{Me}\\p{Cs}]')
const emojiSequence = lazyExpression(
  '^(?:\\p{Regional_Indicator}{2}|[\\d#*]\\ufe0f?\\u20e3|\\p{Extended_Pictographic}(?:\\ufe0f|\\p{Emoji_Modifier}|.*\\u200d.*\\p{Extended_Pictographic}))',
  'su',
)
const widens = lazyExpression('[\\p{Mc}\\uff00-\\uffef]')
const SYLLABLE = /[\u1100-\u115f\ua960-\ua97c][\u1160-\u11a7\ud7b0-\ud7c6][\u11a8-\u11ff\ud7cb-\ud7fb]?/g

/**
 * Columns of one cluster: of an emoji sequence what its characters take one by one, as nearly all terminals draw it (of
 * fourteen that were asked, all but Konsole and tmux give a family six or more, all but kitty and Konsole a skin tone two
 * of its own, all but kitty nothing to U+FE0F); conjoining Hangul two a syllable, everything else what its first visible
 * character takes, and spacing marks and half-width voicing marks add theirs: the rules of string-width 8
 * (https://github.com/sindresorhus/string-width).
 */
function clusterColumns(cluster: string, ambiguousWidth: 1 | 2): number {
  const width = (character: string): number =>
    eastAsianWidth(character.codePointAt(0) ?? 0, { ambiguousAsWide: ambiguousWidth === 2 })
  const characters = [...cluster.replace(SYLLABLE, '가')].filter((each) => !invisible().test(each))
  if (isSequence(cluster)) return characters.reduce((columns, each) => columns + width(each), 0)
  const [first, ...others] = characters
  if (first === undefined) return 0
  return others
    .filter((each) => widens().test(each) || HANGUL.test(each))
    .reduce((columns, each) => columns + width(each), width(first))
}

/** Several characters that mean one picture, of whose columns terminals think differently. */
export const isSequence = (cluster: string): boolean =>
  cluster.length > 1 && emojiSequence().test(cluster.slice(0, 64))

const HANGUL = /[\u1100-\u11ff\ua960-\ua97c\uac00-\ud7fb]/
