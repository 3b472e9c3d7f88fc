import type { Place } from '../../domain/course.ts'
import type { Anchor } from '../../domain/reader.ts'
import type { Context } from '../shared/context.ts'
import { learnersMemory, readableCourse, sectionAt } from './course-page.ts'
import { readOnTerminal } from './reading.ts'

/** Opens the reader on a chapter, at a section when one is named; it goes on into the chapters that follow. */
export async function readCourse(place: Place, context: Context): Promise<void> {
  const section = place.kind === 'section' ? place.section : place.chapter.sections[0]
  const at = sectionAt(context, place.chapter.id, section?.id)
  await readFrom({ section: Math.max(0, at), block: 0, part: 0 }, context)
}

/** Opens the reader where the learner stopped; at the beginning of the course for a new one. */
export async function resumeCourse(context: Context): Promise<void> {
  const { position } = (await context.learner()).state()
  const section = sectionAt(context, position?.chapter, position?.section)
  await readFrom(
    position === undefined || section < 0 ? { section: 0, block: 0, part: 0 } : { ...position, section },
    context,
  )
}

async function readFrom(start: Anchor, context: Context): Promise<void> {
  const { chapters } = context.course.index()
  await readOnTerminal(
    readableCourse(chapters, context),
    learnersMemory(chapters, await context.learner(), context),
    start,
    context,
  )
}
