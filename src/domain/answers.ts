import { inAskedUnit, withoutRate } from './asked-unit.ts'
import type { LocalizedText } from './locale.ts'
import { isNumeric } from './numeric-answer.ts'
import { type Quantity, readQuantity } from './quantity.ts'
import type { Question } from './question.schema.ts'
import { isRecord } from './record.ts'
import { isAccepted } from './short-answer.ts'
import { convert, isCount, isKnownUnit, isShare } from './units.ts'

/**
 * An answer as the journal and `quiz --answers` write it. By kind of question: option id (single), array of option ids
 * (multiple), boolean (true-false), value with unit (numeric), string (short), array of strings (cloze), ordered ids
 * (order), left → right (match).
 */
export type Answer = string | boolean | readonly string[] | NumericAnswer | Pairing

export interface NumericAnswer {
  readonly value: number
  readonly unit?: string
}

/** Left id → right id. */
export interface Pairing {
  readonly [left: string]: string
}

type Kind = Question['kind']
type OfKind<K extends Kind> = Extract<Question, { kind: K }>

/** Why a value is no answer to a question. */
export type AnswerProblem =
  | { readonly type: 'wrong-type'; readonly kind: Kind }
  | { readonly type: 'unknown-id'; readonly id: string; readonly known: readonly string[] }
  | { readonly type: 'incomplete'; readonly expected: number; readonly given: number }
  | { readonly type: 'repeated'; readonly id: string }
  | { readonly type: 'unknown-unit'; readonly unit: string; readonly expected: string }
  | UnclearNumber

/** A number that was typed and may be meant in two ways: the learner has to say which. */
export type UnclearNumber =
  /** 0.74 where per cent are asked for: 74 % or 0.74 %? */
  | { readonly type: 'share-or-percent'; readonly value: number }
  /** 74 where 74 % would be right. */
  | { readonly type: 'percent-sign'; readonly value: number }
  /** 1.500 where 1500 would be right, or 1,270 where 1.27 would. */
  | { readonly type: 'point-or-group'; readonly value: number; readonly other: number }

/** An answer that fits its question, and whether it is right. */
export interface CheckedAnswer {
  readonly answer: Answer
  readonly correct: boolean
}

export type AnswerReading = CheckedAnswer | { readonly problem: AnswerProblem }

const problem = (problem: AnswerProblem): AnswerReading => ({ problem })

/** Reads a value from outside as an answer to the question and checks it. */
export function checkAnswer(question: Question, value: unknown): AnswerReading {
  switch (question.kind) {
    case 'single':
      return checkSingle(question, value)
    case 'multiple':
      return checkMultiple(question, value)
    case 'true-false':
      return typeof value === 'boolean'
        ? { answer: value, correct: value === question.answer }
        : wrongType(question)
    case 'numeric':
      return checkNumeric(question, value)
    case 'short':
      return checkShort(question, value)
    case 'cloze':
      return checkCloze(question, value)
    case 'order':
      return checkOrder(question, value)
    case 'match':
      return checkMatch(question, value)
  }
}

const wrongType = ({ kind }: Question): AnswerReading => problem({ type: 'wrong-type', kind })

const idsOf = (things: readonly { readonly id: string }[]): string[] => things.map(({ id }) => id)

const isText = (value: unknown): value is string => typeof value === 'string'
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText)
function checkSingle(question: OfKind<'single'>, value: unknown): AnswerReading {
  if (!isText(value)) return wrongType(question)
  const option = question.options.find(({ id }) => id === value)
  return option === undefined
    ? problem({ type: 'unknown-id', id: value, known: idsOf(question.options) })
    : { answer: value, correct: option.correct }
}

function checkMultiple(question: OfKind<'multiple'>, value: unknown): AnswerReading {
  if (!isTexts(value)) return wrongType(question)
  const wrongIds = findWrongId(value, idsOf(question.options))
  if (wrongIds !== undefined) return problem(wrongIds)
  return {
    answer: value,
    correct: question.options.every(({ id, correct }) => value.includes(id) === correct),
  }
}

