import { type Answer, type AnswerProblem, checkAnswer } from './answers.ts'
import {
  type Draft,
  type DraftGap,
  emptyDraft,
  isBeforeNumber,
  nextEmptyField,
  pressInDraft,
  readDraft,
} from './draft.ts'
import { type DrawnValues, drawnQuestion } from './drawn-question.ts'
import { type Confidence, confidences } from './events.ts'
import { type Action, actionOn } from './key-table.ts'
import { halfWidth, type Key } from './keys.ts'
import type { LearnerState } from './learner.ts'
import type { LocalizedText } from './locale.ts'
import type { Question } from './question.schema.ts'
import type { Score } from './quiz.ts'

export type SittingMode = 'quiz' | 'exam' | 'placement' | 'review'

/** A question with its place in the course. */
export interface Asked {
  readonly chapter: string
  readonly question: Question
  /** `1.4` */
  readonly number: string
  readonly title: LocalizedText
  /** On how many days it was missed before. */
  readonly misses?: number
  /** Its section was not read yet. */
  readonly unread?: true
  /** Asked as it stands in a text: nothing is drawn. */
  readonly standard?: true
  /** The numbers that were drawn for it. */
  readonly drawn?: DrawnValues
}

/** What was said to a question. */
export interface Given {
  readonly answer: Answer
  readonly correct: boolean
  readonly confidence: Confidence
  /** The learner says that the miss was right. */
  readonly disputed?: true
}

/** What became of a question at the first try. */
export type Outcome =
  | ({ readonly type: 'answered' } & Given)
  | { readonly type: 'skipped' }
  /** The learner asked to see the answer; `answered` after that. */
  | { readonly type: 'shown'; readonly answered?: true }
  /** Answered before the sitting was broken off; the answer itself is in the journal. */
  | {
      readonly type: 'earlier'
      readonly correct: boolean
      readonly sure: boolean
      readonly guessed: boolean
      readonly disputed?: true
    }

export type Notice =
  | DraftGap
  | 'no-hints-in-exam'
  | 'nothing-to-undo'
  | 'undone'
  /** Asked again after its key was shown: what counts is the first answer. */
  | 'practice'
  /** Space turns pages everywhere; another key marks. */
  | 'space-turns'
  | { readonly problem: AnswerProblem }

/** A turn that can be taken back: where it was, and the event that recorded it. */
interface Turn {
  readonly at: number
  readonly event: string
  /** The outcome that the turn gave; undefined for a repeat. */
  readonly key: string | undefined
  /** The learner has seen the right answer since: the turn cannot be taken back any more. */
  readonly keyShown: boolean
}

/** What holds from the first question to the score. */
interface SittingBase {
  readonly mode: SittingMode
  readonly seed: number
  /** Questions in the order in which they are asked; misses may be appended. */
  readonly queue: readonly Asked[]
  readonly at: number
  readonly outcomes: ReadonlyMap<string, Outcome>
  /** Missed at first, right later. */
  readonly mastered: ReadonlySet<string>
  /** Rounds of the missed ones that were begun after the first. */
  readonly round: number
  /** Questions asked in the first round. */
  readonly count: number
  readonly turns: readonly Turn[]
  /** Questions (`keyOf`) that the learner marked as bad, and those that are not to be asked any more. */
  readonly flagged: ReadonlySet<string>
  readonly suspended: ReadonlySet<string>
  /** Questions (`keyOf`) and the revision of each that was answered before this sitting. */
  readonly answered: ReadonlyMap<string, number>
  readonly help: boolean
  readonly notice?: Notice | undefined
}

/** A question before the learner. */
interface AtQuestion extends SittingBase {
  readonly asked: Asked
  readonly draft: Draft
  readonly hints: number
}

/** The answer is being made up. */
export interface Answering extends AtQuestion {
  readonly phase: 'answer'
  /** In a text field, letters are text: escape makes them keys. */
  readonly keysOn: boolean
}

/** The answer waits for the learner's confidence. */
export interface Confiding extends AtQuestion {
  readonly phase: 'confidence'
  readonly pending: { readonly answer: Answer; readonly correct: boolean }
  /** Which confidence is under the cursor. */
  readonly confidence: Confidence
}

