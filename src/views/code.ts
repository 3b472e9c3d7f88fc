import type { CodeToken } from '../domain/blocks.ts'
import type { ChapterEntry, SectionEntry } from '../domain/course.ts'
import { fileNameOf, type Program } from '../domain/programs.ts'
import { layOutBlocks } from './blocks.ts'
import type { Frame } from './frame.ts'
import { wrapText } from './line-break.ts'
import { textColumns } from './prose.ts'

/** A program with the words of its text told apart. */
export interface ShownProgram {
  readonly program: Program
  readonly lines: readonly (readonly CodeToken[])[]
}

/** Each program under its file name, and where they look for a model. */
export function programLines(programs: readonly ShownProgram[], frame: Frame): string[] {
  const { theme, messages } = frame
  const listings = programs.flatMap(({ program, lines }) => [
    theme.strong(fileNameOf(program)),
    '',
    ...layOutBlocks([{ type: 'code', language: program.language, lines }], frame).lines,
    '',
  ])
  return [...listings, ...wrapText(messages.code.setting, textColumns(frame), frame).map(theme.muted)]
}

/** The sections that have programs. */
export function programListLines(chapters: readonly ChapterEntry[], frame: Frame): string[] {
  const { code } = frame.messages
  const sections = chapters.flatMap((chapter) => chapter.sections.filter(hasPrograms))
  return [
    ...wrapText(code.list, frame.width, frame),
    '',
    ...sections.flatMap(({ number, title, programs = [] }) => [
      ...wrapText(`${number}  ${title[frame.locale]}`, frame.width, frame).map(frame.theme.heading),
      ...wrapText(`    llm-primer code ${number}  (${programs.join(', ')})`, frame.width, frame),
    ]),
  ]
}

const hasPrograms = ({ programs = [] }: SectionEntry): boolean => programs.length > 0
