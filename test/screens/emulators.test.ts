import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEmulator } from '../emulator.ts'
import { openTerminal } from '../pseudo-terminal.ts'

/**
 * `npm run test:terminals`: six screens in real terminals, pixel by pixel beside the same cells put there one by one by
 * their places. What is not installed is skipped, and counted as skipped.
 */
const isAsked = process.env.LLM_PRIMER_TERMINALS === '1'
const has = (program: string): boolean => spawnSync('which', [program]).status === 0
const programOf = (terminal: string): string => terminal.split(' ')[0] ?? ''
const ambiguousWidthOf = (terminal: string): 1 | 2 => (terminal.endsWith(' -cjk_width') ? 2 : 1)
const isPossible = isAsked && ['Xvfb', 'import', 'script', 'xrefresh'].every(has)

const COLUMNS = 80
const ROWS = 24
const FONT = 'Noto Sans Mono CJK SC'
const XTERM = ['-geometry', `${COLUMNS}x${ROWS}`, '-fa', FONT, '-fs', '10', '-bg', 'black', '-fg', 'white']
/** How each terminal is told its size and a command; the last word is a line for the shell. */
const TERMINALS: Readonly<Record<string, (line: string) => readonly string[]>> = {
  xterm: (line) => [...XTERM, '-e', 'sh', '-c', line],
  'xterm -cjk_width': (line) => [...XTERM, '-cjk_width', '-e', 'sh', '-c', line],
  urxvt: (line) => [
    ...['-geometry', `${COLUMNS}x${ROWS}`, '-bg', 'black', '-fg', 'white', '+sb'],
    ...['-fn', `xft:${FONT}:size=10`, '-e', 'sh', '-c', line],
  ],
  st: (line) => [...['-g', `${COLUMNS}x${ROWS}`, '-f', `${FONT}:size=10`], ...['-e', 'sh', '-c', line]],
  alacritty: (line) => [
    ...['-o', `window.dimensions.columns=${COLUMNS}`, '-o', `window.dimensions.lines=${ROWS}`],
    ...['-e', 'sh', '-c', line],
  ],
  kitty: (line) => [
    ...['--config', 'NONE', '-o', 'remember_window_size=no', '-o', 'cursor_blink_interval=0'],
    ...['-o', `initial_window_width=${COLUMNS}c`, '-o', `initial_window_height=${ROWS}c`, 'sh', '-c', line],
  ],
  'xfce4-terminal': (line) => [`--geometry=${COLUMNS}x${ROWS}`, '--hide-menubar', '-x', 'sh', '-c', line],
}
const SCREENS = [
  ['home', []],
  ['section', ['read', '1.5']],
  ['question', ['quiz', '1.5', '--seed', '3']],
  ['models', ['models']],
  ['experiments', ['lab']],
  ['experiment', ['lab', 'size']],
] as const

const SMALL = { columns: 10, rows: 5 }
const FULL_ROW = '1234567890'
/** What terminals do differently, as bytes for a window of 10 by 5, and how that xterm is started. */
const PECULIAR: Readonly<Record<string, readonly [bytes: string, kind?: 'wide' | 'no alternate screen']>> = {
  'erasing to the end of the row with the last column full': [`${FULL_ROW}\x1b[K`],
  'erasing to the end of the screen with the last column full': [`\x1b[2;1Hbelow\x1b[1;1H${FULL_ROW}\x1b[J`],
  'deleting with the last column full': [`${FULL_ROW}\x1b[P`],
  'erasing characters with the last column full': [`${FULL_ROW}\x1b[X`],
  'inserting with the last column full': [`${FULL_ROW}\x1b[@`],
  'erasing behind Han in the last columns': ['一二三四五\x1b[K'],
  'a character after a full row': [`${FULL_ROW}a`],
  'carriage return after a full row': [`${FULL_ROW}\rA`],
  'line feed after a full row': [`${FULL_ROW}\nB`],
  'a colour and a character after a full row': [`${FULL_ROW}\x1b[1mc\x1b[m`],
  'Han that has no room': ['123456789一'],
  'a long row without wrapping': [`\x1b[?7l${FULL_ROW}abc\x1b[?7h`],
  'a region scrolled by line feeds': ['a\r\nb\r\nc\r\nd\r\ne\x1b[2;4r\x1b[4;1H\n\x1b[r'],
  'a region scrolled by reverse indexes': ['a\r\nb\r\nc\r\nd\r\ne\x1b[2;4r\x1b[2;1H\x1bM\x1b[r'],
  'ambiguous characters': ['“a”…─b'],
  'ambiguous characters of two columns': ['“a”…─b', 'wide'],
  'erasing behind ambiguous characters of two columns': ['─────\x1b[K', 'wide'],
  'the alternate screen': ['main\x1b[?1049h\x1b[2J\x1b[1;1Halt\x1b[?1049l'],
  'no alternate screen': ['main\x1b[?1049h\x1b[2;1Halt\x1b[?1049l', 'no alternate screen'],
  'a family of emoji': ['👨‍👩‍👧|e'],
  'a skin tone': ['👍🏽|e'],
  'a variation selector': ['⚠️|e'],
}
const KIND_OPTIONS = { wide: ['-cjk_width'], 'no alternate screen': ['-xrm', '*titeInhibit: true'] } as const

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'llm-primer.js')
const ENV = { LANG: 'C.UTF-8', TERM: 'xterm-256color', FORCE_HYPERLINK: '0', LIBGL_ALWAYS_SOFTWARE: '1' }
/** The locale of a language may be missing, and what a terminal says of its background is another matter. */
const WISHES = ['--lang', 'zh', '--theme', 'dark'] as const
const END_OF_FRAME = '\x1b[?2026l'
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100))

