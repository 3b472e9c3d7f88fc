import type { CourseLanguage } from '../domain/locale.ts'
import type { EncodingName } from './encodings.ts'
import type { Session } from './session.ts'

/** An experiment: what it can be asked for, and how it computes. Pure but for the session, and seeded. */
export interface Lab<Options, Result> {
  readonly options: (read: OptionReader) => Options
  readonly run: (options: Options, session: Session) => Promise<Result> | Result
  /** What `--json` shows, when that is not the whole result. */
  readonly shown?: (result: Result) => unknown
  /** What `--save` writes. */
  readonly saved?: (result: Result) => unknown
}

/** The values that a number may have. Out of range is a usage error, told with the range. */
export interface Limits {
  readonly min: number
  readonly max: number
}

export interface NumberRange extends Limits {
  readonly standard: number
  /** What stands in for `standard` under --fast. */
  readonly fast?: number
}

/** What a maker takes for a million tokens of a prompt. */
export interface CataloguePrice {
  readonly currency: string
  readonly in: number
  /** Of tokens that are read from its cache. */
  readonly cachedIn?: number
  readonly asOf: string
}

/** What the catalogue says of a model's size, and of its price where that is known. */
export interface CatalogueModel {
  readonly id: string
  /** In billions; empty where nobody published it. `active`: those that work on each token. */
  readonly sizes: readonly { readonly total: number; readonly active?: number | undefined }[]
  readonly asOf: string | null
  readonly price?: CataloguePrice
}

/** Undefined for a name that the catalogue does not have. */
export type FindCatalogueModel = (name: string) => CatalogueModel | undefined

/** A JSON file that the learner named. */
export interface LoadedFile {
  readonly file: string
  readonly value: unknown
}

/** Texts that experiments learn from when the learner gives none. `lessons` is a copy of the course's sections, taken once. */
export const corpora = ['lessons', 'alice', 'classics', 'names'] as const

export type CorpusName = (typeof corpora)[number]

/** The course as material: its sections, and the questions that it asks about each. */
export interface CourseText {
  readonly sections: readonly { readonly number: string; readonly paragraphs: readonly string[] }[]
  /** `section` is the number of the section that answers it. */
  readonly questions: readonly { readonly section: string; readonly text: string }[]
}

/**
 * Reads what the learner asked for. An experiment's `options` function is called twice: once by a reader that notes
 * what is asked for (so it becomes flags and help), once by one that answers from the command line.
 */
export interface OptionReader {
  readonly locale: CourseLanguage
  /** `--name N` with a whole number. */
  integer(name: string, range: NumberRange): number
  /** `--name X` with any number. */
  number(name: string, range: NumberRange): number
  /** `--name N` with a whole number; undefined unless given. */
  optionalInteger(name: string, limits: Limits): number | undefined
  /** `--name X` with any number; undefined unless given. */
  optionalNumber(name: string, limits: Limits): number | undefined
  /** `--name WORD`; the first choice is the standard one. */
  choice<Choice extends string>(name: string, among: readonly Choice[]): Choice
  /** `--name`, off unless given. */
  flag(name: string): boolean
  /** `--name TEXT`; empty unless given. */
  words(name: string): string
  /** The words that stand on the command line without a flag, joined by spaces; empty when there are none. */
  argument(name: string): string
  /** `--text FILE|-`: the learner's own text, cleaned of control characters, else the corpus. */
  text(corpus: CorpusName): string
  /** The learner's own text alone, empty when none was given. */
  ownText(): string
  /** The course itself in the learner's language, section by section. */
  course(): CourseText
  /** The published vocabularies in packed form, each read when it is asked for. */
  packedVocabularies(): (name: EncodingName) => Uint8Array
  /** Looks a model up in the catalogue, by id, name or alias. */
  catalogueModels(): FindCatalogueModel
  /** `--load FILE`: what `--save` wrote, parsed but not checked; undefined unless given. */
  loaded(): LoadedFile | undefined
}

export const seedRange: NumberRange = { standard: 42, min: 0, max: 4294967295 }
