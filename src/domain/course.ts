import type { Block } from './blocks.ts'
import type { PlaceIds } from './events.ts'
import type { LocalizedText } from './locale.ts'

/**
 * What a section teaches to do. Without an id, of a pack of the first edition, no question names it. Goals do not stand in
 * the table of contents, which every command reads.
 */
export interface Goal extends LocalizedText {
  readonly id?: string | undefined
}

/** A section as the table of contents knows it. */
export interface SectionEntry {
  readonly id: string
  /** `1.3`: chapter and place. */
  readonly number: string
  readonly title: LocalizedText
  /** The revision of its text; left out where it is the first. */
  readonly rev?: number
  readonly minutes: number
  readonly labs: readonly string[]
  readonly terms: readonly string[]
  /** Names of its programs; left out where it has none. */
  readonly programs?: readonly string[]
  /** Ids of what may be tried on a model of one's own; left out where there is nothing. */
  readonly recipes?: readonly string[]
  readonly questions: readonly string[]
  /** Those of its questions that are no longer in their first revision; left out where there are none. */
  readonly revised?: Readonly<Record<string, number>>
}

/** A section as other texts name it. */
export type SectionName = Pick<SectionEntry, 'id' | 'number' | 'title'>

export interface ChapterEntry {
  readonly id: string
  readonly number: number
  readonly title: LocalizedText
  /** What a learner has from it, in a sentence. */
  readonly promise?: LocalizedText
  /** ISO date on which every fact of the chapter was last looked at. */
  readonly lastChecked: string
  readonly sections: readonly SectionEntry[]
}

/** The goals of a chapter, by section. */
export type ChapterGoals = Readonly<Record<string, readonly Goal[]>>

export interface CourseIndex {
  readonly chapters: readonly ChapterEntry[]
}

/** A source as a text cites it. */
export interface CitedSource {
  readonly key: string
  readonly title: LocalizedText
  /** Who made the page; nothing where its title says so. */
  readonly maker?: LocalizedText
  readonly url: string
  readonly grade: SourceGrade
  /** ISO date of the last look. */
  readonly accessed: string
}

/** How near the authors came to it: its own text was read; it is known from others; it is named and nobody opened it. */
export type SourceGrade = 'verified' | 'secondary' | 'primary-unread'

/** The text of one section in one language. */
export interface SectionText {
  readonly id: string
  /** What it says otherwise than the revision before; nothing of a first one. */
  readonly changed?: string
  /** What it teaches to do, in its language. */
  readonly goals: readonly string[]
  readonly pages: readonly (readonly Block[])[]
  /** In the order of their marks: the mark [n] is sources[n - 1]. */
  readonly sources: readonly CitedSource[]
}

/** What a learner can ask to read: a chapter or one of its sections. */
export type Place =
  | { readonly kind: 'chapter'; readonly chapter: ChapterEntry }
  | { readonly kind: 'section'; readonly chapter: ChapterEntry; readonly section: SectionEntry }

/** Why a place was not found. */
export type NoPlace =
  | { readonly kind: 'no-chapter'; readonly wanted: string; readonly known: readonly number[] }
  | { readonly kind: 'no-section'; readonly wanted: string; readonly chapter: ChapterEntry }

const PLACE = /^(\d+)(?:\.(\d+)|#(.+))?$/

/** True for `1`, `1.5` and `1#transformer`: these always mean the course, never a file. */
export const isPlaceName = (where: string): boolean => PLACE.test(where)

/** Finds `1`, `1.5` or `1#transformer` in the course. */
export function findPlace({ chapters }: CourseIndex, where: string): Place | NoPlace {
  const [, chapterNumber, order, id] = PLACE.exec(where) ?? []
  const chapter = chapters.find(({ number }) => String(number) === chapterNumber)
  if (chapter === undefined)
    return { kind: 'no-chapter', wanted: where, known: chapters.map(({ number }) => number) }
  if (order === undefined && id === undefined) return { kind: 'chapter', chapter }
  const section = chapter.sections.find(
    (each) => each.id === id || each.number === `${chapter.number}.${order}`,
  )
  return section === undefined
    ? { kind: 'no-section', wanted: where, chapter }
    : { kind: 'section', chapter, section }
}

/** The same place by ids, for what is stored. */
export const idsOf = (place: Place): PlaceIds => ({
  chapter: place.chapter.id,
  ...(place.kind === 'section' ? { section: place.section.id } : {}),
})

/** The sections that a place covers, in order. */
export const sectionsOf = (place: Place): readonly SectionEntry[] =>
  place.kind === 'section' ? [place.section] : place.chapter.sections
