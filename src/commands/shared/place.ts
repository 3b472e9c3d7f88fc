import { findPlace, type Place } from '../../domain/course.ts'
import { PrimerError } from '../../errors.ts'
import type { Course } from '../../files/course.ts'

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
