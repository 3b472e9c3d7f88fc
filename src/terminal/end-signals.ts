import { constants } from 'node:os'
import type { Host } from './host.ts'
import { stopJob } from './job.ts'

/**
 * Signals that end a process and can be heard. Without a listener the terminal would stay as we have set it: raw keys, no
 * cursor, the alternate screen. SIGBREAK is Ctrl-Break of Windows. SIGINT is left to whoever wants to know of Ctrl-C.
 */
const ENDING = [
  ...['SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGABRT', 'SIGALRM', 'SIGVTALRM', 'SIGUSR2', 'SIGXCPU', 'SIGXFSZ'],
  ...['SIGIO', 'SIGPWR', 'SIGSYS', 'SIGTRAP', 'SIGSTKFLT', 'SIGBREAK'],
] as NodeJS.Signals[]

/**
 * Heard and left alone. SIGUSR1: Node opens its inspector on the network where nobody listens. SIGIOT and SIGPOLL are second
 * names of SIGABRT and SIGIO: the library of the prompts hears them too, and ends by itself where it is the only one.
 */
const IGNORED = ['SIGUSR1', 'SIGIOT', 'SIGPOLL'] as NodeJS.Signals[]

/** What shells say of a process that a signal has ended: 128 and the number of the signal. */
const exitCodeOf = (signal: NodeJS.Signals): number => 128 + (constants.signals[signal] ?? 0)

/** Hears every signal that asks to end, until what it gives back is called. */
export function onEndSignals(host: Host, end: (exitCode: number) => void): () => void {
  const onSignal = (signal: NodeJS.Signals): void => end(exitCodeOf(signal))
  const heard = ENDING.filter((signal) => listens(host, signal, onSignal))
  const ignored = IGNORED.filter((signal) => listens(host, signal, ignore))
  return () => {
    for (const signal of heard) host.off(signal, onSignal)
    for (const signal of ignored) host.off(signal, ignore)
  }
}

const ignore = (): void => {}

/** A system without this signal refuses the listener. */
function listens(host: Host, signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): boolean {
  if (host.platform !== 'win32' && !(signal in constants.signals)) return false
  if (host.platform === 'win32' && !['SIGTERM', 'SIGHUP', 'SIGBREAK'].includes(signal)) return false
  try {
    host.on(signal, listener)
    return true
  } catch {
    return false
  }
}

/** Gives the terminal back for as long as the job is stopped from outside, until what it gives back is called. */
export function onStopSignal(host: Host, giveBack: () => void, takeAgain: () => void): () => void {
  if (host.platform === 'win32') return ignore
  const onStop = async (): Promise<void> => {
    host.off('SIGTSTP', onStop)
    giveBack()
    await stopJob(host)
    if (isOver) return
    takeAgain()
    host.on('SIGTSTP', onStop)
  }
  let isOver = false
  host.on('SIGTSTP', onStop)
  return () => {
    isOver = true
    host.off('SIGTSTP', onStop)
  }
}
