import type { ChapterEntry, SectionEntry } from './course.ts'
import { isSeen, type LearnerState, type SectionState, stateKey } from './learner.ts'

/** A section to read, and why. */
export interface ReadingStep {
  readonly section: SectionEntry
  /** The learner has begun it. */
  readonly begun: boolean
}

/** Where reading goes on: the section that was begun and not finished, else the first one unread, else nothing. */
export function nextReading(
  chapters: readonly ChapterEntry[],
  { position, sections }: LearnerState,
): ReadingStep | undefined {
  const all = chapters.flatMap((chapter) => chapter.sections.map((section) => ({ chapter, section })))
  const stateOf = ({ chapter, section }: (typeof all)[number]): SectionState | undefined =>
    sections.get(stateKey(chapter.id, section.id))
  const isRead = (each: (typeof all)[number]): boolean => stateOf(each)?.readTime !== undefined
  const begun = all.find(
    ({ chapter, section }) => chapter.id === position?.chapter && section.id === position.section,
  )
  if (begun !== undefined && !isRead(begun)) return { section: begun.section, begun: true }
  // What was only leafed through comes after what is new.
  const next =
    all.find((each) => !isSeen(stateOf(each)) && stateOf(each)?.knownTime === undefined) ??
    all.find((each) => !isRead(each))
  return next === undefined ? undefined : { section: next.section, begun: false }
}

/** How many sections there are, and how many were read. */
export function readCount(
  chapters: readonly ChapterEntry[],
  { sections }: LearnerState,
): { readonly read: number; readonly all: number } {
  const all = chapters.flatMap(({ id, sections }) => sections.map((section) => stateKey(id, section.id)))
  return { all: all.length, read: all.filter((key) => sections.get(key)?.readTime !== undefined).length }
}
