import { cleanText } from '../domain/clean.ts'
import type { TextOpening } from '../domain/opening.ts'
import type { Frame } from './frame.ts'
import { wrapText } from './line-break.ts'

/** What is copied of something that can be opened: an address, a command, a name. */
export function copyTextOf(
  opens: TextOpening,
  source: string | undefined,
  sections: readonly { readonly name: string; readonly number: string }[],
): string {
  switch (opens.kind) {
    case 'link':
      return opens.address
    case 'source':
      return source ?? opens.key
    case 'term':
      return `llm-primer define ${opens.term}`
    case 'section':
      return `llm-primer read ${sections.find(({ name }) => name === opens.section)?.number ?? opens.section}`
    case 'experiment':
      return `llm-primer lab ${opens.lab}`
    case 'recipe':
      return `llm-primer try recipe ${opens.recipe}`
    case 'question':
      return opens.question
    case 'end':
      return opens.section ?? ''
    case 'questions':
      return opens.questions.join(' ')
  }
}

/** What was copied, to be marked by hand as well: no terminal tells whether it took it. `sent`: it was not too long. */
export function copiedLines(text: string, sent: boolean, frame: Frame): string[] {
  const { page } = frame.messages
  return [
    '',
    ...wrapText(sent ? page.copied : page.tooLong, frame.width, frame).map(frame.theme.muted),
    ...text.split('\n').flatMap((line) => wrapText(cleanText(line), frame.width, frame)),
    '',
  ]
}
