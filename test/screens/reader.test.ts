import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { expect, test, vi } from 'vitest'
import { keys, openCommand, openTerminal, type PseudoTerminal } from '../pseudo-terminal.ts'
import { run } from '../run.ts'
import { readToEnd } from './line-reading.ts'

const reading = { env: { LANG: 'zh_CN.UTF-8' }, columns: 80, rows: 24 }

async function openChapter(options: Parameters<typeof openTerminal>[1] = reading) {
  const terminal = openTerminal(['read', '1'], options)
  await terminal.until(/1\/\d+ · \D*\d+/)
  return terminal
}

const place = (screen: string): number => Number(/(\d+)\/\d+ · \D*\d+/.exec(screen)?.[1])
const topLines = (screen: string): string[] => screen.split('\n').slice(0, 3)
const percent = (screen: string): number => Number(/· (\d+)%/.exec(screen)?.[1])

/** The alternate screen is left, the cursor shown, the wheel does what it did before, the keys are the shell's again. */
function expectGivenBack(terminal: PseudoTerminal): void {
  const raw = terminal.raw()
  expect(raw.lastIndexOf('\x1b[?1049l')).toBeGreaterThan(raw.lastIndexOf('\x1b[?1049h'))
  expect(raw.indexOf('\x1b[?1007s')).toBeLessThan(raw.indexOf('\x1b[?1007h'))
  expect(raw.lastIndexOf('\x1b[?1007r')).toBeGreaterThan(raw.lastIndexOf('\x1b[?1007h'))
  expect(raw).not.toContain('\x1b[?1007l')
  expect(raw.lastIndexOf('\x1b[?25h')).toBeGreaterThan(raw.lastIndexOf('\x1b[?25l'))
}

test('q gives the screen back and ends with 0', async () => {
  const terminal = await openChapter()
  expect(terminal.isFullScreen()).toBe(true)
  terminal.type('q')

  expect((await terminal.ended()).exitCode).toBe(0)
  expect(terminal.isFullScreen()).toBe(false)
  expectGivenBack(terminal)
})

test('an exception gives the screen back before it is told', async () => {
  const content = mkdtempSync(join(tmpdir(), 'llm-primer-course-'))
  cpSync(join(import.meta.dirname, '../../dist/course'), content, { recursive: true })
  const section = readdirSync(content, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('what-is-an-llm.zh.json'),
  )
  writeFileSync(join(content, section ?? ''), '{')
  const terminal = openTerminal(['read', '1', '--content', content], reading)

  expect((await terminal.ended()).exitCode).toBe(1)
  expect(terminal.raw()).toContain('\x1b[?1049h')
  expectGivenBack(terminal)
  expect(terminal.screen().join('\n')).toContain('what-is-an-llm.zh.json')
})

test('the foot says what Space does, and Enter, where it opens nothing too', async () => {
  const terminal = await openChapter()
  expect(terminal.screen().at(-1)).toContain('空格 下一屏  回车 一行')
  terminal.type('q')
  await terminal.ended()
})

test.each([
  ['zh_CN.UTF-8', 40, '回车 一行'],
  ['zh_CN.UTF-8', 60, '空格 下一屏  回车 一行'],
  ['en_US.UTF-8', 40, 'enter scroll'],
])(
  'in %s the foot of %i columns names what Enter does before it names the title',
  async (LANG, columns, keysShown) => {
    const terminal = await openChapter({ env: { LANG }, columns, rows: 20 })
    expect(terminal.screen().at(-1)).toContain(keysShown)
    terminal.type('q')
    await terminal.ended()
  },
)

test('a section begins with its title and what it is for', async () => {
  const terminal = await openChapter()
  expect(terminal.screen()[0]).toMatch(/1\.1 {2}什么是大模型 +读 \d+、实验 \d+、做题 \d+ 分钟/)
  expect(terminal.screen().slice(1, 5).join('\n')).toContain('读完这一节，你能')
  terminal.type('q')
  await terminal.ended()
})

