import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
