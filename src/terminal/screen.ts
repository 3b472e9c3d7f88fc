import type { Key } from '../domain/keys.ts'
import type { Picture } from '../views/picture.ts'
import type { Measure } from '../views/width.ts'
import { scrollsRegions } from './environment.ts'
import type { Host } from './host.ts'
import { BRACKETED_PASTE, createKeyReader } from './keys.ts'
import { redraw, type ScreenSize, type Shown } from './redraw.ts'

export type ScreenEvent =
  | { readonly type: 'key'; readonly key: Key }
  | { readonly type: 'resize'; readonly size: ScreenSize }
  /** The input has ended, or a signal asks to leave; the exit code says which. */
  | { readonly type: 'end'; readonly exitCode: number }

/** What a terminal said; a field is missing when it said nothing in time. */
export interface TerminalAnswers {
  readonly ambiguousWidth?: 1 | 2
  readonly background?: 'dark' | 'light'
}

/** The whole screen, until it is closed. */
export interface Screen {
  size(): ScreenSize
  /** Shows the picture; what did not change is not written again. */
  draw(picture: Picture, measure: Measure): void
  /** The next key, resize or end. */
  next(): Promise<ScreenEvent>
  /** More keys have come already. */
  hasMore(): boolean
  /** What the terminal says of itself; it gets a tenth of a second. Keys typed meanwhile are kept. */
  ask(): Promise<TerminalAnswers>
  /** Hands the terminal to something else (a lab, a quiz) and takes it back. */
  suspend<T>(run: () => Promise<T>): Promise<T>
  close(): void
}

const ENTER = `\x1b[?1049h\x1b[?1007h\x1b[?25l${BRACKETED_PASTE.on}`
const LONG_MILLISECONDS = 1_000_000
const LEAVE = `${BRACKETED_PASTE.off}\x1b[?25h\x1b[?1007l\x1b[?1049l`
/** Signals that ask to leave, with the exit code that shells expect: 128 and the number of the signal. */
const SIGNALS = { SIGTERM: 143, SIGHUP: 129 } as const

/**
 * Takes the alternate screen and raw keys. The wheel scrolls through alternate scroll (mode 1007), never by mouse
 * capture, so that selecting and copying text works. The terminal is given back on every way out: close(), a signal,
 * an exception, the end of the host.
 */
