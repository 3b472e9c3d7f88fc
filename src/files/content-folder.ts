import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
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
import { standardQuestion } from '../domain/drawn-question.ts'
import { glossarySchema, type Term } from '../domain/glossary.schema.ts'
import { type PublishedIds, publishedIdsSchema } from '../domain/ids.schema.ts'
import type { CourseLanguage } from '../domain/locale.ts'
import { type Question, questionSchema } from '../domain/question.schema.ts'
import { type Recipe, recipesSchema } from '../domain/recipe.schema.ts'
import { type TimelineEventSource, timelineSchema } from '../domain/timeline.schema.ts'
import { type ContentProblem, readContent, readIfThere } from './content-file.ts'
import { LARGEST_CONTENT, readWrittenText } from './plain-file.ts'

/** A chapter as it stands in its folder, validated file by file. */
export interface ChapterFolder {
  readonly folder: string
  /** From 1, in the order of the folders: nobody types it. */
  readonly number: number
  readonly chapter: ChapterSource
  readonly questions: readonly Question[]
  /** Section → the questions of its file. */
  readonly quizzes: ReadonlyMap<string, readonly Question[]>
  readonly figures: ReadonlyMap<string, Figure>
  readonly recipes: readonly Recipe[]
  /** Where something of a section stands; the file need not be there. */
  readonly fileOf: (section: string, part: CourseLanguage | 'quiz') => string
  /** Undefined when the file is missing; throws when it cannot be read. */
  readonly text: (section: string, locale: CourseLanguage) => string | undefined
}

/** A content folder as its authors wrote it. What could not be read is left out and told in `problems`. */
export interface ContentFolder {
  readonly root: string
  readonly sources: Readonly<Record<string, Source>>
  readonly constants: Readonly<Record<string, Constant>>
  readonly glossary: readonly Term[]
  readonly timeline: readonly TimelineEventSource[]
  readonly publishedIds: PublishedIds
  readonly chapters: readonly ChapterFolder[]
  readonly problems: readonly ContentProblem[]
}

/** Reads every JSON file of the course in a folder; Markdown is read when it is asked for. */
export function readContentFolder(root: string): ContentFolder {
  const problems: ContentProblem[] = []
  const shared = <T>(name: string, schema: z.ZodType<T>): T | undefined =>
    readIfThere(join(root, name), schema, problems)
  return {
    root,
    sources: shared('sources.json', sourcesSchema) ?? {},
    // Somebody's name may be one that every object has: `constructor`.
    constants: Object.assign(Object.create(null), shared('constants.json', constantsSchema)),
    glossary: shared('glossary.json', glossarySchema) ?? [],
    timeline: shared('timeline.json', timelineSchema) ?? [],
    publishedIds: shared('ids.json', publishedIdsSchema) ?? {},
    chapters: numbered(chapterFolders(root).flatMap((folder) => readChapter(folder, problems) ?? [])),
    problems,
  }
}

function chapterFolders(root: string): string[] {
  const chapters = join(root, 'chapters')
  if (!existsSync(chapters)) return []
  return readdirSync(chapters)
    .sort((one, other) => orderOf(one) - orderOf(other) || (one < other ? -1 : 1))
    .map((name) => join(chapters, name))
    .filter((path) => statSync(path).isDirectory())
}

/** `02-talk` comes before `10-evaluate`, and a folder without a number after all that have one. */
const orderOf = (name: string): number => Number(/^\d+/.exec(name)?.[0] ?? Number.POSITIVE_INFINITY)

/** The chapters in their order, with numbers from 1. */
export const numbered = (chapters: readonly Omit<ChapterFolder, 'number'>[]): readonly ChapterFolder[] =>
  chapters.map((chapter, at) => ({ ...chapter, number: at + 1 }))

function readChapter(folder: string, problems: ContentProblem[]): Omit<ChapterFolder, 'number'> | undefined {
  const file = join(folder, 'chapter.json')
  if (!existsSync(file)) {
    problems.push({
      file,
      place: '',
      reason: {
        zh: `缺这个文件：它说明这一章是什么（见 docs/authoring.md）。请写上它，或者删掉文件夹 ${basename(folder)}`,
        en: `this file is missing: it says what the chapter is (docs/authoring.md). Write it, or remove the folder ${basename(folder)}`,
      },
    })
    return undefined
  }
  const chapter = readContent(file, chapterSchema, problems)
  if (chapter === undefined) return undefined
  const fileOf = (id: string, part: CourseLanguage | 'quiz'): string => {
    const order = chapter.sections.findIndex((section) => section.id === id) + 1
    return join(folder, part, `${String(order).padStart(2, '0')}-${id}.${part === 'quiz' ? 'json' : 'md'}`)
  }
  const quizzes = new Map(
    chapter.sections.map(({ id }) => [
      id,
      (readContent(fileOf(id, 'quiz'), z.array(questionSchema), problems) ?? []).map(standardQuestion),
    ]),
  )
  return {
    folder,
    chapter,
    questions: [...quizzes.values()].flat(),
    quizzes,
    figures: readFigures(join(folder, 'figures'), problems),
    recipes: readRecipes(folder, chapter, problems),
    fileOf,
    text: (section, locale) => readText(fileOf(section, locale)),
  }
}

/** Recipes belong to sections of their chapter, and their ids are met once. */
function readRecipes(folder: string, chapter: ChapterSource, problems: ContentProblem[]): readonly Recipe[] {
  const file = join(folder, 'recipes.json')
  const recipes = readIfThere(file, recipesSchema, problems) ?? []
  const known = new Set(chapter.sections.map(({ id }) => id))
  for (const [at, { id, section }] of recipes.entries()) {
    if (!known.has(section))
      problems.push({
        file,
        place: id,
        reason: { zh: `这一章没有小节 ${section}`, en: `there is no section ${section} in this chapter` },
      })
    if (recipes.findIndex((each) => each.id === id) !== at)
      problems.push({
        file,
        place: id,
        reason: { zh: '这个 id 在这里出现了两次', en: 'this id stands there twice' },
      })
  }
  return recipes
}

function readFigures(folder: string, problems: ContentProblem[]): ReadonlyMap<string, Figure> {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  const figures = names.map((name) => readContent(join(folder, name), figureSchema, problems))
  return new Map(figures.filter((figure) => figure !== undefined).map((figure) => [figure.id, figure]))
}

const readText = (file: string): string | undefined =>
  existsSync(file) ? readWrittenText(file, LARGEST_CONTENT) : undefined
