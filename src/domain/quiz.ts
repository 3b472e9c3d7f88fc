import { type LearnerState, type QuestionState, stateKey } from './learner.ts'
import type { Question } from './question.schema.ts'
import { seededRandom, seedFor, shuffled, shuffledAway } from './shuffle.ts'

/** How many questions a quiz asks when nobody says otherwise. */
export const USUAL_COUNT = 12

type OfKind<K extends Question['kind']> = Extract<Question, { kind: K }>

/** What choosing needs to know of a question. */
type Candidate = Pick<Question, 'id' | 'rev' | 'section'>

export interface Selection<T extends Candidate> {
  readonly chapter: string
  readonly questions: readonly T[]
  /** Ids of the sections in their order. */
  readonly sections: readonly string[]
  readonly count: number
  readonly seed: number
  /** Undefined: everybody gets the same questions for the same seed. */
  readonly state?: LearnerState
}

/**
 * Chooses the questions of a quiz: spread over the sections, in each section first those never seen, then those missed,
 * then the ones answered longest ago. They are asked in the order of the sections.
 */
export function selectQuestions<T extends Candidate>({
  chapter,
  questions,
  sections,
  count,
  seed,
  state,
}: Selection<T>): T[] {
  const random = seededRandom(seed)
  const rank = (question: Candidate): number => rankOf(question, state?.questions, chapter)
  const queues = sections.map((id) => {
    const own = questions.filter(({ section }) => section === id)
    return shuffled(own, random).sort((one, other) => rank(one) - rank(other))
  })
  const order = shuffled([...queues.keys()], random).sort(
    (one, other) => firstRank(queues[one], rank) - firstRank(queues[other], rank),
  )
  const chosen = new Set(takeInTurn(order, queues).slice(0, count))
  return queues.flatMap((queue) => queue.filter((question) => chosen.has(question)))
}

/** 0 never seen, 1 missed last time, then by the time of the last answer. */
function rankOf(
  question: Candidate,
  known: ReadonlyMap<string, QuestionState> | undefined,
  chapter: string,
): number {
  const state = known?.get(stateKey(chapter, question.id))
  if (state === undefined || state.rev < question.rev) return 0
  return state.lastCorrect ? 2 + state.lastTime : 1
}

const firstRank = (queue: readonly Candidate[] | undefined, rank: (question: Candidate) => number): number =>
  queue?.[0] === undefined ? Number.POSITIVE_INFINITY : rank(queue[0])

/** The first of every queue, then the second of every queue, and so on. */
function takeInTurn<T>(order: readonly number[], queues: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...queues.map(({ length }) => length))
  return Array.from({ length: longest }, (_, turn) =>
    order.map((at) => queues[at]?.[turn]).filter((each) => each !== undefined),
  ).flat()
}

/** The order in which a list or a card shows options: always the same, and never the right one. */
export const LIST_SEED = 1

/** The options of a question in the order of this sitting. */
export function shuffledOptions(
  question: OfKind<'single' | 'multiple'>,
  seed: number,
): OfKind<'single'>['options'] {
  return shuffled(question.options, seededRandom(seedFor(seed, question.id)))
}

/** The items to be put in order; never shown in the right order. */
export function shuffledItems(question: OfKind<'order'>, seed: number): OfKind<'order'>['items'] {
  return shuffledAway(question.items, seededRandom(seedFor(seed, question.id)))
}

/** The right-hand sides of a match; never in the order of the left-hand ones. */
export function shuffledRights(
  question: OfKind<'match'>,
  seed: number,
): OfKind<'match'>['pairs'][number]['right'][] {
  const rights = question.pairs.map(({ right }) => right)
  const different = rights.filter(({ id }, at) => rights.findIndex((other) => other.id === id) === at)
  return shuffledAway(different, seededRandom(seedFor(seed, question.id)))
}

/** What became of the questions of a sitting. */
export interface Score {
  readonly right: number
  readonly total: number
}

/** Per cent, rounded; nothing asked is 0. */
export const percentOf = ({ right, total }: Score): number =>
  total === 0 ? 0 : Math.round((100 * right) / total)
