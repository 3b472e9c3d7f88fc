import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openCommand, type PseudoTerminal } from '../pseudo-terminal.ts'

/** A screen reader or a braille line that runs a shell, and what it lets somebody know. */
export interface RealReader {
  readonly name: string
  /** Why it cannot be run here; undefined where it can. */
  readonly missing: string | undefined
  /** The width that has to be set for it; none where lines are not wrapped. */
  readonly width?: number
  start(home: string): Promise<RunningReader>
}

export interface RunningReader {
  /** Cells that show one line at a time, in place of speech. */
  readonly isBraille: boolean
  readonly terminal: PseudoTerminal
  /** All that was spoken or felt so far, a line for each utterance or window of cells. */
  said(): readonly string[]
  /** Goes over what stands on the screen, where a reader gives no more than the place of the cursor by itself. */
  explore(): Promise<void>
  stop(): void
}

const COLUMNS = 80
const ROWS = 24
export const CELLS = 40

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

function executable(path: string, text: string): string {
  writeFileSync(path, text)
  chmodSync(path, 0o755)
  return path
}

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'llm-primer.js')

/**
 * A shell in which `llm-primer` is this one. With a blank at its end fenrir takes the prompt for a word that was completed,
 * and breaks off what the program said last.
 */
function shellIn(home: string): string {
  executable(join(home, 'llm-primer'), `#!/bin/sh\nexec ${process.execPath} ${launcher} "$@"\n`)
  return executable(
    join(home, 'shell'),
    `#!/bin/sh\nunset LINES COLUMNS\nHOME=${home}; export HOME\nPATH=${home}:$PATH; export PATH\nTERM=xterm-256color; export TERM\nPS1='ready>' exec /bin/sh -i\n`,
  )
}

const isInstalled = (program: string): boolean => spawnSync('which', [program]).status === 0
/** What starts a tool that is not installed: its words, as a shell parts them. */
const commandFor = (variable: string): readonly string[] =>
  (process.env[variable] ?? '').split(' ').filter((word) => word !== '')

/** A reader whose speech goes to a file. */
function speechReader(
  name: string,
  missing: string | undefined,
  prepare: (home: string, log: string) => readonly string[],
  utterances: (log: string) => readonly string[],
): RealReader {
  return {
    name,
    missing,
    start: async (home) => {
      const log = join(home, 'log')
      const [command = '', ...words] = prepare(home, log)
      const env = { LANG: 'C.UTF-8' }
      const terminal = openCommand(command, words, { home, env, columns: COLUMNS, rows: ROWS })
      return {
        isBraille: false,
        terminal,
        said: () => (existsSync(log) ? utterances(readFileSync(log, 'utf8')) : []),
        explore: async () => {},
        stop: () => terminal.process.kill(),
      }
    },
  }
}

const linesOf = (log: string): string[] => log.split('\n').filter((line) => line.trim() !== '')
const notInstalled = (program: string): string | undefined =>
  isInstalled(program) ? undefined : `${program} is not installed`

const yasr = speechReader(
  'yasr',
  notInstalled('yasr'),
  (home, log) => {
    const port = executable(join(home, 'speak'), `#!/bin/sh\nexec cat >> ${log}\n`)
    const settings = readFileSync('/etc/yasr/yasr.conf', 'utf8')
      .replace(/^synthesizer=.*$/m, 'synthesizer=emacspeak server')
      .replace(/^synthesizer port=.*$/m, `synthesizer port=|${port}`)
      .replace(/^shell=.*$/m, `shell=${shellIn(home)}`)
    writeFileSync(join(home, 'yasr.conf'), settings)
    return ['yasr', '-C', join(home, 'yasr.conf')]
  },
  // Texts are queued by `q {text}` and spoken by `d` (Emacspeak's server protocol).
  (log) => [...log.matchAll(/^q \{(.*)\}$/gm)].map(([, text]) => text ?? ''),
)

const fenrir = speechReader(
  'fenrir',
  notInstalled('fenrir'),
  (home, log) => {
    const say = executable(join(home, 'speak'), `#!/bin/sh\nprintf '%s\\n' "$*" >> ${log}\n`)
    const settings = readFileSync('/etc/fenrirscreenreader/settings/settings-pty.conf', 'utf8')
      .replace(/^genericSpeechCommand=.*$/m, `genericSpeechCommand=${say} fenrirText`)
      .replace(/^shell=.*$/m, `shell=${shellIn(home)}`)
    writeFileSync(join(home, 'fenrir.conf'), settings)
    return ['fenrir', '-e', '-s', join(home, 'fenrir.conf')]
  },
  linesOf,
)

const TDSR = commandFor('LLM_PRIMER_TDSR')

const tdsr = speechReader(
  'tdsr',
  TDSR.length > 0 ? undefined : notInstalled('tdsr'),
  (home, log) => {
    const speak = executable(join(home, 'speak'), `#!/bin/sh\nexec cat >> ${log}\n`)
    return [...(TDSR.length > 0 ? TDSR : ['tdsr']), '-s', speak, shellIn(home)]
  },
  // `s` and the text is spoken, `x` is silence.
  (log) => linesOf(log).flatMap((line) => (line.startsWith('s') ? [line.slice(1)] : [])),
)

