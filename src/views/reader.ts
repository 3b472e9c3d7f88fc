import { cleanText } from '../domain/clean.ts'
import type { ActionOn } from '../domain/key-table.ts'
import type { OpeningPlace, Span } from '../domain/opening.ts'
import {
  type Anchor,
  type ChapterRange,
  openedByEnter,
  progressOf,
  type ReaderPrompt,
  type ReaderState,
  type ReaderView,
  spaceDoes,
} from '../domain/reader.ts'
import type { PagedText } from '../domain/reading-pace.ts'
import { TEXT_MEASURE } from '../domain/text-measure.ts'
import { barOf } from './bar.ts'
import type { Layout, LineRange } from './blocks.ts'
import type { Frame } from './frame.ts'
import { bareText, findInLines, highlight } from './highlight.ts'
import { type KeyHint, keyHelpLines, keyHint, keyLine, keysWithin } from './keys.ts'
import { breakRuns, wrapText } from './line-break.ts'
import { type Cursor, type Picture, withMargin } from './picture.ts'
import { signs } from './signs.ts'
import { stateSign } from './state-signs.ts'
import { displayWidth, padEnd, padStart, truncate } from './width.ts'

/** A section as the foot of the reader names it. */
export interface ReaderSection {
  /** `1.5`; empty in a text that does not number its sections. */
  readonly number: string
  readonly title: string
  /** Undefined where nobody has counted. */
  readonly minutes?: number | undefined
}

/** A section laid out for the reader. */
export interface LaidSection {
  readonly lines: readonly string[]
  /** What a screen shows undivided. */
  readonly wholes?: readonly LineRange[]
  /** How many of the lines are text. */
  readonly textEnd: number
}

/** A match of the search, in its section. */
export interface Match {
  readonly section: number
  readonly line: number
  readonly spans: readonly Span[]
}

/** A row of the contents or of the bookmarks, with the place it leads to. */
export interface ReaderRow {
  readonly section: number
  readonly line: number
  /** `1.5`; empty in a text that does not number its sections. */
  readonly number: string
  readonly text: string
  /** All of the row, told below the list where the row is cut: the words of a link, then its address; a note. */
  readonly whole?: readonly string[]
  /** The head of a chapter: which one Enter unfolds, or folds when its sections are shown. */
  readonly unfolds?: number
  /** What the learner wrote there. */
  readonly isNote?: boolean
  readonly read?: boolean
  /** It says something else than when it was read. */
  readonly changed?: boolean
  /** The chance to know the section's practised questions now, 0 to 1. */
  readonly remembered?: number | undefined
  readonly minutes?: number | undefined
}

/** All that the screen shows. */
export interface ReaderPicture {
  readonly state: ReaderState
  /** Those of the chapter that is being read. */
  readonly sections: readonly ReaderSection[]
  /** The one that is being read. */
  readonly laid: LaidSection
  readonly chapter: ChapterRange
  /** Nothing follows: this is the last chapter. */
  readonly isLast: boolean
  readonly matches: readonly Match[]
  readonly rows: readonly ReaderRow[]
  /** What the section has to open, and what the rules know of it. */
  readonly openings: readonly OpeningPlace[]
  /** Lines of the section at which the learner wrote something. */
  readonly notes: readonly number[]
  readonly view: ReaderView
  /** A link was followed: backspace goes back. */
  readonly canGoBack: boolean
  /** What the last key did; shown once. */
  readonly notice: string
  readonly columns: number
  readonly height: number
}

/** Below this the foot has no rule, and the margin goes. */
const SMALL = { rows: 9, columns: 44 }

/** Columns for the text of a screen so wide: the measure, with two free columns on each side where there is room. */
export const readingWidth = (columns: number): number =>
  columns < SMALL.columns ? columns : Math.min(TEXT_MEASURE, columns - 4)

/** Lines of text on a screen so high; the rest is the foot. */
export const textHeight = (rows: number): number => Math.max(1, rows - (rows < SMALL.rows ? 1 : 2))

type BlockLines = Pick<Layout, 'lines' | 'starts'>

/** The anchor of a line. */
export function anchorAt(layout: BlockLines, section: number, line: number): Anchor {
  const block = Math.max(
    0,
    layout.starts.findLastIndex((start) => start <= line),
  )
  const weights = weightsOf(layout, block)
  const before = weights.slice(0, line - (layout.starts[block] ?? 0))
  const all = sum(weights)
  return { section, block, part: all > 0 ? sum(before) / all : 0 }
}

