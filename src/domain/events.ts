import type { Answer } from './answers.ts'
import type { DrawnValues } from './drawn-question.ts'
import { isRecord } from './record.ts'

/** How sure a learner says to be before the answer is checked. */
export type Confidence = 'guess' | 'unsure' | 'sure'

export const confidences: readonly Confidence[] = ['guess', 'unsure', 'sure']

/** On what occasion a question was asked. `text`: where it stands in a section; `file`: answers from a file or a pipe. */
export type Occasion = 'quiz' | 'exam' | 'placement' | 'review' | 'text' | 'file'

/** The sittings that the journal remembers, so that a killed one goes on. */
export type QuizMode = 'quiz' | 'exam' | 'placement'

/** What a reset forgets: everything, a chapter, or a section. */
export interface ResetScope {
  readonly chapter?: string
  readonly section?: string
}

/** A chapter or one of its sections by their ids, as everything that is stored names them: numbers may move. */
export interface PlaceIds {
  readonly chapter: string
  readonly section?: string
}

/** What a learner did. Facts are only ever added: undo and reset are facts as well. */
export type Happening =
  | {
      readonly kind: 'answer'
      readonly chapter: string
      readonly section: string
      readonly question: string
      /** The revision of the question that was answered. */
      readonly rev: number
      readonly answer: Answer
      readonly correct: boolean
      readonly confidence: Confidence
      readonly occasion: Occasion
      /** The sitting it belongs to. */
      readonly quiz?: string
      readonly hints?: number
      /** The key had been shown before, at the learner's wish. */
      readonly shown?: true
      /** Asked again in the same sitting after a miss: practice, not a review. */
      readonly repeat?: true
      /** The numbers that the question had, where it draws them. */
      readonly drawn?: DrawnValues
    }
  /** "My answer was right": a miss on a typed kind, which is counted apart and listed. */
  | {
      readonly kind: 'dispute'
      readonly chapter: string
      readonly section: string
      readonly question: string
      readonly rev: number
      /** The event of the answer. */
      readonly event: string
      readonly answer: Answer
      readonly quiz?: string
    }
  /** A question that the learner marked as bad, or one that is not to be asked any more; `set` false takes it back. */
  | {
      readonly kind: 'flag' | 'suspend'
      readonly chapter: string
      readonly question: string
      readonly set: boolean
    }
  | {
      readonly kind: 'skip'
      readonly chapter: string
      readonly question: string
      readonly quiz?: string
      /** The learner asked to see the answer. */
      readonly shown?: true
    }
  | {
      readonly kind: 'quiz-start'
      readonly quiz: string
      readonly mode: QuizMode
      /** What was asked for, as it was understood. */
      readonly where: PlaceIds
      readonly seed: number
      readonly questions: readonly string[]
    }
  | { readonly kind: 'quiz-end'; readonly quiz: string }
  /** Sections that a placement found known; reviews will verify it. */
  | { readonly kind: 'sections-known'; readonly chapter: string; readonly sections: readonly string[] }
  /**
   * The last page of a section has been shown (`seen`), and for as long as a fast reader needs (`read`). The first edition
   * wrote `section-read` for both.
   */
  | {
      readonly kind: 'section-seen' | 'section-read'
      readonly chapter: string
      readonly section: string
      /** The revision of its text; the first one where it is left out, as the first edition did. */
      readonly rev?: number
    }
  /** The learner was told once which sections were changed since they were read: section → revision. */
  | {
      readonly kind: 'changes-told'
      readonly chapter: string
      readonly sections: Readonly<Record<string, number>>
    }
  /** Where the learner is reading: a block of the section, counted from 0, and how much of it has gone by (0 up to 1). */
  | {
      readonly kind: 'position'
      readonly chapter: string
      readonly section: string
      readonly block: number
      readonly part: number
    }
  | {
      readonly kind: 'bookmark'
      readonly chapter: string
      readonly section: string
      readonly block: number
      /** False takes it away. */
      readonly set: boolean
    }
  /** What the learner wrote at a place of the text; the latest stands, an empty one takes it away. */
  | {
      readonly kind: 'note'
      readonly chapter: string
      readonly section: string
      readonly block: number
      readonly text: string
    }
  | { readonly kind: 'lab-run'; readonly lab: string }
  /** Something of the course was tried on the learner's own model: of so many answers, in how many the check held. */
  | {
      readonly kind: 'recipe-run'
      readonly chapter: string
      readonly section: string
      readonly recipe: string
      readonly model: string
      readonly held: number
      readonly of: number
    }
  | { readonly kind: 'reset'; readonly scope: ResetScope }
  | { readonly kind: 'undo'; readonly event: string }

