import { shownPrompt } from '../domain/prompt.ts'
import { type DueQuestion, minutesFor } from '../domain/review.ts'
import type { Frame } from './frame.ts'
import { wrapText } from './line-break.ts'
import { shortDate } from './short-date.ts'
import { tableLines } from './table.ts'

/** What there is to review. */
export interface ReviewPicture {
  readonly today: readonly DueQuestion[]
  /** So many of them are asked before they are due. */
  readonly early: number
  /** The option by which they were asked for. */
  readonly wish: 'today' | 'more' | 'ahead'
  /** Due as well, but more than fits the day. */
  readonly waiting: number
  /** The day from which none waits, when no new section is begun. */
  readonly clear?: string
  /** The next day on which something falls due. */
  readonly next?: { readonly day: string; readonly count: number }
  /** That day has begun on the clock, and begins here at four in the morning. */
  readonly beforeFour?: boolean
  /** Something was answered before. */
  readonly practised: boolean
}

/** `review` without a terminal: the list of what is due. */
export function reviewLines(picture: ReviewPicture, frame: Frame): string[] {
  const { messages, locale, theme } = frame
  const { today, waiting, early, wish } = picture
  if (today.length === 0) return emptyReviewLines(picture, frame)
  const { review } = messages
  const minutes = minutesFor(today.length)
  const heading = early === 0 ? review.due(today.length, minutes) : review.early(today.length, early, minutes)
  return [
    ...wrapText(heading, frame.width, frame).map(theme.heading),
    '',
    ...tableLines(
      {
        header: [review.columns.section, review.columns.question, review.columns.recall],
        rows: today.map(({ asked, recall }) => [
          asked.number,
          shownPrompt(asked.question.prompt[locale]),
          review.recall(Math.round(recall * 100)),
        ]),
        alignments: ['left', 'left', 'right'],
      },
      frame,
    ),
    '',
    ...(waiting === 0 ? [] : wrapText(review.waiting(waiting), frame.width, frame)),
    ...(picture.clear === undefined
      ? []
      : wrapText(review.clear(shortDate(picture.clear, frame)), frame.width, frame)),
    ...wrapText(review.start(wish === 'today' ? '' : ` --${wish}`), frame.width, frame),
  ]
}

/** Nothing to review: why, and when there will be something. */
export function emptyReviewLines(
  { waiting, next, beforeFour, practised }: ReviewPicture,
  frame: Frame,
): string[] {
  const { review } = frame.messages
  const text = !practised
    ? review.nothingYet
    : waiting > 0
      ? review.enough
      : [
          review.none,
          ...(next === undefined ? [] : [review.nextDue(shortDate(next.day, frame), next.count)]),
          ...(beforeFour ? [review.beforeFour] : []),
        ].join(frame.messages.common.space)
  return wrapText(text, frame.width, frame)
}

/** `review --json` */
export const reviewJson = ({ today, waiting, next }: ReviewPicture): unknown => ({
  schema: 'llm-primer/review@1',
  today: today.map(({ asked, recall, sureButWrong }) => ({
    question: asked.question.id,
    chapter: asked.chapter,
    section: asked.question.section,
    recall: Number(recall.toFixed(4)),
    sureButWrong,
  })),
  waiting,
  minutes: today.length === 0 ? 0 : minutesFor(today.length),
  next: next ?? null,
})
