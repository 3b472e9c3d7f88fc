import { localDay, zoneOf } from '../../domain/day.ts'
import { dueByDay, dueDay } from '../../domain/due.ts'
import { dayName, dayNumber, type LearnerState } from '../../domain/learner.ts'
import { askableQuestions, type KnownQuestion } from '../../domain/progress.ts'
import type { QuestionHead } from '../../domain/question-heads.ts'
import {
  byUrgency,
  type DueQuestion,
  mixed,
  reviewsIn,
  reviewsLeft,
  type Urgency,
} from '../../domain/review.ts'
import { USUAL_MINUTES } from '../../domain/settings.ts'
import type { ReviewPicture } from '../../views/review.ts'
import { askedAt } from '../quiz/asked.ts'
import type { Context } from '../shared/context.ts'

/** Whose minutes are used up may ask for more: what waits, or what falls due on the next days. */
export type ReviewWish = 'today' | 'more' | 'ahead'

/** What is due today: the part that fits the day, in the order to ask it, and what waits. */
export async function dueReviews(context: Context, wish: ReviewWish = 'today'): Promise<ReviewPicture> {
  const { course, learner, now, settings } = context
  const state = await (await learner()).scheduled()
  const date = now()
  const [time, zone] = [date.getTime(), zoneOf(date)]
  const today = dayNumber(time, zone)
  const minutes = settings['review-minutes'] ?? USUAL_MINUTES
  const known = askable(state, today, context)
  const scheduled = await scheduledQuestions(known, today)
  const due = scheduled.filter(({ dueIn }) => dueIn <= 0)
  const most = wish === 'today' ? reviewsLeft(state.recentReviews, minutes, time, zone) : reviewsIn(minutes)
  const early = wish === 'ahead' ? aheadOf(scheduled) : []
  const fitting = [...byUrgency(due), ...early].slice(0, most)
  const chosen = fitting.flatMap((each) => asDue(each, context))
  const next = nextDue(known, today)
  const waiting = Math.max(0, due.length - fitting.length)
  // Where the minutes of today are used up, the next ones are tomorrow's.
  const clear =
    waiting === 0 ? undefined : await clearDay(state, most === 0 ? today + 1 : today, minutes, context)
  return {
    today: chosen.length < 2 ? chosen : mixed(chosen, course.glossary()),
    early: Math.max(0, fitting.length - due.length),
    wish,
    waiting,
    ...(clear === undefined ? {} : { clear }),
    practised: state.questions.size > 0,
    ...(next === undefined ? {} : { next }),
    ...(next?.day === localDay(date) ? { beforeFour: true } : {}),
  }
}

/** The day from which no review waits, when no new section is begun; undefined when it is over a year away. */
async function clearDay(
  state: LearnerState,
  from: number,
  minutes: number,
  context: Context,
): Promise<string | undefined> {
  const { daysUntilClear } = await import('../../domain/forecast.ts')
  const known = askable(state, from, context).map((each) => each.state)
  const days = daysUntilClear(known, from, reviewsIn(minutes))
  return days === undefined ? undefined : dayName(from + days)
}

interface ScheduledQuestion extends Urgency {
  readonly chapter: string
  readonly head: QuestionHead
  /** Days until it is due; 0 or less: now. */
  readonly dueIn: number
  readonly misses: number
  readonly lastDay: number
}

/** How far ahead a question may be asked before it is due. */
const DAYS_AHEAD = 14

/** What falls due on the next days, the soonest first; not what was asked today. */
const aheadOf = (scheduled: readonly ScheduledQuestion[]): ScheduledQuestion[] =>
  scheduled
    .filter(({ dueIn, lastDay }) => dueIn > 0 && dueIn <= DAYS_AHEAD && lastDay < 0)
    .sort((one, other) => one.dueIn - other.dueIn || one.recall - other.recall)

/** Every question that was answered and not suspended, with the days until it is due. */
async function scheduledQuestions(
  known: readonly KnownQuestion<QuestionHead>[],
  today: number,
): Promise<ScheduledQuestion[]> {
  const { recallOn, rememberedOn } = await import('../../domain/schedule.ts')
  return known.flatMap(({ question: head, state }): ScheduledQuestion[] => {
    const due = dueDay(state)
    if (due === undefined) return []
    const isSame = state.rev >= head.rev
    return [
      {
        chapter: state.chapter,
        head,
        misses: isSame ? state.misses : 0,
        recall: isSame ? (rememberedOn(state, today) ?? recallOn(state, today) ?? 0) : 0,
        sureButWrong: isSame && state.sureButWrong,
        dueIn: due - today,
        lastDay: state.lastDay - today,
      },
    ]
  })
}

/** The question itself is read when it is asked. */
function asDue(
  { chapter, head, misses, recall, sureButWrong }: ScheduledQuestion,
  { course }: Context,
): DueQuestion[] {
  return askedAt(chapter, [head], course).map((asked) => ({
    asked: { ...asked, misses },
    recall,
    sureButWrong,
  }))
}

/** What was answered and may be asked again on this day. */
export const askable = (
  state: LearnerState,
  today: number,
  { course }: Context,
): KnownQuestion<QuestionHead>[] =>
  askableQuestions(course.index().chapters, course.questionHeads, state, today)

/** Days to look ahead; what is due later is as good as known. */
const YEAR = 365

/** The next day on which something falls due. */
function nextDue(known: readonly KnownQuestion<QuestionHead>[], today: number): ReviewPicture['next'] {
  const [, ...days] = dueByDay(
    known.map((each) => each.state),
    today,
    YEAR,
  )
  return days.find(({ count }) => count > 0)
}
