import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keys, openTerminal, type PseudoTerminal } from '../pseudo-terminal.ts'
import { run } from '../run.ts'

const english = { env: { LANG: 'en_US.UTF-8' }, columns: 80, rows: 24 }

/** Section 1.2 on the screen with its first question box. */
async function atTheBox(options: Parameters<typeof openTerminal>[1] = english): Promise<PseudoTerminal> {
  const terminal = openTerminal(['read', '1.2'], options)
  await terminal.until(/2\/\d+ · \D*\d+/)
  terminal.type(' ')
  await terminal.until('Check yourself')
  return terminal
}

/** The address of the first source that section 1.2 cites. */
function firstSource(): string {
  const text = readFileSync(
    join(import.meta.dirname, '../../dist/course/meet-llms/language-by-counting.en.json'),
    'utf8',
  )
  return JSON.parse(text).sources[0].url
}

const PROMPT = 'What does the gap show?'

test('Enter answers the first open box where it stands, and the same lines are back with the answer in it', async () => {
  const terminal = await atTheBox()
  const before = terminal.screen()[0]
  expect(terminal.screen().at(-1)).toContain('enter answer')
  terminal.type(keys.enter)
  await terminal.until('› a')
  // The text above the box stays.
  expect(terminal.screen()[0]).toBe(before)
  terminal.type('a')
  terminal.type(keys.enter)
  await terminal.until('How sure')
  terminal.type('3')
  await terminal.until('Right.')
  terminal.type(keys.enter)
  const after = await terminal.until('right, sure')
  expect(after.split('\n')[0]).toBe(before)
  expect(after).toContain(PROMPT)

  // A process that is killed loses neither the answer nor the place.
  terminal.process.kill('SIGKILL')
  await terminal.ended()
  const again = openTerminal(['read'], { ...english, home: terminal.home })
  const back = await again.until('right, sure')
  expect(back.split('\n')[0]).toBe(before)
  again.type('q')
  expect((await again.ended()).exitCode).toBe(0)
})

test('a box that was missed says what was said, what is right and why, in one place', async () => {
  const terminal = await atTheBox()
  terminal.type(keys.enter)
  await terminal.until('› a')
  terminal.type('b')
  terminal.type(keys.enter)
  await terminal.until('How sure')
  terminal.type('1')
  await terminal.until('Not right')
  terminal.type(keys.enter)
  const after = await terminal.until('You said: b')
  expect(after).toMatch(/✗ not right, guess/)
  expect(after).toContain('a  a letter depends on the one before it')
  terminal.type('q')
  await terminal.ended()
})

test('Tab goes through what can be opened, a source opens as a card with its whole address, Esc closes it', async () => {
  const terminal = await atTheBox()
  const before = terminal.screen().slice(0, -2)
  terminal.type(keys.tab)
  await terminal.until('enter source')
  terminal.type(keys.enter)
  const card = await terminal.until('y copy')
  expect(card.replace(/\n\s*│ /g, '')).toContain(firstSource())
  terminal.type(keys.escape)
  await terminal.until('enter source')
  terminal.type(keys.escape)
  await terminal.until('enter answer')
  expect(terminal.screen().slice(0, -2)).toEqual(before)
  terminal.type('q')
  await terminal.ended()
})

test('a section link jumps and Backspace comes back to the line', async () => {
  const terminal = openTerminal(['read', '1.2'], english)
  await terminal.until(/2\/\d+ · \D*\d+/)
  terminal.type('G')
  for (let page = await terminal.until('Sources,'); !page.includes('1.3.'); ) {
    terminal.type(keys.up)
    page = await terminal.until((screen) => screen !== page)
  }
  const before = terminal.screen()[0]
  for (let tabs = 0; tabs < 12 && !terminal.screen().at(-1)?.includes('go there'); tabs += 1) {
    const foot = terminal.screen().slice(-1).join() + terminal.raw().length
    terminal.type(keys.tab)
    await terminal.until(() => terminal.screen().slice(-1).join() + terminal.raw().length !== foot)
  }
  terminal.type(keys.enter)
  await terminal.until(/3\/\d+ · \D*\d+/)
  terminal.type(keys.backspace)
  await terminal.until((screen) => screen.split('\n')[0] === before)
  terminal.type('q')
  await terminal.ended()
})

test('y sends one copy sequence with what has the focus and shows the text until the next key', async () => {
  const terminal = await atTheBox()
  terminal.type(keys.tab)
  await terminal.until('enter source')
  terminal.type('y')
  await terminal.until('Sent to the clipboard')
  const sent = terminal.raw().match(/\x1b\]52;c;[A-Za-z0-9+/=]*\x07/g) ?? []
  expect(sent).toHaveLength(1)
  expect(Buffer.from(sent[0]?.slice(7, -1) ?? '', 'base64').toString()).toBe(firstSource())
  terminal.type('x')
  await terminal.until((screen) => !screen.includes('Sent to the clipboard'))
  terminal.type('q')
  await terminal.ended()
})

test('a resize while a card is open keeps the card and the text', async () => {
  const terminal = await atTheBox()
  terminal.type(keys.tab)
  await terminal.until('enter source')
  terminal.type(keys.enter)
  await terminal.until('y copy')
  terminal.resize(50, 20)
  await terminal.until((screen) => screen.split('\n').length === 20 && screen.includes('esc close'))
  terminal.type(keys.escape)
  await terminal.until((screen) => !screen.includes('esc close'))
  terminal.type('q')
  await terminal.ended()
})

