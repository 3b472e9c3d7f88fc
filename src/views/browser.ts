import { type Browser, firstRow } from '../domain/browser.ts'
import type { ModelRow } from '../domain/models.ts'
import type { Messages } from '../messages/messages.ts'
import type { Frame } from './frame.ts'
import { keyHelpLines, keyHint, keyLine, moreText } from './keys.ts'
import { breakRuns, wrapText } from './line-break.ts'
import { legendText, legendTexts, modelGrid } from './models.ts'
import type { Cursor, Picture } from './picture.ts'
import { displayWidth, padEnd, padStart, truncate, withoutStyles } from './width.ts'

/** What the browser is drawn with. */
export interface BrowserFrame extends Frame {
  readonly words: Messages['browser']
  readonly today: string
  readonly rows: number
}

export interface BrowserPicture {
  readonly browser: Browser
  /** Rows that the query leaves, as they are sorted. */
  readonly shown: readonly ModelRow[]
  readonly all: number
  /** Names of the marked rows. */
  readonly marked: readonly string[]
  /** Lines of the open card, comparison or list of keys. */
  readonly page: readonly string[]
}

/** Columns before a row: the pointer, the mark, a space. */
const POINTER = 3
/** Rows around the list: title, filter, header, rule, two empty ones, marks, keys. */
const AROUND = 8
/** On a low screen the empty rows and the rule go. */
const AROUND_LOW = 5
const LOW = 14

/** Rows of the list that fit. */
export const listHeight = (rows: number): number => Math.max(1, rows - (rows < LOW ? AROUND_LOW : AROUND))

/** Lines of a card or comparison that fit: the keys and an empty row stand below. */
export const pageHeight = (rows: number): number => Math.max(1, rows - (rows < LOW ? 1 : 2))

/** The whole screen; the keys stand on the last row. */
export function browserPicture(picture: BrowserPicture, frame: BrowserFrame): Picture {
  const { lines: body, cursor }: Picture =
    picture.browser.page === 'list' ? listPicture(picture, frame) : { lines: pageLines(picture, frame) }
  const filled = [...body, ...Array<string>(Math.max(0, frame.rows - 1 - body.length)).fill('')]
  return { lines: [...filled.slice(0, frame.rows - 1), keysFor(picture, frame)], cursor }
}

const pageLines = ({ browser, page }: BrowserPicture, { rows }: BrowserFrame): string[] =>
  page.slice(browser.top, browser.top + pageHeight(rows))

function listPicture(picture: BrowserPicture, frame: BrowserFrame): Picture {
  const { browser, shown } = picture
  const height = listHeight(frame.rows)
  const first = firstRow(browser.chosen, height, shown.length)
  const window = shown.slice(first, first + height)
  const isLow = frame.rows < LOW
  const empty = isLow ? [] : ['']
  // Widths are those of all rows, so that columns stay where they are while scrolling.
  const grid = modelGrid(
    shown.length > height * 20 ? window : shown,
    { ...frame, width: frame.width - POINTER },
    frame.today,
  )
  const [header = '', rule = '', ...listed] = grid
  const from = shown.length > height * 20 ? 0 : first
  const rows = listed
    .slice(from, from + height)
    .map((line, at) => rowLine(line, window[at], first + at === browser.chosen, picture, frame))
  const head =
    shown.length === 0 ? [] : [header, ...(isLow ? [] : [rule])].map((line) => ' '.repeat(POINTER) + line)
  const nothing = shown.length === 0 ? breakRuns([{ text: frame.words.nothing }], frame.width, frame) : []
  const filler = Array<string>(
    Math.max(0, height - rows.length - nothing.length + (shown.length === 0 ? 2 : 0)),
  ).fill('')
  const before = [titleLine(picture, frame), filterLine(browser, frame), ...empty, ...head]
  const lines = [...before, ...rows, ...nothing, ...filler, ...empty, statusLine(picture, frame)]
  // The cursor is seen in both places: a letter goes to the filter from either.
  const cursor: Cursor =
    browser.at === 'rows' && shown.length > 0
      ? { row: before.length + browser.chosen - first, column: POINTER, isShown: true }
      : { row: 1, column: filterEnd(browser, frame), isShown: true }
  return { lines, cursor }
}

function titleLine({ browser, shown, all }: BrowserPicture, frame: BrowserFrame): string {
  const { words, theme } = frame
  const right = `${words.count(shown.length, all)} · ${words.sorts[browser.sort]}`
  const title = truncate(words.title, frame.width, frame)
  const room = frame.width - displayWidth(title, frame) - 2
  return room < displayWidth(right, frame)
    ? theme.heading(title)
    : `${theme.heading(title)}  ${theme.muted(padStart(right, room, frame))}`
}

function filterLine({ query }: Browser, frame: BrowserFrame): string {
  const { words, theme } = frame
  const pointer = theme.accent(filterHead(frame))
  const hint = truncate(words.hint, frame.width - displayWidth(filterHead(frame), frame), frame)
  return query === '' ? pointer + theme.muted(hint) : pointer + typedEnd(query, frame)
}

const filterHead = ({ glyphs }: BrowserFrame): string => (glyphs === 'ascii' ? '> ' : '› ')

/** Of a long query its end is shown: that is where one types. A column is left for the cursor. */
function typedEnd(query: string, frame: BrowserFrame): string {
  const room = frame.width - displayWidth(filterHead(frame), frame) - 1
  let typed = query
  while (displayWidth(typed, frame) > room) typed = [...typed].slice(1).join('')
  return typed
}

