import type { Place } from '../../domain/course.ts'
import type { Anchor } from '../../domain/reader.ts'
import type { Context } from '../shared/context.ts'
import { learnersMemory, readableCourse, sectionAt } from './course-page.ts'
import { readOnTerminal } from './reading.ts'

/**
 * Opens the reader on a chapter where the learner stopped in it, or on the section that is named; it goes on into the
 * chapters that follow.
 */
export async function readCourse(place: Place, context: Context): Promise<void> {
  const { id, sections } = place.chapter
  const kept = place.kind === 'chapter' ? (await context.learner()).state().places.get(id) : undefined
  const at = sectionAt(context, id, kept?.section)
  if (kept !== undefined && at >= 0) {
    const isStart = kept.section === sections[0]?.id && kept.block === 0 && kept.part === 0
    return readFrom({ ...kept, section: at }, context, !isStart)
  }
  const section = place.kind === 'section' ? place.section : sections[0]
  const first = Math.max(0, sectionAt(context, id, section?.id))
  await readFrom({ section: first, block: 0, part: 0 }, context)
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

async function readFrom(start: Anchor, context: Context, isResumed = false): Promise<void> {
  const { chapters } = context.course.index()
  await readOnTerminal(
    readableCourse(chapters, context),
    learnersMemory(chapters, await context.learner(), context),
    start,
    context,
    isResumed,
  )
}
