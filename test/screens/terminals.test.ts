import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keys, openCommand, openTerminal, type PseudoTerminalOptions } from '../pseudo-terminal.ts'

const zh = { env: { LANG: 'zh_CN.UTF-8' } } as const
const launcher = join(import.meta.dirname, '..', '..', 'bin', 'llm-primer.js')
const WIDTH_REPORT = /\x1b\[1;[23]R/

test('the quiz of a wide terminal loses no character', async () => {
  const options: PseudoTerminalOptions = { ...zh, columns: 60, ambiguousWidth: 2 }
  const terminal = openTerminal(['quiz', '1.3', '--new', '--seed', '4'], options)
  const narrow = openTerminal(['quiz', '1.3', '--new', '--seed', '4'], { ...zh, columns: 60 })
  const bare = (screen: string): string => screen.replace(/\s/g, '')
  const whole = bare(await narrow.until(/q 停止$/m))
  // On a loaded machine the answer comes after the first picture.
  await terminal.until((screen) => bare(screen) === whole)
  for (const each of [terminal, narrow]) {
    each.type('q')
    await each.ended()
  }
})

/** What each of these keys has the terminal draw, in bytes. */
async function bytesOf(
  terminal: ReturnType<typeof openCommand>,
  pressed: readonly string[],
  isDrawn: (screen: string) => boolean = () => true,
): Promise<number[]> {
  const costs: number[] = []
  for (const key of pressed) {
    const before = Buffer.byteLength(terminal.raw())
    terminal.type(key)
    await terminal.until(isDrawn)
    costs.push(Buffer.byteLength(terminal.raw()) - before)
  }
  return costs
}

test.skipIf(spawnSync('less', ['--version']).status !== 0)(
  'a line further down is at most 250 bytes, and three pages a fifth more than in less at most',
  async () => {
    const terminal = openTerminal(['read', '1.5'], zh)
    await terminal.until(/5\/\d+ · \D*\d+/)
    const pages = await bytesOf(terminal, [' ', ' ', ' '])
    expect(Math.max(...(await bytesOf(terminal, Array<string>(12).fill('j'))))).toBeLessThanOrEqual(250)
    terminal.type('q')
    await terminal.ended()

    const home = mkdtempSync(join(tmpdir(), 'llm-primer-home-'))
    const env = { HOME: home, LANG: 'zh_CN.UTF-8', TERM: 'xterm-256color' }
    const words = [launcher, 'read', '1.5', '--color', 'always', '--width', '76']
    writeFileSync(join(home, 'text'), execFileSync(process.execPath, words, { env }))
    const less = openCommand('less', ['-R', 'text'], { home, env: { LESSCHARSET: 'utf-8' } })
    const isDrawn = (screen: string): boolean => /^(:|text)/.test(screen.split('\n').at(-1) ?? '')
    await less.until(isDrawn)
    const there = await bytesOf(less, [' ', ' ', ' '], isDrawn)
    less.type('q')
    await less.ended()
    const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0)
    expect(sum(there)).toBeGreaterThan(2000)
    expect(sum(pages)).toBeLessThanOrEqual(1.2 * sum(there))
  },
)

