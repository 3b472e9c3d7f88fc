import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Block, Inline } from '../domain/blocks.ts'
import {
  type ChapterSource,
  type Constant,
  chapterSchema,
  constantsSchema,
  type Figure,
  figureSchema,
  type Source,
  sourcesSchema,
} from '../domain/chapter.schema.ts'
import { corporaSchema } from '../domain/corpus.schema.ts'
import type { ChapterEntry, CitedSource, CourseIndex, SectionEntry, SectionText } from '../domain/course.ts'
import { figureNumbers } from '../domain/figures.ts'
import type { Locale } from '../domain/locale.ts'
import { type Question, questionSchema } from '../domain/question.schema.ts'
import { parseMarkdown } from '../markdown/parse.ts'

/** What is wrong with a content file: where, and why. */
export interface ContentProblem {
  readonly file: string
  readonly place: string
  readonly reason: string
}

/** Thrown with everything that was found, not only the first. */
export class ContentError extends Error {
  readonly problems: readonly ContentProblem[]

  constructor(problems: readonly ContentProblem[]) {
    super(
      problems.map(({ file, place, reason }) => [file, place, reason].filter(Boolean).join(': ')).join('\n'),
    )
    this.name = 'ContentError'
    this.problems = problems
  }
}

/** The compiled course: file name → what stands in it. */
export interface CompiledCourse {
  readonly index: CourseIndex
  readonly files: ReadonlyMap<string, unknown>
}

/** A chapter as it stands in its folder, validated file by file. */
interface ChapterFolder {
  readonly folder: string
  readonly chapter: ChapterSource
  readonly questions: readonly Question[]
  readonly figures: ReadonlyMap<string, Figure>
  readonly text: (section: string, locale: Locale) => string
}

interface Shared {
  readonly sources: Readonly<Record<string, Source>>
  readonly constants: Readonly<Record<string, Constant>>
}

/**
 * Compiles a content folder into the files of `dist/course`.
 * @throws ContentError with file, field and reason of every problem.
 */
export function compileCourse(root: string): CompiledCourse {
  const problems: ContentProblem[] = []
  const shared: Shared = {
    sources: readIfThere(join(root, 'sources.json'), sourcesSchema, problems) ?? {},
    constants: readIfThere(join(root, 'constants.json'), constantsSchema, problems) ?? {},
  }
  const files = new Map<string, unknown>()
  const chapters = chapterFolders(root).map((folder) => {
    const chapter = readChapter(folder, problems)
    return chapter && compileChapter(chapter, shared, files, problems)
  })
  compileCorpora(join(root, 'corpora'), files, problems)
  if (problems.length > 0) throw new ContentError(problems)
  const index: CourseIndex = { chapters: chapters.filter((chapter) => chapter !== undefined) }
  files.set('index.json', index)
  return { index, files }
}

function chapterFolders(root: string): string[] {
  const chapters = join(root, 'chapters')
  if (!existsSync(chapters)) return []
  return readdirSync(chapters)
    .sort()
    .map((name) => join(chapters, name))
}

const readIfThere = <T>(file: string, schema: z.ZodType<T>, problems: ContentProblem[]): T | undefined =>
  existsSync(file) ? readContent(file, schema, problems) : undefined

function readContent<T>(file: string, schema: z.ZodType<T>, problems: ContentProblem[]): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues)
      problems.push({ file, place: z.core.toDotPath(issue.path), reason: issue.message })
  } catch (error) {
    problems.push({ file, place: '', reason: error instanceof Error ? error.message : String(error) })
  }
  return undefined
}

function readChapter(folder: string, problems: ContentProblem[]): ChapterFolder | undefined {
  const chapter = readContent(join(folder, 'chapter.json'), chapterSchema, problems)
  if (chapter === undefined) return undefined
  const numbered = (id: string): string => {
    const order = chapter.sections.findIndex((section) => section.id === id) + 1
    return `${String(order).padStart(2, '0')}-${id}`
  }
  const questions = chapter.sections.flatMap(
    ({ id }) =>
      readContent(join(folder, 'quiz', `${numbered(id)}.json`), z.array(questionSchema), problems) ?? [],
  )
  return {
    folder,
    chapter,
    questions,
    figures: readFigures(join(folder, 'figures'), problems),
    text: (section, locale) => readText(join(folder, locale, `${numbered(section)}.md`), problems),
  }
}

function readFigures(folder: string, problems: ContentProblem[]): ReadonlyMap<string, Figure> {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  const figures = names.map((name) => readContent(join(folder, name), figureSchema, problems))
  return new Map(figures.filter((figure) => figure !== undefined).map((figure) => [figure.id, figure]))
}

function readText(file: string, problems: ContentProblem[]): string {
  if (existsSync(file)) return readFileSync(file, 'utf8')
  problems.push({ file, place: '', reason: 'this text is missing' })
  return ''
}

function compileCorpora(folder: string, files: Map<string, unknown>, problems: ContentProblem[]): void {
  for (const corpus of readIfThere(join(folder, 'corpora.json'), corporaSchema, problems) ?? []) {
    files.set(`corpora/${corpus.id}.json`, {
      ...corpus,
      text: readText(join(folder, `${corpus.id}.txt`), problems),
    })
  }
}

