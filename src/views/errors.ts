import { cleanText } from '../domain/clean.ts'
import type { Report } from '../messages/messages.ts'
import type { Frame } from './frame.ts'

/** Trouble: one line says what happened, one what to do. Names from outside may stand in both. */
export const reportLines = ({ what, todo }: Report, { theme }: Frame): string[] => [
  theme.bad(cleanText(what)),
  cleanText(todo),
]
