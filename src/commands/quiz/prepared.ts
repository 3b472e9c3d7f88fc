import { idsOf, type Place, sectionsOf } from '../../domain/course.ts'
import type { Happening } from '../../domain/events.ts'
import { type LearnerState, type OpenQuiz, stateKey } from '../../domain/learner.ts'
import type { QuestionHead } from '../../domain/question-heads.ts'
import { chooseHeads, earlierOutcomes, modeOf, openQuizFor, withUnread } from '../../domain/quiz-choice.ts'
import { marksIn, type Sitting, startSitting } from '../../domain/sitting.ts'
import { PrimerError } from '../../errors.ts'
import type { Learner } from '../../files/learner.ts'
import type { Context } from '../shared/context.ts'
import { askedAt } from './asked.ts'
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

async function prepare(
  place: Place,
  where: string,
  options: QuizOptions,
  context: Context,
): Promise<Prepared> {
  const heads = await headsIn(place, options, context)
  if (heads.length === 0) throw new PrimerError({ code: 'no-questions', where })
  const state = (await context.learner()).state()
  const open = options.new ? undefined : openQuizFor(place, heads, options, state)
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

/** Undefined when nothing is left of it, because all was answered or the questions are gone. */
function resume(
  open: OpenQuiz,
  place: Place,
  heads: readonly QuestionHead[],
  state: LearnerState,
  context: Context,
): Prepared | undefined {
  const { mode, seed, quiz, questions } = open
  const known = questions.flatMap((id) => heads.find((head) => head.id === id) ?? [])
  const queue = askedAt(place.chapter.id, known, context.course)
  const outcomes = earlierOutcomes(queue, open)
  const sitting = startSitting(mode, seed, queue, outcomes, marksIn(state))
  return sitting.phase === 'end' ? undefined : { sitting, quiz, resumed: outcomes.size }
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
  const queue = askedAt(place.chapter.id, chosen, context.course).map((asked) =>
    withUnread(asked, options, state),
  )
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
