import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type IPty, spawn } from '@lydell/node-pty'
import { createEmulator, type Emulator, type EmulatorOptions } from './emulator.ts'

export interface PseudoTerminalOptions extends Partial<EmulatorOptions> {
  readonly env?: Readonly<Record<string, string>>
  readonly home?: string
  readonly cwd?: string
  /** What the terminal answers to a question, in place of what this one would say; several pieces come one by one. */
  readonly answer?: (report: string) => string | readonly string[]
  /** How long each piece of an answer takes. */
  readonly answerMilliseconds?: number
}

/** A learner at a real pseudo-terminal: what was typed, what is on the screen, what came out raw. */
export interface PseudoTerminal {
  readonly home: string
  readonly process: IPty
  /** Rows of the screen, without trailing spaces. */
  screen(): string[]
  cursor(): ReturnType<Emulator['cursor']>
  placedCells(): ReturnType<Emulator['placedCells']>
  /** Everything that was sent to the terminal, escape sequences included. */
  raw(): string
  /** True on the alternate screen. */
  isFullScreen(): boolean
  /** Types as a person does: what follows Escape comes once that was read, since with a letter at once it is Alt and the letter. */
  type(keys: string): void
  resize(columns: number, rows: number): void
  /** Another program writes to the same terminal. */
  disturb(text: string): Promise<void>
  /**
   * Waits until the screen satisfies the condition, never for a time. A picture counts once it is wholly drawn, and once
   * something came after the last key or resize: what held before says nothing of its effect.
   */
  until(condition: string | RegExp | ((screen: string) => boolean)): Promise<string>
  /** Waits for the end; gives exit code and signal. */
  ended(): Promise<{ readonly exitCode: number; readonly signal?: number | undefined }>
}

const launcher = join(import.meta.dirname, '..', 'bin', 'llm-primer.js')
/** Against a hang alone: a loaded machine may take long for a picture. */
const LONGEST_WAIT = 60_000
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
/** Between two looks at whether Escape was read; so many looks at most, since no program has to read it. */
const LOOK_MILLISECONDS = 20
const MOST_LOOKS = 100
/** Around an Escape that is a key: it stands alone, or a character follows that continues no sequence. */
const AROUND_ESCAPE = /(?<=\x1b)(?=[^[\]O])|(?=\x1b(?:[^[\]O]|$))/
/** The beginning of a control sequence, whose rest is on its way. */
const UNFINISHED = /\x1b(?:\[[?\d;]*)?$/

/** Bytes that a process and those below it have read from anywhere; undefined where the system does not say. */
function bytesRead(pid: number): number | undefined {
  try {
    const own = Number(/^rchar: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1])
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    return children.reduce((sum, child) => sum + (bytesRead(Number(child)) ?? 0), own)
  } catch {
    return undefined
  }
}

export const keys = {
  enter: '\r',
  escape: '\x1b',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  pageUp: '\x1b[5~',
  pageDown: '\x1b[6~',
  home: '\x1b[H',
  end: '\x1b[F',
  backspace: '\x7f',
  tab: '\t',
  backtab: '\x1b[Z',
  ctrlC: '\x03',
  ctrlD: '\x04',
  ctrlL: '\x0c',
  ctrlZ: '\x1a',
} as const

/** Starts llm-primer with these words, or any other command, in a pseudo-terminal with an empty home. */
export function openTerminal(words: readonly string[], options: PseudoTerminalOptions = {}): PseudoTerminal {
  return openCommand(process.execPath, [launcher, ...words], options)
}

