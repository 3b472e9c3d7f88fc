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
  readonly write: (text: string) => void
  readonly stops: Stops
}

/** What the prompt does around a stop of the job, set while it is shown. */
interface Stops {
  /** What the shell writes goes below the choices. */
  leave: () => void
  /** Draws the question again below that. */
  comeBack: () => void
}

/** One of a few choices, by arrows or its number, and Enter: a digit alone loses nothing. The first choice is the safe one. */
const prompt = createPrompt<number, Config>(({ question, choices, frame, stops, write }, done) => {
  const [cursor, setCursor] = useState(0)
  const [returns, setReturns] = useState(0)
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
    if (place !== undefined) write(`\x1b[${place.column + 1}G`)
  }, [cursor, finished, returns])
  // The cursor is left behind the last line of the first part.
  const next = (place?.row ?? lines.length) + 1
  useEffect(() => {
    const below = lines.length - next
    stops.leave = () => write('\n'.repeat(below))
    // The library clears as many rows as it drew last: empty ones are put there for it.
    stops.comeBack = () => {
      write(`${'\n'.repeat(lines.length - 1)}${'\x1b[A'.repeat(below)}`)
      setReturns(returns + 1)
    }
  }, [cursor, finished, returns])
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
  const stops: Stops = { leave: () => {}, comeBack: () => {} }
  const unstop = onStopSignal(
    host,
    () => {
      stops.leave()
      host.stdin.setRawMode(false)
    },
    // After Ctrl-Z readline leaves its input paused, and a process without input ends. It knows nothing of this, so that
    // the input is paused below.
    () => {
      host.stdin.setRawMode(true).resume()
      stops.comeBack()
    },
  )
  try {
    const streams = { input: host.stdin, output: host.stdout, signal: ending.signal }
    const write = (text: string): void => void host.stdout.write(text)
    return await prompt({ question, choices, frame, stops, write }, streams)
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
