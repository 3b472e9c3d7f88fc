import { DAY } from './day.ts'
import { dueDay } from './due.ts'
import type { Card, LearnerState, QuestionState } from './learner.ts'
import { recallOn, reviewed } from './schedule.ts'

/** Longer ahead nothing is promised. */
const YEAR = 365

/**
 * In how many days no review will wait for want of minutes, when `perDay` are done every day, all of them right, and no
 * new question comes; 0 when none waits today, undefined when it takes more than a year. Played through with the
 * scheduler: what is reviewed comes back.
 */
export function daysUntilClear(
  questions: readonly QuestionState[],
  today: number,
  perDay: number,
): number | undefined {
  let waiting = [...questions]
  for (let ahead = 0; ahead < YEAR; ahead++) {
    const day = today + ahead
    const due = waiting.filter((question) => (dueDay(question) ?? Number.POSITIVE_INFINITY) <= day)
    if (due.length <= perDay) return ahead
    const recall = new Map(due.map((question) => [question, recallOn(question, day) ?? 0]))
    const done = new Set(
      due.sort((one, other) => (recall.get(one) ?? 0) - (recall.get(other) ?? 0)).slice(0, perDay),
    )
    waiting = waiting.map((question) => (done.has(question) ? rightOn(question, day) : question))
  }
  return undefined
}

const rightOn = (question: QuestionState, day: number): QuestionState => {
  const card: Card = reviewed(question.card, { day, grade: 3 })
  return { ...question, card, sureButWrong: false }
}

const PACE_DAYS = 14

/** Sections read in the last 14 days, those left, and in how many days none is left at this pace. */
export function readingPace(
  sections: readonly string[],
  state: LearnerState,
  now: number,
): { readonly recent: number; readonly left: number; readonly days?: number } {
  const times = sections.map((key) => state.sections.get(key)?.readTime)
  const left = times.filter((time) => time === undefined).length
  const recent = times.filter((time) => time !== undefined && time > now - PACE_DAYS * DAY).length
  return recent === 0 || left === 0
    ? { recent, left }
    : { recent, left, days: Math.ceil((left * PACE_DAYS) / recent) }
}
