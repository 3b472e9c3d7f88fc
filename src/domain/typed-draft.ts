import type { Draft } from './draft.ts'
import { LETTERS } from './option-letters.ts'

/** A draft filled by typed lines: `2`, `b`, `1 3`, `2 1 3`. Text drafts take a line for each field. Undefined: not understood. */
export function fillDraft(draft: Draft, lines: readonly string[]): Draft | undefined {
  const [line = ''] = lines
  switch (draft.type) {
    case 'choice':
      return draft.marked === undefined ? chooseOne(draft, line) : chooseSeveral(draft, line)
    case 'text':
      return { ...draft, fields: draft.fields.map((_, at) => lines[at] ?? '') }
    case 'order':
      return putInOrder(draft, line)
    case 'match':
      return pairUp(draft, lines)
  }
}

/** Why a typed line is no answer. */
export type TypedTrouble =
  | { readonly type: 'count'; readonly needed: number; readonly given: number }
  | { readonly type: 'unknown'; readonly word: string; readonly most: number }
  | { readonly type: 'twice'; readonly word: string }

/** What is wrong with the last of the lines, where `fillDraft` makes no answer of them. */
export function typedTrouble(draft: Draft, lines: readonly string[]): TypedTrouble {
  const typed = wordsOf(lines.at(-1) ?? '')
  const most = draft.type === 'match' ? draft.rights.length : draft.type === 'text' ? 0 : draft.choices.length
  const words = draft.type === 'match' ? typed : apart(typed, most)
  const isKnown = (word: string): boolean =>
    draft.type === 'choice' ? placeNamed(draft, word) !== undefined : placesIn(word, most)?.length === 1
  const unknown = words.find((word) => !isKnown(word))
  if (unknown !== undefined) return { type: 'unknown', word: unknown, most }
  const twice = words.find((word, at) => words.indexOf(word) !== at)
  if (draft.type === 'order' && words.length === most && twice !== undefined)
    return { type: 'twice', word: twice }
  const all = draft.type === 'match' ? draft.lefts.length : most
  const needed = draft.type === 'choice' || lines.length > 1 ? 1 : all
  return { type: 'count', needed, given: words.length }
}

/** Pairs and gaps are asked one by one: what was typed so far is the beginning of an answer. */
export function mayGoOn(draft: Draft, lines: readonly string[]): boolean {
  if (draft.type === 'text') return lines.length < draft.fields.length
  if (draft.type !== 'match' || lines.length >= draft.lefts.length) return false
  const isOneEach = lines.every((line) => !/\S[\s,，、;；]+\S/.test(line.trim()))
  return isOneEach && typedTrouble(draft, lines).type === 'count'
}

/** What a typed line may ask for instead of an answer. */
export type TypedCommand = 'hint' | 'skip' | 'undo' | 'quit' | 'again' | 'help'

const COMMANDS: Readonly<Record<string, TypedCommand>> = {
  h: 'hint',
  s: 'skip',
  u: 'undo',
  q: 'quit',
  v: 'again',
  '.': 'again',
  '?': 'help',
}

/**
 * The command that a line is: a letter, with a slash or a colon before it or not; `?` and a full stop are one everywhere. Where words are typed letters are the
 * answer (`u` may fill a gap), so there the slash is needed.
 */
export function typedCommand(line: string, draft: Draft): TypedCommand | undefined {
  const [, sign, letter = ''] = /^([/:]?)([a-z?.])$/.exec(line.normalize('NFKC').trim().toLowerCase()) ?? []
  if (letter === '?' || letter === '.') return COMMANDS[letter]
  const isText = draft.type === 'text' && !draft.numeric
  return isText && sign === '' ? undefined : COMMANDS[letter]
}

const TRUE = ['true', 't', 'yes', 'y', 'right', 'correct', '对', '对的', '是', '是的', '正确', '真', '√', '✓']
const FALSE = [
  'false',
  'f',
  'no',
  'n',
  'wrong',
  'incorrect',
  '错',
  '错的',
  '否',
  '不对',
  '不是',
  '错误',
  '假',
  '×',
  '✗',
]
const TRUTHS: ReadonlyMap<string, string> = new Map([
  ...TRUE.map((word) => [word, 'true'] as const),
  ...FALSE.map((word) => [word, 'false'] as const),
])

/** A number from 1, a letter, or a word for true and false; `(b)`, `b.` and `b、` are b. */
function placeNamed({ choices }: Extract<Draft, { type: 'choice' }>, word: string): number | undefined {
  const plain = word
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[.:。、!]+$/, '')
    .replace(/^\((.*)\)$|\)$/, '$1')
  const truth = choices.findIndex(({ id }) => id === TRUTHS.get(plain))
  if (truth >= 0) return truth
  const place = /^\d+$/.test(plain) ? Number(plain) - 1 : plain.length === 1 ? LETTERS.indexOf(plain) : -1
  return place >= 0 && place < choices.length ? place : undefined
}

function chooseOne(draft: Extract<Draft, { type: 'choice' }>, line: string): Draft | undefined {
  const cursor = placeNamed(draft, line)
  return cursor === undefined ? undefined : { ...draft, cursor }
}

function chooseSeveral(draft: Extract<Draft, { type: 'choice' }>, line: string): Draft | undefined {
  const places = apart(wordsOf(line), draft.choices.length).map((word) => placeNamed(draft, word))
  if (places.length === 0 || places.some((place) => place === undefined)) return undefined
  const marked = draft.choices.filter((_, at) => places.includes(at)).map(({ id }) => id)
  return { ...draft, marked }
}

/** `1 3`, `1,3`, `1、3`, `3 > 1`, `a and c`, `a 和 c` */
const wordsOf = (line: string): string[] =>
  line
    .normalize('NFKC')
    .split(/[\s,;、。，；&+/>→-]+|和|与|\band\b/i)
    .filter((word) => word !== '')

/** `ac` and `2134` name several, one sign each. */
function apart(words: readonly string[], most: number): readonly string[] {
  const [only = ''] = words
  const signs = [...only.toLowerCase()]
  const isRun = words.length === 1 && signs.length > 1 && new Set(signs).size === signs.length
  const isPlace = (sign: string): boolean =>
    /[1-9]/.test(sign) ? Number(sign) <= most : LETTERS.slice(0, most).includes(sign)
  return isRun && signs.every(isPlace) ? signs : words
}

/** Places from 0; undefined when a word is no number from 1 to `most`. */
function placesIn(line: string, most: number): number[] | undefined {
  const places = apart(wordsOf(line), most).map((word) => Number(word) - 1)
  return places.every((place) => Number.isInteger(place) && place >= 0 && place < most) ? places : undefined
}

function putInOrder(draft: Extract<Draft, { type: 'order' }>, line: string): Draft | undefined {
  const places = placesIn(line, draft.choices.length)
  if (places === undefined || new Set(places).size !== draft.choices.length) return undefined
  const choices = places.map((place) => draft.choices[place]).filter((choice) => choice !== undefined)
  return choices.length === draft.choices.length ? { ...draft, choices } : undefined
}

/** A number in each of the lines, or all of them in the first. */
function pairUp(draft: Extract<Draft, { type: 'match' }>, lines: readonly string[]): Draft | undefined {
  const places = placesIn(lines.join(' '), draft.rights.length)
  return places === undefined || places.length !== draft.lefts.length
    ? undefined
    : { ...draft, pairs: places }
}
