import type { Goal } from './course.ts'
import { type LearnerState, type QuestionState, stateKey } from './learner.ts'
import type { QuestionHead } from './question-heads.ts'

/** A goal of a section with what became of the questions that ask for it. */
export interface GoalResult {
  readonly goal: Goal
  /** Right when they were last asked, and not by a guess. */
  readonly right: number
  readonly asked: number
  readonly questions: number
  /** The questions that were missed or guessed, to be asked once more. */
  readonly missed: readonly string[]
}

/** `shown`: what was asked was right. `weak`: some of it was missed or guessed. `unknown`: no question names the goal. */
export type GoalState = 'shown' | 'weak' | 'unasked' | 'unknown'

/** Every goal of a section, in its order. A question that was changed since its answer counts as not asked. */
export function goalResults(
  chapter: string,
  section: string,
  goals: readonly Goal[],
  heads: readonly QuestionHead[],
  { questions }: LearnerState,
): readonly GoalResult[] {
  return goals.map((goal) => {
    const own = heads.filter(
      (head) => head.section === section && goal.id !== undefined && head.goal === goal.id,
    )
    const answered = own.flatMap((head) => {
      const state = questions.get(stateKey(chapter, head.id))
      return state !== undefined && state.rev >= head.rev ? [{ id: head.id, isShown: wasShown(state) }] : []
    })
    const missed = answered.flatMap(({ id, isShown }) => (isShown ? [] : [id]))
    return {
      goal,
      right: answered.length - missed.length,
      asked: answered.length,
      questions: own.length,
      missed,
    }
  })
}

const wasShown = ({ proof }: QuestionState): boolean => proof !== 'missed' && proof !== 'guessed'

export const goalState = ({ asked, missed, questions }: GoalResult): GoalState =>
  questions === 0 ? 'unknown' : asked === 0 ? 'unasked' : missed.length === 0 ? 'shown' : 'weak'

/** The goal of which the smallest share was right; of several, the first. */
export const weakestGoal = (results: readonly GoalResult[]): GoalResult | undefined =>
  results
    .filter((result) => goalState(result) === 'weak')
    .reduce<GoalResult | undefined>(
      (weakest, each) =>
        weakest === undefined || each.right / each.asked < weakest.right / weakest.asked ? each : weakest,
      undefined,
    )
