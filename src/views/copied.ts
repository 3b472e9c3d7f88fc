import { cleanText } from '../domain/clean.ts'
import type { Opening } from '../domain/opening.ts'
import type { Frame } from './frame.ts'
import { wrapText } from './line-break.ts'
import { overlay } from './overlay.ts'
import type { Picture } from './picture.ts'

/** What is copied of something that can be opened: an address, a command, a name. */
export function copyTextOf(
  opens: Opening,
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
    case 'question':
      return opens.question
    case 'questions':
      return opens.questions.join(' ')
  }
}

/** The copied text over a picture until the next key, since no terminal tells whether it took it. */
export function copiedOver(
  below: Picture,
  text: string,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  frame: Frame,
): Picture {
  const { page } = frame.messages
  const shown = wrapText(cleanText(text), frame.width, frame)
  const lines = ['', ...wrapText(page.copied, frame.width, frame).map(frame.theme.muted), ...shown, '']
  const margin = Math.max(0, Math.floor((columns - frame.width) / 2))
  const keys = frame.theme.muted(page.anyKey)
  return overlay(below, { lines, keys }, 0, { from: rows - 1 - lines.length, to: rows - 1 }, { margin, rows })
}
