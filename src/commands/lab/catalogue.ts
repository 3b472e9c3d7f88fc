import type { CatalogDetails } from '../../domain/catalog.ts'
import { holdsOnDay } from '../../domain/model-price.ts'
import type { FoundModel } from '../../domain/models-find.ts'
import { findModel } from '../../domain/models-find.ts'
import type { CatalogueModel } from '../../labs/lab.ts'

/** The size of a release; of a family, that of its newest release whose size was published. */
export function catalogueModel(name: string, details: CatalogDetails): CatalogueModel | undefined {
  const found = findModel(name, details)
  if (found === undefined) return undefined
  const release = releasesOf(found).findLast(({ params }) => params?.value)
  return {
    id: release?.id ?? found.entry.id,
    sizes: release?.params?.value ?? [],
    asOf: release?.params?.asOf ?? null,
    ...priceOf(found),
  }
}

/** The maker's list price for short prompts outside of peak hours, as of the newest day that a price of it speaks for. */
function priceOf(found: FoundModel): Pick<CatalogueModel, 'price'> {
  const release = found.release ?? releasesOf(found).at(-1)
  const prices = (release?.prices ?? []).filter(
    ({ channel, window }) => channel === 'API' && window === undefined,
  )
  const day = prices.reduce((newest, { asOf }) => (asOf > newest ? asOf : newest), '')
  const [price] = prices
    .filter((each) => holdsOnDay(each, day))
    .sort(
      (a, b) =>
        (a.upToPromptTokens ?? Number.POSITIVE_INFINITY) - (b.upToPromptTokens ?? Number.POSITIVE_INFINITY),
    )
  if (price === undefined) return {}
  const { currency, in: input, cachedIn, asOf } = price
  return { price: { currency, in: input, ...(cachedIn === undefined ? {} : { cachedIn }), asOf } }
}

function releasesOf({ entry, release }: FoundModel) {
  if (release) return [release]
  return entry.kind === 'family' ? entry.releases : []
}
