import type { Language } from '../../domain/locale.ts'
import type { Course } from '../../files/course.ts'
import type { SectionTexts } from '../../views/read.ts'

/** A section's text in the language that is read; Chinese, then English when both are. */
export function sectionTexts(
  course: Course,
  chapter: string,
  section: string,
  language: Language,
): SectionTexts {
  if (language !== 'both') return [course.section(chapter, section, language)]
  return [course.section(chapter, section, 'zh'), course.section(chapter, section, 'en')]
}