const filterEnd = ({ query }: Browser, frame: BrowserFrame): number =>
  displayWidth(filterHead(frame) + typedEnd(query, frame), frame)

function rowLine(
  line: string,
  row: ModelRow | undefined,
  isChosen: boolean,
  { browser }: BrowserPicture,
  frame: BrowserFrame,
): string {
  const { theme, glyphs } = frame
  const pointer = isChosen ? (glyphs === 'ascii' ? '>' : '›') : ' '
  const mark = row !== undefined && browser.marks.includes(row.id) ? '*' : ' '
  return isChosen
    ? `${theme.accent(pointer)}${theme.accent(mark)} ${theme.marked(padEnd(withoutStyles(line), frame.width - POINTER, frame))}`
    : ` ${theme.accent(mark)} ${line}`
}

function statusLine({ browser, marked, shown }: BrowserPicture, frame: BrowserFrame): string {
  const { words, theme, messages } = frame
  if (browser.notice !== undefined)
    return theme.caution(truncate(words.notices[browser.notice], frame.width, frame))
  if (marked.length === 0) return theme.muted(legendLine(shown, browser.chosen, frame))
  return theme.muted(truncate(words.marked(marked.join(messages.common.listSeparator)), frame.width, frame))
}

/** What the marks mean; where that is too long, those of the chosen row. `?` has all of them. */
function legendLine(shown: readonly ModelRow[], chosen: number, frame: BrowserFrame): string {
  const all = legendText(shown, frame)
  if (displayWidth(all, frame) <= frame.width) return all
  return truncate(legendText(shown.slice(chosen, chosen + 1), frame), frame.width, frame)
}

function keysFor(
  { browser: { page, marks, query, top }, page: lines }: BrowserPicture,
  frame: BrowserFrame,
): string {
  const { words, theme } = frame
  const { keys } = words
  switch (page) {
    case 'keys':
      return theme.muted(truncate(keysFoot(lines.length - top, frame), frame.width, frame))
    case 'list':
      return keyLine(
        [
          keyHint('models', ['line-up', 'line-down'], keys.choose, frame),
          keyHint('models', 'accept', keys.card, frame, true),
          keyHint('models', 'mark', keys.mark, frame),
          ...(marks.length > 1 ? [keyHint('models', 'compare', keys.compare, frame, true)] : []),
          keyHint('models', ['left', 'right'], keys.sort, frame),
          keyHint('models', 'help', keys.help, frame, true),
          keyHint(
            'models',
            'let-go',
            query === '' && marks.length === 0 ? keys.quit : keys.clear,
            frame,
            true,
          ),
        ],
        frame,
      )
    case 'card':
      return keyLine(
        [
          keyHint('model-card', ['line-up', 'line-down'], keys.scroll, frame),
          keyHint('model-card', 'accept', keys.link, frame),
          keyHint('model-card', ['left', 'right'], keys.turn, frame),
          keyHint('model-card', 'mark', keys.mark, frame),
          keyHint('model-card', 'help', keys.help, frame, true),
          keyHint('model-card', 'back', keys.back, frame, true),
        ],
        frame,
      )
    case 'compare':
      return keyLine(
        [
          keyHint('model-comparison', ['line-up', 'line-down'], keys.scroll, frame),
          keyHint('model-comparison', 'copy', keys.copy, frame),
          keyHint('model-comparison', 'help', keys.help, frame, true),
          keyHint('model-comparison', 'back', keys.back, frame, true),
        ],
        frame,
      )
  }
}

const keysFoot = (left: number, frame: BrowserFrame): string =>
  [...(left > pageHeight(frame.rows) ? [moreText(frame)] : []), frame.messages.keys.anyKey].join('  ')

/** All keys, for ?; of the list what its marks mean as well. */
export const allKeysLines = (
  { behind }: Browser,
  shown: readonly ModelRow[],
  frame: BrowserFrame,
): string[] =>
  behind === undefined
    ? [
        ...keyHelpLines(['models'], frame),
        '',
        ...legendTexts(shown, frame).flatMap((text) => wrapText(text, frame.width, frame)),
      ]
    : keyHelpLines([BEHIND[behind]], frame)

const BEHIND = { card: 'model-card', compare: 'model-comparison' } as const

/** Rows of the list that are printed at once in line mode. */
const NUMBERED = 20
/** Rows around the numbered ones: the title, what can be typed, what is left, and what a part has around it. */
const AROUND_NUMBERED = 10

/** The list for line mode: numbered, so that a number chooses. */
export function numberedLines(rows: readonly ModelRow[], isAll: boolean, frame: BrowserFrame): string[] {
  const { locale, messages, words, theme, accessible } = frame
  const { models, common } = messages
  const room = Math.max(1, Math.min(NUMBERED, frame.rows - AROUND_NUMBERED))
  const shown = isAll ? rows : rows.slice(0, room)
  const lines = shown.flatMap((row, at) => {
    const about = [
      row.company[locale],
      ...(accessible
        ? [common.labelled(models.columns.open) + models.openSource[row.openSource]]
        : [models.openSource[row.openSource]]),
    ]
    return breakRuns(
      [
        { text: `${at + 1}. ` },
        { text: row.name[locale], paint: theme.strong },
        { text: `${common.listSeparator}${about.join(common.listSeparator)}`, paint: theme.muted },
      ],
      frame.width,
      frame,
    )
  })
  if (rows.length === 0) return breakRuns([{ text: words.lines.nothing }], frame.width, frame)
  return rows.length > shown.length ? [...lines, words.lines.more(rows.length - shown.length)] : lines
}
