import type { Frame } from './frame.ts'
import { wrapText } from './line-break.ts'
import { shortDate } from './short-date.ts'
import { tableLines } from './table.ts'

/** The reviews of the next days, and the pace of reading. */
export interface PlanPicture {
  /** Today with everything before it, then the next 13 days. */
  readonly days: readonly { readonly day: string; readonly count: number; readonly minutes: number }[]
  /** Minutes of review a day, and how many reviews they hold. */
  readonly minutes: number
  readonly perDay: number
  /** Due today and more than the minutes hold. */
  readonly waiting: number
  /** The day on which nothing waits any more, when no new section is begun; undefined when it is over a year away. */
  readonly clear?: string
  readonly sections: { readonly recent: number; readonly left: number }
  /** The day on which the last section is read at the pace of the last 14 days. */
  readonly readBy?: string
}

/** `review --plan` */
export function planLines(plan: PlanPicture, frame: Frame): string[] {
  const { review, common } = frame.messages
  const { days, minutes, perDay, waiting, clear, sections, readBy } = plan
  const date = (day: string): string => shortDate(day, frame)
  const sentences = [
    review.plan.fits(minutes, perDay),
    ...(waiting === 0 ? [] : [review.plan.waiting(waiting, clear && date(clear))]),
    review.plan.sections(sections.left, sections.recent, readBy && date(readBy)),
  ]
  return [
    ...tableLines(
      {
        header: [review.plan.day, review.plan.due, review.plan.minutes],
        rows: days.map(({ day, count, minutes }) => [
          date(day),
          String(count),
          count === 0 ? '' : common.minutes(minutes),
        ]),
        alignments: ['left', 'right', 'right'],
      },
      frame,
    ),
    '',
    ...sentences.flatMap((text) => wrapText(text, frame.width, frame)),
  ]
}

/** `review --plan --json` */
export const planJson = ({ clear, readBy, ...plan }: PlanPicture): unknown => ({
  schema: 'llm-primer/review-plan@1',
  ...plan,
  clear: clear ?? null,
  readBy: readBy ?? null,
})
