import type { GlossaryTerm } from '../domain/glossary.ts'
import { type CourseLanguage, courseLanguages, type LocalizedText } from '../domain/locale.ts'
import { shownPrompt } from '../domain/prompt.ts'
import type { Question } from '../domain/question.schema.ts'
import { LIST_SEED, shuffledItems, shuffledOptions, shuffledRights } from '../domain/quiz.ts'
import type { Asked } from '../domain/sitting.ts'
import type { Frame } from './frame.ts'
import { rightAnswerText } from './question.ts'

/** A question for Anki, and whether the learner missed it last time. */
export interface AnkiQuestion {
  readonly asked: Asked
  readonly missed: boolean
}

/**
 * A text file that Anki imports (https://docs.ankiweb.net/importing/text-files.html): a note a line, fields parted by
 * tabs. The first field is the note's id, so importing again updates the notes instead of doubling them. The columns
 * have no names: Anki would look for fields of these names, and in a Chinese Anki they have others. A card is written in
 * the languages of the frames, one below the other.
 */
export function ankiLines(
  questions: readonly AnkiQuestion[],
  terms: readonly GlossaryTerm[],
  frames: readonly Frame[],
): string[] {
  return [
    '#separator:tab',
    '#html:true',
    '#notetype:Basic',
    '#deck:llm-primer',
    '#guid column:1',
    '#tags column:4',
    ...questions.map((question) => questionNote(question, frames)),
    ...terms.map((term) => termNote(term, frames)),
  ]
}

const note = (...fields: readonly string[]): string => fields.join('\t')

function questionNote({ asked, missed }: AnkiQuestion, frames: readonly Frame[]): string {
  const { question } = asked
  const back = frames.map((frame) => answerHtml(question, frame)).join('<br><br>')
  const tags = ['llm-primer', `llm-primer::${asked.number}`, `llm-primer::${question.kind}`]
  return note(
    `llm-primer:${asked.chapter}:${question.id}`,
    frames.map((frame) => questionHtml(question, frame)).join('<br><br>'),
    back,
    [...tags, ...(missed ? ['llm-primer::missed'] : [])].join(' '),
  )
}

function questionHtml(question: Question, frame: Frame): string {
  const lists = choicesOf(question).map((choices) => {
    const items = choices.map((text) => `<li>${html(text[frame.locale])}</li>`)
    return `<ul>${items.join('')}</ul>`
  })
  const task = taskOf(question, frame)
  return [
    html(shownPrompt(question.prompt[frame.locale])),
    ...(task === undefined ? [] : [`<br><i>${html(task)}</i>`]),
    ...lists,
  ].join('')
}

/** What is to be done, where the question itself does not say it. */
function taskOf(question: Question, { messages: { quiz } }: Frame): string | undefined {
  switch (question.kind) {
    case 'multiple':
      return quiz.choose
    case 'true-false':
      return quiz.trueFalseQuestion
    case 'numeric':
      return question.answer.unit === undefined ? undefined : quiz.numberIn(question.answer.unit)
    default:
      return undefined
  }
}

/** What can be chosen, list by list, shuffled as `quiz --list` shows it: an order or a match does not give itself away. */
function choicesOf(question: Question): LocalizedText[][] {
  const texts = (list: readonly { readonly text: LocalizedText }[]): LocalizedText[] =>
    list.map(({ text }) => text)
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return [texts(shuffledOptions(question, LIST_SEED))]
    case 'order':
      return [texts(shuffledItems(question, LIST_SEED))]
    case 'match':
      return [texts(question.pairs.map(({ left }) => left)), texts(shuffledRights(question, LIST_SEED))]
    default:
      return []
  }
}

const answerHtml = (question: Question, frame: Frame): string =>
  `<b>${html(rightAnswerText(question, frame))}</b><br>${html(question.explanation[frame.locale])}`

const termNote = ({ id, zh, en, sentence, taughtIn }: GlossaryTerm, frames: readonly Frame[]): string => {
  const shown = courseLanguages.filter((each) => frames.some(({ locale }) => locale === each))
  // Papers use the English names, so a Chinese card has both.
  const named: readonly CourseLanguage[] = shown.includes('zh') ? courseLanguages : shown
  const names = { zh, en }
  return note(
    `llm-primer:term:${id}`,
    named.map((each) => html(names[each])).join(' · '),
    shown.map((each) => html(sentence[each])).join('<br><br>'),
    [
      'llm-primer',
      'llm-primer::term',
      ...(taughtIn === undefined ? [] : [`llm-primer::${taughtIn.number}`]),
    ].join(' '),
  )
}

const html = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\r]/g, ' ')
    .replaceAll('\n', '<br>')
