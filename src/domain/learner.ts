import type { Answer } from './answers.ts'
import { DAY } from './day.ts'
import {
  type Confidence,
  compareEvents,
  confidences,
  type EventOrder,
  isNumbered,
  type LearnerEvent,
  orderOf,
  type PlaceIds,
  type QuizMode,
  type ResetScope,
  writeEvent,
} from './events.ts'

/** FSRS grades: 1 again, 2 hard, 3 good. "Easy" is never inferred. */
export type Grade = 1 | 2 | 3

/** One review of a question, as the scheduler sees it. */
export interface Review {
  /** The learning day, as `dayNumber` counts: FSRS sees days, not hours. */
  readonly day: number
  readonly grade: Grade
  /** The learner disputed the last review: this grade takes its place. */
  readonly amends?: true
}

/** What FSRS remembers of a question. Days are learning days, as `dayNumber` counts. */
export interface Card {
  readonly dueDay: number
  readonly stability: number
  readonly difficulty: number
  readonly reviews: number
  readonly lapses: number
  readonly lastDay: number
  readonly lastGrade: Grade
  /** As ts-fsrs counts: 0 new, 1 learning, 2 review, 3 relearning. */
  readonly state: number
  readonly scheduledDays: number
  /** The card as it was before the last day: a worse answer on the same day takes the place of a better one. */
  readonly before?: Omit<Card, 'before'>
}

/**
 * What the last learning day on which a question was asked has shown, worst first: of several answers on a day the worst
 * counts. `guessed`: right, but a guess. `placed`: right in a placement, which reviews have to verify. `disputed`: the
 * learner says that a miss was right.
 */
export type Proof = 'missed' | 'guessed' | 'disputed' | 'placed' | 'right'

/** How often an answer of this confidence was right. */
export interface Tally {
  readonly right: number
  readonly total: number
}

/** What is known of a learner and one question. */
export interface QuestionState {
  readonly chapter: string
  readonly section: string
  readonly question: string
  readonly rev: number
  readonly answers: number
  readonly lastTime: number
  readonly lastCorrect: boolean
  readonly lastConfidence: Confidence
  /** The last answer, if it was given in the text, where it is shown again. */
  readonly lastAnswer?: Answer
  readonly tallies: Readonly<Record<Confidence, Tally>>
  /** Reviews that the card does not contain yet, in order. */
  readonly pending: readonly Review[]
  readonly card?: Card
  /** On the last day it was wrong though the learner was sure: due the next day, whatever FSRS says. */
  readonly sureButWrong: boolean
  /** The learning day of the last answer that was no repeat. */
  readonly lastDay: number
  readonly proof: Proof
  /** Days on which it was missed. */
  readonly misses: number
  /** The last answer that was no repeat: what a dispute is about. */
  readonly last?: { readonly event: string; readonly confidence: Confidence; readonly correct: boolean }
}

export interface SectionState {
  readonly chapter: string
  readonly section: string
  /** Its last page was on the screen. */
  readonly seenTime?: number
  /** And for as long as a fast reader needs. */
  readonly readTime?: number
  /** The revision that was read last. */
  readonly readRev?: number
  /** The revision of which the learner was told that it says something else. */
  readonly toldRev?: number
  /** A placement found it known. */
  readonly knownTime?: number
}

/** Its end was on the screen, shortly or long enough to be read. */
export const isSeen = (section: SectionState | undefined): boolean =>
  section?.seenTime !== undefined || section?.readTime !== undefined

/** A sitting that was begun and not ended. */
export interface OpenQuiz {
  readonly quiz: string
  readonly mode: QuizMode
  readonly where: PlaceIds
  /**
   * Of a sitting that the first edition began in a section, which it named by number: the section's place in its chapter,
   * from 1, until an answer says which section it is.
   */
  readonly order?: number
  readonly seed: number
  readonly questions: readonly string[]
  readonly startTime: number
  /** Question → right or wrong at the first try, or skipped. */
  readonly results: Readonly<Record<string, OpenResult>>
}

/** `guessed`: right, but a guess. */
export type OpenResult = 'right' | 'guessed' | 'wrong' | 'sure-wrong' | 'disputed' | 'skipped'

