import type { SectionMark } from '../domain/course-map.ts'
import type { Frame } from './frame.ts'

/** The state of a section or a goal: its sign is the same on every screen, and a word beside it or a legend says what it means. */
export type LearningState = SectionMark

/** In the order of a legend. */
export const SECTION_MARKS: readonly SectionMark[] = ['unread', 'seen', 'read', 'practised']

const SIGNS = {
  unicode: { unread: '○', seen: '◐', read: '●', practised: '✓' },
  ascii: { unread: '.', seen: 'o', read: 'O', practised: '*' },
} as const

export const stateSign = (state: LearningState, { glyphs }: Pick<Frame, 'glyphs'>): string =>
  SIGNS[glyphs][state]
