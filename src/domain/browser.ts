import type { Key } from './keys.ts'
import { type ModelSort, SORTS } from './models-filter.ts'

/** What the browser shows: the list, the card of one row, the marked rows side by side, or the keys. */
export type BrowserPage = 'list' | 'card' | 'compare' | 'keys'

/** Where the learner is in the catalogue. */
export interface Browser {
  readonly page: BrowserPage
  /** What was typed to filter. */
  readonly query: string
  /** What the last key concerned: the filter being typed, or the rows. */
  readonly at: 'filter' | 'rows'
  readonly sort: ModelSort
  /** The chosen row among those that the query leaves, from 0. */
  readonly chosen: number
  /** Ids of the rows marked for comparison, in the order of marking. */
  readonly marks: readonly string[]
  /** Where the list of keys was opened, and goes back to. */
  readonly behind?: 'card' | 'compare'
  /** First line of a card or comparison on the screen. */
  readonly top: number
  /** What the last key could not do. */
  readonly notice?: 'three-marks' | 'too-few-marks' | 'no-link'
}

export const startBrowsing: Browser = {
  page: 'list',
  query: '',
  at: 'filter',
  sort: 'usual',
  chosen: 0,
  marks: [],
  top: 0,
}

/** What the rules need to know of the rows and the screen. */
export interface BrowserView {
  /** Ids that the query leaves, as they are sorted. */
  readonly ids: readonly string[]
  /** Lines of the open card or comparison, and how many of them fit. */
  readonly lines: number
  readonly height: number
}

export type BrowserEffect = 'leave' | 'open-link'

export interface Pressed {
  readonly browser: Browser
  readonly effect?: BrowserEffect
}

/** Two or three can be compared. */
export const MOST_MARKS = 3

/** What a key does. */
export function press(browser: Browser, key: Key, view: BrowserView): Pressed {
  const { notice: _, ...rest } = browser
  if (rest.page === 'list') return pressInList(rest, key, view)
  return rest.page === 'keys' ? { browser: keysClosed(rest) } : pressOnPage(rest, key, view)
}

function keysClosed({ behind, ...browser }: Browser): Browser {
  return { ...browser, page: behind ?? 'list' }
}

function pressInList(browser: Browser, key: Key, view: BrowserView): Pressed {
  switch (key.name) {
    case 'up':
      return chosenAt(browser, browser.chosen - 1, view)
    case 'down':
      return chosenAt(browser, browser.chosen + 1, view)
    case 'page-up':
      return chosenAt(browser, browser.chosen - view.height, view)
    case 'page-down':
      return chosenAt(browser, browser.chosen + view.height, view)
    case 'home':
      return chosenAt(browser, 0, view)
    case 'end':
      return chosenAt(browser, view.ids.length - 1, view)
    case 'right':
    case 'tab':
      return { browser: sorted(browser, 1) }
    case 'left':
    case 'backtab':
      return { browser: sorted(browser, -1) }
    case 'enter':
      return { browser: view.ids.length === 0 ? browser : { ...browser, page: 'card', top: 0 } }
    case 'backspace':
      return { browser: filtered(browser, [...browser.query].slice(0, -1).join('')) }
    case 'ctrl-u':
    case 'ctrl-w':
      return { browser: filtered(browser, '') }
    case 'escape':
      return steppedBack(browser)
    case 'ctrl-d':
      return { browser, effect: 'leave' }
    case 'paste':
      return { browser: filtered(browser, browser.query + key.text) }
    case 'text':
      return { browser: typed(browser, key.text, view) }
    default:
      return { browser }
  }
}

/** Escape takes back what was done last: the filter, then the marks; then it leaves. */
function steppedBack(browser: Browser): Pressed {
  if (browser.query !== '') return { browser: filtered(browser, '') }
  if (browser.marks.length > 0) return { browser: { ...browser, marks: [] } }
  return { browser, effect: 'leave' }
}

function typed(browser: Browser, text: string, { ids }: BrowserView): Browser {
  if (text === ' ') return toggled(browser, ids[browser.chosen])
  if (text === '?') return { ...browser, page: 'keys' }
  if (text === '=') return compared(browser)
  return filtered(browser, browser.query + text)
}

const filtered = (browser: Browser, query: string): Browser => ({
  ...browser,
  query,
  at: 'filter',
  chosen: 0,
})

const chosenAt = (browser: Browser, chosen: number, { ids }: BrowserView): Pressed => ({
  browser: { ...browser, at: 'rows', chosen: Math.max(0, Math.min(chosen, ids.length - 1)) },
})

function sorted(browser: Browser, step: number): Browser {
  const at = (SORTS.indexOf(browser.sort) + step + SORTS.length) % SORTS.length
  return { ...browser, at: 'rows', sort: SORTS[at] ?? 'name', chosen: 0 }
}

function toggled(before: Browser, id: string | undefined): Browser {
  if (id === undefined) return before
  const browser: Browser = { ...before, at: 'rows' }
  const { marks } = browser
  if (marks.includes(id)) return { ...browser, marks: marks.filter((each) => each !== id) }
  return marks.length < MOST_MARKS
    ? { ...browser, marks: [...marks, id] }
    : { ...browser, notice: 'three-marks' }
}

const compared = (browser: Browser): Browser =>
  browser.marks.length < 2 ? { ...browser, notice: 'too-few-marks' } : { ...browser, page: 'compare', top: 0 }

function pressOnPage(browser: Browser, { name, text }: Key, view: BrowserView): Pressed {
  const last = Math.max(0, view.lines - view.height)
  const scrolled = (top: number): Pressed => ({
    browser: { ...browser, top: Math.max(0, Math.min(top, last)) },
  })
  switch (name) {
    case 'up':
      return scrolled(browser.top - 1)
    case 'down':
      return scrolled(browser.top + 1)
    case 'page-up':
      return scrolled(browser.top - view.height)
    case 'page-down':
      return scrolled(browser.top + view.height)
    case 'home':
      return scrolled(0)
    case 'end':
      return scrolled(last)
    case 'left':
    case 'right':
      return turned(browser, name === 'left' ? -1 : 1, view)
    case 'escape':
    case 'enter':
    case 'backspace':
      return { browser: { ...browser, page: 'list', top: 0 } }
    case 'ctrl-d':
      return { browser, effect: 'leave' }
    default:
      return pressedText(browser, text, view, scrolled)
  }
}

function pressedText(
  browser: Browser,
  text: string,
  view: BrowserView,
  scrolled: (top: number) => Pressed,
): Pressed {
  if (text === 'q') return { browser: { ...browser, page: 'list', top: 0 } }
  if (text === '?' && browser.page !== 'list' && browser.page !== 'keys')
    return { browser: { ...browser, page: 'keys', behind: browser.page, top: 0 } }
  if (browser.page !== 'card') return text === ' ' ? scrolled(browser.top + view.height) : { browser }
  if (text === 'o') return { browser, effect: 'open-link' }
  if (text === '=') return { browser: compared(browser) }
  return { browser: text === ' ' ? toggled(browser, view.ids[browser.chosen]) : browser }
}

/** The card of the row before or after. */
function turned(browser: Browser, step: number, view: BrowserView): Pressed {
  if (browser.page !== 'card') return { browser }
  return { browser: { ...chosenAt(browser, browser.chosen + step, view).browser, top: 0 } }
}

/** First row of the list that is on the screen, so that the chosen one is in sight. */
export const firstRow = (chosen: number, height: number, count: number): number =>
  Math.max(0, Math.min(chosen - Math.floor(height / 2), count - height))