export interface ReadingPosition {
  readonly chapter: string
  readonly section: string
  readonly block: number
  readonly part: number
  readonly time: number
}

export interface Bookmark {
  readonly chapter: string
  readonly section: string
  readonly block: number
}

/** A recipe as it was last run: in how many of its answers the check held. */
export interface TriedRecipe {
  readonly chapter: string
  readonly section: string
  readonly recipe: string
  readonly model: string
  readonly held: number
  readonly of: number
  readonly time: number
}

/** What the learner wrote at a place of the text. */
export interface Note extends Bookmark {
  readonly text: string
}

/** Answers given on a day, and how many of them in reviews. */
export interface DayTally {
  readonly answers: number
  readonly reviews: number
}

/** A miss that the learner says was right. */
export interface DisputedAnswer {
  readonly chapter: string
  readonly section: string
  readonly question: string
  readonly rev: number
  readonly answer: Answer
  readonly time: number
}

/** Everything that follows from the events. It is computed, never stored as truth. */
export interface LearnerState {
  readonly questions: ReadonlyMap<string, QuestionState>
  readonly sections: ReadonlyMap<string, SectionState>
  readonly position?: ReadingPosition
  /** Chapter → where reading stopped in it. */
  readonly places: ReadonlyMap<string, ReadingPosition>
  readonly bookmarks: readonly Bookmark[]
  /** What the learner wrote at places of the text, the latest last. */
  readonly notes: readonly Note[]
  readonly quizzes: readonly OpenQuiz[]
  /** Learning day (YYYY-MM-DD) → what was done on it. */
  readonly days: ReadonlyMap<string, DayTally>
  readonly labs: ReadonlyMap<string, number>
  /** What was tried on the learner's own model, each recipe as it was last run, the latest last. */
  readonly recipes: readonly TriedRecipe[]
  /** When the last questions were reviewed: those of two days before the last one. */
  readonly recentReviews: readonly number[]
  readonly disputed: readonly DisputedAnswer[]
  /** Questions (`stateKey`) that the learner marked as bad, and those that are not asked any more. */
  readonly flagged: readonly string[]
  readonly suspended: readonly string[]
  /** The newest event in this state; undefined before the first. */
  readonly last?: EventOrder
  /** The place in the order of the latest reset or undo, whatever its time: what is recorded now comes after it. */
  readonly barrier?: number
  /** The earliest event that lies more than a day ahead of the clock, and how many there are. */
  readonly future: { readonly count: number; readonly earliest?: number }
}

export const emptyState: LearnerState = {
  questions: new Map(),
  sections: new Map(),
  places: new Map(),
  bookmarks: [],
  notes: [],
  quizzes: [],
  days: new Map(),
  labs: new Map(),
  recipes: [],
  recentReviews: [],
  disputed: [],
  flagged: [],
  suspended: [],
  future: { count: 0 },
}

/** The name of a question or a section in the state: ids are given chapter by chapter. */
export const stateKey = (chapter: string, id: string): string => `${chapter}/${id}`

const TURN_OF_DAY = 4 * 3_600_000

/** Days of learning, counted from 1 January 1970: they turn at 04:00 local time. `zone` is minutes east of UTC. */
export const dayNumber = (time: number, zone: number): number =>
  Math.floor((time + zone * 60_000 - TURN_OF_DAY) / DAY)

/** A counted day as YYYY-MM-DD. */
export const dayName = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)

/** A day of learning as YYYY-MM-DD. */
export const learningDay = (time: number, zone: number): string => dayName(dayNumber(time, zone))

/**
 * The grade of an answer: wrong, guessed, or given after its key was shown → again; right but unsure, or with a hint →
 * hard; right and sure → good.
 */
export const gradeOf = (
  correct: boolean,
  confidence: Confidence,
  { hints = 0, shown = false }: { readonly hints?: number; readonly shown?: boolean } = {},
): Grade => (!correct || confidence === 'guess' || shown ? 1 : confidence === 'unsure' || hints > 0 ? 2 : 3)

/** How far ahead of the clock an event may lie before it is set aside: another machine's clock may be wrong. */
const TRUSTED_LEAD = DAY

