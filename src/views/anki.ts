import type { GlossaryTerm } from '../domain/glossary.ts'
import type { LocalizedText } from '../domain/locale.ts'
import type { Question } from '../domain/question.schema.ts'
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
 * tabs. The first field is the note's id, so importing again updates the notes instead of doubling them.
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
    '#columns:Guid\tFront\tBack\tTags',
    '#guid column:1',
    '#tags column:4',
    ...questions.map((question) => questionNote(question, frames)),
    ...terms.map(termNote),
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
  const choices = choicesOf(question).map((text) => `<li>${html(text[frame.locale])}</li>`)
  const list = choices.length === 0 ? '' : `<ul>${choices.join('')}</ul>`
  return html(question.prompt[frame.locale].replace(/\{(\d)\}/g, '[$1]')) + list
}

/** What can be chosen, in an order that says nothing: by id. */
function choicesOf(question: Question): LocalizedText[] {
  const byId = <T extends { readonly id: string }>(list: readonly T[]): T[] =>
    [...list].sort((one, other) => (one.id < other.id ? -1 : 1))
  if (question.kind === 'single' || question.kind === 'multiple')
    return byId(question.options).map(({ text }) => text)
  return question.kind === 'order' ? byId(question.items).map(({ text }) => text) : []
}

const answerHtml = (question: Question, frame: Frame): string =>
  `<b>${html(rightAnswerText(question, frame))}</b><br>${html(question.explanation[frame.locale])}`

const termNote = ({ id, zh, en, sentence, taughtIn }: GlossaryTerm): string =>
  note(
    `llm-primer:term:${id}`,
    `${html(zh)} · ${html(en)}`,
    `${html(sentence.zh)}<br><br>${html(sentence.en)}`,
    [
      'llm-primer',
      'llm-primer::term',
      ...(taughtIn === undefined ? [] : [`llm-primer::${taughtIn.number}`]),
    ].join(' '),
  )

const html = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\r]/g, ' ')
    .replaceAll('\n', '<br>')