test('Ctrl-C gives the screen back and ends with 130', async () => {
  const terminal = await openChapter()
  terminal.type(keys.ctrlC)

  expect((await terminal.ended()).exitCode).toBe(130)
  expectGivenBack(terminal)
})

test.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s gives the screen back and ends with %i', async (signal, code) => {
  const terminal = await openChapter()
  terminal.process.kill(signal)

  expect((await terminal.ended()).exitCode).toBe(code)
  expectGivenBack(terminal)
})

test('Ctrl-Z gives the shell its screen, and fg brings the text back', async () => {
  // Quoted for the shell: the project may lie below a folder with spaces and quotes in its name.
  const quoted = (path: string): string => `'${path.replaceAll("'", "'\\''")}'`
  const launcher = `${quoted(process.execPath)} ${quoted(join(process.cwd(), 'bin', 'llm-primer.js'))}`
  const terminal = openCommand('bash', ['--norc', '-i'], {
    ...reading,
    env: { ...reading.env, PS1: 'shell> ' },
  })
  await terminal.until('shell>')
  terminal.type(`${launcher} read 1\r`)
  await terminal.until(/1\/\d+ · \D*\d+/)
  terminal.type(keys.ctrlZ)
  await terminal.until('Stopped')
  expect(terminal.isFullScreen()).toBe(false)
  terminal.type('fg\r')
  await terminal.until(/1\/\d+ · \D*\d+/)
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
  // The end of the section is a page, with its questions as the first step.
  terminal.type(' ')
  await terminal.until('剩下的 18 道题')
  terminal.type(keys.enter)
  await terminal.until('测验 1.1')
  terminal.type(keys.ctrlD)
  await terminal.until('接着读 1.2')
  terminal.type(keys.right)
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
  await terminal.until('全部按键')
  terminal.type(' ')
  await terminal.until('退出，并记住位置')
  terminal.type('x')
  await terminal.until((screen) => !screen.includes('退出，并记住位置'))
  terminal.type('q')
  await terminal.ended()
})

test('a resize to 40 columns and back keeps the paragraph at the top', async () => {
  const terminal = openTerminal(['read', '1'], { ...reading, columns: 120 })
  await terminal.until(/1\/\d+ · \D*\d+/)
  terminal.type('3G')
  const begin = await terminal.until((screen) => place(screen) === 3)
  terminal.type('  ')
  const above = await terminal.until((screen) => percent(screen) > percent(begin))
  terminal.type('jj')
  await terminal.until((screen) => topLines(screen)[0] === above.split('\n')[2])
  const before = terminal.screen()
  const words = (before[0] ?? '').trim().slice(0, 6)
  terminal.resize(40, 24)
  await terminal.until(
    (screen) => screen.includes('%') && screen.split('\n').every((line) => stringWidth(line) <= 40),
  )
  expect(terminal.screen().slice(0, 4).join('').replace(/\s/g, '')).toContain(words.replace(/\s/g, ''))
  terminal.resize(120, 24)
  await terminal.until((screen) => screen.split('\n')[0] === before[0])
  expect(terminal.screen()).toEqual(before)
  terminal.type('q')
  await terminal.ended()
})

test('a terminal of 20 by 5 still shows text and the place', async () => {
  const terminal = openTerminal(['read', '1'], { ...reading, columns: 20, rows: 5 })
  const screen = await terminal.until(/1\/\d+ · \D*\d+/)
  expect(screen.split('\n').slice(0, 4).join('').trim()).not.toBe('')
  terminal.type('q')
  await terminal.ended()
})