export const isFuture = (time: number, now: number): boolean => time > now + TRUSTED_LEAD

/**
 * Folds events into a state. The same events give the same state in any order of arrival and however often each one
 * arrives. Events from far ahead of the clock are counted and set aside.
 */
export function foldEvents(events: readonly LearnerEvent[], now: number): LearnerState {
  const ordered = orderedEvents(events)
  const state = continueFold(emptyState, withoutUndone(ordered), now)
  const barrier = ordered.reduce(laterBarrier, undefined)
  return barrier === undefined ? state : { ...state, barrier }
}

/** Undone ones count, too: what undid them may itself be undone. */
const laterBarrier = (barrier: number | undefined, event: LearnerEvent): number | undefined =>
  event.kind === 'reset' || event.kind === 'undo' ? Math.max(barrier ?? 0, orderOf(event)) : barrier

/**
 * Sorted, each event once. Two different events of one time and id would be a forgery; the same one wins everywhere.
 */
export function orderedEvents(events: readonly LearnerEvent[]): readonly LearnerEvent[] {
  // One machine's journal is in order already.
  if (events.every((event, at) => at === 0 || precedes(events[at - 1], event))) return events
  const sorted = [...events].sort(
    (one, other) => compareEvents(one, other) || compareText(writeEvent(one), writeEvent(other)),
  )
  return sorted.filter((event, at) => at === 0 || precedes(sorted[at - 1], event))
}

const precedes = (one: LearnerEvent | undefined, other: LearnerEvent): boolean =>
  one !== undefined && compareEvents(one, other) < 0

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** The events that were not undone. An undo concerns what lies before it, and may be undone itself. */
function withoutUndone(events: readonly LearnerEvent[]): readonly LearnerEvent[] {
  if (!events.some(({ kind }) => kind === 'undo')) return events
  const undone = new Set<string>()
  const kept: LearnerEvent[] = []
  for (const event of [...events].reverse()) {
    if (undone.has(event.id)) continue
    if (event.kind === 'undo') undone.add(event.event)
    kept.push(event)
  }
  return kept.reverse()
}

/** Adds events to a state. They are in order, later than everything in it, and none of them was undone. */
function continueFold(from: LearnerState, events: readonly LearnerEvent[], now: number): LearnerState {
  const state = openState(from)
  for (const event of events) {
    state.barrier = laterBarrier(state.barrier, event)
    if (isFuture(event.time, now)) setAside(state, event)
    else apply(state, event)
  }
  return closeState(state)
}

/** A fold of events as they are read, without keeping them. */
export interface StreamedFold {
  add(event: LearnerEvent): void
  /** Undefined when the events were not in order or one was undone: then all of them are needed at once. */
  finish(): LearnerState | undefined
}

/** Folds the journal of one machine in a fraction of the memory: it is in order, and undoing is rare. */
export function streamFold(now: number): StreamedFold {
  const state = openState(emptyState)
  let last: EventOrder | undefined
  let possible = true
  return {
    add: (event) => {
      possible &&= event.kind !== 'undo' && (last === undefined || compareEvents(last, event) < 0)
      if (!possible) return
      last = placeOf(event)
      state.barrier = laterBarrier(state.barrier, event)
      if (isFuture(event.time, now)) setAside(state, event)
      else apply(state, event)
    },
    finish: () => (possible ? closeState(state) : undefined),
  }
}

/**
 * Adds later events to an earlier state. Undefined when that is not possible, and everything has to be folded: an event
 * lies before the end of the state, one reaches back into it, or the clock has moved over an event.
 */
export function extendState(
  from: LearnerState,
  events: readonly LearnerEvent[],
  now: number,
): LearnerState | undefined {
  const { last, future } = from
  if (last !== undefined && isFuture(last.time, now)) return undefined
  if (future.earliest !== undefined && !isFuture(future.earliest, now)) return undefined
  // Asked several times for each picture of a page: a large state is not copied for nothing.
  if (events.length === 0) return from
  const ordered = orderedEvents(events)
  const early = last !== undefined && ordered.some((event) => compareEvents(event, last) <= 0)
  if (early || ordered.some(({ kind }) => kind === 'undo')) return undefined
  if (future.count > 0 && ordered.some(({ time }) => isFuture(time, now))) return undefined
  return continueFold(from, ordered, now)
}

