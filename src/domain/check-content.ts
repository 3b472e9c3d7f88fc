import type { Block } from './blocks.ts'
import type { ChapterSource, Constant, Figure, Source } from './chapter.schema.ts'
import type { Goal } from './course.ts'
import type { DrawProblem } from './drawn-question.ts'
import type { Term } from './glossary.schema.ts'
import type { PublishedIds } from './ids.schema.ts'
import type { CourseLanguage } from './locale.ts'
import type { Question } from './question.schema.ts'
import type { TimelineEventSource } from './timeline.schema.ts'

/** A section's text in one language, with the constants filled in. */
export interface CheckedText {
  readonly file: string
  readonly locale: CourseLanguage
  /** The revision of the section that the text says to follow. */
  readonly rev: number
  readonly blocks: readonly Block[]
  /** Every `{{name}}` of it, in order. */
  readonly constants: readonly string[]
}

/** A section with what belongs to it. */
export interface CheckedSection {
  readonly id: string
  readonly rev: number
  /** The `chapter.json` that names it. */
  readonly file: string
  readonly terms: readonly string[]
  readonly labs: readonly string[]
  readonly goals: readonly Goal[]
  /** A language whose file is missing has none. */
  readonly texts: readonly CheckedText[]
  /** Where the text of each language is, or should be. */
  readonly textFiles: Readonly<Record<CourseLanguage, string>>
  readonly questionFile: string
  readonly questions: readonly Question[]
  readonly figures: ReadonlyMap<string, Figure>
}

/** A fact outside the texts that has a day. */
export interface DatedFact {
  readonly file: string
  readonly place: string
  readonly asOf: string
  readonly volatile: boolean
}

/** A content folder, as the rules look at it. Nothing in it was compiled. */
export interface CheckedContent {
  readonly root: string
  /** A course of its own, with a timeline or a catalogue of models; a pack has neither. */
  readonly isCourse: boolean
  readonly chapters: readonly { readonly file: string; readonly chapter: ChapterSource }[]
  /** In the order of the course. */
  readonly sections: readonly CheckedSection[]
  readonly figures: readonly { readonly file: string; readonly figure: Figure }[]
  readonly sources: Readonly<Record<string, Source>>
  readonly constants: Readonly<Record<string, Constant>>
  readonly glossary: readonly Term[]
  readonly timeline: readonly TimelineEventSource[]
  readonly publishedIds: PublishedIds
  /** Names of companies in either language. */
  readonly companies: readonly string[]
  readonly facts: readonly DatedFact[]
  /** ISO day. */
  readonly today: string
}

export type IdKind = 'chapters' | 'sections' | 'goals' | 'questions' | 'terms'
export type ReferenceKind = 'source' | 'term' | 'section' | 'figure' | 'question' | 'lab' | 'constant'

/** What a rule found, as facts without wording. */
export type FindingDetail =
  /** The file is not JSON, or not as its schema says; the reason is the reader's. */
  | { readonly rule: 'unreadable'; readonly reason: string }
  /** A link, a pipe or a device; with one of them nothing else is read. */
  | { readonly rule: 'not-a-file' }
  | { readonly rule: 'missing-text' }
  | { readonly rule: 'repeated-id'; readonly kind: IdKind; readonly id: string }
  | { readonly rule: 'lost-id'; readonly kind: IdKind; readonly id: string }
  | { readonly rule: 'new-id'; readonly kind: IdKind; readonly ids: readonly string[] }
  | { readonly rule: 'unknown-reference'; readonly to: ReferenceKind; readonly id: string }
  | { readonly rule: 'term-elsewhere'; readonly term: string; readonly section: string }
  | { readonly rule: 'languages-differ'; readonly zh: string; readonly en: string }
  /** What follows revision `rev` while something of the section follows `newest`. */
  | { readonly rule: 'behind'; readonly rev: number; readonly newest: number }
  /** Changed in meaning without a word on it: a course is asked for one and a pack only told (`hint`). */
  | {
      readonly rule: 'untold-change'
      readonly of: 'section' | 'question'
      readonly rev: number
      readonly hint: boolean
    }
  /** Experiments that `chapter.json` names and the text does not offer, and the other way round. */
  | {
      readonly rule: 'labs-differ'
      readonly unoffered: readonly string[]
      readonly unnamed: readonly string[]
    }
  | { readonly rule: 'typed-number'; readonly of: 'chapter' | 'link'; readonly number: string }
  | { readonly rule: 'numbers-differ'; readonly zh: readonly string[]; readonly en: readonly string[] }
  | { readonly rule: 'flat-statement'; readonly sources: readonly string[] }
  | { readonly rule: 'unsourced'; readonly because: 'year' | 'number' | 'company'; readonly word: string }
  /** What a course is asked for and a pack only told (`hint`). */
  | { readonly rule: 'front-page'; readonly url: string; readonly hint: boolean }
  | { readonly rule: 'unproved'; readonly missing: readonly string[]; readonly hint: boolean }
  | { readonly rule: 'long-quote'; readonly words: number; readonly most: number; readonly hint: boolean }
  | { readonly rule: 'much-hearsay'; readonly count: number; readonly hint: boolean }
  | { readonly rule: 'stale-fact'; readonly asOf: string; readonly days: number }
  | { readonly rule: 'early-term'; readonly term: string; readonly section: string }
  | {
      readonly rule: 'longest-option'
      readonly locale: CourseLanguage
      /** How often picking the longest option is right, and how often picking any is. */
      readonly score: number
      readonly chance: number
      readonly questions: number
    }
  | { readonly rule: 'names-place'; readonly words: string }
  | { readonly rule: 'wrong-key'; readonly key: number; readonly computed: number | null }
  | { readonly rule: 'trap-is-right'; readonly value: number }
  | { readonly rule: 'bad-draw'; readonly problem: DrawProblem }
  | { readonly rule: 'figure-too-wide'; readonly columns: number; readonly most: number }
  | { readonly rule: 'figure-not-ascii'; readonly characters: string }
  | { readonly rule: 'uncomputed-number'; readonly name: string }
  /** A question that names a goal which its section does not have. */
  | { readonly rule: 'unknown-goal'; readonly goal: string; readonly section: string }
  /** A question that names an experiment which its section does not offer. */
  | { readonly rule: 'unoffered-lab'; readonly lab: string; readonly section: string }
  /** A goal without an id, or a question that names none: a course is asked for it and a pack only told (`hint`). */
  | { readonly rule: 'no-goal'; readonly of: 'goal' | 'question'; readonly hint: boolean }
  | { readonly rule: 'unasked-goal'; readonly goal: string }
  | { readonly rule: 'bad-link'; readonly href: string }
  | { readonly rule: 'page-count'; readonly pages: number }
  | { readonly rule: 'page-length'; readonly count: number; readonly locale: CourseLanguage }
  | { readonly rule: 'page-end' }
  | { readonly rule: 'missing-pinyin'; readonly title: string }

export interface Place {
  readonly file: string
  /** Where in the file: a field, or page and first words. */
  readonly place: string
  /** The line, from 1, where what is found has a name that stands there. */
  readonly line?: number
}

export type Finding = FindingDetail & Place

/** A rule looks at everything and tells what it does not like. */
export type ContentRule = (content: CheckedContent) => readonly Finding[]
