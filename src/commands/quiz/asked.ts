import type { SectionEntry } from '../../domain/course.ts'
import type { Question } from '../../domain/question.schema.ts'
import type { QuestionHead } from '../../domain/question-heads.ts'
import type { Asked } from '../../domain/sitting.ts'
import type { Course } from '../../files/course.ts'

/** A question with its place in the course. */
export const askedOf = (chapter: string, question: Question, { number, title }: SectionEntry): Asked => ({
  chapter,
  question,
  number,
  title,
})

/** Asked as the text has it: the page shows its numbers. */
export const asInText = (asked: Asked): Asked => ({ ...asked, standard: true })

/** Questions of a chapter by their ids, each with its place; those that the chapter lacks are left out. */
export function askedIn(chapter: string, ids: readonly string[], course: Course): Asked[] {
  const heads = course.questionHeads(chapter)
  return askedAt(
    chapter,
    ids.flatMap((id) => heads.find((each) => each.id === id) ?? []),
    course,
  )
}

/** The same by their heads. */
export function askedAt(chapter: string, heads: readonly QuestionHead[], course: Course): Asked[] {
  const { sections = [] } = course.index().chapters.find(({ id }) => id === chapter) ?? {}
  return heads.flatMap((head) => {
    const section = sections.find(({ id }) => id === head.section)
    return section === undefined ? [] : [askedOf(chapter, course.question(chapter, head), section)]
  })
}
