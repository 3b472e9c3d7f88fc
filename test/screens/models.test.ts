import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keys, openTerminal } from '../pseudo-terminal.ts'

const zh = { LANG: 'zh_CN.UTF-8' }

test('typing filters, Enter opens the card, q comes back, escape gives the terminal back', async () => {
  const terminal = openTerminal(['models'], { rows: 30, env: zh })
  await terminal.until((text) => /共 \d+ 行/.test(text))
  expect(terminal.isFullScreen()).toBe(true)
  terminal.type('qianwen')
  expect(await terminal.until((text) => /\d+ 行中的 1 行/.test(text))).toContain('通义千问')
  terminal.type(keys.enter)
  expect(await terminal.until('能商用吗')).toContain('q 返回')
  terminal.type('q')
  await terminal.until((text) => /\d+ 行中的 1 行/.test(text))
  terminal.type(keys.escape)
  await terminal.until((text) => /共 \d+ 行/.test(text))
  terminal.type(keys.escape)
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 })
  expect(terminal.isFullScreen()).toBe(false)
})

test.each([
  ['zh_CN.UTF-8', /模型或应用 +公司 +能否商用 +上下文 +入\/出 百万词元 +最新/],
  ['en_US.UTF-8', /Model or app +Company +May I\? +Context +In \/ out, 1M +Newest/],
])('in %s a screen of 80 columns shows what one chooses by, up to price and newest', async (LANG, head) => {
  const terminal = openTerminal(['models'], { rows: 24, columns: 80, env: { LANG } })
  await terminal.until(head)
  terminal.type(keys.escape)
  await terminal.ended()
})

test('two marked rows are compared', async () => {
  const terminal = openTerminal(['models'], { rows: 30, columns: 100 })
  await terminal.until('open and new first')
  terminal.type(`kimi+${keys.escape}`)
  await terminal.until('Marked: Kimi')
  terminal.type('deepseek+')
  await terminal.until('Marked: Kimi, DeepSeek')
  terminal.type('&')
  expect(await terminal.until('Where they differ')).toMatch(/Company +Moonshot AI +DeepSeek/)
})

test('a narrow window loses columns and keeps rows', async () => {
  const terminal = openTerminal(['models'], { rows: 20, columns: 100 })
  await terminal.until('In / out')
  terminal.resize(40, 12)
  const screen = await terminal.until((text) => !text.includes('In / out') && text.includes('May I?'))
  expect(screen).not.toContain('Newest')
  expect(screen).toContain('Kimi')
})

test('Ctrl-C leaves with 130 and the terminal as it was', async () => {
  const terminal = openTerminal(['models'])
  await terminal.until('open and new first')
  terminal.type(keys.ctrlC)
  expect(await terminal.ended()).toMatchObject({ exitCode: 130 })
  expect(terminal.isFullScreen()).toBe(false)
})

test.each([
  ['--accessible', ['models', '--accessible'], {}],
  ['a terminal without single keys', ['models'], { TERM: 'dumb' }],
] as const)('line by line: %s', async (_, words, env) => {
  const terminal = openTerminal(words, { rows: 300, env })
  await terminal.until((text) => /1\. \S/.test(text))
  expect(terminal.isFullScreen()).toBe(false)
  terminal.type(`hunyuan${keys.enter}`)
  await terminal.until('1. Hunyuan')
  terminal.type(`1${keys.enter}`)
  expect(await terminal.until('Hy3')).toContain('Tencent')
  terminal.type(`q${keys.enter}`)
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 })
})

test('an update is kept after a y, and only then', async () => {
  const terminal = openTerminal(['models', 'update', 'api.json'], { rows: 40, cwd: folderWith(UPDATE) })
  await terminal.until('GPT-7')
  terminal.type('n')
  await terminal.until('Nothing was written')
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 })

  const again = openTerminal(['models', 'update', 'api.json'], { rows: 40, cwd: folderWith(UPDATE) })
  await again.until('GPT-7')
  again.type('y')
  await again.until('catalog-overlay.json')
})

const UPDATE = JSON.stringify({
  openai: { models: { 'gpt-7': { id: 'gpt-7', name: 'GPT-7', release_date: '2026-12-01' } } },
})

function folderWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'update-'))
  writeFileSync(join(folder, 'api.json'), text)
  return folder
}
