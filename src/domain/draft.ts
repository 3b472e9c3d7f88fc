import { type AnswerProblem, readNumericAnswer } from './answers.ts'
import { actionOn, type ScreenName } from './key-table.ts'
import { editLine, type Key } from './keys.ts'
import type { LocalizedText } from './locale.ts'
import { LETTERS } from './option-letters.ts'
import { readQuantity } from './quantity.ts'
import type { Question } from './question.schema.ts'
import { shuffledItems, shuffledOptions, shuffledRights } from './quiz.ts'

/** Something to choose, in the order of this sitting. */
export interface Choice {
  readonly id: string
  readonly text?: LocalizedText
}

/** An answer that is still being made up, in the way its kind of question is answered. */
export type Draft =
  | {
      readonly type: 'choice'
      readonly choices: readonly Choice[]
      readonly cursor: number
      /** Undefined: exactly one is chosen, the one under the cursor. */
      readonly marked?: readonly string[]
    }
  | {
      readonly type: 'text'
      readonly fields: readonly string[]
      readonly cursor: number
      /** Only what can be part of a number with its unit is taken. */
      readonly numeric?: true
    }
  | {
      readonly type: 'order'
      readonly choices: readonly Choice[]
      readonly cursor: number
      /** The item under the cursor moves with it. */
      readonly held: boolean
    }
  | {
      readonly type: 'match'
      readonly lefts: readonly Choice[]
      readonly rights: readonly Choice[]
      /** For each left side the place of its right side; undefined: not chosen yet. */
      readonly pairs: readonly (number | undefined)[]
      readonly cursor: number
    }

/** An empty draft. The seed decides in which order options stand. */
export function emptyDraft(question: Question, seed: number): Draft {
  switch (question.kind) {
    case 'single':
      return { type: 'choice', choices: shuffledOptions(question, seed), cursor: 0 }
    case 'multiple':
      return { type: 'choice', choices: shuffledOptions(question, seed), cursor: 0, marked: [] }
    case 'true-false':
      return { type: 'choice', choices: [{ id: 'true' }, { id: 'false' }], cursor: 0 }
    case 'numeric':
      return { type: 'text', fields: [''], cursor: 0, numeric: true }
    case 'short':
      return { type: 'text', fields: [''], cursor: 0 }
    case 'cloze':
      return { type: 'text', fields: question.blanks.map(() => ''), cursor: 0 }
    case 'order':
      return { type: 'order', choices: shuffledItems(question, seed), cursor: 0, held: false }
    case 'match':
      return {
        type: 'match',
        lefts: question.pairs.map(({ left }) => left),
        rights: shuffledRights(question, seed),
        pairs: question.pairs.map(() => undefined),
        cursor: 0,
      }
  }
}

/** Why a draft is no answer yet. */
export type DraftGap = 'empty' | 'not-a-number' | 'incomplete' | 'nothing-chosen'

export type DraftReading =
  | { readonly value: unknown }
  | { readonly gap: DraftGap }
  | { readonly problem: AnswerProblem }

/** The draft as an answer, to be checked against its question. */
export function readDraft(question: Question, draft: Draft): DraftReading {
  switch (draft.type) {
    case 'choice':
      return readChoice(question, draft)
    case 'text':
      return readText(question, draft.fields)
    case 'order':
      return { value: draft.choices.map(({ id }) => id) }
    case 'match':
      return readPairs(draft)
  }
}

function readChoice(
  { kind }: Question,
  { choices, cursor, marked }: Extract<Draft, { type: 'choice' }>,
): DraftReading {
  if (marked !== undefined) return marked.length === 0 ? { gap: 'nothing-chosen' } : { value: marked }
  const id = choices[cursor]?.id
  return { value: kind === 'true-false' ? id === 'true' : id }
}

function readText(question: Question, fields: readonly string[]): DraftReading {
  if (fields.some((field) => field.trim() === '')) return { gap: fields.length > 1 ? 'incomplete' : 'empty' }
  if (question.kind === 'cloze') return { value: fields }
  const [field = ''] = fields
  return question.kind === 'numeric' ? readNumber(question, field) : { value: field }
}

function readNumber(question: Extract<Question, { kind: 'numeric' }>, field: string): DraftReading {
  const quantity = readQuantity(field)
  if (quantity === undefined) return { gap: 'not-a-number' }
  const answer = readNumericAnswer(question, quantity)
  return 'problem' in answer ? answer : { value: answer }
}

function readPairs({ lefts, rights, pairs }: Extract<Draft, { type: 'match' }>): DraftReading {
  const chosen = lefts.flatMap(({ id }, at): [string, string][] => {
    const right = rights[pairs[at] ?? -1]
    return right === undefined ? [] : [[id, right.id]]
  })
  return chosen.length < lefts.length ? { gap: 'incomplete' } : { value: Object.fromEntries(chosen) }
}

/** What a key does to a draft; undefined when it means nothing there. */
export function pressInDraft(draft: Draft, key: Key): Draft | undefined {
  switch (draft.type) {
    case 'choice':
      return pressInChoice(draft, key)
    case 'text':
      return pressInText(draft, key)
    case 'order':
      return pressInOrder(draft, key)
    case 'match':
      return pressInMatch(draft, key)
  }
}

