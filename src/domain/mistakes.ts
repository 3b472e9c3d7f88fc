import type { Answer } from './answers.ts'
import { type DrawnValues, questionWith } from './drawn-question.ts'
import type { LearnerEvent } from './events.ts'
import { type LearnerState, stateKey } from './learner.ts'
import { type KnownQuestion, knownQuestions } from './progress.ts'
import type { Question } from './question.schema.ts'

/** Missed on so many days, a question is worth reading the passage for again rather than asking once more. */
export const LEECH = 6

/** A question that was missed on the last day it was asked. */
export interface Mistake extends KnownQuestion {
  /** What was said, where the journal still has it. */
  readonly said?: Answer
}

/** What is missed now, the latest first. Every event is needed: a state does not keep what was said. */
export function mistakesIn(
  questions: readonly Question[],
  chapter: string,
  state: LearnerState,
  events: readonly LearnerEvent[],
): Mistake[] {
  const said = new Map<string, { readonly answer: Answer; readonly drawn: DrawnValues | undefined }>()
  for (const event of events)
    if (event.kind === 'answer' && !event.correct && event.chapter === chapter)
      said.set(`${event.question}/${event.rev}`, { answer: event.answer, drawn: event.drawn })
  return knownQuestions(questions, chapter, state)
    .filter((known) => known.state.proof === 'missed')
    .sort((one, other) => other.state.lastTime - one.state.lastTime)
    .map((known) => {
      const last = said.get(`${known.question.id}/${known.state.rev}`)
      const question = questionWith(known.question, last?.drawn)
      // Numbers that the question cannot have any more say nothing about what was asked.
      return last === undefined || question === undefined ? known : { ...known, question, said: last.answer }
    })
}

/** A miss that the learner holds to be right, and what was asked, where the course still has it. */
export interface Dispute {
  readonly id: string
  readonly answer: Answer
  readonly question?: Question
}

/** Every event is needed: a state does not keep the numbers that a question had. */
export function disputesIn(
  { disputed }: Pick<LearnerState, 'disputed'>,
  questions: ReadonlyMap<string, Question>,
  events: readonly LearnerEvent[],
): Dispute[] {
  const drawn = new Map(events.flatMap((event) => (event.kind === 'answer' ? [[event.id, event.drawn]] : [])))
  const answered = new Map(
    events.flatMap((event) =>
      event.kind === 'dispute' ? [[`${event.time} ${event.question}`, event.event]] : [],
    ),
  )
  return disputed.map(({ chapter, question: id, answer, time }) => {
    const known = questions.get(stateKey(chapter, id))
    const numbers = drawn.get(answered.get(`${time} ${id}`) ?? '')
    const question = known === undefined ? undefined : (questionWith(known, numbers) ?? known)
    return { id, answer, ...(question === undefined ? {} : { question }) }
  })
}

/**
 * Another question on the same goal, else of the same section: one never asked before one that is known. Undefined where
 * every other one is missed, suspended or already in use.
 */
export function siblingOf(
  question: Question,
  all: readonly Question[],
  chapter: string,
  { questions, suspended }: LearnerState,
  used: ReadonlySet<string>,
): Question | undefined {
  const rank = (each: Question): number => {
    const state = questions.get(stateKey(chapter, each.id))
    const { goal } = question
    return (goal !== undefined && each.goal === goal ? 0 : 2) + (state === undefined ? 0 : 1)
  }
  return all
    .filter(
      (each) =>
        each.id !== question.id &&
        each.section === question.section &&
        !used.has(each.id) &&
        !suspended.includes(stateKey(chapter, each.id)) &&
        questions.get(stateKey(chapter, each.id))?.proof !== 'missed',
    )
    .sort((one, other) => rank(one) - rank(other))[0]
}