/** An id that is not there, or is there twice. */
function findWrongId(ids: readonly string[], known: readonly string[]): AnswerProblem | undefined {
  const unknown = ids.find((id) => !known.includes(id))
  if (unknown !== undefined) return { type: 'unknown-id', id: unknown, known }
  const repeated = ids.find((id, at) => ids.indexOf(id) !== at)
  return repeated === undefined ? undefined : { type: 'repeated', id: repeated }
}

function checkNumeric(question: OfKind<'numeric'>, value: unknown): AnswerReading {
  if (isText(value)) return checkTyped(question, value)
  if (!isRecord(value) || typeof value.value !== 'number' || !Number.isFinite(value.value))
    return wrongType(question)
  const { unit } = value
  if (unit === undefined) return judgeNumber(question, { value: value.value })
  if (!isText(unit)) return wrongType(question)
  const answer = { value: value.value, unit }
  return isUnderstood(question, unit)
    ? judgeNumber(question, answer)
    : problem({ type: 'unknown-unit', unit, expected: question.answer.unit ?? '' })
}

/** A number as a person types it. */
function checkTyped(question: OfKind<'numeric'>, text: string): AnswerReading {
  const quantity = readQuantity(text)
  if (quantity === undefined) return wrongType(question)
  const read = readNumericAnswer(question, quantity)
  return 'problem' in read ? read : checkNumeric(question, read)
}

const judgeNumber = (question: OfKind<'numeric'>, answer: NumericAnswer): AnswerReading => ({
  answer,
  correct: isRight(question, answer),
})

/** A unit that can be converted, the one of the key, or a thing that the question counts. */
const isUnderstood = (question: OfKind<'numeric'>, unit: string): boolean =>
  unit === question.answer.unit || isKnownUnit(unit) || inUnitOf(question, { value: 1, unit }) !== undefined

/** The answer in the unit of its key, or of the question's words where the key has none. */
function inUnitOf({ answer, prompt }: OfKind<'numeric'>, { value, unit }: NumericAnswer): number | undefined {
  if (unit === undefined) return value
  const bare = withoutRate(prompt, unit)
  if (bare === '' || answer.unit !== undefined || isShare(bare) || isCount(bare))
    return convert(value, bare, answer.unit)
  return inAskedUnit(prompt, value, bare)
}

/** Within the tolerance of a target, in the unit of the answer; a hair more for sums such as 0.1 + 0.2. */
function isNear(question: OfKind<'numeric'>, given: NumericAnswer, target: number): boolean {
  const value = inUnitOf(question, given)
  if (value === undefined) return false
  const { tolerance } = question.answer
  const isWithin = (each: number): boolean => Math.abs(each - target) <= tolerance + 1e-9 * Math.abs(target)
  return isWithin(value) || (asksForPower(question.prompt) && isWithin(Math.log10(value)))
}

/** "10 to which power" is answered by 12 and by 10^12. */
const asksForPower = ({ en, zh }: LocalizedText): boolean =>
  /\b10 to (?:which|what) power\b/i.test(en) || /10\s*的(?:几|多少)次方/.test(zh)

const bothLanguages = ({ zh, en }: { readonly zh: readonly string[]; readonly en: readonly string[] }) => [
  ...zh,
  ...en,
]

function checkShort(question: OfKind<'short'>, value: unknown): AnswerReading {
  if (!isText(value)) return wrongType(question)
  const traps = question.traps.flatMap(({ text }) => bothLanguages(text))
  return { answer: value, correct: isAccepted(value, bothLanguages(question.accept), traps) }
}

function checkCloze(question: OfKind<'cloze'>, value: unknown): AnswerReading {
  if (!isTexts(value)) return wrongType(question)
  const { blanks } = question
  if (value.length !== blanks.length)
    return problem({ type: 'incomplete', expected: blanks.length, given: value.length })
  return { answer: value, correct: rightBlanks(question, value).every(Boolean) }
}

/** Blank by blank: filled rightly or not. */
export const rightBlanks = ({ blanks }: OfKind<'cloze'>, given: readonly string[]): boolean[] =>
  blanks.map(({ accept }, at) => isAccepted(given[at] ?? '', bothLanguages(accept)))

