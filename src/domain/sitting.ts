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
import { type Confidence, confidences } from './events.ts'
import { halfWidth, type Key } from './keys.ts'
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
  /** An experiment of its section. */
  readonly lab?: string
  /** On how many days it was missed before. */
  readonly misses?: number
  /** Its section was not read yet. */
  readonly unread?: true
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
  | { readonly problem: AnswerProblem }

export type Phase = 'answer' | 'confidence' | 'feedback' | 'end'

/** A turn that can be taken back: where it was, and the event that recorded it. */
interface Turn {
  readonly at: number
  readonly event: string
  /** The outcome that the turn gave; undefined for a repeat. */
  readonly key: string | undefined
  /** The learner has seen the right answer since: the turn cannot be taken back any more. */
  readonly keyShown: boolean
}

/** A learner and a list of questions, from the first to the score. A value: nothing here asks, prints or stores. */
export interface Sitting {
  readonly mode: SittingMode
  readonly seed: number
  /** Questions in the order in which they are asked; misses may be appended. */
  readonly queue: readonly Asked[]
  readonly at: number
  readonly phase: Phase
  readonly draft: Draft
  /** The answer that waits for the learner's confidence. */
  readonly pending?: { readonly answer: Answer; readonly correct: boolean }
  /** Which confidence is under the cursor. */
  readonly confidence: Confidence
  /** What the feedback is about; undefined when the answer was only shown. */
  readonly given?: Given
  readonly hints: number
  readonly outcomes: ReadonlyMap<string, Outcome>
  /** Missed at first, right later. */
  readonly mastered: ReadonlySet<string>
  /** Rounds of the missed ones that were begun after the first. */
  readonly round: number
  /** Questions asked in the first round. */
  readonly count: number
  readonly turns: readonly Turn[]
  /** The event by which the answer before the learner is disputed. */
  readonly dispute?: string
  /** Questions (`keyOf`) that the learner marked as bad, and those that are not to be asked any more. */
  readonly flagged: ReadonlySet<string>
  readonly suspended: ReadonlySet<string>
  /** The report of the question is in view. */
  readonly report: boolean
  /** In a text field, letters are text: escape makes them keys. */
  readonly keysOn: boolean
  readonly help: boolean
  readonly notice?: Notice
}

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
  /** The first round is over. */
  | { readonly type: 'finish' }
  | { readonly type: 'quit' }

export interface SittingStep {
  readonly sitting: Sitting
  readonly effects: readonly SittingEffect[]
}

export const keyOf = ({ chapter, question }: Asked): string => `${chapter}/${question.id}`

/** Begins with the first question that has no outcome yet. */
export function startSitting(
  mode: SittingMode,
  seed: number,
  queue: readonly Asked[],
  outcomes: ReadonlyMap<string, Outcome> = new Map(),
  marks: Pick<Sitting, 'flagged' | 'suspended'> = { flagged: new Set(), suspended: new Set() },
): Sitting {
  const next = queue.findIndex((asked) => !outcomes.has(keyOf(asked)))
  return atQuestion(
    {
      mode,
      seed,
      queue,
      at: 0,
      phase: 'answer',
      draft: { type: 'text', fields: [], cursor: 0 },
      confidence: 'unsure',
      hints: 0,
      outcomes,
      mastered: new Set(),
      round: 0,
      count: queue.length,
      turns: [],
      ...marks,
      report: false,
      keysOn: false,
      help: false,
    },
    next < 0 ? queue.length : next,
  )
}

/** Shows the question at a place, or the end behind the last one. */
function atQuestion(sitting: Sitting, at: number): Sitting {
  const { pending: _, given: __, notice: ___, dispute: ____, ...rest } = sitting
  const asked = sitting.queue[at]
  const fresh = { ...rest, at, hints: 0, report: false, keysOn: false, confidence: 'unsure' as const }
  return asked === undefined
    ? { ...fresh, phase: 'end' }
    : { ...fresh, phase: 'answer', draft: emptyDraft(asked.question, sitting.seed) }
}

export const currentQuestion = ({ queue, at }: Sitting): Asked | undefined => queue[at]

