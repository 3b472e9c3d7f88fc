import { type Draft, LETTERS } from '../domain/draft.ts'
import type { Answering } from '../domain/sitting.ts'
import type { Frame } from './frame.ts'
import { hanging } from './layout.ts'
import { wrapText } from './line-break.ts'
import { promptLines } from './question.ts'
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
    ...promptLines(asked.question, frame),
    ...numberedLines(draft, frame),
  ]
}

function numberedLines(draft: Draft, frame: Frame): string[] {
  const { messages, locale } = frame
  const { trueFalse, typed } = messages.quiz
  switch (draft.type) {
    case 'choice':
      return draft.choices.flatMap(({ id, text }, at) => {
        const words = text?.[locale] ?? (id === 'true' ? trueFalse.true : trueFalse.false)
        return hanging(`${LETTERS[at] ?? ''}. `, words, frame)
      })
    case 'order':
      return draft.choices.flatMap(({ text }, at) => hanging(`${at + 1}. `, text?.[locale] ?? '', frame))
    case 'match':
      return [
        ...draft.lefts.flatMap(({ text }) => wrapText(text?.[locale] ?? '', frame.width, frame)),
        typed.belongs,
        ...draft.rights.flatMap(({ text }, at) => hanging(`${at + 1}. `, text?.[locale] ?? '', frame)),
      ]
    case 'text':
      return []
  }
}

/** What to type, one line for each field. */
export function typedRequests(draft: Draft, { messages }: Frame): string[] {
  const { typed } = messages.quiz
  switch (draft.type) {
    case 'choice':
      return [draft.marked === undefined ? typed.one(lastLetter(draft)) : typed.several(lastLetter(draft))]
    case 'text':
      return draft.fields.length === 1 ? [typed.text] : draft.fields.map((_, at) => typed.gap(at + 1))
    case 'order':
      return [typed.order(draft.choices.length)]
    case 'match':
      return [typed.match(draft.lefts.length)]
  }
}

/** Options have the letters that their reasons stand under later. */
const lastLetter = ({ choices }: Extract<Draft, { type: 'choice' }>): string =>
  LETTERS[choices.length - 1] ?? ''