function checkOrder(question: OfKind<'order'>, value: unknown): AnswerReading {
  if (!isTexts(value)) return wrongType(question)
  const ids = idsOf(question.items)
  const wrongIds = findWrongId(value, ids)
  if (wrongIds !== undefined) return problem(wrongIds)
  if (value.length !== ids.length)
    return problem({ type: 'incomplete', expected: ids.length, given: value.length })
  return { answer: value, correct: ids.every((id, at) => id === value[at]) }
}

function checkMatch(question: OfKind<'match'>, value: unknown): AnswerReading {
  if (!isRecord(value) || !Object.values(value).every(isText)) return wrongType(question)
  const lefts = question.pairs.map(({ left }) => left.id)
  const rights = question.pairs.map(({ right }) => right.id)
  const pairs = Object.entries(value).map(([left, right]): [string, string] => [left, String(right)])
  const unknown =
    findWrongId(
      pairs.map(([left]) => left),
      lefts,
    ) ?? pairs.map(([, right]) => right).find((right) => !rights.includes(right))
  if (unknown !== undefined)
    return problem(isText(unknown) ? { type: 'unknown-id', id: unknown, known: rights } : unknown)
  if (pairs.length !== lefts.length)
    return problem({ type: 'incomplete', expected: lefts.length, given: pairs.length })
  const given = new Map(pairs)
  return {
    answer: Object.fromEntries(pairs),
    correct: question.pairs.every(({ left, right }) => given.get(left.id) === right.id),
  }
}

/** The trap that an answer fell into: it has its own explanation. */
export function trapOf(question: Question, answer: Answer): { readonly why: LocalizedText } | undefined {
  if (question.kind === 'numeric' && isNumeric(answer))
    return question.traps.find(({ value }) => isNear(question, answer, value))
  if (question.kind === 'short' && isText(answer))
    return question.traps.find(({ text }) => isAccepted(answer, bothLanguages(text)))
  return undefined
}

/** A number that is right but for the way it is written: 74 for 0.74, 0.74 for 74 %, 5 for -5. */
export type NumberSlip = 'percent' | 'share' | 'sign'

export function slipOf(question: OfKind<'numeric'>, { value, unit }: NumericAnswer): NumberSlip | undefined {
  const near = (other: number): boolean =>
    isNear(question, unit === undefined ? { value: other } : { value: other, unit }, question.answer.value)
  if (value === 0 || near(value)) return undefined
  if (near(-value)) return 'sign'
  if (unit !== undefined && !isShare(unit)) return undefined
  const perCent = question.answer.unit !== undefined && isShare(question.answer.unit)
  if (perCent) return near(value * 100) ? 'share' : undefined
  return question.answer.unit === undefined && unit === undefined && near(value / 100) ? 'percent' : undefined
}

/** A typed number as an answer, or what the learner has to say first: it may be meant in two ways. */
export function readNumericAnswer(
  question: OfKind<'numeric'>,
  { value, unit, part, other }: Quantity,
): NumericAnswer | { readonly problem: UnclearNumber } {
  const key = question.answer
  // "How many are kept?" is answered by 3 out of 5 as well.
  if (part !== undefined && unit === undefined && key.unit === undefined && Number.isInteger(key.value))
    return { value: part }
  const answer = unit === undefined ? { value } : { value, unit }
  if (other !== undefined && !isRight(question, answer) && isRight(question, { ...answer, value: other }))
    return { problem: { type: 'point-or-group', value, other } }
  // A plain number below 1 may be a share or per cent where the question asks for per cent.
  if (unit === undefined && key.unit === '%' && value !== 0 && Math.abs(value) < 1)
    return { problem: { type: 'share-or-percent', value } }
  return slipOf(question, answer) === 'percent' ? { problem: { type: 'percent-sign', value } } : answer
}

const isRight = (question: OfKind<'numeric'>, answer: NumericAnswer): boolean =>
  isNear(question, answer, question.answer.value)