describe.runIf(isPossible)('in real terminals', () => {
  const folder = mkdtempSync(join(tmpdir(), 'llm-primer-terminals-'))
  let server: ChildProcess | undefined
  let display = ''

  beforeAll(async () => {
    server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1400x1000x24'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    display = await new Promise((resolve) =>
      server?.stdout?.once('data', (number) => resolve(`:${String(number).trim()}`)),
    )
  })
  afterAll(() => {
    server?.kill()
  })

  const pixels = (): Buffer =>
    execFileSync('import', ['-display', display, '-window', 'root', '-depth', '8', 'rgb:-'], {
      maxBuffer: 2 ** 25,
    })

  /**
   * The picture once it has stopped changing, drawn again from the terminal's own cells: with half-width glyphs for wide
   * characters xterm draws a word in one piece otherwise than its characters one by one.
   */
  async function picture(isDrawn: () => boolean): Promise<Buffer> {
    while (!isDrawn()) await pause()
    await pause()
    execFileSync('xrefresh', ['-display', display])
    let before = pixels()
    for (let same = 0; same < 3; ) {
      await pause()
      const now = pixels()
      same = now.equals(before) ? same + 1 : 0
      before = now
    }
    return before
  }

  /** What the terminal shows of a line for the shell, until it is drawn. */
  async function shownBy(terminal: string, line: string, isDrawn: () => boolean): Promise<Buffer> {
    const words = TERMINALS[terminal]?.(line) ?? []
    const child = spawn(programOf(terminal), [...words], {
      env: { PATH: process.env.PATH ?? '', HOME: folder, DISPLAY: display, ...ENV },
      stdio: 'ignore',
    })
    try {
      return await picture(isDrawn)
    } finally {
      child.kill()
      await new Promise((resolve) =>
        child.exitCode === null && child.signalCode === null
          ? child.once('exit', resolve)
          : resolve(undefined),
      )
    }
  }

  /** Each cell by its place, with its look, as the emulator of the tests has them; then the cursor. */
  async function cellByCell(words: readonly string[], home: string, ambiguousWidth: 1 | 2): Promise<string> {
    const terminal = openTerminal([...words, ...WISHES], {
      columns: COLUMNS,
      rows: ROWS,
      env: ENV,
      home,
      ambiguousWidth,
    })
    await terminal.until(() => terminal.raw().includes(END_OF_FRAME))
    for (let before = ''; before !== terminal.raw(); ) {
      before = terminal.raw()
      await new Promise((resolve) => setTimeout(resolve, 400))
    }
    await terminal.disturb('')
    const { row, column, visible } = terminal.cursor()
    const placed = terminal.placedCells()
    const isSpace = ({ text }: (typeof placed)[number]): boolean => text === ' '
    // Spaces first: one that is put later wipes off what a sign beside it has drawn over its edge.
    const cells = [...placed.filter(isSpace), ...placed.filter((cell) => !isSpace(cell))].map(
      (cell) => `\x1b[${cell.row + 1};${cell.column + 1}H\x1b[0${cell.look}m${cell.text}`,
    )
    terminal.process.kill()
    await terminal.ended()
    return `\x1b[?25l\x1b[2J${cells.join('')}\x1b[0m\x1b[${row + 1};${column + 1}H${visible ? '\x1b[?25h' : ''}`
  }

  test.skipIf(!has('xterm')).each(Object.entries(PECULIAR))(
    '%s: xterm has the characters and the cursor where the emulator of the tests has them',
    // Now and then an xterm does not start on a busy display.
    { retry: 2, timeout: 60_000 },
    async (name, [bytes, kind]) => {
      const home = mkdtempSync(join(folder, 'peculiar-'))
      writeFileSync(join(home, 'bytes'), `\x1b[2J\x1b[1;1H${bytes}`)
      // Asked where the cursor is, then told to print what is on the screen (media copy).
      const line = [
        `cd ${home}; stty raw -echo; cat bytes; printf '\\033[6n'; head -c 6 > cursor`,
        `printf '\\033[i'; touch done; sleep 600`,
      ].join('; ')
      const child = spawn(
        'xterm',
        [
          ...['-geometry', `${SMALL.columns}x${SMALL.rows}`, '-fa', FONT, '-fs', '10'],
          ...(kind === undefined ? [] : KIND_OPTIONS[kind]),
          ...['-xrm', '*printAttributes: 0', '-xrm', `*printerCommand: cat > ${home}/printed`],
          ...['-e', 'sh', '-c', line],
        ],
        { env: { PATH: process.env.PATH ?? '', HOME: folder, DISPLAY: display, ...ENV }, stdio: 'ignore' },
      )
      const read = (file: string): string =>
        existsSync(join(home, file)) ? readFileSync(join(home, file), 'utf8') : ''
      const isOver = (): boolean => existsSync(join(home, 'done')) && read('printed').includes('\n')
      for (let waits = 0; waits < 100 && !isOver(); waits += 1) await pause()
      await pause()
      child.kill()
      const emulator = createEmulator({
        ...SMALL,
        ambiguousWidth: kind === 'wide' ? 2 : 1,
        alternateScreen: kind !== 'no alternate screen',
      })
      await emulator.write(bytes)
      const { row, column } = emulator.cursor()
      // xterm prints U+FFFF for the second half of a wide character, and no joiners.
      const bare = (text: string): string => text.replace(/\uffff|\u200d|\f|\r/g, '').trimEnd()
      const printed = read('printed').split('\n').map(bare).join('\n').trimEnd()
      expect(printed, name).toBe(emulator.screen().map(bare).join('\n').trimEnd())
      expect(read('cursor')).toBe(`\x1b[${row + 1};${column + 1}R`.slice(0, 6))
    },
  )

  describe.each(Object.keys(TERMINALS))('%s', (terminal) => {
    test.skipIf(!has(programOf(terminal))).each(SCREENS)(
      '%s is drawn as it is meant',
      async (name, words) => {
        const home = join(folder, `${terminal.replace(' ', '')}-${name}`)
        mkdirSync(home)
        const log = join(home, 'log')
        const command = [process.execPath, launcher, ...words, ...WISHES].join(' ')
        const drawn = await shownBy(
          terminal,
          `HOME=${home} TERM=xterm-256color script -qfc '${command}' ${log}`,
          () => existsSync(log) && readFileSync(log, 'utf8').includes(END_OF_FRAME),
        )
        const cells = join(home, 'cells')
        writeFileSync(cells, await cellByCell(words, home, ambiguousWidthOf(terminal)))
        const done = join(home, 'done')
        const meant = await shownBy(terminal, `cat ${cells}; touch ${done}; sleep 600`, () =>
          existsSync(done),
        )
        const colours = new Set(Array.from({ length: 2000 }, (_, at) => drawn.readUIntBE(at * 3 * 97, 3)))
        expect(colours.size).toBeGreaterThan(1)
        let different = 0
        for (let at = 0; at < drawn.length; at += 3)
          if (drawn.readUIntBE(at, 3) !== meant.readUIntBE(at, 3)) different += 1
        expect(different).toBe(0)
      },
      180_000,
    )
  })
})