test('a box that is open stands once on the screen, in a narrower window too', async () => {
  const terminal = await atTheBox()
  terminal.type(keys.enter)
  await terminal.until('› a')
  terminal.resize(44, 24)
  const narrow = await terminal.until((screen) => !screen.split('\n').some((line) => line.length > 44))
  expect(narrow.match(/Check yourself/g)).toHaveLength(1)
  terminal.type('q')
  terminal.type('q')
  await terminal.ended()
})

test('in line mode a part ends at the question, which is answered by typed lines, and looked up things are printed', async () => {
  const terminal = openTerminal(['read', '1.2', '--accessible'], { ...english, rows: 200, columns: 100 })
  await terminal.until('a answers this question')
  expect(terminal.screen().join('\n')).not.toContain('How to count')
  terminal.type('a\r')
  await terminal.until('4. vowels')
  terminal.type('a\r')
  await terminal.until('How sure')
  terminal.type('3\r')
  await terminal.until(/(Right|Not right)\./)
  terminal.type('\r')
  await terminal.until((screen) => screen.trimEnd().endsWith('for help:') && screen.includes('1 of 1'))
  terminal.type('o\r')
  await terminal.until('1. (source 1)')
  terminal.type('o 1\r')
  await terminal.until(firstSource())
  terminal.type('\r')
  await terminal.until('How to count')
  expect(terminal.raw()).not.toContain('\x1b[?1049h')
  terminal.type('q\r')
  expect((await terminal.ended()).exitCode).toBe(0)
})

/** Loaded before the program, in every process that it starts. */
const preloaded = (file: string, env: Readonly<Record<string, string>> = {}) => ({
  ...english,
  env: {
    ...english.env,
    ...env,
    NODE_OPTIONS: `--require ${JSON.stringify(join(import.meta.dirname, '../faults', file))}`,
  },
})

test('an engine that fails shows its error on a page of its own, and the reader goes on at the line', async () => {
  const terminal = await atTheBox(preloaded('failing-engine.cjs'))
  const before = terminal.screen()[0]
  terminal.type('r')
  await terminal.until(/Press 1–\d/)
  terminal.type(keys.enter)
  await terminal.until('planted in an engine')
  terminal.type(keys.escape)
  await terminal.until((screen) => screen.split('\n')[0] === before && !screen.includes('planted'))
  terminal.type(' ')
  await terminal.until((screen) => screen.split('\n')[0] !== before)
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test.each([
  ['1', false],
  // A millisecond is a hundred seconds.
  ['100000', true],
])(
  'leafed through with a clock that runs %s times as fast, a section counts as read: %s',
  async (rate, isRead) => {
    const terminal = openTerminal(
      ['read', '1.2'],
      preloaded('fast-clock.cjs', { LLM_PRIMER_TEST_RATE: rate }),
    )
    await terminal.until(/2\/\d+ · \D*\d+/)
    for (let screens = 0; screens < 40 && !terminal.screen().join('\n').includes('Sources,'); screens += 1) {
      const seen = terminal.raw().length
      terminal.type(' ')
      await terminal.until(() => terminal.raw().length !== seen)
    }
    terminal.type('G')
    await terminal.until('Two Cultures')
    terminal.type('q')
    await terminal.ended()
    // What lies in the future of the clock is set aside: the progress is looked at a year later.
    const later = new Date(Date.now() + 365 * 86_400_000).toISOString()
    const { env } = preloaded('clock.cjs', { HOME: terminal.home, LLM_PRIMER_TEST_CLOCK: later })
    const { stdout } = run(['progress', '--json'], { env })
    expect(JSON.parse(stdout).chapters[0].sections[1]).toMatchObject({ begun: true, read: isRead })
  },
)

test('in the list of links the whole address of the chosen one stands below, at 40 columns too', async () => {
  const terminal = openTerminal(['read', '1.2'], { ...english, columns: 40, rows: 20 })
  await terminal.until(/2\/\d+ · \D*\d+/)
  terminal.type('o')
  await terminal.until(/enter open|Open link number/)
  await terminal.until((screen) => screen.replace(/\s+/g, '').includes(firstSource()))
  terminal.type(keys.escape)
  await terminal.until(/2\/\d+ · /)
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('a source of the list of links has the card that it has where it is cited', async () => {
  const terminal = await atTheBox()
  terminal.type('o1\r')
  const card = await terminal.until('esc close')
  expect(card.replace(/[\s│]/g, '')).toContain(firstSource())
  expect(card).toMatch(/last checked|checked on/)
  terminal.type(keys.escape)
  terminal.type('q')
  await terminal.ended()
})

test('the language that was switched on the first screen stands among the settings, with how to change them', async () => {
  const terminal = openTerminal([], { columns: 80, rows: 24, env: { LANG: 'zh_CN.UTF-8' } })
  await terminal.until('从头读')
  terminal.type('L')
  await terminal.until('From the start')
  terminal.type(',')
  const screen = await terminal.until(/lang +en /)
  expect(screen).not.toMatch(/lang +auto/)
  terminal.type('qq')
  await terminal.ended()
  expect(run(['config', 'get'], { env: { HOME: terminal.home } }).stdout).toContain(
    'llm-primer config set NAME VALUE',
  )
})
