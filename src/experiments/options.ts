import type { CourseLanguage } from '../domain/locale.ts'
import type { CorpusName, Limits, NumberRange, OptionReader } from '../labs/lab.ts'

/** An option as an experiment asked for it. */
export type OptionNote =
  | {
      readonly kind: 'number'
      readonly name: string
      readonly limits: Limits
      readonly whole: boolean
      readonly standard?: number
      /** What stands in for `standard` under --fast. */
      readonly fast?: number
    }
  | { readonly kind: 'choice'; readonly name: string; readonly among: readonly string[] }
  | { readonly kind: 'flag'; readonly name: string }
  | { readonly kind: 'words'; readonly name: string }
  | { readonly kind: 'argument'; readonly name: string }
  | { readonly kind: 'text'; readonly name: 'text'; readonly corpus: CorpusName }
  | { readonly kind: 'own-text'; readonly name: 'text' }
  | { readonly kind: 'loaded'; readonly name: 'load' }

/** Calls an experiment's `options` with a reader that only notes what is asked for. */
export function noteOptions(ask: (read: OptionReader) => unknown, locale: CourseLanguage): OptionNote[] {
  const notes: OptionNote[] = []
  const note = <Value>(noted: OptionNote, value: Value): Value => {
    notes.push(noted)
    return value
  }
  const numbered =
    (whole: boolean) =>
    (name: string, range: NumberRange): number =>
      note(
        {
          kind: 'number',
          name,
          limits: range,
          whole,
          standard: range.standard,
          ...(range.fast === undefined ? {} : { fast: range.fast }),
        },
        range.standard,
      )
  const optional =
    (whole: boolean) =>
    (name: string, limits: Limits): undefined =>
      note({ kind: 'number', name, limits, whole }, undefined)
  ask({
    locale,
    integer: numbered(true),
    number: numbered(false),
    optionalInteger: optional(true),
    optionalNumber: optional(false),
    choice: (name, among) => note({ kind: 'choice', name, among }, firstOf(among)),
    flag: (name) => note({ kind: 'flag', name }, false),
    words: (name) => note({ kind: 'words', name }, ''),
    argument: (name) => note({ kind: 'argument', name }, ''),
    text: (corpus) => note({ kind: 'text', name: 'text', corpus }, ''),
    ownText: () => note({ kind: 'own-text', name: 'text' }, ''),
    course: () => ({ sections: [], questions: [] }),
    packedVocabularies: () => () => new Uint8Array(4),
    catalogueModels: () => () => undefined,
    loaded: () => note({ kind: 'loaded', name: 'load' }, undefined),
  })
  // One --text is enough for an experiment that reads it in two ways.
  const hasText = notes.some(({ kind }) => kind === 'text')
  return notes.filter(({ kind }) => kind !== 'own-text' || !hasText)
}

/** A choice's standard value. */
export function firstOf<Value>(values: readonly Value[]): Value {
  const [first] = values
  if (first === undefined) throw new RangeError('A choice needs something to choose from')
  return first
}

/** Whether an option was given another value than it has by itself. */
export function isGiven(note: OptionNote, value: unknown): boolean {
  if (value === undefined) return false
  if (note.kind === 'number') return value !== note.standard && value !== note.fast
  if (note.kind === 'choice') return value !== firstOf(note.among)
  return note.kind === 'flag' ? value === true : value !== ''
}
