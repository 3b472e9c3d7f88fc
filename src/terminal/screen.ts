import type { Key } from '../domain/keys.ts'
import type { Picture } from '../views/picture.ts'
import type { Measure } from '../views/width.ts'
import { answeredWith, type Inquiry, isAwaited, QUESTION, type TerminalAnswers } from './answers.ts'
import { onEndSignals } from './end-signals.ts'
import { scrollsRegions } from './environment.ts'
import type { Host } from './host.ts'
import { stopJob } from './job.ts'
import { BRACKETED_PASTE, createKeyReader } from './keys.ts'
import { createPace } from './pace.ts'
import { plainSignsOf } from './plain-signs.ts'
import { redraw, type ScreenSize, type Shown } from './redraw.ts'

export type ScreenEvent =
  | { readonly type: 'key'; readonly key: Key }
  /** The size has changed, or what is known of the terminal: everything has to be laid out again. */
  | { readonly type: 'resize'; readonly size: ScreenSize }
  /** The input has ended, or a signal asks to leave; the exit code says which. */
  | { readonly type: 'end'; readonly exitCode: number }

/** The whole screen, until it is closed. */
export interface Screen {
  size(): ScreenSize
  /** Shows the picture; what did not change is not written again. */
  draw(picture: Picture, measure: Measure): void
  /** The next key, resize or end. */
  next(): Promise<ScreenEvent>
  /** More keys have come already. */
  hasMore(): boolean
  /** What is known of the terminal now. */
  answers(): TerminalAnswers
  /** Resolves when its width is known, at the latest a tenth of a second after it was asked. Keys typed meanwhile are kept. */
  answered(): Promise<void>
  /** Hands the terminal to something else (a lab, a quiz) and takes it back. */
  suspend<T>(run: () => Promise<T>): Promise<T>
  /** Gives the terminal back; waits for an answer that is under way, so that no shell gets it. */
  close(): Promise<void>
}

export interface ScreenOptions {
  readonly known?: TerminalAnswers
  /** Hears what the terminal says. */
  readonly tell?: (answers: TerminalAnswers) => void
  /** What is shown in place of a page that has no room; undefined where it has. */
  readonly inPlaceOf?: (size: ScreenSize) => Picture | undefined
  /** As --ascii asks for. */
  readonly ascii?: boolean
}

/**
 * Alternate scroll (mode 1007) turns the wheel into arrow keys. Many terminals have it on for every program: it is put
 * back to what it was (XTSAVE, XTRESTORE), and where that is not known it stays on.
 */
const ENTER = `\x1b[?1049h\x1b[?1007s\x1b[?1007h\x1b[?25l${BRACKETED_PASTE.on}`

/** Without an alternate screen (screen, mosh) what is written next finds the last row clean; elsewhere nobody sees it. */
const leaveFrom = (rows: number): string =>
  `${BRACKETED_PASTE.off}\x1b[?25h\x1b[?1007r\x1b[${rows};1H\x1b[K\x1b[?1049l`

/** How long the first picture waits for an answer, and how long leaving does, both from the question on. */
const PATIENCE_MILLISECONDS = 100
const FAREWELL_MILLISECONDS = 300

/**
 * Takes the alternate screen and raw keys. The wheel scrolls through alternate scroll, never by mouse capture, so that
 * selecting and copying text works. The terminal is given back on every way out: close(), a signal, an exception, the
 * end of the host.
 */
