import { cleanText } from '../domain/clean.ts'
import type { Report } from '../messages/error-wording.ts'
import type { Frame } from './frame.ts'
import { wrapText } from './line-break.ts'

/** Trouble: one line says what happened, one what to do. Names from outside may stand in both. */
export const reportLines = ({ what, todo }: Report, { theme }: Pick<Frame, 'theme'>): string[] => [
  theme.bad(cleanText(what)),
  cleanText(todo),
]

/** Trouble inside a screen, no line wider than it; of an error nobody thought of its origin as well. */
export const troubleLines = (
  { what, todo, origin }: Report & { readonly origin: string },
  frame: Frame,
): string[] => [
  ...wrapText(cleanText(what), frame.width, frame).map(frame.theme.bad),
  ...wrapText(cleanText(todo), frame.width, frame),
  ...(origin === '' ? [] : ['', ...wrapText(cleanText(origin), frame.width, frame).map(frame.theme.muted)]),
]

/** What of the journals a state does not contain: entries of a newer llm-primer, and files that cannot be read. */
export function leftOutLines(
  {
    newer,
    unreadable,
  }: {
    readonly newer: number
    readonly unreadable: readonly { readonly name: string; readonly reason: string }[]
  },
  frame: Frame,
): string[] {
  const { data } = frame.messages
  return [
    ...(newer === 0 ? [] : [data.newer(newer)]),
    ...unreadable.map(({ name, reason }) => data.unreadable(name, reason)),
    ...(unreadable.length === 0 ? [] : [data.seeDoctor]),
  ].flatMap((text) => wrapText(cleanText(text), frame.width, frame).map(frame.theme.caution))
}
