import { cleanText } from '../domain/clean.ts'
import type { NextToken } from '../domain/next-probabilities.ts'
import { progressBar } from './charts.ts'
import type { Frame } from './frame.ts'
import { percent } from './numbers.ts'
import { prose } from './prose.ts'
import { tableLines } from './table.ts'

/** What a server gave, and how it was asked. */
export interface FoundNext {
  /** `completion`: the text itself is continued; `chat`: it is a message, and the answer to it begins. */
  readonly form: 'completion' | 'chat'
  /** Undefined where it gives no probabilities. */
  readonly tokens: readonly NextToken[] | undefined
}

interface Shown {
  readonly text: string
  readonly model: string
  readonly found: FoundNext
  readonly own: readonly NextToken[]
  readonly most: number
}

/** Both models side by side, rank by rank. */
export function nextLines({ text, model, found, own, most }: Shown, frame: Frame): string[] {
  const { theme, messages } = frame
  const words = messages.try.next
  const theirs = (found.tokens ?? []).slice(0, most)
  const ours = own.slice(0, most)
  const rows = Array.from({ length: Math.max(theirs.length, ours.length) }, (_, at) => [
    ...cells(theirs[at], frame),
    ...cells(ours[at], frame),
  ])
  return [
    ...prose(words.after(cleanText(text)), frame).map(theme.heading),
    '',
    ...tableLines(
      {
        header: [cleanText(model), '', words.ours, ''],
        rows,
        alignments: ['left', 'right', 'left', 'right'],
        compact: true,
      },
      frame,
    ),
    '',
    ...(found.tokens === undefined ? [] : prose(words.form[found.form], frame).map(theme.muted)),
    ...prose(words.lesson, frame).map(theme.muted),
  ]
}

function cells(each: NextToken | undefined, frame: Frame): string[] {
  if (each === undefined) return ['', '']
  const { probability } = each
  const bar =
    frame.accessible || frame.width < 72 ? '' : `${progressBar(Math.min(1, probability), 8, frame)} `
  return [tokenText(each.token, frame), `${bar}${percent(probability)}`]
}

/** A token with its space made visible; the empty one is the end of the sentence. */
function tokenText(token: string, { messages, glyphs }: Frame): string {
  if (token === '') return messages.try.next.end
  const space = glyphs === 'ascii' ? '_' : '␣'
  return cleanText(token)
    .replaceAll(' ', space)
    .replaceAll('\n', glyphs === 'ascii' ? '\\n' : '⏎')
}

/** `llm-primer/try-next@1` */
export const nextJson = (
  text: string,
  model: string,
  { form, tokens }: FoundNext,
  own: readonly NextToken[],
  most: number,
) => ({
  schema: 'llm-primer/try-next@1',
  text,
  model: { name: model, askedAs: form, next: tokens?.slice(0, most) ?? null },
  lab: { name: 'next', next: own.slice(0, most) },
})
