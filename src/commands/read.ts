import type { Command } from 'commander'
import { type ChapterEntry, findPlace, isPlaceName, type Place, sectionsOf } from '../domain/course.ts'
import { PrimerError } from '../errors.ts'
import { contentsLines, sectionLayout } from '../views/read.ts'
import type { Context } from './context.ts'
import { sectionTexts } from './section-texts.ts'

interface ReadOptions {
  readonly toc?: boolean
  readonly json?: boolean
}

/** `read [WHERE]` */
export function addReadCommand(program: Command, context: Context): void {
  const { read, common } = context.messages
  program
    .command('read [where]')
    .description(read.summary)
    .option('--toc', read.toc)
    .option('--json', common.options.json)
    .action((where: string | undefined, options: ReadOptions) => runRead(where, options, context))
}

export async function runRead(
  where: string | undefined,
  options: ReadOptions,
  context: Context,
): Promise<void> {
  if (where !== undefined && !isPlaceName(where)) return runReadText(where, options, context)
  const place = placeFor(where ?? '1', context)
  if (options.toc) return printContents(place.chapter, options, context)
  if (!context.terminal.isInteractive || context.frame.accessible) return printSections(place, context)
  const { readCourse, resumeCourse } = await import('./course-reader.ts')
  await (where === undefined ? resumeCourse(context) : readCourse(place, context))
}

/** A text of the learner's own: a file, a folder, or standard input. The parser loads only here. */
async function runReadText(path: string, options: ReadOptions, context: Context): Promise<void> {
  const { readText } = await import('./read-text.ts')
  await readText(path, options, context)
}

function placeFor(where: string, { course }: Context): Place {
  const place = findPlace(course.index(), where)
  switch (place.kind) {
    case 'no-chapter':
      throw new PrimerError({ code: 'unknown-chapter', wanted: place.wanted, known: place.known })
    case 'no-section':
      throw new PrimerError({
        code: 'unknown-section',
        wanted: place.wanted,
        chapter: place.chapter.number,
        sections: place.chapter.sections.length,
      })
    default:
      return place
  }
}

function printContents(chapter: ChapterEntry, { json }: ReadOptions, { frame, terminal }: Context): void {
  if (!json) return terminal.print(contentsLines(chapter, frame))
  terminal.printJson({
    schema: 'llm-primer/toc@1',
    chapter: { id: chapter.id, number: chapter.number, title: chapter.title },
    sections: chapter.sections.map(({ id, number, title, minutes }) => ({ id, number, title, minutes })),
  })
}

function printSections(place: Place, { course, frame, language, terminal }: Context): void {
  for (const section of sectionsOf(place)) {
    terminal.print(
      sectionLayout(section, sectionTexts(course, place.chapter.id, section.id, language), language, frame)
        .lines,
    )
  }
}
