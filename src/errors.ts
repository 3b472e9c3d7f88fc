import type { Ending, RequestTrouble } from './domain/chat-answer.ts'
import type { EndpointTrouble } from './domain/endpoint.ts'
import type { PackTrouble } from './domain/packs.ts'
import type { UpdateFormat } from './domain/update-format.ts'

/** Exit codes of every command. */
export const exitCode = { done: 0, failed: 1, usage: 2, bug: 70, interrupted: 130 } as const

/** What went wrong, as facts without wording; messages turn it into a sentence and a way out. */
export type PrimerErrorDetail =
  | { readonly code: 'unknown-chapter'; readonly wanted: string; readonly known: readonly number[] }
  | {
      readonly code: 'unknown-section'
      readonly wanted: string
      readonly chapter: number
      readonly sections: number
    }
  /** `meant`: the terms that come near, best first. */
  | { readonly code: 'unknown-term'; readonly wanted: string; readonly meant: readonly string[] }
  | { readonly code: 'content-wrong'; readonly folder: string; readonly errors: number }
  /** A content folder that cannot be compiled: its first error, and how many more there are. */
  | {
      readonly code: 'broken-content'
      readonly folder: string
      readonly file: string
      readonly place: string
      readonly reason: string
      readonly others: number
    }
  | { readonly code: 'no-content'; readonly folder: string }
  /** A content folder with chapters alone. */
  | { readonly code: 'no-catalogue'; readonly folder: string }
  | { readonly code: 'nothing-to-check'; readonly folder: string }
  | { readonly code: 'broken-course'; readonly file: string; readonly reason: string }
  /** `section`: the number of one that may be meant. */
  | { readonly code: 'file-missing'; readonly file: string; readonly section?: string }
  /** The working folder was deleted. */
  | { readonly code: 'no-working-folder' }
  | { readonly code: 'file-unreadable'; readonly file: string; readonly reason: string }
  /** What the system, or a look at a file, said where nobody had words for it. */
  | { readonly code: 'file-refused'; readonly file: string; readonly reason: string }
  /** What was written lacks what these journals hold. */
  | {
      readonly code: 'journals-unread'
      readonly journals: readonly { readonly name: string; readonly reason: string }[]
    }
  /** A folder, a pipe or a device where a file belongs. */
  | { readonly code: 'not-a-file'; readonly file: string }
  /** `most` in bytes. */
  | { readonly code: 'file-too-large'; readonly file: string; readonly most: number }
  | { readonly code: 'unreadable-text'; readonly file: string; readonly trouble: TextTrouble }
  | { readonly code: 'needs-terminal'; readonly command: string }
  | { readonly code: 'unknown-command'; readonly command: string; readonly meant?: string }
  /** A word behind a command that is a group of others: `data foo`. */
  | {
      readonly code: 'unknown-subcommand'
      readonly group: string
      readonly command: string
      readonly allowed: readonly string[]
      readonly meant?: string
    }
  | {
      readonly code: 'unknown-setting'
      readonly wanted: string
      readonly allowed: readonly string[]
      readonly meant?: string
    }
  | { readonly code: 'unknown-option'; readonly option: string; readonly meant?: string }
  | { readonly code: 'option-without-value'; readonly option: string }
  | { readonly code: 'argument-missing'; readonly argument: string }
  | { readonly code: 'two-to-compare' }
  | { readonly code: 'too-many-arguments' }
  /** A value that is not in a list of allowed ones. */
  | {
      readonly code: 'unknown-value'
      readonly option: string
      readonly value: string
      readonly allowed: readonly string[]
      readonly meant?: string
    }
  /** A value of the wrong form; `expected` is the range or form of all that are allowed. */
  | {
      readonly code: 'wrong-value'
      readonly option: string
      readonly value: string
      readonly expected: string
    }
  /** The same, told by examples: what else is allowed has their form. */
  | {
      readonly code: 'wrong-form'
      readonly option: string
      readonly value: string
      readonly examples: string
    }
  | {
      readonly code: 'unknown-model'
      readonly wanted: string
      readonly meant?: string
      /** The family that comes near, by its name and id, and some of its releases. */
      readonly near?: { readonly family: string; readonly id: string; readonly releases: readonly string[] }
      /** The families of the company that the word names. */
      readonly makes?: readonly string[]
      /** Several releases of which the word is the beginning, here in Latin letters. */
      readonly series?: { readonly word: string; readonly releases: readonly string[] }
    }
  /** A downloaded catalogue that cannot be taken: nothing of it is. */
  | {
      readonly code: 'broken-update'
      readonly file: string
      readonly place: string
      readonly trouble: UpdateTrouble
    }
  | { readonly code: 'price-without-currency'; readonly value: string }
  /** Two options that contradict each other. */
  | { readonly code: 'options-exclude'; readonly option: string; readonly other: string }
  /** More characters to look for than a search takes. */
  | { readonly code: 'query-too-long'; readonly most: number }
  | { readonly code: 'wrong-usage'; readonly reason: string }
  | { readonly code: 'unknown-lab'; readonly wanted: string; readonly meant?: string }
  /** A text with too little in it to count or to learn from. */
  | {
      readonly code: 'text-too-short'
      readonly tokens: number
      readonly sentences: number
      readonly neededTokens: number
      readonly neededSentences: number
    }
  /** A prompt with a token that the model has never seen; `known` lists all or some that it has. */
  | { readonly code: 'unknown-token'; readonly token: string; readonly known: readonly string[] }
  | { readonly code: 'not-a-text'; readonly file: string }
  | { readonly code: 'empty-text'; readonly file: string }
  /** A model whose number of parameters nobody published. */
  | { readonly code: 'size-unknown'; readonly model: string }
  /** `fault` is the part of the file that cannot be used, or that the text has characters that the model has not. */
  | {
      readonly code: 'not-a-saved-model'
      readonly file: string
      readonly fault: 'form' | 'shape' | 'alphabet' | 'weights' | 'text'
    }
  /** Answers were right, but are not on the disk. */
  | { readonly code: 'not-saved'; readonly count: number; readonly trouble: SaveTrouble }
  | { readonly code: 'lines-left-out'; readonly count: number }
  | { readonly code: 'score-too-low'; readonly percent: number; readonly wanted: number }
  | { readonly code: 'no-questions'; readonly where: string }
  | { readonly code: 'no-programs'; readonly where: string }
  /** The file of the settings cannot be understood; writing one setting would lose the others. */
  | { readonly code: 'settings-broken'; readonly path: string; readonly reason: string }
  | { readonly code: 'settings-not-saved'; readonly path: string; readonly reason: string }
  | { readonly code: 'file-not-written'; readonly file: string; readonly reason: string }
  /** Standard output took no more: a full disk, a broken device. */
  | { readonly code: 'output-not-written'; readonly reason: string }
  | { readonly code: 'not-repaired'; readonly file: string; readonly reason: string }
  | { readonly code: 'nothing-to-undo' }
  | { readonly code: 'pack-refused'; readonly pack: string; readonly trouble: PackTrouble }
  | { readonly code: 'bad-pack-name'; readonly pack: string }
  /** Something stands where a new folder should be made. */
  | { readonly code: 'place-taken'; readonly folder: string }
  | { readonly code: 'unknown-pack'; readonly pack: string; readonly known: readonly string[] }
  /** Without `wanted`: any would have done. */
  | { readonly code: 'no-such-backup'; readonly wanted?: string; readonly known: readonly string[] }
  | { readonly code: 'not-a-journal'; readonly file: string }
  /** An address of a model server that cannot be used; it is repeated where no password stands in it. */
  | { readonly code: 'bad-endpoint'; readonly trouble: EndpointTrouble; readonly address: string }
  /** Not this machine, and nobody said --remote. */
  | { readonly code: 'needs-remote'; readonly host: string }
  /** Nothing says which model server is meant. */
  | { readonly code: 'no-endpoint' }
  /** The server has several models, or none; `known` are their names. */
  | { readonly code: 'which-model'; readonly host: string; readonly known: readonly string[] }
  /** Without the name: what was given may be a key. */
  | { readonly code: 'not-a-variable' }
  | {
      readonly code: 'key-not-set'
      readonly variable: string
      readonly fault: 'unset' | 'empty' | 'characters'
    }
  | { readonly code: 'no-prompt' }
  | {
      readonly code: 'unknown-recipe'
      readonly wanted: string
      readonly known: readonly string[]
      readonly meant?: string
    }
  /** The server says nothing of what else might have come next. */
  | { readonly code: 'no-probabilities'; readonly host: string }
  | { readonly code: 'no-answer'; readonly host: string; readonly trouble: RequestTrouble }
  /** An answer that did not end as an answer does; what came of it was shown. */
  | { readonly code: 'bad-answer'; readonly host: string; readonly ending: Ending }

