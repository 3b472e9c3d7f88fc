import type { Draft } from '../domain/draft.ts'
import type { Answering } from '../domain/sitting.ts'
import type { Frame } from './frame.ts'
import { hanging } from './layout.ts'
import { changedLines, promptLines } from './question.ts'
import { optionMark } from './signs.ts'
import { headerLines, type SittingPicture } from './sitting.ts'

/** A question for those who answer with whole lines: everything has a number. */
export function typedQuestionLines(
  picture: SittingPicture,
  { asked, draft }: Answering,
  frame: Frame,
): string[] {
  return [
    '',
    ...headerLines(picture, asked, frame),
    ...changedLines(picture.sitting, asked, frame),
    ...promptLines(asked.question, frame),
    ...numberedLines(draft, frame),
  ]
}

function numberedLines(draft: Draft, frame: Frame): string[] {
  const { messages, locale } = frame
  const { trueFalse } = messages.common
  const { typed } = messages.quiz
  switch (draft.type) {
    case 'choice':
      return draft.choices.flatMap(({ id, text }, at) => {
        const words = text?.[locale] ?? (id === 'true' ? trueFalse.true : trueFalse.false)
        return hanging(`${optionMark(at, frame)}. `, words, frame)
      })
    case 'order':
      return draft.choices.flatMap(({ text }, at) => hanging(`${at + 1}. `, text?.[locale] ?? '', frame))
    case 'match':
      return [
        typed.belongs,
        ...draft.rights.flatMap(({ text }, at) => hanging(`${at + 1}. `, text?.[locale] ?? '', frame)),
      ]
    case 'text':
      return []
  }
}

/** What to type: a short line to be answered, and before it what explains it. */
export interface TypedRequest {
  readonly told: string
  readonly ask: string
}

/** One for each line that is needed. */
export function typedRequests(draft: Draft, frame: Frame): TypedRequest[] {
  const { typed } = frame.messages.quiz
  switch (draft.type) {
    case 'choice': {
      const [first, last] = [0, draft.choices.length - 1].map((at) => optionMark(at, frame))
      return [
        draft.marked === undefined
          ? { told: '', ask: typed.one(first ?? '', last ?? '') }
          : { told: typed.severalTold(first ?? '', last ?? ''), ask: typed.several },
      ]
    }
    case 'text':
      return draft.fields.length === 1
        ? [{ told: '', ask: typed.text }]
        : draft.fields.map((_, at) => ({ told: '', ask: typed.gap(at + 1) }))
    case 'order':
      return [{ told: typed.orderTold(draft.choices.length), ask: typed.order }]
    case 'match':
      return draft.lefts.map(({ text }, at) => ({
        told: typed.pairTold(at + 1, draft.lefts.length, text?.[frame.locale] ?? ''),
        ask: typed.pair(at + 1, draft.rights.length),
      }))
  }
}