/** The right answer is in view. */
export interface Explained extends AtQuestion {
  readonly phase: 'feedback'
  /** Undefined when the answer was only shown. */
  readonly given?: Given
  /** The event by which the answer before the learner is disputed. */
  readonly dispute?: string
  /** The report of the question is in view. */
  readonly report: boolean
}

export interface Ended extends SittingBase {
  readonly phase: 'end'
}

/** A learner and a list of questions, from the first to the score. A value: nothing here asks, prints or stores. */
export type Sitting = Answering | Confiding | Explained | Ended

/** What has to be done because of a key. */
export type SittingEffect =
  | ({
      readonly type: 'answer'
      readonly asked: Asked
      readonly at: number
      readonly hints: number
      readonly repeat: boolean
      /** The key was shown before. */
      readonly shown: boolean
    } & Given)
  | {
      readonly type: 'dispute'
      readonly asked: Asked
      readonly answer: Answer
      /** The event of the answer. */
      readonly event: string
    }
  | { readonly type: 'flag' | 'suspend'; readonly asked: Asked; readonly set: boolean }
  | { readonly type: 'skip'; readonly asked: Asked; readonly at: number; readonly shown: boolean }
  | { readonly type: 'undo'; readonly event: string }
  | { readonly type: 'read'; readonly asked: Asked }
  | { readonly type: 'copy' }
  /** The first round is over. */
  | { readonly type: 'finish' }
  | { readonly type: 'quit' }

export interface SittingStep {
  readonly sitting: Sitting
  readonly effects: readonly SittingEffect[]
}

export const keyOf = ({ chapter, question }: Asked): string => `${chapter}/${question.id}`

/** What was known of the questions before the sitting. */
export type SittingMarks = Pick<Sitting, 'flagged' | 'suspended' | 'answered'>

/** The questions that the learner has marked, and those that were answered. */
export const marksIn = ({ flagged, suspended, questions }: LearnerState): SittingMarks => ({
  flagged: new Set(flagged),
  suspended: new Set(suspended),
  answered: new Map([...questions].map(([key, { rev }]) => [key, rev])),
})

/** An earlier revision of the question was answered, which asked something else. */
export const wasChanged = ({ answered }: Pick<Sitting, 'answered'>, asked: Asked): boolean =>
  (answered.get(keyOf(asked)) ?? asked.question.rev) < asked.question.rev

/** Begins with the first question that has no outcome yet. */
export function startSitting(
  mode: SittingMode,
  seed: number,
  queue: readonly Asked[],
  outcomes: ReadonlyMap<string, Outcome> = new Map(),
  marks: SittingMarks = { flagged: new Set(), suspended: new Set(), answered: new Map() },
): Sitting {
  const next = queue.findIndex((asked) => !outcomes.has(keyOf(asked)))
  const base: SittingBase = {
    mode,
    seed,
    queue: queue.map((asked) => withNumbers(asked, seed)),
    at: 0,
    outcomes,
    mastered: new Set(),
    round: 0,
    count: queue.length,
    turns: [],
    ...marks,
    help: false,
  }
  return atQuestion(base, next < 0 ? queue.length : next)
}

/** The question with numbers of its own for this sitting, where it draws some. */
function withNumbers(asked: Asked, seed: number): Asked {
  const drawn = asked.standard ? undefined : drawnQuestion(asked.question, seed)
  return drawn === undefined ? asked : { ...asked, ...drawn }
}

/** Shows the question at a place, or the end behind the last one. */
function atQuestion(base: SittingBase, at: number): Answering | Ended {
  const rest = baseOf(base)
  const asked = base.queue[at]
  return asked === undefined
    ? { ...rest, at, phase: 'end' }
    : {
        ...rest,
        at,
        asked,
        phase: 'answer',
        draft: emptyDraft(asked.question, base.seed),
        hints: 0,
        keysOn: false,
      }
}

/** Without what belongs to one question. */
const baseOf = ({
  mode,
  seed,
  queue,
  at,
  outcomes,
  mastered,
  round,
  count,
  turns,
  flagged,
  suspended,
  answered,
  help,
}: SittingBase): SittingBase => ({
  mode,
  seed,
  queue,
  at,
  outcomes,
  mastered,
  round,
  count,
  turns,
  flagged,
  suspended,
  answered,
  help,
})

