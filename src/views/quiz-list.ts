import type { Place } from '../domain/course.ts'
import type { DrawnValues } from '../domain/drawn-question.ts'
import type { LocalizedText } from '../domain/locale.ts'
import { shownPrompt } from '../domain/prompt.ts'
import type { Question } from '../domain/question.schema.ts'
import { LIST_SEED, shuffledItems, shuffledOptions, shuffledRights } from '../domain/quiz.ts'
import type { Frame } from './frame.ts'
import { wrapText } from './line-break.ts'

interface ListedChoice {
  readonly id: string
  readonly text: LocalizedText
}

/** What a question offers to choose from; a match has two sides. */
function choicesOf(question: Question): {
  readonly options: readonly ListedChoice[]
  readonly rights?: readonly ListedChoice[]
} {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return { options: shuffledOptions(question, LIST_SEED) }
    case 'order':
      return { options: shuffledItems(question, LIST_SEED) }
    case 'match':
      return {
        options: question.pairs.map(({ left }) => left),
        rights: shuffledRights(question, LIST_SEED),
      }
    default:
      return { options: [] }
  }
}

/** `quiz --list --json`, without anything that gives an answer away. */
export function questionsJson(where: string, questions: readonly Listed[]): unknown {
  return { schema: 'llm-primer/questions@1', where, questions: questions.map(questionJson) }
}

/** A question as it is listed; `drawn` are the numbers that it has here, where it draws them. */
export interface Listed {
  readonly question: Question
  readonly drawn?: DrawnValues
}

function questionJson({ question, drawn }: Listed): unknown {
  const { id, rev, kind, section, difficulty, prompt } = question
  const { options, rights } = choicesOf(question)
  const choices = (list: readonly ListedChoice[]): unknown[] => list.map(({ id, text }) => ({ id, ...text }))
  return {
    id,
    rev,
    kind,
    section,
    difficulty,
    prompt,
    options: choices(options),
    ...(rights === undefined ? {} : { rights: choices(rights) }),
    ...(question.kind === 'numeric' ? { unit: question.answer.unit ?? null } : {}),
    ...(drawn === undefined ? {} : { drawn }),
    ...(question.kind === 'cloze' ? { blanks: question.blanks.length } : {}),
  }
}

/** `quiz --list`: every question with its id and what may be answered. */
export function questionList(place: Place, questions: readonly Question[], frame: Frame): string[] {
  const { messages, theme, locale } = frame
  const title = place.kind === 'chapter' ? place.chapter : place.section
  return [
    ...wrapped(
      messages.quiz.listTitle(`${title.number}  ${title.title[locale]}`, questions.length),
      0,
      frame,
    ).map((line) => theme.heading(line)),
    ...questions.flatMap((question) => ['', ...listedQuestion(question, frame)]),
  ]
}

function listedQuestion(question: Question, frame: Frame): string[] {
  const { messages, theme, locale } = frame
  const { options, rights = [] } = choicesOf(question)
  const unit = question.kind === 'numeric' ? question.answer.unit : undefined
  const kind = [
    messages.common.questionKinds[question.kind],
    ...(unit === undefined ? [] : [messages.quiz.unit(unit)]),
  ]
  return [
    ...wrapped(`${question.id} · ${kind.join(' · ')}`, 0, frame).map((line) => theme.muted(line)),
    ...wrapped(shownPrompt(question.prompt[locale]), 2, frame),
    ...[...options, ...rights].flatMap((choice) => listedChoice(choice, frame)),
  ]
}

const listedChoice = ({ id, text }: ListedChoice, frame: Frame): string[] =>
  wrapped(`${id}  ${text[frame.locale]}`, 4, frame)

/** Text broken to the frame, every line moved in. */
const wrapped = (text: string, indent: number, frame: Frame): string[] =>
  wrapText(text, frame.width - indent, frame).map((line) => ' '.repeat(indent) + line)
