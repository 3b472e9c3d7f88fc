import { idsOf, type Place, sectionsOf } from '../../domain/course.ts'
import type { Happening, QuizMode } from '../../domain/events.ts'
import { isSeen, type LearnerState, type OpenQuiz, type OpenResult, stateKey } from '../../domain/learner.ts'
import type { QuestionHead } from '../../domain/question-heads.ts'
import { selectQuestions, USUAL_COUNT } from '../../domain/quiz.ts'
import {
  type Asked,
  type Outcome,
  type Sitting,
  type SittingMarks,
  startSitting,
} from '../../domain/sitting.ts'
import { PrimerError } from '../../errors.ts'
import type { Learner } from '../../files/learner.ts'
import type { Context } from '../shared/context.ts'
import { askedOf } from './asked.ts'
import { comeBack, placed } from './ending.ts'
import type { QuizOptions } from './index.ts'
import type { SittingCase } from './record.ts'

/** A sitting ready to begin or to go on. */
interface Prepared {
  readonly sitting: Sitting
  readonly quiz: string
  readonly resumed: number
  /** What the journal is told before the first answer; undefined for a sitting that goes on. */
  readonly opening?: Happening
}

/** The sitting that the options ask for, and what it is about. */
export async function sittingFor(
  place: Place,
  where: string,
  options: QuizOptions,
  context: Context,
): Promise<{ readonly sitting: Sitting; readonly about: SittingCase }> {
  const { sitting, quiz, resumed, opening } = await prepare(place, where, options, context)
  const record = recordAfter(opening, await context.learner())
  const ending: SittingCase['ending'] = (ended) =>
    options.placement ? placed(ended, context) : comeBack(ended, context)
  return { sitting, about: { occasion: modeOf(options), quiz, where, resumed, record, ending } }
}

/** Records, and before the first time the beginning of the sitting: one that was only looked at leaves no trace. */
function recordAfter(opening: Happening | undefined, learner: Learner): Learner['record'] {
  let waiting = opening
  return (happening) => {
    if (waiting !== undefined) learner.record(waiting)
    waiting = undefined
    return learner.record(happening)
  }
}

const modeOf = ({ exam, placement }: QuizOptions): QuizMode =>
  exam ? 'exam' : placement ? 'placement' : 'quiz'

async function prepare(
  place: Place,
  where: string,
  options: QuizOptions,
  context: Context,
): Promise<Prepared> {
  const heads = await headsIn(place, options, context)
  if (heads.length === 0) throw new PrimerError({ code: 'no-questions', where })
  const open = options.new ? undefined : await openQuiz(place, heads, options, context)
  const state = (await context.learner()).state()
  const resumed = open && resume(open, place, heads, state, context)
  return resumed ?? begin(place, heads, options, context)
}

/** Every question that may be asked: what the learner suspended is not. */
async function headsIn(
  place: Place,
  { kind }: QuizOptions,
  { course, learner }: Context,
): Promise<QuestionHead[]> {
  const sections = new Set(sectionsOf(place).map(({ id }) => id))
  const suspended = new Set((await learner()).state().suspended)
  return course
    .questionHeads(place.chapter.id)
    .filter(
      ({ id, section, kind: each }) =>
        sections.has(section) &&
        (kind === undefined || kind.includes(each)) &&
        !suspended.has(stateKey(place.chapter.id, id)),
    )
}

/** The questions themselves, each with its place. */
function askedFor({ chapter }: Place, heads: readonly QuestionHead[], { course }: Context): Asked[] {
  const sections = new Map(chapter.sections.map((section) => [section.id, section]))
  return heads.flatMap((head) => {
    const section = sections.get(head.section)
    return section === undefined ? [] : [askedOf(chapter.id, course.question(chapter.id, head), section)]
  })
}

/** The unfinished sitting over the same place, if it asks what the options ask for. */
async function openQuiz(
  place: Place,
  heads: readonly QuestionHead[],
  options: QuizOptions,
  { learner }: Context,
): Promise<OpenQuiz | undefined> {
  const state = (await learner()).state()
  const open = state.quizzes.findLast((each) => isOver(each, place) && each.mode === modeOf(options))
  return open !== undefined && isAskedFor(open, place, heads, options, state) ? open : undefined
}

/** A sitting whose journal knows a section by number only is one over the section that has the number now. */
function isOver({ where, order }: OpenQuiz, place: Place): boolean {
  const { chapter, section } = idsOf(place)
  const at = order === undefined ? undefined : place.chapter.sections[order - 1]?.id
  return (
    where.chapter === chapter &&
    (where.section ?? at) === section &&
    (order === undefined || at !== undefined)
  )
}

