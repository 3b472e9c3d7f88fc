import type { ChapterEntry, SectionEntry } from './course.ts'
import { DAY } from './day.ts'
import { dueByDay } from './due.ts'
import type { Confidence } from './events.ts'
import type { GlossaryTerm } from './glossary.ts'
import {
  calibration,
  type DayTally,
  dayNumber,
  type LearnerState,
  learningDay,
  type QuestionState,
  stateKey,
  type Tally,
  type TriedRecipe,
} from './learner.ts'
import type { LocalizedText } from './locale.ts'
import type { Question } from './question.schema.ts'
import { reviewsLeft } from './review.ts'

export interface SectionProgress {
  readonly id: string
  readonly number: string
  readonly title: LocalizedText
  readonly read: boolean
  /** Begun, not read to the end. */
  readonly begun: boolean
  /** A placement found it known, and no review has verified it yet. */
  readonly known: boolean
  readonly questions: number
  readonly practised: number
  /**
   * The share of its practised questions that is remembered now, 0 to 1: the mean of their FSRS retrievabilities, where
   * one that was missed or guessed on the last day it was asked counts as 0, and one that only a placement or the
   * learner's own word says is known does not count. Undefined before the first.
   */
  readonly remembered?: number
}

export interface ChapterProgress {
  readonly id: string
  readonly number: number
  readonly title: LocalizedText
  readonly sections: readonly SectionProgress[]
}

export interface WeakTerm {
  readonly id: string
  readonly name: LocalizedText
  readonly remembered: number
}

export interface DayOfWork {
  readonly day: string
  readonly answers: number
}

export interface Progress {
  readonly chapters: readonly ChapterProgress[]
  readonly calibration: Readonly<Record<Confidence, Tally>>
  readonly weakest: readonly WeakTerm[]
  /** Today with everything before it, then the next 13 days. */
  readonly due: readonly { readonly day: string; readonly count: number }[]
  /** How many of today's still fit into the learner's minutes of review. */
  readonly fitsToday: number
  /** The days of the last weeks, oldest first; the last one is today. */
  readonly days: readonly DayOfWork[]
  /** Experiments that were run, the latest first. */
  readonly labs: readonly string[]
  /** What was tried on the learner's own model, of how many that the course has. It counts in no other number. */
  readonly recipes: { readonly tried: readonly TriedRecipe[]; readonly of: number }
  /** Answers that lie more than a day ahead of the clock and are set aside. */
  readonly setAside: number
}

/** What progress is computed from. */
export interface ProgressInput {
  readonly chapters: readonly ChapterEntry[]
  readonly questions: (chapter: string) => readonly Question[]
  readonly terms: readonly GlossaryTerm[]
  readonly state: LearnerState
  /** The chance to know a question now, as far as it was shown, 0 to 1. */
  readonly remembered: (question: QuestionState) => number | undefined
  readonly now: number
  /** Minutes east of UTC. */
  readonly zone: number
  /** Minutes of review a day. */
  readonly reviewMinutes: number
}

/** A question of the course with what the learner knows of it. A changed question is unknown again. */
export interface KnownQuestion {
  readonly question: Question
  readonly state: QuestionState
}

const DAYS_AHEAD = 14
const WEEKS_SHOWN = 12
const WEAKEST = 5
/** A term below this chance is worth naming. */
const WEAK = 0.9

export function progressOf(input: ProgressInput): Progress {
  const { chapters, state, now, zone } = input
  const known = chapters.flatMap((chapter) => knownQuestions(input.questions(chapter.id), chapter.id, state))
  const suspended = new Set(state.suspended)
  const due = dueByDay(
    known
      .map((each) => each.state)
      .filter(({ chapter, question }) => !suspended.has(stateKey(chapter, question))),
    dayNumber(now, zone),
    DAYS_AHEAD,
  )
  return {
    chapters: chapters.map((chapter) => chapterProgress(chapter, input)),
    calibration: calibration(state.questions.values()),
    weakest: weakestTerms(known, input),
    due,
    fitsToday: Math.min(due[0]?.count ?? 0, reviewsLeft(state.recentReviews, input.reviewMinutes, now, zone)),
    days: daysOfWork(state.days, now, zone),
    labs: [...state.labs].sort(([, one], [, other]) => other - one).map(([lab]) => lab),
    recipes: {
      tried: state.recipes.filter(({ chapter, recipe }) =>
        chapters.some(
          ({ id, sections }) =>
            id === chapter && sections.some(({ recipes = [] }) => recipes.includes(recipe)),
        ),
      ),
      of: chapters.flatMap(({ sections }) => sections.flatMap(({ recipes = [] }) => recipes)).length,
    },
    setAside: state.future.count,
  }
}

/** The questions that were answered in their present revision. */
export function knownQuestions(
  questions: readonly Question[],
  chapter: string,
  { questions: states }: LearnerState,
): KnownQuestion[] {
  return questions.flatMap((question) => {
    const state = states.get(stateKey(chapter, question.id))
    return state !== undefined && state.rev >= question.rev ? [{ question, state }] : []
  })
}

function chapterProgress(chapter: ChapterEntry, input: ProgressInput): ChapterProgress {
  const { id, number, title, sections } = chapter
  const questions = input.questions(id)
  return {
    id,
    number,
    title,
    sections: sections.map((section) => sectionProgress(id, section, questions, input)),
  }
}

function sectionProgress(
  chapter: string,
  { id, number, title }: SectionEntry,
  questions: readonly Question[],
  input: ProgressInput,
): SectionProgress {
  const { state } = input
  const own = questions.filter(({ section }) => section === id)
  const known = knownQuestions(own, chapter, state)
  const section = state.sections.get(stateKey(chapter, id))
  const { position } = state
  const remembered = rememberedOf(known, input)
  return {
    id,
    number,
    title,
    read: section?.readTime !== undefined,
    begun: position?.chapter === chapter && position.section === id,
    known: section?.knownTime !== undefined && !known.some(({ state }) => verified(state, section.knownTime)),
    questions: own.length,
    practised: known.length,
    ...(remembered === undefined ? {} : { remembered }),
  }
}

/** A right answer after the placement, neither guessed nor in another placement. */
const verified = ({ proof, lastTime }: QuestionState, since: number | undefined): boolean =>
  proof === 'right' && lastTime > (since ?? 0)

/**
 * FSRS gives a retrievability of 1 right after any review, since the answer has just been seen. That is no knowledge shown
 * after a wrong answer or a guess, which count as 0 until the question is answered right on another day.
 */
function rememberedOf(known: readonly KnownQuestion[], { remembered }: ProgressInput): number | undefined {
  return mean(known.map(({ state }) => remembered(state)))
}

function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined)
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length
}

/** The terms whose questions are remembered worst. */
function weakestTerms(known: readonly KnownQuestion[], input: ProgressInput): WeakTerm[] {
  const weak = input.terms.flatMap(({ id, zh, en }): WeakTerm[] => {
    const about = known.filter(({ question }) => question.terms.includes(id))
    const remembered = rememberedOf(about, input)
    return remembered === undefined || remembered >= WEAK ? [] : [{ id, name: { zh, en }, remembered }]
  })
  return weak.sort((one, other) => one.remembered - other.remembered).slice(0, WEAKEST)
}

function daysOfWork(days: ReadonlyMap<string, DayTally>, now: number, zone: number): DayOfWork[] {
  return Array.from({ length: WEEKS_SHOWN * 7 }, (_, at) => {
    const day = learningDay(now - (WEEKS_SHOWN * 7 - 1 - at) * DAY, zone)
    return { day, answers: days.get(day)?.answers ?? 0 }
  })
}