/** The state while it is being folded; only this file sees it. */
interface WorkingState {
  questions: Map<string, QuestionState>
  /** The questions that this fold has met: these objects are its own and may be changed. */
  own: Map<string, OwnQuestion>
  sections: Map<string, SectionState>
  position: ReadingPosition | undefined
  places: Map<string, ReadingPosition>
  bookmarks: Map<string, Bookmark>
  notes: Map<string, Note>
  quizzes: Map<string, OpenQuiz>
  /** The results of sittings that this fold has met: these objects are its own and may be changed. */
  ownResults: Map<string, Record<string, OpenResult>>
  days: Map<string, DayTally>
  labs: Map<string, number>
  recipes: TriedRecipe[]
  recentReviews: number[]
  disputed: DisputedAnswer[]
  flagged: Set<string>
  suspended: Set<string>
  last: EventOrder | undefined
  barrier: number | undefined
  future: { count: number; earliest?: number }
}

const openState = (from: LearnerState): WorkingState => ({
  questions: new Map(from.questions),
  own: new Map(),
  sections: new Map(from.sections),
  position: from.position,
  places: new Map(from.places),
  bookmarks: new Map(from.bookmarks.map((each) => [bookmarkKey(each), each])),
  notes: new Map(from.notes.map((each) => [bookmarkKey(each), each])),
  ownResults: new Map(),
  quizzes: new Map(from.quizzes.map((quiz) => [quiz.quiz, quiz])),
  days: new Map(from.days),
  labs: new Map(from.labs),
  recipes: [...from.recipes],
  recentReviews: [...from.recentReviews],
  disputed: [...from.disputed],
  flagged: new Set(from.flagged),
  suspended: new Set(from.suspended),
  last: from.last,
  barrier: from.barrier,
  future: { ...from.future },
})

const bookmarkKey = ({ chapter, section, block }: Bookmark): string =>
  `${stateKey(chapter, section)}/${block}`

function closeState({
  own: _,
  ownResults: __,
  bookmarks,
  notes,
  quizzes,
  position,
  recentReviews,
  flagged,
  suspended,
  last,
  barrier,
  ...state
}: WorkingState): LearnerState {
  const latest = recentReviews.at(-1) ?? 0
  return {
    ...state,
    bookmarks: [...bookmarks.values()],
    notes: [...notes.values()],
    recentReviews: recentReviews.filter((time) => time > latest - TWO_DAYS),
    flagged: [...flagged],
    suspended: [...suspended],
    quizzes: [...quizzes.values()],
    ...(position === undefined ? {} : { position }),
    ...(last === undefined ? {} : { last }),
    ...(barrier === undefined ? {} : { barrier }),
  }
}

function setAside({ future }: WorkingState, { time }: LearnerEvent): void {
  future.count += 1
  future.earliest = Math.min(future.earliest ?? time, time)
}

const placeOf = ({ time, order, id }: LearnerEvent): EventOrder => ({
  time,
  id,
  ...(order === undefined ? {} : { order }),
})

function apply(state: WorkingState, event: LearnerEvent): void {
  state.last = placeOf(event)
  switch (event.kind) {
    case 'answer':
      return applyAnswer(state, event)
    case 'dispute':
      return applyDispute(state, event)
    case 'flag':
      return mark(state.flagged, event)
    case 'suspend':
      return mark(state.suspended, event)
    case 'skip':
      return noteResult(state, event.quiz, event.question, 'skipped')
    case 'quiz-start':
      return startQuiz(state, event)
    case 'quiz-end':
      state.quizzes.delete(event.quiz)
      return
    case 'section-seen':
      return noteSection(state, event, { seenTime: event.time })
    case 'section-read':
      return noteSection(state, event, { readTime: event.time, readRev: event.rev ?? 1 })
    case 'changes-told':
      for (const [section, toldRev] of Object.entries(event.sections))
        noteSection(state, { chapter: event.chapter, section }, { toldRev })
      return
    case 'sections-known':
      for (const section of event.sections)
        noteSection(state, { chapter: event.chapter, section }, { knownTime: event.time })
      return
    case 'position':
      return notePosition(state, event)
    case 'bookmark':
      return setBookmark(state, event)
    case 'recipe-run': {
      const { chapter, section, recipe, model, held, of, time } = event
      state.recipes = state.recipes.filter((each) => each.chapter !== chapter || each.recipe !== recipe)
      state.recipes.push({ chapter, section, recipe, model, held, of, time })
      return
    }
    case 'note':
      return setNote(state, event)
    case 'lab-run':
      state.labs.set(event.lab, event.time)
      return
    case 'reset':
      return reset(state, event.scope)
    case 'undo':
      return
  }
}

