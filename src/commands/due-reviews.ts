import { isDue } from '../domain/due.ts'
import { knownQuestions } from '../domain/progress.ts'
import { byUrgency, type DueQuestion, mixed, reviewsLeft } from '../domain/review.ts'
import type { Context } from './context.ts'
import { askedOf } from './quiz-sitting.ts'

/** What is due today: the part that fits the day, in the order to ask it, and what waits. */
export interface DueReviews {
  readonly today: readonly DueQuestion[]
  readonly waiting: number
}

export async function dueReviews(context: Context): Promise<DueReviews> {
  const { course, learner, now, settings } = context
  const state = await (await learner()).scheduled()
  const { recallNow } = await import('../domain/schedule.ts')
  const date = now()
  const [time, zone] = [date.getTime(), -date.getTimezoneOffset()]
  const due = course.index().chapters.flatMap((chapter) =>
    knownQuestions(course.questions(chapter.id), chapter.id, state)
      .filter((known) => isDue(known.state, time, zone))
      .flatMap(({ question, state }): DueQuestion[] => {
        const section = chapter.sections.find(({ id }) => id === question.section)
        if (section === undefined) return []
        const recall = recallNow(state, time) ?? 0
        return [{ asked: askedOf(chapter.id, question, section), recall, sureButWrong: state.sureButWrong }]
      }),
  )
  const fitting = byUrgency(due).slice(0, reviewsLeft(state.days, settings.reviewMinutes, time, zone))
  return { today: mixed(fitting, course.glossary()), waiting: due.length - fitting.length }
}
