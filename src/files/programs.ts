import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type CourseLanguage, courseLanguages } from '../domain/locale.ts'
import { fileNameOf, PROGRAM_LANGUAGES, type Program, type ProgramLanguage } from '../domain/programs.ts'
import { type ContentProblem, textOrProblem } from './content-file.ts'
import { LARGEST_CONTENT, readWrittenText } from './plain-file.ts'

/** Where a program of a section stands. */
export interface ProgramFile extends Omit<Program, 'text'> {
  readonly locale: CourseLanguage
  readonly file: string
}

const LANGUAGES = Object.keys(PROGRAM_LANGUAGES).filter(
  (name): name is ProgramLanguage => name in PROGRAM_LANGUAGES,
)

/** `code/<section>/<name>.<locale>.<ending>`: each program in both languages and both programming languages. */
export const programFiles = (
  chapterFolder: string,
  section: string,
  names: readonly string[],
): readonly ProgramFile[] =>
  names.flatMap((name) =>
    courseLanguages.flatMap((locale) =>
      LANGUAGES.map((language) => ({
        name,
        language,
        locale,
        file: join(chapterFolder, 'code', section, fileNameOf({ name: `${name}.${locale}`, language })),
      })),
    ),
  )

/** The programs of a section in one language; one that is missing is told as a problem. */
export const readPrograms = (
  files: readonly ProgramFile[],
  locale: CourseLanguage,
  problems: ContentProblem[],
): readonly Program[] =>
  files
    .filter((each) => each.locale === locale)
    .flatMap(({ name, language, file }): Program[] => {
      if (existsSync(file)) {
        const text = textOrProblem(file, problems, () => readWrittenText(file, LARGEST_CONTENT))
        return [{ name, language, text }]
      }
      problems.push({ file, place: '', reason: { zh: '缺这个程序', en: 'this program is missing' } })
      return []
    })
