import type { CatalogDetails } from '../../domain/catalog.ts'
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
  }
}

function releasesOf({ entry, release }: FoundModel) {
  if (release) return [release]
  return entry.kind === 'family' ? entry.releases : []
}
