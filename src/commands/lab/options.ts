import { type Command, Option } from 'commander'
import type { Locale } from '../../domain/locale.ts'
import { PrimerError } from '../../errors.ts'
import type { EncodingName } from '../../labs/encodings.ts'
import type {
  CorpusName,
  CourseText,
  FindCatalogueModel,
  Limits,
  LoadedFile,
  NumberRange,
  OptionReader,
} from '../../labs/lab.ts'
import type { LabWords } from '../../messages/labs/words.ts'
import type { Messages } from '../../messages/messages.ts'
import { grouped } from '../../views/numbers.ts'

/** An option as an experiment asked for it. */
export type OptionNote =
  | { readonly kind: 'number'; readonly name: string; readonly limits: Limits; readonly standard?: number }
  | { readonly kind: 'choice'; readonly name: string; readonly among: readonly string[] }
  | { readonly kind: 'flag'; readonly name: string }
  | { readonly kind: 'words'; readonly name: string }
  | { readonly kind: 'argument'; readonly name: string }
  | { readonly kind: 'text'; readonly name: 'text'; readonly corpus: CorpusName }
  | { readonly kind: 'own-text'; readonly name: 'text' }
  | { readonly kind: 'loaded'; readonly name: 'load' }

/** Calls an experiment's `options` with a reader that only notes what is asked for. */
export function noteOptions(ask: (read: OptionReader) => unknown, locale: Locale): OptionNote[] {
  const notes: OptionNote[] = []
  const note = <Value>(noted: OptionNote, value: Value): Value => {
    notes.push(noted)
    return value
  }
  const numbered = (name: string, range: NumberRange): number =>
    note({ kind: 'number', name, limits: range, standard: range.standard }, range.standard)
  const optional = (name: string, limits: Limits): undefined =>
    note({ kind: 'number', name, limits }, undefined)
  ask({
    locale,
    integer: numbered,
    number: numbered,
    optionalInteger: optional,
    optionalNumber: optional,
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

function firstOf<Value>(values: readonly Value[]): Value {
  const [first] = values
  if (first === undefined) throw new RangeError('A choice needs something to choose from')
  return first
}

/** Declares the options to commander, with their ranges in the help. */
export function declareOptions(
  command: Command,
  notes: readonly OptionNote[],
  words: LabWords,
  { lab, common }: Messages,
): void {
  const shared: Readonly<Record<string, string>> = { seed: lab.options.seed, steps: lab.options.steps }
  const text = (name: string): string => words.options[name] ?? shared[name] ?? name
  for (const note of notes) {
    if (note.kind === 'argument') command.argument(`[${note.name}...]`, text(note.name))
    else if (note.kind === 'text') {
      command.option('--text <file>', lab.options.text)
      command.addOption(new Option('--corpus <name>', lab.options.corpus).choices(corpora))
    } else if (note.kind === 'own-text') command.option('--text <file>', lab.options.text)
    else if (note.kind === 'loaded') {
      command.option('--load <file>', lab.options.load).option('--save <file>', lab.options.save)
    } else command.addOption(optionOf(note, text(note.name), { lab, common }))
  }
  command.option('--fast', lab.options.fast).option('--json', common.options.json)
}

const corpora: readonly CorpusName[] = ['lessons', 'alice', 'classics', 'names']

function optionOf(
  note: Extract<OptionNote, { readonly kind: 'number' | 'choice' | 'flag' | 'words' }>,
  text: string,
  { lab, common }: Pick<Messages, 'lab' | 'common'>,
): Option {
  if (note.kind === 'flag') return new Option(`--${note.name}`, text)
  if (note.kind === 'choice') return new Option(`--${note.name} <word>`, text).choices(note.among)
  if (note.kind === 'words') return new Option(`--${note.name} <text>`, text)
  const range = lab.options.range(grouped(note.limits.min), grouped(note.limits.max))
  const standard = note.standard === undefined ? '' : lab.options.standard(String(note.standard))
  return new Option(`--${note.name} <n>`, text + common.choices(range + standard))
}

/** What the learner typed: flags by commander's names, and what they stand for. */
export interface Answers {
  readonly locale: Locale
  readonly fast: boolean
  readonly flags: Readonly<Record<string, unknown>>
  readonly argument: string
  readonly ownText: string | undefined
  readonly text: (corpus: CorpusName) => string
  readonly course: () => CourseText
  readonly packedVocabulary: (name: EncodingName) => Uint8Array
  readonly catalogueModel: FindCatalogueModel
  readonly loaded: LoadedFile | undefined
}

/** What was asked for and answered, for `--json`; texts are left out. */
export type Answered = Record<string, string | number | boolean>

/**
 * A reader that answers from the command line.
 * @throws PrimerError `wrong-value` with the allowed range
 */
export function answeringReader(answers: Answers, answered: Answered): OptionReader {
  const given = (name: string): string | undefined => {
    const value = answers.flags[attributeName(name)]
    return typeof value === 'string' ? value : undefined
  }
  const keep = <Value extends string | number | boolean>(name: string, value: Value): Value => {
    answered[name] = value
    return value
  }
  const optional = (name: string, limits: Limits, whole: boolean): number | undefined => {
    const value = given(name)
    return value === undefined ? undefined : keep(name, parseNumber(name, value, limits, whole))
  }
  const numbered = (name: string, range: NumberRange, whole: boolean): number =>
    optional(name, range, whole) ?? keep(name, answers.fast ? (range.fast ?? range.standard) : range.standard)
  return {
    locale: answers.locale,
    integer: (name, range) => numbered(name, range, true),
    number: (name, range) => numbered(name, range, false),
    optionalInteger: (name, limits) => optional(name, limits, true),
    optionalNumber: (name, limits) => optional(name, limits, false),
    choice: (name, among) => keep(name, among.find((each) => each === given(name)) ?? firstOf(among)),
    flag: (name) => keep(name, answers.flags[attributeName(name)] === !name.startsWith('no-')),
    words: (name) => keep(name, given(name) ?? ''),
    argument: (name) => keep(name, answers.argument),
    text: (corpus) => answers.ownText ?? answers.text(corpus),
    ownText: () => answers.ownText ?? '',
    course: answers.course,
    packedVocabularies: () => answers.packedVocabulary,
    catalogueModels: () => answers.catalogueModel,
    loaded: () => answers.loaded,
  }
}

/** Commander's name for a flag: `top-k` → `topK`, `no-smoothing` → `smoothing`. */
const attributeName = (name: string): string =>
  name.replace(/^no-/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

function parseNumber(name: string, value: string, { min, max }: Limits, whole: boolean): number {
  const number = value.trim() === '' ? Number.NaN : Number(value)
  if (number >= min && number <= max && (!whole || Number.isInteger(number))) return number
  throw new PrimerError({
    code: 'wrong-value',
    option: `--${name}`,
    value,
    expected: `${grouped(min)}–${grouped(max)}`,
  })
}
