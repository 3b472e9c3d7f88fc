import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keys, openTerminal, type PseudoTerminal } from '../pseudo-terminal.ts'

const zh = { env: { LANG: 'zh_CN.UTF-8' } } as const
const READING = /5\/\d+ · \D*\d+/
const HOME = /q 退出$/m

async function leaves(terminal: PseudoTerminal, key: string): Promise<void> {
  terminal.type(key)
  expect(await terminal.ended()).toMatchObject({ exitCode: key === keys.ctrlC ? 130 : 0 })
  await terminal.until(() => !terminal.isFullScreen())
  expect(terminal.raw()).not.toContain('Warning')
}

test('a thousand resizes, and the page stands as it stood', async () => {
  const terminal = openTerminal(['read', '1.5'], zh)
  const page = await terminal.until(READING)
  for (let at = 0; at < 1000; at += 1) {
    terminal.resize(20 + ((at * 37) % 180), 4 + ((at * 11) % 50))
    if (at % 25 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  terminal.resize(80, 24)
  await terminal.until((screen) => screen === page)
  await leaves(terminal, 'q')
})

test.each([
  ['read 1.5', READING],
  ['', HOME],
  ['models', '模型'],
  ['quiz 1.5', 'q 停止'],
  ['lab', '实验'],
  ['lab size', '1–3'],
  ['progress', '返回'],
])('%s in windows too small says so, and is back when there is room', async (words, there) => {
  const terminal = openTerminal(words === '' ? [] : words.split(' '), zh)
  await terminal.until(there)
  for (const [columns, rows, said] of [
    [60, 3, '窗口太小'],
    [19, 10, '太小'],
    [5, 2, '太小'],
    [4, 1, '太小'],
    [1, 1, /^\s*\S?\s*$/],
  ] as const) {
    terminal.resize(columns, rows)
    await terminal.until(said)
    terminal.type(keys.down)
  }
  terminal.resize(20, 5)
  await terminal.until((screen) => !screen.includes('太小') && screen.trim() !== '')
  terminal.resize(80, 24)
  await terminal.until(there)
  await leaves(terminal, keys.ctrlC)
})

test('a megabyte is pasted without an end: Ctrl-C is heard, and so are keys after a pause', async () => {
  const first = openTerminal(['models'], zh)
  await first.until('模型')
  first.type(`\x1b[200~${'字'.repeat(350_000)}`)
  await leaves(first, keys.ctrlC)
  const second = openTerminal(['read', '1.5'], zh)
  await second.until(READING)
  second.type('/')
  await second.until(/^ *\/$/m)
  second.type(`\x1b[200~${'j'.repeat(1_000_000)}`)
  await second.until('没有找到')
  second.type(keys.escape)
  await second.until(READING)
  await leaves(second, 'q')
})

test('answers that come when nobody waits for them any more are no keys', async () => {
  const terminal = openTerminal(['read', '1.5'], {
    ...zh,
    answer: () => ['\x1b]11;rgb:0000/0000/0000\x1b\\', '\x1b[1;2R', '\x1b[0;0R'],
    answerMilliseconds: 1300,
  })
  const page = await terminal.until(READING)
  await new Promise((resolve) => setTimeout(resolve, 4500))
  expect(terminal.screen().join('\n')).toBe(page)
  await leaves(terminal, 'q')
})

test.each([
  ['', HOME],
  ['models', '模型'],
  ['quiz 1.5 --seed 3', 'q 停止'],
  ['lab', '实验'],
  ['lab size', '1–3'],
  ['progress', '第 1 章'],
])('%s: what another program writes is gone after Ctrl-L', async (words, there) => {
  const terminal = openTerminal(words === '' ? [] : words.split(' '), zh)
  const page = await terminal.until(there)
  await terminal.disturb('\x1b[3;4Hmessage from root\r\n\x1b[20;1Hand another\x1b[7;7H')
  expect(terminal.screen().join('\n')).not.toBe(page)
  terminal.type(keys.ctrlL)
  await terminal.until((screen) => screen === page)
  await leaves(terminal, keys.ctrlC)
})

test('a hundred openings from the first screen: no warning, and as many listeners as after the first', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'llm-primer-listeners-')), 'counts')
  const terminal = openTerminal([], {
    env: {
      ...zh.env,
      LISTENERS: file,
      NODE_OPTIONS: `--require ${join(import.meta.dirname, 'listeners.cjs')}`,
    },
  })
  await terminal.until(HOME)
  const counted = async (times: number): Promise<unknown> => {
    terminal.process.kill('SIGURG')
    const lines = (): string[] => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [])
    while (lines().length < times) await new Promise((resolve) => setTimeout(resolve, 20))
    return JSON.parse(lines().at(-1) ?? '')
  }
  const visit = async (key: string): Promise<void> => {
    terminal.type(key)
    await terminal.until((screen) => !screen.includes('llm-primer ') && screen.trim() !== '')
    terminal.type(keys.escape)
    await terminal.until(HOME)
  }
  await visit('m')
  const first = await counted(1)
  for (let at = 1; at < 100; at += 1) await visit(['m', 'l', 'd', 't', ','][at % 5] ?? 'm')
  expect(await counted(2)).toEqual(first)
  await leaves(terminal, 'q')
})