export function openScreen(
  host: Host,
  { known = {}, tell, inPlaceOf, ascii = false }: ScreenOptions = {},
): Screen {
  const { stdout } = host
  const waiting: ((event: ScreenEvent) => void)[] = []
  const events: ScreenEvent[] = []
  const answerWaits = new Set<() => void>()
  /** Undefined: everything has to be written. */
  let shown: Shown | undefined
  let isOpen = false
  let isListening = false
  let inquiry: Inquiry | undefined
  const pace = createPace()
  const plainSigns = plainSignsOf(host, ascii)

  const emit = (event: ScreenEvent): void => {
    const receiver = waiting.shift()
    if (receiver === undefined) events.push(event)
    else receiver(event)
  }
  const size = (): ScreenSize => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 })
  const answers = (): TerminalAnswers => inquiry?.answers ?? known
  const isAnswerAwaited = (): boolean => (inquiry !== undefined && isAwaited(inquiry)) || pace.isAwaiting()
  const keys = createKeyReader(onKey, isAnswerAwaited)

  function onKey(key: Key): void {
    const { name, text } = key
    if (name === 'cursor-report' || name === 'background-report') return onReport({ name, text })
    // Whatever stands on the screen, from whomever, is drawn over.
    if (name === 'ctrl-l' && shown !== undefined) shown = { ...shown, isStale: true }
    // Whoever wants to leave does not wait for what was typed before.
    if (name === 'ctrl-c') events.length = 0
    if (name === 'ctrl-z') void stop()
    else if (!isLeftOut(key)) emit({ type: 'key', key })
  }
  /** Of a held key only so much is heard as the terminal can show; of what is typed, everything. */
  function isLeftOut({ name, text }: Key): boolean {
    const isTyped = name === 'paste' || (name === 'text' && shown?.cursor.isShown === true)
    return pace.isTooFast(text || name) && !isTyped && name !== 'ctrl-c'
  }
  /** A report that comes late lays the page out once more. */
  function onReport(report: Parameters<typeof answeredWith>[1]): void {
    if (inquiry === undefined) return
    if (report.name === 'cursor-report' && !isAwaited(inquiry)) return pace.arrived()
    const before = inquiry.answers
    inquiry = answeredWith(inquiry, report, performance.now())
    if (!isAwaited(inquiry)) for (const resolve of [...answerWaits]) resolve()
    const { ambiguousWidth, background } = inquiry.answers
    tell?.(inquiry.answers)
    if (shown !== undefined && (ambiguousWidth !== before.ambiguousWidth || background !== before.background))
      emit({ type: 'resize', size: size() })
  }
  /** Resolves with the answer to the last question, at the latest so many milliseconds after it was asked. */
  function answerWithin(milliseconds: number): Promise<void> {
    if (inquiry === undefined || !isAwaited(inquiry)) return Promise.resolve()
    const left = Math.max(0, inquiry.asked + milliseconds - performance.now())
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        answerWaits.delete(done)
        resolve()
      }
      const timer = setTimeout(done, left)
      answerWaits.add(done)
    })
  }

  /** What would come later is typed into the shell. Until the last picture is there, nobody sees that we have left. */
  const farewell = async (): Promise<void> => {
    await Promise.all([answerWithin(FAREWELL_MILLISECONDS), pace.settled()])
  }

  const onData = (data: Buffer | string): void => keys.take(String(data))
  const onResize = (): void => {
    shown = undefined
    emit({ type: 'resize', size: size() })
  }
  const onEnd = (): void => emit({ type: 'end', exitCode: 0 })
  const onEndSignal = (exitCode: number): void => {
    hide()
    emit({ type: 'end', exitCode })
  }
  let unhear: (() => void) | undefined
  // Until the input is opened, the terminal itself turns Ctrl-C into a signal.
  const onInterrupt = (): void => emit({ type: 'key', key: { name: 'ctrl-c', text: '' } })
  const onStop = (): void => void stop()
  /** Continued by `fg`, whoever stopped us: the window may have another size, and the shell has set the terminal. */
  const onContinue = (): void => {
    // A stopped process was not told of a resize; this makes Node ask for the size.
    host.kill(host.pid, 'SIGWINCH')
    hide()
    stopListening()
    show()
    listen()
    emit({ type: 'resize', size: size() })
  }
  const onExit = (): void => {
    hide()
    stopListening()
  }

  /** Ctrl-Z, or SIGTSTP from outside: the shell gets its screen back, and `fg` brings ours. */
  async function stop(): Promise<void> {
    if (host.platform === 'win32' || !isOpen) return
    hide()
    await farewell()
    stopListening()
    host.off('SIGTSTP', onStop).off('SIGCONT', onContinue)
    await stopJob(host)
    host.on('SIGTSTP', onStop).on('SIGCONT', onContinue)
    onContinue()
  }
  function show(): void {
    if (isOpen) return
    isOpen = true
    shown = undefined
    stdout.write(ENTER)
  }
  function hide(): void {
    if (!isOpen) return
    isOpen = false
    pace.drop()
    stdout.write(leaveFrom(size().rows))
  }
  function listen(): void {
    if (!isOpen || isListening) return
    isListening = true
    host.stdin.setRawMode(true)
    host.stdin.setEncoding('utf8')
    host.stdin.on('data', onData).on('end', onEnd).resume()
  }
  function stopListening(): void {
    if (!isListening) return
    isListening = false
    keys.stop()
    host.stdin.off('data', onData).off('end', onEnd)
    if (!host.stdin.destroyed) host.stdin.setRawMode(false)
    host.stdin.pause()
  }
  function enter(): void {
    stdout.on('resize', onResize)
    unhear = onEndSignals(host, onEndSignal)
    host.on('SIGINT', onInterrupt)
    if (host.platform !== 'win32') host.on('SIGTSTP', onStop).on('SIGCONT', onContinue)
    host.on('exit', onExit)
    show()
  }
  async function leave(): Promise<void> {
    hide()
    if (isListening) await farewell()
    stopListening()
    stdout.off('resize', onResize)
    unhear?.()
    host.off('SIGINT', onInterrupt)
    host.off('SIGTSTP', onStop).off('SIGCONT', onContinue)
    host.off('exit', onExit)
  }

  surviveLoss(stdout)
  enter()
  listen()
  stdout.write(QUESTION)
  inquiry = { answers: known, asked: performance.now() }
  return {
    size,
    draw: (picture, measure) => {
      pace.draw(inquiry?.answeredIn, (question) => {
        // A picture that the next key replaces need not be drawn.
        if (!isOpen || events.length > 0) return 0
        const fitting = inPlaceOf?.(size()) ?? picture
        const readable =
          plainSigns === undefined ? fitting : { ...fitting, lines: fitting.lines.map(plainSigns) }
        const next = redraw(shown, readable, size(), { ...measure, scrollsRegions: scrollsRegions(host) })
        shown = next.shown
        if (next.output === '') return 0
        stdout.write(next.output + question)
        return Buffer.byteLength(next.output)
      })
    },
    next: async () => {
      // After the first picture: it takes some milliseconds, and nobody types before there is one.
      listen()
      // Not at once: a Ctrl-C that comes meanwhile must be heard.
      if (events.length > 0) await new Promise((resolve) => setImmediate(resolve))
      return events.shift() ?? new Promise((resolve) => waiting.push(resolve))
    },
    hasMore: () => events.length > 0,
    answers,
    answered: async () => {
      if (known.ambiguousWidth === undefined) await answerWithin(PATIENCE_MILLISECONDS)
    },
    suspend: async (run) => {
      await leave()
      try {
        return await run()
      } finally {
        enter()
        // Somebody asked for a key before this began, and still waits for it.
        if (waiting.length > 0) listen()
      }
    },
    close: leave,
  }
}

/** The terminal may be gone (SIGHUP): then there is nobody to draw for. One listener for all screens of a run. */
function surviveLoss(stdout: Host['stdout']): void {
  if (!stdout.listeners('error').includes(ignoreLoss)) stdout.on('error', ignoreLoss)
}

const ignoreLoss = (): void => {}
