import type { LabName } from '../../../domain/labs.ts'
import type { Experiment, Run } from '../../../experiments/experiment.ts'
import { experiments } from '../../../experiments/list.ts'
import type { Context } from '../../shared/context.ts'

/** What can be done with a result on a terminal. Gives what then stands in its place, or undefined for itself. */
type Play = (context: Context) => Promise<string[] | undefined>

/** A run with which something can be done on a terminal, or not. */
export interface PlayableRun extends Run {
  readonly play?: Play
}

/** An experiment whose result can be played with. */
const playing = <Found extends Run>(
  { load, ...experiment }: Experiment<Found>,
  play: (run: Found, context: Context) => Promise<string[] | undefined>,
): Experiment<Found & PlayableRun> => ({
  ...experiment,
  load: async (locale) => {
    const { prepare, ...loaded } = await load(locale)
    return {
      ...loaded,
      prepare: (read) => {
        const start = prepare(read)
        return async (session) => {
          const run = await start(session)
          return { ...run, play: (context) => play(run, context) }
        }
      },
    }
  },
})

/** The experiments as a terminal has them. */
export const playableExperiments: Readonly<Record<LabName, Experiment<PlayableRun>>> = {
  ...experiments,
  next: playing(experiments.next, async ({ result, words }, context) =>
    result.rounds.length > 0 ? (await import('./next.ts')).playNext(result, words, context) : undefined,
  ),
  forward: playing(experiments.forward, async ({ result, words }, context) =>
    (await import('./forward.ts')).playForward(result, words, context),
  ),
  sample: playing(experiments.sample, async ({ options, words }, context) =>
    (await import('./sample.ts')).playSample(options, words, context),
  ),
  tokens: playing(experiments.tokens, async ({ result, words }, context) =>
    (await import('./tokens.ts')).playTokens(result, words, context),
  ),
}
