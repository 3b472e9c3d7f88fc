import { idsOf, type Place, sectionsOf } from './course.ts'
import type { QuizMode } from './events.ts'
import { isSeen, type LearnerState, type OpenQuiz, type OpenResult, stateKey } from './learner.ts'
import type { Question } from './question.schema.ts'
import type { QuestionHead } from './question-heads.ts'
import { selectQuestions, USUAL_COUNT } from './quiz.ts'
import type { Asked, Outcome } from './sitting.ts'

/** What somebody wants to be asked. */
export interface QuizWish {
  readonly count?: number
  readonly kind?: readonly Question['kind'][]
  readonly seed?: number
  readonly exam?: boolean
  readonly placement?: boolean
}

export const modeOf = ({ exam, placement }: QuizWish): QuizMode =>
  exam ? 'exam' : placement ? 'placement' : 'quiz'

/** The unfinished sitting over the same place, if it asks what is wished for. */
export function openQuizFor(
  place: Place,
  heads: readonly QuestionHead[],
  wish: QuizWish,
  state: LearnerState,
): OpenQuiz | undefined {
  const open = state.quizzes.findLast((each) => isOver(each, place) && each.mode === modeOf(wish))
  return open !== undefined && isAskedFor(open, place, heads, wish, state) ? open : undefined
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

/**
 * With a seed exactly its questions; else as many as were asked for, and of no other kind. What was of one kind alone was
 * wished for so, and is no part of a quiz of all kinds.
 */
function isAskedFor(
  { seed, questions }: OpenQuiz,
  place: Place,
  heads: readonly QuestionHead[],
  wish: QuizWish,
  state: LearnerState,
): boolean {
  if (wish.seed !== undefined) {
    const chosen = chooseHeads(place, heads, wish, wish.seed, state).map(({ id }) => id)
    return wish.seed === seed && chosen.join() === questions.join()
  }
  const known = new Map(heads.map(({ id, kind }) => [id, kind]))
  const kinds = new Set(questions.map((id) => known.get(id)))
  const isOfOneKind = questions.length > 1 && kinds.size === 1 && new Set(known.values()).size > 1
  return (
    (wish.count === undefined || questions.length === Math.min(wish.count, heads.length)) &&
    (wish.kind === undefined ? !isOfOneKind : questions.every((id) => known.has(id)))
  )
}

/** The questions to ask: of a chapter those of what was read, unless more or all are asked for. */
export function chooseHeads(
  place: Place,
  heads: readonly QuestionHead[],
  wish: QuizWish,
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
      ...(wish.seed === undefined ? { state } : {}),
    })
  // A placement asks one question of each section.
  if (wish.placement) return choose(heads, wish.count ?? sections.length)
  const count = wish.count ?? USUAL_COUNT
  const read = wish.exam || wish.seed !== undefined ? [] : readHeads(place, heads, state)
  if (read.length === 0) return choose(heads, count)
  const first = choose(read, count)
  // What was not read is asked only when more is asked for than the read sections have.
  const beyond = wish.count === undefined ? 0 : count - first.length
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

/** Where something was read, a question from elsewhere says so. A placement asks what was not read. */
export function withUnread(asked: Asked, { placement }: QuizWish, state: LearnerState): Asked {
  const anything = state.position !== undefined || state.sections.size > 0
  return placement || !anything || isBegun(asked.chapter, asked.question.section, state)
    ? asked
    : { ...asked, unread: true }
}

/** What was answered before the sitting was broken off, by chapter and question. */
export const earlierOutcomes = (
  queue: readonly Asked[],
  { results }: OpenQuiz,
): ReadonlyMap<string, Outcome> =>
  new Map(
    queue.flatMap((each): [string, Outcome][] => {
      const result = results[each.question.id]
      return result === undefined ? [] : [[`${each.chapter}/${each.question.id}`, outcomeOf(result)]]
    }),
  )

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