const questionOf = (sitting: AtQuestion): AtQuestion => ({
  ...baseOf(sitting),
  asked: sitting.asked,
  draft: sitting.draft,
  hints: sitting.hints,
})

export const currentQuestion = (sitting: Sitting): Asked | undefined =>
  sitting.phase === 'end' ? undefined : sitting.asked

/** The state after an effect was carried out: the event that recorded the turn can be taken back. */
export function withTurn(sitting: Sitting, effect: SittingEffect, event: string): Sitting {
  if (effect.type === 'dispute')
    return sitting.phase === 'feedback' ? { ...sitting, dispute: event } : sitting
  if (effect.type !== 'answer' && effect.type !== 'skip') return sitting
  const key = effect.type === 'answer' && effect.repeat ? undefined : keyOf(effect.asked)
  // An exam shows its keys at the end.
  const keyShown = effect.type === 'skip' ? effect.shown : sitting.mode !== 'exam'
  return { ...sitting, turns: [...sitting.turns, { at: effect.at, event, key, keyShown }] }
}

const stay = (sitting: Sitting, ...effects: readonly SittingEffect[]): SittingStep => ({ sitting, effects })

/** Which keys there are now. */
export function sittingScreen(sitting: Sitting) {
  switch (sitting.phase) {
    case 'confidence':
    case 'feedback':
      return sitting.phase
    case 'end':
      return 'score'
    case 'answer':
      return answerScreen(sitting)
  }
}

/** Letters are an answer, not keys, where text is typed; before a number they can be no part of it. */
function answerScreen({ draft, keysOn }: Answering) {
  switch (draft.type) {
    case 'choice':
      return draft.marked === undefined ? 'choice' : 'several'
    case 'text':
      return keysOn || isBeforeNumber(draft) ? 'words-keys' : 'words'
    default:
      return draft.type
  }
}

/** What a key does. */
export function pressInSitting(sitting: Sitting, pressed: Key): SittingStep {
  if (sitting.help) return stay({ ...sitting, help: false })
  const key = sittingScreen(sitting) === 'words' ? pressed : halfWidth(pressed)
  const quiet = withoutNotice(sitting)
  switch (quiet.phase) {
    case 'answer':
      return pressInAnswer(quiet, key)
    case 'confidence':
      return pressInConfidence(quiet, key)
    case 'feedback':
      return pressInFeedback(quiet, key)
    case 'end':
      return pressAtEnd(quiet, key)
  }
}

/** What stopped the last key or line has been said. */
export const withoutNotice = <State extends Sitting>(sitting: State): State => ({
  ...sitting,
  notice: undefined,
})

function pressInAnswer(sitting: Answering, key: Key): SittingStep {
  const screen = answerScreen(sitting)
  // A sign and a space before a number are a part of it, where letters are none.
  const typed = isTyping(sitting, key) ? pressInDraft(sitting.draft, key) : undefined
  if (typed !== undefined) return stay({ ...sitting, draft: typed })
  switch (actionOn(screen, key)) {
    case 'accept':
      return sitting.keysOn ? stay({ ...sitting, keysOn: false }) : pressEnter(sitting)
    case 'let-go':
      return pressEscape(sitting)
    case 'hint':
      return hint(sitting)
    case 'skip':
      return skip(sitting)
    case 'again':
      return undo(sitting)
    case 'back':
      return stay(sitting, { type: 'quit' })
    case 'help':
      return stay({ ...sitting, help: true })
    case 'copy':
      return stay(sitting, { type: 'copy' })
    case 'next-screen':
    case 'screen-before':
      return stay(key.text === ' ' ? { ...sitting, notice: 'space-turns' } : sitting)
    default: {
      const draft = sitting.keysOn ? undefined : pressInDraft(sitting.draft, key)
      return stay(draft === undefined ? sitting : { ...sitting, draft })
    }
  }
}

const isTyping = ({ draft, keysOn }: Answering, { name }: Key): boolean =>
  draft.type === 'text' && !keysOn && name === 'text'

