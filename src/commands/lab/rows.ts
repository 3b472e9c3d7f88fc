import { labs } from '../../domain/labs.ts'
import { experiments } from '../../experiments/list.ts'
import type { LabRow } from '../../views/lab.ts'
import type { Context } from '../shared/context.ts'

/**
 * Every experiment with its wording and the first section that names it, in the order of the course; those that no section
 * names come last.
 */
export async function labRows({ course, locale }: Context): Promise<readonly LabRow[]> {
  const sections = course.index().chapters.flatMap((chapter) => chapter.sections)
  const named = [...new Set(sections.flatMap((section) => section.labs))]
  const order = (name: string): number => (named.includes(name) ? named.indexOf(name) : named.length)
  return Promise.all(
    [...labs]
      .sort((one, other) => order(one.name) - order(other.name))
      .map(async ({ name, seconds }) => {
        const { about } = await experiments[name].words(locale)
        const section = sections.find(({ labs: named }) => named.includes(name))
        return { name, section: section?.id ?? null, seconds, number: section?.number ?? '', ...about }
      }),
  )
}
