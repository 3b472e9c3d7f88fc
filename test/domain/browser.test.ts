import { expect, test } from 'vitest'
import { type Browser, type BrowserView, firstRow, press, startBrowsing } from '../../src/domain/browser.ts'
import { keyPress } from '../key-press.ts'

const view: BrowserView = { ids: ['a', 'b', 'c', 'd', 'e'], lines: 50, height: 10 }

/** Presses the keys one after the other: words in brackets are named keys, everything else is typed. */
function after(keys: string, change: Partial<Browser> = {}, shown: BrowserView = view) {
  let browser: Browser = { ...startBrowsing, ...change }
  const effects: string[] = []
  for (const [, name, text] of keys.matchAll(/\[([a-z-]+)\]|(.)/gu)) {
    const pressed = press(browser, keyPress(name ?? text ?? ''), shown)
    browser = pressed.browser
    if (pressed.effect) effects.push(pressed.effect)
  }
  return { ...browser, effects }
}

test('what is typed filters, Latin or Chinese, and starts at the first row', () => {
  expect(after('[down][down]q文')).toMatchObject({ query: 'q文', chosen: 0, page: 'list' })
  expect(after('ab𝄞[backspace]').query).toBe('ab')
  expect(after('abc[ctrl-u]').query).toBe('')
})

test('arrows stay within the rows', () => {
  expect(after('[up]').chosen).toBe(0)
  expect(after('[down][down]').chosen).toBe(2)
  expect(after('[page-down]').chosen).toBe(4)
  expect(after('[end][home]').chosen).toBe(0)
})

test('Enter opens the card and q comes back; with no rows it does nothing', () => {
  expect(after('[enter]').page).toBe('card')
  expect(after('[enter]q').page).toBe('list')
  expect(after('[enter]', {}, { ...view, ids: [] }).page).toBe('list')
})

test('+ marks up to three, & compares two or three; space goes to the filter', () => {
  expect(after('+[down]+').marks).toEqual(['a', 'b'])
  expect(after('++').marks).toEqual([])
  expect(after('+[down]+[down]+[down]+')).toMatchObject({ marks: ['a', 'b', 'c'], notice: 'three-marks' })
  expect(after('+&')).toMatchObject({ page: 'list', notice: 'too-few-marks' })
  expect(after('+[down]+&').page).toBe('compare')
  expect(after('gpt 5')).toMatchObject({ query: 'gpt 5', marks: [] })
})

test('escape takes back the filter, then the marks, then leaves', () => {
  const marked = { query: 'x', marks: ['a'] }

  expect(after('[escape]', marked)).toMatchObject({ query: '', marks: ['a'], effects: [] })
  expect(after('[escape][escape]', marked)).toMatchObject({ marks: [], effects: [] })
  expect(after('[escape][escape][escape]', marked).effects).toEqual(['leave'])
})

test('left and right turn through the orders, and on a card through the cards', () => {
  expect(after('[right]').sort).toBe('name')
  expect(after('[left]').sort).toBe('price')
  expect(after('[enter][right][right]')).toMatchObject({ page: 'card', chosen: 2 })
})

test('a card scrolls within its lines and opens its page', () => {
  expect(after('[enter][end]').top).toBe(40)
  expect(after('[enter][page-down][up]').top).toBe(8)
  expect(after('[enter][enter]').effects).toEqual(['open-link'])
})

test('a notice goes with the next key', () => {
  expect(after('&[down]').notice).toBeUndefined()
})

test('the chosen row is always in sight', () => {
  for (let chosen = 0; chosen < 40; chosen += 1) {
    const first = firstRow(chosen, 7, 40)
    expect(chosen).toBeGreaterThanOrEqual(first)
    expect(chosen).toBeLessThan(first + 7)
  }
})

test('keys that scroll do so in the list of keys while there is more; any other goes back', () => {
  expect(after('?[page-down]')).toMatchObject({ page: 'keys', top: 9 })
  expect(after('?[end][page-down]').page).toBe('list')
  expect(after('?[page-down]x')).toMatchObject({ page: 'list', query: '', top: 0 })
  expect(after('?[page-down]', {}, { ...view, lines: 8 }).page).toBe('list')
})
