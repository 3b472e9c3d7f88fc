import type { SectionEntry } from '../../domain/course.ts'
import type { Question } from '../../domain/question.schema.ts'
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
  const { sections = [] } = course.index().chapters.find(({ id }) => id === chapter) ?? {}
  const heads = course.questionHeads(chapter)
  return ids.flatMap((id) => {
    const head = heads.find((each) => each.id === id)
    const section = sections.find((each) => each.id === head?.section)
    return head === undefined || section === undefined
      ? []
      : [askedOf(chapter, course.question(chapter, head), section)]
  })
}
