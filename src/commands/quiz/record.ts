import type { Occasion } from '../../domain/events.ts'
import { type Sitting, type SittingEffect, withTurn } from '../../domain/sitting.ts'
import { happeningOf } from '../../domain/sitting-journal.ts'
import type { Learner } from '../../files/learner.ts'
import type { SittingPicture } from '../../views/sitting.ts'

/** What a sitting is about, for the journal and the screen. */
export interface SittingCase {
  readonly occasion: Occasion
  /** The sitting's id in the journal; undefined: it is not resumed (a review). */
  readonly quiz?: string
  readonly where: string
  readonly resumed: number
  /** Stores what happened; returns when it is on the disk, or known not to be. */
  readonly record: Learner['record']
  /** What else there is to say at the end. */
  readonly ending: (sitting: Sitting) => Promise<Pick<SittingPicture, 'comeBack' | 'known'>>
}

/** Stores what happened and remembers how to take it back. */
export function recordEffect(
  sitting: Sitting,
  effect: SittingEffect,
  about: SittingCase,
): { readonly sitting: Sitting; readonly saved: boolean } {
  const happening = happeningOf(effect, about)
  if (happening === undefined) return { sitting, saved: true }
  const { saved, event } = about.record(happening)
  return { sitting: withTurn(sitting, effect, event.id), saved }
}
