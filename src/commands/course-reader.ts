import type { Block } from '../domain/blocks.ts'
import type { ChapterEntry, Place, SectionText } from '../domain/course.ts'
import type { Language, Locale } from '../domain/locale.ts'
import type { Frame } from '../views/frame.ts'
import { blockLines } from '../views/text.ts'
import type { Context } from './context.ts'
import {
  openReader,
  type Readable,
  type ReadableSection,
  type ReaderMemory,
  type SectionLayout,
} from './reader.ts'

/** Opens the reader on a chapter, at a section when one is named. */
export function readCourse(place: Place, context: Context): Promise<void> {
  const { chapter } = place
  const section = place.kind === 'section' ? chapter.sections.indexOf(place.section) : 0
  return openReader(readableChapter(chapter, context), noMemory, { section, block: 0, part: 0 }, context)
}

const noMemory: ReaderMemory = {
  read: new Set(),
  bookmarks: [],
  markRead: () => {},
  keepPlace: () => {},
  setBookmark: () => {},
}

function readableChapter(chapter: ChapterEntry, { course, messages }: Context): Readable {
  const sections = chapter.sections.map(
    ({ id, number, title, minutes, labs, questions }): ReadableSection => ({
      id,
      number,
      title: { ...title, both: `${title.zh}  ${title.en}` },
      minutes: messages.common.minutes(minutes),
      ...(labs[0] === undefined ? {} : { lab: labs[0] }),
      hasQuestions: questions.length > 0,
      layOut: (language, frame) =>
        layOut((locale) => course.section(chapter.id, id, locale), language, frame),
    }),
  )
  return { sections, bilingual: true }
}

function layOut(text: (locale: Locale) => SectionText, language: Language, frame: Frame): SectionLayout {
  const blocks = text(language === 'en' ? 'en' : 'zh').pages.flat()
  return { ...stacked(blocks, frame), links: [] }
}

function stacked(blocks: readonly Block[], frame: Frame): Pick<SectionLayout, 'lines' | 'starts'> {
  const lines: string[] = []
  const starts = blocks.map((block) => {
    const start = lines.length
    lines.push(...blockLines([block], frame))
    return start
  })
  return { lines, starts }
}
