import type { ChapterEntry, ChapterGoals, SectionEntry } from './course.ts'
import { type GoalResult, goalResults, weakestGoal } from './goals.ts'
import { actionOn } from './key-table.ts'
import { halfWidth, type Key } from './keys.ts'
import { isSeen, type LearnerState, stateKey } from './learner.ts'
import type { QuestionHead } from './question-heads.ts'
import { isAnswered } from './revisions.ts'

/** How far a section was read. */
export type SectionReading = 'unread' | 'seen' | 'read'

/** A section with what was shown of its goals. */
export interface EndedSection {
  readonly section: SectionEntry
  readonly reading: SectionReading
  readonly goals: readonly GoalResult[]
}

/** What can be done at the end of a section or a chapter. */
export type EndStep =
  /** Questions of the section that were never answered. */
  | { readonly type: 'questions'; readonly questions: readonly string[] }
  /** Questions of the weakest goal, or of the chapter, that were missed or guessed. */
  | {
      readonly type: 'again'
      readonly goal: GoalResult['goal'] | undefined
      readonly questions: readonly string[]
    }
  | { readonly type: 'section'; readonly section: SectionEntry }
  | { readonly type: 'chapter-end' }

/** Reviews that wait already, more than the minutes of a day hold: a new section brings more of them. */
export interface ReviewQueue {
  readonly waiting: number
  /** The day from which none waits when no new section is begun. */
  readonly clear: string | undefined
  /** Minutes of review a day. */
  readonly minutes: number
}

/** The end of a section, or of a chapter with all of its sections. */
export interface Ending {
  readonly of: 'section' | 'chapter'
  readonly chapter: ChapterEntry
  readonly sections: readonly EndedSection[]
  readonly steps: readonly EndStep[]
  readonly queue?: ReviewQueue | undefined
}

interface Known {
  readonly chapters: readonly ChapterEntry[]
  /** Of the chapter. */
  readonly goals: ChapterGoals
  readonly heads: readonly QuestionHead[]
  readonly state: LearnerState
}

/** The end of a section: its questions that are left come first, then what follows, then what was weak. */
export function sectionEnding(chapter: ChapterEntry, section: SectionEntry, known: Known): Ending {
  const ended = endedSection(chapter, section, known)
  const left = section.questions.filter((id) => !isAnswered(known.state, chapter.id, section, id))
  const weak = weakestGoal(ended.goals)
  const next = chapter.sections[chapter.sections.findIndex(({ id }) => id === section.id) + 1]
  return {
    of: 'section',
    chapter,
    sections: [ended],
    steps: [
      ...(left.length === 0 ? [] : [{ type: 'questions', questions: left } as const]),
      next === undefined ? { type: 'chapter-end' } : { type: 'section', section: next },
      ...(weak === undefined ? [] : [{ type: 'again', goal: weak.goal, questions: weak.missed } as const]),
    ],
  }
}

/** Of what was missed in a chapter as many questions as a quiz asks. */
const MOST_AGAIN = 12

/** The end of a chapter: all of its goals; what was missed, then the next chapter. */
export function chapterEnding(chapter: ChapterEntry, known: Known): Ending {
  const sections = chapter.sections.map((section) => endedSection(chapter, section, known))
  const missed = sections.flatMap(({ goals }) => goals.flatMap((goal) => goal.missed))
  const next = known.chapters[known.chapters.findIndex(({ id }) => id === chapter.id) + 1]?.sections[0]
  return {
    of: 'chapter',
    chapter,
    sections,
    steps: [
      ...(missed.length === 0
        ? []
        : [{ type: 'again', goal: undefined, questions: missed.slice(0, MOST_AGAIN) } as const]),
      ...(next === undefined ? [] : [{ type: 'section', section: next } as const]),
    ],
  }
}

function endedSection(
  chapter: ChapterEntry,
  section: SectionEntry,
  { goals, heads, state }: Known,
): EndedSection {
  const known = state.sections.get(stateKey(chapter.id, section.id))
  const reading = known?.readTime !== undefined ? 'read' : isSeen(known) ? 'seen' : 'unread'
  return {
    section,
    reading,
    goals: goalResults(chapter.id, section.id, goals[section.id] ?? [], heads, state),
  }
}

/** Where the learner is on the page: the chosen step, and how far its lines are scrolled. */
export interface EndState {
  readonly chosen: number
  readonly top: number
}

export type EndEffect = 'back' | 'do' | 'on' | 'copy' | 'help'

/** `steps` can be chosen, and the lines can be scrolled so far. */
export interface EndView {
  readonly steps: number
  /** The chosen one is in sight. */
  readonly showsChosen: boolean
  readonly lastTop: number
  readonly height: number
}

export function pressAtEnd(
  state: EndState,
  typed: Key,
  { steps, showsChosen, lastTop, height }: EndView,
): { readonly state: EndState; readonly effect?: EndEffect } {
  const scrolled = (by: number): { readonly state: EndState } => ({
    state: { ...state, top: Math.max(0, Math.min(lastTop, state.top + by)) },
  })
  const done = { state, effect: steps === 0 ? 'back' : 'do' } as const
  switch (actionOn('ending', halfWidth(typed))) {
    case 'line-up':
      return state.chosen > 0 ? { state: { ...state, chosen: state.chosen - 1 } } : scrolled(-1)
    case 'line-down':
      return state.chosen < steps - 1 ? { state: { ...state, chosen: state.chosen + 1 } } : scrolled(1)
    case 'screen-before':
      return scrolled(-height)
    case 'top':
      return scrolled(-lastTop)
    case 'bottom':
      return scrolled(lastTop)
    case 'next-screen':
      return state.top < lastTop ? scrolled(height) : done
    // Nothing is done that the learner does not see: the steps stand at the end of the lines.
    case 'accept':
      return steps > 0 && !showsChosen ? scrolled(lastTop) : done
    case 'right':
      return { state, effect: 'on' }
    case 'copy':
      return { state, effect: 'copy' }
    case 'help':
      return { state, effect: 'help' }
    case 'let-go':
    case 'back':
    case 'left':
    case 'return':
      return { state, effect: 'back' }
    default:
      return { state }
  }
}