/** From a filled gap to one that is still empty; else the answer is given. */
function pressEnter(sitting: Answering): SittingStep {
  const { draft } = sitting
  if (draft.type !== 'text' || draft.fields[draft.cursor]?.trim() === '') return submit(sitting)
  const cursor = nextEmptyField(draft)
  return cursor === undefined ? submit(sitting) : stay({ ...sitting, draft: { ...draft, cursor } })
}

/** In a text field escape switches between letters and keys; elsewhere it is a step back. */
const pressEscape = (sitting: Answering): SittingStep =>
  sitting.draft.type === 'text'
    ? stay({ ...sitting, keysOn: !sitting.keysOn })
    : stay(sitting, { type: 'quit' })

/** Takes the draft as the answer, or says what it lacks. */
export function submit(sitting: Answering): SittingStep {
  const { question } = sitting.asked
  const draft = readDraft(question, sitting.draft)
  if ('gap' in draft) return stay({ ...sitting, notice: draft.gap })
  if ('problem' in draft) return stay({ ...sitting, notice: { problem: draft.problem } })
  const pending = checkAnswer(question, draft.value)
  if ('problem' in pending) return stay({ ...sitting, notice: { problem: pending.problem } })
  return stay({ ...questionOf(sitting), phase: 'confidence', pending, confidence: 'unsure' })
}

function pressInConfidence(sitting: Confiding, key: Key): SittingStep {
  const by = (step: number): SittingStep => {
    const at = (confidences.indexOf(sitting.confidence) + step + confidences.length) % confidences.length
    return stay({ ...sitting, confidence: confidences[at] ?? 'unsure' })
  }
  switch (actionOn('confidence', key)) {
    case 'let-go':
    case 'return':
    case 'back':
      return takeUp(sitting)
    case 'accept':
      return confide(sitting, sitting.confidence)
    case 'number': {
      const named = confidences[Number(key.text) - 1]
      return named === undefined ? stay(sitting) : confide(sitting, named)
    }
    case 'left':
    case 'line-up':
      return by(-1)
    case 'right':
    case 'line-down':
      return by(1)
    case 'help':
      return stay({ ...sitting, help: true })
    case 'copy':
      return stay(sitting, { type: 'copy' })
    default:
      return stay(sitting)
  }
}

/** Back to an answer that does not count yet, to change it. */
export const takeUp = (sitting: Confiding): SittingStep =>
  stay({ ...questionOf(sitting), phase: 'answer', keysOn: false })

/** The learner has said how sure they are: now the answer counts. */
export function confide(sitting: Confiding, confidence: Confidence): SittingStep {
  const { pending, asked, at, hints } = sitting
  const given: Given = { ...pending, confidence }
  const key = keyOf(asked)
  const before = sitting.outcomes.get(key)
  const repeat = isAnswered(before)
  const shown = before?.type === 'shown'
  const outcome: Outcome = shown ? { type: 'shown', answered: true } : { type: 'answered', ...given }
  const outcomes = repeat ? sitting.outcomes : new Map(sitting.outcomes).set(key, outcome)
  const mastered = (repeat || shown) && given.correct ? new Set(sitting.mastered).add(key) : sitting.mastered
  const effect: SittingEffect = { type: 'answer', asked, at, hints, repeat, shown, ...given }
  const explained: Explained = {
    ...questionOf(sitting),
    outcomes,
    mastered,
    given,
    phase: 'feedback',
    report: false,
  }
  const answered = requeued(explained, given.correct)
  return sitting.mode === 'exam' ? next(answered, effect) : stay(answered, effect)
}

const isAnswered = (outcome: Outcome | undefined): boolean =>
  outcome?.type === 'answered' ||
  outcome?.type === 'earlier' ||
  (outcome?.type === 'shown' && outcome.answered === true)

/** In a review a miss comes again at the end of the queue, until it was right once. */
const requeued = (sitting: Explained, correct: boolean): Explained =>
  sitting.mode === 'review' && !correct ? { ...sitting, queue: [...sitting.queue, sitting.asked] } : sitting

