import { join } from 'node:path'
import { inlinesOf, pagesOf } from '../domain/block-text.ts'
import type { Block, Inline } from '../domain/blocks.ts'
import type { ChapterSource, Figure } from '../domain/chapter.schema.ts'
import type { ChapterEntry, ChapterGoals, CourseIndex, SectionEntry, SectionText } from '../domain/course.ts'
import { figureNumbers } from '../domain/figures.ts'
import { type CourseLanguage, courseLanguages, type LocalizedText } from '../domain/locale.ts'
import { mapBlocks } from '../domain/map-blocks.ts'
import type { CatalogIndex } from '../domain/models.ts'
import { listModels, MODELS_LIST_FORM, readModelsList } from '../domain/models-in-text.ts'
import type { Program } from '../domain/programs.ts'
import type { Question } from '../domain/question.schema.ts'
import { boxOf } from '../domain/question-box.ts'
import { questionHeads } from '../domain/question-heads.ts'
import { numberedLink } from '../domain/section-numbers.ts'
import { parseMarkdown } from '../markdown/parse.ts'
import { citedSource } from './cited-source.ts'
import { compileCatalog } from './compile-catalog.ts'
import { compileCorpora } from './compile-corpora.ts'
import { compileReference } from './compile-reference.ts'
import { type ContentProblem, textOrProblem } from './content-file.ts'
import { type ChapterFolder, type ContentFolder, readContentFolder } from './content-folder.ts'
import { programFiles, readPrograms } from './programs.ts'

/** Thrown with everything that was found, not only the first. */
export class ContentError extends Error {
  readonly problems: readonly ContentProblem[]

  constructor(problems: readonly ContentProblem[]) {
    super(
      problems
        .map(({ file, place, reason }) => [file, place, reason.en].filter(Boolean).join(': '))
        .join('\n'),
    )
    this.name = 'ContentError'
    this.problems = problems
  }
}

/** The compiled course: file name → its value, for `compiledBytes`. */
export interface CompiledCourse {
  readonly index: CourseIndex
  /** File name → text: `meet-llms/transformer.zh.json`, in the order of the course. */
  readonly texts: ReadonlyMap<string, SectionText>
  readonly files: ReadonlyMap<string, unknown>
}

/** What is written into a file of the compiled course: JSON, unless its value is bytes. */
export const compiledBytes = (value: unknown): Buffer =>
  value instanceof Buffer ? value : Buffer.from(JSON.stringify(value))

interface Shared extends Pick<ContentFolder, 'sources' | 'constants'> {
  /** Undefined where the folder has no catalogue. */
  readonly models: CatalogIndex | undefined
  /** Section → `1.3`, of all chapters. */
  readonly numbers: ReadonlyMap<string, string>
}

/**
 * Compiles a content folder into the files of `dist/course`.
 * @throws ContentError with file, field and reason of every problem.
 */
export const compileCourse = (root: string): CompiledCourse => compileContent(readContentFolder(root))

/**
 * The same for a folder that has been read.
 * @throws ContentError with file, field and reason of every problem.
 */
export function compileContent(content: ContentFolder): CompiledCourse {
  const { root } = content
  const problems = [...content.problems]
  const texts = new Map<string, SectionText>()
  const catalog = compileCatalog(join(root, 'catalog'), problems)
  problems.push(...repeatedIds(content.chapters))
  const shared: Shared = {
    sources: content.sources,
    constants: content.constants,
    models: catalog.list,
    numbers: sectionNumbers(content.chapters),
  }
  const chapters = content.chapters.map((chapter) => compileChapter(chapter, shared, texts, problems))
  const index: CourseIndex = { chapters }
  const corpora = compileCorpora(join(root, 'corpora'), texts, problems)
  const reference = compileReference({ content, index, texts, models: catalog.rows, problems })
  if (problems.length > 0) throw new ContentError(problems)
  const questions = content.chapters.map(
    (chapter) => [`${chapter.chapter.id}/questions.json`, chapter.questions] as const,
  )
  const goals = content.chapters.map(({ chapter }) => [`${chapter.id}/goals.json`, goalsOf(chapter)] as const)
  const programs = content.chapters.flatMap((chapter) => compiledPrograms(chapter, problems))
  if (problems.length > 0) throw new ContentError(problems)
  const recipes = content.chapters
    .filter((chapter) => chapter.recipes.length > 0)
    .map((chapter) => [`${chapter.chapter.id}/recipes.json`, chapter.recipes] as const)
  const heads = content.chapters.map(
    (chapter) => [`${chapter.chapter.id}/question-heads.json`, questionHeads(chapter.questions)] as const,
  )
  return {
    index,
    texts,
    files: new Map<string, unknown>([
      ['index.json', index],
      ...texts,
      ...goals,
      ...questions,
      ...heads,
      ...recipes,
      ...programs,
      ...reference,
      ...corpora,
      ...catalog.files,
    ]),
  }
}

