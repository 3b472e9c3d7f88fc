import type { Command } from 'commander'
import { type ChapterEntry, findPlace, isPlaceName, type Place, sectionsOf } from '../../domain/course.ts'
import { PrimerError } from '../../errors.ts'
import { contentsLines, sectionLayout } from '../../views/read.ts'
import { contentsJson, readJson } from '../../views/read-json.ts'
import type { Context } from '../shared/context.ts'
import { addExamples } from '../shared/help.ts'
import { sectionTexts } from './section-texts.ts'

interface ReadOptions {
  readonly toc?: boolean
  readonly json?: boolean
}

/** `read [WHERE]` */
export function addReadCommand(program: Command, context: Context): void {
  const { read, common } = context.messages
  const command = program
    .command('read')
    .argument('[where]', read.where)
    .description(read.summary)
    .option('--toc', read.toc)
    .option('--json', common.options.json)
    .action((where: string | undefined, options: ReadOptions) => runRead(where, options, context))
  addExamples(command, context.messages, [
    'llm-primer read 1',
    'llm-primer read 1.5 --lang both',
    'llm-primer read notes.md',
    'llm-primer read 1 --toc --json',
  ])
}

export async function runRead(
  where: string | undefined,
  options: ReadOptions,
  context: Context,
): Promise<void> {
  if (where !== undefined && !isPlaceName(where)) return runReadText(where, options, context)
  const place = placeFor(where ?? '1', context)
  if (options.toc) return printContents(place.chapter, options, context)
  if (options.json || !context.terminal.canAsk) return printSections(place, options, context)
  const { readCourse, resumeCourse } = await import('./course-reader.ts')
  await (where === undefined ? resumeCourse(context) : readCourse(place, context))
}

/** A text of the learner's own: a file, a folder, or standard input. The parser loads only here. */
async function runReadText(path: string, options: ReadOptions, context: Context): Promise<void> {
  const { readText } = await import('./text.ts')
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
  if (json) terminal.printJson(contentsJson(chapter))
  else terminal.print(contentsLines(chapter, frame))
}

function printSections(
  place: Place,
  { json }: ReadOptions,
  { course, frame, language, terminal }: Context,
): void {
  const texts = sectionsOf(place).map((section) => ({
    section,
    texts: sectionTexts(course, place.chapter.id, section.id, language),
  }))
  if (json) return terminal.printJson(readJson(texts, language))
  texts.forEach((each, at) => {
    const before = at > 0 ? ['', ''] : []
    terminal.print([...before, ...sectionLayout(each.section, each.texts, language, frame).lines])
  })
}
