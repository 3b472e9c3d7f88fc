import type { ChapterEntry } from '../../domain/course.ts'
import { localDay } from '../../domain/day.ts'
import { isSeen, type LearnerState, stateKey } from '../../domain/learner.ts'
import type { Language, LocalizedText } from '../../domain/locale.ts'
import { nextReading } from '../../domain/next-step.ts'
import type { Opening } from '../../domain/opening.ts'
import type { Anchor } from '../../domain/reader.ts'
import { isChanged, saidTo, textRevision } from '../../domain/revisions.ts'
import { PrimerError } from '../../errors.ts'
import type { Learner } from '../../files/learner.ts'
import { sectionLayout } from '../../views/read.ts'
import type { OpenedFrom } from '../pages/openers.ts'
import type { Page } from '../pages/page.ts'
import type { Context } from '../shared/context.ts'
import type { Readable, ReadableSection, ReaderMemory } from './readable.ts'
import { readerPage } from './reader-page.ts'
import { sectionTexts } from './section-texts.ts'

/** The number of a section among those of all chapters, from 0; -1 when there is none of these ids. */
export const sectionAt = (
  { course }: Context,
  chapter: string | undefined,
  section: string | undefined,
): number =>
  course
    .index()
    .chapters.flatMap(({ id, sections }) => sections.map((each) => ({ chapter: id, section: each.id })))
    .findIndex((each) => each.chapter === chapter && each.section === section)

/** Reading as the journal keeps it: what was read, where the learner stopped, bookmarks. */
export function learnersMemory(
  chapters: readonly ChapterEntry[],
  learner: Learner,
  context: Context,
): ReaderMemory {
  const places = new Map(
    chapters.flatMap(({ id, sections }) =>
      sections.map((section) => [stateKey(id, section.id), { chapter: id, section: section.id }] as const),
    ),
  )
  const placeOf = (key: string): { readonly chapter: string; readonly section: string } =>
    places.get(key) ?? { chapter: '', section: key }
  const all = new Map(
    chapters.flatMap(({ id, sections }) =>
      sections.map((section) => [stateKey(id, section.id), section] as const),
    ),
  )
  const revised = new Map(
    chapters.flatMap(({ id, sections }) =>
      sections.flatMap((section) =>
        Object.entries(section.revised ?? {}).map(
          ([question, rev]) => [stateKey(id, question), rev] as const,
        ),
      ),
    ),
  )
  return {
    isKept: true,
    get read() {
      const sections = [...learner.state().sections]
      return new Set(sections.flatMap(([key, { readTime }]) => (readTime === undefined ? [] : [key])))
    },
    get seen() {
      const sections = [...learner.state().sections]
      return new Set(sections.flatMap(([key, state]) => (isSeen(state) ? [key] : [])))
    },
    get changed() {
      const { sections } = learner.state()
      return new Map(
        [...all].flatMap(([key, section]) => {
          const read = sections.get(key)
          return isChanged(section, read) ? [[key, localDay(new Date(read.readTime))] as const] : []
        }),
      )
    },
    get bookmarks() {
      return learner
        .state()
        .bookmarks.map(({ chapter, section, block }) => ({ section: stateKey(chapter, section), block }))
    },
    mark: (key, as) => {
      const rev = textRevision(all.get(key) ?? {})
      return learner.record({ kind: `section-${as}`, ...placeOf(key), ...(rev === 1 ? {} : { rev }) })
    },
    get notes() {
      return learner.state().notes.map(({ chapter, section, block, text }) => ({
        section: stateKey(chapter, section),
        block,
        text,
      }))
    },
    setNote: ({ section, block, text }) => learner.record({ kind: 'note', ...placeOf(section), block, text }),
    keepPlace: (key, { block, part }) => learner.record({ kind: 'position', ...placeOf(key), block, part }),
    setBookmark: ({ section, block }, set) =>
      learner.record({ kind: 'bookmark', ...placeOf(section), block, set }),
    said: (chapter, question) =>
      saidTo(learner.state(), chapter, question, revised.get(stateKey(chapter, question)) ?? 1),
    remembered: async () => {
      const { currentProgress } = await import('../progress/page.ts')
      const progress = await currentProgress(context)
      return new Map(
        progress.chapters.flatMap(({ id: chapter, sections }) =>
          sections.flatMap(({ id, remembered }) =>
            remembered === undefined ? [] : [[stateKey(chapter, id), remembered] as const],
          ),
        ),
      )
    },
  }
}

const everyLanguage = (title: LocalizedText): Readonly<Record<Language, string>> => ({
  ...title,
  both: `${title.zh}  ${title.en}`,
})

export function readableCourse(chapters: readonly ChapterEntry[], { course }: Context): Readable {
  const counts = chapters.map(({ sections }) => sections.length)
  return {
    chapters: chapters.map(({ number, title, sections }, at) => ({
      number: String(number),
      title: everyLanguage(title),
      first: counts.slice(0, at).reduce((sum, count) => sum + count, 0),
      count: sections.length,
    })),
    sections: chapters.flatMap((chapter) =>
      chapter.sections.map((section): ReadableSection => {
        const { id, number, title, minutes, questions } = section
        return {
          id: stateKey(chapter.id, id),
          chapter: chapter.id,
          name: id,
          number,
          title: everyLanguage(title),
          minutes,
          questions,
          layOut: (language, frame, reading) =>
            sectionLayout(section, sectionTexts(course, chapter.id, id, language), language, frame, reading),
        }
      }),
    ),
    bilingual: true,
  }
}

/** A section read for a moment over something else: where the learner reads is not touched. */
export async function lookUp(
  { section }: Extract<Opening, { readonly kind: 'section' }>,
  { context, chapter, screen }: OpenedFrom,
): Promise<Page> {
  const { chapters } = context.course.index()
  const elsewhere = chapters.find(({ sections }) => sections.some(({ id }) => id === section))?.id
  const [here, there] = [chapter, elsewhere].map((each) => sectionAt(context, each, section))
  const at = here === undefined || here < 0 ? (there ?? -1) : here
  if (at < 0) throw new PrimerError({ code: 'unknown-chapter', wanted: section, known: [] })
  const memory = learnersMemory(chapters, await context.learner(), context)
  const start = { section: at, block: 0, part: 0 }
  return readerPage(readableCourse(chapters, context), memory, start, { context, screen, isLookUp: true })
}

/** Where the learner stopped reading; else the next section that was not read. */
export async function resumedPage({ context, screen }: OpenedFrom): Promise<Page> {
  const { chapters } = context.course.index()
  const learner = await context.learner()
  const start = resumedAt(learner.state(), context)
  const memory = learnersMemory(chapters, learner, context)
  return readerPage(readableCourse(chapters, context), memory, start, { context, screen })
}

/** The kept place when the next section is begun or all are read, else the start of the next one. */
function resumedAt(state: LearnerState, context: Context): Anchor {
  const next = nextReading(context.course.index().chapters, state)
  const { position } = state
  if (position !== undefined && (next === undefined || next.begun)) {
    const section = sectionAt(context, position.chapter, position.section)
    if (section >= 0) return { section, block: position.block, part: position.part }
  }
  const all = context.course.index().chapters.flatMap(({ sections }) => sections)
  return { section: next === undefined ? 0 : Math.max(0, all.indexOf(next.section)), block: 0, part: 0 }
}