const goalsOf = ({ sections }: ChapterSource): ChapterGoals =>
  Object.fromEntries(sections.map(({ id, goals }) => [id, goals]))

const recipesOf = (section: string, { recipes }: ChapterFolder): Pick<SectionEntry, 'recipes'> => {
  const ids = recipes.filter((each) => each.section === section).map(({ id }) => id)
  return ids.length === 0 ? {} : { recipes: ids }
}

const revisedOf = (questions: readonly Question[]): Pick<SectionEntry, 'revised'> => {
  const revised = questions.filter(({ rev }) => rev > 1).map(({ id, rev }) => [id, rev] as const)
  return revised.length === 0 ? {} : { revised: Object.fromEntries(revised) }
}

/** A file for each section that has programs, and language. */
const compiledPrograms = (
  { chapter, folder }: ChapterFolder,
  problems: ContentProblem[],
): readonly (readonly [string, readonly Program[]])[] =>
  chapter.sections
    .filter(({ programs }) => programs.length > 0)
    .flatMap(({ id, programs }) =>
      courseLanguages.map(
        (locale) =>
          [
            `${chapter.id}/${id}.programs.${locale}.json`,
            readPrograms(programFiles(folder, id, programs), locale, problems),
          ] as const,
      ),
    )

/** Sections are numbered by their place: `1.3` is the third of the first chapter. */
const sectionNumbers = (chapters: readonly ChapterFolder[]): ReadonlyMap<string, string> =>
  new Map(
    chapters.flatMap(({ number, chapter: { sections } }) =>
      sections.map(({ id }, at) => [id, `${number}.${at + 1}`] as const),
    ),
  )

/** Files, links and progress go by the ids of chapters and sections. */
function repeatedIds(chapters: readonly ChapterFolder[]): ContentProblem[] {
  const seen = new Map<string, string>()
  const problems: ContentProblem[] = []
  const note = (kind: 'chapter' | 'section', id: string, folder: string): void => {
    const file = join(folder, 'chapter.json')
    const before = seen.get(`${kind} ${id}`)
    const name = { chapter: '一章', section: '一节' }[kind]
    if (before === undefined) seen.set(`${kind} ${id}`, file)
    else
      problems.push({
        file,
        place: id,
        reason: {
          zh: `${before} 里也有${name}用了这个 id：请改掉其中一个`,
          en: `${before} has a ${kind} of this id as well: change one of them`,
        },
      })
  }
  for (const { folder, chapter } of chapters) {
    note('chapter', chapter.id, folder)
    for (const { id } of chapter.sections) note('section', id, folder)
  }
  return problems
}

function compileChapter(
  chapterFolder: ChapterFolder,
  shared: Shared,
  compiled: Map<string, SectionText>,
  problems: ContentProblem[],
): ChapterEntry {
  const { chapter, number, questions } = chapterFolder
  const figures = new Map<string, string>()
  const sections = chapter.sections.map((section, at): SectionEntry => {
    const text = (locale: CourseLanguage): string => sectionText(chapterFolder, section.id, locale, problems)
    const texts = { zh: text('zh'), en: text('en') }
    for (const locale of courseLanguages) {
      compiled.set(`${chapter.id}/${section.id}.${locale}.json`, {
        ...compileSection({ chapterFolder, shared, figures, problems }, section.id, locale, texts[locale]),
        ...(section.changed === undefined ? {} : { changed: section.changed[locale] }),
        goals: section.goals.map((goal) => goal[locale]),
      })
    }
    const own = questions.filter((question) => question.section === section.id)
    return {
      id: section.id,
      number: `${number}.${at + 1}`,
      title: section.title,
      ...(section.rev === 1 ? {} : { rev: section.rev }),
      minutes: minutesToRead(texts),
      labs: section.labs,
      terms: section.terms,
      ...(section.programs.length === 0 ? {} : { programs: section.programs }),
      ...recipesOf(section.id, chapterFolder),
      questions: own.map(({ id }) => id),
      ...revisedOf(own),
    }
  })
  return {
    id: chapter.id,
    number,
    title: chapter.title,
    ...(chapter.promise === undefined ? {} : { promise: chapter.promise }),
    lastChecked: chapter.lastChecked,
    sections,
  }
}

function sectionText(
  { fileOf, text }: ChapterFolder,
  section: string,
  locale: CourseLanguage,
  problems: ContentProblem[],
): string {
  const found = textOrProblem(fileOf(section, locale), problems, () => text(section, locale))
  if (found === undefined)
    problems.push({
      file: fileOf(section, locale),
      place: '',
      reason: { zh: '这一节的正文不在', en: 'the text of this section is missing' },
    })
  return found ?? ''
}

