import { trapOf } from '../domain/answers.ts'
import { LEECH, type Mistake } from '../domain/mistakes.ts'
import type { Asked } from '../domain/sitting.ts'
import type { Frame } from './frame.ts'
import { hanging } from './layout.ts'
import { wrapText } from './line-break.ts'
import { answerText, promptText, rightAnswerText } from './question.ts'

/** A mistake with its place, and what may be asked in its stead. */
export interface ShownMistake extends Mistake {
  readonly asked: Asked
  readonly sibling?: string
}

/** `review --missed`: what was said, what is right, why, and where to read it. */
export function mistakeLines(mistakes: readonly ShownMistake[], frame: Frame): string[] {
  const { review } = frame.messages
  if (mistakes.length === 0) return wrapText(review.missed.none, frame.width, frame)
  return [
    ...wrapText(review.missed.title(mistakes.length), frame.width, frame).map(frame.theme.heading),
    ...mistakes.flatMap((mistake) => ['', ...entryLines(mistake, frame)]),
  ]
}

function entryLines({ asked, question, state, said }: ShownMistake, frame: Frame): string[] {
  const { messages, theme, locale } = frame
  const { quiz, review } = messages
  const trap = said === undefined ? undefined : trapOf(question, said)
  const why = [trap?.why[locale], chosenWhy(question, said, frame), question.explanation[locale]]
  // An option that an earlier edition had has no words here any more.
  const mine = said === undefined ? '' : answerText(question, said, frame)
  const more = [
    ...(mine === '' ? [] : [quiz.yoursWas(mine)]),
    quiz.answerIs(rightAnswerText(question, frame)),
    ...why.filter((text) => text !== undefined),
    ...(state.misses < LEECH ? [] : [review.missed.leech(state.misses)]),
    review.missed.readAgain(asked.number, asked.title[locale]),
  ]
  return [
    ...hanging(
      `${asked.number}  `,
      [{ text: promptText(question.prompt[locale], frame), paint: theme.strong }],
      frame,
    ),
    ...more.flatMap((text) => hanging('  ', text, frame)),
    ...hanging('  ', [{ text: question.id, paint: theme.muted }], frame),
  ]
}

/** Why the option that was chosen is wrong. */
function chosenWhy(
  question: Mistake['question'],
  said: Mistake['said'],
  { locale }: Frame,
): string | undefined {
  if (question.kind !== 'single') return undefined
  return question.options.find(({ id }) => id === said)?.why[locale]
}

/** `review --missed --json` */
export const mistakesJson = (mistakes: readonly ShownMistake[]): unknown => ({
  schema: 'llm-primer/missed@1',
  missed: mistakes.map(({ asked, question, state, said, sibling }) => ({
    question: question.id,
    rev: question.rev,
    chapter: asked.chapter,
    section: question.section,
    said: said ?? null,
    misses: state.misses,
    similar: sibling ?? null,
    command: `llm-primer read ${asked.number}`,
  })),
})