export function openCommand(
  command: string,
  words: readonly string[],
  {
    columns = 80,
    rows = 24,
    env = {},
    home = mkdtempSync(join(tmpdir(), 'llm-primer-home-')),
    cwd,
    answer = (report) => report,
    answerMilliseconds = 0,
    ...emulation
  }: PseudoTerminalOptions = {},
): PseudoTerminal {
  const emulator = createEmulator({ columns, rows, ...emulation })
  const { terminal } = emulator
  const child = spawn(command, [...words], {
    cols: columns,
    rows,
    name: env.TERM ?? 'xterm-256color',
    cwd: cwd ?? home,
    env: { PATH: process.env.PATH ?? '', HOME: home, LANG: 'en_US.UTF-8', TERM: 'xterm-256color', ...env },
  })
  let raw = ''
  let drawn = ''
  /** How much had come when the last key was written, or the window got its size. */
  let before = -1
  let end: { exitCode: number; signal?: number | undefined } | undefined
  const watchers = new Set<() => void>()
  const changed = (): void => {
    for (const watcher of watchers) watcher()
  }
  child.onData((data) => {
    raw += data
    void emulator.write(data).then(() => {
      drawn += data
      changed()
    })
  })
  /** Between the two marks of synchronised output a picture is half drawn, and nobody sees it. */
  const isHalfDrawn = (): boolean =>
    UNFINISHED.test(drawn.slice(-20)) || drawn.lastIndexOf('\x1b[?2026h') > drawn.lastIndexOf('\x1b[?2026l')
  const isToBeLookedAt = (): boolean => end !== undefined || (drawn.length > before && !isHalfDrawn())
  // The terminal answers questions, such as where the cursor is.
  let answered = Promise.resolve()
  terminal.onData((report) => {
    // Without a delay before any key that somebody types who has seen what stands before the question.
    for (const piece of [answer(report)].flat())
      if (answerMilliseconds === 0) child.write(piece)
      else answered = answered.then(() => pause(answerMilliseconds)).then(() => child.write(piece))
  })
  child.onExit((result) => {
    // What came last is drawn first.
    void emulator.write('').then(() => {
      end = result
      changed()
    })
  })
  const { screen, cursor, placedCells } = emulator
  let typed = Promise.resolve()
  /** Escape, and a moment until the program has read it. */
  const pressEscape = async (): Promise<void> => {
    const seen = bytesRead(child.pid)
    child.write(keys.escape)
    for (let looks = 1; looks <= MOST_LOOKS && end === undefined; looks += 1) {
      await pause(LOOK_MILLISECONDS)
      if (looks > 2 && (seen === undefined || bytesRead(child.pid) !== seen)) return
    }
  }
  const type = (piece: string): void => {
    before = Number.POSITIVE_INFINITY
    typed = typed.then(async () => {
      before = raw.length
      if (piece !== keys.escape) return child.write(piece)
      return pressEscape()
    })
  }
  const wait = <T>(what: string, found: () => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const result = found()
        if (result === undefined) return
        watchers.delete(look)
        clearTimeout(limit)
        resolve(result)
      }
      const limit = setTimeout(() => {
        watchers.delete(look)
        child.kill('SIGKILL')
        reject(new Error(`${what} did not come. The screen was:\n${screen().join('\n')}`))
      }, LONGEST_WAIT)
      watchers.add(look)
      look()
    })
  return {
    home,
    process: child,
    screen,
    cursor,
    placedCells,
    disturb: (text) => emulator.write(text),
    raw: () => raw,
    isFullScreen: () => terminal.buffer.active.type === 'alternate',
    type: (typed) => {
      for (const piece of typed.split(AROUND_ESCAPE)) type(piece)
    },
    resize: (newColumns, newRows) => {
      before = raw.length
      terminal.resize(newColumns, newRows)
      child.resize(newColumns, newRows)
    },
    until: (condition) =>
      wait(String(condition), () => {
        if (!isToBeLookedAt()) return undefined
        const text = screen().join('\n')
        const met =
          typeof condition === 'string'
            ? text.includes(condition)
            : condition instanceof RegExp
              ? condition.test(text)
              : condition(text)
        return met ? text : undefined
      }),
    ended: () => wait('the end', () => end),
  }
}
