import { findPlace, type Place } from '../../domain/course.ts'
import { PrimerError } from '../../errors.ts'
import type { Course } from '../../files/course.ts'
import type { Context } from './context.ts'

/**
 * The chapter or section that `1`, `1.5` or `1#transformer` names.
 * @throws PrimerError naming the chapters or sections that there are.
 */
export function placeNamed(where: string, course: Course): Place {
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

/**
 * The chapter that the learner read last; the first one for a new learner.
 * @throws PrimerError `unknown-chapter` in a course without chapters.
 */
export async function placeLastRead({ course, learner }: Context): Promise<Place> {
  const { position } = (await learner()).state()
  const { chapters } = course.index()
  const chapter = chapters.find(({ id }) => id === position?.chapter) ?? chapters[0]
  return chapter === undefined ? placeNamed('1', course) : { kind: 'chapter', chapter }
}
