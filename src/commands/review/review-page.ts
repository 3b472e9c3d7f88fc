import { marksIn, startSitting } from '../../domain/sitting.ts'
import { emptyReviewLines } from '../../views/review.ts'
import type { OpenedFrom } from '../pages/openers.ts'
import type { Page } from '../pages/page.ts'
import { textPage } from '../pages/text-page.ts'
import { comeBack } from '../quiz/ending.ts'
import { pageOfSitting } from '../quiz/sitting-page.ts'
import { dueReviews } from './due.ts'

/** What is due today as a page; when nothing is, when something will be. */
export async function reviewPage(from: OpenedFrom): Promise<Page> {
  const { context, screen } = from
  const due = await dueReviews(context)
  if (due.today.length === 0) return textPage((frame) => emptyReviewLines(due, frame), from)
  const { record, state } = await context.learner()
  const sitting = startSitting(
    'review',
    context.now().getTime() % 2 ** 31,
    due.today.map(({ asked }) => asked),
    new Map(),
    marksIn(state()),
  )
  const about = {
    occasion: 'review',
    where: '',
    resumed: 0,
    record,
    ending: (ended: typeof sitting) => comeBack(ended, context),
  } as const
  return pageOfSitting(sitting, about, context, screen).page
}
