import { type Command, Option } from 'commander'
import { type Asked, marksIn, startSitting } from '../../domain/sitting.ts'
import { exitCode, Interrupted } from '../../errors.ts'
import { emptyReviewLines, reviewJson, reviewLines } from '../../views/review.ts'
import { comeBack } from '../quiz/ending.ts'
import { sit } from '../quiz/sit.ts'
import type { Context } from '../shared/context.ts'
import { printInParts } from '../shared/parts.ts'
import { dueReviews } from './due.ts'

interface ReviewOptions {
  readonly json?: boolean
  readonly more?: boolean
  readonly ahead?: boolean
  readonly missed?: boolean
  readonly plan?: boolean
  readonly count?: boolean
  readonly suspended?: boolean
}

const MODES = ['more', 'ahead', 'missed', 'plan', 'count', 'suspended'] as const

/** `review` */
export function addReviewCommand(program: Command, context: Context): void {
  const { review, common } = context.messages
  const command = program.command('review').description(review.summary)
  for (const mode of MODES)
    command.addOption(
      new Option(`--${mode}`, review.options[mode]).conflicts(MODES.filter((other) => other !== mode)),
    )
  command
    .option('--json', common.options.json)
    .action((options: ReviewOptions) => runReview(options, context))
}

export async function runReview(options: ReviewOptions, context: Context): Promise<void> {
  const { json = false } = options
  if (options.missed) return (await import('./missed.ts')).runMissed(json, context)
  if (options.plan) return printPlan(json, context)
  if (options.count) return printCount(context)
  if (options.suspended) return askSuspended(context)
  const { terminal, frame } = context
  const due = await dueReviews(context, options.more ? 'more' : options.ahead ? 'ahead' : 'today')
  if (json) return terminal.printJson(reviewJson(due))
  if (due.today.length === 0) {
    await printInParts(emptyReviewLines(due, frame), context)
    return
  }
  if (!terminal.canAsk) return terminal.print(reviewLines(due, frame))
  await ask(
    due.today.map(({ asked }) => asked),
    context,
  )
}

async function printPlan(json: boolean, context: Context): Promise<void> {
  const { reviewPlan } = await import('./plan.ts')
  const { planJson, planLines } = await import('../../views/review-plan.ts')
  const plan = await reviewPlan(context)
  if (json) context.terminal.printJson(planJson(plan))
  else await printInParts(planLines(plan, context.frame), context)
}

/**
 * How many are due and fit today, for the prompt of a shell.
 * @throws Interrupted with code 1 when there are none.
 */
async function printCount(context: Context): Promise<void> {
  const { today } = await dueReviews(context)
  context.terminal.print([String(today.length)])
  if (today.length === 0) throw new Interrupted(exitCode.failed)
}

/** Shows the suspended questions again; in their feedback the mark can be taken away. */
async function askSuspended(context: Context): Promise<void> {
  const { course, learner, messages, terminal } = context
  const { suspended } = (await learner()).state()
  const { askedOf } = await import('../quiz/asked.ts')
  const queue = course.index().chapters.flatMap((chapter) =>
    course.questions(chapter.id).flatMap((question): Asked[] => {
      const section = chapter.sections.find(({ id }) => id === question.section)
      return section === undefined || !suspended.includes(`${chapter.id}/${question.id}`)
        ? []
        : [askedOf(chapter.id, question, section)]
    }),
  )
  if (queue.length === 0) return terminal.print([messages.review.noneSuspended])
  if (terminal.canAsk) return ask(queue, context)
  const rows = queue.map(({ number, question }) => `${number}  ${question.id}`)
  terminal.print([...(context.frame.accessible ? [messages.quiz.counted(queue.length)] : []), ...rows])
}

async function ask(queue: readonly Asked[], context: Context): Promise<void> {
  const { record, state } = await context.learner()
  const seed = context.now().getTime() % 2 ** 31
  await sit(
    startSitting('review', seed, queue, new Map(), marksIn(state())),
    { occasion: 'review', where: '', resumed: 0, record, ending: (ended) => comeBack(ended, context) },
    context,
  )
}