function pressInFeedback(sitting: Explained, key: Key): SittingStep {
  switch (actionOn('feedback', key)) {
    case 'accept':
    case 'next-screen':
      return next(sitting)
    case 'passage':
      return stay(sitting, { type: 'read', asked: sitting.asked })
    case 'again':
      return undo(sitting)
    case 'let-go':
    case 'back':
      return stay(sitting, { type: 'quit' })
    case 'help':
      return stay({ ...sitting, help: true })
    case 'dispute':
      return dispute(sitting)
    case 'flag':
      return markQuestion(sitting, 'flag')
    case 'suspend':
      return markQuestion(sitting, 'suspend')
    case 'report':
      return stay({ ...sitting, report: !sitting.report })
    case 'copy':
      return stay(sitting, { type: 'copy' })
    default:
      return stay(sitting)
  }
}

/** Actions of the screen that there is nothing for as things stand. */
export function idleActions(sitting: Sitting): readonly Action[] {
  const { mode, phase, turns } = sitting
  if (phase === 'confidence') return []
  if (phase === 'end') return missed(sitting).length === 0 ? ['again'] : []
  const again: readonly Action[] = turns.length === 0 ? ['again'] : []
  if (phase === 'feedback') return canDispute(sitting) ? again : [...again, 'dispute']
  return mode === 'exam' ? [...again, 'hint'] : again
}

/** Only what was typed can be right in words that the key does not know. */
export const canDispute = (sitting: Explained): boolean =>
  sitting.draft.type === 'text' &&
  sitting.given?.correct === false &&
  sitting.turns.at(-1)?.key !== undefined &&
  sitting.outcomes.get(sitting.turns.at(-1)?.key ?? '')?.type === 'answered'

/** "My answer was right": the miss counts apart from now on. Said again, it counts as a miss again. */
export function dispute(sitting: Explained): SittingStep {
  const { given, dispute: said, ...rest } = sitting
  const turn = sitting.turns.at(-1)
  if (!canDispute(sitting) || given === undefined || turn === undefined) return stay(sitting)
  const { disputed: _, ...miss } = given
  const now: Given = said === undefined ? { ...miss, disputed: true } : miss
  const { asked } = sitting
  const outcomes = new Map(sitting.outcomes).set(keyOf(asked), { type: 'answered', ...now })
  const next: Explained = { ...rest, given: now, outcomes }
  return said === undefined
    ? stay(
        { ...next, queue: withoutRequeued(sitting.queue, sitting.at) },
        { type: 'dispute', asked, answer: given.answer, event: turn.event },
      )
    : stay(requeued(next, false), { type: 'undo', event: said })
}

/** Marks the question, or takes the mark away. What is not to be asked any more does not come again in this review. */
export function markQuestion(sitting: Explained, type: 'flag' | 'suspend'): SittingStep {
  const { asked } = sitting
  const name = type === 'flag' ? 'flagged' : 'suspended'
  const marked = new Set(sitting[name])
  const set = !marked.delete(keyOf(asked))
  if (set) marked.add(keyOf(asked))
  const queue = set && type === 'suspend' ? withoutRequeued(sitting.queue, sitting.at) : sitting.queue
  return stay({ ...sitting, [name]: marked, queue }, { type, asked, set })
}

/** The next question, or the end; the first end is told, so that the journal can close the sitting. */
export function next(sitting: SittingBase, ...effects: readonly SittingEffect[]): SittingStep {
  const following = atQuestion(sitting, sitting.at + 1)
  return following.phase === 'end' && sitting.round === 0
    ? stay(following, ...effects, { type: 'finish' })
    : stay(following, ...effects)
}

function pressAtEnd(sitting: Ended, key: Key): SittingStep {
  switch (actionOn('score', key)) {
    case 'again':
      return stay(missed(sitting).length > 0 ? retryMissed(sitting) : sitting)
    case 'accept':
    case 'let-go':
    case 'back':
      return stay(sitting, { type: 'quit' })
    case 'help':
      return stay({ ...sitting, help: true })
    case 'copy':
      return stay(sitting, { type: 'copy' })
    default:
      return stay(sitting)
  }
}

/** Asks the missed ones again. A new seed puts their options in another order. */
export function retryMissed(sitting: Ended): Sitting {
  const queue = missed(sitting)
  return atQuestion({ ...sitting, queue, seed: sitting.seed + 1, round: sitting.round + 1, turns: [] }, 0)
}

