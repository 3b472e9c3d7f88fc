import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { press as pressInBrowser, startBrowsing } from '../../src/domain/browser.ts'
import { pressOnCard } from '../../src/domain/card.ts'
import { homeMenu, pressOnHome } from '../../src/domain/home-page.ts'
import {
  type Action,
  actionOn,
  actions,
  actionsOn,
  allKeysOf,
  homeLetters,
  isMenu,
  keysOf,
  type ScreenName,
  screenNames,
  screensOf,
  toldBeside,
} from '../../src/domain/key-table.ts'
import type { Key, Press } from '../../src/domain/keys.ts'
import { pressAtEnd } from '../../src/domain/section-end.ts'
import { type Asked, pressInSitting, sittingScreen, startSitting } from '../../src/domain/sitting.ts'
import { keysText } from '../../src/views/keys.ts'
import { keyPress } from '../key-press.ts'
import { ofEveryKind } from '../questions.ts'
import { aFrame } from '../views/frames.ts'

const pairs = actions.flatMap((one, at) => actions.slice(at + 1).map((other) => [one, other] as const))

test('no key stands for two actions, but for the letters of a menu', () => {
  const shared = pairs.filter(
    ([one, other]) =>
      !isMenu(one) && !isMenu(other) && allKeysOf(one).some((key) => allKeysOf(other).includes(key)),
  )
  expect(shared).toEqual([])
})

test('on a screen a key means one thing, and every action keeps a key there', () => {
  for (const screen of screenNames) {
    const keys = actionsOn(screen).flatMap((action) => keysOf(action, screen))
    expect([screen, keys.filter((key, at) => keys.indexOf(key) !== at)]).toEqual([screen, []])
    for (const action of actionsOn(screen)) expect([screen, action, keysOf(action, screen)]).not.toContain([])
  }
})

test('the letters of the first screen are none of its other keys', () => {
  for (const letter of Object.values(homeLetters))
    expect([letter, actionOn('home', keyPress(letter))]).toEqual([letter, 'menu'])
})

/** Where letters are typed as text. */
const TYPED: readonly ScreenName[] = [
  'contents',
  'links',
  'search',
  'find',
  'note',
  'words',
  'value',
  'models',
]

test('q is a step back, y copies and Esc lets go on every screen where letters are keys', () => {
  for (const screen of screenNames) {
    expect([screen, actionOn(screen, keyPress('escape'))]).toEqual([screen, 'let-go'])
    if (TYPED.includes(screen)) continue
    expect([screen, actionOn(screen, keyPress('q'))]).toEqual([screen, 'back'])
    if (['help', 'running', 'merges'].includes(screen)) continue
    expect([screen, actionOn(screen, keyPress('y'))]).toEqual([screen, 'copy'])
    expect([screen, actionOn(screen, keyPress('?'))]).toEqual([screen, 'help'])
  }
})

test('space turns pages wherever it does something', () => {
  const does = screenNames.map((screen) => actionOn(screen, keyPress(' '))).filter(Boolean)
  expect(new Set(does)).toEqual(new Set(['next-screen']))
})

test('a letter is no key where letters are text', () => {
  for (const screen of TYPED)
    for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
      expect([screen, letter, actionOn(screen, keyPress(letter))]).toEqual([screen, letter, undefined])
})

const CHARACTERS = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at))
const NAMED = [
  'enter',
  'escape',
  'tab',
  'backtab',
  'backspace',
  'up',
  'down',
  'left',
  'right',
  'ctrl-l',
] as const
const everyKey: readonly Key[] = [...CHARACTERS, ...NAMED].map(keyPress)

/** The keys of a screen that the table does not have. */
const strangeTo = (screen: ScreenName): readonly Key[] =>
  everyKey.filter((key) => actionOn(screen, key) === undefined)

const asked = (question: Asked['question']): Asked => ({
  chapter: 'c',
  question,
  number: '1.1',
  title: { zh: '一', en: 'one' },
})

