import { type Command, Option } from 'commander'
import { stateKey } from '../../domain/learner.ts'
import { progressJson, progressLines } from '../../views/progress.ts'
import type { Context } from '../shared/context.ts'
import { printInParts } from '../shared/parts.ts'
import { currentProgress, progressPage } from './page.ts'

/** `progress` */
export function addProgressCommand(program: Command, context: Context): void {
  const { progress, common } = context.messages
  program
    .command('progress')
    .description(progress.summary)
    .addOption(new Option('--disputed', progress.options.disputed).conflicts('flagged'))
    .option('--flagged', progress.options.flagged)
    .option('--json', common.options.json)
    .action((options: ProgressOptions) => runProgress(options, context))
}

interface ProgressOptions {
  readonly json?: boolean
  readonly disputed?: boolean
  readonly flagged?: boolean
}

export async function runProgress(
  { json, disputed, flagged }: ProgressOptions,
  context: Context,
): Promise<void> {
  if (disputed || flagged) return listMarked(disputed ? 'disputed' : 'flagged', json ?? false, context)
  const progress = await currentProgress(context)
  if (json) return context.terminal.printJson(progressJson(progress))
  const { canAsk, isInteractive } = context.terminal
  if (!canAsk || !isInteractive || context.frame.accessible) {
    await printInParts(progressLines(progress, context.frame), context)
    return
  }
  const { runPages } = await import('../pages/stack.ts')
  await runPages((screen) => progressPage({ context, chapter: '', screen }), context)
}

/** The answers that the learner holds to be right, or the questions that he marked as bad. */
async function listMarked(which: 'disputed' | 'flagged', json: boolean, context: Context): Promise<void> {
  const { course, frame, learner, terminal } = context
  const { disputedJson, disputedLines, flaggedJson, flaggedLines } = await import('../../views/marked.ts')
  const memory = await learner()
  const state = memory.state()
  const questions = new Map(
    course
      .index()
      .chapters.flatMap(({ id }) =>
        course.questions(id).map((question) => [stateKey(id, question.id), question]),
      ),
  )
  if (which === 'disputed' && json) terminal.printJson(disputedJson(state))
  else if (which === 'disputed') {
    const { disputesIn } = await import('../../domain/mistakes.ts')
    await printInParts(disputedLines(disputesIn(state, questions, memory.events()), frame), context)
  } else if (json) terminal.printJson(flaggedJson(state))
  else await printInParts(flaggedLines(state, questions, frame), context)
}
