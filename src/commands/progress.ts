import type { Command } from 'commander'
import { dayNumber } from '../domain/learner.ts'
import { type Progress, progressOf } from '../domain/progress.ts'
import { USUAL_MINUTES } from '../domain/settings.ts'
import { progressJson, progressLines } from '../views/progress.ts'
import type { Context } from './shared/context.ts'

/** `progress` */
export function addProgressCommand(program: Command, context: Context): void {
  const { progress, common } = context.messages
  program
    .command('progress')
    .description(progress.summary)
    .option('--json', common.options.json)
    .action((options: { readonly json?: boolean }) => runProgress(options, context))
}

export async function runProgress({ json }: { readonly json?: boolean }, context: Context): Promise<void> {
  const progress = await currentProgress(context)
  if (json) context.terminal.printJson(progressJson(progress))
  else context.terminal.print(progressLines(progress, context.frame))
}

/** What the learner has read, practised and remembers at this moment. */
export async function currentProgress({ course, learner, now, settings }: Context): Promise<Progress> {
  const state = await (await learner()).scheduled()
  const { rememberedOn } = await import('../domain/schedule.ts')
  const date = now()
  const [time, zone] = [date.getTime(), -date.getTimezoneOffset()]
  return progressOf({
    chapters: course.index().chapters,
    questions: course.questions,
    terms: course.glossary(),
    state,
    remembered: (question) => rememberedOn(question, dayNumber(time, zone)),
    now: time,
    zone,
    reviewMinutes: settings['review-minutes'] ?? USUAL_MINUTES,
  })
}
