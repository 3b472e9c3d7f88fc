/** What an experiment says while it computes. */
export interface Progress {
  /** Steps done, of `steps`. */
  readonly step: number
  readonly steps: number
  /** Loss in nats per prediction, where something is trained. */
  readonly loss?: number
  /** Something to look at meanwhile: a sample made at this point. */
  readonly sample?: string
}

/** The outside world, as far as an experiment needs it. It never changes a result, it can only end it early. */
export interface Session {
  /** Lets keys and drawing have their turn. Called at every step; rests only when some 30 ms have passed. */
  readonly pause: () => Promise<void>
  /** True once the learner asked to stop. */
  readonly stopped: () => boolean
  readonly report: (progress: Progress) => void
}

/** A session that never stops and that nobody watches. */
export const quietSession: Session = { pause: async () => {}, stopped: () => false, report: () => {} }

/**
 * Calls `step` for 0, 1, 2 … and reports the loss it returns, with the newest sample where there is one. Ends early when
 * the learner asks. The number of steps is fixed and never a time, or a seed would not fix the result.
 * @returns how many steps were done
 */
export async function repeat(
  steps: number,
  session: Session,
  step: (index: number) => number,
  newestSample: () => string | undefined = () => undefined,
): Promise<number> {
  for (let index = 0; index < steps; index++) {
    await session.pause()
    if (session.stopped()) return index
    const loss = step(index)
    const sample = newestSample()
    session.report({ step: index + 1, steps, loss, ...(sample === undefined ? {} : { sample }) })
  }
  return steps
}