test('an answer that comes late lays the page out once more', async () => {
  const terminal = openTerminal(['read', '1.5'], { ...zh, ambiguousWidth: 2, answerMilliseconds: 150 })
  await terminal.until(/5\/\d+ · \D*\d+/)
  // The rule over the foot: 76 columns, two each.
  await terminal.until(/^ *─{38}$/m)
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test.each([
  ['never', () => []],
  ['as something else', () => ['\x1b[0;0R', '\x1b[?62;4c']],
  ['in pieces', (report: string) => [report.slice(0, 9), report.slice(9)]],
  ['twice', (report: string) => [report, report]],
])('answers that come %s are no keys', async (_name, pieces: (report: string) => readonly string[]) => {
  const terminal = openTerminal(['read', '1.5'], { ...zh, answer: pieces, answerMilliseconds: 60 })
  await terminal.until(/5\/\d+ · \D*\d+/)
  terminal.type('j')
  const there = await terminal.until((screen) => !/^ *1\.5 {2}Transformer {9}/.test(screen))
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(terminal.screen().join('\n')).toBe(there)
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('an answer under way at the end is not typed into the shell', async () => {
  const slow = `--require '${join(import.meta.dirname, '..', 'faults', 'slow-timers.cjs')}'`
  const program = `${process.execPath} ${slow} ${launcher} models`
  const shell = `${program}; printf 'next: '; IFS= read -r line; echo "[$line]"`
  const terminal = openCommand('/bin/sh', ['-c', shell], { ...zh, answer: () => [] })
  await terminal.until('模型')
  terminal.type(keys.ctrlD)
  // Given back before the answer is there.
  await terminal.until(() => !terminal.isFullScreen())
  terminal.type('\x1b[1;2R')
  await terminal.until('next: ')
  terminal.type('mine\r')
  await terminal.until('[mine]')
  await terminal.ended()
  expect(terminal.raw()).not.toMatch(WIDTH_REPORT)
})

test('without an alternate screen what follows begins on a clean last row', async () => {
  const shell = `${process.execPath} ${launcher} read 1.5; printf 'next$ '; read line`
  const terminal = openCommand('/bin/sh', ['-c', shell], { ...zh, alternateScreen: false })
  await terminal.until(/5\/\d+ · \D*\d+/)
  terminal.type('q')
  await terminal.until((screen) => screen.split('\n').at(-1) === 'next$ ')
  terminal.type('\r')
  await terminal.ended()
})

test('after many visits from the first screen nothing warns, and the menu stands where it stood', async () => {
  const terminal = openTerminal([], zh)
  await terminal.until(/q 退出$/m)
  for (let visit = 0; visit < 12; visit += 1) {
    terminal.type('m')
    await terminal.until((screen) => !screen.includes('llm-primer ') && screen.includes('模型'))
    terminal.type(keys.escape)
    await terminal.until(/^ *llm-primer /m)
  }
  expect(terminal.raw()).not.toContain('Warning')
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('a key that draws anew draws over what another program has written', async () => {
  const terminal = openTerminal(['read', '1.5'], zh)
  const page = await terminal.until(/5\/\d+ · \D*\d+/)
  await terminal.disturb('\x1b[5;10Hmessage from root')
  expect(terminal.screen().join('\n')).toContain('message from root')
  terminal.type(keys.ctrlL)
  await terminal.until((screen) => screen === page)
  terminal.type('q')
  await terminal.ended()
})

/** A job of a shell: `fg` brings it back. */
const jobIn = (words: string) =>
  openCommand('/bin/bash', ['--norc', '-i'], {
    env: { LANG: 'zh_CN.UTF-8', PS1: 'sh$ ', JOB: `${process.execPath} ${launcher} ${words}` },
  })

test.each([
  ['Ctrl-Z', (terminal: ReturnType<typeof jobIn>) => terminal.type(keys.ctrlZ)],
  [
    'a signal from outside',
    // The shell's own child: the job that it started last.
    (terminal: ReturnType<typeof jobIn>) => process.kill(childOf(terminal.process.pid), 'SIGTSTP'),
  ],
])(
  'after %s, a resize and fg the page is laid out for the new window, and keys are heard',
  async (_name, stop) => {
    const terminal = jobIn('read 1.5')
    await terminal.until('sh$')
    terminal.type('$JOB\r')
    await terminal.until(/5\/\d+ · \D*\d+/)
    stop(terminal)
    await terminal.until('Stopped')
    expect(terminal.isFullScreen()).toBe(false)
    terminal.resize(60, 20)
    terminal.type('fg\r')
    await terminal.until((screen) => /5\/\d+ · \D*\d+/.test(screen.split('\n')[19] ?? ''))
    terminal.type('q')
    await terminal.until((screen) => !/5\/\d+ · \D*\d+/.test(screen))
    terminal.type('exit\r')
    await terminal.ended()
  },
)

test.each([
  ['data reset', '› 1  不，留着', keys.down, '› 2  是，清除'],
  ['models choose', '1/6', '1', '2/6'],
])(
  '%s, a question in the running text: Ctrl-Z stops the job, fg shows it again, and keys are heard',
  async (words, asked, key, heard) => {
    const terminal = jobIn(words)
    await terminal.until('sh$')
    terminal.type('$JOB\r')
    await terminal.until(asked)
    terminal.type(keys.ctrlZ)
    await terminal.until('Stopped')
    terminal.type('fg\r')
    await terminal.until((screen) => screen.split('sh$ fg\n')[1]?.includes(asked) === true)
    terminal.type(key)
    await terminal.until(heard)
    terminal.type(keys.ctrlC)
    await terminal.until(/sh\$ ?$/m)
    terminal.type('echo $?\r')
    await terminal.until(/^130$/m)
    terminal.type('exit\r')
    await terminal.ended()
  },
)

function childOf(parent: number): number {
  const found = readdirSync('/proc').find((pid) => /^\d+$/.test(pid) && parentOf(pid) === parent)
  return Number(found)
}

const parentOf = (pid: string): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1])
  } catch {
    return 0
  }
}

test.each(['', 'unknown'])('with TERM=%j nothing is drawn, and a sentence says why', async (TERM) => {
  const terminal = openCommand(
    '/usr/bin/env',
    [`TERM=${TERM}`, process.execPath, launcher, 'read', '1.5'],
    zh,
  )
  await terminal.until('环境变量 TERM 没有说明')
  await terminal.until(/Transformer/)
  terminal.type('q\r')
  await terminal.ended()
  expect(terminal.raw()).not.toContain('\x1b')
})

test.each([
  ['on the Linux console', { TERM: 'linux', LANG: 'zh_CN.UTF-8' }, 'The Linux console has no Chinese'],
  ['in another encoding', { LANG: 'zh_CN.GB18030' }, 'This terminal expects GB18030'],
  ['in GBK by LC_CTYPE', { LANG: 'zh_CN.UTF-8', LC_CTYPE: 'zh_CN.GBK' }, 'This terminal expects GBK'],
  ['in Big5', { LANG: 'zh_TW.Big5' }, 'This terminal expects Big5'],
  ['in EUC-JP', { LANG: 'ja_JP.eucJP' }, 'This terminal expects eucJP'],
  ['in Latin 1', { LANG: 'en_US.ISO-8859-1' }, 'This terminal expects ISO-8859-1'],
])('%s the course is in English and ASCII, and a sentence says why', async (_name, env, sentence) => {
  const terminal = openTerminal(['read', '1.5'], { env })
  const page = await terminal.until(/5\/\d+ - \D*\d+/)
  expect(page).toMatch(/^[\x20-\x7e\n]*$/)
  terminal.type('q')
  await terminal.ended()
  expect(terminal.raw().replace(/\s+/g, ' ')).toContain(sentence)
})

test.each(['zh_CN', 'zh_TW'])('with %s, which names no encoding, all is as with UTF-8', async (LANG) => {
  const terminal = openTerminal(['read', '1.5'], { env: { LANG } })
  const page = await terminal.until(/5\/\d+ · \D*\d+/)
  expect(page).toContain('─')
  terminal.type('q')
  await terminal.ended()
  expect(terminal.raw()).not.toContain('expects')
})

test('--ascii writes quotes, dashes and points of English in ASCII, printed and in the reader', async () => {
  const printed = openTerminal(['read', '1.1', '--ascii', '--plain', '--lang', 'en'])
  await printed.ended()
  expect(printed.raw()).toContain('"')
  expect(printed.raw()).not.toMatch(/[“”‘’–—−…·•×÷≈]/)

  const reader = openTerminal(['read', '1.1', '--ascii', '--lang', 'en'])
  expect(await reader.until('keys')).toContain('"')
  expect(reader.screen().join('')).not.toMatch(/[“”‘’–—−…·•×÷≈]/)
  reader.type('q')
  await reader.ended()
})

test('--ascii leaves Chinese the quotes of Chinese', async () => {
  const terminal = openTerminal(['read', '1.1', '--ascii', '--plain', '--lang', 'zh'])
  await terminal.ended()
  expect(terminal.raw()).toContain('“')
})

test('on the Linux console Chinese is written for who asks for it', async () => {
  const terminal = openTerminal(['define', 'token', '--lang', 'zh'], { env: { TERM: 'linux' } })
  await terminal.ended()
  expect(terminal.raw()).toContain('词元')
  expect(terminal.raw()).not.toContain('Linux')
})

test.each([
  [
    'Konsole, which ignores links unless it is told to, gets numbers for them',
    { KONSOLE_VERSION: '221203' },
    false,
  ],
  ['GNOME Terminal gets links', { VTE_VERSION: '7000' }, true],
  ['in tmux nothing is known of links', { VTE_VERSION: '7000', TMUX: '/tmp/tmux-0/default,1,0' }, false],
])('%s', async (_name, env, isLink) => {
  const home = mkdtempSync(join(tmpdir(), 'llm-primer-home-'))
  writeFileSync(join(home, 'notes.md'), '# Notes\n\nSee [the page](https://example.org/a) of it.\n')
  const terminal = openTerminal(['read', 'notes.md'], { env, home })
  const page = await terminal.until('the page')
  expect(/the page\s*\[1\]/.test(page)).toBe(!isLink)
  terminal.type('q')
  await terminal.ended()
  expect(terminal.raw().includes('\x1b]8;')).toBe(isLink)
})
