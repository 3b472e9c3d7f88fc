import { zoneOf } from '../../domain/day.ts'
import { dueByDay } from '../../domain/due.ts'
import { dayName, dayNumber, stateKey } from '../../domain/learner.ts'
import { minutesFor, reviewsIn } from '../../domain/review.ts'
import { USUAL_MINUTES } from '../../domain/settings.ts'
import type { PlanPicture } from '../../views/review-plan.ts'
import type { Context } from '../shared/context.ts'
import { askable } from './due.ts'

const DAYS_AHEAD = 14

/** The next fortnight: what falls due, how long it takes, when nothing waits any more, and how reading goes on. */
export async function reviewPlan(context: Context): Promise<PlanPicture> {
  const { course, learner, now, settings } = context
  const { daysUntilClear, readingPace } = await import('../../domain/forecast.ts')
  const state = await (await learner()).scheduled()
  const date = now()
  const today = dayNumber(date.getTime(), zoneOf(date))
  const { chapters } = course.index()
  const known = askable(state, today, context).map((each) => each.state)
  const minutes = settings['review-minutes'] ?? USUAL_MINUTES
  const perDay = reviewsIn(minutes)
  const sections = chapters.flatMap(({ id, sections }) => sections.map((section) => stateKey(id, section.id)))
  const pace = readingPace(sections, state, date.getTime())
  const due = dueByDay(known, today, DAYS_AHEAD)
  const clear = daysUntilClear(known, today, perDay)
  return {
    days: due.map(({ day, count }) => ({ day, count, minutes: count === 0 ? 0 : minutesFor(count) })),
    minutes,
    perDay,
    waiting: Math.max(0, (due[0]?.count ?? 0) - perDay),
    ...(clear === undefined ? {} : { clear: dayName(today + clear) }),
    sections: pace,
    ...(pace.days === undefined ? {} : { readBy: dayName(today + pace.days) }),
  }
}
