import type { CatalogDetails } from '../domain/catalog.ts'
import { catalogUpdateSchema } from '../domain/catalog-update.schema.ts'
import type { UpdatedRelease } from '../domain/catalog-update.ts'
import type { CourseLanguage } from '../domain/locale.ts'
import { parseIn } from './content-file.ts'
import type { WrongPlace } from './models-dev.ts'

/** An update in our own form, checked in full; or what is wrong with it. */
export type OwnUpdate =
  | { readonly source: string; readonly releases: readonly UpdatedRelease[] }
  | { readonly wrong: WrongPlace }

/** What the schema does not like is told in the language. */
export function readOwnUpdate(json: unknown, { entries }: CatalogDetails, locale: CourseLanguage): OwnUpdate {
  const read = parseIn(catalogUpdateSchema, json)
  if ('issues' in read) {
    const [issue] = read.issues
    const trouble = { type: 'not-as-described', said: issue?.told[locale] ?? '' } as const
    return { wrong: { place: issue?.place ?? '', trouble } }
  }
  const { source, releases } = read.value
  const families = entries.flatMap(({ id, kind }) => (kind === 'family' ? [id] : []))
  const at = releases.findIndex(({ family }) => !families.includes(family))
  const unknown = releases[at]
  if (unknown === undefined) return { source: source.title, releases }
  const trouble = { type: 'unknown-family', family: unknown.family } as const
  return { wrong: { place: `releases[${at}].family`, trouble } }
}
