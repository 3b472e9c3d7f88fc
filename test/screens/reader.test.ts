import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keys, openCommand, openTerminal } from '../pseudo-terminal.ts'

const reading = { env: { LANG: 'zh_CN.UTF-8' }, columns: 80, rows: 24 }

async function openChapter(options: Parameters<typeof openTerminal>[1] = reading) {
  const terminal = openTerminal(['read', '1'], options)
  await terminal.until(/1\/\d+ · \d+%/)
  return terminal
}

const place = (screen: string): number => Number(/(\d+)\/\d+ · \d+%/.exec(screen)?.[1])
const topLines = (screen: string): string[] => screen.split('\n').slice(0, 3)
const percent = (screen: string): number => Number(/· (\d+)%/.exec(screen)?.[1])

test('q gives the screen back and ends with 0', async () => {
  const terminal = await openChapter()
  expect(terminal.isFullScreen()).toBe(true)
  terminal.type('q')

  expect((await terminal.ended()).exitCode).toBe(0)
  expect(terminal.isFullScreen()).toBe(false)
  expect(terminal.raw()).toContain('\x1b[?25h')
})

test('Ctrl-C gives the screen back and ends with 130', async () => {
  const terminal = await openChapter()
  terminal.type(keys.ctrlC)

  expect((await terminal.ended()).exitCode).toBe(130)
  expect(terminal.isFullScreen()).toBe(false)
})

test.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s gives the screen back and ends with %i', async (signal, code) => {
  const terminal = await openChapter()
  terminal.process.kill(signal)

  expect((await terminal.ended()).exitCode).toBe(code)
  expect(terminal.raw()).toContain('\x1b[?1049l')
})

test('Ctrl-Z gives the shell its screen, and fg brings the text back', async () => {
  const launcher = `${process.execPath} ${process.cwd()}/bin/llm-primer.js`
  const terminal = openCommand('bash', ['--norc', '-i'], {
    ...reading,
    env: { ...reading.env, PS1: 'shell> ' },
  })
  await terminal.until('shell>')
  terminal.type(`${launcher} read 1\r`)
  await terminal.until(/1\/\d+ · \d+%/)
  terminal.type(keys.ctrlZ)
  await terminal.until('Stopped')
  expect(terminal.isFullScreen()).toBe(false)
  terminal.type('fg\r')
  await terminal.until(/1\/\d+ · \d+%/)
  expect(terminal.isFullScreen()).toBe(true)
  terminal.type('q')
  await terminal.until((screen) => screen.trimEnd().endsWith('shell>'))
  terminal.type('exit\r')
  await terminal.ended()
})

test('space goes on screen by screen and into the next section, b comes back', async () => {
  const terminal = await openChapter()
  const start = percent(terminal.screen().join('\n'))
  terminal.type(' ')
  await terminal.until((screen) => percent(screen) > start)
  terminal.type('G')
  terminal.type(' ')
  await terminal.until((screen) => place(screen) === 2)
  terminal.type('b')
  await terminal.until((screen) => place(screen) === 1)
  terminal.type('g')
  await terminal.until((screen) => percent(screen) === start)
  terminal.type('q')
  await terminal.ended()
})

test('arrows change the section, a number before G goes to that section', async () => {
  const terminal = await openChapter()
  terminal.type(keys.right)
  await terminal.until((screen) => place(screen) === 2)
  terminal.type(keys.left)
  await terminal.until((screen) => place(screen) === 1)
  terminal.type('3G')
  await terminal.until((screen) => place(screen) === 3)
  terminal.type('q')
  await terminal.ended()
})

test('contents filter as you type, in either language, and enter jumps', async () => {
  const terminal = await openChapter()
  terminal.type('t')
  await terminal.until('目录')
  terminal.type('vectors')
  await terminal.until((screen) => screen.includes('1.3') && !screen.includes('1.2 '))
  terminal.type(keys.enter)
  await terminal.until((screen) => place(screen) === 3 && !screen.includes('筛选'))
  terminal.type('q')
  await terminal.ended()
})

test('search counts its matches, n and N walk through them, escape forgets them', async () => {
  const terminal = await openChapter()
  terminal.type('/词元')
  await terminal.until(/第 1 处，共 \d+ 处/)
  terminal.type(keys.enter)
  terminal.type('n')
  await terminal.until(/第 2 处/)
  terminal.type('N')
  await terminal.until(/第 1 处/)
  terminal.type(keys.escape)
  await terminal.until((screen) => !screen.includes('处，共'))
  terminal.type('q')
  await terminal.ended()
})

