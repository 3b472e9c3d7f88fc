import { relative } from 'node:path'
import type { CourseLanguage } from '../domain/locale.ts'
import { PrimerError } from '../errors.ts'
import { ContentError, compileCourse, compiledBytes } from './compile-course.ts'
import { problemIn, unreadReason } from './content-file.ts'
import { type Course, courseOf } from './course.ts'
import { NotAFile } from './plain-file.ts'
import { withSlashes } from './slashes.ts'

/**
 * The course of a content folder, compiled in memory when something of it is first asked for; then throws PrimerError
 * `broken-content` when it cannot be compiled.
 */
export function courseFromContent(folder: string, shownName: string, locale: CourseLanguage): Course {
  let compiled: ReadonlyMap<string, Buffer> | undefined
  const bytes = (name: string): Buffer => {
    compiled ??= compiledFiles(folder, shownName, locale)
    const found = compiled.get(name)
    if (name.startsWith('catalog') && !compiled.has('catalog.json'))
      throw new PrimerError({ code: 'no-catalogue', folder: shownName })
    if (found === undefined) throw new Error(`there is no ${name}`)
    return found
  }
  return courseOf({
    text: (name, encoding) => bytes(name).toString(encoding),
    part: (name, start, end) => bytes(name).subarray(start, end).toString(),
  })
}

function compiledFiles(
  folder: string,
  shownName: string,
  locale: CourseLanguage,
): ReadonlyMap<string, Buffer> {
  try {
    const { files } = compileCourse(folder)
    return new Map([...files].map(([name, value]) => [name, compiledBytes(value)]))
  } catch (error) {
    if (!(error instanceof ContentError || error instanceof NotAFile)) throw error
    const [first, ...others] =
      error instanceof ContentError
        ? error.problems.map((problem) => problemIn(problem, locale))
        : [{ file: error.path, place: '', reason: unreadReason(error)[locale] }]
    throw new PrimerError(
      {
        code: 'broken-content',
        folder: shownName,
        file: withSlashes(relative(folder, first?.file ?? '')),
        place: first?.place ?? '',
        reason: first?.reason ?? '',
        others: others.length,
      },
      { cause: error },
    )
  }
}
