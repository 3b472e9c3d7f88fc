import type { CatalogDetails } from '../domain/catalog.ts'
import { overlayReleases } from '../domain/catalog-update.ts'
import { localDay } from '../domain/day.ts'
import { type FoundModel, findModel, nearModel, rowOf } from '../domain/models-find.ts'
import { PrimerError } from '../errors.ts'
import { readOverlay } from '../files/catalog-overlay.ts'
import { modelCardMessagesIn } from '../messages/model-card.ts'
import { cardLines } from '../views/model-card.ts'
import type { CardFrame } from '../views/model-facts.ts'
import { overlayLines } from '../views/model-update.ts'
import { showJson } from '../views/models-json.ts'
import type { Context } from './context.ts'

/** `models show NAME` */
export async function runShow(words: readonly string[], json: boolean, context: Context): Promise<void> {
  const { course, terminal } = context
  const details = course.catalogDetails()
  const found = foundModel(words.join(' '), details)
  const row = rowOf(found)
  if (json) return terminal.printJson(showJson(found, row, details))
  const frame = await cardFrame(context)
  terminal.print([...cardLines(found, row, details, frame), ...overlayOf(found, frame, context)])
}

/** What an update of the learner's adds to the family. */
function overlayOf({ entry, release }: FoundModel, frame: CardFrame, { places }: Context): string[] {
  const overlay = readOverlay(places.data)
  if (overlay === undefined || entry.kind === 'app' || release !== undefined) return []
  return overlayLines(overlayReleases(entry, overlay), overlay.importedOn, frame)
}

/** @throws PrimerError `unknown-model` with the name that was probably meant */
export function foundModel(word: string, details: CatalogDetails): FoundModel {
  const found = findModel(word, details)
  if (found !== undefined) return found
  const meant = nearModel(word, details)
  throw new PrimerError({ code: 'unknown-model', wanted: word, ...(meant === undefined ? {} : { meant }) })
}

export const cardFrame = async (context: Context): Promise<CardFrame> => ({
  ...context.frame,
  words: await modelCardMessagesIn(context.locale),
  today: localDay(context.now()),
})
