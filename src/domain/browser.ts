import { actionOn } from './key-table.ts'
import { editLine, halfWidth, type Key } from './keys.ts'
import { movedInList } from './list-menu.ts'
import { type ModelSort, SORTS } from './models-filter.ts'
import { scrolledBy } from './scrolled.ts'

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

export type BrowserEffect = 'leave' | 'open-link' | 'copy'

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
  return rest.page === 'keys' ? { browser: pressOnKeys(rest, key, view) } : pressOnPage(rest, key, view)
}

/** Keys that scroll do so as long as there is more; any other goes back. */
function pressOnKeys(browser: Browser, key: Key, view: BrowserView): Browser {
  const top = scrolledBy('help', key, browser.top, view.lines, view.height)
  return top === undefined || top === browser.top ? keysClosed(browser) : { ...browser, top }
}

function keysClosed({ behind, ...browser }: Browser): Browser {
  return { ...browser, page: behind ?? 'list', top: 0 }
}

function pressInList(browser: Browser, key: Key, view: BrowserView): Pressed {
  const action = actionOn('models', halfWidth(key))
  switch (action) {
    case 'right':
      return { browser: sorted(browser, 1) }
    case 'left':
      return { browser: sorted(browser, -1) }
    case 'accept':
      return { browser: view.ids.length === 0 ? browser : { ...browser, page: 'card', top: 0 } }
    case 'let-go':
      return steppedBack(browser)
    case 'mark':
      return { browser: toggled(browser, view.ids[browser.chosen]) }
    case 'help':
      return { browser: { ...browser, page: 'keys', top: 0 } }
    case 'compare':
      return { browser: compared(browser) }
    case undefined:
      return { browser: typed(browser, key) }
    default:
      return chosenAt(browser, movedInList(action, browser.chosen, view.ids.length, view.height), view)
  }
}

/** Escape takes back what was done last: the filter, then the marks; then it leaves. */
function steppedBack(browser: Browser): Pressed {
  if (browser.query !== '') return { browser: filtered(browser, '') }
  if (browser.marks.length > 0) return { browser: { ...browser, marks: [] } }
  return { browser, effect: 'leave' }
}

function typed(browser: Browser, key: Key): Browser {
  const query = key.name === 'ctrl-w' ? '' : editLine(browser.query, key)
  return query === undefined || query === ' ' ? browser : filtered(browser, query)
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

function pressOnPage(browser: Browser, pressed: Key, view: BrowserView): Pressed {
  const screen = browser.page === 'card' ? 'model-card' : 'model-comparison'
  const key = halfWidth(pressed)
  switch (actionOn(screen, key)) {
    case 'right':
      return turned(browser, 1, view)
    case 'left':
      return turned(browser, -1, view)
    case 'let-go':
    case 'return':
    case 'back':
      return { browser: { ...browser, page: 'list', top: 0 } }
    case 'accept':
      return { browser, effect: 'open-link' }
    case 'copy':
      return { browser, effect: 'copy' }
    case 'compare':
      return { browser: compared(browser) }
    case 'mark':
      return { browser: toggled(browser, view.ids[browser.chosen]) }
    case 'help':
      return browser.page === 'list' || browser.page === 'keys'
        ? { browser }
        : { browser: { ...browser, page: 'keys', behind: browser.page, top: 0 } }
    default: {
      const top = scrolledBy(screen, key, browser.top, view.lines, view.height)
      return { browser: { ...browser, top: top ?? browser.top } }
    }
  }
}

/** The card of the row before or after. */
function turned(browser: Browser, step: number, view: BrowserView): Pressed {
  return { browser: { ...chosenAt(browser, browser.chosen + step, view).browser, top: 0 } }
}

/** First row of the list that is on the screen, so that the chosen one is in sight. */
export const firstRow = (chosen: number, height: number, count: number): number =>
  Math.max(0, Math.min(chosen - Math.floor(height / 2), count - height))
