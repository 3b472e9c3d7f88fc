import type { Answer } from './answers.ts'
import type { Confidence } from './events.ts'
import type { CourseLanguage } from './locale.ts'
import type { Question } from './question.schema.ts'
import { shuffledItems, shuffledOptions, shuffledRights } from './quiz.ts'
import { shownQuantity } from './shown-quantity.ts'

/** Decides the order of options in a text: the same at every visit, printed or opened. */
export const BOX_SEED = 0

/** What a text shows of a question in one language, without reading the question bank. */
export interface QuestionBox {
  readonly kind: Question['kind']
  readonly prompt: string
  /** What is chosen from or put in order; the right sides of a match. Statements to be judged have none. */
  readonly choices: readonly { readonly id: string; readonly text: string }[]
  /** The left sides of a match. */
  readonly lefts?: readonly string[]
  /** The right answer: ids of choices, of a statement `true` or `false`, else words in their order. */
  readonly answer: readonly string[]
  readonly explanation: string
}

/** What was said to a question of the text, last. */
export interface Said {
  /** Undefined when it was asked elsewhere: in a quiz or a review. */
  readonly answer?: Answer | undefined
  readonly correct: boolean
  readonly confidence: Confidence
}

export const boxOf = (question: Question, locale: CourseLanguage): QuestionBox => ({
  kind: question.kind,
  prompt: question.prompt[locale],
  choices: choicesOf(question).map(({ id, text }) => ({ id, text: text[locale] })),
  ...(question.kind === 'match' ? { lefts: question.pairs.map(({ left }) => left.text[locale]) } : {}),
  answer: answerWords(question, locale),
  explanation: question.explanation[locale],
})

function choicesOf(question: Question) {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return shuffledOptions(question, BOX_SEED)
    case 'order':
      return shuffledItems(question, BOX_SEED)
    case 'match':
      return shuffledRights(question, BOX_SEED)
    default:
      return []
  }
}

function answerWords(question: Question, locale: CourseLanguage): string[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return shuffledOptions(question, BOX_SEED)
        .filter(({ correct }) => correct)
        .map(({ id }) => id)
    case 'true-false':
      return [String(question.answer)]
    case 'numeric':
      return [shownQuantity(question.answer)]
    case 'short':
      return question.accept[locale].slice(0, 1)
    case 'cloze':
      return question.blanks.flatMap(({ accept }) => accept[locale].slice(0, 1))
    case 'order':
      return question.items.map(({ text }) => text[locale])
    case 'match':
      return question.pairs.map(({ left, right }) => `${left.text[locale]}: ${right.text[locale]}`)
  }
}
