import { createEmptyCard, type Card as FsrsCard, type Grade as FsrsGrade, fsrs } from 'ts-fsrs'
import { DAY } from './day.ts'
import type { Card, Grade, LearnerState, QuestionState, Review } from './learner.ts'

// FSRS-6 with its published default weights; no fuzz, so that a replay gives the same days; no minute steps.
const scheduler = fsrs({ request_retention: 0.9, enable_fuzz: false, enable_short_term: false })

/** ts-fsrs counts days by UTC dates: a learning day is given to it as midnight UTC of a date of its own. */
const dateOf = (day: number): Date => new Date(day * DAY)
const dayOf = (date: Date): number => Math.round(date.getTime() / DAY)

/**
 * The card after one more review. The first review makes the card. On the learning day of its last review the worse grade
 * counts, once; an amended review takes the place of the last one.
 */
export function reviewed(card: Card | undefined, { day, grade, amends }: Review): Card {
  if (card === undefined || (day > card.lastDay && !amends)) return afterReview(card, day, grade)
  return amends || grade < card.lastGrade ? afterReview(card.before, card.lastDay, grade) : card
}

function afterReview(card: Card | undefined, day: number, grade: Grade): Card {
  const before = card === undefined ? createEmptyCard(dateOf(day)) : toFsrs(card)
  const rating: FsrsGrade = grade
  const after = fromFsrs(scheduler.next(before, dateOf(day), rating).card, day, grade)
  if (card === undefined) return after
  const { before: _, ...earlier } = card
  return { ...after, before: earlier }
}

function toFsrs(card: Card): FsrsCard {
  return {
    due: dateOf(card.dueDay),
    stability: card.stability,
    difficulty: card.difficulty,
    // Both are derived from the dates; ts-fsrs 6 drops the first.
    elapsed_days: 0,
    learning_steps: 0,
    scheduled_days: card.scheduledDays,
    reps: card.reviews,
    lapses: card.lapses,
    state: card.state,
    last_review: dateOf(card.lastDay),
  }
}

const fromFsrs = (card: FsrsCard, lastDay: number, lastGrade: Grade): Card => ({
  dueDay: dayOf(card.due),
  stability: card.stability,
  difficulty: card.difficulty,
  reviews: card.reps,
  lapses: card.lapses,
  lastDay,
  lastGrade,
  state: card.state,
  scheduledDays: card.scheduled_days,
})

/** How many reviews wait to be worked into their cards. */
export const pendingReviews = ({ questions }: LearnerState): number =>
  [...questions.values()].reduce((sum, { pending }) => sum + pending.length, 0)

/** The state with every review worked into its card. */
export function scheduled(state: LearnerState): LearnerState {
  const questions = new Map<string, QuestionState>()
  for (const [key, question] of state.questions) questions.set(key, withCard(question))
  return { ...state, questions }
}

function withCard(question: QuestionState): QuestionState {
  const [first, ...rest] = question.pending
  if (first === undefined) return question
  const card = rest.reduce<Card>(reviewed, reviewed(question.card, first))
  return { ...question, card, pending: [] }
}

/** The chance to know it on a learning day, 0 to 1; undefined before the first review. */
export const recallOn = ({ card }: QuestionState, day: number): number | undefined =>
  card === undefined
    ? undefined
    : scheduler.get_retrievability(toFsrs(card), dateOf(Math.max(day, card.lastDay)), false)

/**
 * The chance to know it now, as far as it was shown: 0 after a miss or a guess, until it is answered right on another day;
 * undefined where only a placement or the learner's own word says that it is known.
 */
export function rememberedOn(question: QuestionState, day: number): number | undefined {
  switch (question.proof) {
    case 'missed':
    case 'guessed':
      return question.card === undefined ? undefined : 0
    case 'placed':
    case 'disputed':
      return undefined
    case 'right':
      return recallOn(question, day)
  }
}
