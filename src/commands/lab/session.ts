import type { Progress, Session } from '../../labs/session.ts'
import { createStatusLine } from '../../terminal/status-line.ts'
import { progressLine } from '../../views/lab.ts'
import type { Context } from '../shared/context.ts'

/** A run that the learner can watch and stop. */
export interface LiveSession extends Session {
  /** Takes the progress line away and gives Ctrl-C back. */
  readonly end: () => void
}

/** Between two turns for keys and drawing. Shorter costs time, longer feels stuck. */
const MILLISECONDS_BETWEEN_PAUSES = 30

/** The first Ctrl-C ends the experiment and keeps what it has; a second one ends the program. */
export function openSession({ host, frame, terminal }: Context, quiet: boolean): LiveSession {
  const status = createStatusLine(host)
  const started = performance.now()
  let lastPause = started
  let latest: Progress | undefined
  let stopped = false
  const stop = (): void => {
    stopped = true
    host.off('SIGINT', stop)
  }
  host.on('SIGINT', stop)
  const watched = terminal.isInteractive && !quiet
  const lineOf = (progress: Progress): string =>
    progressLine(progress, (performance.now() - started) / 1000, frame)
  const draw = (): void => {
    if (latest && watched && !frame.accessible) status.show(lineOf(latest))
  }
  return {
    pause: async () => {
      if (performance.now() - lastPause < MILLISECONDS_BETWEEN_PAUSES) return
      draw()
      await new Promise((resolve) => setImmediate(resolve))
      lastPause = performance.now()
    },
    stopped: () => stopped,
    report: (progress) => {
      latest = progress
      if (watched && frame.accessible && isQuarter(progress)) terminal.printError([lineOf(progress)])
    },
    end: () => {
      host.off('SIGINT', stop)
      if (latest) status.clear()
    },
  }
}

/** A screen reader hears four lines instead of one that keeps changing. */
const isQuarter = ({ step, steps }: Progress): boolean =>
  Math.floor((4 * step) / steps) > Math.floor((4 * (step - 1)) / steps)
