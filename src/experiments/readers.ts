import { cleanText } from '../domain/clean.ts'
import type { CourseLanguage } from '../domain/locale.ts'
import { suggest } from '../domain/suggest.ts'
import { PrimerError } from '../errors.ts'
import type { EncodingName } from '../labs/encodings.ts'
import {
  type CorpusName,
  type CourseText,
  corpora,
  type FindCatalogueModel,
  type Limits,
  type LoadedFile,
  type NumberRange,
  type OptionReader,
} from '../labs/lab.ts'
import { grouped } from '../views/numbers.ts'
import { firstOf, type OptionNote } from './options.ts'

/** What experiments compute with besides their options. */
export interface Materials {
  readonly corpus: (name: CorpusName) => string
  readonly course: () => CourseText
  readonly packedVocabulary: (name: EncodingName) => Uint8Array
  readonly catalogueModel: FindCatalogueModel
}

/** How a run is made, whatever its options are. */
export interface Setting {
  readonly locale: CourseLanguage
  /** Smaller and quicker, where an option does not say otherwise. */
  readonly fast: boolean
  readonly materials: Materials
}

/** What was asked for and answered, for `--json`; texts are left out. */
export type Answered = Record<string, string | number | boolean>

/** Words of a command line: flags by commander's names, and the contents of the files that they name. */
export interface TypedOptions {
  readonly flags: Readonly<Record<string, unknown>>
  readonly argument: string
  readonly ownText: string | undefined
  readonly loaded: LoadedFile | undefined
}

/** Nothing was typed: every option has its standard value. */
export const nothingTyped: TypedOptions = { flags: {}, argument: '', ownText: undefined, loaded: undefined }

/**
 * Answers an experiment from the command line.
 * @throws PrimerError `wrong-value` with the allowed range, `unknown-value` with the allowed words
 */
export function typedReader(typed: TypedOptions, setting: Setting, answered: Answered): OptionReader {
  const word = (name: string): string | undefined => {
    const value = typed.flags[attributeName(name)]
    return typeof value === 'string' ? value : undefined
  }
  return readerOf(
    {
      number: (name, limits, whole) => {
        const value = word(name)
        return value === undefined
          ? undefined
          : checkedNumber(`--${name}`, value, numberIn(value), limits, whole)
      },
      choice: (name, among) => {
        const value = word(name)
        return value === undefined ? undefined : checkedChoice(`--${name}`, value, among)
      },
      flag: (name) => typed.flags[attributeName(name)] === !name.startsWith('no-'),
      words: word,
      argument: () => typed.argument,
      corpus: () => {
        const value = word('corpus')
        return value === undefined ? undefined : checkedChoice('--corpus', value, corpora)
      },
      ownText: () => typed.ownText,
      loaded: () => typed.loaded,
    },
    setting,
    answered,
  )
}

/** An empty word is no zero. */
const numberIn = (word: string): number => (word.trim() === '' ? Number.NaN : Number(word))