/** The state after an effect was carried out: the event that recorded the turn can be taken back. */
export function withTurn(sitting: Sitting, effect: SittingEffect, event: string): Sitting {
  if (effect.type === 'dispute') return { ...sitting, dispute: event }
  if (effect.type !== 'answer' && effect.type !== 'skip') return sitting
  const key = effect.type === 'answer' && effect.repeat ? undefined : keyOf(effect.asked)
  // An exam shows its keys at the end.
  const keyShown = effect.type === 'skip' ? effect.shown : sitting.mode !== 'exam'
  return { ...sitting, turns: [...sitting.turns, { at: effect.at, event, key, keyShown }] }
}

const stay = (sitting: Sitting, ...effects: readonly SittingEffect[]): SittingStep => ({ sitting, effects })

/** What a key does. */
export function pressInSitting(sitting: Sitting, pressed: Key): SittingStep {
  const { notice: _, ...quiet } = sitting
  const key = isTyping(sitting) ? pressed : halfWidth(pressed)
  if (sitting.help) return stay({ ...quiet, help: false })
  switch (sitting.phase) {
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

/** Letters are an answer, not keys. Before a number they can be no part of it. */
const isTyping = ({ phase, draft, keysOn }: Sitting): boolean =>
  phase === 'answer' && draft.type === 'text' && !keysOn && !isBeforeNumber(draft)

function pressInAnswer(sitting: Sitting, key: Key): SittingStep {
  const typing = isTyping(sitting)
  if (key.name === 'enter') return sitting.keysOn ? stay({ ...sitting, keysOn: false }) : pressEnter(sitting)
  if (key.name === 'escape') return pressEscape(sitting)
  if (key.name === 'tab' && hasOneField(sitting)) return hint(sitting)
  const command = typing ? undefined : commandStep(sitting, key)
  if (command !== undefined) return command
  if (sitting.keysOn) return stay(sitting)
  const draft = pressInDraft(sitting.draft, key)
  return stay(draft === undefined ? sitting : { ...sitting, draft })
}

const hasOneField = ({ draft }: Sitting): boolean => draft.type === 'text' && draft.fields.length === 1

/** From a filled gap to one that is still empty; else the answer is given. */
function pressEnter(sitting: Sitting): SittingStep {
  const { draft } = sitting
  if (draft.type !== 'text' || draft.fields[draft.cursor]?.trim() === '') return submit(sitting)
  const cursor = nextEmptyField(draft)
  return cursor === undefined ? submit(sitting) : stay({ ...sitting, draft: { ...draft, cursor } })
}

/** In a text field escape switches between letters and keys; elsewhere it leaves. */
const pressEscape = (sitting: Sitting): SittingStep =>
  sitting.draft.type === 'text' ? stay({ ...sitting, keysOn: !sitting.keysOn }) : stay(sitting)

function commandStep(sitting: Sitting, { text }: Key): SittingStep | undefined {
  switch (text) {
    case 'h':
      return hint(sitting)
    case 's':
      return skip(sitting)
    case 'u':
      return undo(sitting)
    case 'q':
      return stay(sitting, { type: 'quit' })
    case '?':
      return stay({ ...sitting, help: true })
    default:
      return undefined
  }
}

/** Takes the draft as the answer, or says what it lacks. */
export function submit(sitting: Sitting): SittingStep {
  const asked = currentQuestion(sitting)
  if (asked === undefined) return stay(sitting)
  const draft = readDraft(asked.question, sitting.draft)
  if ('gap' in draft) return stay({ ...sitting, notice: draft.gap })
  if ('problem' in draft) return stay({ ...sitting, notice: { problem: draft.problem } })
  const checked = checkAnswer(asked.question, draft.value)
  if ('problem' in checked) return stay({ ...sitting, notice: { problem: checked.problem } })
  return stay({ ...sitting, phase: 'confidence', pending: checked, confidence: 'unsure' })
}

function pressInConfidence(sitting: Sitting, { name, text }: Key): SittingStep {
  if (name === 'escape' || name === 'backspace') return takeUp(sitting)
  if (name === 'enter') return confide(sitting, sitting.confidence)
  const named = confidences[Number(text) - 1]
  if (named !== undefined) return confide(sitting, named)
  const by = name === 'left' || name === 'up' ? -1 : name === 'right' || name === 'down' ? 1 : 0
  const at = (confidences.indexOf(sitting.confidence) + by + confidences.length) % confidences.length
  if (text === 'q') return stay(sitting, { type: 'quit' })
  if (text === '?') return stay({ ...sitting, help: true })
  return stay({ ...sitting, confidence: confidences[at] ?? 'unsure' })
}

/** Back to an answer that does not count yet, to change it. */
export function takeUp(sitting: Sitting): SittingStep {
  const { pending: _, ...back } = sitting
  return stay({ ...back, phase: 'answer' })
}

/** The learner has said how sure they are: now the answer counts. */
export function confide(sitting: Sitting, confidence: Confidence): SittingStep {
  const { pending, ...rest } = sitting
  const asked = currentQuestion(sitting)
  if (pending === undefined || asked === undefined) return stay(sitting)
  const given: Given = { ...pending, confidence }
  const key = keyOf(asked)
  const before = sitting.outcomes.get(key)
  const repeat = isAnswered(before)
  const shown = before?.type === 'shown'
  const outcome: Outcome = shown ? { type: 'shown', answered: true } : { type: 'answered', ...given }
  const outcomes = repeat ? sitting.outcomes : new Map(sitting.outcomes).set(key, outcome)
  const mastered = (repeat || shown) && given.correct ? new Set(sitting.mastered).add(key) : sitting.mastered
  const { at, hints } = sitting
  const effect: SittingEffect = { type: 'answer', asked, at, hints, repeat, shown, ...given }
  const answered = requeued({ ...rest, outcomes, mastered, given, phase: 'feedback' }, asked, given.correct)
  return sitting.mode === 'exam' ? next(answered, effect) : stay(answered, effect)
}

const isAnswered = (outcome: Outcome | undefined): boolean =>
  outcome?.type === 'answered' ||
  outcome?.type === 'earlier' ||
  (outcome?.type === 'shown' && outcome.answered === true)

/** In a review a miss comes again at the end of the queue, until it was right once. */
const requeued = (sitting: Sitting, asked: Asked, correct: boolean): Sitting =>
  sitting.mode === 'review' && !correct ? { ...sitting, queue: [...sitting.queue, asked] } : sitting

function pressInFeedback(sitting: Sitting, { name, text }: Key): SittingStep {
  if (name === 'enter' || text === ' ' || name === 'right') return next(sitting)
  const asked = currentQuestion(sitting)
  if (text === 'b' && asked !== undefined) return stay(sitting, { type: 'read', asked })
  if (text === 'u') return undo(sitting)
  if (text === 'q') return stay(sitting, { type: 'quit' })
  if (text === '?') return stay({ ...sitting, help: true })
  const act = FEEDBACK_ACTS[text]
  return act === undefined ? stay(sitting) : act(sitting)
}

/** What may be said to a question that was answered, besides going on. */
const FEEDBACK_ACTS: Readonly<Record<string, (sitting: Sitting) => SittingStep>> = {
  d: dispute,
  f: (sitting) => markQuestion(sitting, 'flag'),
  x: (sitting) => markQuestion(sitting, 'suspend'),
  w: (sitting) => stay({ ...sitting, report: !sitting.report }),
}

/** Only what was typed can be right in words that the key does not know. */
export const canDispute = (sitting: Sitting): boolean =>
  sitting.phase === 'feedback' &&
  sitting.draft.type === 'text' &&
  sitting.given?.correct === false &&
  sitting.turns.at(-1)?.key !== undefined &&
  sitting.outcomes.get(sitting.turns.at(-1)?.key ?? '')?.type === 'answered'

/** "My answer was right": the miss counts apart from now on. Said again, it counts as a miss again. */
export function dispute(sitting: Sitting): SittingStep {
  const { given, dispute: said, ...rest } = sitting
  const [asked, turn] = [currentQuestion(sitting), sitting.turns.at(-1)]
  if (!canDispute(sitting) || given === undefined || asked === undefined || turn === undefined)
    return stay(sitting)
  const { disputed: _, ...miss } = given
  const now: Given = said === undefined ? { ...miss, disputed: true } : miss
  const outcomes = new Map(sitting.outcomes).set(keyOf(asked), { type: 'answered', ...now })
  const next = { ...rest, given: now, outcomes }
  return said === undefined
    ? stay(
        { ...next, queue: withoutRequeued(sitting.queue, sitting.at) },
        { type: 'dispute', asked, answer: given.answer, event: turn.event },
      )
    : stay(requeued(next, asked, false), { type: 'undo', event: said })
}

/** Marks the question, or takes the mark away. What is not to be asked any more does not come again in this review. */
export function markQuestion(sitting: Sitting, type: 'flag' | 'suspend'): SittingStep {
  const asked = currentQuestion(sitting)
  if (asked === undefined) return stay(sitting)
  const name = type === 'flag' ? 'flagged' : 'suspended'
  const marked = new Set(sitting[name])
  const set = !marked.delete(keyOf(asked))
  if (set) marked.add(keyOf(asked))
  const queue = set && type === 'suspend' ? withoutRequeued(sitting.queue, sitting.at) : sitting.queue
  return stay({ ...sitting, [name]: marked, queue }, { type, asked, set })
}

/** The next question, or the end; the first end is told, so that the journal can close the sitting. */
export function next(sitting: Sitting, ...effects: readonly SittingEffect[]): SittingStep {
  const following = atQuestion(sitting, sitting.at + 1)
  return following.phase === 'end' && sitting.round === 0
    ? stay(following, ...effects, { type: 'finish' })
    : stay(following, ...effects)
}

function pressAtEnd(sitting: Sitting, { name, text }: Key): SittingStep {
  if (text === 'm' && missed(sitting).length > 0) return stay(retryMissed(sitting))
  if (name === 'enter' || text === 'q') return stay(sitting, { type: 'quit' })
  return stay(text === '?' ? { ...sitting, help: true } : sitting)
}

/** Asks the missed ones again. A new seed puts their options in another order. */
export function retryMissed(sitting: Sitting): Sitting {
  const queue = missed(sitting)
  return atQuestion({ ...sitting, queue, seed: sitting.seed + 1, round: sitting.round + 1, turns: [] }, 0)
}

/** The next hint; behind the last one, the answer. */
export function hint(sitting: Sitting): SittingStep {
  const asked = currentQuestion(sitting)
  if (asked === undefined) return stay(sitting)
  if (sitting.mode === 'exam') return stay({ ...sitting, notice: 'no-hints-in-exam' })
  if (sitting.hints < asked.question.hints.length) return stay({ ...sitting, hints: sitting.hints + 1 })
  return pass(sitting, asked, { type: 'shown' })
}

export function skip(sitting: Sitting): SittingStep {
  const asked = currentQuestion(sitting)
  return asked === undefined ? stay(sitting) : pass(sitting, asked, { type: 'skipped' })
}

/** Goes on without an answer. A skipped question keeps an outcome that it had before. */
function pass(sitting: Sitting, asked: Asked, outcome: Outcome): SittingStep {
  const key = keyOf(asked)
  const outcomes = sitting.outcomes.has(key) ? sitting.outcomes : new Map(sitting.outcomes).set(key, outcome)
  const passed = { ...sitting, outcomes }
  const effect: SittingEffect = { type: 'skip', asked, at: sitting.at, shown: outcome.type === 'shown' }
  return outcome.type === 'shown' ? stay({ ...passed, phase: 'feedback' }, effect) : next(passed, effect)
}

/**
 * Asks the last question again. As long as its key was not shown, what was said is taken back and the journal is told;
 * afterwards the first answer stays, and the new one is practice.
 */
export function undo(sitting: Sitting): SittingStep {
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
export function askedOnce({ queue, outcomes }: Sitting): Asked[] {
  const seen = new Set<string>()
  return queue.filter(
    (asked) => !seen.has(keyOf(asked)) && seen.add(keyOf(asked)) && outcomes.has(keyOf(asked)),
  )
}

/** The questions that were not right at any try. */
export const missed = (sitting: Sitting): Asked[] =>
  askedOnce(sitting).filter(
    (asked) =>
      !isRight(sitting.outcomes.get(keyOf(asked))) &&
      !isDisputed(sitting.outcomes.get(keyOf(asked))) &&
      !sitting.mastered.has(keyOf(asked)),
  )

/** The ones that the learner was sure of, and wrong. */
export const sureButWrong = (sitting: Sitting): Asked[] =>
  askedOnce(sitting).filter((asked) => {
    const outcome = sitting.outcomes.get(keyOf(asked))
    return wasSure(outcome) && !isRight(outcome) && !isDisputed(outcome)
  })

/** Right at the first try, of all that were asked. What is disputed counts apart. */
export function scoreOf({ outcomes }: Sitting): Score {
  const counted = [...outcomes.values()].filter((outcome) => !isDisputed(outcome))
  return { right: counted.filter(isRight).length, total: counted.length }
}

export const disputedCount = ({ outcomes }: Sitting): number =>
  [...outcomes.values()].filter(isDisputed).length
