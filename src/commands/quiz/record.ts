import type { Happening, Occasion } from '../../domain/events.ts'
import { type Sitting, type SittingEffect, withTurn } from '../../domain/sitting.ts'
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

/** An effect as the journal keeps it; undefined for what leaves no trace. */
function happeningOf(effect: SittingEffect, { occasion, quiz }: SittingCase): Happening | undefined {
  const within = quiz === undefined ? {} : { quiz }
  switch (effect.type) {
    case 'answer': {
      const { asked, answer, correct, confidence, hints, repeat, shown } = effect
      const { id, rev, section } = asked.question
      return {
        kind: 'answer',
        chapter: asked.chapter,
        section,
        question: id,
        rev,
        answer,
        correct,
        confidence,
        occasion,
        ...within,
        ...(hints > 0 ? { hints } : {}),
        ...(repeat ? { repeat: true } : {}),
        ...(shown ? { shown: true } : {}),
        ...(asked.drawn === undefined ? {} : { drawn: asked.drawn }),
      }
    }
    case 'dispute': {
      const { asked, answer, event } = effect
      const { id, rev, section } = asked.question
      return { kind: 'dispute', chapter: asked.chapter, section, question: id, rev, event, answer, ...within }
    }
    case 'flag':
    case 'suspend':
      return {
        kind: effect.type,
        chapter: effect.asked.chapter,
        question: effect.asked.question.id,
        set: effect.set,
      }
    case 'skip':
      return {
        kind: 'skip',
        chapter: effect.asked.chapter,
        question: effect.asked.question.id,
        ...within,
        ...(effect.shown ? { shown: true } : {}),
      }
    case 'undo':
      return { kind: 'undo', event: effect.event }
    case 'finish':
      return quiz === undefined ? undefined : { kind: 'quiz-end', quiz }
    default:
      return undefined
  }
}
