import type { Ending } from './chat-answer.ts'
import type { CourseLanguage } from './locale.ts'
import type { AnswerCheck, AnswerShape } from './recipe.schema.ts'
import { isRecord } from './record.ts'

/** An answer as a check sees it. */
export interface CheckedAnswer {
  readonly text: string
  readonly ending: Ending['type']
}

/** What a check saw of one answer. */
export type Seen =
  | { readonly type: 'held' | 'missed' }
  /** The words that were found, or were not to be there. */
  | { readonly type: 'found' | 'not-found'; readonly words: readonly string[]; readonly holds: boolean }
  | { readonly type: 'counted'; readonly count: number; readonly holds: boolean }
  | { readonly type: 'number'; readonly value: number | undefined; readonly holds: boolean }
  | {
      readonly type: 'json'
      readonly form: 'bare' | 'fenced' | 'wrong-shape' | 'none'
      readonly place: string
    }
  | { readonly type: 'ended'; readonly how: Ending['type']; readonly holds: boolean }
  /** Nothing to hold: it is only told. */
  | { readonly type: 'told' }

/** Whether it held; undefined where there is nothing to hold. */
export function holds(seen: Seen): boolean | undefined {
  switch (seen.type) {
    case 'held':
      return true
    case 'missed':
      return false
    case 'json':
      return seen.form === 'bare'
    case 'told':
      return undefined
    default:
      return seen.holds
  }
}

/** Signs of an answer that are looked at by a pattern. */
const MOST_MATCHED = 5000

/** What the check sees of an answer. `all` are the answers to the same call. */
export function see(
  check: AnswerCheck,
  answer: CheckedAnswer,
  all: readonly CheckedAnswer[],
  locale: CourseLanguage,
): Seen {
  const { text } = answer
  switch (check.name) {
    case 'contains':
    case 'lacks': {
      const words = check.any[locale].filter((word) => folded(text).includes(folded(word)))
      const isThere = words.length > 0
      return {
        type: isThere ? 'found' : 'not-found',
        words: isThere ? words : check.any[locale],
        holds: isThere === (check.name === 'contains'),
      }
    }
    case 'matches':
      return verdict(new RegExp(check.pattern, 'u').test(text.slice(0, MOST_MATCHED).toWellFormed()))
    case 'one-of':
      return verdict(check.any[locale].some((word) => bare(word) === bare(text)))
    case 'json':
      return seenJson(text, check.schema)
    case 'count': {
      const count = COUNTS[check.of](text)
      const { least = 0, most = Number.POSITIVE_INFINITY } = check
      return { type: 'counted', count, holds: count >= least && count <= most }
    }
    case 'number': {
      const value = lastNumber(text)
      return {
        type: 'number',
        value,
        holds: value !== undefined && Math.abs(value - check.value) <= check.tolerance,
      }
    }
    case 'same':
      return verdict(all.every((each) => each.text === all[0]?.text))
    case 'ending':
      return { type: 'ended', how: answer.ending, holds: answer.ending === check.is }
    case 'usage':
      return { type: 'told' }
  }
}

const verdict = (isSo: boolean): Seen => ({ type: isSo ? 'held' : 'missed' })

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Without spaces, and without the marks that stand around a word: `**Positive**.` is positive. */
const bare = (text: string): string =>
  folded(text)
    .trim()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

const COUNTS: Readonly<Record<'characters' | 'words' | 'lines' | 'items', (text: string) => number>> = {
  characters: (text) => [...text.trim()].length,
  words: (text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0,
  lines: (text) => text.split(/\r\n?|\n/).filter((line) => line.trim() !== '').length,
  items: (text) => text.match(/^\s*(?:[-*•]|\d+[.)、])\s*\S/gm)?.length ?? 0,
}

/** `1,234.5` and `−3` too; a comma before three digits groups. */
function lastNumber(text: string): number | undefined {
  const found = text
    .normalize('NFKC')
    .match(/[-−]?\d+(?:,\d{3})*(?:\.\d+)?/g)
    ?.at(-1)
  return found === undefined ? undefined : Number(found.replaceAll(',', '').replace('−', '-'))
}

/** What a program gets that reads the answer: JSON as it stands, or only after a fence is taken off. */
function seenJson(text: string, shape: AnswerShape): Seen {
  const whole = parsed(text)
  if (whole !== undefined) {
    const place = misfit(whole.value, shape)
    return { type: 'json', form: place === undefined ? 'bare' : 'wrong-shape', place: place ?? '' }
  }
  const [, inner = ''] = /```(?:json)?\s*\n?([^`]*)```/i.exec(text.slice(0, 100_000)) ?? []
  const fenced = parsed(inner)
  if (fenced === undefined) return { type: 'json', form: 'none', place: '' }
  const place = misfit(fenced.value, shape)
  return { type: 'json', form: place === undefined ? 'fenced' : 'wrong-shape', place: place ?? '' }
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** The first place at which a value is not of the shape: `items[2].price`; undefined where it is. */
function misfit(value: unknown, shape: AnswerShape, place = '$'): string | undefined {
  if (shape.type !== undefined && !isOfType(value, shape.type)) return place
  if (shape.enum !== undefined && !shape.enum.some((each) => each === value)) return place
  if (typeof value === 'number') {
    if (value < (shape.minimum ?? Number.NEGATIVE_INFINITY)) return place
    if (value > (shape.maximum ?? Number.POSITIVE_INFINITY)) return place
  }
  if (Array.isArray(value)) {
    if (value.length < (shape.minItems ?? 0) || value.length > (shape.maxItems ?? value.length)) return place
    const { items } = shape
    return items && firstOf(value.map((each: unknown, at) => () => misfit(each, items, `${place}[${at}]`)))
  }
  if (!isRecord(value)) return undefined
  const missing = (shape.required ?? []).find((name) => !Object.hasOwn(value, name))
  if (missing !== undefined) return `${place}.${missing}`
  const properties = shape.properties ?? {}
  const names = Object.keys(value)
  const extra =
    shape.additionalProperties === false ? names.find((name) => !Object.hasOwn(properties, name)) : undefined
  if (extra !== undefined) return `${place}.${extra}`
  return firstOf(
    names.map((name) => () => {
      const inner = Object.hasOwn(properties, name) ? properties[name] : undefined
      return inner && misfit(value[name], inner, `${place}.${name}`)
    }),
  )
}

function firstOf(looks: readonly (() => string | undefined)[]): string | undefined {
  for (const look of looks) {
    const found = look()
    if (found !== undefined) return found
  }
  return undefined
}

function isOfType(value: unknown, type: NonNullable<AnswerShape['type']>): boolean {
  switch (type) {
    case 'object':
      return isRecord(value)
    case 'array':
      return Array.isArray(value)
    case 'integer':
      return Number.isInteger(value)
    case 'null':
      return value === null
    default:
      return typeof value === type
  }
}
