import { progressOf, type ReaderState, type ReaderView } from '../domain/reader.ts'
import type { Frame } from './frame.ts'
import { findInLines, highlight, type Span } from './highlight.ts'
import { displayWidth, padEnd, truncate } from './width.ts'

/** A section laid out for the reader. */
export interface ReaderSection {
  /** `1.5`; empty in a text that does not number its sections. */
  readonly number: string
  readonly title: string
  /** `5 min` */
  readonly minutes: string
  readonly read: boolean
  readonly lines: readonly string[]
  /** The line on which each block begins. */
  readonly starts: readonly number[]
}

/** A match of the search, in its section. */
export interface Match {
  readonly section: number
  readonly line: number
  readonly spans: readonly Span[]
}

/** A row of the contents or of the bookmarks. */
export interface ReaderRow {
  readonly section: number
  readonly line: number
  readonly text: string
  readonly aside: string
}

/** All that the screen shows. */
export interface ReaderPicture {
  readonly state: ReaderState
  readonly sections: readonly ReaderSection[]
  readonly matches: readonly Match[]
  readonly rows: readonly ReaderRow[]
  /** What the last key did; shown once. */
  readonly notice: string
  readonly columns: number
  readonly height: number
}

/** The text measure: long lines are hard to follow (38 Han characters, 76 Latin). */
const MEASURE = 76
/** Below this the foot has no rule, and the margin goes. */
const SMALL = { rows: 9, columns: 44 }

/** Columns for the text of a screen so wide: the measure, with two free columns on each side where there is room. */
export const readingWidth = (columns: number): number =>
  columns < SMALL.columns ? columns : Math.min(MEASURE, columns - 4)

/** Lines of text on a screen so high; the rest is the foot. */
export const textHeight = (rows: number): number => Math.max(1, rows - (rows < SMALL.rows ? 1 : 2))

/** Every place in the sections where the query stands. */
export const findMatches = (sections: readonly ReaderSection[], query: string): Match[] =>
  sections.flatMap(({ lines }, section) =>
    findInLines(lines, query).map((spans) => ({ section, line: spans[0]?.line ?? 0, spans })),
  )

/** The rows of the screen, from top to bottom. */
export function readerScreen(picture: ReaderPicture, frame: Frame): string[] {
  const { columns, height, state } = picture
  const margin = ' '.repeat(Math.max(0, Math.floor((columns - readingWidth(columns)) / 2)))
  const body = bodyLines(picture, { ...frame, width: readingWidth(columns) })
  const filled = Array.from({ length: textHeight(height) }, (_, row) => (body[row] ? margin + body[row] : ''))
  const foot = state.prompt === undefined || state.prompt.kind === 'filter' ? statusLine : promptLine
  const line = margin + foot(picture, { ...frame, width: readingWidth(columns) })
  if (height < SMALL.rows) return [...filled, line]
  const rule = (frame.glyphs === 'ascii' ? '-' : '─').repeat(ruleLength(readingWidth(columns), frame))
  return [...filled, margin + frame.theme.muted(rule), line]
}

const ruleLength = (columns: number, { ambiguousWidth, glyphs }: Frame): number =>
  glyphs === 'ascii' ? columns : Math.floor(columns / ambiguousWidth)

function bodyLines(picture: ReaderPicture, frame: Frame): readonly string[] {
  switch (picture.state.panel) {
    case 'contents':
      return listLines(frame.messages.reader.contents, picture, frame)
    case 'bookmarks':
      return listLines(frame.messages.reader.bookmarks, picture, frame)
    case 'help':
      return helpLines(frame)
    default:
      return textLines(picture, frame)
  }
}

function textLines({ state, sections, matches, height }: ReaderPicture, { theme }: Frame): string[] {
  const lines = sections[state.section]?.lines ?? []
  return lines.slice(state.top, state.top + textHeight(height)).map((text, row) => {
    const line = state.top + row
    return matches
      .filter(({ section, spans }) => section === state.section && spans.some((span) => span.line === line))
      .flatMap(({ spans }) => spans.filter((span) => span.line === line))
      .reduce((painted, { from, to }) => highlight(painted, from, to, theme.marked), text)
  })
}

function helpLines({ messages, theme, width, ...measure }: Frame): string[] {
  const rows = messages.reader.help
  const keys = Math.max(...rows.map(([key]) => displayWidth(key, measure)))
  return [
    theme.heading(messages.reader.helpTitle),
    '',
    ...rows.map(
      ([key, what]) =>
        `${theme.accent(padEnd(key, keys, measure))}  ${truncate(what, width - keys - 2, measure)}`,
    ),
  ]
}

