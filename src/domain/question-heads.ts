import type { Question } from './question.schema.ts'

/** What choosing and counting need to know of a question. */
type Known = Pick<Question, 'id' | 'rev' | 'kind' | 'section' | 'goal' | 'terms' | 'changed'>

/**
 * Of a question all but what it asks, and where that lies in the file of all questions: a quiz reads the twelve that it
 * asks, progress none.
 */
export interface QuestionHead extends Known {
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
    const { id, rev, kind, section, goal, terms, changed } = question
    const end = start + encoder.encode(JSON.stringify(question)).length
    const head = { id, rev, kind, section, goal, terms, ...(changed && { changed }), start, end }
    start = end + 1
    return head
  })
}