/** With a seed exactly its questions; else as many as were asked for, and of no other kind. */
function isAskedFor(
  { seed, questions }: OpenQuiz,
  place: Place,
  heads: readonly QuestionHead[],
  options: QuizOptions,
  state: LearnerState,
): boolean {
  if (options.seed !== undefined) {
    const chosen = chooseHeads(place, heads, options, options.seed, state).map(({ id }) => id)
    return options.seed === seed && chosen.join() === questions.join()
  }
  const known = new Set(heads.map(({ id }) => id))
  return (
    (options.count === undefined || questions.length === Math.min(options.count, heads.length)) &&
    (options.kind === undefined || questions.every((id) => known.has(id)))
  )
}

function chooseHeads(
  place: Place,
  heads: readonly QuestionHead[],
  options: QuizOptions,
  seed: number,
  state: LearnerState,
): QuestionHead[] {
  const sections = sectionsOf(place)
  const choose = (questions: readonly QuestionHead[], count: number): QuestionHead[] =>
    selectQuestions({
      chapter: place.chapter.id,
      questions,
      sections: sections.map(({ id }) => id),
      count,
      seed,
      // With a seed everybody gets the same questions, whatever they have seen before.
      ...(options.seed === undefined ? { state } : {}),
    })
  // A placement asks one question of each section.
  if (options.placement) return choose(heads, options.count ?? sections.length)
  const count = options.count ?? USUAL_COUNT
  const read = options.exam || options.seed !== undefined ? [] : readHeads(place, heads, state)
  if (read.length === 0) return choose(heads, count)
  const first = choose(read, count)
  // What was not read is asked only when more is asked for than the read sections have.
  const beyond = options.count === undefined ? 0 : count - first.length
  return beyond <= 0
    ? first
    : [
        ...first,
        ...choose(
          heads.filter((head) => !read.includes(head)),
          beyond,
        ),
      ]
}

/** The questions of the sections that the learner has read, is reading, or was found to know. */
function readHeads(
  { chapter }: Place,
  heads: readonly QuestionHead[],
  state: LearnerState,
): readonly QuestionHead[] {
  return heads.filter(({ section }) => isBegun(chapter.id, section, state))
}

function isBegun(chapter: string, section: string, { position, sections }: LearnerState): boolean {
  const known = sections.get(stateKey(chapter, section))
  const isHere = position?.chapter === chapter && position.section === section
  return isHere || isSeen(known) || known?.knownTime !== undefined
}

/** Undefined when nothing is left of it, because all was answered or the questions are gone. */
function resume(
  { mode, seed, quiz, questions, results }: OpenQuiz,
  place: Place,
  heads: readonly QuestionHead[],
  state: LearnerState,
  context: Context,
): Prepared | undefined {
  const known = questions.flatMap((id) => heads.find((head) => head.id === id) ?? [])
  const queue = askedFor(place, known, context)
  const outcomes = new Map(
    queue.flatMap((each): [string, Outcome][] => {
      const result = results[each.question.id]
      return result === undefined ? [] : [[`${each.chapter}/${each.question.id}`, outcomeOf(result)]]
    }),
  )
  const sitting = startSitting(mode, seed, queue, outcomes, marksIn(state))
  return sitting.phase === 'end' ? undefined : { sitting, quiz, resumed: outcomes.size }
}

/** The questions that the learner has marked, and those that were answered. */
export const marksIn = ({ flagged, suspended, questions }: LearnerState): SittingMarks => ({
  flagged: new Set(flagged),
  suspended: new Set(suspended),
  answered: new Map([...questions].map(([key, { rev }]) => [key, rev])),
})

const outcomeOf = (result: OpenResult): Outcome =>
  result === 'skipped'
    ? { type: 'skipped' }
    : {
        type: 'earlier',
        correct: result === 'right' || result === 'guessed',
        ...(result === 'disputed' ? { disputed: true } : {}),
        sure: result === 'sure-wrong',
        guessed: result === 'guessed',
      }

/** Where something was read, a question from elsewhere says so. A placement asks what was not read. */
function withUnread(asked: Asked, { placement }: QuizOptions, state: LearnerState): Asked {
  const anything = state.position !== undefined || state.sections.size > 0
  return placement || !anything || isBegun(asked.chapter, asked.question.section, state)
    ? asked
    : { ...asked, unread: true }
}

async function begin(
  place: Place,
  heads: readonly QuestionHead[],
  options: QuizOptions,
  context: Context,
): Promise<Prepared> {
  const { learner, now } = context
  const seed = options.seed ?? now().getTime() % 2 ** 31
  const state = (await learner()).state()
  const chosen = chooseHeads(place, heads, options, seed, state)
  const queue = askedFor(place, chosen, context).map((asked) => withUnread(asked, options, state))
  const quiz = `${now().getTime().toString(36)}-${seed.toString(36)}`
  const opening: Happening = {
    kind: 'quiz-start',
    quiz,
    mode: modeOf(options),
    where: idsOf(place),
    seed,
    questions: queue.map(({ question }) => question.id),
  }
  const sitting = startSitting(modeOf(options), seed, queue, new Map(), marksIn(state))
  return { sitting, quiz, resumed: 0, opening }
}
