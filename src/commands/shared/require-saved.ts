import { PrimerError } from '../../errors.ts'
import type { Learner } from '../../files/learner.ts'

/** @throws PrimerError `not-saved` when something of this run is not on the disk, also after another try. */
export function requireSaved(learner: Learner): void {
  const lost = learner.finish()
  if (lost !== undefined)
    throw new PrimerError({ code: 'not-saved', count: lost.events.length, trouble: lost.trouble })
}
