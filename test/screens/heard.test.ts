import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { keys, openTerminal, type PseudoTerminal } from '../pseudo-terminal.ts'
import { run } from '../run.ts'
import { readToEnd } from './line-reading.ts'

const bare = (text: string): string => text.replace(/\s/g, '')
/** What a reader of the stream speaks: a line each. */
const utterances = (terminal: PseudoTerminal): string[] =>
  terminal
    .raw()
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')

test('every line of a section is on the screen at a question: a reader that looks at the screen loses none', async () => {
  const terminal = openTerminal(['read', '1.1', '--accessible'])
  const seen: string[] = []
  let share = ''
  while (share !== '100') {
    const screen = await terminal.until((text) => {
      const at = [...text.matchAll(/1\.1, (\d+)%\. Enter, or \? for help:\s*$/g)].at(-1)?.[1]
      return at !== undefined && at !== share
    })
    share = /1\.1, (\d+)%[^%]*$/.exec(screen)?.[1] ?? ''
    seen.push(bare(screen))
    if (share !== '100') terminal.type('\r')
  }
  terminal.type('q\r')
  expect((await terminal.ended()).exitCode).toBe(0)
  const lost = utterances(terminal).filter((line) => !seen.some((screen) => screen.includes(bare(line))))
  // What follows the last question.
  expect(lost.filter((line) => !/^q?$/.test(line.trim()) && !line.includes('100%'))).toEqual([])
  expect(terminal.raw()).not.toContain('\x1b')
})

/** Keeps each write to a terminal as a line of JSON in the file that WRITES names. */
const KEEPS_WRITES = `
const { appendFileSync } = require('node:fs')
const { WriteStream } = require('node:tty')
const { _write, _writev } = WriteStream.prototype
const keep = (text) => appendFileSync(process.env.WRITES, JSON.stringify(text) + '\\n')
WriteStream.prototype._write = function (chunk, ...rest) {
  keep(String(chunk))
  return _write.call(this, chunk, ...rest)
}
WriteStream.prototype._writev = function (chunks, ...rest) {
  keep(chunks.map(({ chunk }) => String(chunk)).join(''))
  return _writev.call(this, chunks, ...rest)
}
`

// fenrir 1.9.5 takes a line that comes by itself for a completed word, and breaks off what it is reading
// (commands/onCursorChange/46000-tab_completion.py).
test.each([
  [['read', '1.1'], /Enter, or \? for help: $/, ['\r', 'h\r', '?\r']],
  [['quiz', '1.1', '--kind', 'single', '--seed', '5'], /: $/, ['1\r', '\r', '\r', '9\r', '?\r']],
  [['lab', 'size'], /: $/, ['2\r']],
  [['define'], /: $/, ['\r', 'v\r']],
  [['models'], /: $/, ['qwen\r', '1\r']],
  [[], /: $/, ['dance\r', '?\r']],
])('%j: a question comes in one piece with the text before it', async (words, ask, lines) => {
  const folder = mkdtempSync(join(tmpdir(), 'llm-primer-writes-'))
  const WRITES = join(folder, 'writes.jsonl')
  writeFileSync(join(folder, 'keep.cjs'), KEEPS_WRITES)
  writeFileSync(WRITES, '')
  const env = { NODE_OPTIONS: `--require ${join(folder, 'keep.cjs')}`, WRITES }
  const terminal = openTerminal([...words, '--accessible'], { env })
  const writes = (): string[] =>
    readFileSync(WRITES, 'utf8')
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [String(JSON.parse(line))]))
  const asked = (): number => writes().filter((text) => ask.test(text)).length
  await terminal.until(() => asked() === 1)
  for (const [at, line] of lines.entries()) {
    terminal.type(line)
    await terminal.until(() => asked() === at + 2)
  }
  terminal.type(keys.ctrlC)
  await terminal.ended()
  const questions = writes().filter((text) => ask.test(text))
  expect(questions.filter((text) => !text.trim().includes('\n'))).toEqual([])
})

