import { labs } from '../../domain/labs.ts'
import { experiments } from '../../experiments/list.ts'
import type { LabRow } from '../../views/lab.ts'
import type { Context } from '../shared/context.ts'

/** Every experiment with its section and its wording, in the order of the course. */
export async function labRows({ course, locale }: Context): Promise<readonly LabRow[]> {
  const sections = course.index().chapters.flatMap((chapter) => chapter.sections)
  return Promise.all(
    labs.map(async (lab) => {
      const { about } = await experiments[lab.name].words(locale)
      return { ...lab, number: sections.find(({ id }) => id === lab.section)?.number ?? '', ...about }
    }),
  )
}