/** The beginning of a sitting as the first edition wrote it. It is read and never written. */
type NumberedQuizStart = {
  readonly kind: 'quiz-start'
  readonly quiz: string
  readonly mode: QuizMode
  /** The number of the chapter or section at that time: `1`, `1.4`. */
  readonly where: string
  readonly chapter: string
  readonly seed: number
  readonly questions: readonly string[]
}

/** A happening with its place in time. */
export type LearnerEvent = (Happening | NumberedQuizStart) & {
  readonly id: string
  /** Milliseconds since 1970, UTC. */
  readonly time: number
  /** Minutes east of UTC where it happened: the learner's day depends on it. */
  readonly zone: number
  /**
   * The place in the order of events where that is not the time: what was given after a reset or an undo counts after it,
   * also when the clock has been set back since. Days and due dates go by the time.
   */
  readonly order?: number
}

export const isNumbered = (event: Happening | NumberedQuizStart): event is NumberedQuizStart =>
  event.kind === 'quiz-start' && typeof event.where === 'string'

/** The newest version of events that this program understands. */
const VERSION = 2

/**
 * The version that an event is written in, by its shape: programs skip what is newer than they are. Of the second version
 * are sittings that name their place by ids.
 */
const versionOf = (event: Happening | NumberedQuizStart): number =>
  event.kind === 'quiz-start' && !isNumbered(event) ? 2 : 1

/** What a journal line turned out to be. Newer and unknown ones are kept in the file and skipped. */
export type EventReading =
  | { readonly type: 'event'; readonly event: LearnerEvent }
  | { readonly type: 'newer' }
  | { readonly type: 'unknown' }
  /** Whole, but of a time that no clock shows: kept in the file and not applied. */
  | { readonly type: 'absurd' }
  | { readonly type: 'broken' }

type Fields = Readonly<Record<string, unknown>>
type Check = (fields: Fields) => boolean

const text =
  (name: string): Check =>
  (fields) => {
    const value = fields[name]
    return typeof value === 'string' && value.length > 0 && value.length <= 256
  }
const count =
  (name: string): Check =>
  (fields) =>
    Number.isSafeInteger(fields[name])
const oneOf =
  (name: string, allowed: readonly string[]): Check =>
  (fields) =>
    allowed.some((each) => each === fields[name])
const texts =
  (name: string): Check =>
  (fields) => {
    const value = fields[name]
    return Array.isArray(value) && value.every((each) => typeof each === 'string')
  }
const optional =
  (name: string, check: Check): Check =>
  (fields) =>
    fields[name] === undefined || check(fields)
const all =
  (...checks: readonly Check[]): Check =>
  (fields) =>
    checks.every((check) => check(fields))

const isPlace = all(text('chapter'), optional('section', text('section')))

const isMark = all(text('chapter'), text('question'), (fields) => typeof fields.set === 'boolean')

const CHECKS: Readonly<Record<Happening['kind'], Check>> = {
  answer: all(
    text('chapter'),
    text('section'),
    text('question'),
    count('rev'),
    (fields) => typeof fields.correct === 'boolean',
    (fields) => fields.answer !== undefined,
    oneOf('confidence', confidences),
    text('occasion'),
    optional('quiz', text('quiz')),
    optional('drawn', ({ drawn }) => isRecord(drawn)),
  ),
  dispute: all(
    text('chapter'),
    text('section'),
    text('question'),
    count('rev'),
    text('event'),
    (fields) => fields.answer !== undefined,
    optional('quiz', text('quiz')),
  ),
  flag: isMark,
  suspend: isMark,
  skip: all(text('chapter'), text('question'), optional('quiz', text('quiz'))),
  'quiz-start': all(
    text('quiz'),
    oneOf('mode', ['quiz', 'exam', 'placement']),
    (fields) =>
      isRecord(fields.where) ? isPlace(fields.where) : all(text('where'), text('chapter'))(fields),
    count('seed'),
    texts('questions'),
  ),
  'quiz-end': text('quiz'),
  'sections-known': all(text('chapter'), texts('sections')),
  'section-seen': all(text('chapter'), text('section'), optional('rev', count('rev'))),
  'section-read': all(text('chapter'), text('section'), optional('rev', count('rev'))),
  'changes-told': all(
    text('chapter'),
    ({ sections }) => isRecord(sections) && Object.keys(sections).every((name) => count(name)(sections)),
  ),
  position: all(
    text('chapter'),
    text('section'),
    count('block'),
    ({ part }) => typeof part === 'number' && part >= 0 && part <= 1,
  ),
  bookmark: all(
    text('chapter'),
    text('section'),
    count('block'),
    (fields) => typeof fields.set === 'boolean',
  ),
  note: all(text('chapter'), text('section'), count('block'), (fields) => typeof fields.text === 'string'),
  'lab-run': text('lab'),
  'recipe-run': all(
    text('chapter'),
    text('section'),
    text('recipe'),
    text('model'),
    count('held'),
    count('of'),
  ),
  reset: ({ scope }) =>
    isRecord(scope) && all(optional('chapter', text('chapter')), optional('section', text('section')))(scope),
  undo: text('event'),
}

