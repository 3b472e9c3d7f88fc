import type { ChapterEntry, SectionEntry } from './course.ts'
import { type SectionMark, sectionMark } from './course-map.ts'
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
import { isChanged, type RetiredQuestion, retiredQuestions } from './revisions.ts'

export interface SectionProgress {
  readonly id: string
  readonly number: string
  readonly title: LocalizedText
  readonly mark: SectionMark
  readonly read: boolean
  /** It was read and says something else now. */
  readonly changed: boolean
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
  /** Questions that ask something else than when they were answered: due now. */
  readonly changed: readonly ChangedQuestion[]
  /** Questions that were answered and are no longer in the course: not due, and in none of these numbers. */
  readonly retired: readonly RetiredQuestion[]
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
  readonly questions: (chapter: string) => readonly CountedQuestion[]
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

/** What progress has to know of a question. */
export type CountedQuestion = Pick<Question, 'id' | 'rev' | 'section' | 'terms' | 'changed'>

/** A question of the course with what the learner knows of it. A changed question is unknown again. */
export interface KnownQuestion<Asked extends CountedQuestion = Question> {
  readonly question: Asked
  readonly state: QuestionState
}

/** A question that asks something else than when it was answered. */
export interface ChangedQuestion<Asked extends CountedQuestion = CountedQuestion>
  extends KnownQuestion<Asked> {
  readonly chapter: string
}

const DAYS_AHEAD = 14
const WEEKS_SHOWN = 12
const WEAKEST = 5
/** A term below this chance is worth naming. */
const WEAK = 0.9

export function progressOf(input: ProgressInput): Progress {
  const { chapters, state, now, zone } = input
  const questionsOf = answeredIn(input.questions, state)
  const known = chapters.flatMap((chapter) => knownQuestions(questionsOf(chapter.id), chapter.id, state))
  const suspended = new Set(state.suspended)
  const isAsked = ({ chapter, question }: QuestionState): boolean =>
    !suspended.has(stateKey(chapter, question))
  const changed = chapters
    .flatMap((chapter) => changedQuestions(questionsOf(chapter.id), chapter.id, state))
    .filter((each) => isAsked(each.state))
  const retired = retiredQuestions(
    chapters.map(({ id }) => id),
    questionsOf,
    state,
  )
  const today = dayNumber(now, zone)
  const asked = [...known, ...changed.map((each) => askedAgain(each, today))]
  const due = dueByDay(asked.map((each) => each.state).filter(isAsked), today, DAYS_AHEAD)
  return {
    chapters: chapters.map((chapter) => chapterProgress(chapter, questionsOf(chapter.id), input)),
    calibration: calibration(presentOnes(state, retired)),
    weakest: weakestTerms(known, input),
    due,
    fitsToday: Math.min(due[0]?.count ?? 0, reviewsLeft(state.recentReviews, input.reviewMinutes, now, zone)),
    changed,
    retired,
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

/** The same question, due on this day: what was remembered of the former one says nothing about it. */
export function askedAgain<Asked extends KnownQuestion<CountedQuestion>>(
  question: Asked,
  today: number,
): Asked {
  const { card, ...state } = question.state
  return card === undefined
    ? question
    : { ...question, state: { ...state, card: { ...card, dueDay: today } } }
}

function presentOnes({ questions }: LearnerState, retired: readonly RetiredQuestion[]): QuestionState[] {
  const gone = new Set(retired.map(({ chapter, question }) => stateKey(chapter, question)))
  return [...questions].flatMap(([key, question]) => (gone.has(key) ? [] : [question]))
}

/** The questions of which an earlier revision was answered: they are asked again, whenever they would have been due. */
export function changedQuestions<Asked extends CountedQuestion>(
  questions: readonly Asked[],
  chapter: string,
  { questions: states }: LearnerState,
): ChangedQuestion<Asked>[] {
  return questions.flatMap((question) => {
    const state = states.get(stateKey(chapter, question.id))
    return state !== undefined && state.rev < question.rev ? [{ chapter, question, state }] : []
  })
}

/** The questions that were answered in their present revision. */
export function knownQuestions<Asked extends CountedQuestion>(
  questions: readonly Asked[],
  chapter: string,
  { questions: states }: LearnerState,
): KnownQuestion<Asked>[] {
  return questions.flatMap((question) => {
    const state = states.get(stateKey(chapter, question.id))
    return state !== undefined && state.rev >= question.rev ? [{ question, state }] : []
  })
}

/**
 * The questions of the course that were answered and are not suspended; one that was changed since is due on this day.
 * Those of a chapter in which nothing was answered are not asked for.
 */
export function askableQuestions<Asked extends CountedQuestion>(
  chapters: readonly ChapterEntry[],
  questions: (chapter: string) => readonly Asked[],
  state: LearnerState,
  today: number,
): KnownQuestion<Asked>[] {
  const questionsOf = answeredIn(questions, state)
  const suspended = new Set(state.suspended)
  return chapters
    .flatMap(({ id }) => [
      ...knownQuestions(questionsOf(id), id, state),
      ...changedQuestions(questionsOf(id), id, state).map((each) => askedAgain(each, today)),
    ])
    .filter(({ state }) => !suspended.has(stateKey(state.chapter, state.question)))
}

/** The questions of the chapters in which something was answered; those of others need not be read. */
function answeredIn<Asked>(
  questions: (chapter: string) => readonly Asked[],
  state: LearnerState,
): (chapter: string) => readonly Asked[] {
  const begun = new Set([...state.questions.values()].map(({ chapter }) => chapter))
  return (chapter) => (begun.has(chapter) ? questions(chapter) : [])
}

function chapterProgress(
  chapter: ChapterEntry,
  questions: readonly CountedQuestion[],
  input: ProgressInput,
): ChapterProgress {
  const { id, number, title, sections } = chapter
  return {
    id,
    number,
    title,
    sections: sections.map((section) => sectionProgress(id, section, questions, input)),
  }
}

function sectionProgress(
  chapter: string,
  entry: SectionEntry,
  questions: readonly CountedQuestion[],
  input: ProgressInput,
): SectionProgress {
  const { id, number, title } = entry
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
    mark: sectionMark(chapter, entry, state),
    read: section?.readTime !== undefined,
    changed: isChanged(entry, section),
    begun: position?.chapter === chapter && position.section === id,
    known: section?.knownTime !== undefined && !known.some(({ state }) => verified(state, section.knownTime)),
    questions: entry.questions.length,
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
function rememberedOf(
  known: readonly KnownQuestion<CountedQuestion>[],
  { remembered }: ProgressInput,
): number | undefined {
  return mean(known.map(({ state }) => remembered(state)))
}

function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined)
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length
}

/** The terms whose questions are remembered worst. */
function weakestTerms(known: readonly KnownQuestion<CountedQuestion>[], input: ProgressInput): WeakTerm[] {
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
