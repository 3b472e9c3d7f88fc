import { LETTERS } from '../domain/option-letters.ts'
import type { Frame } from './frame.ts'

/** The signs of the answers, always next to a word or a place that says the same. */
export const signs = ({
  glyphs,
}: Frame): Readonly<Record<'right' | 'wrong' | 'cursor' | 'held' | 'gap', string>> =>
  glyphs === 'ascii'
    ? { right: '+', wrong: 'x', cursor: '>', held: '=', gap: '_' }
    : { right: '✓', wrong: '✗', cursor: '›', held: '»', gap: '_' }

export const arrow = ({ glyphs }: Frame): string => (glyphs === 'ascii' ? '->' : '→')

/** Between what follows one another. */
export const orderJoint = (frame: Frame): string =>
  frame.accessible ? frame.messages.quiz.heard.follows : ` ${arrow(frame)} `

/** What an option is called when it is asked and when it is explained; spoken, the letter a is an article. */
export const optionMark = (at: number, { accessible }: Frame): string =>
  accessible ? String(at + 1) : (LETTERS[at] ?? '')

/** `3/9`; where it is heard in words, since a slash between two numbers is a fraction. */
export const outOf = (count: number, all: number, { accessible, messages }: Frame): string =>
  accessible ? messages.spoken.countOf(count, all) : `${count}/${all}`
