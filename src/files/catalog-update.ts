import type { CatalogDetails } from '../domain/catalog.ts'
import {
  catalogUpdateSchema,
  type UpdatedRelease,
  updatedReleaseSchema,
} from '../domain/catalog-update.schema.ts'
import type { JsonPlace } from '../domain/json-guard.ts'
import type { CourseLanguage } from '../domain/locale.ts'
import { type Parsed, parseIn } from './content-file.ts'
import type { WrongPlace } from './models-dev.ts'

/** An update in our own form, or what is wrong with the file. */
export type OwnUpdate =
  | {
      readonly source: string
      readonly releases: readonly UpdatedRelease[]
      /** Releases that are left out because a value of theirs is odd. */
      readonly odd: readonly WrongPlace[]
    }
  | { readonly wrong: WrongPlace }

const TWICE = { type: 'twice' } as const

/** `repeated` are the places of keys that stand there twice. What the schema does not like is told in the language. */
export function readOwnUpdate(
  json: unknown,
  repeated: readonly JsonPlace[],
  { entries }: CatalogDetails,
  locale: CourseLanguage,
): OwnUpdate {
  const above = repeated.find((place) => releaseOf(place) === undefined)
  if (above !== undefined) return { wrong: { place: placeOf(above), trouble: TWICE } }
  const file = parseIn(catalogUpdateSchema, json)
  if ('issues' in file) return { wrong: firstIssue(file.issues, '', locale) }
  const families = new Set(entries.flatMap(({ id, kind }) => (kind === 'family' ? [id] : [])))
  const twice = new Map(repeated.map((place) => [releaseOf(place), place]))
  const rows = file.value.releases.map((release, at) => {
    const place = twice.get(at)
    return place === undefined
      ? readRelease(release, `releases[${at}]`, families, locale)
      : { wrong: { place: placeOf(place), trouble: TWICE } }
  })
  const counts = new Map<string, number>()
  for (const row of rows)
    if ('release' in row) counts.set(idOf(row.release), (counts.get(idOf(row.release)) ?? 0) + 1)
  const isOnce = (release: UpdatedRelease): boolean => counts.get(idOf(release)) === 1
  const releases = rows.flatMap((row) => ('release' in row && isOnce(row.release) ? [row.release] : []))
  const odd = rows.flatMap((row, at) => {
    if ('wrong' in row) return [row.wrong]
    return isOnce(row.release) ? [] : [{ place: `releases[${at}].id`, trouble: TWICE }]
  })
  const [first] = odd
  return releases.length === 0 && first !== undefined
    ? { wrong: first }
    : { source: file.value.source.title, releases, odd }
}

function readRelease(
  value: unknown,
  place: string,
  families: ReadonlySet<string>,
  locale: CourseLanguage,
): { readonly release: UpdatedRelease } | { readonly wrong: WrongPlace } {
  const read = parseIn(updatedReleaseSchema, value)
  if ('issues' in read) return { wrong: firstIssue(read.issues, place, locale) }
  const { family } = read.value
  return families.has(family)
    ? { release: read.value }
    : { wrong: { place: `${place}.family`, trouble: { type: 'unknown-family', family } } }
}

const idOf = ({ family, id }: UpdatedRelease): string => `${family}/${id}`

/** The number of the release in which a place lies. */
function releaseOf([list, at]: JsonPlace): number | undefined {
  return list === 'releases' && typeof at === 'number' ? at : undefined
}

function firstIssue(
  issues: Extract<Parsed<unknown>, { issues: unknown }>['issues'],
  above: string,
  locale: CourseLanguage,
): WrongPlace {
  const [issue] = issues
  const trouble = { type: 'not-as-described', said: issue?.told[locale] ?? '' } as const
  return { place: [above, issue?.place].filter(Boolean).join('.'), trouble }
}

/** `releases[0].price` */
const placeOf = (place: JsonPlace): string =>
  place.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('')
