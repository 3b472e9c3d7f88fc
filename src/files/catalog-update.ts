import { z } from 'zod'
import type { CatalogDetails } from '../domain/catalog.ts'
import { catalogUpdateSchema } from '../domain/catalog-update.schema.ts'
import type { UpdatedRelease } from '../domain/catalog-update.ts'
import type { WrongPlace } from './models-dev.ts'

/** An update in our own form, checked in full; or what is wrong with it. */
export type OwnUpdate =
  | { readonly source: string; readonly releases: readonly UpdatedRelease[] }
  | { readonly wrong: WrongPlace }

export function readOwnUpdate(json: unknown, { entries }: CatalogDetails): OwnUpdate {
  const parsed = catalogUpdateSchema.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { wrong: { place: z.core.toDotPath(issue?.path ?? []), reason: issue?.message ?? '' } }
  }
  const { source, releases } = parsed.data
  const families = entries.flatMap(({ id, kind }) => (kind === 'family' ? [id] : []))
  const unknown = releases.findIndex(({ family }) => !families.includes(family))
  return unknown < 0
    ? { source: source.title, releases }
    : {
        wrong: {
          place: `releases[${unknown}].family`,
          reason: `there is no family "${releases[unknown]?.family}"`,
        },
      }
}
