import type { Confidence, Happening, LearnerEvent } from '../src/domain/events.ts'

type AnswerEvent = Extract<LearnerEvent, { kind: 'answer' }>

let count = 0

/** An event with an id of its own. Times are milliseconds since 1970. */
export const anEvent = (
  happening: Happening,
  at: { id?: string; time?: number; zone?: number; order?: number } = {},
): LearnerEvent => {
  count += 1
  return { id: `event-${String(count).padStart(6, '0')}`, time: count, zone: 0, ...at, ...happening }
}

/** An answer to a question of chapter `c`. */
export const anAnswer = (
  question: string,
  change: Partial<AnswerEvent> & { confidence?: Confidence } = {},
): AnswerEvent => {
  count += 1
  return {
    kind: 'answer',
    id: `event-${String(count).padStart(6, '0')}`,
    time: count,
    zone: 0,
    chapter: 'c',
    section: 'one',
    question,
    rev: 1,
    answer: 'right',
    correct: true,
    confidence: 'sure',
    occasion: 'quiz',
    ...change,
  }
}
