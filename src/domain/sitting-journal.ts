import type { Happening, Occasion } from './events.ts'
import type { SittingEffect } from './sitting.ts'

/** Where questions are asked; `quiz` is the sitting's id, undefined where it is not resumed. */
interface AskedWhere {
  readonly occasion: Occasion
  readonly quiz?: string
}

/** An effect as the journal keeps it; undefined for what leaves no trace. */
export function happeningOf(effect: SittingEffect, { occasion, quiz }: AskedWhere): Happening | undefined {
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
