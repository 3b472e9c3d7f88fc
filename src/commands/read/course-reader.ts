import type { ChapterEntry, Place } from '../../domain/course.ts'
import { stateKey } from '../../domain/learner.ts'
import type { Language, LocalizedText } from '../../domain/locale.ts'
import type { Anchor } from '../../domain/reader.ts'
import type { Learner } from '../../files/learner.ts'
import { sectionLayout } from '../../views/read.ts'
import type { Context } from '../shared/context.ts'
import type { Readable, ReadableSection, ReaderMemory } from './reader.ts'
import { readOnTerminal } from './reading.ts'
import { sectionTexts } from './section-texts.ts'

/** Opens the reader on a chapter, at a section when one is named; it goes on into the chapters that follow. */
export async function readCourse(place: Place, context: Context): Promise<void> {
  const section = place.kind === 'section' ? place.section : place.chapter.sections[0]
  const at = sectionAt(context, place.chapter.id, section?.id)
  await readFrom({ section: Math.max(0, at), block: 0, part: 0 }, context)
}

/** Opens the reader where the learner stopped; at the beginning of the course for a new one. */
export async function resumeCourse(context: Context): Promise<void> {
  const { position } = (await context.learner()).state()
  const section = sectionAt(context, position?.chapter, position?.section)
  await readFrom(
    position === undefined || section < 0 ? { section: 0, block: 0, part: 0 } : { ...position, section },
    context,
  )
}

/** The number of a section among those of all chapters, from 0; -1 when there is none of these ids. */
const sectionAt = ({ course }: Context, chapter: string | undefined, section: string | undefined): number =>
  course
    .index()
    .chapters.flatMap(({ id, sections }) => sections.map((each) => ({ chapter: id, section: each.id })))
    .findIndex((each) => each.chapter === chapter && each.section === section)

async function readFrom(start: Anchor, context: Context): Promise<void> {
  const { chapters } = context.course.index()
  await readOnTerminal(
    readableCourse(chapters, context),
    learnersMemory(chapters, await context.learner(), context),
    start,
    context,
  )
}

/** Reading as the journal keeps it: what was read, where the learner stopped, bookmarks. */
function learnersMemory(chapters: readonly ChapterEntry[], learner: Learner, context: Context): ReaderMemory {
  const places = new Map(
    chapters.flatMap(({ id, sections }) =>
      sections.map((section) => [stateKey(id, section.id), { chapter: id, section: section.id }] as const),
    ),
  )
  const placeOf = (key: string): { readonly chapter: string; readonly section: string } =>
    places.get(key) ?? { chapter: '', section: key }
  return {
    isKept: true,
    get read() {
      const sections = [...learner.state().sections]
      return new Set(sections.flatMap(([key, { readTime }]) => (readTime === undefined ? [] : [key])))
    },
    get bookmarks() {
      return learner
        .state()
        .bookmarks.map(({ chapter, section, block }) => ({ section: stateKey(chapter, section), block }))
    },
    markRead: (key) => learner.record({ kind: 'section-read', ...placeOf(key) }),
    keepPlace: (key, { block, part }) => learner.record({ kind: 'position', ...placeOf(key), block, part }),
    setBookmark: ({ section, block }, set) =>
      learner.record({ kind: 'bookmark', ...placeOf(section), block, set }),
    reread: learner.reread,
    remembered: async () => {
      const { currentProgress } = await import('../progress.ts')
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

function readableCourse(chapters: readonly ChapterEntry[], { course }: Context): Readable {
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
          number,
          title: everyLanguage(title),
          minutes,
          hasQuestions: questions.length > 0,
          layOut: (language, frame, byKeys) =>
            sectionLayout(section, sectionTexts(course, chapter.id, id, language), language, frame, byKeys),
        }
      }),
    ),
    bilingual: true,
  }
}
