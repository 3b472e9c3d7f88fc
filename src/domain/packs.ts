import type { FindingDetail } from './check-content.ts'
import { isDeviceName } from './device-name.ts'
import type { LocalizedText } from './locale.ts'

/** A pack: chapters of somebody else, installed beside the course. */
export interface Pack {
  readonly name: string
  /** ISO 8601, UTC. */
  readonly addedOn: string
  /** SHA-256 over the names and bytes of its files. */
  readonly hash: string
  readonly bytes: number
  readonly chapters: readonly PackChapter[]
  readonly questions: number
  readonly terms: number
}

export interface PackChapter {
  readonly title: LocalizedText
  readonly sections: number
}

/** A pack with the numbers under which its chapters are read: they come after those of the course. */
export interface NumberedPack extends Pack {
  readonly numbers: readonly number[]
}

/** Limits of a pack, in bytes and files. */
export const packLimits = {
  page: 256 * 1024,
  json: 1024 * 1024,
  whole: 10 * 1024 * 1024,
  files: 2000,
} as const

/** Why a pack is not taken. `file` is a path within it. */
export type PackTrouble =
  | { readonly type: 'no-chapters' }
  | { readonly type: 'not-a-file'; readonly file: string }
  | { readonly type: 'bad-name'; readonly file: string }
  | { readonly type: 'too-large'; readonly file: string; readonly most: number }
  | { readonly type: 'whole-too-large'; readonly most: number }
  | { readonly type: 'too-many-files'; readonly most: number }
  | { readonly type: 'not-text'; readonly file: string }
  | { readonly type: 'hidden-characters'; readonly file: string }
  | { readonly type: 'repeated-key'; readonly file: string }
  | { readonly type: 'too-deep'; readonly file: string }

const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/

export const isPackName = (name: string): boolean => NAME.test(name) && !isDeviceName(name)

/** Names within a pack are plain on every system: no letter case to collide, no separator, nothing hidden. */
export const isPlainName = (name: string): boolean =>
  /^[a-z0-9][a-z0-9.-]{0,99}$/.test(name) && !name.endsWith('.') && !isDeviceName(name)

/** Rules of our own house, such as sources and lengths; a pack may keep others. */
const HOUSE_RULES: ReadonlySet<FindingDetail['rule']> = new Set<FindingDetail['rule']>([
  'lost-id',
  'new-id',
  'languages-differ',
  'numbers-differ',
  'flat-statement',
  'unsourced',
  'no-goal',
  'unasked-goal',
  'front-page',
  'unproved',
  'long-quote',
  'much-hearsay',
  'stale-fact',
  'early-term',
  'longest-option',
  'names-place',
  'page-count',
  'page-length',
  'page-end',
  'missing-pinyin',
  'behind',
  'untold-change',
  'labs-differ',
  'typed-number',
])

/** True for what would make a pack unreadable or wrong: such a pack is not taken. */
export const refusesPack = ({ rule }: FindingDetail): boolean => !HOUSE_RULES.has(rule)

/** Chapter numbers for the packs, in their order, after the last number of the course. */
export function numberPacks(packs: readonly Pack[], lastNumber: number): NumberedPack[] {
  let next = lastNumber + 1
  return packs.map((pack) => ({ ...pack, numbers: pack.chapters.map(() => next++) }))
}
