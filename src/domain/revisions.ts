import type { ChapterEntry, SectionEntry } from './course.ts'
import { type LearnerState, type SectionState, stateKey } from './learner.ts'
import type { Said } from './question-box.ts'

/** The revision of a section's text. */
export const textRevision = ({ rev = 1 }: Pick<SectionEntry, 'rev'>): number => rev

/** The revision of one of a section's questions. */
export const questionRevision = ({ revised }: Pick<SectionEntry, 'revised'>, question: string): number =>
  revised?.[question] ?? 1

/** The question was answered as it stands now. */
export const isAnswered = (
  { questions }: LearnerState,
  chapter: string,
  section: Pick<SectionEntry, 'revised'>,
  question: string,
): boolean => {
  const state = questions.get(stateKey(chapter, question))
  return state !== undefined && state.rev >= questionRevision(section, question)
}

/** What was said to a question as it stands now. */
export function saidTo(
  { questions }: LearnerState,
  chapter: string,
  question: string,
  rev: number,
): Said | undefined {
  const state = questions.get(stateKey(chapter, question))
  return state === undefined || state.rev < rev
    ? undefined
    : { answer: state.lastAnswer, correct: state.lastCorrect, confidence: state.lastConfidence }
}

/** It was read, and says something else now. */
export const isChanged = (
  section: Pick<SectionEntry, 'rev'>,
  read: SectionState | undefined,
): read is SectionState & { readonly readTime: number } =>
  read?.readTime !== undefined && (read.readRev ?? 1) < textRevision(section)

/** A section that says something else than when it was read. */
export interface ChangedSection {
  readonly chapter: string
  readonly section: SectionEntry
  /** The learner was told so on the first screen. */
  readonly told: boolean
}

export const changedSections = (
  chapters: readonly ChapterEntry[],
  { sections: states }: LearnerState,
): readonly ChangedSection[] =>
  chapters.flatMap(({ id: chapter, sections }) =>
    sections.flatMap((section): ChangedSection[] => {
      const read = states.get(stateKey(chapter, section.id))
      if (!isChanged(section, read)) return []
      return [{ chapter, section, told: (read.toldRev ?? 1) >= textRevision(section) }]
    }),
  )

/** A question that was answered and has gone from the course. */
export interface RetiredQuestion {
  readonly chapter: string
  readonly section: string
  readonly question: string
}

/** Of chapters that are there: what was answered in a pack that was removed may come back with it. */
export function retiredQuestions(
  chapters: readonly string[],
  questionsOf: (chapter: string) => readonly { readonly id: string }[],
  { questions }: LearnerState,
): readonly RetiredQuestion[] {
  const present = new Map(chapters.map((id) => [id, new Set(questionsOf(id).map((question) => question.id))]))
  return [...questions.values()]
    .filter(({ chapter, question }) => present.get(chapter)?.has(question) === false)
    .map(({ chapter, section, question }) => ({ chapter, section, question }))
}
