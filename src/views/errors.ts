import type { Report } from '../messages/messages.ts'
import type { Frame } from './frame.ts'

/** Trouble: one line says what happened, one what to do. */
export const reportLines = ({ what, todo }: Report, { theme }: Frame): string[] => [theme.bad(what), todo]