/** The next hint; behind the last one, the answer. */
export function hint(sitting: Answering): SittingStep {
  const { asked } = sitting
  if (sitting.mode === 'exam') return stay({ ...sitting, notice: 'no-hints-in-exam' })
  if (sitting.hints < asked.question.hints.length) return stay({ ...sitting, hints: sitting.hints + 1 })
  const passed = passedOver(sitting, { type: 'shown' })
  return stay(
    { ...questionOf(sitting), ...passed, phase: 'feedback', report: false },
    { type: 'skip', asked, at: sitting.at, shown: true },
  )
}

export const skip = (sitting: Answering): SittingStep =>
  next(
    { ...sitting, ...passedOver(sitting, { type: 'skipped' }) },
    { type: 'skip', asked: sitting.asked, at: sitting.at, shown: false },
  )

/** A question that is passed over keeps an outcome that it had before. */
function passedOver({ outcomes, asked }: Answering, outcome: Outcome): Pick<SittingBase, 'outcomes'> {
  const key = keyOf(asked)
  return { outcomes: outcomes.has(key) ? outcomes : new Map(outcomes).set(key, outcome) }
}

/**
 * Asks the last question again. As long as its key was not shown, what was said is taken back and the journal is told;
 * afterwards the first answer stays, and the new one is practice.
 */
export function undo(sitting: Answering | Explained): SittingStep {
  const turn = sitting.turns.at(-1)
  if (turn === undefined) return stay({ ...sitting, notice: 'nothing-to-undo' })
  const turns = sitting.turns.slice(0, -1)
  if (turn.keyShown) return stay({ ...atQuestion({ ...sitting, turns }, turn.at), notice: 'practice' })
  const outcomes = new Map(sitting.outcomes)
  if (turn.key !== undefined) outcomes.delete(turn.key)
  const back = atQuestion({ ...sitting, outcomes, turns }, turn.at)
  return stay({ ...back, notice: 'undone' }, { type: 'undo', event: turn.event })
}

/** Drops the repetition that a miss, now taken back, had put at the end of the queue. */
function withoutRequeued(queue: readonly Asked[], at: number): readonly Asked[] {
  const asked = queue[at]
  const repeated = asked === undefined ? -1 : queue.lastIndexOf(asked)
  return repeated > at ? queue.filter((_, place) => place !== repeated) : queue
}

export const isDisputed = (outcome: Outcome | undefined): boolean =>
  (outcome?.type === 'answered' || outcome?.type === 'earlier') && outcome.disputed === true

export const isRight = (outcome: Outcome | undefined): boolean =>
  (outcome?.type === 'answered' || outcome?.type === 'earlier') && outcome.correct

const wasSure = (outcome: Outcome | undefined): boolean =>
  outcome?.type === 'answered' ? outcome.confidence === 'sure' : outcome?.type === 'earlier' && outcome.sure

/** Each question once, in the order in which it was first asked. */
export function askedOnce({ queue, outcomes }: SittingBase): Asked[] {
  const seen = new Set<string>()
  return queue.filter(
    (asked) => !seen.has(keyOf(asked)) && seen.add(keyOf(asked)) && outcomes.has(keyOf(asked)),
  )
}

/** The questions that were not right at any try. */
export const missed = (sitting: SittingBase): Asked[] =>
  askedOnce(sitting).filter(
    (asked) =>
      !isRight(sitting.outcomes.get(keyOf(asked))) &&
      !isDisputed(sitting.outcomes.get(keyOf(asked))) &&
      !sitting.mastered.has(keyOf(asked)),
  )

/** The ones that the learner was sure of, and wrong. */
export const sureButWrong = (sitting: SittingBase): Asked[] =>
  askedOnce(sitting).filter((asked) => {
    const outcome = sitting.outcomes.get(keyOf(asked))
    return wasSure(outcome) && !isRight(outcome) && !isDisputed(outcome)
  })

/** Right at the first try, of all that were asked. What is disputed counts apart. */
export function scoreOf({ outcomes }: SittingBase): Score {
  const counted = [...outcomes.values()].filter((outcome) => !isDisputed(outcome))
  return { right: counted.filter(isRight).length, total: counted.length }
}

export const disputedCount = ({ outcomes }: SittingBase): number =>
  [...outcomes.values()].filter(isDisputed).length
