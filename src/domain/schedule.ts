import { createEmptyCard, type Card as FsrsCard, type Grade as FsrsGrade, fsrs } from 'ts-fsrs'
import type { Card, LearnerState, QuestionState, Review } from './learner.ts'

// FSRS-6 with its published default weights; no fuzz, so that a replay gives the same days; no minute steps.
const scheduler = fsrs({ request_retention: 0.9, enable_fuzz: false, enable_short_term: false })

/** The card after one more review. The first review makes the card. */
export function reviewed(card: Card | undefined, { time, grade }: Review): Card {
  const before = card === undefined ? createEmptyCard(new Date(time)) : toFsrs(card)
  // A clock that was set back must not give a negative interval.
  const at = new Date(Math.max(time, card?.lastReview ?? time))
  const rating: FsrsGrade = grade
  return fromFsrs(scheduler.next(before, at, rating).card, at.getTime())
}

function toFsrs(card: Card): FsrsCard {
  return {
    due: new Date(card.due),
    stability: card.stability,
    difficulty: card.difficulty,
    // Both are derived from the dates; ts-fsrs 6 drops the first.
    elapsed_days: 0,
    learning_steps: 0,
    scheduled_days: card.scheduledDays,
    reps: card.reviews,
    lapses: card.lapses,
    state: card.state,
    last_review: new Date(card.lastReview),
  }
}

const fromFsrs = (card: FsrsCard, lastReview: number): Card => ({
  due: card.due.getTime(),
  stability: card.stability,
  difficulty: card.difficulty,
  reviews: card.reps,
  lapses: card.lapses,
  lastReview,
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

/** The chance to know it now, 0 to 1; undefined before the first review. */
export const recallNow = ({ card }: QuestionState, now: number): number | undefined =>
  card === undefined
    ? undefined
    : scheduler.get_retrievability(toFsrs(card), new Date(Math.max(now, card.lastReview)), false)
