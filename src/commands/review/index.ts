import type { Command } from 'commander'
import { startSitting } from '../../domain/sitting.ts'
import { emptyReviewLines, reviewJson, reviewLines } from '../../views/review.ts'
import { comeBack } from '../quiz/ending.ts'
import { sit } from '../quiz/sit.ts'
import type { Context } from '../shared/context.ts'
import { dueReviews } from './due.ts'

/** `review` */
export function addReviewCommand(program: Command, context: Context): void {
  const { review, common } = context.messages
  program
    .command('review')
    .description(review.summary)
    .option('--json', common.options.json)
    .action((options: { readonly json?: boolean }) => runReview(options, context))
}

export async function runReview({ json }: { readonly json?: boolean }, context: Context): Promise<void> {
  const { terminal, frame, now } = context
  const due = await dueReviews(context)
  if (json) return terminal.printJson(reviewJson(due))
  if (due.today.length === 0) return terminal.print(emptyReviewLines(due, frame))
  if (!terminal.canAsk) return terminal.print(reviewLines(due, frame))
  const queue = due.today.map(({ asked }) => asked)
  const sitting = startSitting('review', now().getTime() % 2 ** 31, queue)
  await sit(
    sitting,
    {
      occasion: 'review',
      where: '',
      resumed: 0,
      record: (await context.learner()).record,
      ending: (ended) => comeBack(ended, context),
    },
    context,
  )
}
