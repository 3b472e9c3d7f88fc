import type { LoadedExperiment } from '../../experiments/experiment.ts'
import type { Answered, TypedOptions } from '../../experiments/readers.ts'
import type { Messages } from '../../messages/messages.ts'

/** Tells of options that were given and change nothing. */
export function idleLines(
  experiment: Pick<LoadedExperiment, 'idle'>,
  answered: Answered,
  { loaded, ownText }: TypedOptions,
  { lab }: Pick<Messages, 'lab'>,
): string[] {
  const idle = experiment.idle({ ...answered, load: loaded !== undefined, text: ownText !== undefined })
  if (idle === undefined) return []
  const names = idle.names.map((name) => `--${name}`)
  return [lab.idle(names, idle.without, idle.beside ?? '')]
}
