import { type Command, Option } from 'commander'
import { zoneOf } from '../domain/day.ts'
import { dayNumber, stateKey } from '../domain/learner.ts'
import { type Progress, progressOf } from '../domain/progress.ts'
import { USUAL_MINUTES } from '../domain/settings.ts'
import { progressJson, progressLines } from '../views/progress.ts'
import type { OpenedFrom } from './pages/openers.ts'
import type { Page } from './pages/page.ts'
import type { Context } from './shared/context.ts'

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
  if (json) context.terminal.printJson(progressJson(progress))
  else context.terminal.print(progressLines(progress, context.frame))
}

/** The answers that the learner holds to be right, or the questions that he marked as bad. */
async function listMarked(
  which: 'disputed' | 'flagged',
  json: boolean,
  { course, frame, learner, terminal }: Context,
): Promise<void> {
  const { disputedJson, disputedLines, flaggedJson, flaggedLines } = await import('../views/marked.ts')
  const state = (await learner()).state()
  const questions = new Map(
    course
      .index()
      .chapters.flatMap(({ id }) =>
        course.questions(id).map((question) => [stateKey(id, question.id), question]),
      ),
  )
  if (which === 'disputed' && json) terminal.printJson(disputedJson(state))
  else if (which === 'disputed') terminal.print(disputedLines(state, questions, frame))
  else if (json) terminal.printJson(flaggedJson(state))
  else terminal.print(flaggedLines(state, questions, frame))
}

/** The same lines as a page. */
export async function progressPage(from: OpenedFrom): Promise<Page> {
  const progress = await currentProgress(from.context)
  const { textPage } = await import('./pages/text-page.ts')
  return textPage((frame) => progressLines(progress, frame), from)
}

/** What the learner has read, practised and remembers at this moment. */
export async function currentProgress({ course, learner, now, settings }: Context): Promise<Progress> {
  const state = await (await learner()).scheduled()
  const { rememberedOn } = await import('../domain/schedule.ts')
  const date = now()
  const [time, zone] = [date.getTime(), zoneOf(date)]
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
