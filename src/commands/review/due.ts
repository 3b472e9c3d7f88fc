import { dueByDay, isDue } from '../../domain/due.ts'
import { dayNumber, type LearnerState } from '../../domain/learner.ts'
import { type KnownQuestion, knownQuestions } from '../../domain/progress.ts'
import { byUrgency, type DueQuestion, mixed, reviewsLeft } from '../../domain/review.ts'
import { USUAL_MINUTES } from '../../domain/settings.ts'
import type { ReviewPicture } from '../../views/review.ts'
import { askedOf } from '../quiz/sit.ts'
import type { Context } from '../shared/context.ts'

/** What is due today: the part that fits the day, in the order to ask it, and what waits. */
export async function dueReviews(context: Context): Promise<ReviewPicture> {
  const { course, learner, now, settings } = context
  const state = await (await learner()).scheduled()
  const date = now()
  const [time, zone] = [date.getTime(), -date.getTimezoneOffset()]
  const today = dayNumber(time, zone)
  const due = await dueQuestions(state, today, context)
  const minutes = settings['review-minutes'] ?? USUAL_MINUTES
  const fitting = byUrgency(due).slice(0, reviewsLeft(state.recentReviews, minutes, time, zone))
  const next = nextDue(state, today, context)
  return {
    today: mixed(fitting, course.glossary()),
    waiting: due.length - fitting.length,
    practised: state.questions.size > 0,
    ...(next === undefined ? {} : { next }),
  }
}

async function dueQuestions(state: LearnerState, today: number, { course }: Context): Promise<DueQuestion[]> {
  const { rememberedOn } = await import('../../domain/schedule.ts')
  return course.index().chapters.flatMap((chapter) =>
    knownQuestions(course.questions(chapter.id), chapter.id, state)
      .filter((known) => isDue(known.state, today))
      .flatMap(({ question, state }): DueQuestion[] => {
        const section = chapter.sections.find(({ id }) => id === question.section)
        if (section === undefined) return []
        const recall = rememberedOn(state, today) ?? 0
        return [{ asked: askedOf(chapter.id, question, section), recall, sureButWrong: state.sureButWrong }]
      }),
  )
}

/** Days to look ahead; what is due later is as good as known. */
const YEAR = 365

/** The next day on which something falls due. */
function nextDue(state: LearnerState, today: number, { course }: Context): ReviewPicture['next'] {
  const known = course
    .index()
    .chapters.flatMap(({ id }): KnownQuestion[] => knownQuestions(course.questions(id), id, state))
  const [, ...days] = dueByDay(
    known.map((each) => each.state),
    today,
    YEAR,
  )
  return days.find(({ count }) => count > 0)
}
