import { zoneOf } from '../../domain/day.ts'
import { dayNumber } from '../../domain/learner.ts'
import { type Progress, progressOf } from '../../domain/progress.ts'
import { USUAL_MINUTES } from '../../domain/settings.ts'
import { progressLines } from '../../views/progress.ts'
import type { OpenedFrom } from '../pages/openers.ts'
import type { Page } from '../pages/page.ts'
import type { Context } from '../shared/context.ts'

/** The same lines as a page. */
export async function progressPage(from: OpenedFrom): Promise<Page> {
  const progress = await currentProgress(from.context)
  const { textPage } = await import('../pages/text-page.ts')
  return textPage((frame) => progressLines(progress, frame), from)
}

/** What the learner has read, practised and remembers at this moment. */
export async function currentProgress({ course, learner, now, settings }: Context): Promise<Progress> {
  const state = await (await learner()).scheduled()
  const { rememberedOn } = await import('../../domain/schedule.ts')
  const date = now()
  const [time, zone] = [date.getTime(), zoneOf(date)]
  return progressOf({
    chapters: course.index().chapters,
    questions: course.questionHeads,
    terms: course.glossary(),
    state,
    remembered: (question) => rememberedOn(question, dayNumber(time, zone)),
    now: time,
    zone,
    reviewMinutes: settings['review-minutes'] ?? USUAL_MINUTES,
  })
}
