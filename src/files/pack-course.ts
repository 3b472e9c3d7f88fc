import { join } from 'node:path'
import type { ChapterEntry, SectionEntry, SectionName, SectionText } from '../domain/course.ts'
import { shiftedBlocks, shiftedNumber } from '../domain/section-numbers.ts'
import { type Course, createCourse } from './course.ts'

import { COMPILER, type PackRecord, packsFolder, readPacks, troubleIn } from './packs.ts'

/** A pack's own course, compiled with chapter numbers from 1 on. */
export interface PackCourse {
  readonly name: string
  readonly course: Course
}

/**
 * The course with packs behind it, as one. Chapters of a pack are numbered after the last one before them and named
 * `pack/chapter`, so that ids of different authors never meet. Of a pack come chapters, questions, terms and what search
 * needs; experiments' texts, timeline and models are the course's alone.
 */
export function joinCourses(own: Course, packs: readonly PackCourse[]): Course {
  const owner = (
    chapter: string,
  ): { readonly course: Course; readonly chapter: string; readonly at: number } => {
    const slash = chapter.indexOf('/')
    const at = packs.findIndex(({ name }) => name === chapter.slice(0, slash))
    const pack = packs[at]
    return pack === undefined
      ? { course: own, chapter, at }
      : { course: pack.course, chapter: chapter.slice(slash + 1), at }
  }
  const shifts = shiftsOf(own, packs)
  const from = <T>(read: (course: Course, shift: number) => readonly T[]): T[] =>
    packs.flatMap(({ course }, at) => read(course, shifts[at] ?? 0))
  return {
    ...own,
    index: () => ({
      chapters: [
        ...own.index().chapters,
        ...packs.flatMap(({ name, course }, at) =>
          course.index().chapters.map((chapter) => renumbered(chapter, name, shifts[at] ?? 0)),
        ),
      ],
    }),
    section: (named, section, locale) => {
      const { course, chapter, at } = owner(named)
      const text = course.section(chapter, section, locale)
      return shiftedText(at < 0 ? text : withoutRecipes(text), shifts[at] ?? 0)
    },
    goals: (named) => {
      const { course, chapter } = owner(named)
      return course.goals(chapter)
    },
    questions: (named) => {
      const { course, chapter } = owner(named)
      return course.questions(chapter)
    },
    questionHeads: (named) => {
      const { course, chapter } = owner(named)
      return course.questionHeads(chapter)
    },
    question: (named, head) => {
      const { course, chapter } = owner(named)
      return course.question(chapter, head)
    },
    glossary: () => {
      const terms = own.glossary()
      const known = new Set(terms.map(({ id }) => id))
      const others = from((course, shift) =>
        course.glossary().map(({ taughtIn, ...term }) => ({
          ...term,
          ...(taughtIn === undefined ? {} : { taughtIn: shiftedName(taughtIn, shift) }),
        })),
      )
      return [...terms, ...others.filter(({ id }) => !known.has(id))]
    },
    searchEntries: (locale) => [
      ...own.searchEntries(locale),
      ...from((course, shift) =>
        course.searchEntries(locale).map((entry) => ({ ...entry, place: shiftedNumber(entry.place, shift) })),
      ),
    ],
  }
}

/** How far the numbers of each pack move. */
function shiftsOf(own: Course, packs: readonly PackCourse[]): number[] {
  let last = Math.max(0, ...own.index().chapters.map(({ number }) => number))
  return packs.map(({ course }) => {
    const shift = last
    last += course.index().chapters.length
    return shift
  })
}

const renumbered = (chapter: ChapterEntry, pack: string, shift: number): ChapterEntry => ({
  ...chapter,
  id: `${pack}/${chapter.id}`,
  number: chapter.number + shift,
  sections: chapter.sections.map(({ recipes: _, ...section }): SectionEntry => shiftedName(section, shift)),
})

const shiftedName = <T extends SectionName>(section: T, shift: number): T => ({
  ...section,
  number: shiftedNumber(section.number, shift),
})

/** What is sent to a learner's model is the course's own: of a pack nothing is. */
const withoutRecipes = (text: SectionText): SectionText => ({
  ...text,
  pages: text.pages.map((blocks) => blocks.filter(({ type }) => type !== 'recipe')),
})

const shiftedText = (text: SectionText, shift: number): SectionText =>
  shift === 0 ? text : { ...text, pages: text.pages.map((blocks) => shiftedBlocks(blocks, shift)) }

/** The course with packs behind it, and the names of those that had to be left out: damaged on the disk. */
export interface CourseWithPacks {
  readonly course: Course
  readonly leftOut: readonly string[]
}

/**
 * The course with the learner's packs behind it. One that another version compiled is compiled anew. Every byte of a pack
 * is looked at, so that one that is damaged is left out as a whole, and nothing that is read later can fail.
 */
export async function withPacks(own: Course, data: string | undefined): Promise<CourseWithPacks> {
  const packs: PackCourse[] = []
  const leftOut: string[] = []
  for (const pack of readPacks(data)) {
    const record = pack.type === 'whole' ? await usable(data ?? '', pack.record) : undefined
    if (record === undefined) leftOut.push(pack.name)
    else
      packs.push({
        name: pack.name,
        course: createCourse(join(packsFolder(data ?? ''), record.folder, 'course')),
      })
  }
  return { course: packs.length === 0 ? own : joinCourses(own, packs), leftOut }
}

async function usable(data: string, record: PackRecord): Promise<PackRecord | undefined> {
  try {
    const current =
      record.compiledBy === COMPILER && record.sum !== undefined
        ? record
        : (await import('./pack-install.ts')).compileAnew(data, record)
    return troubleIn(data, current) === undefined ? current : undefined
  } catch {
    return undefined
  }
}
