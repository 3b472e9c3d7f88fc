import { resolve } from 'node:path'
import { grouped } from '../../domain/digit-groups.ts'
import { paragraphsOf } from '../../domain/lesson-text.ts'
import { decodeUnicode } from '../../domain/utf8.ts'
import { PrimerError } from '../../errors.ts'
import { learnableText, MOST_CHARACTERS } from '../../experiments/readers.ts'
import { requireWritable, writeOutput } from '../../files/output-file.ts'
import { readOutsideFile } from '../../files/outside-file.ts'
import type { CorpusName, CourseText } from '../../labs/lab.ts'
import type { Context } from '../shared/context.ts'

/** Bytes of a text, of which the first characters are used, and of a saved model, which takes less. */
const MOST_BYTES = 32 * 1024 * 1024

/** The learner's own text: a file, or - for standard input. */
export async function ownText(file: string, context: Context): Promise<string> {
  const bytes = file === '-' ? await context.terminal.readInput(MOST_BYTES) : readOwnFile(file, context)
  const read = decodeUnicode(bytes)
  if (read === undefined) throw new PrimerError({ code: 'not-a-text', file })
  const { text, cut } = learnableText(read, file)
  if (cut) context.terminal.printError([context.messages.lab.cut(grouped(MOST_CHARACTERS))])
  return text
}

/** @throws PrimerError when it is not there, no ordinary file, too large or may not be read */
export const readOwnFile = (file: string, { host }: Context): Uint8Array =>
  readOutsideFile(resolve(host.cwd(), file), file, MOST_BYTES)

/** What `--save` wrote, not checked yet. Not JSON at all counts as an empty value, which no experiment accepts. */
export function readJsonFile(file: string, context: Context): unknown {
  const bytes = readOwnFile(file, context)
  try {
    return JSON.parse(decodeUnicode(bytes) ?? '')
  } catch {
    return undefined
  }
}

/**
 * Looks before a long run whether its result can be saved there.
 * @throws PrimerError `file-not-written`
 */
export const requireSavable = (file: string, { host }: Context): void =>
  requireWritable(resolve(host.cwd(), file), file)

/** @throws PrimerError `file-not-written` */
export function saveJsonFile(file: string, value: unknown, { host, terminal, messages }: Context): void {
  writeOutput(resolve(host.cwd(), file), file, `${JSON.stringify(value)}\n`)
  terminal.printError([messages.lab.saved(file)])
}

/** The course and the language in which it is read. */
type ReadCourse = Pick<Context, 'course' | 'locale'>

/** A text that comes with the course; of the lessons a copy that was taken once, so that a seed goes on giving the same. */
export const corpusText = (name: CorpusName, { course, locale }: ReadCourse): string =>
  course.corpus(name === 'lessons' ? `lessons-1.${locale}` : name).text

/** What the course says and what it asks, in the learner's language, section by section. */
export function courseText({ course, locale }: ReadCourse): CourseText {
  const { chapters } = course.index()
  const sections = chapters.flatMap((chapter) =>
    chapter.sections.map(({ id, number }) => ({
      id,
      number,
      paragraphs: paragraphsOf(course.section(chapter.id, id, locale).pages.flat()),
    })),
  )
  const numberOf = new Map(sections.map(({ id, number }) => [id, number]))
  const questions = chapters.flatMap((chapter) =>
    course.questions(chapter.id).map(({ section, prompt }) => ({
      section: numberOf.get(section) ?? section,
      text: prompt[locale],
    })),
  )
  return { sections, questions }
}
