import { join } from 'node:path'
import type { CheckedContent, CheckedSection, CheckedText, DatedFact } from '../domain/check-content.ts'
import { type CourseLanguage, courseLanguages } from '../domain/locale.ts'
import { facts } from '../domain/models.ts'
import { parseMarkdown } from '../markdown/parse.ts'
import { compileCatalog } from './compile-catalog.ts'
import { type ContentProblem, problemIn, type ToldProblem, textOrProblem } from './content-file.ts'
import { type ChapterFolder, type ContentFolder, readContentFolder } from './content-folder.ts'
import { programTroubles } from './program-syntax.ts'
import { programFiles, readPrograms } from './programs.ts'

/** A content folder as the rules look at it, and the files that could not be read as what they should be. */
export interface ContentToCheck {
  readonly content: CheckedContent
  readonly problems: readonly ToldProblem[]
}

/** `today` is an ISO day; what is wrong with a file's form is told in the language. */
export function readContentToCheck(
  root: string,
  today: string,
  locale: CourseLanguage = 'en',
): ContentToCheck {
  const folder = readContentFolder(root)
  const problems = [...folder.problems]
  const { content: catalog } = compileCatalog(join(root, 'catalog'), problems)
  const { sources, constants, glossary, timeline, publishedIds } = folder
  const isCourse = timeline.length > 0 || catalog !== undefined
  problems.push(...programProblems(folder.chapters, isCourse))
  const content: CheckedContent = {
    root,
    isCourse,
    chapters: folder.chapters.map(({ folder: at, chapter }) => ({ file: join(at, 'chapter.json'), chapter })),
    sections: folder.chapters.flatMap((chapter) => sectionsOf(chapter, folder, problems)),
    figures: folder.chapters.flatMap((chapter) =>
      [...chapter.figures].map(([id, figure]) => ({
        file: join(chapter.folder, 'figures', `${id}.json`),
        figure,
      })),
    ),
    sources,
    constants,
    glossary,
    timeline,
    publishedIds,
    companies: (catalog?.companies ?? []).flatMap(({ name }) => [...new Set([name.zh, name.en])]),
    facts: (catalog?.entries ?? []).flatMap((entry) =>
      facts(entry).map(
        ({ field, release, asOf, volatile }): DatedFact => ({
          file: join(root, 'catalog', entry.kind === 'app' ? 'apps' : 'families', `${entry.id}.json`),
          place: release === undefined ? field : `${release.en} ${field}`,
          asOf,
          volatile,
        }),
      ),
    ),
    today,
  }
  return { content, problems: problems.map((problem) => problemIn(problem, locale)) }
}

/** Programs that are missing or cannot run. */
function programProblems(chapters: readonly ChapterFolder[], isCourse: boolean): readonly ContentProblem[] {
  const problems: ContentProblem[] = []
  const programs = chapters.flatMap(({ chapter, folder }) =>
    chapter.sections.flatMap(({ id, programs: names }) => {
      const files = programFiles(folder, id, names)
      return courseLanguages.flatMap((locale) =>
        readPrograms(files, locale, problems).flatMap((program) => {
          const found = files.find(
            (each) =>
              each.locale === locale && each.name === program.name && each.language === program.language,
          )
          return found === undefined ? [] : [{ ...program, file: found.file }]
        }),
      )
    }),
  )
  const troubles = programTroubles(programs, { isCourse })
  programs.forEach(({ file }, at) => {
    const trouble = troubles[at]
    if (trouble !== undefined) problems.push({ file, place: String(trouble.line), reason: trouble.told })
  })
  return problems
}

const sectionsOf = (
  chapter: ChapterFolder,
  folder: ContentFolder,
  problems: ContentProblem[],
): readonly CheckedSection[] =>
  chapter.chapter.sections.map(({ id, rev, terms, labs, goals }) => ({
    id,
    rev,
    file: join(chapter.folder, 'chapter.json'),
    terms,
    labs,
    goals,
    textFiles: { zh: chapter.fileOf(id, 'zh'), en: chapter.fileOf(id, 'en') },
    texts: courseLanguages.flatMap((locale) => textOf(chapter, id, locale, folder, problems)),
    questionFile: chapter.fileOf(id, 'quiz'),
    questions: chapter.quizzes.get(id) ?? [],
    figures: chapter.figures,
  }))

function textOf(
  chapter: ChapterFolder,
  section: string,
  locale: CourseLanguage,
  { constants }: ContentFolder,
  problems: ContentProblem[],
): readonly CheckedText[] {
  const file = chapter.fileOf(section, locale)
  const text = textOrProblem(file, problems, () => chapter.text(section, locale))
  if (text === undefined) return []
  const named: string[] = []
  const filled = text.replace(/\{\{([a-z0-9-]+)\}\}/g, (_, name: string) => {
    named.push(name)
    return constants[name]?.[locale] ?? ''
  })
  return [
    {
      file,
      locale,
      rev: Number(REVISION.exec(text)?.[1] ?? 1),
      blocks: parseMarkdown(filled),
      constants: named,
    },
  ]
}

/** `<!-- rev: 2 -->` at the beginning of a text; without it the text follows the first revision. */
const REVISION = /^\s*<!--\s*rev:\s*(\d{1,6})\s*-->/
