import type { Command } from 'commander'
import { type ChapterEntry, isPlaceName, type Place, sectionsOf } from '../../domain/course.ts'
import { readCount } from '../../domain/next-step.ts'
import { PrimerError } from '../../errors.ts'
import { contentsLines, sectionLayout } from '../../views/read.ts'
import { contentsJson, readJson } from '../../views/read-json.ts'
import type { Context } from '../shared/context.ts'
import { addExamples } from '../shared/help.ts'
import { printInParts } from '../shared/parts.ts'
import { placeLastRead, placeNamed } from '../shared/place.ts'
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
    'llm-primer read',
    'llm-primer read 1.5 --lang both',
    'llm-primer read notes.md',
    'llm-primer read --toc --json',
  ])
}

export async function runRead(
  where: string | undefined,
  options: ReadOptions,
  context: Context,
): Promise<void> {
  if (where !== undefined && !isPlaceName(where)) return runReadText(where, options, context)
  if (where === undefined) return readOn(options, context)
  const place = placeNamed(where, context.course)
  if (options.toc) return printContents([place.chapter], options, context)
  if (options.json || !context.terminal.canAsk) return printSections(place, options, context)
  const { readCourse } = await import('./course-reader.ts')
  await readCourse(place, context)
}

/** Without a place: the whole course where it is listed, and where the learner stopped where it is read. */
async function readOn(options: ReadOptions, context: Context): Promise<void> {
  const { course, terminal } = context
  if (options.toc || options.json) return printContents(course.index().chapters, options, context)
  if (!terminal.canAsk) return printSections(await placeLastRead(context), options, context)
  const { resumeCourse } = await import('./course-reader.ts')
  await resumeCourse(context)
}

/** A text of the learner's own: a file, a folder, or standard input. The parser loads only here. */
async function runReadText(path: string, options: ReadOptions, context: Context): Promise<void> {
  const { readText } = await import('./text.ts')
  try {
    await readText(path, options, context)
  } catch (error) {
    throw isMissingFile(error) ? await missingText(path, context) : error
  }
}

const isMissingFile = (error: unknown): boolean =>
  error instanceof PrimerError && error.detail.code === 'file-missing'

/** A word that is no file may be meant for a section: `read transformer`. */
async function missingText(path: string, { course, locale }: Context): Promise<PrimerError> {
  const { searchCourse } = await import('../../domain/search.ts')
  const hits = /[./\\]/.test(path)
    ? []
    : searchCourse(course.searchEntries, path.slice(0, LONGEST_WORD), locale)
  const section = hits.find(({ entry }) => entry.kind === 'section')?.entry.place
  return new PrimerError({ code: 'file-missing', file: path, ...(section === undefined ? {} : { section }) })
}

const LONGEST_WORD = 60

async function printContents(
  chapters: readonly ChapterEntry[],
  { json }: ReadOptions,
  context: Context,
): Promise<void> {
  if (json) return context.terminal.printJson(contentsJson(chapters))
  const state = (await context.learner()).state()
  const readIn = (chapter: ChapterEntry): number => readCount([chapter], state).read
  await printInParts(contentsLines(chapters, readIn, context.frame), context)
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