function notePosition(
  state: WorkingState,
  { chapter, section, block, part, time }: EventOf<'position'>,
): void {
  state.position = { chapter, section, block, part, time }
  state.places.set(chapter, state.position)
}

type EventOf<K extends LearnerEvent['kind']> = Extract<LearnerEvent, { kind: K }>

function applyAnswer(state: WorkingState, event: EventOf<'answer'>): void {
  countDay(state, event)
  noteSectionOfQuiz(state, event)
  noteResult(state, event.quiz, event.question, resultOf(event))
  const question = ownQuestion(state, event)
  if (event.rev === question.rev) addAnswer(question, event)
}

const TWO_DAYS = 2 * DAY

function countDay(state: WorkingState, { time, zone, occasion, repeat }: EventOf<'answer'>): void {
  const day = learningDay(time, zone)
  const { answers, reviews } = state.days.get(day) ?? { answers: 0, reviews: 0 }
  const review = occasion === 'review' && repeat === undefined
  state.days.set(day, { answers: answers + 1, reviews: reviews + (review ? 1 : 0) })
  if (review) state.recentReviews.push(time)
}

/** A question is marked or no longer. */
function mark(marked: Set<string>, { chapter, question, set }: EventOf<'flag' | 'suspend'>): void {
  const key = stateKey(chapter, question)
  if (set) marked.add(key)
  else marked.delete(key)
}

const resultOf = ({ correct, confidence }: EventOf<'answer'>): OpenResult =>
  correct ? (confidence === 'guess' ? 'guessed' : 'right') : confidence === 'sure' ? 'sure-wrong' : 'wrong'

const NO_TALLY: Tally = { right: 0, total: 0 }

/** A question's state while it is being folded. */
interface OwnQuestion extends Omit<QuestionState, 'pending' | 'tallies' | 'last' | 'lastAnswer'> {
  section: string
  answers: number
  lastTime: number
  lastCorrect: boolean
  lastConfidence: Confidence
  lastAnswer?: Answer
  sureButWrong: boolean
  lastDay: number
  proof: Proof
  misses: number
  last?: NonNullable<QuestionState['last']>
  readonly tallies: Record<Confidence, Tally>
  readonly pending: Review[]
}

/** The question's state, made for its first answer and made anew for a newer revision. */
function ownQuestion(state: WorkingState, event: EventOf<'answer'>): OwnQuestion {
  const key = stateKey(event.chapter, event.question)
  const known = state.own.get(key) ?? copied(state.questions.get(key))
  const question = known === undefined || known.rev < event.rev ? freshQuestion(event) : known
  state.own.set(key, question)
  state.questions.set(key, question)
  return question
}

const copied = (question: QuestionState | undefined): OwnQuestion | undefined =>
  question && { ...question, tallies: { ...question.tallies }, pending: [...question.pending] }

/** A clock at its zero, seen from west of Greenwich, says a day below 0. */
const BEFORE_ANY_DAY = Number.MIN_SAFE_INTEGER

const freshQuestion = ({ chapter, section, question, rev }: EventOf<'answer'>): OwnQuestion => ({
  chapter,
  section,
  question,
  rev,
  answers: 0,
  lastTime: 0,
  lastCorrect: false,
  lastConfidence: 'guess',
  tallies: { guess: NO_TALLY, unsure: NO_TALLY, sure: NO_TALLY },
  pending: [],
  sureButWrong: false,
  lastDay: BEFORE_ANY_DAY,
  proof: 'missed',
  misses: 0,
})

