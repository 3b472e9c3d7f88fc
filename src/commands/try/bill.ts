import type { TokenCounts } from '../../domain/answer-count.ts'
import { type CatalogDetails, holidaysOf } from '../../domain/catalog.ts'
import { localDay } from '../../domain/day.ts'
import { costOf, pricesAt } from '../../domain/model-price.ts'
import { type Currency, type ModelRow, normalizeName, type Release } from '../../domain/models.ts'
import { PrimerError } from '../../errors.ts'
import type { Context } from '../shared/context.ts'

/** What a call costs by the catalogue. */
export interface CallBill {
  readonly amount: number
  readonly currency: Currency
  readonly release: Release
  /** The newest day for which the catalogue speaks. */
  readonly asOf: string
  /** The model runs on this computer: nobody charges it, its maker would. */
  readonly isListPrice: boolean
}

/** Undefined where the catalogue does not know the model or its price, or nothing was counted. */
export async function billOf(
  model: string,
  { prompt, answer, cached = 0 }: TokenCounts,
  isLoopback: boolean,
  context: Context,
): Promise<CallBill | undefined> {
  if (prompt === undefined || answer === undefined || prompt === 0) return undefined
  if (!mayBeKnown(model, context)) return undefined
  const details = await catalogueOf(context)
  if (details === undefined) return undefined
  const { findModel } = await import('../../domain/models-find.ts')
  const release = [model, model.slice(model.lastIndexOf('/') + 1)]
    .map((name) => findModel(name, details)?.release)
    .find((found) => found !== undefined)
  if (release === undefined) return undefined
  const now = context.now()
  const [prices] = pricesAt(release, now, localDay(now), holidaysOf(details))
  const cost =
    prices && costOf(prices.tiers, { prompt: { low: prompt, high: prompt }, answer, cached: cached / prompt })
  if (prices === undefined || cost === undefined || cost.promptOnly || cost.low <= 0) return undefined
  return {
    amount: cost.low,
    currency: prices.currency,
    release,
    asOf: context.course.catalog().asOf,
    isListPrice: isLoopback,
  }
}

/** The list is a fraction of the cards, and most names of local models are in neither. */
function mayBeKnown(model: string, { course }: Context): boolean {
  try {
    const wanted = normalizeName(model)
    return course.catalog().rows.some((row) => namesOf(row).some((name) => wanted.includes(name)))
  } catch (error) {
    if (error instanceof PrimerError && error.detail.code === 'no-catalogue') return false
    throw error
  }
}

/** A model is asked for by one of them, with a maker before it or a day behind it. */
const namesOf = ({ search, releases }: ModelRow): string[] =>
  [
    ...search.split('\n'),
    ...releases.flatMap(({ id, name }) => [id, name.zh, name.en].map(normalizeName)),
  ].filter((name) => name.length > 1)

/** A folder of content that was named may have no catalogue. */
async function catalogueOf(context: Context): Promise<CatalogDetails | undefined> {
  try {
    const { detailsWithUpdate } = await import('../models/details.ts')
    return detailsWithUpdate(context)
  } catch (error) {
    if (error instanceof PrimerError && error.detail.code === 'no-catalogue') return undefined
    throw error
  }
}