/** Why a text of the learner's cannot be shown. */
export type TextTrouble = 'no-markdown' | 'not-a-file' | 'not-text' | 'too-large' | 'not-allowed'

/** Why a downloaded catalogue cannot be taken. */
export type UpdateTrouble =
  | {
      readonly type:
        | 'not-an-object'
        | 'no-models'
        | 'too-many-models'
        | 'not-a-name'
        | 'hidden-character'
        | 'not-a-day'
        | 'not-a-boolean'
        | 'not-a-number'
        | 'price-of-one-token'
        | 'not-a-list'
        | 'not-unicode'
        | 'twice'
    }
  /** A file of something else that is known. */
  | { readonly type: 'other-format'; readonly format: UpdateFormat }
  /** `said` is what the parser or the schema says. */
  | { readonly type: 'not-json' | 'not-as-described'; readonly said: string }
  | { readonly type: 'unknown-family'; readonly family: string }

/** Why something of the learner's could not be stored. */
export type SaveTrouble =
  | { readonly type: 'no-home' }
  | { readonly type: 'read-only'; readonly path: string }
  | { readonly type: 'disk-full'; readonly path: string }
  /** A folder, pipe or device stands where the journal belongs. */
  | { readonly type: 'in-the-way'; readonly path: string }
  | { readonly type: 'too-long' }
  | { readonly type: 'failed'; readonly path: string; readonly reason: string }

