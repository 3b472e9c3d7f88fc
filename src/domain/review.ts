import type { GlossaryTerm } from './glossary.ts'
import { dayNumber } from './learner.ts'
import type { Asked } from './sitting.ts'

/** What decides the turn of a question that is due. */
export interface Urgency {
  /** The chance to know it now, as far as it was shown, 0 to 1. */
  readonly recall: number
  readonly sureButWrong: boolean
}

export interface DueQuestion extends Urgency {
  readonly asked: Asked
}

/** About how long a review of one question takes, feedback included. */
const SECONDS_EACH = 25

/** How many reviews fit into a day of so many minutes. */
export const reviewsIn = (minutes: number): number => Math.floor((minutes * 60) / SECONDS_EACH)

/**
 * How many reviews still fit into the day. Those of today are taken off, which is the day where the learner is now; the
 * rest waits without blame.
 */
export function reviewsLeft(
  recentReviews: readonly number[],
  minutes: number,
  now: number,
  zone: number,
): number {
  const today = dayNumber(now, zone)
  const done = recentReviews.filter((time) => dayNumber(time, zone) >= today).length
  return Math.max(0, reviewsIn(minutes) - done)
}

/**
 * Reviews that a new question brings in its first 60 days: 634 of 117 questions, counted by playing a learner through the
 * line mode who begins a section a day, has five minutes for reviews, and is right as often as FSRS expects.
 */
const REVIEWS_OF_A_QUESTION = 5.4

/** Days from one new section to the next that these minutes a day can keep up with; at least one. */
export const daysPerSection = (questions: number, minutes: number): number =>
  Math.max(1, Math.ceil((questions * REVIEWS_OF_A_QUESTION) / Math.max(1, reviewsIn(minutes))))

/** Minutes that so many reviews take, at least one. */
export const minutesFor = (reviews: number): number => Math.max(1, Math.round((reviews * SECONDS_EACH) / 60))

/** What to ask first when not everything fits: sure but wrong, then what is nearest to being forgotten. */
export const byUrgency = <Due extends Urgency>(due: readonly Due[]): Due[] =>
  [...due].sort(
    (one, other) => Number(other.sureButWrong) - Number(one.sureButWrong) || one.recall - other.recall,
  )

/**
 * Mixes sections, since telling similar things apart is learned from their contrast (Brunmair and Richter 2019,
 * doi 10.1037/bul0000209): next comes a question about a term that is easily confused with the last one, else one from
 * another section, else the most urgent.
 */
export function mixed(due: readonly DueQuestion[], terms: readonly GlossaryTerm[]): DueQuestion[] {
  const confused = new Map(terms.map(({ id, confusedWith }) => [id, confusedWith]))
  const rest = [...due]
  const result: DueQuestion[] = []
  while (rest.length > 0) {
    const last = result.at(-1)
    const at = last === undefined ? 0 : nextAfter(last, rest, confused)
    result.push(...rest.splice(at, 1))
  }
  return result
}

function nextAfter(
  last: DueQuestion,
  rest: readonly DueQuestion[],
  confused: ReadonlyMap<string, readonly string[]>,
): number {
  const rivals = new Set(last.asked.question.terms.flatMap((term) => confused.get(term) ?? []))
  const contrast = rest.findIndex(({ asked }) => asked.question.terms.some((term) => rivals.has(term)))
  if (contrast >= 0) return contrast
  const elsewhere = rest.findIndex(({ asked }) => asked.question.section !== last.asked.question.section)
  return Math.max(0, elsewhere)
}