/** The line at an anchor: where the same words stand, however the text is broken; the last block's where it became shorter. */
export function lineOf(layout: BlockLines, { block, part }: Anchor): number {
  const at = Math.max(0, Math.min(block, layout.starts.length - 1))
  const weights = weightsOf(layout, at)
  const place = part * sum(weights) + HALF_A_CHARACTER
  let line = 0
  for (let seen = weights[0] ?? 0; line + 1 < weights.length && seen <= place; line += 1)
    seen += weights[line + 1] ?? 0
  return (layout.starts[at] ?? 0) + line
}

const HALF_A_CHARACTER = 0.5

/** Characters in each line of a block; an empty line counts as one, to be a place as well. */
function weightsOf({ lines, starts }: BlockLines, block: number): number[] {
  const from = starts[block] ?? 0
  const to = starts[block + 1] ?? lines.length
  return lines.slice(from, to).map((line) => bareText(line).replace(/\s/g, '').length || 1)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

/**
 * The first line of the screen after the one that begins at `top`. What its foot divides and one screen could hold begins
 * anew; running text goes on with the last line that was seen. A screen never begins with a blank line.
 */
export function nextTop(
  { lines, wholes }: Pick<Layout, 'lines' | 'wholes'>,
  top: number,
  height: number,
): number {
  const foot = top + height
  let next = foot
  for (;;) {
    const divided = wholes.find(
      ({ from, to }) => from < next && next < to && from > top && to - from <= height,
    )
    if (divided === undefined) break
    next = divided.from
  }
  const inText = !isBlank(lines[foot - 1]) && !isBlank(lines[foot]) && !isIn(wholes, foot - 1)
  if (next === foot && inText) next -= 1
  while (next < lines.length - 1 && isBlank(lines[next])) next += 1
  return Math.max(top + 1, next)
}

/** Blank lines that a screen may leave out at its top. */
const MOST_BLANKS = 3

const isIn = (ranges: readonly LineRange[], line: number): boolean =>
  ranges.some(({ from, to }) => from <= line && line < to)

/** The first line of the screen before: from there the next one begins at `top` or later. */
export function topBefore(layout: Pick<Layout, 'lines' | 'wholes'>, top: number, height: number): number {
  let before = Math.max(0, top - height - MOST_BLANKS)
  while (before + 1 < top && (isBlank(layout.lines[before]) || nextTop(layout, before, height) < top))
    before += 1
  return before
}

/** What of a section is read, for the rule that says when it was. */
export const pagedText = (
  section: string,
  { lines, textEnd }: Pick<Layout, 'lines' | 'textEnd'>,
): PagedText => ({
  section,
  end: textEnd,
  words: (from, to) => lines.slice(from, to).map(bareText).join('\n'),
})

const isBlank = (line: string | undefined): boolean => line !== undefined && bareText(line).trim() === ''

/** Every place where the query stands in the sections, of which the first has the number `first` in the text. */
export const findMatches = (
  sections: readonly Pick<LaidSection, 'lines'>[],
  first: number,
  query: string,
): Match[] =>
  sections.flatMap(({ lines }, at) =>
    findInLines(lines, query).map((spans) => ({
      section: first + at,
      line: spans[0]?.line ?? 0,
      spans,
    })),
  )

/** The whole screen. */
export function readerPicture(picture: ReaderPicture, frame: Frame): Picture {
  const { columns, height } = picture
  const margin = Math.max(0, Math.floor((columns - frame.width) / 2))
  const body = bodyLines(picture, frame)
  const foot = footLines(picture, frame)
  const rows = Math.max(1, height - foot.length)
  const filled = Array.from({ length: rows }, (_, row) => body[row] ?? '')
  const page = withMargin({ lines: [...filled, ...foot], cursor: cursorOf(picture, frame) }, margin)
  if (margin < FOCUS_SIGN) return page
  const noted = withNoteSigns(page, picture, margin, frame)
  return withFocusSign(
    hasNoStyles(frame) ? withMatchSigns(noted, picture, margin, frame) : noted,
    picture,
    margin,
    frame,
  )
}

/** Where matches have no look of their own a bar in the margin tells their lines. */
function withMatchSigns(page: Picture, picture: ReaderPicture, margin: number, frame: Frame): Picture {
  const { state, matches, height } = picture
  if (state.panel !== 'text') return page
  const found = new Set(
    matches
      .filter(({ section }) => section === state.section)
      .flatMap(({ spans }) => spans.map(({ line }) => line - state.top)),
  )
  const sign = padEnd(' '.repeat(margin - FOCUS_SIGN) + barOf(frame), margin, frame)
  const lines = page.lines.map((line, row) =>
    found.has(row) && row < textHeight(height) ? sign + line.slice(margin) : line,
  )
  return { ...page, lines }
}

/** A sign in the margin beside each place with a note. */
function withNoteSigns(
  page: Picture,
  { state, notes, height }: ReaderPicture,
  margin: number,
  frame: Frame,
): Picture {
  if (state.panel !== 'text') return page
  const rows = new Set(notes.map((line) => line - state.top))
  const sign = `${' '.repeat(margin - FOCUS_SIGN)}${frame.theme.accent(NOTE_SIGN)} `
  return {
    ...page,
    lines: page.lines.map((line, row) =>
      rows.has(row) && row < textHeight(height) ? sign + line.slice(margin) : line,
    ),
  }
}

/** Every terminal has it, in one column. */
const NOTE_SIGN = '*'

/** Columns of the sign before what has the focus, with its space. */
const FOCUS_SIGN = 2

/** The sign stands in the margin, beside the first line of what has the focus. */
function withFocusSign(page: Picture, picture: ReaderPicture, margin: number, frame: Frame): Picture {
  const row = focusOf(picture)
    ?.spans.map(({ line }) => line - picture.state.top)
    .find((at) => at >= 0)
  if (row === undefined) return page
  const sign = `${' '.repeat(margin - FOCUS_SIGN)}${frame.theme.accent(signs(frame).cursor)} `
  return { ...page, lines: page.lines.map((line, at) => (at === row ? sign + line.slice(margin) : line)) }
}

const focusOf = ({ state, openings }: ReaderPicture): OpeningPlace | undefined =>
  state.panel === 'text' ? openings[state.focus ?? -1] : undefined

/** In the field, on the chosen row, on the match; none where the text alone tells. */
function cursorOf(picture: ReaderPicture, frame: Frame): Cursor | undefined {
  const { state, rows, height } = picture
  const { prompt, panel } = state
  const isAtRows = (prompt?.kind === 'filter' || prompt?.kind === 'link') && prompt.isAtRows === true
  if (prompt !== undefined && prompt.kind !== 'filter' && !isAtRows) {
    const column = displayWidth(promptHead(prompt, frame) + promptText(prompt, frame), frame)
    return { row: height - 1, column, isShown: true }
  }
  if (panel === 'text') return focusCursor(picture, frame) ?? matchCursor(picture, frame)
  if (panel === 'help' || (rows.length === 0 && prompt === undefined)) return undefined
  // A letter goes to the filter from the rows too.
  const isShown = prompt !== undefined
  if (prompt !== undefined && !isAtRows)
    return { row: 0, column: displayWidth(filterHead(frame) + prompt.text, frame), isShown }
  const row = LIST_HEAD + state.chosen - firstShown(picture, frame)
  return { row, column: displayWidth(`${signs(frame).cursor} `, frame), isShown }
}

/** On the first letter of what has the focus, as far as it is on the screen. */
function focusCursor(picture: ReaderPicture, frame: Frame): Cursor | undefined {
  const { state, height } = picture
  const span = focusOf(picture)?.spans.find(
    ({ line }) => line >= state.top && line < state.top + textHeight(height),
  )
  if (span === undefined) return undefined
  const line = bareText(picture.laid.lines[span.line] ?? '')
  const column = displayWidth(line.slice(0, span.from) + signsBefore(line.slice(span.from)), frame)
  return { row: span.line - state.top, column, isShown: hasNoStyles(frame) }
}

function matchCursor(picture: ReaderPicture, frame: Frame): Cursor | undefined {
  const { state, matches, height } = picture
  const match = matches[state.match]
  const from = match?.spans[0]?.from
  if (match === undefined || from === undefined || match.section !== state.section) return undefined
  const row = match.line - state.top
  const line = bareText(picture.laid.lines[match.line] ?? '')
  return row < 0 || row >= textHeight(height)
    ? undefined
    : { row, column: displayWidth(line.slice(0, from), frame), isShown: hasNoStyles(frame) }
}

/** Nothing but signs and the cursor can tell a place then. */
const hasNoStyles = ({ theme }: Frame): boolean => theme.marked('x') === 'x'

/** What stands before the first letter: a bar, a bracket. */
const signsBefore = (text: string): string => /^[^\p{L}\p{N}]*(?=[\p{L}\p{N}])/u.exec(text)?.[0] ?? ''

/** The rule and the line under it; what the last key did may need more lines. */
function footLines(picture: ReaderPicture, frame: Frame): string[] {
  const { state, notice, height } = picture
  const { prompt } = state
  const lines =
    prompt !== undefined && prompt.kind !== 'filter'
      ? [promptLine(picture, prompt, frame)]
      : notice === ''
        ? [statusLine(picture, frame)]
        : wrapText(notice, frame.width, frame).slice(0, MOST_NOTICE_LINES)
  const rule = (frame.glyphs === 'ascii' ? '-' : '─').repeat(ruleLength(frame.width, frame))
  return height < SMALL.rows ? lines : [frame.theme.muted(rule), ...lines]
}

const MOST_NOTICE_LINES = 4

const ruleLength = (columns: number, { ambiguousWidth, glyphs }: Frame): number =>
  glyphs === 'ascii' ? columns : Math.floor(columns / ambiguousWidth)

function bodyLines(picture: ReaderPicture, frame: Frame): readonly string[] {
  switch (picture.state.panel) {
    case 'contents':
      return listLines(frame.messages.reader.contents, picture, frame)
    case 'bookmarks':
      return listLines(frame.messages.reader.bookmarks, picture, frame)
    case 'links':
      return listLines(frame.messages.reader.links, picture, frame)
    case 'help':
      return helpLines(frame).slice(picture.state.helpTop)
    default:
      return textLines(picture, frame)
  }
}

const currentSection = ({ state, sections, chapter }: ReaderPicture): ReaderSection | undefined =>
  sections[state.section - chapter.first]

/**
 * The first line below `top` that the next screen draws, since the foot would divide its figure: a figure stands on one
 * screen, whole. The number of lines where there is none.
 */
export function drawnBefore(
  { lines, wholes = [] }: Pick<LaidSection, 'lines' | 'wholes'>,
  top: number,
  height: number,
): number {
  const foot = top + height
  const divided = wholes.find(
    ({ from, to, isFigure }) => isFigure && top < from && from < foot && foot < to && to - from <= height,
  )
  return divided?.from ?? lines.length
}

function textLines(picture: ReaderPicture, { theme }: Frame): string[] {
  const { state, matches, height, laid } = picture
  const current = matches[state.match]
  const foot = state.top + textHeight(height)
  const upTo = drawnBefore(laid, state.top, textHeight(height))
  // What was searched for is shown wherever it stands.
  const isFound = current?.section === state.section && upTo <= current.line && current.line < foot
  const lines = laid.lines.slice(0, isFound ? foot : upTo)
  const focus = focusOf(picture)
  // Of a block the sign in the margin and its first line are enough.
  const inFocus = (focus?.opens.kind === 'question' ? focus.spans.slice(0, 1) : focus?.spans) ?? []
  return lines.slice(state.top, state.top + textHeight(height)).map((text, row) => {
    const line = state.top + row
    const found = matches.reduce((painted, { section, spans }, at) => {
      if (section !== state.section) return painted
      // The current match stands out from the others.
      const paint = at === state.match ? theme.marked : theme.underline
      return spans
        .filter((span) => span.line === line)
        .reduce((line, { from, to }) => highlight(line, from, to, paint), painted)
    }, text)
    return inFocus
      .filter((span) => span.line === line)
      .reduce((painted, { from, to }) => highlight(painted, from, to, theme.marked), found)
  })
}

/** All of the help; a small screen shows a part of it. */
export const helpLines = (frame: Frame): string[] => keyHelpLines(['reader'], frame)

function listLines(title: string, picture: ReaderPicture, frame: Frame): string[] {
  const { messages, theme } = frame
  const { state, rows } = picture
  const first = firstShown(picture, frame)
  const { noBookmarks, noLinks, noRows } = messages.reader
  const empty = state.panel === 'bookmarks' ? noBookmarks : state.panel === 'links' ? noLinks : noRows
  const shown = rows.slice(first, first + listRoom(picture, frame))
  const columns = listColumns(rows, frame)
  return [
    truncateHead(theme.heading(title), filterText(state, frame), frame),
    '',
    ...(shown.length === 0
      ? wrapText(empty, frame.width, frame)
      : shown.map((row, at) =>
          listRow(withFold(row, state, frame), first + at === state.chosen, columns, frame),
        )),
    ...wholeLines(picture, frame),
  ]
}

/** Rows that stay above what is told of the chosen one. */
const FEWEST_ROWS = 4

/** All of the chosen row, where the row itself is cut. */
function wholeLines({ state, rows, height }: ListPicture, frame: Frame): string[] {
  const { whole, text = '' } = rows[state.chosen] ?? {}
  const room = textHeight(height) - LIST_HEAD - Math.min(rows.length, FEWEST_ROWS) - 1
  const head = listColumns(rows, frame).number + 4
  if (whole === undefined || room < 1 || displayWidth(text, frame) + head <= frame.width) return []
  const told = whole.flatMap((part) => breakRuns([{ text: part }], frame.width, frame))
  return ['', ...told.slice(0, room)]
}

/** The title of a list and the empty row under it. */
const LIST_HEAD = 2

type ListPicture = Pick<ReaderPicture, 'state' | 'rows' | 'height'>

const listRoom = (picture: ListPicture, frame: Frame): number =>
  Math.max(1, textHeight(picture.height) - LIST_HEAD - wholeLines(picture, frame).length)

/** The first row of a list that is on the screen. */
function firstShown(picture: ListPicture, frame: Frame): number {
  const { state, rows } = picture
  const room = listRoom(picture, frame)
  return Math.max(0, Math.min(state.chosen - Math.floor(room / 2), rows.length - room))
}

/** What stands before the filter of the contents. */
const filterHead = ({ messages: { reader, common } }: Frame): string =>
  `${reader.contents}  ${common.labelled(reader.filter)}`

/** The head of a chapter with the sign that says whether its sections are shown. */
function withFold(row: ReaderRow, { unfolded }: ReaderState, { glyphs }: Frame): ReaderRow {
  if (row.unfolds === undefined) return row
  const [open, folded] = glyphs === 'ascii' ? ['-', '+'] : ['▾', '▸']
  return { ...row, text: `${row.unfolds === unfolded ? open : folded} ${row.text}` }
}

/** What the contents are filtered by, or that they can be. */
function filterText({ prompt, panel }: ReaderState, { messages, theme }: Frame): string {
  if (panel !== 'contents' || prompt === undefined) return ''
  return prompt.text === ''
    ? theme.muted(messages.reader.toFilter)
    : messages.common.labelled(messages.reader.filter) + prompt.text
}

const truncateHead = (title: string, aside: string, frame: Frame): string => {
  const room = frame.width - displayWidth(title, frame) - 2
  return aside === '' || room < displayWidth(aside, frame) ? title : `${title}  ${aside}`
}

/** Columns of the parts of every row, so that they stand under one another. */
interface ListColumns {
  readonly number: number
  readonly asides: readonly number[]
}

function listColumns(rows: readonly ReaderRow[], frame: Frame): ListColumns {
  const widest = (texts: readonly string[]): number =>
    texts.reduce((most, text) => Math.max(most, displayWidth(text, frame)), 0)
  const asides = rows.map((row) => asidesOf(row, frame))
  return {
    number: widest(rows.map(({ number }) => number)),
    asides: [0, 1, 2].map((at) => widest(asides.map((texts) => texts[at] ?? ''))),
  }
}

function asidesOf({ read, changed, remembered, minutes }: ReaderRow, frame: Frame): readonly string[] {
  const { reader, common } = frame.messages
  return [
    changed ? reader.changed : read ? `${stateSign('read', frame)} ${reader.read}` : '',
    remembered === undefined ? '' : reader.remembered(Math.round(remembered * 100)),
    minutes === undefined ? '' : common.minutes(minutes),
  ]
}

function listRow(row: ReaderRow, chosen: boolean, columns: ListColumns, frame: Frame): string {
  const { theme } = frame
  const sign = chosen ? `${signs(frame).cursor} ` : '  '
  const number = columns.number === 0 ? '' : `${padEnd(row.number, columns.number, frame)}  `
  const aside = asidesOf(row, frame)
    .flatMap((text, at) => {
      const width = columns.asides[at] ?? 0
      return width === 0 ? [] : [`  ${padStart(text, width, frame)}`]
    })
    .join('')
  const room = frame.width - displayWidth(sign + number + aside, frame)
  // Where titles would be cut to nothing, what stands beside them goes.
  const isRoomy = room >= NARROWEST_TITLE
  const space = isRoomy ? room : frame.width - displayWidth(sign + number, frame)
  const title = truncate(row.isNote ? `${NOTE_SIGN} ${row.text}` : row.text, Math.max(1, space), frame)
  const words = sign + number + (isRoomy ? padEnd(title, space, frame) : title)
  return (chosen ? theme.accent(words) : words) + (isRoomy ? theme.muted(aside) : '')
}

const NARROWEST_TITLE = 12

/** Where am I, how much is left, which keys: `1.5 Transformer  5/13 · 36%   space next screen …`. */
function statusLine(picture: ReaderPicture, frame: Frame): string {
  return withKeys(placeText(picture, frame), picture, frame)
}

/** The text and, at the right edge, as many of the keys as have room. */
function withKeys(text: string, picture: ReaderPicture, frame: Frame): string {
  const room = frame.width - displayWidth(text, frame) - 2
  const keys = keyLine(hintsFor(picture, frame), { ...frame, width: Math.max(1, room) })
  if (displayWidth(keys, frame) > room) return text
  return text + ' '.repeat(room + 2 - displayWidth(keys, frame)) + keys
}

/** In their order keys go when there is no room, from the end; the help and the way out stay. */
function hintsFor(picture: ReaderPicture, frame: Frame): KeyHint[] {
  const { panel } = picture.state
  if (panel === 'text') return textHints(picture, frame)
  return panel === 'help' ? helpHints(picture, frame) : listHints(panel, picture, frame)
}

function listHints(
  panel: 'contents' | 'bookmarks' | 'links',
  { state, rows }: ReaderPicture,
  frame: Frame,
): KeyHint[] {
  const { list } = frame.messages.reader
  const unfolds = rows[state.chosen]?.unfolds
  const opens = panel === 'links' ? list.open : list.go
  const enter = unfolds === undefined ? opens : unfolds === state.unfolded ? list.fold : list.unfold
  return [
    keyHint(panel, ['line-up', 'line-down'], list.choose, frame),
    keyHint(panel, 'accept', enter, frame, true),
    panel === 'bookmarks'
      ? keyHint(panel, 'back', list.back, frame, true)
      : keyHint(panel, 'let-go', list.back, frame, true),
  ]
}

/** What Space and Enter do here, then the keys that are always the same. */
function textHints(picture: ReaderPicture, frame: Frame): KeyHint[] {
  const { keys } = frame.messages.reader
  return [
    ...hereHints(picture, frame),
    keyHint('reader', 'contents', keys.contents, frame),
    keyHint('reader', 'search', keys.search, frame),
    ...stayingHints(frame),
  ]
}

const stayingHints = (frame: Frame): KeyHint[] => [
  keyHint('reader', 'help', frame.messages.reader.keys.help, frame, true),
  keyHint('reader', 'back', frame.messages.reader.keys.quit, frame, true),
]

function hereHints(picture: ReaderPicture, frame: Frame): KeyHint[] {
  const { state, view, openings, canGoBack } = picture
  const { reader } = frame.messages
  const hint = (action: ActionOn<'reader'>, what: string, always = false): KeyHint =>
    keyHint('reader', action, what, frame, always)
  const opened = openings[openedByEnter(state, view) ?? -1]
  const does = spaceDoes(state, view)
  const space = hint('next-screen', reader.space[does])
  return [
    ...(opened === undefined ? [] : [hint('accept', reader.enter[opened.opens.kind], true)]),
    ...(isBehindAll(picture) ? [] : [space]),
    ...(opened === undefined && does === 'screen' ? [hint('accept', reader.enterScrolls, true)] : []),
    ...(canGoBack ? [hint('return', reader.back)] : []),
  ]
}

/** Behind the last screen nothing follows that Space could show. */
function isBehindAll({ state, view, chapter, isLast }: ReaderPicture): boolean {
  return isLast && state.section === chapter.first + chapter.count - 1 && spaceDoes(state, view) === 'section'
}

/** A part of the help says that there is more of it. */
function helpHints({ state, height }: ReaderPicture, frame: Frame): KeyHint[] {
  const { reader, quiz, keys } = frame.messages
  const more = helpLines(frame).length > state.helpTop + textHeight(height)
  return more
    ? [
        keyHint('help', 'next-screen', quiz.more, frame, true),
        keyHint('help', 'back', reader.list.back, frame, true),
      ]
    : [{ key: keys.any, what: reader.list.back, always: true }]
}

function placeText(picture: ReaderPicture, frame: Frame): string {
  const { state, sections, chapter, matches, height, laid, view } = picture
  const { reader } = frame.messages
  const section = currentSection(picture)
  const percent = Math.round(progressOf(state, view, sections) * 100)
  const left =
    frame.width < ROOM_FOR_MINUTES
      ? 0
      : minutesLeft(section?.minutes ?? 0, laid, state.top + textHeight(height))
  const place = reader.place(state.section - chapter.first + 1, sections.length, percent, left)
  const found =
    state.query === ''
      ? ''
      : `  ${reader.searchFor}${state.query} ${reader.matches(state.match + 1, matches.length)}`
  const room = frame.width - displayWidth(place + found, frame) - 2
  if (room < 6) return truncate(place + found, frame.width, frame)
  return [titleWithin(room, picture, frame), place].filter(Boolean).join('  ') + found
}

/** Number and title, the number alone, or nothing: what has room before the keys. */
function titleWithin(room: number, picture: ReaderPicture, frame: Frame): string {
  const { number = '', title = '' } = currentSection(picture) ?? {}
  const numberColumns = displayWidth(number, frame)
  const columns = roomForTitle(room, numberColumns, picture, frame)
  if (columns < numberColumns) return ''
  return columns < numberColumns + SHORTEST_TITLE
    ? number
    : truncate([number, title].filter(Boolean).join(' '), columns, frame)
}

/** The title makes room for what Space and Enter do; they make room for its number, as far as they can. */
function roomForTitle(room: number, least: number, picture: ReaderPicture, frame: Frame): number {
  const hints = hintsFor(picture, frame)
  const isText = picture.state.panel === 'text'
  const here = isText
    ? [...hereHints(picture, frame), ...stayingHints(frame)]
    : hints.filter(({ always }) => always)
  const most = room - keysWidth(keysWithin(here, room - least - 2, frame), frame)
  return Math.min(Math.max(Math.floor(frame.width * TITLE_SHARE), room - keysWidth(hints, frame)), most)
}

/** Columns from which the foot has room for the minutes beside the share that was read. */
const ROOM_FOR_MINUTES = 60

/** The minutes that the text below the foot of the screen takes; 0 at its end. */
function minutesLeft(minutes: number, { textEnd }: LaidSection, foot: number): number {
  return textEnd === 0 ? 0 : Math.ceil((minutes * Math.max(0, textEnd - foot)) / textEnd)
}

/** A title of fewer columns, with the space before it, says nothing. */
const SHORTEST_TITLE = 6

/** Of the line at the foot a title has so much before keys that one can do without. */
const TITLE_SHARE = 0.3

/** Columns of the keys when all have room, with the gap before them. */
const keysWidth = (hints: readonly KeyHint[], frame: Frame): number =>
  displayWidth(keyLine(hints, { ...frame, width: Number.POSITIVE_INFINITY }), frame) + 2

function promptLine(picture: ReaderPicture, prompt: ReaderPrompt, frame: Frame): string {
  const { state, matches } = picture
  const typed = promptHead(prompt, frame) + promptText(prompt, frame)
  // A column is left for the cursor.
  if (prompt.kind === 'link') return withKeys(`${typed} `, picture, frame)
  if (prompt.text === '' || prompt.kind === 'note') return typed
  return `${typed}    ${frame.theme.muted(frame.messages.reader.matches(state.match + 1, matches.length))}`
}

const promptHead = ({ kind }: ReaderPrompt, { messages: { reader } }: Frame): string =>
  kind === 'link' ? reader.link : kind === 'note' ? reader.note : reader.searchFor

/** Of a long note the end is shown, where one types. */
function promptText({ kind, text }: ReaderPrompt, frame: Frame): string {
  if (kind !== 'note') return truncate(text, Math.max(1, frame.width - 24), frame)
  const room = frame.width - displayWidth(frame.messages.reader.note, frame) - 1
  let shown = [...cleanText(text)].slice(-frame.width)
  while (displayWidth(shown.join(''), frame) > room) shown = shown.slice(1)
  return shown.join('')
}
