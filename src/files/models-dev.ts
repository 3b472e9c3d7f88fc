import type { CatalogDetails } from '../domain/catalog.ts'
import {
  familyOf,
  fromModelsDev,
  type ModelsDevModel,
  type UpdatedRelease,
} from '../domain/catalog-update.ts'
import { PLAIN_NAME } from '../domain/clean.ts'

type Json = Readonly<Record<string, unknown>>

/** Something that is not as it should be, with its place. */
export interface WrongPlace {
  readonly place: string
  readonly reason: string
}

/** The releases of makers that the catalogue has, or what is wrong with the file. */
export type ModelsDevFile =
  | { readonly releases: readonly UpdatedRelease[]; readonly skipped: number }
  | { readonly wrong: WrongPlace }

/**
 * Reads an api.json of models.dev (https://models.dev/api.json): providers, each with its models. It is checked by hand:
 * it holds thousands of models, of which a few hundred concern us, and a schema takes longer than reading them.
 */
export function readModelsDev(json: unknown, details: CatalogDetails): ModelsDevFile {
  if (!isRecord(json)) return wrong('', 'not an object')
  let total = 0
  for (const [name, provider] of Object.entries(json)) {
    if (!isRecord(provider) || !isRecord(provider.models)) return wrong(`${name}.models`, 'not an object')
    total += Object.keys(provider.models).length
  }
  if (total === 0) return wrong('', 'there are no models in it')
  const releases: UpdatedRelease[] = []
  for (const { id: company, providers } of details.companies) {
    for (const provider of providers) {
      for (const [id, model] of modelsOf(json, provider)) {
        const family = familyOf(id, company, details)
        if (family === undefined) continue
        const place = wrongPlace(model)
        if (place !== undefined) return wrong([provider, 'models', id, place.place].join(' > '), place.reason)
        if (isModel(model)) releases.push(fromModelsDev(model, family))
      }
    }
  }
  return { releases, skipped: total - releases.length }
}

const wrong = (place: string, reason: string): ModelsDevFile => ({ wrong: { place, reason } })

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function modelsOf(json: Json, provider: string): [string, unknown][] {
  const found = Object.hasOwn(json, provider) ? json[provider] : undefined
  return isRecord(found) && isRecord(found.models) ? Object.entries(found.models) : []
}

const isModel = (value: unknown): value is ModelsDevModel => wrongPlace(value) === undefined

/** The first field of a model that is not as models.dev describes it. */
function wrongPlace(model: unknown): WrongPlace | undefined {
  if (!isRecord(model)) return { place: '', reason: 'not an object' }
  const checks: [place: string, value: unknown, reason: string | undefined][] = [
    ['id', model.id, nameTrouble(model.id)],
    ['name', model.name, nameTrouble(model.name)],
    ['release_date', model.release_date, dayTrouble(model.release_date)],
    ['open_weights', model.open_weights, booleanTrouble(model.open_weights)],
    ['limit.context', part(model.limit, 'context'), numberTrouble(part(model.limit, 'context'), 1e9)],
    ...(['input', 'output', 'cache_read'] as const).map((field): [string, unknown, string | undefined] => [
      `cost.${field}`,
      part(model.cost, field),
      numberTrouble(part(model.cost, field), 1e6),
    ]),
    ...(['input', 'output'] as const).map((field): [string, unknown, string | undefined] => [
      `modalities.${field}`,
      part(model.modalities, field),
      listTrouble(part(model.modalities, field), model.modalities === undefined),
    ]),
  ]
  const [place, , reason] = checks.find(([, , trouble]) => trouble !== undefined) ?? []
  return place === undefined || reason === undefined ? undefined : { place, reason }
}

const part = (value: unknown, field: string): unknown => (isRecord(value) ? value[field] : undefined)

const DAY = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

function nameTrouble(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '' || value.length > 200) return 'not a name'
  return PLAIN_NAME.test(value) ? undefined : 'a control or invisible character'
}

const dayTrouble = (value: unknown): string | undefined =>
  value === undefined || (typeof value === 'string' && DAY.test(value)) ? undefined : 'not a day'

const booleanTrouble = (value: unknown): string | undefined =>
  value === undefined || typeof value === 'boolean' ? undefined : 'neither true nor false'

const numberTrouble = (value: unknown, largest: number): string | undefined =>
  value === undefined || (typeof value === 'number' && value >= 0 && value <= largest)
    ? undefined
    : 'not a number of that size'

const listTrouble = (value: unknown, mayBeMissing: boolean): string | undefined =>
  (mayBeMissing && value === undefined) ||
  (Array.isArray(value) && value.every((each) => nameTrouble(each) === undefined))
    ? undefined
    : 'not a list of names'
