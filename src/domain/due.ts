import { dayName, type QuestionState } from './learner.ts'

/** The learning day on which a question is due. Wrong though sure: the next day, whatever FSRS says. */
export function dueDay({ card, sureButWrong }: QuestionState): number | undefined {
  if (card === undefined) return undefined
  return sureButWrong ? Math.min(card.dueDay, card.lastDay + 1) : card.dueDay
}

/** True when a question is due on this learning day, or was before. */
export const isDue = (question: QuestionState, today: number): boolean =>
  (dueDay(question) ?? Number.POSITIVE_INFINITY) <= today

/** How many questions fall due on each of the next days; the first entry is today with everything before. */
export function dueByDay(
  questions: readonly QuestionState[],
  today: number,
  days: number,
): { readonly day: string; readonly count: number }[] {
  const counts = Array.from({ length: days }, (_, ahead) => ({ day: dayName(today + ahead), count: 0 }))
  for (const question of questions) {
    const due = dueDay(question)
    const entry = due === undefined ? undefined : counts[Math.max(0, due - today)]
    if (entry !== undefined) entry.count += 1
  }
  return counts
}