test.each([
  [24, 80],
  [16, 100],
])(
  'a question is heard with all its options in one part, where %i rows have room for it',
  async (rows, columns) => {
    const title = /^Box: (?:Check yourself|Think first)/
    for (const section of ['1.2', '2.3']) {
      const terminal = openTerminal(['read', section, '--accessible'], { rows, columns })
      await readToEnd(terminal)
      terminal.type('q\r')
      await terminal.ended()
      const parts = terminal
        .raw()
        .split(/\d+%\. Enter, or \? for help: /)
        .map((part) => part.split(/\r?\n/))
      const boxes = parts.filter((lines) => lines.some((line) => title.test(line)))
      expect(boxes.length).toBeGreaterThan(0)
      for (const lines of boxes) {
        const from = lines.findIndex((line) => title.test(line))
        expect(lines.slice(from)).toContain('End of the box.')
      }
    }
  },
)

test.each([
  ['a terminal without single keys', [], { TERM: 'dumb', LANG: 'zh_CN.UTF-8' }],
  ['the Linux console', ['--accessible'], { TERM: 'linux', LANG: 'zh_CN.UTF-8' }],
])('%s: the notes at the start and the first part fit the window together', async (_, words, env) => {
  for (const [columns, rows] of [
    [80, 24],
    [64, 18],
  ] as const) {
    const terminal = openTerminal(['read', '1.1', ...words], { env, columns, rows })
    await terminal.until(/1\.1[,，] ?\d+%.*[:：]\s*$/)
    const first = utterances(terminal)[0] ?? ''
    expect(terminal.screen().join('')).toContain(first.slice(0, 20))
    terminal.type('q\r')
    await terminal.ended()
  }
})

test.each(['zh', 'en'])('words that stand for signs keep to a width that is set (%s)', (lang) => {
  for (const words of [['read', '1.7'], ['read', '2.8'], ['lab']]) {
    const { stdout } = run([...words, '--accessible', '--width', '40', '--lang', lang])
    expect(stdout.split('\n').filter((line) => stringWidth(line) > 40)).toEqual([])
  }
})

test('no part is silent, however few rows there are', async () => {
  const terminal = openTerminal(['read', '1.1', '--accessible'], { columns: 40, rows: 12 })
  const asks = (): number => terminal.raw().split('Enter, or ? for help: ').length - 1
  for (let part = 1; part <= 12; part += 1) {
    await terminal.until(() => asks() === part)
    terminal.type('\r')
  }
  await terminal.until(() => asks() === 13)
  terminal.type('q\r')
  await terminal.ended()
  const [, ...parts] = terminal.raw().split('Enter, or ? for help: ')
  expect(parts.slice(0, -1).filter((part) => part.replace(/1\.1, \d+%\. $/, '').trim() === '')).toEqual([])
})

test.each([
  ['part', '3', 3],
  ['part', 'paragraph', 1],
])('with %s set to %s so much comes at once', async (name, value, most) => {
  const home = openTerminal(['config', 'set', name, value])
  await home.ended()
  const terminal = openTerminal(['read', '1.1', '--accessible'], { home: home.home })
  await terminal.until('for help: ')
  const [, ...lines] = utterances(terminal)
  expect(lines.slice(0, -1).length).toBeLessThanOrEqual(most)
  terminal.type('q\r')
  await terminal.ended()
})