/** Silent reading of explanatory text: 300 Han characters or 200 words a minute, the mean of both languages. */
function minutesToRead({ zh, en }: Readonly<Record<CourseLanguage, string>>): number {
  const han = zh.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = en.match(/[A-Za-z0-9'’-]+/g)?.length ?? 0
  return Math.max(1, Math.round((han / 300 + words / 200) / 2))
}

interface Compiling {
  readonly chapterFolder: ChapterFolder
  readonly shared: Shared
  /** Figure id → its number, counted through the chapter: `1.3`. */
  readonly figures: Map<string, string>
  readonly problems: ContentProblem[]
}

function compileSection(
  compiling: Compiling,
  id: string,
  locale: CourseLanguage,
  text: string,
): Pick<SectionText, 'id' | 'pages' | 'sources'> {
  const file = compiling.chapterFolder.fileOf(id, locale)
  const problem = (place: string, reason: LocalizedText): void => {
    compiling.problems.push({ file, place, reason })
  }
  const withNumbers = text.replace(/\{\{([a-z0-9-]+)\}\}/g, (_, name: string) => {
    const constant = compiling.shared.constants[name]
    if (constant === undefined)
      problem(`{{${name}}}`, {
        zh: 'constants.json 里没有这个常数',
        en: 'there is no such constant in constants.json',
      })
    return constant?.[locale] ?? ''
  })
  const blocks = mapBlocks(parseMarkdown(withNumbers), {
    inline: (inline) => resolveInline(compiling, inline, problem),
    block: (block) => resolveBlock(compiling, locale, block, problem),
  })
  const cited = inlinesOf(blocks).flatMap((inline) => (inline.type === 'mark' ? [inline.key] : []))
  return {
    id,
    pages: pagesOf(blocks),
    sources: [...new Set(cited)].map((key) => citedSource(key, compiling.shared, problem)),
  }
}

function resolveInline(
  { shared }: Compiling,
  inline: Inline,
  problem: (place: string, reason: LocalizedText) => void,
): Inline {
  if (inline.type !== 'section') return inline
  const link = numberedLink(inline, (section) => shared.numbers.get(section))
  if (link === undefined)
    problem(`section:${inline.section}`, { zh: '没有这一节', en: 'there is no such section' })
  return link ?? inline
}

function resolveBlock(
  { chapterFolder, figures, shared }: Compiling,
  locale: CourseLanguage,
  block: Block,
  problem: (place: string, reason: LocalizedText) => void,
): Block {
  if (block.type === 'question') {
    const question = chapterFolder.questions.find(({ id }) => id === block.question)
    if (question === undefined)
      problem(block.question, { zh: '这一章没有这道题', en: 'there is no such question in this chapter' })
    return question === undefined ? block : { ...block, box: boxOf(question, locale) }
  }
  if (block.type === 'recipe') {
    const recipe = chapterFolder.recipes.find(({ id }) => id === block.recipe)
    if (recipe === undefined)
      problem(`recipe: ${block.recipe}`, {
        zh: 'recipes.json 里没有这一条',
        en: 'there is no such recipe in recipes.json',
      })
    return recipe === undefined ? block : { ...block, name: recipe.title[locale] }
  }
  if (block.type === 'models') {
    const wish = readModelsList(block.list)
    if (wish === undefined) problem(`models: ${block.list}`, MODELS_LIST_FORM)
    return wish === undefined || shared.models === undefined
      ? block
      : { ...block, ...listModels(wish, shared.models, locale) }
  }
  if (block.type !== 'figure') return block
  const figure = chapterFolder.figures.get(block.figure)
  if (figure === undefined) {
    problem(`figure:${block.figure}`, {
      zh: 'figures/ 里没有这幅图',
      en: 'there is no such figure in figures/',
    })
    return block
  }
  if (!figures.has(figure.id)) figures.set(figure.id, `${chapterFolder.number}.${figures.size + 1}`)
  const fill = fillNumbers(figure, problem)
  return {
    ...block,
    number: figures.get(figure.id) ?? '',
    drawing: figure.drawing[locale].map(fill),
    ascii: figure.ascii[locale].map(fill),
    ...(figure.narrow && {
      narrow: {
        drawing: figure.narrow.drawing[locale].map(fill),
        ascii: figure.narrow.ascii[locale].map(fill),
      },
    }),
    alternative: fill(figure.alternative[locale]),
  }
}

function fillNumbers(
  figure: Figure,
  problem: (place: string, reason: LocalizedText) => void,
): (line: string) => string {
  const numbers = figureNumbers(figure.computed)
  if (numbers === undefined)
    problem(figure.id, {
      zh: `没有计算“${figure.computed}”的函数`,
      en: `nothing computes "${figure.computed}"`,
    })
  return (line) =>
    line.replace(/\{\{([a-z0-9-]+)\}\}/g, (_, name: string) => {
      const value = numbers?.[name]
      if (value === undefined)
        problem(figure.id, { zh: `{{${name}}} 没有算出来`, en: `{{${name}}} is not computed` })
      return value ?? ''
    })
}