function listLines(title: string, { state, rows, height }: ReaderPicture, frame: Frame): string[] {
  const { messages, theme } = frame
  const filter =
    state.prompt?.kind === 'filter' && state.prompt.text !== ''
      ? `  ${messages.reader.filter}: ${state.prompt.text}`
      : ''
  const room = Math.max(1, textHeight(height) - 2)
  const first = Math.max(0, Math.min(state.chosen - Math.floor(room / 2), rows.length - room))
  const empty = state.panel === 'bookmarks' ? messages.reader.noBookmarks : messages.reader.noRows
  const shown = rows.slice(first, first + room)
  return [
    theme.heading(title) + filter,
    '',
    ...(shown.length === 0
      ? [empty]
      : shown.map((row, at) => listRow(row, first + at === state.chosen, frame))),
  ]
}

function listRow({ text, aside }: ReaderRow, chosen: boolean, frame: Frame): string {
  const sign = chosen ? (frame.glyphs === 'ascii' ? '> ' : '› ') : '  '
  const room = frame.width - 2 - displayWidth(aside, frame) - 2
  const words = padEnd(truncate(text, Math.max(4, room), frame), Math.max(4, room), frame)
  return `${chosen ? frame.theme.accent(sign + words) : sign + words}  ${frame.theme.muted(aside)}`
}

/** Where am I, how much is left, which keys: `1.5 Transformer  5/13 · 36%   space next screen …`. */
function statusLine(picture: ReaderPicture, frame: Frame): string {
  const { messages, theme, width } = frame
  if (picture.notice !== '') return truncate(picture.notice, width, frame)
  const { state } = picture
  const place = placeText(picture, frame)
  const keys = state.panel === 'text' ? messages.reader.keys : messages.reader.listKeys
  const fitting = keysThatFit(keys, width - displayWidth(place, frame) - 3, frame)
  const gap = ' '.repeat(
    Math.max(1, width - displayWidth(place, frame) - displayWidth(plainKeys(fitting), frame)),
  )
  const painted = fitting.map(([key, what]) => `${theme.accent(key)} ${theme.muted(what)}`).join('  ')
  return fitting.length === 0 ? place : place + gap + painted
}

function placeText({ state, sections, matches, height }: ReaderPicture, frame: Frame): string {
  const { reader } = frame.messages
  const section = sections[state.section]
  const view: ReaderView = {
    height: textHeight(height),
    lines: sections.map(({ lines }) => lines.length),
    matches,
    rows: [],
  }
  const percent = Math.round(progressOf(state, view) * 100)
  const place = reader.place(state.section + 1, sections.length, percent)
  const found =
    state.query === ''
      ? ''
      : `  ${reader.searchFor}${state.query} ${reader.matches(state.match + 1, matches.length)}`
  const room = frame.width - displayWidth(place + found, frame) - 2
  const title = [section?.number, section?.title].filter(Boolean).join(' ')
  return room < 6
    ? truncate(place + found, frame.width, frame)
    : `${truncate(title, Math.min(room, 28), frame)}  ${place}${found}`
}

type KeyHint = readonly [string, string]

const plainKeys = (keys: readonly KeyHint[]): string => keys.map(([key, what]) => `${key} ${what}`).join('  ')

/** As many hints as fit; the one for all keys stays longest. */
function keysThatFit(keys: readonly KeyHint[], room: number, frame: Frame): readonly KeyHint[] {
  if (displayWidth(plainKeys(keys), frame) <= room) return keys
  if (keys.length === 0) return []
  const dispensable = keys.findLastIndex(([key]) => key !== '?')
  return keysThatFit(
    keys.filter((_, at) => at !== Math.max(0, dispensable)),
    room,
    frame,
  )
}

function promptLine({ state, matches }: ReaderPicture, frame: Frame): string {
  const { reader } = frame.messages
  const text = state.prompt?.text ?? ''
  if (state.prompt?.kind === 'link') return `${reader.link} ${text}_`
  const count = text === '' ? '' : `   ${frame.theme.muted(reader.matches(state.match + 1, matches.length))}`
  return `${reader.searchFor}${truncate(text, Math.max(1, frame.width - 24), frame)}_${count}`
}
