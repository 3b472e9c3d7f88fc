import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { keys, openTerminal, type PseudoTerminal, type PseudoTerminalOptions } from '../pseudo-terminal.ts'

/**
 * Where the cursor has to be after a key: seen in a field, on the first letter of what is chosen, on a letter of what is
 * new, or on these words.
 */
type Where = 'field' | 'chosen' | 'new' | RegExp

const END_OF_FRAME = '\x1b[?2026l'
const framesOf = (terminal: PseudoTerminal): number => terminal.raw().split(END_OF_FRAME).length - 1
const LETTER = /[\p{L}\p{N}]/u

/** The characters by their columns; a wide one has an empty place behind it. */
const byColumn = (line: string): string[] =>
  [...line].flatMap((character) => [
    character,
    ...Array<string>(Math.max(0, stringWidth(character) - 1)).fill(''),
  ])

/** What is wrong with the place of the cursor; undefined when nothing is. */
function faultOf(terminal: PseudoTerminal, where: Where, before: readonly string[]): string | undefined {
  const { row, column, visible } = terminal.cursor()
  const rows = terminal.screen()
  const line = byColumn(rows[row] ?? '')
  const place = `${row}:${column} ${JSON.stringify(rows[row])}`
  if (where === 'field') return visible ? undefined : `not seen in its field: ${place}`
  if (where instanceof RegExp)
    return where.test(line.slice(column).join('')) ? undefined : `not on ${where}: ${place}`
  if (where === 'chosen') {
    const head = line.slice(0, column).join('')
    if (!/[›»>│]\s*(?:\[.\]\s*)?$/u.test(head)) return `not behind the sign of what is chosen: ${place}`
    return LETTER.test(line[column] ?? '') ? undefined : `on no letter: ${place}`
  }
  const isBlank = rows[row]?.trim() === ''
  if (!isBlank && !LETTER.test(line[column] ?? '')) return `on no letter: ${place}`
  return before[row] === rows[row] ? `on a row that is not new: ${place}` : undefined
}

/** Presses one key after another and asks for the cursor behind each. */
async function walk(
  words: readonly string[],
  first: string | RegExp,
  steps: readonly (readonly [key: string, where: Where])[],
  options: PseudoTerminalOptions = {},
): Promise<void> {
  const terminal = openTerminal(words, { columns: 80, rows: 24, ...options })
  await terminal.until(first)
  for (const [key, where] of steps) {
    const before = terminal.screen()
    const frames = framesOf(terminal)
    terminal.type(key)
    let fault: string | undefined
    const isWell = (): boolean => {
      if (framesOf(terminal) === frames) return false
      fault = faultOf(terminal, where, before)
      return fault === undefined
    }
    await terminal.until(isWell).catch((error: Error) => {
      throw new Error(`after ${JSON.stringify(key)}: ${fault ?? 'nothing was drawn'}\n${error.message}`)
    })
  }
  terminal.process.kill()
  await terminal.ended()
}

const { up, down, enter, tab, backspace, pageDown, pageUp } = keys
const back = keys.escape
const each = (pressed: readonly string[], where: Where): (readonly [string, Where])[] =>
  pressed.map((key) => [key, where] as const)

test('the first screen: on the chosen row', async () => {
  await walk([], /q quit$/m, each([down, down, up, up, up, 'j', 'k'], 'chosen'))
})

const READING = /2\/\d+ · \d+%/

test('a text: on the first new line; in what is searched for while it is typed, then on the match', async () => {
  await walk(['read', '1.2'], READING, [
    ...each(['j', 'j', 'j', 'k', ' ', ' ', 'b', pageDown, pageUp, 'G', 'g'], 'new'),
    ...each(['/', 'w', 'o', 'r', 'd', backspace], 'field'),
    ...each([enter, 'n', 'n', 'N'], /^wor/i),
    [back, 'new'],
  ])
})

test('without colours the cursor is seen on the match, and a bar tells its line', async () => {
  const terminal = openTerminal(['read', '1.2'], { env: { NO_COLOR: '1' } })
  await terminal.until(READING)
  terminal.type(`/vowel${enter}`)
  await terminal.until((screen) => {
    const { row, column, visible } = terminal.cursor()
    const line = screen.split('\n')[row] ?? ''
    return visible && /^vowel/i.test(line.slice(column)) && line.startsWith('│')
  })
  terminal.type('q')
  await terminal.ended()
  expect(terminal.raw()).not.toMatch(/\x1b\[[\d;]*m/)
})

test('the lists and the help of a text', async () => {
  await walk(['read', '1.2'], READING, [
    ['t', 'field'],
    ...each([down, down, up, up], 'chosen'),
    ...each(['t', 'r', '/'], 'field'),
    [backspace, 'field'],
    ...each([down, up], 'chosen'),
    [back, 'new'],
    ['o', 'field'],
    [down, 'chosen'],
    ...each([back, '?', down, back], 'new'),
  ])
})

test('what can be opened in a text, and what opens', async () => {
  await walk(['read', '1.2'], READING, [
    [tab, /^1\]/],
    [enter, LETTER],
    [back, /^1\]/],
    ...each([' ', ' '], 'new'),
    [tab, LETTER],
  ])
})