/** Commander's name for a flag: `top-k` → `topK`, `no-smoothing` → `smoothing`. */
const attributeName = (name: string): string =>
  name.replace(/^no-/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Values by the names of the options, as a form has them: numbers as numbers, flags as booleans, texts whole. */
export type OptionValues = Readonly<Record<string, unknown>>

/**
 * Answers an experiment from plain values. What is not given has its standard value; nothing is converted.
 * @param notes what the experiment asks for: a value for anything else is refused
 * @throws PrimerError `unknown-option`, `wrong-value` with the allowed range or type, `unknown-value`, `not-a-text`
 */
export function valueReader(
  values: OptionValues,
  notes: readonly OptionNote[],
  setting: Setting,
  answered: Answered,
): OptionReader {
  refuseOthers(values, notes)
  const given = <Value>(name: string, check: (value: unknown) => Value): Value | undefined =>
    values[name] === undefined ? undefined : check(values[name])
  const text = (name: string): string | undefined =>
    given(name, (value) => (typeof value === 'string' ? value : refuse(name, value, 'text')))
  return readerOf(
    {
      number: (name, limits, whole) =>
        given(name, (value) =>
          checkedNumber(
            name,
            shownValue(value),
            typeof value === 'number' ? value : Number.NaN,
            limits,
            whole,
          ),
        ),
      choice: (name, among) => given(name, (value) => checkedChoice(name, value, among)),
      flag: (name) =>
        given(name, (value) => (typeof value === 'boolean' ? value : refuse(name, value, 'true, false'))) ??
        false,
      words: text,
      argument: text,
      corpus: () => given('corpus', (value) => checkedChoice('corpus', value, corpora)),
      ownText: () => {
        const own = text('text')
        return own === undefined ? undefined : learnableText(own, 'text').text
      },
      loaded: () => given('load', (value) => ({ file: 'load', value })),
    },
    setting,
    answered,
  )
}

function refuseOthers(values: OptionValues, notes: readonly OptionNote[]): void {
  const known = [
    ...notes.map(({ name }) => name),
    ...(notes.some(({ kind }) => kind === 'text') ? ['corpus'] : []),
  ]
  const other = Object.keys(values).find((name) => !known.includes(name))
  if (other === undefined) return
  const meant = suggest(other, known)
  throw new PrimerError({
    code: 'unknown-option',
    option: other,
    ...(meant === undefined ? {} : { meant }),
  })
}

/**
 * A longer text is cut, and the learner is told: of one of 200,000 words in as many characters `word2vec` learns for five
 * seconds, of a million for half a minute.
 */
export const MOST_CHARACTERS = 200_000
/** As many stay in any text of which cleaning takes less than half: a file may hold thirty million. */
const MOST_CLEANED = 2 * MOST_CHARACTERS

/**
 * A text of the learner's own, without control characters.
 * @param name what it is called in an error
 * @throws PrimerError `not-a-text` for what holds NUL, `empty-text` for white space and invisible characters alone
 */
export function learnableText(text: string, name: string): { readonly text: string; readonly cut: boolean } {
  if (text.includes('\0')) throw new PrimerError({ code: 'not-a-text', file: name })
  const clean = cleanText(text.slice(0, MOST_CLEANED))
  if (clean.trim() === '') throw new PrimerError({ code: 'empty-text', file: name })
  return {
    // A pair of surrogates is not cut in two.
    text: clean.slice(0, MOST_CHARACTERS).replace(/[\uD800-\uDBFF]$/, ''),
    cut: clean.length > MOST_CHARACTERS || text.length > MOST_CLEANED,
  }
}

/** What was said of each option, checked; undefined where nothing was. */
interface Said {
  readonly number: (name: string, limits: Limits, whole: boolean) => number | undefined
  readonly choice: <Choice extends string>(name: string, among: readonly Choice[]) => Choice | undefined
  readonly flag: (name: string) => boolean
  readonly words: (name: string) => string | undefined
  readonly argument: (name: string) => string | undefined
  readonly corpus: () => CorpusName | undefined
  readonly ownText: () => string | undefined
  readonly loaded: () => LoadedFile | undefined
}

/** The standard values, and the record of what was answered, are the same whoever asks. */
function readerOf(said: Said, { locale, fast, materials }: Setting, answered: Answered): OptionReader {
  const keep = <Value extends string | number | boolean>(name: string, value: Value): Value => {
    answered[name] = value
    return value
  }
  const optional =
    (whole: boolean) =>
    (name: string, limits: Limits): number | undefined => {
      const value = said.number(name, limits, whole)
      return value === undefined ? undefined : keep(name, value)
    }
  const numbered =
    (whole: boolean) =>
    (name: string, range: NumberRange): number =>
      keep(name, said.number(name, range, whole) ?? (fast ? (range.fast ?? range.standard) : range.standard))
  return {
    locale,
    integer: numbered(true),
    number: numbered(false),
    optionalInteger: optional(true),
    optionalNumber: optional(false),
    choice: (name, among) => keep(name, said.choice(name, among) ?? firstOf(among)),
    flag: (name) => keep(name, said.flag(name)),
    words: (name) => keep(name, withoutEscapes(said.words(name) ?? '')),
    argument: (name) => keep(name, withoutEscapes(said.argument(name) ?? '')),
    text: (corpus) => said.ownText() ?? materials.corpus(said.corpus() ?? corpus),
    ownText: () => said.ownText() ?? '',
    course: materials.course,
    packedVocabularies: () => materials.packedVocabulary,
    catalogueModels: () => materials.catalogueModel,
    loaded: said.loaded,
  }
}

/** What could be taken for a command by a terminal is not passed on. */
const withoutEscapes = (text: string): string => (/[\x1b\x9b]/.test(text) ? cleanText(text) : text)

function checkedNumber(
  option: string,
  shown: string,
  number: number,
  { min, max }: Limits,
  whole: boolean,
): number {
  // The sum makes 0 of -0.
  if (number >= min && number <= max && (!whole || Number.isInteger(number))) return number + 0
  throw new PrimerError({
    code: 'wrong-value',
    option,
    value: shown,
    expected: `${grouped(min)}–${grouped(max)}`,
  })
}

function checkedChoice<Choice extends string>(
  option: string,
  value: unknown,
  among: readonly Choice[],
): Choice {
  const chosen = among.find((each) => each === value)
  if (chosen !== undefined) return chosen
  const meant = typeof value === 'string' ? suggest(value, among) : undefined
  throw new PrimerError({
    code: 'unknown-value',
    option,
    value: shownValue(value),
    allowed: among,
    ...(meant === undefined ? {} : { meant }),
  })
}

function refuse(option: string, value: unknown, expected: string): never {
  throw new PrimerError({ code: 'wrong-value', option, value: shownValue(value), expected })
}

/** A wrong value in a sentence; of what has parts only what it is. */
function shownValue(value: unknown): string {
  if (Array.isArray(value)) return '[…]'
  return typeof value === 'object' && value !== null ? '{…}' : String(value)
}