const BRLTTY_TREE = process.env.LLM_PRIMER_BRLTTY

/** How often a screen is gone over at most. */
const MOST_ROUNDS = 4

/** Keys of brltty's driver for terminals. */
const CELL_KEYS = { top: '\x1bOH', next: '\x1bOC', cursor: '\x1bOu' } as const

const written = (text: string): string => text.replace(/\s/g, '')

/**
 * The text of each window, which is drawn on an empty screen with its dots below. Curses goes over leading blanks, and to
 * the row of the dots, by moving.
 */
const drawnWindows = (raw: string): string[] =>
  [...raw.matchAll(/\x1b\[H\x1b\[2J((?:\x1b\[\d*[CGX]|[^\r\x1b])*)/g)].map(([, drawn = '']) =>
    drawn.replace(/[\u2800-\u28ff].*$/su, '').replace(/\x1b\[\d*[CGX]/g, ' '),
  )

/** What each window of cells shows of a screen, row by row. */
function windowsOf(terminal: PseudoTerminal): readonly string[] {
  const windows = Array.from({ length: (ROWS * COLUMNS) / CELLS }, () => '')
  for (const { row, column, text } of terminal.placedCells()) {
    const at = windowAt(row, column)
    windows[at] = `${windows[at]}${text}`
  }
  return windows.map(written)
}

const windowAt = (row: number, column: number): number => row * (COLUMNS / CELLS) + Math.floor(column / CELLS)

const brltty: RealReader = {
  name: 'brltty',
  // Debian's 6.5 has no driver that is a terminal itself.
  missing:
    BRLTTY_TREE !== undefined || isInstalled('brltty-pty')
      ? undefined
      : 'brltty is not installed, or too old for its terminal emulator',
  // At the bottom of the window its emulator draws the rest of a line that is too long over the beginning.
  width: COLUMNS - 1,
  start: async (home) => {
    // A wide character takes two columns and a space behind it here, though one cell: what is wrapped would be lost.
    const cells = openCommand('/bin/sh', ['-c', 'tty; exec sleep 86400'], {
      home,
      columns: 3 * CELLS,
      rows: 10,
    })
    const device = (await cells.until(/^\/dev\/\S+$/m)).trim()
    const tree = BRLTTY_TREE
    const env = {
      LANG: 'C.UTF-8',
      ...(tree !== undefined && {
        BRLTTY_TABLES_DIRECTORY: join(tree, 'Tables'),
        BRLTTY_DRIVERS_DIRECTORY: join(tree, 'lib'),
        PATH: `${join(tree, 'Programs')}:${process.env.PATH}`,
      }),
    }
    const state = join(home, 'brltty')
    mkdirSync(state, { recursive: true })
    spawnSync(process.execPath, [launcher, 'config', 'set', 'width', String(COLUMNS - 1)], {
      env: { HOME: home },
    })
    const terminal = openCommand(
      tree === undefined ? 'brltty' : join(tree, 'Programs/brltty'),
      [
        ...['-E', '-n', '-z', '-e', '-f', '/dev/null', '-W', state, '-P', join(home, 'brltty.pid')],
        ...['-x', 'em', '-X', `em:shell=${shellIn(home)},em:home=${home},em:directory=${home}`],
        ...['-b', 'tt', '-d', device, '-B', `tt:term=xterm,lines=1,columns=${CELLS},charset=UTF-8`],
      ],
      { home, env, columns: COLUMNS, rows: ROWS },
    )
    const windows = (): string[] => drawnWindows(cells.raw())
    /** Presses a key, and waits for what it brings: whether it was shown, and whether anything was drawn at all. */
    const press = async (
      key: string,
      shown: string | undefined,
    ): Promise<{ isShown: boolean; isDrawn: boolean }> => {
      const before = windows().length
      const isShown = (): boolean => written(windows().at(-1) ?? '') === shown
      cells.type(key)
      for (let waited = 0; waited < 2000 && !isShown(); waited += 10) await pause(10)
      return { isShown: isShown(), isDrawn: windows().length > before }
    }
    /**
     * From the first window to the last; false where one is not shown as it stands on the screen. What is new may not have
     * arrived, and the cells go back to the cursor whenever it moves.
     */
    const goOver = async (): Promise<boolean> => {
      const [first, ...others] = windowsOf(terminal)
      if (!(await press(CELL_KEYS.top, first)).isShown) return false
      let areShown = true
      for (const window of others) {
        const { isShown, isDrawn } = await press(CELL_KEYS.next, window)
        if (!isShown && !isDrawn) return false
        areShown &&= isShown
      }
      return areShown
    }
    return {
      isBraille: true,
      terminal,
      said: windows,
      explore: async () => {
        for (let rounds = 0; rounds < MOST_ROUNDS && !(await goOver()); rounds += 1);
        const { row, column } = terminal.cursor()
        await press(CELL_KEYS.cursor, windowsOf(terminal)[windowAt(row, column)])
      },
      stop: () => {
        terminal.process.kill()
        cells.process.kill()
      },
    }
  },
}

export const REAL_READERS: readonly RealReader[] = [tdsr, yasr, fenrir, brltty]
