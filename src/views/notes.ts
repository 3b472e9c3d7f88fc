import type { LocalizedText } from '../domain/locale.ts'
import type { Progress } from '../domain/progress.ts'
import { shownPrompt } from '../domain/prompt.ts'
import type { Asked } from '../domain/sitting.ts'
import type { Frame } from './frame.ts'
import { rightAnswerText } from './question.ts'

/** A note of the learner's with the section in which it stands. */
export interface WrittenNote {
  readonly number: string
  readonly title: LocalizedText
  readonly text: string
}

/** `export markdown`: where the learner stands, and the missed ones to go through once more. */
export function notesLines(
  progress: Progress,
  missed: readonly Asked[],
  written: readonly WrittenNote[],
  day: string,
  frame: Frame,
): string[] {
  const { messages, locale } = frame
  const { notes } = messages.export
  return [
    `# ${notes.title(day)}`,
    '',
    ...progress.chapters.flatMap(({ number, title, sections }) => [
      `## ${messages.progress.chapter(number)}  ${title[locale]}`,
      '',
      ...sections.map(({ number, title, read, practised, questions, remembered }) => {
        const facts = [
          ...(practised > 0 ? [notes.practised(practised, questions)] : []),
          ...(remembered === undefined ? [] : [notes.remembered(Math.round(remembered * 100))]),
        ].join(messages.common.listSeparator)
        return `- [${read ? 'x' : ' '}] ${number} ${plain(title[locale])}${facts === '' ? '' : notes.aside(facts)}`
      }),
      '',
    ]),
    ...(written.length === 0 ? [] : [`## ${notes.written}`, '']),
    ...written.flatMap(({ number, title, text }) => [`- ${number} ${plain(title[locale])}: ${plain(text)}`]),
    ...(written.length === 0 ? [] : ['']),
    ...(missed.length === 0 ? [] : [`## ${notes.missed}`, '']),
    ...missed.flatMap((asked) => missedLines(asked, frame)),
  ]
}

function missedLines({ question, number, title }: Asked, frame: Frame): string[] {
  const { locale, messages } = frame
  const prompt = shownPrompt(question.prompt[locale])
  return [
    `### ${plain(prompt)}`,
    '',
    `**${plain(messages.quiz.answerIs(rightAnswerText(question, frame)))}**`,
    '',
    `${plain(question.explanation[locale])} (${number} ${plain(title[locale])})`,
    '',
  ]
}

/** Text that Markdown must not take for marks. */
const plain = (text: string): string =>
  text.replace(/[\\`*_[\]<>#|]/g, (sign) => `\\${sign}`).replaceAll('\n', ' ')