/** One step up or down, around the ends. */
function step(screen: ScreenName, cursor: number, key: Key, length: number): number | undefined {
  const action = actionOn(screen, key)
  const by = action === 'line-up' ? -1 : action === 'line-down' ? 1 : undefined
  return by === undefined ? undefined : (cursor + by + length) % length
}

/** The place that a letter or a digit names. */
function placeOf({ text }: Key, length: number): number | undefined {
  const at = /^[1-9]$/.test(text) ? Number(text) - 1 : LETTERS.indexOf(text)
  return text !== '' && at >= 0 && at < length ? at : undefined
}

function pressInChoice(draft: Extract<Draft, { type: 'choice' }>, key: Key): Draft | undefined {
  const { choices, marked } = draft
  const place = placeOf(key, choices.length)
  const screen = marked === undefined ? 'choice' : 'several'
  const cursor = step(screen, draft.cursor, key, choices.length) ?? place
  if (marked === undefined) return cursor === undefined ? undefined : { ...draft, cursor }
  if (place !== undefined || actionOn('several', key) === 'mark') {
    const at = place ?? draft.cursor
    return { ...draft, cursor: at, marked: toggled(marked, choices[at]?.id) }
  }
  return cursor === undefined ? undefined : { ...draft, cursor }
}

const toggled = (marked: readonly string[], id: string | undefined): string[] =>
  id === undefined || marked.includes(id) ? marked.filter((each) => each !== id) : [...marked, id]

/** Keys that go from gap to gap. */
const BY_FIELD: Partial<Record<Key['name'], number>> = { up: -1, backtab: -1, down: 1, tab: 1 }

function pressInText(draft: Extract<Draft, { type: 'text' }>, key: Key): Draft | undefined {
  const { fields, cursor } = draft
  const by = BY_FIELD[key.name] ?? 0
  if (by !== 0) return { ...draft, cursor: (cursor + by + fields.length) % fields.length }
  const edited = editLine(fields[cursor] ?? '', key)
  if (edited === undefined) return undefined
  if (draft.numeric && !mayBeNumber(edited)) return undefined
  return { ...draft, fields: fields.map((field, at) => (at === cursor ? edited : field)) }
}

const HAN_NUMBER = '零〇一二两兩三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億'

/** Before the first digit stand signs and, in Chinese, words; behind it may follow what a unit is written with. */
const mayBeNumber = (text: string): boolean => {
  const plain = text.normalize('NFKC')
  return (
    /^[\s\p{Sc}+\-\u2010-\u2015\u2212~≈=×(.,，．百分之约大概负半\p{Nl}]*$/u.test(plain) || hasNumber(plain)
  )
}

/** Signs of a range or an equation are taken as well, to be told what is wrong: 5~6 without its sign would be 56. */
const hasNumber = (text: string): boolean =>
  new RegExp(
    `^[^\\p{N}a-z]*(?:\\p{N}|[${HAN_NUMBER}])[\\p{L}\\p{M}\\p{N}\\p{Sc}\\s.,'’_%‰°+\\-\u2010-\u2015\u2212^*×·/⁄÷()（），．％{}=≈~±:<>≤≥]*$`,
    'iu',
  ).test(text.normalize('NFKC'))

/** True while a letter cannot be a part of what is typed: a number has not begun. */
export const isBeforeNumber = (draft: Draft): boolean =>
  draft.type === 'text' && draft.numeric === true && !hasNumber(draft.fields[draft.cursor] ?? '')

/** The next field that is empty; undefined when all are filled. */
export function nextEmptyField({ fields, cursor }: Extract<Draft, { type: 'text' }>): number | undefined {
  const order = fields.map((_, at) => (cursor + 1 + at) % fields.length)
  return order.find((at) => at !== cursor && fields[at]?.trim() === '')
}

function pressInOrder(draft: Extract<Draft, { type: 'order' }>, key: Key): Draft | undefined {
  const { choices, held } = draft
  if (actionOn('order', key) === 'mark') return { ...draft, held: !held }
  const moves = step('order', draft.cursor, key, choices.length)
  const cursor = moves ?? (held ? undefined : placeOf(key, choices.length))
  if (cursor === undefined) return undefined
  return held ? { ...draft, cursor, choices: moved(choices, draft.cursor, cursor) } : { ...draft, cursor }
}

function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, at) => at !== from)
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)]
}

/** ↑↓ choose the left side, ←→ go through the right sides, a digit names one; then the next left side is on. */
function pressInMatch(draft: Extract<Draft, { type: 'match' }>, key: Key): Draft | undefined {
  const { lefts, rights, pairs, cursor } = draft
  const next = step('match', cursor, key, lefts.length)
  if (next !== undefined) return { ...draft, cursor: next }
  const place = placeOf(key, rights.length)
  if (place !== undefined)
    return { ...draft, pairs: set(pairs, cursor, place), cursor: Math.min(cursor + 1, lefts.length - 1) }
  const by = key.name === 'left' ? -1 : key.name === 'right' ? 1 : undefined
  if (by === undefined) return undefined
  const from = pairs[cursor] ?? (by > 0 ? -1 : rights.length)
  return { ...draft, pairs: set(pairs, cursor, (from + by + rights.length) % rights.length) }
}

const set = <T>(list: readonly T[], at: number, value: T): T[] =>
  list.map((each, place) => (place === at ? value : each))