function addAnswer(question: OwnQuestion, event: EventOf<'answer'>): void {
  const { correct, confidence, section, time } = event
  question.section = section
  question.answers += 1
  question.lastTime = time
  question.lastCorrect = correct
  question.lastConfidence = confidence
  if (event.occasion === 'text') question.lastAnswer = event.answer
  else delete question.lastAnswer
  if (event.repeat) return
  const { right, total } = question.tallies[confidence]
  question.tallies[confidence] = { right: right + (correct ? 1 : 0), total: total + 1 }
  question.last = { event: event.id, confidence, correct }
  addReview(question, event)
}

/**
 * A learning day is one review, and of its answers the worst counts: what was missed today is not learnt by seeing it once
 * more today, and a second right answer on a day makes no interval longer. FSRS without short-term steps has nothing
 * between two answers of a day.
 */
function addReview(question: OwnQuestion, event: EventOf<'answer'>): void {
  const { correct, confidence } = event
  const grade = gradeOf(correct, confidence, event)
  const proof = proofOf(event)
  const sureButWrong = !correct && confidence === 'sure'
  // A traveller's day may lie before the last one.
  const day = Math.max(dayNumber(event.time, event.zone), question.lastDay)
  const again = day === question.lastDay
  if (proof === 'missed' && !(again && question.proof === 'missed')) question.misses += 1
  question.proof = again ? worse(question.proof, proof) : proof
  question.sureButWrong = sureButWrong || (again && question.sureButWrong)
  question.lastDay = day
  const before = question.pending.at(-1)
  if (before?.day === day && !before.amends) {
    question.pending.pop()
    question.pending.push({ day, grade: grade < before.grade ? grade : before.grade })
  } else question.pending.push({ day, grade })
}

const PROOFS: readonly Proof[] = ['missed', 'guessed', 'disputed', 'placed', 'right']

const worse = (one: Proof, other: Proof): Proof => (PROOFS.indexOf(one) < PROOFS.indexOf(other) ? one : other)

const proofOf = ({ correct, confidence, occasion, shown }: EventOf<'answer'>): Proof =>
  !correct || shown
    ? 'missed'
    : confidence === 'guess'
      ? 'guessed'
      : occasion === 'placement'
        ? 'placed'
        : 'right'

/**
 * A miss that the learner says was right counts apart: it is neither in the calibration nor remembered, and FSRS takes it
 * as right but unsure.
 */
function applyDispute(state: WorkingState, event: EventOf<'dispute'>): void {
  const { chapter, section, question: id, rev, answer, time } = event
  state.disputed.push({ chapter, section, question: id, rev, answer, time })
  noteResult(state, event.quiz, id, 'disputed')
  const key = stateKey(chapter, id)
  const question = state.own.get(key) ?? copied(state.questions.get(key))
  if (question?.last?.event !== event.event || question.last.correct) return
  state.own.set(key, question)
  state.questions.set(key, question)
  settleDispute(question, question.last.confidence)
}

function settleDispute(question: OwnQuestion, confidence: Confidence): void {
  const { right, total } = question.tallies[confidence]
  question.tallies[confidence] = { right, total: total - 1 }
  question.misses -= 1
  question.lastCorrect = true
  question.sureButWrong = false
  question.proof = 'disputed'
  question.pending.push({ day: question.lastDay, grade: 2, amends: true })
}

/** The first result of a question in its sitting counts; a question answered after a skip counts as answered. */
function noteResult(state: WorkingState, id: string | undefined, question: string, result: OpenResult): void {
  const quiz = id === undefined ? undefined : state.quizzes.get(id)
  if (quiz === undefined) return
  const before = quiz.results[question]
  if (before !== undefined && before !== 'skipped' && result !== 'disputed') return
  const known = state.ownResults.get(quiz.quiz)
  const results = known === quiz.results && known !== undefined ? known : { ...quiz.results }
  results[question] = result
  if (results === known) return
  state.ownResults.set(quiz.quiz, results)
  state.quizzes.set(quiz.quiz, { ...quiz, results })
}