/** An error that the learner can do something about. */
export class PrimerError extends Error {
  readonly detail: PrimerErrorDetail

  constructor(detail: PrimerErrorDetail, options?: ErrorOptions) {
    super(detail.code, options)
    this.name = 'PrimerError'
    this.detail = detail
  }
}

/** The learner pressed Ctrl-C, or a signal asked to leave; there is nothing to tell. With the code `done`: a `q` was typed. */
export class Interrupted extends Error {
  readonly exitCode: number

  constructor(code: number = exitCode.interrupted) {
    super('interrupted')
    this.name = 'Interrupted'
    this.exitCode = code
  }
}

/** A `q` ends what was opened, and not what it was opened from. */
export const isLeft = (error: unknown): boolean =>
  error instanceof Interrupted && error.exitCode === exitCode.done

/** Exit code of an error: wrong usage is 2, everything else that the learner can mend is 1. */
export const exitCodeOf = ({ detail }: PrimerError): number => exitCode[KIND[detail.code]]

/** `usage`: the command line is wrong, whatever the machine holds. `failed`: everything else. */
const KIND: Readonly<Record<PrimerErrorDetail['code'], 'usage' | 'failed'>> = {
  'unknown-chapter': 'failed',
  'unknown-section': 'failed',
  'unknown-term': 'failed',
  'content-wrong': 'failed',
  'broken-content': 'failed',
  'no-content': 'failed',
  'no-catalogue': 'failed',
  'nothing-to-check': 'failed',
  'broken-course': 'failed',
  'file-missing': 'failed',
  'no-working-folder': 'failed',
  'file-unreadable': 'failed',
  'file-refused': 'failed',
  'journals-unread': 'failed',
  'not-a-file': 'failed',
  'file-too-large': 'failed',
  'unreadable-text': 'failed',
  'needs-terminal': 'usage',
  'unknown-command': 'usage',
  'unknown-subcommand': 'usage',
  'unknown-setting': 'usage',
  'unknown-option': 'usage',
  'option-without-value': 'usage',
  'argument-missing': 'usage',
  'two-to-compare': 'usage',
  'too-many-arguments': 'usage',
  'unknown-value': 'usage',
  'wrong-value': 'usage',
  'wrong-form': 'usage',
  'unknown-model': 'failed',
  'broken-update': 'failed',
  'price-without-currency': 'usage',
  'options-exclude': 'usage',
  'query-too-long': 'usage',
  'wrong-usage': 'usage',
  'unknown-lab': 'failed',
  'text-too-short': 'usage',
  'unknown-token': 'usage',
  'not-a-text': 'usage',
  'empty-text': 'usage',
  'size-unknown': 'failed',
  'not-a-saved-model': 'failed',
  'not-saved': 'failed',
  'lines-left-out': 'failed',
  'score-too-low': 'failed',
  'no-questions': 'failed',
  'no-programs': 'failed',
  'settings-broken': 'failed',
  'settings-not-saved': 'failed',
  'file-not-written': 'failed',
  'output-not-written': 'failed',
  'not-repaired': 'failed',
  'nothing-to-undo': 'failed',
  'pack-refused': 'failed',
  'bad-pack-name': 'usage',
  'place-taken': 'failed',
  'unknown-pack': 'failed',
  'no-such-backup': 'failed',
  'not-a-journal': 'failed',
  'bad-endpoint': 'usage',
  'needs-remote': 'usage',
  'no-endpoint': 'usage',
  'which-model': 'usage',
  'not-a-variable': 'usage',
  'key-not-set': 'usage',
  'no-prompt': 'usage',
  'unknown-recipe': 'failed',
  'no-probabilities': 'failed',
  'no-answer': 'failed',
  'bad-answer': 'failed',
}
