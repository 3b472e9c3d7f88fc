import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { CatalogDetails, Edition } from '../domain/catalog.ts'
import { joinedDetails } from '../domain/catalog-import.ts'
import type { Corpus } from '../domain/corpus.schema.ts'
import type { ChapterGoals, CourseIndex, SectionText } from '../domain/course.ts'
import type { GlossaryTerm } from '../domain/glossary.ts'
import type { CourseLanguage } from '../domain/locale.ts'
import type { CatalogIndex } from '../domain/models.ts'
import type { Program } from '../domain/programs.ts'
import type { Question } from '../domain/question.schema.ts'
import type { QuestionHead } from '../domain/question-heads.ts'
import type { Recipe } from '../domain/recipe.schema.ts'
import type { SearchEntry } from '../domain/search.ts'
import { errorMessage } from '../domain/system-error.ts'
import type { TimelineEvent } from '../domain/timeline.ts'
import { PrimerError } from '../errors.ts'
import { checkedCatalog } from './catalog-guard.ts'
import { type ListedEntry, readEntry } from './search-list.ts'

/** The compiled course. Each part is read when it is asked for, once. */
export interface Course {
  index(): CourseIndex
  section(chapter: string, section: string, locale: CourseLanguage): SectionText
  goals(chapter: string): ChapterGoals
  questions(chapter: string): readonly Question[]
  /** What choosing among the questions needs. */
  questionHeads(chapter: string): readonly QuestionHead[]
  /** One question, without the others. */
  question(chapter: string, head: QuestionHead): Question
  /** The programs of a section that has some. */
  programs(chapter: string, section: string, locale: CourseLanguage): readonly Program[]
  /** What may be tried on a model of the learner's own; packs have none. */
  recipes(chapter: string): readonly Recipe[]
  /** A text that experiments learn from. */
  corpus(id: string): Corpus
  glossary(): readonly GlossaryTerm[]
  timeline(): readonly TimelineEvent[]
  searchEntries(locale: CourseLanguage): readonly SearchEntry[]
  /** The rows of the model catalogue. */
  catalog(): CatalogIndex
  /** What the cards of the catalogue need beside its rows. */
  catalogDetails(): CatalogDetails
  edition(id: string): Edition
}

/** The files of a compiled course, in the layout that `compileCourse` writes. */
export interface CourseFiles {
  /** @throws when there is no such file */
  text(name: string, encoding?: BufferEncoding): string
  /** A part of the text, by its UTF-8 bytes. */
  part(name: string, start: number, end: number): string
}

/** A course compiled into the folder `root`. */
export const createCourse = (root: string): Course => courseOf(filesIn(root))

export function courseOf(files: CourseFiles): Course {
  const read = remembered(<T>(name: string): T => parsed(name, () => files.text(name)))
  let catalogIndex: CatalogIndex | undefined
  let details: CatalogDetails | undefined
  const entries: Partial<Record<CourseLanguage, readonly SearchEntry[]>> = {}
  const catalog = (): CatalogIndex => {
    catalogIndex ??= checkedCatalog(parsed('catalog.json', () => files.text('catalog.json')))
    return catalogIndex
  }
  return {
    index: () => read('index.json'),
    section: (chapter, section, locale) => read(`${chapter}/${section}.${locale}.json`),
    goals: (chapter) => read(`${chapter}/goals.json`),
    questions: (chapter) => read(`${chapter}/questions.json`),
    questionHeads: (chapter) => read(`${chapter}/question-heads.json`),
    question: (chapter, { start, end }) => {
      const name = `${chapter}/questions.json`
      return parsed(name, () => files.part(name, start, end))
    },
    recipes: (chapter) => read(`${chapter}/recipes.json`),
    programs: (chapter, section, locale) => read(`${chapter}/${section}.programs.${locale}.json`),
    corpus: (id) => read(`corpora/${id}.json`),
    glossary: () => read('glossary.json'),
    timeline: () => read('timeline.json'),
    searchEntries: (locale) => {
      entries[locale] ??= searchEntriesIn(files, locale)
      return entries[locale]
    },
    catalog,
    catalogDetails: () => {
      details ??= joinedDetails(read('catalog-details.json'))
      return details
    },
    edition: (id) => read(`catalog-${id}.json`),
  }
}

/** Chinese in UTF-16 is decoded in a fifth of the time and packed smaller; English is larger in it. */
export const searchTextEncoding = { zh: 'utf16le', en: 'utf8' } as const

function searchEntriesIn(files: CourseFiles, locale: CourseLanguage): readonly SearchEntry[] {
  const [list, lines] = [`search.${locale}.json`, `search.${locale}.txt`]
  const listed = parsed<ListedEntry[]>(list, () => files.text(list))
  const texts = understood(lines, () => files.text(lines, searchTextEncoding[locale]).split('\n'))
  return listed.map((entry, at) => readEntry(entry, texts[at] ?? ''))
}

/** What a folder named by the learner holds: a course as its authors write it, a compiled one, or neither. */
export function kindOfCourse(folder: string): 'source' | 'compiled' | undefined {
  const has = (name: string): boolean => existsSync(join(folder, name))
  if (has('chapters') || has('catalog')) return 'source'
  return has('index.json') || has('catalog.json') ? 'compiled' : undefined
}

/** Stands for a folder without a course: the first use of it says so. */
export const noCourse = (folder: string): Course =>
  courseOf({
    text: () => {
      throw new PrimerError({ code: 'no-content', folder })
    },
    part: () => '',
  })

const filesIn = (root: string): CourseFiles => ({
  // Asked for text, Node 24 takes twice as long over Chinese as over the bytes and then the text.
  text: (name, encoding) => readFileSync(join(root, name)).toString(encoding),
  part: (name, start, end) => {
    const file = openSync(join(root, name), 'r')
    try {
      const bytes = Buffer.alloc(end - start)
      readSync(file, bytes, 0, bytes.length, start)
      return bytes.toString()
    } finally {
      closeSync(file)
    }
  },
})

// The build wrote this text from validated content, so it is trusted to have its type.
const parsed = <T>(name: string, read: () => string): T => understood(name, () => JSON.parse(read()))

function understood<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof PrimerError) throw error
    throw new PrimerError({ code: 'broken-course', file, reason: errorMessage(error) }, { cause: error })
  }
}

function remembered(read: <T>(name: string) => T): <T>(name: string) => T {
  const seen = new Map<string, unknown>()
  return <T>(name: string): T => {
    if (!seen.has(name)) seen.set(name, read(name))
    return seen.get(name) as T
  }
}