/** A new sitting takes the place of an unfinished one over the same questions. */
function startQuiz(state: WorkingState, event: EventOf<'quiz-start'>): void {
  const { quiz, mode, seed, questions, time } = event
  setQuiz(state, { quiz, mode, ...placeOfStart(event), seed, questions, startTime: time, results: {} })
}

/** Of the first edition's number, `2.4`, only the place in the chapter is used: which chapter it was stands beside it. */
function placeOfStart(event: EventOf<'quiz-start'>): Pick<OpenQuiz, 'where' | 'order'> {
  if (!isNumbered(event)) return { where: event.where }
  const [, order] = /^\d+\.(\d+)$/.exec(event.where) ?? []
  return { where: { chapter: event.chapter }, ...(order === undefined ? {} : { order: Number(order) }) }
}

function setQuiz({ quizzes }: WorkingState, quiz: OpenQuiz): void {
  for (const open of quizzes.values()) if (isSameSitting(open, quiz)) quizzes.delete(open.quiz)
  quizzes.set(quiz.quiz, quiz)
}

const isSameSitting = (one: OpenQuiz, other: OpenQuiz): boolean =>
  one.mode === other.mode &&
  one.where.chapter === other.where.chapter &&
  one.where.section === other.where.section &&
  one.order === other.order

function noteSectionOfQuiz(state: WorkingState, { quiz: id, section }: EventOf<'answer'>): void {
  const quiz = id === undefined ? undefined : state.quizzes.get(id)
  if (quiz?.order === undefined) return
  const { order: _, where, ...rest } = quiz
  setQuiz(state, { ...rest, where: { ...where, section } })
}

function noteSection(
  state: WorkingState,
  { chapter, section }: { readonly chapter: string; readonly section: string },
  news: Partial<SectionState>,
): void {
  const key = stateKey(chapter, section)
  state.sections.set(key, { chapter, section, ...state.sections.get(key), ...news })
}

function setBookmark({ bookmarks }: WorkingState, event: EventOf<'bookmark'>): void {
  const { chapter, section, block, set } = event
  const key = bookmarkKey(event)
  // The latest one stands last.
  bookmarks.delete(key)
  if (set) bookmarks.set(key, { chapter, section, block })
}

function setNote({ notes }: WorkingState, event: EventOf<'note'>): void {
  const { chapter, section, block, text } = event
  const key = bookmarkKey(event)
  notes.delete(key)
  if (text !== '') notes.set(key, { chapter, section, block, text })
}

function reset(state: WorkingState, scope: ResetScope): void {
  const covered = ({ chapter, section }: { readonly chapter: string; readonly section?: string }): boolean =>
    (scope.chapter === undefined || scope.chapter === chapter) &&
    (scope.section === undefined || scope.section === section)
  for (const [key, question] of state.questions) {
    if (!covered(question)) continue
    state.questions.delete(key)
    state.own.delete(key)
  }
  for (const [key, section] of state.sections) if (covered(section)) state.sections.delete(key)
  for (const [key, quiz] of state.quizzes) if (covered(quiz.where)) state.quizzes.delete(key)
  for (const [key, bookmark] of state.bookmarks) if (covered(bookmark)) state.bookmarks.delete(key)
  for (const [key, note] of state.notes) if (covered(note)) state.notes.delete(key)
  if (state.position !== undefined && covered(state.position)) state.position = undefined
  for (const [key, place] of state.places) if (covered(place)) state.places.delete(key)
  state.disputed = state.disputed.filter((each) => !covered(each))
  state.recipes = state.recipes.filter((each) => !covered(each))
  if (scope.chapter === undefined) {
    state.days.clear()
    state.recentReviews = []
    state.flagged.clear()
    state.suspended.clear()
    state.labs.clear()
  }
}

/** The sum of all tallies of one confidence. */
export function calibration(questions: Iterable<QuestionState>): Readonly<Record<Confidence, Tally>> {
  const sums = { guess: { ...NO_TALLY }, unsure: { ...NO_TALLY }, sure: { ...NO_TALLY } }
  for (const { tallies } of questions) {
    for (const confidence of confidences) {
      const { right, total } = tallies[confidence]
      sums[confidence] = { right: sums[confidence].right + right, total: sums[confidence].total + total }
    }
  }
  return sums
}
