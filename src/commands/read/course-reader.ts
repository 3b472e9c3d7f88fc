import type { ChapterEntry, Place } from '../../domain/course.ts'
import type { Anchor } from '../../domain/reader.ts'
import type { Learner } from '../../files/learner.ts'
import { sectionLayout } from '../../views/read.ts'
import type { Context } from '../shared/context.ts'
import type { Readable, ReadableSection, ReaderMemory } from './reader.ts'
import { readOnTerminal } from './reading.ts'
import { sectionTexts } from './section-texts.ts'

/** Opens the reader on a chapter, at a section when one is named. */
export async function readCourse(place: Place, context: Context): Promise<void> {
  const section = place.kind === 'section' ? place.chapter.sections.indexOf(place.section) : 0
  await readChapter(place.chapter, { section, block: 0, part: 0 }, context)
}

/** Opens the reader where the learner stopped; at the beginning of the course for a new one. */
export async function resumeCourse(context: Context): Promise<void> {
  const { chapters } = context.course.index()
  const { position } = (await context.learner()).state()
  const chapter = chapters.find(({ id }) => id === position?.chapter) ?? chapters[0]
  const section = chapter?.sections.findIndex(({ id }) => id === position?.section) ?? -1
  const start =
    position === undefined || section < 0 ? { section: 0, block: 0, part: 0 } : { ...position, section }
  if (chapter !== undefined) await readChapter(chapter, start, context)
}

async function readChapter(chapter: ChapterEntry, start: Anchor, context: Context): Promise<void> {
  const memory = learnersMemory(chapter.id, await context.learner(), context)
  await readOnTerminal(readableChapter(chapter, context), memory, start, context)
}

/** Reading as the journal keeps it: what was read, where the learner stopped, bookmarks. */
function learnersMemory(chapter: string, learner: Learner, context: Context): ReaderMemory {
  const here = (each: { readonly chapter: string }): boolean => each.chapter === chapter
  return {
    isKept: true,
    get read() {
      const sections = [...learner.state().sections.values()].filter(here)
      return new Set(sections.filter(({ readTime }) => readTime !== undefined).map(({ section }) => section))
    },
    get bookmarks() {
      return learner.state().bookmarks.filter(here)
    },
    markRead: (section) => learner.record({ kind: 'section-read', chapter, section }),
    keepPlace: (section, { block, part }) =>
      learner.record({ kind: 'position', chapter, section, block, part }),
    setBookmark: ({ section, block }, set) =>
      learner.record({ kind: 'bookmark', chapter, section, block, set }),
    reread: learner.reread,
    remembered: async () => {
      const { currentProgress } = await import('../progress.ts')
      const { chapters } = await currentProgress(context)
      const sections = chapters.find(({ id }) => id === chapter)?.sections ?? []
      return new Map(
        sections.flatMap(({ id, remembered }) => (remembered === undefined ? [] : [[id, remembered]])),
      )
    },
  }
}

function readableChapter(chapter: ChapterEntry, { course }: Context): Readable {
  const sections = chapter.sections.map((section): ReadableSection => {
    const { id, number, title, minutes, questions } = section
    return {
      id,
      number,
      title: { ...title, both: `${title.zh}  ${title.en}` },
      minutes,
      hasQuestions: questions.length > 0,
      layOut: (language, frame, byKeys) =>
        sectionLayout(section, sectionTexts(course, chapter.id, id, language), language, frame, byKeys),
    }
  })
  return { sections, bilingual: true }
}
