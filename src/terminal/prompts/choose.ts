import {
  createPrompt,
  ExitPromptError,
  isDownKey,
  isEnterKey,
  isNumberKey,
  isUpKey,
  useEffect,
  useKeypress,
  useState,
} from '@inquirer/core'
import { Interrupted } from '../../errors.ts'
import { choicePicture } from '../../views/choose.ts'
import type { Frame } from '../../views/frame.ts'
import { onEndSignals, onStopSignal } from '../end-signals.ts'
import type { Host } from '../host.ts'
import { filterForTerminal } from '../sink.ts'

interface Config {
  readonly question: string
  readonly choices: readonly string[]
  readonly frame: Frame
  /** Moves the terminal's cursor within its row. */
  readonly moveTo: (column: number) => void
}

/** One of a few choices, by arrows or its number, and Enter: a digit alone loses nothing. The first choice is the safe one. */
const prompt = createPrompt<number, Config>(({ question, choices, frame, moveTo }, done) => {
  const [cursor, setCursor] = useState(0)
  const [finished, setFinished] = useState(false)
  const finish = (at: number): void => {
    setCursor(at)
    setFinished(true)
    done(at)
  }
  useKeypress((key) => {
    if (isEnterKey(key)) finish(cursor)
    else if (isUpKey(key)) setCursor((cursor + choices.length - 1) % choices.length)
    else if (isDownKey(key)) setCursor((cursor + 1) % choices.length)
    else if (isNumberKey(key) && choices[Number(key.name) - 1] !== undefined) setCursor(Number(key.name) - 1)
  })
  const { lines, cursor: place } = choicePicture({ question, choices, cursor, finished }, frame)
  useEffect(() => {
    if (place !== undefined) moveTo(place.column)
  }, [cursor, finished])
  // The cursor is left behind the last line of the first part.
  const next = (place?.row ?? lines.length) + 1
  return [filterForTerminal(lines.slice(0, next).join('\n')), filterForTerminal(lines.slice(next).join('\n'))]
})

/**
 * Asks to choose below what is on the screen already; the choice stays there.
 * @returns the place of the choice.
 * @throws Interrupted after Ctrl-C.
 */
export async function choose(
  question: string,
  choices: readonly string[],
  frame: Frame,
  host: Host,
): Promise<number> {
  const ending = new AbortController()
  let exitCode: number | undefined
  const unhear = onEndSignals(host, (code) => {
    exitCode = code
    ending.abort()
  })
  // The terminal itself turns Ctrl-C into a key here; this one comes from outside.
  const onInterrupt = (): void => ending.abort()
  host.on('SIGINT', onInterrupt)
  const unstop = onStopSignal(
    host,
    () => host.stdin.setRawMode(false),
    // After Ctrl-Z readline leaves its input paused, and a process without input ends. It knows nothing of this, so that
    // the input is paused below.
    () => void host.stdin.setRawMode(true).resume(),
  )
  try {
    const streams = { input: host.stdin, output: host.stdout, signal: ending.signal }
    const moveTo = (column: number): void => void host.stdout.write(`\x1b[${column + 1}G`)
    return await prompt({ question, choices, frame, moveTo }, streams)
  } catch (error) {
    if (error instanceof ExitPromptError || ending.signal.aborted) throw new Interrupted(exitCode)
    throw error
  } finally {
    unhear()
    unstop()
    host.off('SIGINT', onInterrupt)
    host.stdin.pause()
  }
}