test('a key that the table lacks does nothing: on a question of every kind', () => {
  for (const question of ofEveryKind()) {
    const sitting = startSitting('quiz', 7, [asked(question)])
    const screen = sittingScreen(sitting)
    if (screen === 'words' || screen === 'words-keys') continue
    for (const key of strangeTo(screen))
      expect([screen, key, pressInSitting(sitting, key)]).toEqual([
        screen,
        key,
        { sitting: { ...sitting, notice: undefined }, effects: [] },
      ])
  }
})

test('a key that the table lacks does nothing: on a card, on the card of a model', () => {
  for (const key of strangeTo('card'))
    expect(pressOnCard({ top: 3 }, key, { lines: 50, height: 10 })).toEqual({ state: { top: 3 } })
  const browser = { ...startBrowsing, page: 'card' as const, top: 3 }
  for (const key of strangeTo('model-card'))
    expect(pressInBrowser(browser, key, { ids: ['a'], lines: 50, height: 10 })).toEqual({ browser })
})

test('a key that the table has does something: on a card, on the card of a model, on the first screen, at an end', () => {
  const idle = (screen: ScreenName, does: (key: Key) => unknown): readonly Press[] => {
    const nothing = does(keyPress('ctrl-l'))
    return actionsOn(screen)
      .flatMap((action) => keysOf(action, screen))
      .filter((key) => isDeepStrictEqual(does(keyPress(key)), nothing))
  }
  expect(idle('card', (key) => pressOnCard({ top: 3 }, key, { lines: 50, height: 10 }))).toEqual([])
  const browser = { ...startBrowsing, page: 'card' as const, top: 3 }
  const models = { ids: ['a', 'b', 'c'], lines: 50, height: 10 }
  expect(idle('model-card', (key) => pressInBrowser({ ...browser, chosen: 1 }, key, models))).toEqual([])
  const home = { menu: [...homeMenu, 'placement' as const], cursor: 1 }
  expect(idle('home', (key) => pressOnHome(home, key))).toEqual([])
  const end = { steps: 3, showsChosen: true, lastTop: 20, height: 10 }
  expect(idle('ending', (key) => pressAtEnd({ chosen: 1, top: 5 }, key, end))).toEqual([])
})

/** The table as documentation: `npx vitest run test/domain/key-table.test.ts -u` writes it anew. */
function document(): string {
  const frame = aFrame(80, { locale: 'en' })
  const { keys } = frame.messages
  const shown = (action: Action): string =>
    keysText(
      [action],
      screensOf(action).find((screen) => keysOf(action, screen).length > 0) ?? 'reader',
      frame,
    )
      .split(action === 'menu' ? ' ' : ' · ')
      .map((key) => `\`${key === '\\' ? '\\\\' : key.replace('|', '\\|')}\``)
      .join(' ')
  const rows = actions.flatMap((action) => {
    if (toldBeside(action) !== undefined) return []
    const screens = screensOf(action)
    const where = screens.length > 16 ? 'everywhere but ' : ''
    const listed = where === '' ? screens : screenNames.filter((screen) => !screens.includes(screen))
    const named = listed.map((screen) => keys.screens[screen]).join(', ')
    const all = [action, ...actions.filter((other) => toldBeside(other) === action)].map(shown).join(' · ')
    return [`| ${all} | ${keys.does[action]} | ${listed.length === 0 ? 'everywhere' : where + named} |`]
  })
  return `${[
    '# Keys',
    '',
    'One action has one key on every screen, and a key one action; only the letters before the rows of a menu and',
    'before the options of a question mean nothing but their row there. Ctrl-C leaves at once (or stops what runs), and',
    'Ctrl-D goes one step back, also where letters are text. This page, the foot of every screen and the help behind `?`',
    'are made from one table, `src/domain/key-table.ts`.',
    '',
    '| key | what it does | where |',
    '|---|---|---|',
    ...rows,
  ].join('\n')}\n`
}

test('the documentation says what the table says', async () => {
  await expect(document()).toMatchFileSnapshot('../../docs/keys.md')
})
