import type { ChapterEntry, SectionEntry } from './course.ts'
import { isSeen, type LearnerState, type QuestionState, stateKey } from './learner.ts'
import { isAnswered } from './revisions.ts'

/** What a learner has done with a section, the most that is true of it. */
export type SectionMark = 'unread' | 'seen' | 'read' | 'practised'

/** A chapter of the map: a mark for each section. */
export interface MappedChapter {
  readonly chapter: ChapterEntry
  readonly marks: readonly SectionMark[]
  /** Sections that were read. */
  readonly read: number
  /** The share of its answered questions that is remembered now, 0 to 1; undefined before the first. */
  readonly remembered?: number
}

/** The whole course: unread, seen, read, practised (read, and every question answered), and what is remembered. */
export const courseMap = (
  chapters: readonly ChapterEntry[],
  state: LearnerState,
  remembered: (question: QuestionState) => number | undefined,
): readonly MappedChapter[] =>
  chapters.map((chapter) => {
    const known = chapter.sections
      .flatMap((section) => section.questions.filter((id) => isAnswered(state, chapter.id, section, id)))
      .flatMap((id) => state.questions.get(stateKey(chapter.id, id)) ?? [])
      .flatMap((question) => remembered(question) ?? [])
    const sum = known.reduce((all, each) => all + each, 0)
    const marks = chapter.sections.map((section) => sectionMark(chapter.id, section, state))
    return {
      chapter,
      marks,
      read: marks.filter((mark) => mark === 'read' || mark === 'practised').length,
      ...(known.length === 0 ? {} : { remembered: sum / known.length }),
    }
  })

/** Practised is a section that was read and of which every question is answered. */
export function sectionMark(chapter: string, section: SectionEntry, state: LearnerState): SectionMark {
  const { id, questions } = section
  const known = state.sections.get(stateKey(chapter, id))
  if (!isSeen(known)) return 'unread'
  if (known?.readTime === undefined) return 'seen'
  const isPractised =
    questions.length > 0 && questions.every((each) => isAnswered(state, chapter, section, each))
  return isPractised ? 'practised' : 'read'
}