test('the same again, the next heading, help, a section by its number, and what was not understood', async () => {
  const terminal = openTerminal(['read', '1.1', '--accessible'], { rows: 60 })
  await terminal.until(/1\.1, \d+%/)
  const first = utterances(terminal).find((line) => line.startsWith('Heading: 1.1'))
  terminal.type('ｖ\r')
  await terminal.until(() => utterances(terminal).filter((line) => line === first).length === 2)
  const headings = (): number => utterances(terminal).filter((line) => line.startsWith('Heading: ')).length
  const before = headings()
  terminal.type('h\r')
  await terminal.until(() => headings() > before)
  terminal.type('1.5\r')
  await terminal.until('Heading: 1.5')
  terminal.type('dance\r')
  await terminal.until('"dance" was not understood. ? tells what is possible.')
  terminal.type('?\r')
  await terminal.until('v says this part again')
  terminal.type('m\r')
  await terminal.until('Bookmark set.')
  terminal.type('L\r')
  await terminal.until(/1\.5，\d+%/)
  terminal.type('q\r')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('at most two utterances come before a question, and it is said again when asked for', async () => {
  const terminal = openTerminal(['quiz', '1.1', '--kind', 'single', '--seed', '5', '--accessible'])
  await terminal.until('Answer (1 to 4): ')
  expect(utterances(terminal).findIndex((line) => line.endsWith('?'))).toBeLessThanOrEqual(2)
  const said = (): number => utterances(terminal).filter((line) => /^1\. /.test(line)).length
  terminal.type('v\r')
  await terminal.until(() => said() === 2)
  terminal.type('\r')
  await terminal.until(() => said() === 3)
  terminal.type('9\r')
  await terminal.until('"9" was not understood. Possible: 1 to 4')
  terminal.type('1 2\r')
  await terminal.until('One number is needed, you gave 2.')
  terminal.type(`${keys.up}\r`)
  await terminal.until('Arrow keys and Escape do nothing in a typed line.')
  terminal.type(keys.ctrlD)
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('what was typed without Enter is no answer when the input ends, least of all a yes', async () => {
  const reset = openTerminal(['data', 'reset', '1.6', '--accessible'])
  await reset.until('1 or 2, Enter for 1: ')
  reset.type(`2${keys.ctrlD}${keys.ctrlD}`)
  await reset.ended()
  expect(reset.raw()).not.toContain('Chosen: Yes')
  const quiz = openTerminal(['quiz', '1.1', '--kind', 'single', '--seed', '5', '--accessible'])
  await quiz.until('Answer (1 to 4): ')
  quiz.type(`1${keys.ctrlD}${keys.ctrlD}`)
  await quiz.ended()
  expect(quiz.raw()).not.toContain('How sure')
})

test('Ctrl-C in a quiz says that everything is saved', async () => {
  const terminal = openTerminal(['quiz', '1.1', '--kind', 'single', '--seed', '5', '--accessible'])
  await terminal.until('Answer (1 to 4): ')
  terminal.type('1\r')
  await terminal.until('How sure')
  terminal.type('\r')
  await terminal.until('for more: ')
  terminal.type(keys.ctrlC)
  expect((await terminal.ended()).exitCode).toBe(130)
  expect(
    terminal
      .screen()
      .filter((line) => line !== '')
      .at(-1),
  ).toBe('Everything is saved.')
})

test('numbers that are missing are counted, and pairs may be typed one by one', async () => {
  const order = openTerminal(['quiz', '1', '--kind', 'order', '--seed', '3', '--count', '1', '--accessible'])
  await order.until('Order: ')
  order.type('1 2\r')
  await order.until(/\d numbers are needed, you gave 2\./)
  order.type('q\r')
  await order.ended()
  const match = openTerminal(['quiz', '1', '--kind', 'match', '--seed', '3', '--count', '1', '--accessible'])
  const pairs = Number(/Pair 1 of (\d): /.exec(await match.until(/Pair 1 of \d: /))?.[1])
  for (let pair = 1; pair <= pairs; pair += 1) {
    await match.until(`Pair ${pair} of ${pairs}: `)
    match.type('1\r')
  }
  await match.until('How sure are you?')
  match.type('\r')
  await match.until('for more: ')
  // A right answer never stands behind the word for wrong.
  expect(utterances(match).filter((line) => line.startsWith('Wrong'))).toEqual([])
  expect(utterances(match).some((line) => /: you put .*\. Right: /.test(line))).toBe(true)
  match.type('q\r')
  await match.ended()
})

test('what was typed of an answer stands after help and after a slip, and the last piece can be taken back', async () => {
  const match = openTerminal(['quiz', '1', '--kind', 'match', '--seed', '3', '--count', '1', '--accessible'])
  for (const [typed, said, asked] of [
    ['1', '', 'Number for pair 2'],
    ['1 2', 'One number is needed, you gave 2.', 'Number for pair 2'],
    ['2', '', 'Number for pair 3'],
    ['?', 'To be matched with:', 'Number for pair 3'],
    ['h', 'Hint', 'Number for pair 3'],
    ['99', '"99" was not understood.', 'Number for pair 3'],
    ['u', '', 'Number for pair 2'],
    ['3', '', 'Number for pair 3'],
    ['4', '', 'Number for pair 4'],
    ['1', '', '1, 2 or 3'],
  ] as const) {
    const from = match.raw().length
    match.type(`${typed}\r`)
    await match.until(() => match.raw().slice(from).includes(asked))
    expect(match.raw().slice(from)).toContain(said)
  }
  match.type('q\r')
  await match.ended()
  const gaps = openTerminal(['quiz', '1', '--kind', 'cloze', '--seed', '3', '--count', '1', '--accessible'])
  await gaps.until('Gap 1: ')
  for (const [typed, asked] of [
    ['token', 'Gap 2: '],
    ['?', 'Gap 2: '],
    ['/u', 'Gap 1: '],
  ] as const) {
    const from = gaps.raw().length
    gaps.type(`${typed}\r`)
    await gaps.until(() => gaps.raw().slice(from).includes(asked))
  }
  gaps.type('/q\r')
  await gaps.ended()
})

/** Goes through what comes in parts; gives what stood on the screen at each question. */
async function heardInParts(words: readonly string[]): Promise<{ terminal: PseudoTerminal; seen: string[] }> {
  const terminal = openTerminal([...words, '--accessible'])
  const seen: string[] = []
  const asked = (): number => terminal.raw().split('Enter, or ? for help: ').length - 1
  for (let part = 1; ; part += 1) {
    const ended = terminal.ended().then(() => true)
    const isEnd = await Promise.race([terminal.until(() => asked() >= part).then(() => false), ended])
    if (isEnd) return { terminal, seen }
    // What came before the question is drawn as well.
    await terminal.disturb('')
    seen.push(bare(terminal.screen().join('')))
    terminal.type('\r')
  }
}

test.each(['en', 'zh'])(
  'q at a question leaves what was opened, and not the text or the first screen (%s)',
  async (lang) => {
    const reading = openTerminal(['read', '1.2', '--accessible', '--lang', lang])
    const asked = /1\.2[,，]\s?\d+%[.。].*[:：]\s*$/
    await reading.until(asked)
    reading.type('r\r')
    await reading.until(lang === 'en' ? '1 to 3, Enter skips: ' : '1 到 3，回车跳过：')
    reading.type('q\r')
    await reading.until(asked)
    reading.type('q\r')
    expect((await reading.ended()).exitCode).toBe(0)

    const home = openTerminal(['--accessible', '--lang', lang])
    const first = lang === 'en' ? /Enter for 1:\s*$/ : /回车选 1：\s*$/
    await home.until(first)
    home.type('models choose\r')
    await home.until(lang === 'en' ? 'Enter skips: ' : '回车跳过：')
    home.type('q\r')
    await home.until(first)
    home.type('q\r')
    expect((await home.ended()).exitCode).toBe(0)
  },
)

test('after the language was changed in a text, all that is said is in the new one', async () => {
  const terminal = openTerminal(['read', '1.2', '--accessible'])
  await terminal.until('Enter, or ? for help:')
  terminal.type('L\r')
  await terminal.until('回车，或 ? 帮助：')
  terminal.type(`${keys.up}\r`)
  await terminal.until('输入时方向键和 Esc 不起作用')
  terminal.type('q\r')
  await terminal.ended()
})

test.each([
  [['timeline'], /^\d+ events\./],
  [['models', 'price'], /^Heading: Prices for a million tokens, \d+ models$/],
  [['models', 'sources'], /^\d+ sources$/],
  [['models', 'diff'], /^\d+ rows, \d+ right when the list was made\./],
  [['models', '--region', 'cn'], /^\d+ families/],
  [['read', '--toc'], /^\d+ chapters, \d+ sections$/],
  [['quiz', '1.1', '--list'], /: \d+ questions$/],
  [['lab'], /^\d+ experiments, none done\.$/],
  [['progress'], /^Nothing practised yet\./],
  [['define'], /^\d+ terms\./],
  [['search', 'token'], /^\d+ hits/],
  [['help'], /^Usage: /],
])('%j comes in parts that fit the screen, what sums it up first', async (words, summary) => {
  const { terminal, seen } = await heardInParts(words)
  const lines = utterances(terminal)
  expect(lines[0]).toMatch(summary)
  expect(seen.length).toBeGreaterThan(0)
  // All but what follows the last question was on the screen at one.
  const last = lines.findLastIndex((line) => line.startsWith('Enter, or ? for help: '))
  expect(lines.slice(0, last).filter((line) => !seen.some((screen) => screen.includes(bare(line))))).toEqual(
    [],
  )
})

test('what forgets progress is a question with numbers, and a digit alone does nothing', async () => {
  const terminal = openTerminal(['data', 'reset', '1.6', '--accessible'])
  await terminal.until('1 or 2, Enter for 1: ')
  terminal.type('3\r')
  await terminal.until('"3" is none of the choices.')
  terminal.type('n\r')
  await terminal.until('Chosen: No, keep it')
  expect((await terminal.ended()).exitCode).toBe(0)
  expect(terminal.raw()).not.toContain('\x1b')
  const left = openTerminal(['data', 'reset', '1.6', '--accessible'])
  await left.until('1 or 2, Enter for 1: ')
  left.type('ｑ\r')
  await left.until('Chosen: No, keep it')
  expect((await left.ended()).exitCode).toBe(0)
  const drawn = openTerminal(['data', 'reset', '1.6'])
  await drawn.until('Yes, forget it')
  drawn.type('2')
  await drawn.until(/› 2/)
  drawn.type(keys.ctrlC)
  expect((await drawn.ended()).exitCode).toBe(130)
})

test.each([
  ['accessible mode', ['--accessible'], {}],
  ['a terminal without single keys', [], { TERM: 'dumb' }],
])('%s: the first screen is the next step and a number for each thing to do', async (_, words, env) => {
  const terminal = openTerminal(words, { env })
  await terminal.until('1 to 9, Enter for 1: ')
  expect(utterances(terminal)).toContain('3. Experiments: llm-primer lab')
  const asked = (): number => terminal.raw().split('1 to 9, Enter for 1: ').length - 1
  terminal.type('dance\r')
  await terminal.until('"dance" was not understood.')
  terminal.type('12\r')
  await terminal.until('"12" is none of the choices.')
  terminal.type('５\r')
  await terminal.until('Search for: ')
  terminal.type('？\r')
  await terminal.until('Words to look for in the course')
  terminal.type('zipf\r')
  await terminal.until(() => asked() === 4)
  terminal.type('define token\r')
  await terminal.until('Taught in')
  terminal.type('llm-primer quiz 99\r')
  await terminal.until(() => asked() === 6)
  terminal.type('9\r')
  await terminal.until('1 到 9，回车选 1：')
  terminal.type('q\r')
  expect((await terminal.ended()).exitCode).toBe(0)
  expect(terminal.raw()).not.toMatch(/\x1b|›/)
})

test.each([
  ['en_US.UTF-8', '1 to 3, Enter skips: ', '1 or 2, Enter for 1: ', 'Next word: ', '1, 2 or 3, Enter'],
  ['zh_CN.UTF-8', '1 到 3，回车跳过：', '1 或 2，回车选 1：', '下一个字：', '1、2 或 3'],
])(
  'every question takes a typed line, full-width too, and says itself again (%s)',
  async (LANG, skips, or, guess, sure) => {
    const env = { LANG, TERM: 'dumb' }
    const choose = openTerminal(['models', 'choose'], { env })
    const asked = (text: string) => (): boolean => choose.raw().split(text).length > 2
    await choose.until(skips)
    choose.type('？\r')
    await choose.until(asked(skips))
    choose.type('１\r')
    await choose.until('2/6')
    choose.type('b\r')
    await choose.until((screen) => screen.lastIndexOf('1/6') > screen.lastIndexOf('2/6'))
    choose.type(`${keys.down}\r`)
    choose.type(keys.ctrlC)
    expect((await choose.ended()).exitCode).toBe(130)

    const lab = openTerminal(['lab', 'size'], { env })
    await lab.until(skips)
    lab.type('x\r')
    lab.type('２\r')
    expect((await lab.ended()).exitCode).toBe(0)

    const game = openTerminal(['lab', 'next', '--game', '--accessible'], { env })
    await game.until(skips)
    game.type('\r')
    await game.until(guess)
    game.type('?\r')
    await game.until(() => game.raw().split(guess).length === 3)
    game.type('the\r')
    await game.until(sure)
    game.type(keys.ctrlD)
    expect((await game.ended()).exitCode).toBe(0)

    const reset = openTerminal(['data', 'reset'], { env })
    await reset.until(or)
    reset.type(keys.ctrlD)
    expect((await reset.ended()).exitCode).toBe(0)
    for (const terminal of [choose, lab, game, reset]) expect(terminal.raw()).not.toContain('\x1b')
  },
)

test.each([
  [
    'en',
    ['1 of 37', 'There is no row 99', 'Two or three numbers', '"all", or ?', '"& 1 3" to compare'],
    'Enter',
  ],
  ['zh', ['还有 1 行', '没有第 99 行', '要两到三个序号', '或输入 all；?', '“& 1 3”比较'], '回车'],
])('what is asked of the models is typed at the end of a part as well (%s)', async (lang, said, goOn) => {
  const terminal = openTerminal(['models', '--accessible', '--lang', lang], { rows: 12 })
  const parts = (): number =>
    terminal.raw().split(`${goOn}${lang === 'en' ? ', or ? for' : '继续，? '}`).length - 1
  const [one = '', noRow = '', few = '', nothing = '', help = ''] = said
  terminal.type('all\r')
  await terminal.until(() => parts() === 1)
  terminal.type('？\r')
  await terminal.until(() => parts() === 2)
  expect(terminal.raw()).toContain(help)
  terminal.type('ｑｗｅｎ\r')
  await terminal.until(one)
  for (const [line, answer] of [
    ['９９', noRow],
    ['& 1', few],
    ['& 1 x', few],
    ['xyzzy', nothing],
    [lang === 'en' ? 'help' : '帮助', help],
  ] as const) {
    const before = terminal.raw().split(answer).length
    terminal.type(`${line}\r`)
    await terminal.until(() => terminal.raw().split(answer).length > before)
  }
  terminal.type(lang === 'en' ? 'q\r' : '退出\r')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('a row of a list in parts is opened from the end of a part: in a text, and on the first screen', async () => {
  const text = openTerminal(['read', '1.1', '--accessible'])
  await text.until(/1\.1, \d+%/)
  text.type('o\r')
  await text.until(/\n\n?Enter, or \? for help: $/)
  text.type('dance\r')
  await text.until('"dance" was not understood.')
  text.type('ｏ　２\r')
  await text.until('Answer (1 to 4): ')
  text.type('q\r')
  await text.until(/1\.1, \d+%[^\n]*$/)
  text.type('q\r')
  expect((await text.ended()).exitCode).toBe(0)

  const home = openTerminal(['--accessible'], { rows: 8 })
  await home.until('Enter, or ? for help: ')
  home.type('define token\r')
  await home.until('Heading: token')
  home.type(keys.ctrlC)
  await home.ended()
})

test('what a part does not take is named, with what is possible', async () => {
  const terminal = openTerminal(['timeline', '--accessible', '--lang', 'zh'])
  await terminal.until('回车继续，? 帮助：')
  terminal.type('1.5\r')
  await terminal.until(/没看懂“1\.5”。\s+回车继续，v 再念一遍/)
  terminal.type('退出\r')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('in a window of 40 by 12 nothing of a question and its reasons runs off unheard', async () => {
  const words = ['quiz', '1', '--kind', 'match', '--count', '1', '--seed', '3', '--accessible']
  const terminal = openTerminal(words, { columns: 40, rows: 12 })
  const seen: string[] = []
  const asked = (): number =>
    terminal.raw().match(/(?:for help|\(1 to 4\)|Enter for 2|for more): /g)?.length ?? 0
  const after = async (line: string): Promise<void> => {
    const before = asked()
    terminal.type(line)
    await terminal.until(() => asked() > before)
    await terminal.disturb('')
    seen.push(bare(terminal.screen().join('')))
  }
  await terminal.until(() => asked() > 0)
  seen.push(bare(terminal.screen().join('')))
  while (!terminal.raw().includes('Pair 1 of 4')) await after('\r')
  await after('1 1 1 1\r')
  while (!terminal.raw().includes('Enter goes on, ? for more')) await after('\r')
  terminal.type('q\r')
  await terminal.ended()
  const heard = utterances(terminal).filter((line) => !/^Stopped|: q$|^q$/.test(line.trim()))
  expect(heard.filter((line) => !seen.some((screen) => screen.includes(bare(line))))).toEqual([])
})

test('a part of a question takes an answer or a command, and names what it does not take', async () => {
  const words = ['quiz', '1.1', '--kind', 'single', '--seed', '5', '--count', '1', '--accessible']
  const terminal = openTerminal(words, { columns: 40, rows: 9 })
  const says = (text: string) => terminal.until(() => terminal.raw().includes(text))
  await says('for help: ')
  terminal.type('dance\r')
  await says('"dance" was not understood.\r\nEnter says the rest of the question')
  terminal.type('2\r')
  await says('How sure are you?')
  terminal.type('\r')
  await says('Not right.')
  terminal.type('u\r')
  await says('Once more, as practice.')
  terminal.type(keys.ctrlC)
  expect((await terminal.ended()).exitCode).toBe(130)
  expect(terminal.raw()).toContain('Everything is saved.')
})

test('at the end of a quiz ? says what can be typed, and what means nothing does not end it', async () => {
  const words = ['quiz', '1.1', '--kind', 'single', '--seed', '5', '--count', '1', '--accessible']
  const terminal = openTerminal(words)
  await terminal.until('Answer (1 to 4): ')
  terminal.type('s\r')
  await terminal.until('u, or Enter to finish: ')
  terminal.type('？\r')
  await terminal.until(() => terminal.raw().split('u asks the missed ones again.').length === 3)
  terminal.type('dance\r')
  await terminal.until('"dance" was not understood.')
  terminal.type('ｕ\r')
  await terminal.until('the missed ones, 1 of 1')
  terminal.type('Q\r')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test.each([
  ['en', 40, 12, 0],
  ['zh', 40, 12, 0],
  // Five rows of twenty columns have no room for three sources behind one word, nor for what is said before the text.
  ['en', 20, 5, 5],
  ['zh', 20, 5, 5],
])(
  'every line of a text is on a small screen when its question is asked (%s, %i by %i, but for %i)',
  async (lang, columns, rows, most) => {
    const terminal = openTerminal(['read', '1.1', '--accessible', '--lang', lang], { columns, rows })
    const seen: string[] = []
    const asks = (): string[] =>
      terminal.raw().match(/\d+%(?:\. Enter, or \? for help: |。回车，或 \? 帮助：)/g) ?? []
    for (let part = 1; ; part += 1) {
      await terminal.until(() => asks().length >= part)
      await terminal.disturb('')
      seen.push(bare(terminal.screen().join('')))
      if (asks().at(-1)?.startsWith('100%') === true) break
      terminal.type('\r')
    }
    const end = terminal.raw().lastIndexOf('100%')
    const lines = terminal.raw().slice(0, end).split(/\r?\n/).map(bare)
    // What can be answered is told under a part, and again by the question itself.
    const told = lang === 'en' ? 'a answers this question.' : '输入 a 作答。'
    const isText = (line: string): boolean => line !== '' && !line.includes('%') && !line.includes(bare(told))
    const lost = lines.filter(isText).filter((line) => !seen.some((screen) => screen.includes(line)))
    expect(lines.length).toBeGreaterThan(150)
    expect(lost.length, lost.join('\n')).toBeLessThanOrEqual(most)
    terminal.type('q\r')
    await terminal.ended()
  },
)

test.each(['0', 'false', 'off', 'no', ''])('ACCESSIBLE=%j is off', (ACCESSIBLE) => {
  expect(run(['read', '--toc'], { env: { ACCESSIBLE } }).stdout).not.toContain('Heading: ')
})

test('ACCESSIBLE=1 is on, and --no-accessible leaves it for one run', () => {
  const env = { ACCESSIBLE: '1', LANG: 'en_US.UTF-8' }
  expect(run(['read', '--toc'], { env }).stdout).toContain('Heading: ')
  expect(run(['read', '--toc', '--no-accessible'], { env }).stdout).not.toContain('Heading: ')
})

test('a terminal that works by lines names the mode once', async () => {
  const env = { TERM: 'dumb' }
  const first = openTerminal(['progress'], { env })
  await first.ended()
  const again = openTerminal(['progress'], { env, home: first.home })
  await again.ended()
  const offer = 'If a screen reader or a braille line is used here'
  expect(first.raw()).toContain(offer)
  expect(again.raw()).not.toContain(offer)
  expect(readdirSync(join(first.home, '.cache/llm-primer'))).toContain('terminals.txt')
})