function compileChapter(
  chapterFolder: ChapterFolder,
  shared: Shared,
  files: Map<string, unknown>,
  problems: ContentProblem[],
): ChapterEntry {
  const { chapter, questions } = chapterFolder
  const figures = new Map<string, number>()
  const sections = chapter.sections.map((section, at): SectionEntry => {
    const texts = { zh: chapterFolder.text(section.id, 'zh'), en: chapterFolder.text(section.id, 'en') }
    for (const locale of ['zh', 'en'] as const) {
      files.set(
        `${chapter.id}/${section.id}.${locale}.json`,
        compileSection({ chapterFolder, shared, figures, problems }, section.id, locale, texts[locale]),
      )
    }
    return {
      id: section.id,
      number: `${chapter.number}.${at + 1}`,
      title: section.title,
      minutes: minutesToRead(texts),
      goals: section.goals,
      labs: section.labs,
      terms: section.terms,
      questions: questions.filter((question) => question.section === section.id).map(({ id }) => id),
    }
  })
  files.set(`${chapter.id}/questions.json`, questions)
  return {
    id: chapter.id,
    number: chapter.number,
    title: chapter.title,
    lastChecked: chapter.lastChecked,
    sections,
  }
}

/** Silent reading of explanatory text: about 300 Han characters or 200 words a minute, with time for the figure. */
function minutesToRead({ zh, en }: Readonly<Record<Locale, string>>): number {
  const han = zh.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = en.match(/[A-Za-z0-9'’-]+/g)?.length ?? 0
  return Math.max(1, Math.round((han / 300 + words / 200) / 2))
}

interface Compiling {
  readonly chapterFolder: ChapterFolder
  readonly shared: Shared
  /** Figure id → its number, counted through the chapter. */
  readonly figures: Map<string, number>
  readonly problems: ContentProblem[]
}

function compileSection(compiling: Compiling, id: string, locale: Locale, text: string): SectionText {
  const file = join(compiling.chapterFolder.folder, locale, `${id}.md`)
  const problem = (place: string, reason: string): void => {
    compiling.problems.push({ file, place, reason })
  }
  const withNumbers = text.replace(/\{\{([a-z0-9-]+)\}\}/g, (_, name: string) => {
    const constant = compiling.shared.constants[name]
    if (constant === undefined) problem(`{{${name}}}`, 'there is no such constant')
    return constant?.[locale] ?? ''
  })
  const cited: string[] = []
  const blocks = parseMarkdown(withNumbers).map((block) => resolveBlock(compiling, locale, block, problem))
  visitInlines(blocks, (inline) => {
    if (inline.type === 'mark' && !cited.includes(inline.key)) cited.push(inline.key)
  })
  return {
    id,
    pages: splitPages(blocks),
    sources: cited.map((key) => citedSource(key, compiling.shared, problem)),
  }
}

function citedSource(
  key: string,
  { sources }: Shared,
  problem: (place: string, reason: string) => void,
): CitedSource {
  const source = sources[key]
  if (source === undefined) problem(`[^${key}]`, 'there is no such source in sources.json')
  return { key, title: source?.title ?? '', url: source?.url ?? '', accessed: source?.accessed ?? '' }
}

function resolveBlock(
  { chapterFolder, figures }: Compiling,
  locale: Locale,
  block: Block,
  problem: (place: string, reason: string) => void,
): Block {
  if (block.type === 'question' && !chapterFolder.questions.some(({ id }) => id === block.question)) {
    problem(block.question, 'there is no such question')
  }
  if (block.type !== 'figure') return block
  const figure = chapterFolder.figures.get(block.figure)
  if (figure === undefined) {
    problem(`figure:${block.figure}`, 'there is no such figure')
    return block
  }
  if (!figures.has(figure.id)) figures.set(figure.id, figures.size + 1)
  const fill = fillNumbers(figure, problem)
  return {
    ...block,
    number: figures.get(figure.id) ?? 0,
    drawing: figure.drawing[locale].map(fill),
    ascii: figure.ascii[locale].map(fill),
    alternative: fill(figure.alternative[locale]),
  }
}

function fillNumbers(
  figure: Figure,
  problem: (place: string, reason: string) => void,
): (line: string) => string {
  const numbers = figureNumbers(figure.computed)
  if (numbers === undefined) problem(figure.id, `nothing computes "${figure.computed}"`)
  return (line) =>
    line.replace(/\{\{([a-z0-9-]+)\}\}/g, (_, name: string) => {
      const value = numbers?.[name]
      if (value === undefined) problem(figure.id, `{{${name}}} is not computed`)
      return value ?? ''
    })
}

function splitPages(blocks: readonly Block[]): Block[][] {
  const pages: Block[][] = [[]]
  for (const block of blocks) {
    if (block.type === 'page') pages.push([])
    else pages.at(-1)?.push(block)
  }
  return pages
}

function visitInlines(blocks: readonly Block[], visit: (inline: Inline) => void): void {
  const inlines = (list: readonly Inline[]): void => {
    for (const inline of list) {
      visit(inline)
      if ('children' in inline) inlines(inline.children)
    }
  }
  for (const block of blocks) {
    if ('children' in block) inlines(block.children)
    if ('caption' in block) inlines(block.caption)
    if ('title' in block && block.title) inlines(block.title)
    if ('summary' in block) inlines(block.summary)
    if ('blocks' in block) visitInlines(block.blocks, visit)
    if (block.type === 'list') for (const item of block.items) visitInlines(item.blocks, visit)
    if (block.type === 'table') for (const cell of [block.header, ...block.rows].flat()) inlines(cell)
  }
}
