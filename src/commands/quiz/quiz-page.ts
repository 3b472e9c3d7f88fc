import type { OpenedFrom } from '../pages/openers.ts'
import type { Page } from '../pages/page.ts'
import { placeLastRead } from '../shared/place.ts'
import { sittingFor } from './prepared.ts'
import { pageOfSitting } from './sitting-page.ts'

/** A question or two from each section of the chapter that was read last, to find out what is known. */
export async function placementPage({ context, screen }: OpenedFrom): Promise<Page> {
  const place = await placeLastRead(context)
  const { sitting, about } = await sittingFor(
    place,
    String(place.chapter.number),
    { placement: true },
    context,
  )
  return pageOfSitting(sitting, about, context, screen).page
}

/** Questions of the chapter that was read last, as a page. */
export async function quizPage({ context, screen }: OpenedFrom): Promise<Page> {
  const place = await placeLastRead(context)
  const where = place.kind === 'chapter' ? String(place.chapter.number) : place.section.number
  const { sitting, about } = await sittingFor(place, where, {}, context)
  return pageOfSitting(sitting, about, context, screen).page
}