export function openScreen(host: Host): Screen {
  const { stdout } = host
  const waiting: ((event: ScreenEvent) => void)[] = []
  const events: ScreenEvent[] = []
  /** Undefined: everything has to be written. */
  let shown: Shown | undefined
  let open = false
  let listening = false
  let takeReport: (key: Key) => void = () => {}

  const emit = (event: ScreenEvent): void => {
    const receiver = waiting.shift()
    if (receiver === undefined) events.push(event)
    else receiver(event)
  }
  const size = (): ScreenSize => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 })
  const keys = createKeyReader((key) => {
    // Whatever stands on the screen, from whomever, is drawn over.
    if (key.name === 'ctrl-l') shown = undefined
    // Whoever wants to leave does not wait for what was typed before.
    if (key.name === 'ctrl-c') events.length = 0
    if (key.name === 'ctrl-z') stop()
    // A report that comes too late is nobody's key press.
    else if (key.name === 'cursor-report' || key.name === 'background-report') takeReport(key)
    else emit({ type: 'key', key })
  })
  const onData = (data: Buffer | string): void => keys.take(String(data))
  const onResize = (): void => {
    shown = undefined
    emit({ type: 'resize', size: size() })
  }
  const onEnd = (): void => emit({ type: 'end', exitCode: 0 })
  const onSignal = (signal: keyof typeof SIGNALS): void => {
    leave()
    emit({ type: 'end', exitCode: SIGNALS[signal] })
  }
  // Until the input is opened, the terminal itself turns Ctrl-C into a signal.
  const onInterrupt = (): void => emit({ type: 'key', key: { name: 'ctrl-c', text: '' } })
  // The terminal may be gone (SIGHUP): then there is nobody to draw for.
  const onBroken = (): void => {}
  const onContinue = (): void => {
    enter()
    emit({ type: 'resize', size: size() })
  }
  /** Ctrl-Z: the shell gets its screen back, and `fg` brings ours. */
  const stop = (): void => {
    leave()
    // Without input nothing keeps the process alive until the signal to go on is handled.
    const alive = setInterval(() => {}, LONG_MILLISECONDS)
    host.once('SIGCONT', () => {
      clearInterval(alive)
      onContinue()
    })
    host.kill(host.pid, 'SIGTSTP')
  }
  function enter(): void {
    if (open) return
    open = true
    shown = undefined
    stdout.write(ENTER)
    stdout.on('resize', onResize)
    stdout.on('error', onBroken)
    host.on('SIGTERM', onSignal).on('SIGHUP', onSignal).on('SIGINT', onInterrupt)
    host.on('exit', leave)
  }
  /** The input is opened after the first picture: it takes some milliseconds, and nobody types before there is one. */
  function listen(): void {
    if (!open || listening) return
    listening = true
    host.stdin.setRawMode(true)
    host.stdin.setEncoding('utf8')
    host.stdin.on('data', onData).on('end', onEnd).resume()
  }
  function stopListening(): void {
    if (!listening) return
    listening = false
    keys.stop()
    host.stdin.off('data', onData).off('end', onEnd)
    if (!host.stdin.destroyed) host.stdin.setRawMode(false)
    host.stdin.pause()
  }
  function leave(): void {
    if (!open) return
    open = false
    stopListening()
    stdout.off('resize', onResize)
    host.off('SIGTERM', onSignal).off('SIGHUP', onSignal).off('SIGINT', onInterrupt)
    host.off('exit', leave)
    stdout.write(LEAVE)
  }

  enter()
  return {
    size,
    draw: (picture, measure) => {
      // A picture that the next key replaces need not be drawn.
      if (!open || events.length > 0) return
      const next = redraw(shown, picture, size(), { ...measure, scrollsRegions: scrollsRegions(host) })
      stdout.write(next.output)
      shown = next.shown
    },
    next: async () => {
      listen()
      // Not at once: a Ctrl-C that comes meanwhile must be heard.
      if (events.length > 0) await new Promise((resolve) => setImmediate(resolve))
      return events.shift() ?? new Promise((resolve) => waiting.push(resolve))
    },
    hasMore: () => events.length > 0,
    ask: async () => {
      listen()
      // An ambiguous character in the corner, then: where is the cursor? The colour is asked first, since every
      // terminal answers the second question and few the first.
      stdout.write(`\x1b]11;?\x1b\\\x1b[1;1H“\x1b[6n\x1b[1;1H\x1b[2K`)
      const reports = collectReports()
      takeReport = reports.take
      const answers = await reports.answers
      shown = undefined
      return answers
    },
    suspend: async (run) => {
      leave()
      try {
        return await run()
      } finally {
        enter()
      }
    },
    close: leave,
  }
}

const PATIENCE_MILLISECONDS = 100

/** Collects the reports of the terminal until the cursor report, the last one asked for, has come or the time is up. */
function collectReports(): { readonly take: (key: Key) => void; readonly answers: Promise<TerminalAnswers> } {
  let answers: TerminalAnswers = {}
  let finish: (answers: TerminalAnswers) => void = () => {}
  const timeout = setTimeout(() => finish(answers), PATIENCE_MILLISECONDS)
  return {
    answers: new Promise((resolve) => {
      finish = resolve
    }),
    take: ({ name, text }) => {
      if (name === 'background-report') answers = { ...answers, background: backgroundOf(text) }
      if (name !== 'cursor-report') return
      clearTimeout(timeout)
      finish({ ...answers, ambiguousWidth: text.endsWith(';3') ? 2 : 1 })
    },
  }
}

/** `rgb:1616/1818/1d1d` → dark. Luminance by ITU-R BT.709, without gamma: only the side of the middle counts. */
function backgroundOf(colour: string): 'dark' | 'light' {
  const [red = 0, green = 0, blue = 0] = colour
    .slice('rgb:'.length)
    .split('/')
    .map((part) => Number.parseInt(part, 16) / (16 ** part.length - 1))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5 ? 'light' : 'dark'
}
