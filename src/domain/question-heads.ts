import type { Question } from './question.schema.ts'

/**
 * What choosing needs to know of a question, and where its text lies in the file of all questions: a quiz reads the
 * twelve that it asks, not the whole bank.
 */
export interface QuestionHead extends Pick<Question, 'id' | 'rev' | 'kind' | 'section' | 'goal'> {
  /** Bytes from the beginning of the file. */
  readonly start: number
  /** Behind its last byte. */
  readonly end: number
}

/** The heads of questions that are written as one JSON array without spaces. */
export function questionHeads(questions: readonly Question[]): QuestionHead[] {
  const encoder = new TextEncoder()
  let start = 1
  return questions.map((question) => {
    const { id, rev, kind, section, goal } = question
    const end = start + encoder.encode(JSON.stringify(question)).length
    const head = { id, rev, kind, section, goal, start, end }
    start = end + 1
    return head
  })
}