test('a search that finds nothing says so', async () => {
  const terminal = await openChapter()
  terminal.type('/查无此句')
  await terminal.until('没有找到')
  terminal.type(keys.escape)
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('L switches the language in place', async () => {
  const terminal = await openChapter()
  terminal.type('2G')
  await terminal.until((screen) => place(screen) === 2)
  terminal.type('L')
  await terminal.until('Language by counting')
  expect(place(terminal.screen().join('\n'))).toBe(2)
  terminal.type('q')
  await terminal.ended()
})

test('? shows the keys, any key goes back', async () => {
  const terminal = await openChapter()
  terminal.type('?')
  await terminal.until('退出，并记住位置')
  terminal.type('x')
  await terminal.until((screen) => !screen.includes('退出，并记住位置'))
  terminal.type('q')
  await terminal.ended()
})

test('a resize to 40 columns and back keeps the paragraph at the top', async () => {
  const terminal = openTerminal(['read', '1'], { ...reading, columns: 120 })
  await terminal.until(/1\/\d+ · \d+%/)
  terminal.type(' ')
  await terminal.until((screen) => percent(screen) > 1)
  terminal.type('jj')
  const top = terminal.screen()[0] ?? ''
  terminal.resize(40, 24)
  await terminal.until((screen) => screen.split('\n').every((line) => line.length <= 40))
  terminal.resize(120, 24)
  await terminal.until((screen) => screen.split('\n').some((line) => line.length > 40))
  terminal.type('q')
  await terminal.ended()
  expect(top).toBeDefined()
})

test('a terminal of 20 by 5 still shows text and the place', async () => {
  const terminal = openTerminal(['read', '1'], { ...reading, columns: 20, rows: 5 })
  const screen = await terminal.until(/1\/\d+ · \d+%/)
  expect(screen.split('\n').slice(0, 4).join('').trim()).not.toBe('')
  terminal.type('q')
  await terminal.ended()
})

test('TERM=dumb gets plain text and no escape byte', async () => {
  const terminal = openTerminal(['read', '1.1'], { ...reading, env: { ...reading.env, TERM: 'dumb' } })
  await terminal.ended()

  expect(terminal.raw()).not.toContain('\x1b')
})

test('read alone goes on where q was pressed, with the sections read and the bookmark set before', async () => {
  const first = await openChapter()
  first.type('Gm')
  await first.until('已加书签')
  first.type('2G')
  const start = percent(await first.until((screen) => place(screen) === 2))
  first.type(' ')
  await first.until((screen) => percent(screen) > start)
  const before = topLines(first.screen().join('\n'))
  first.type('j')
  const left = topLines(await first.until((screen) => topLines(screen)[0] === before[1]))
  first.type('q')
  await first.ended()

  const again = openTerminal(['read'], { ...reading, home: first.home })
  await again.until((screen) => place(screen) === 2 && topLines(screen)[0] === left[0])
  again.type('t')
  await again.until(/1\.1 .*已读/)
  again.type(keys.escape)
  again.type('B')
  await again.until('书签')
  again.type(keys.enter)
  await again.until((screen) => place(screen) === 1)
  again.type('q')
  await again.ended()
})

test('j, k, d and u move by a line and by half a screen', async () => {
  const terminal = await openChapter()
  const before = topLines(terminal.screen().join('\n'))
  terminal.type('j')
  await terminal.until((screen) => topLines(screen)[0] === before[1])
  terminal.type('k')
  await terminal.until((screen) => topLines(screen)[0] === before[0])
  terminal.type('d')
  await terminal.until((screen) => topLines(screen)[0] !== before[0] && percent(screen) > 0)
  terminal.type('u')
  await terminal.until((screen) => topLines(screen).join() === before.join())
  terminal.type('q')
  await terminal.ended()
})

test('o with a number that no link has says so and opens nothing', async () => {
  const terminal = await openChapter()
  terminal.type('o')
  await terminal.until('打开第几个链接')
  terminal.type('999\r')
  await terminal.until('本节没有第 999 个链接')
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('r runs the experiment of the section on the same terminal and comes back to the text', async () => {
  const terminal = await openChapter()
  const before = terminal.screen()[0]
  terminal.type('r')
  await terminal.until('先猜一猜')
  expect(terminal.isFullScreen()).toBe(false)
  terminal.type(keys.enter)
  await terminal.until('按回车回到正文')
  terminal.type(keys.enter)
  await terminal.until((screen) => screen.split('\n')[0] === before)
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('Q asks the questions of the section and comes back to the text', async () => {
  const terminal = await openChapter()
  const before = terminal.screen()[0]
  terminal.type('Q')
  await terminal.until('测验 1.1')
  // Ctrl-C leaves a question of any kind; in one that is typed, q is a letter.
  terminal.type(keys.ctrlC)
  await terminal.until('按回车回到正文')
  terminal.type(keys.enter)
  await terminal.until((screen) => screen.split('\n')[0] === before)
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('a Markdown file opens in the same reader, its headings as sections', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'llm-primer-notes-'))
  writeFileSync(join(folder, 'notes.md'), '# 笔记\n\n第一段。\n\n## 第二节\n\n这里有 **“粗体”**。\n')
  const terminal = openTerminal(['read', './notes.md'], { ...reading, cwd: folder })
  await terminal.until(/1\/2 · \d+%/)
  terminal.type('t')
  await terminal.until('第二节')
  terminal.type('\x1b')
  terminal.type('L')
  await terminal.until('这份文本只有一种语言')
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})
