import type { ChapterEntry, SectionEntry, SectionText } from '../domain/course.ts'
import type { Frame } from './frame.ts'
import { blockLines } from './text.ts'

/** A section as it is printed: title, then its pages one after the other. */
export function sectionLines(section: SectionEntry, text: SectionText, frame: Frame): string[] {
  const title = `${section.number}  ${section.title[frame.locale]}`
  return [frame.theme.heading(title), '', ...blockLines(text.pages.flat(), frame)]
}

/** The table of contents of a chapter. */
export function contentsLines(chapter: ChapterEntry, { locale, messages, theme }: Frame): string[] {
  return [
    theme.heading(`${chapter.number}  ${chapter.title[locale]}`),
    '',
    ...chapter.sections.map(
      ({ number, title, minutes }) =>
        `  ${number}  ${title[locale]}  ${theme.muted(messages.common.minutes(minutes))}`,
    ),
  ]
}