const isKind = (kind: unknown): kind is Happening['kind'] =>
  typeof kind === 'string' && Object.hasOwn(CHECKS, kind)

/** A line's JSON → an event. Hand-written instead of a schema: it runs once for each of 100,000 lines. */
export function readEvent(value: unknown): EventReading {
  if (!isRecord(value) || !Number.isSafeInteger(value.v)) return { type: 'broken' }
  if (Number(value.v) > VERSION) return { type: 'newer' }
  const { v: _, time: written, ...fields } = value
  if (typeof written !== 'string' || !text('id')(fields) || !count('zone')(fields)) return { type: 'broken' }
  const time = Date.parse(written)
  if (!Number.isFinite(time)) return { type: 'broken' }
  if (!isKind(fields.kind)) return { type: typeof fields.kind === 'string' ? 'unknown' : 'broken' }
  if (!isMoment(time) || Math.abs(Number(fields.zone)) > A_DAY || !optional('order', isOrder)(fields))
    return { type: 'absurd' }
  const event = { ...fields, time }
  return isEvent(event, fields.kind) ? { type: 'event', event } : { type: 'broken' }
}

/** Minutes. Zones lie within 14 hours of UTC; a day leaves room for whatever a system may say. */
const A_DAY = 24 * 60
/** The end of the year 9999, as far as times are written in one form (RFC 3339). */
const LAST_MOMENT = 253_402_300_799_999

const isMoment = (value: unknown): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= LAST_MOMENT
const isOrder: Check = ({ order }) => isMoment(order)

const isEvent = (value: Fields, kind: Happening['kind']): value is LearnerEvent => CHECKS[kind](value)

/**
 * What the fold needs of an event: an answer's own words are left out, and repeated names are shared. A hundred
 * thousand events then take a third of the memory.
 */
export function slimEvent(event: LearnerEvent, names: Map<string, string>): LearnerEvent {
  if (event.kind !== 'answer') return event
  const shared = (name: string): string => {
    const known = names.get(name)
    if (known === undefined) names.set(name, name)
    return known ?? name
  }
  const { id, time, zone, order, rev, correct, quiz, repeat, hints, shown } = event
  return {
    kind: 'answer',
    id,
    time,
    zone,
    chapter: shared(event.chapter),
    section: shared(event.section),
    question: shared(event.question),
    rev,
    // A question in the text shows what was said to it.
    answer: event.occasion === 'text' ? event.answer : '',
    correct,
    confidence: confidences[confidences.indexOf(event.confidence)] ?? event.confidence,
    occasion: FOLDED.find((each) => each === event.occasion) ?? 'quiz',
    ...(hints === undefined ? {} : { hints }),
    ...(shown === undefined ? {} : { shown }),
    ...(quiz === undefined ? {} : { quiz: shared(quiz) }),
    ...(repeat === undefined ? {} : { repeat }),
    ...(order === undefined ? {} : { order }),
  }
}

/** The occasions that make a difference to the fold. */
const FOLDED: readonly Occasion[] = ['review', 'placement', 'text']

/** The JSON of a journal line, without its check sum. */
export function writeEvent({ id, time, zone, ...rest }: LearnerEvent): string {
  return JSON.stringify({ v: versionOf(rest), id, time: new Date(time).toISOString(), zone, ...rest })
}

/** The one order of events: by time or what stands for it, then by id. */
export const compareEvents = (one: EventOrder, other: EventOrder): number =>
  orderOf(one) - orderOf(other) || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)

/** What the order depends on. */
export interface EventOrder {
  readonly time: number
  readonly order?: number
  readonly id: string
}

export const orderOf = ({ time, order }: EventOrder): number => order ?? time

/** Events that may share a place in the order: their count takes two digits of an id. */
export const MOST_AT_ONCE = 32 ** 2

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz'

const base32 = (value: number, length: number): string =>
  Array.from({ length }, (_, at) => DIGITS[Math.floor(value / 32 ** (length - 1 - at)) % 32]).join('')

/**
 * An id that sorts by the place in the order of events, then by the count within it, then at random: 10 + 2 + 14 digits of
 * Crockford's base 32 (https://www.crockford.com/base32.html).
 */
export function newEventId(order: number, sequence: number, random: () => number): string {
  const tail = Array.from({ length: 14 }, () => DIGITS[Math.floor(random() * 32)]).join('')
  return base32(Math.max(0, order), 10) + base32(sequence, 2) + tail
}
