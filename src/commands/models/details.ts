import type { CatalogDetails } from '../../domain/catalog.ts'
import { withOverlay } from '../../domain/catalog-update.ts'
import { overlayAddress, readOverlay } from '../../files/catalog-overlay.ts'
import type { Context } from '../shared/context.ts'

/** The catalogue with what the learner's own update adds to it, marked as unchecked. */
export function detailsWithUpdate({ course, places }: Context): CatalogDetails {
  const details = course.catalogDetails()
  const overlay = readOverlay(places.data)
  return overlay === undefined || places.data === undefined
    ? details
    : withOverlay(details, overlay, overlayAddress(places.data))
}
