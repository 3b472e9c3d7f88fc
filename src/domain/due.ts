import { endOfDay, learningDay, type QuestionState } from './learner.ts'

const DAY = 86_400_000

/** When a question is due. Wrong though sure: the next day, whatever FSRS says. */
export function dueTime({ card, sureButWrong }: QuestionState): number | undefined {
  if (card === undefined) return undefined
  return sureButWrong ? Math.min(card.due, card.lastReview + DAY) : card.due
}

/** True when a question is due on the learning day of this moment, or was before. */
export const isDue = (question: QuestionState, now: number, zone: number): boolean =>
  (dueTime(question) ?? Number.POSITIVE_INFINITY) < endOfDay(now, zone)

/** How many questions fall due on each of the next days; the first entry is today with everything before. */
export function dueByDay(
  questions: readonly QuestionState[],
  now: number,
  zone: number,
  days: number,
): { readonly day: string; readonly count: number }[] {
  const today = endOfDay(now, zone) - DAY
  const counts = Array.from({ length: days }, (_, ahead) => ({
    day: learningDay(today + ahead * DAY, zone),
    count: 0,
  }))
  for (const question of questions) {
    const due = dueTime(question)
    if (due === undefined) continue
    const entry = counts[Math.max(0, Math.floor((due - today) / DAY))]
    if (entry !== undefined) entry.count += 1
  }
  return counts
}