test('help that is longer than the screen says so until its end is in sight', async () => {
  const terminal = await openChapter({ ...reading, columns: 40, rows: 12 })
  terminal.type('?')
  expect(await terminal.until('空格 下面还有')).not.toContain('退出，并记住位置')
  for (let at = 0; at < 12 && !terminal.screen().join('').includes('记住位置'); at += 1) {
    const before = terminal.screen().join('\n')
    terminal.type(' ')
    await terminal.until((screen) => screen !== before)
  }
  expect(await terminal.until('记住位置')).toContain('任意键 返回')
  terminal.type('qq')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('on a terminal of 20 by 5 the help can be scrolled to its end', async () => {
  const terminal = openTerminal(['read', '1'], { ...reading, columns: 20, rows: 5 })
  await terminal.until(/1\/\d+ · \D*\d+/)
  terminal.type('?')
  await terminal.until('全部按键')
  for (let at = 0; at < 80 && !terminal.screen().join('').includes('记住位置'); at += 1) {
    const before = terminal.screen().join('\n')
    terminal.type('j')
    await terminal.until((screen) => screen !== before)
  }
  expect(terminal.screen().join('')).toContain('记住位置')
  expect(terminal.screen().every((line) => stringWidth(line) <= 20)).toBe(true)
  terminal.type('xq')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('TERM=dumb reads screen by screen with Enter, without an escape byte', async () => {
  const terminal = openTerminal(['read', '1.3'], { ...reading, env: { ...reading.env, TERM: 'dumb' } })
  await terminal.until(/1\.3，\d+%/)
  expect(terminal.raw()).toContain('词变成向量')
  terminal.type('\r')
  await terminal.until((screen) => /1\.3，\d+%。/.test(screen) && !screen.includes('读完这一节'))
  terminal.type('4\r')
  await terminal.until('1.4，')
  terminal.type('/涌现\r')
  await terminal.until(/第 \d+ 处，共 \d+ 处/)
  terminal.type('99\r')
  await terminal.until('小节编号是 1 到 13。')
  terminal.type('q\r')

  expect((await terminal.ended()).exitCode).toBe(0)
  expect(terminal.raw()).not.toContain('\x1b')
})

test('for a screen reader a section is read from question to question, and reading goes on behind it', async () => {
  const options = { ...reading, rows: 60 }
  const first = openTerminal(['read', '1.2', '--accessible'], options)
  await readToEnd(first)
  await first.until('1.2，100%')
  // What was learnt, then the next section.
  first.type('\r\r')
  await first.until('1.3，')
  first.type('t\r')
  await first.until(/2 {2}数出来的语言/)
  first.type('q\r')
  await first.ended()
  expect(first.raw()).not.toMatch(/\x1b\[\?1049h|[\u2500-\u257f]/)

  const again = openTerminal(['read', '--accessible'], { ...options, home: first.home })
  await again.until('1.3，')
  again.type(keys.ctrlC)
  expect((await again.ended()).exitCode).toBe(130)
})

test('read alone goes on where q was pressed, with the bookmark set before', async () => {
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
  await again.until(/1\.1 +什么是大模型/)
  again.type(keys.escape)
  again.type('B')
  await again.until('书签')
  again.type(keys.enter)
  await again.until((screen) => place(screen) === 1)
  again.type('q')
  await again.ended()
})

test('j, k, J and K move by a line and by half a screen', async () => {
  const terminal = await openChapter()
  const before = topLines(terminal.screen().join('\n'))
  terminal.type('j')
  await terminal.until((screen) => topLines(screen)[0] === before[1])
  terminal.type('k')
  await terminal.until((screen) => topLines(screen)[0] === before[0])
  terminal.type('J')
  await terminal.until((screen) => topLines(screen)[0] !== before[0] && percent(screen) > 0)
  terminal.type('K')
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

test('r runs the experiment at the place, and comes back to the text', async () => {
  const terminal = await openChapter()
  terminal.type('10GG')
  await terminal.until((screen) => place(screen) === 10 && !screen.includes('读完这一节'))
  const before = terminal.screen()[0]
  // The section has two: this is the one nearer to its end.
  terminal.type('r')
  await terminal.until('先猜一猜')
  expect(terminal.screen().join('\n')).toContain('由对局得出的排行榜')
  terminal.type(keys.enter)
  await terminal.until('第 1 次')
  terminal.type('q')
  await terminal.until((screen) => screen.split('\n')[0] === before)
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('a section without an experiment says so', async () => {
  const terminal = await openChapter()
  terminal.type('8G')
  await terminal.until((screen) => place(screen) === 8)
  terminal.type('r')
  await terminal.until('本节没有实验')
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('Q asks the questions of the section in the same data folder, and comes back to the text', async () => {
  const data = mkdtempSync(join(tmpdir(), 'llm-primer-data-'))
  const terminal = openTerminal(['read', '1', '--data-dir', data], reading)
  await terminal.until(/1\/\d+ · \D*\d+/)
  const before = terminal.screen()[0]
  terminal.type('Q')
  await terminal.until('测验 1.1')
  // Skips the question: that is written down.
  terminal.type('s')
  await terminal.until((screen) => !screen.includes('第 1 题'))
  // Ctrl-D goes back from a question of any kind; in one that is typed, q is a letter.
  terminal.type(keys.ctrlD)
  await terminal.until((screen) => screen.split('\n')[0] === before)
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
  expect(existsSync(join(data, 'state'))).toBe(true)
  expect(existsSync(join(terminal.home, '.local'))).toBe(false)
})

test('the contents say how much of a section is remembered', async () => {
  const quiz = openTerminal(['quiz', '1.1', '--kind', 'single', '--seed', '1'], reading)
  await quiz.until('测验 1.1')
  quiz.type(keys.enter)
  quiz.type('2')
  await quiz.until(/✓|✗/)
  quiz.type(keys.ctrlC)
  await quiz.ended()

  const terminal = openTerminal(['read', '1'], { ...reading, home: quiz.home })
  await terminal.until(/1\/\d+ · \D*\d+/)
  terminal.type('t')
  await terminal.until(/1\.1 .*记得 \d+%/)
  terminal.type(keys.escape)
  terminal.type('q')
  await terminal.ended()
})

test.each([
  ['a desktop', { DISPLAY: ':0', SSH_CONNECTION: '' }, true],
  ['SSH', { DISPLAY: ':0', SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }, false],
  ['no display', { DISPLAY: '', WAYLAND_DISPLAY: '', WSL_DISTRO_NAME: '' }, false],
])(
  'o shows a link with its whole address, and Enter opens it where there is a desktop: %s',
  async (_, env, opens) => {
    const bin = mkdtempSync(join(tmpdir(), 'llm-primer-bin-'))
    const opened = join(bin, 'opened')
    writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\nprintf %s "$1" > ${opened}\n`)
    chmodSync(join(bin, 'xdg-open'), 0o755)
    const folder = mkdtempSync(join(tmpdir(), 'llm-primer-notes-'))
    const address = `https://example.org/${'path/'.repeat(20)}c++?a=b&c`
    writeFileSync(join(folder, 'notes.md'), `[甲](${address})和[乙](other.md)\n`)
    const terminal = openTerminal(['read', './notes.md'], {
      ...reading,
      cwd: folder,
      env: { ...reading.env, ...env, PATH: `${bin}:${process.env.PATH}` },
    })
    await terminal.until('甲[1]和乙[2]')
    terminal.type('o1\r')
    const card = await terminal.until('复制网址')
    expect(card.replace(/[\s│]/g, '')).toContain(address)
    terminal.type(keys.enter)
    await terminal.until(opens ? '正在打开' : '没有打开')
    if (opens) await vi.waitFor(() => expect(readFileSync(opened, 'utf8')).toBe(address))
    else expect(existsSync(opened)).toBe(false)
    terminal.type(keys.escape)
    terminal.type('q')
    expect((await terminal.ended()).exitCode).toBe(0)
  },
)

test.each([
  ['numbers in the text', '0', 80],
  ['links that can be clicked', '1', 40],
])('o shows which number a link has, to type or to choose: %s', async (_, hyperlinks, columns) => {
  const folder = mkdtempSync(join(tmpdir(), 'llm-primer-notes-'))
  writeFileSync(
    join(folder, 'notes.md'),
    '甲是[官网](https://a.example/)，乙见<https://b.example/>，丙在[旁边](c.md)。\n',
  )
  const terminal = openTerminal(['read', './notes.md'], {
    env: { ...reading.env, FORCE_HYPERLINK: hyperlinks, PATH: '/nowhere' },
    columns,
    rows: 12,
    cwd: folder,
  })
  await terminal.until('甲是官网')
  terminal.type('o')
  const screen = await terminal.until('打开第几个链接')
  const numberOf = (words: string): string => new RegExp(`(\\d+) +${words}`).exec(screen)?.[1] ?? ''
  const numbers = ['官网  https://a.example/', 'https://b.example/', '旁边  c.md'].map(numberOf)
  expect([...numbers].sort()).toEqual(['1', '2', '3'])
  terminal.type(`${numbers[1]}\r`)
  await terminal.until((screen) => screen.includes('│ https://b.example/'))
  terminal.type(keys.enter)
  await terminal.until('没有打开')
  terminal.type(keys.escape)
  terminal.type('o')
  await terminal.until('打开第几个链接')
  terminal.type(`${keys.down}${keys.down}\r`)
  const third = ['https://a.example/', 'https://b.example/', 'c.md'][numbers.indexOf('3')]
  await terminal.until((screen) => screen.includes(`│ ${third}`))
  terminal.type(keys.escape)
  terminal.type('o')
  await terminal.until('打开第几个链接')
  terminal.type(keys.escape)
  await terminal.until('甲是官网')
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('o in a section without links says so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'llm-primer-notes-'))
  writeFileSync(join(folder, 'notes.md'), '没有。\n')
  const terminal = openTerminal(['read', './notes.md'], { ...reading, cwd: folder })
  await terminal.until('没有。')
  terminal.type('o')
  await terminal.until('本节没有链接。')
  terminal.type('\r')
  await terminal.until('没有。')
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('escape takes a search back to where it began', async () => {
  const terminal = await openChapter()
  terminal.type('2G')
  const before = await terminal.until((screen) => place(screen) === 2)
  terminal.type('/智能体')
  await terminal.until(/1\.8 {2}能做什么/)
  terminal.type(keys.escape)
  await terminal.until((screen) => screen === before)
  terminal.type('q')
  await terminal.ended()
})

test('page keys, home, end and arrows move as the help says', async () => {
  const terminal = await openChapter()
  const start = terminal.screen().join('\n')
  terminal.type(keys.pageDown)
  await terminal.until((screen) => percent(screen) > percent(start))
  terminal.type(keys.pageUp)
  await terminal.until((screen) => screen === start)
  terminal.type(keys.end)
  await terminal.until('本节还有 18 道题没答')
  terminal.type(keys.home)
  await terminal.until((screen) => screen === start)
  for (const [key, section] of [
    [keys.right, 2],
    [keys.right, 3],
    [keys.left, 2],
    [keys.left, 1],
  ] as const) {
    terminal.type(key)
    await terminal.until((screen) => place(screen) === section)
  }
  terminal.type(keys.down)
  await terminal.until((screen) => topLines(screen)[0] === topLines(start)[1])
  terminal.type(keys.up)
  terminal.type(keys.ctrlL)
  await terminal.until((screen) => screen === start)
  terminal.type('q')
  await terminal.ended()
})

test('an arrow key that comes in two pieces is an arrow key', async () => {
  const terminal = await openChapter()
  terminal.type('\x1b[')
  await new Promise((resolve) => setImmediate(resolve))
  terminal.type('C')
  await terminal.until((screen) => place(screen) === 2)
  terminal.type('q')
  await terminal.ended()
})

test('bookmarks are listed with their words, one leads back, and m at the place takes it away', async () => {
  const terminal = await openChapter()
  terminal.type('B')
  await terminal.until('还没有书签')
  terminal.type(keys.escape)
  terminal.type('2G')
  await terminal.until((screen) => place(screen) === 2)
  terminal.type(' m')
  await terminal.until('已加书签')
  terminal.type('1GB')
  const list = await terminal.until(/› 1\.2 /)
  const words = /› 1\.2 +(.{4})/.exec(list)?.[1] ?? ''
  terminal.type(keys.enter)
  const there = await terminal.until((screen) => place(screen) === 2)
  expect(there).toContain(words)
  terminal.type('m')
  await terminal.until('已取消书签')
  terminal.type('B')
  await terminal.until('还没有书签')
  terminal.type(`${keys.escape}q`)
  await terminal.ended()
})

test('L turns everything on the screen, the labels of the text as well', async () => {
  const terminal = await openChapter()
  terminal.type('6G   ')
  await terminal.until('常见混淆')
  terminal.type('L')
  await terminal.until('A common mix-up')
  expect(terminal.screen().join('')).not.toMatch(/\p{Script=Han}/u)
  terminal.type('q')
  await terminal.ended()
})

test('--lang both sets each paragraph under its translation', async () => {
  const terminal = openTerminal(['read', '1.2', '--lang', 'both'], { ...reading, rows: 40 })
  const screen = await terminal.until(/2\/\d+ · \D*\d+/)
  expect(screen).toContain('数出来的语言  Language by counting')
  const lines = screen.split('\n')
  const first = lines.findIndex((line) => /^ +[A-Z]/.test(line) && !line.includes('After'))
  expect(lines[first - 1]).toMatch(/\p{Script=Han}/u)
  terminal.type('q')
  await terminal.ended()
})

test('--ascii draws nothing but ASCII around the Chinese, in every panel', async () => {
  const terminal = openTerminal(['read', '1', '--ascii'], reading)
  await terminal.until(/1\/\d+/)
  const drawn = /[^\p{Script=Han}\x20-\x7e\n\u3000-\u303f\uff00-\uffef“”‘’…—·]/u
  expect(terminal.screen().join('\n')).not.toMatch(drawn)
  terminal.type('Gt')
  await terminal.until('输入文字即可筛选')
  expect(terminal.screen().join('\n')).not.toMatch(drawn)
  terminal.type(keys.escape)
  terminal.type('?')
  await terminal.until('J K')
  expect(terminal.screen().join('\n')).not.toMatch(drawn)
  terminal.type('xq')
  await terminal.ended()
})

test.each([
  ['dark', /\x1b\[(?:36|38;5;\d+)m/],
  ['light', /\x1b\[(?:3[46]|38;5;\d+)m/],
  ['mono', /\x1b\[4m/],
])('--theme %s', async (theme, sign) => {
  const terminal = openTerminal(['read', '1', '--theme', theme], reading)
  await terminal.until(/1\/\d+ · \D*\d+/)
  terminal.type('q')
  await terminal.ended()
  expect(terminal.raw()).toMatch(sign)
  if (theme === 'mono') expect(terminal.raw()).not.toMatch(/\x1b\[(?:3|4|9|10)\dm/)
})

test('NO_COLOR leaves the text without any style', async () => {
  const terminal = openTerminal(['read', '1'], { ...reading, env: { ...reading.env, NO_COLOR: '1' } })
  await terminal.until(/1\/\d+ · \D*\d+/)
  terminal.type('q')
  await terminal.ended()
  expect(terminal.raw()).not.toMatch(/\x1b\[[\d;]*m/)
})

test('a terminal that says ambiguous characters are wide gets lines that fit, unless the learner knows better', async () => {
  // The character that was measured moved the cursor to the third column.
  const answer = (report: string): string => report.replace(/\x1b\[1;2R/, '\x1b[1;3R')
  const wide = openTerminal(['read', '1'], { ...reading, answer })
  // On a loaded machine the answer comes after the first picture.
  await wide.until(/^ *─{38}$/m)
  wide.type('q')
  await wide.ended()

  const home = mkdtempSync(join(tmpdir(), 'llm-primer-home-'))
  const config = openTerminal(['config', 'set', 'ambiguous', 'narrow'], { ...reading, home })
  await config.ended()
  const narrow = openTerminal(['read', '1'], { ...reading, home, answer })
  await narrow.until(/^ *─{76}$/m)
  narrow.type('q')
  await narrow.ended()
  expect(narrow.raw()).not.toMatch(/(?<!─)─{38}(?!─)/)
})

test('--width is obeyed in full screen', async () => {
  const terminal = openTerminal(['read', '1', '--width', '50'], { ...reading, columns: 100 })
  const screen = await terminal.until(/1\/\d+ · \D*\d+/)
  expect(Math.max(...screen.split('\n').map((line) => stringWidth(line.trim())))).toBe(50)
  terminal.type('q')
  await terminal.ended()
})

test('a Markdown file opens in the same reader, its headings as sections', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'llm-primer-notes-'))
  writeFileSync(join(folder, 'notes.md'), '# 笔记\n\n第一段。\n\n## 第二节\n\n这里有 **“粗体”**。\n')
  const terminal = openTerminal(['read', './notes.md'], { ...reading, cwd: folder })
  await terminal.until(/1\/2 · \D*\d+/)
  terminal.type('t')
  await terminal.until('第二节')
  terminal.type('\x1b')
  // An escape with a letter right behind it is Alt and the letter.
  await terminal.until('第一段')
  terminal.type('L')
  await terminal.until('这份文本只有一种语言')
  terminal.type('m')
  await terminal.until('退出后不保留')
  terminal.type('B')
  await terminal.until(/› 笔记/)
  terminal.type(keys.escape)
  await terminal.until('第一段')
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('a search that finds nothing leaves the place as it was, and nothing counts as read', async () => {
  const home = mkdtempSync(join(tmpdir(), 'llm-primer-reader-'))
  const terminal = openTerminal(['read', '1.5', '--lang', 'zh', '--data-dir', home])
  const start = await terminal.until((screen) => place(screen) === 5)
  terminal.type('/')
  for (const letter of '模型不存在') {
    terminal.type(letter)
    await terminal.until(`/模型不存在`.slice(0, 2 + '模型不存在'.indexOf(letter)))
  }
  await terminal.until('没有找到')
  terminal.type(keys.enter)
  await terminal.until((screen) => topLines(screen).join() === topLines(start).join())
  terminal.type(keys.escape)
  terminal.type('q')
  await terminal.ended()
  const state = JSON.parse(run(['progress', '--json', '--data-dir', home]).stdout)
  expect(JSON.stringify(state)).not.toContain('"read":true')
})

test('a long paste into the search is looked for once, and Ctrl-C is heard', async () => {
  const terminal = await openChapter()
  terminal.type('/')
  terminal.type(`\x1b[200~${'attention '.repeat(60)}\x1b[201~`)
  await terminal.until('没有找到')
  terminal.type(keys.ctrlC)
  expect((await terminal.ended()).exitCode).toBe(130)
})

test('？ and ／ of a Chinese input method are the keys that they look like', async () => {
  const terminal = await openChapter()
  terminal.type('？')
  await terminal.until('全部按键')
  terminal.type(keys.escape)
  await terminal.until((screen) => place(screen) === 1)
  terminal.type('／')
  terminal.type('词元')
  await terminal.until('/词元')
  terminal.type(keys.ctrlC)
  await terminal.ended()
})

test.each([
  ['read 1.1', '1/', ['t'], '目录'],
  ['read 1.1', '1/', ['/'], /^ *\/$/m],
  ['read 1.1', '1/', ['c'], '笔记'],
  ['models', '模型', [keys.enter], '回车 打开网页'],
  ['quiz 1.1 --new --seed 3', 'q 停止', ['?'], '任意键'],
  ['lab size', '1–3', [keys.enter, keys.tab, keys.tab, keys.enter], '_'],
])('%s: Ctrl-D closes what is open on the page, then leaves it', async (words, there, pressed, opened) => {
  const terminal = openTerminal(words.split(' '), reading)
  await terminal.until(there)
  for (const key of pressed) {
    terminal.type(key)
    await terminal.until(() => true)
  }
  await terminal.until(opened)
  terminal.type(keys.ctrlD)
  await terminal.until((screen) =>
    typeof opened === 'string' ? !screen.includes(opened) : !opened.test(screen),
  )
  expect(terminal.isFullScreen()).toBe(true)
  terminal.type(keys.ctrlD)
  expect((await terminal.ended()).exitCode).toBe(0)
})
