import type { BrowserPage } from '../domain/browser.ts'
import type { ModelSort } from '../domain/models-filter.ts'

export const browserEn = {
  title: 'Models and apps',
  hint: 'type to filter: a name, a company, pinyin',
  count: (shown: number, all: number): string => (shown === all ? `${all} rows` : `${shown} of ${all} rows`),
  sorts: {
    usual: 'open and new first',
    name: 'by name',
    company: 'by company',
    released: 'newest first',
    context: 'longest context first',
    price: 'lowest price first',
  } satisfies Record<ModelSort, string>,
  nothing: 'Nothing has that name. Backspace takes back a letter.',
  marked: (names: string): string => `Marked: ${names}`,
  notices: {
    'three-marks': 'Three can be compared: take one mark away first.',
    'too-few-marks': 'Mark two or three with the space bar, then press =.',
    'no-link': 'It has no page of its own.',
  },
  keys: {
    choose: 'choose',
    card: 'card',
    mark: 'mark',
    compare: 'compare',
    sort: 'sort',
    help: 'keys',
    quit: 'quit',
    back: 'back',
    scroll: 'scroll',
    turn: 'next card',
    link: 'open page',
    clear: 'clear',
  },
  /** All keys, for ?. */
  allKeys: [
    ['a–z 中', 'filter by name, company, alias or pinyin'],
    ['↑ ↓', 'choose a row, or scroll'],
    ['enter', 'the card of the row'],
    ['space', 'mark for comparison, at most three'],
    ['=', 'compare the marked ones'],
    ['← → tab', 'another order; on a card the next one'],
    ['o', 'on a card: open the page in the browser'],
    ['esc', 'take back the filter, then the marks, then leave'],
    ['q', 'from a card back to the list'],
    ['ctrl-c', 'leave'],
  ] as readonly (readonly [string, string])[],
  anyKey: 'any key: back',
  pages: { list: 'list', card: 'card', compare: 'comparison', keys: 'keys' } satisfies Record<
    BrowserPage,
    string
  >,
  lines: {
    ask: '> ',
    help: 'Words to filter, a number for its card, "= 1 3" to compare, "sort price", "open 2", "all", "q" to leave.',
    number: (number: number): string => `There is no row ${number}.`,
    more: (count: number): string => `${count} more: type words to filter, or "all".`,
    sorts: (names: string): string => `Sort by one of: ${names}.`,
  },
}
