import type { CatalogDetails } from '../domain/catalog.ts'
import {
  familyOf,
  fromModelsDev,
  type ModelsDevModel,
  type UpdatedRelease,
} from '../domain/catalog-update.ts'
import { PLAIN_NAME } from '../domain/clean.ts'
import { isRecord } from '../domain/record.ts'
import type { UpdateTrouble } from '../errors.ts'

type Json = Readonly<Record<string, unknown>>

/** Something that is not as it should be, with its place. */
export interface WrongPlace {
  readonly place: string
  readonly trouble: UpdateTrouble
}

type Trouble = Exclude<UpdateTrouble, { said: string } | { family: string }>['type']

/** The releases of makers that the catalogue has, or what is wrong with the file. */
export type ModelsDevFile =
  | { readonly releases: readonly UpdatedRelease[]; readonly skipped: number }
  | { readonly wrong: WrongPlace }

/**
 * Reads an api.json of models.dev (https://models.dev/api.json): providers, each with its models. It is checked by hand:
 * it holds thousands of models, of which a few hundred concern us, and a schema takes longer than reading them.
 */
export function readModelsDev(json: unknown, details: CatalogDetails): ModelsDevFile {
  if (!isRecord(json)) return wrong('', 'not-an-object')
  let total = 0
  for (const [name, provider] of Object.entries(json)) {
    if (!isRecord(provider) || !isRecord(provider.models)) return wrong(`${name}.models`, 'not-an-object')
    total += Object.keys(provider.models).length
  }
  if (total === 0) return wrong('', 'no-models')
  const releases: UpdatedRelease[] = []
  for (const { id: company, providers } of details.companies) {
    for (const provider of providers) {
      for (const [id, model] of modelsOf(json, provider)) {
        const family = familyOf(id, company, details)
        if (family === undefined) continue
        const place = wrongPlace(model)
        if (place !== undefined)
          return { wrong: { ...place, place: [provider, 'models', id, place.place].join(' > ') } }
        if (isModel(model)) releases.push(fromModelsDev(model, family))
      }
    }
  }
  return { releases, skipped: total - releases.length }
}

const wrong = (place: string, type: Trouble): ModelsDevFile => ({ wrong: { place, trouble: { type } } })

function modelsOf(json: Json, provider: string): [string, unknown][] {
  const found = Object.hasOwn(json, provider) ? json[provider] : undefined
  return isRecord(found) && isRecord(found.models) ? Object.entries(found.models) : []
}

const isModel = (value: unknown): value is ModelsDevModel => wrongPlace(value) === undefined

/** The first field of a model that is not as models.dev describes it. */
function wrongPlace(model: unknown): WrongPlace | undefined {
  if (!isRecord(model)) return { place: '', trouble: { type: 'not-an-object' } }
  const checks: [place: string, value: unknown, trouble: Trouble | undefined][] = [
    ['id', model.id, nameTrouble(model.id)],
    ['name', model.name, nameTrouble(model.name)],
    ['release_date', model.release_date, dayTrouble(model.release_date)],
    ['open_weights', model.open_weights, booleanTrouble(model.open_weights)],
    ['limit.context', part(model.limit, 'context'), numberTrouble(part(model.limit, 'context'), 1e9)],
    ...(['input', 'output', 'cache_read'] as const).map((field): [string, unknown, Trouble | undefined] => [
      `cost.${field}`,
      part(model.cost, field),
      numberTrouble(part(model.cost, field), 1e6),
    ]),
    ...(['input', 'output'] as const).map((field): [string, unknown, Trouble | undefined] => [
      `modalities.${field}`,
      part(model.modalities, field),
      listTrouble(part(model.modalities, field), model.modalities === undefined),
    ]),
  ]
  const [place, , type] = checks.find(([, , trouble]) => trouble !== undefined) ?? []
  return place === undefined || type === undefined ? undefined : { place, trouble: { type } }
}

const part = (value: unknown, field: string): unknown => (isRecord(value) ? value[field] : undefined)

const DAY = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

function nameTrouble(value: unknown): Trouble | undefined {
  if (typeof value !== 'string' || value === '' || value.length > 200) return 'not-a-name'
  return PLAIN_NAME.test(value) ? undefined : 'hidden-character'
}

const dayTrouble = (value: unknown): Trouble | undefined =>
  value === undefined || (typeof value === 'string' && DAY.test(value)) ? undefined : 'not-a-day'

const booleanTrouble = (value: unknown): Trouble | undefined =>
  value === undefined || typeof value === 'boolean' ? undefined : 'not-a-boolean'

const numberTrouble = (value: unknown, largest: number): Trouble | undefined =>
  value === undefined || (typeof value === 'number' && value >= 0 && value <= largest)
    ? undefined
    : 'not-a-number'

const listTrouble = (value: unknown, mayBeMissing: boolean): Trouble | undefined =>
  (mayBeMissing && value === undefined) ||
  (Array.isArray(value) && value.every((each) => nameTrouble(each) === undefined))
    ? undefined
    : 'not-a-list'