test('a question in a text: on the option, then on the verdict', async () => {
  await walk(['read', '1.2'], READING, [
    [' ', 'new'],
    [enter, 'chosen'],
    ...each([down, up, down, enter], 'chosen'),
    ['3', 'new'],
  ])
})

test.each([
  ['single', [down, down, up]],
  ['multiple', [down, ' ', down, up, ' ']],
  ['true-false', [down, up]],
  ['order', [down, ' ', down, ' ', up]],
  ['match', [down, '2', down, up]],
])('a question of the kind %s: on what is chosen', async (kind, pressed) => {
  await walk(['quiz', '1', '--kind', kind, '--seed', '3', '--count', '1'], 'question 1 of 1', [
    ...each(pressed, 'chosen'),
    ['?', 'new'],
    [back, 'chosen'],
  ])
})

test.each(['numeric', 'short', 'cloze'])('a question of the kind %s: in the field', async (kind) => {
  await walk(['quiz', '1', '--kind', kind, '--seed', '3', '--count', '1'], 'question 1 of 1', [
    ...each(['1', '2', backspace, '3'], 'field'),
  ])
})

test('how sure, the verdict, and the end of a quiz', async () => {
  await walk(['quiz', '1', '--kind', 'true-false', '--seed', '3', '--count', '1'], 'question 1 of 1', [
    ...each([enter, keys.left, keys.right], 'chosen'),
    ...each(['3', enter], 'new'),
  ])
})

test('the catalogue: in the filter, on the rows, on what opens', async () => {
  await walk(['models'], /\d+ rows/, [
    ...each(['q', 'w', backspace, backspace], 'field'),
    ...each([down, down, up], LETTER),
    [enter, 'new'],
    [down, 'new'],
    [back, LETTER],
  ])
})

test('the list of experiments, an experiment, its options', async () => {
  await walk(['lab'], /q (back|quit)/, each([down, down, up, up, 'j', 'k'], LETTER))
  await walk(['lab', 'size'], 'Press 1–3', [
    [enter, 'new'],
    [tab, LETTER],
    [down, LETTER],
    [back, 'new'],
  ])
})

test('progress, terms and the timeline: on the first new line', async () => {
  await walk(['progress'], /q (back|quit)/, each([down, ' ', 'k', 'G', 'g'], 'new'), { rows: 16 })
  for (const key of ['d', 't']) await walk([], /q quit$/m, [[key, LETTER], ...each([down, ' ', 'b'], 'new')])
})

test('the search of the course: in its field, on what was found, on what opens', async () => {
  await walk([], /q quit$/m, [
    ['/', 'field'],
    ...each(['t', 'o', 'k', 'e', 'n', backspace, 'n'], 'field'),
    ...each([down, down, up], LETTER),
    [enter, LETTER],
  ])
})

test('a value of an option is typed in its field', async () => {
  await walk(['lab', 'size'], 'Press 1–3', [
    [enter, 'new'],
    [tab, LETTER],
    ['=', 'field'],
    ...each(['1', '2', backspace], 'field'),
    [back, LETTER],
  ])
})

test.each(['zh', 'en'])(
  'what is to be tried on a model of one’s own: on its first new line (%s)',
  async (lang) => {
    await walk(['read', '2.1', '--lang', lang], /1\/\d+ · \d+%/, [
      ['T', LETTER],
      ...each([down, up], 'new'),
      [back, 'new'],
    ])
  },
)

test('a choice inside the running text: on the chosen one', async () => {
  const terminal = openTerminal(['data', 'reset'])
  await terminal.until(() => faultOf(terminal, /^No, keep it/, []) === undefined)
  for (const [key, row] of [
    [down, /^Yes, forget it/],
    [up, /^No, keep it/],
    ['2', /^Yes, forget it/],
  ] as const) {
    terminal.type(key)
    await terminal.until(() => faultOf(terminal, row, []) === undefined)
  }
  terminal.type(keys.ctrlC)
  expect((await terminal.ended()).exitCode).toBe(130)
})

test('a note is written in its field, and what an experiment gave side by side begins on a letter', async () => {
  await walk(['read', '1.2'], READING, [
    ...each(['c', 'w', 'o', backspace], 'field'),
    [enter, 'new'],
    ['B', LETTER],
    [back, 'new'],
  ])
  await walk(['lab', 'size'], 'Press 1–3', [[enter, 'new'], ...each(['e', '&'], LETTER), [back, LETTER]])
})

test('the end of a section, settings, and two families side by side', async () => {
  await walk(['read', '1.2'], READING, [
    ['G', 'new'],
    [' ', LETTER],
    [down, 'chosen'],
    [up, 'chosen'],
  ])
  await walk([], /q quit$/m, [
    [',', LETTER],
    [down, 'new'],
    [back, LETTER],
  ])
  await walk(['models'], /\d+ rows/, [
    ...each(['+', down, '+'], 'field'),
    ['&', LETTER],
    [down, 'new'],
    [back, LETTER],
  ])
})
