import { editLine, type Key } from './keys.ts'

/** A note is a few sentences; a journal has lines of 64 KB at most. */
export const LONGEST_NOTE = 2000

export const editNote = (note: string, key: Key): string | undefined => editLine(note, key, LONGEST_NOTE)

/** A note as it is kept: one line, without what no keyboard types. */
export const noteText = (typed: string): string =>
  [...typed.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()].slice(0, LONGEST_NOTE).join('')
