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
    'too-few-marks': 'Mark two or three with +, then press &.',
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
    copy: 'copy',
    clear: 'clear',
  },
  pages: { list: 'list', card: 'card', compare: 'comparison', keys: 'keys' } satisfies Record<
    BrowserPage,
    string
  >,
  lines: {
    ask: 'Words, a number or ?: ',
    title: (rows: number): string => `Models and apps, ${rows} rows`,
    left: (shown: number, all: number): string => `${shown} of ${all} left.`,
    help: 'Words to filter, a number for its card, "& 1 3" to compare, "sort price", "open 2" for its page, "all" for every row, ? says this, q leaves.',
    nothing: 'Nothing has that name. Type other words, "all", or ? for what is possible.',
    fewNumbers: 'Two or three numbers are needed, such as & 1 3.',
    number: (number: number): string => `There is no row ${number}.`,
    more: (count: number): string => `${count} more: type words to filter, or "all".`,
    sorts: (names: string): string => `Sort by one of: ${names}.`,
  },
}
