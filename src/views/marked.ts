import type { LearnerState } from '../domain/learner.ts'
import type { Dispute } from '../domain/mistakes.ts'
import type { Question } from '../domain/question.schema.ts'
import type { Frame } from './frame.ts'
import { hanging } from './layout.ts'
import { wrapText } from './line-break.ts'
import { answerText, promptText, rightAnswerText } from './question.ts'

/** By `stateKey`. */
type Questions = ReadonlyMap<string, Question>

/** `progress --disputed`: misses that the learner holds to be right. */
export function disputedLines(disputes: readonly Dispute[], frame: Frame): string[] {
  const { progress, quiz } = frame.messages
  if (disputes.length === 0) return wrapText(progress.noneDisputed, frame.width, frame)
  const rows = disputes.flatMap(({ id, answer, question }) => {
    if (question === undefined) return [id]
    return [
      ...questionLines(id, question, frame),
      ...hanging('  ', quiz.yoursWas(answerText(question, answer, frame)), frame),
      ...hanging('  ', quiz.answerIs(rightAnswerText(question, frame)), frame),
      ...hanging('  ', `llm-primer quiz --report ${id}`, frame),
    ]
  })
  return [...countHeard(disputes.length, frame), ...rows]
}

/** `progress --flagged`: questions marked as bad, and those that are not asked any more. */
export function flaggedLines(
  { flagged, suspended }: Pick<LearnerState, 'flagged' | 'suspended'>,
  questions: Questions,
  frame: Frame,
): string[] {
  const { progress, quiz } = frame.messages
  const keys = [...new Set([...flagged, ...suspended])]
  if (keys.length === 0) return wrapText(progress.noneFlagged, frame.width, frame)
  const rows = keys.flatMap((key) => {
    const question = questions.get(key)
    const marks = [
      ...(flagged.includes(key) ? [quiz.flagged] : []),
      ...(suspended.includes(key) ? [quiz.suspended] : []),
    ].join(' · ')
    const id = key.slice(key.lastIndexOf('/') + 1)
    return question === undefined
      ? [`${id} · ${marks}`]
      : [...questionLines(id, question, frame), ...hanging('  ', marks, frame)]
  })
  return [...countHeard(keys.length, frame), ...rows]
}

/** What sums up a list comes first where it is heard. */
const countHeard = (count: number, { accessible, messages }: Frame): string[] =>
  accessible ? [messages.quiz.counted(count)] : []

const questionLines = (id: string, { prompt }: Question, frame: Frame): string[] => [
  frame.theme.muted(id),
  ...hanging('  ', promptText(prompt[frame.locale], frame), frame),
]

/** `progress --disputed --json` */
export const disputedJson = ({ disputed }: Pick<LearnerState, 'disputed'>): unknown => ({
  schema: 'llm-primer/disputed@1',
  disputed: disputed.map(({ time, ...answer }) => ({ ...answer, time: new Date(time).toISOString() })),
})

/** `progress --flagged --json` */
export const flaggedJson = ({
  flagged,
  suspended,
}: Pick<LearnerState, 'flagged' | 'suspended'>): unknown => ({
  schema: 'llm-primer/flagged@1',
  flagged,
  suspended,
})
