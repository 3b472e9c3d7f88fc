import type { Language } from '../../domain/locale.ts'
import type { Said } from '../../domain/question-box.ts'
import type { Anchor } from '../../domain/reader.ts'
import type { Layout } from '../../views/blocks.ts'
import type { Frame } from '../../views/frame.ts'
import type { Reading } from '../../views/read.ts'

/** A section of a text that can be laid out for any width. */
export interface ReadableSection {
  /** Names it among all sections, in every language; the learner's place and bookmarks hang on it. */
  readonly id: string
  /** The ids of its chapter and of itself in it; empty in a text of the learner's own. */
  readonly chapter: string
  readonly name: string
  readonly number: string
  readonly title: Readonly<Record<Language, string>>
  readonly minutes?: number
  /** Ids of its questions, in the order of the question bank. */
  readonly questions: readonly string[]
  layOut(language: Language, frame: Frame, reading: Reading): Layout
}

/** A chapter of a text: how it is named in the contents, and its sections among those of the whole text. */
interface ReadableChapter {
  readonly number: string
  readonly title: Readonly<Record<Language, string>>
  readonly first: number
  readonly count: number
}

/** A text for the reader: chapters, at least one, the sections of all of them in order, and the languages it has. */
export interface Readable {
  readonly chapters: readonly ReadableChapter[]
  readonly sections: readonly ReadableSection[]
  readonly bilingual: boolean
}

/** A place that the learner marked. */
export interface Bookmark {
  readonly section: string
  readonly block: number
}

/** What the learner wrote at a place. */
export interface Note extends Bookmark {
  readonly text: string
}

/** What is remembered of reading. */
export interface ReaderMemory {
  /** False for a text of the learner's own: then it is forgotten at the end. */
  readonly isKept: boolean
  readonly read: ReadonlySet<string>
  /** Their last page was on the screen, however shortly. */
  readonly seen: ReadonlySet<string>
  /** Those that were read and say something else now: the day of reading, YYYY-MM-DD. */
  readonly changed: ReadonlyMap<string, string>
  readonly bookmarks: readonly Bookmark[]
  readonly notes: readonly Note[]
  mark(section: string, as: 'seen' | 'read'): unknown
  keepPlace(section: string, anchor: Anchor): unknown
  setBookmark(bookmark: Bookmark, set: boolean): unknown
  /** An empty text takes the note away. */
  setNote(note: Note): unknown
  /** What was said to a question, last. */
  said(chapter: string, question: string): Said | undefined
  /** How much of each section is remembered now, 0 to 1, of those that were practised. */
  remembered(): Promise<ReadonlyMap<string, number>>
}

/** Not known yet; what was read is told again when it was changed since. */
export const isNews = (memory: ReaderMemory, section: string, reading: 'seen' | 'read'): boolean =>
  !memory[reading].has(section) || (reading === 'read' && memory.changed.has(section))
