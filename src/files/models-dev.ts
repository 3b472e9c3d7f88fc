import type { CatalogDetails } from '../domain/catalog.ts'
import {
  familyOf,
  fromModelsDev,
  type ModelsDevModel,
  releaseId,
  type UpdatedRelease,
} from '../domain/catalog-update.ts'
import { PLAIN_NAME } from '../domain/clean.ts'
import { isPartialDate } from '../domain/day.ts'
import type { JsonPlace } from '../domain/json-guard.ts'
import { LEAST_PRICE } from '../domain/least-price.ts'
import { MOST_RELEASES } from '../domain/most-releases.ts'
import { isRecord } from '../domain/record.ts'
import { updateFormat } from '../domain/update-format.ts'
import { kindApart, type SetAside } from '../domain/update-kinds.ts'
import type { UpdateTrouble } from '../errors.ts'

type Json = Readonly<Record<string, unknown>>

/** Something that is not as it should be, with its place. */
export interface WrongPlace {
  readonly place: string
  readonly trouble: UpdateTrouble
}

type Trouble = Exclude<UpdateTrouble, { said: string } | { family: string } | { format: string }>['type']

/** The releases of makers that the catalogue has, or what is wrong with the file. */
export type ModelsDevFile =
  | {
      readonly releases: readonly UpdatedRelease[]
      readonly skipped: number
      /** Models of our makers that are no releases of their own. */
      readonly setAside: SetAside
      /** Models that are left out because a value of theirs is odd. */
      readonly odd: readonly WrongPlace[]
    }
  | { readonly wrong: WrongPlace }

/**
 * Reads an api.json of models.dev (https://models.dev/api.json): providers, each with its models; or the same within its
 * catalog.json. It is checked by hand: it holds thousands of models, of which a few hundred concern us, and a schema takes
 * longer than reading them. `repeated` are the places of keys that stand there twice, of which a parser drops the first.
 */
export function readModelsDev(
  json: unknown,
  details: CatalogDetails,
  repeated: readonly JsonPlace[] = [],
): ModelsDevFile {
  const providers = providersIn(json)
  if (providers === undefined) {
    const format = updateFormat(json)
    return format === undefined
      ? wrong('', 'not-an-object')
      : { wrong: { place: '', trouble: { type: 'other-format', format } } }
  }
  const { table, above } = providers
  const names = Object.keys(table)
  const shapeless = names.filter((name) => modelsIn(table, name) === undefined)
  const [firstShapeless] = shapeless
  if (firstShapeless !== undefined && shapeless.length === names.length)
    return wrong(`${firstShapeless}.models`, 'not-an-object')
  const total = names.reduce((all, name) => all + Object.keys(modelsIn(table, name) ?? {}).length, 0)
  if (total === 0) return wrong('', 'no-models')
  if (total > MOST_RELEASES) return wrong('', 'too-many-models')
  const ours = new Set(details.companies.flatMap(({ providers }) => providers))
  const twice = repeatedIn(repeated, above, ours)
  if ('wrong' in twice) return twice
  const releases: UpdatedRelease[] = []
  const odd: WrongPlace[] = shapeless
    .filter((name) => ours.has(name))
    .map((name) => ({ place: [name, 'models'].join(STEP), trouble: { type: 'not-an-object' } }))
  const shapelessOurs = odd.length
  const setAside = { aliases: 0, retired: 0, otherKinds: 0 }
  for (const { id: company, providers, region } of details.companies) {
    for (const provider of providers) {
      const models = Object.entries(modelsIn(table, provider) ?? {})
      const siblings = new Set(models.map(([id]) => id))
      const ids = countedIds(models)
      for (const [id, model] of models) {
        const family = familyOf(id, company, details)
        if (family === undefined) continue
        const path = [provider, 'models', id]
        const apart = isRecord(model) ? kindApart(id, model, siblings, family) : undefined
        const place =
          twice.models.get(path.join(STEP)) ??
          (apart === undefined ? (wrongPlace(model) ?? doubledId(model, ids)) : undefined)
        if (place !== undefined)
          odd.push({ ...place, place: [...path, place.place].filter(Boolean).join(STEP) })
        else if (apart !== undefined) setAside[apart] += 1
        else if (isModel(model)) releases.push(fromModelsDev(model, family, region === 'cn'))
      }
    }
  }
  const [first] = odd
  if (releases.length === 0 && first !== undefined) return { wrong: first }
  const counted =
    releases.length + odd.length - shapelessOurs + setAside.aliases + setAside.retired + setAside.otherKinds
  return { releases, skipped: total - counted, setAside, odd }
}

/** Between the steps of a place. */
const STEP = ' > '

/** The table of providers, and the key above it; undefined for a file that is something else. */
function providersIn(json: unknown): { readonly table: Json; readonly above: readonly string[] } | undefined {
  if (!isRecord(json)) return undefined
  if (isRecord(json.models) && isRecord(json.providers))
    return { table: json.providers, above: ['providers'] }
  return updateFormat(json) === undefined ? { table: json, above: [] } : undefined
}

/**
 * Of the keys that stand twice those that concern us: within a model they leave it out, above the models nobody knows
 * which half was meant.
 */
function repeatedIn(
  repeated: readonly JsonPlace[],
  above: readonly string[],
  ours: ReadonlySet<string>,
): { readonly models: ReadonlyMap<string, WrongPlace> } | { readonly wrong: WrongPlace } {
  const trouble = { type: 'twice' } as const
  const models = new Map<string, WrongPlace>()
  for (const whole of repeated) {
    const place = whole.slice(above.length)
    const [provider, list, model, ...within] = place
    if (whole.length <= above.length) return { wrong: { place: whole.join(STEP), trouble } }
    if (!ours.has(String(provider))) continue
    if (list === undefined || (list === 'models' && model === undefined))
      return { wrong: { place: whole.join(STEP), trouble } }
    if (list === 'models')
      models.set([provider, list, model].join(STEP), { place: within.join('.'), trouble })
  }
  return { models }
}

/** How often each id is said, whatever key it stands under. */
function countedIds(models: readonly (readonly [string, unknown])[]): ReadonlyMap<string, number> {
  const counted = new Map<string, number>()
  for (const [, model] of models) {
    const id = idOf(model)
    if (id !== undefined) counted.set(id, (counted.get(id) ?? 0) + 1)
  }
  return counted
}

const doubledId = (model: unknown, counted: ReadonlyMap<string, number>): WrongPlace | undefined =>
  (counted.get(idOf(model) ?? '') ?? 0) > 1 ? { place: 'id', trouble: { type: 'twice' } } : undefined

/** The id as it would be kept; `gpt-7.1` and `gpt-7-1` are one. */
const idOf = (model: unknown): string | undefined =>
  isRecord(model) && typeof model.id === 'string' ? releaseId(model.id) : undefined

const wrong = (place: string, type: Trouble): ModelsDevFile => ({ wrong: { place, trouble: { type } } })

function modelsIn(table: Json, provider: string): Json | undefined {
  const found = Object.hasOwn(table, provider) ? table[provider] : undefined
  return isRecord(found) && isRecord(found.models) ? found.models : undefined
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
    ['cost.tiers', part(model.cost, 'tiers'), tiersTrouble(part(model.cost, 'tiers'))],
    [
      'cost.context_over_200k',
      part(model.cost, 'context_over_200k'),
      costTrouble(part(model.cost, 'context_over_200k')),
    ],
    ...(['input', 'output', 'cache_read', 'cache_write', 'reasoning'] as const).map(
      (field): [string, unknown, Trouble | undefined] => [
        `cost.${field}`,
        part(model.cost, field),
        amountTrouble(part(model.cost, field)),
      ],
    ),
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

function nameTrouble(value: unknown): Trouble | undefined {
  if (typeof value !== 'string' || value === '' || value.length > 200) return 'not-a-name'
  return PLAIN_NAME.test(value) ? undefined : 'hidden-character'
}

const dayTrouble = (value: unknown): Trouble | undefined =>
  value === undefined || (typeof value === 'string' && isPartialDate(value)) ? undefined : 'not-a-day'

const booleanTrouble = (value: unknown): Trouble | undefined =>
  value === undefined || typeof value === 'boolean' ? undefined : 'not-a-boolean'

const numberTrouble = (value: unknown, largest: number): Trouble | undefined =>
  value === undefined || (typeof value === 'number' && value >= 0 && value <= largest)
    ? undefined
    : 'not-a-number'

const amountTrouble = (value: unknown): Trouble | undefined =>
  typeof value === 'number' && value > 0 && value < LEAST_PRICE
    ? 'price-of-one-token'
    : numberTrouble(value, 1e6)

const AMOUNTS = ['input', 'output', 'cache_read', 'cache_write']

const costTrouble = (value: unknown): Trouble | undefined =>
  value === undefined
    ? undefined
    : isRecord(value)
      ? AMOUNTS.map((name) => amountTrouble(value[name])).find((trouble) => trouble !== undefined)
      : 'not-an-object'

/** `[{ "input": 4, "output": 15, "tier": { "size": 200000 } }]`: what prompts above that length cost. */
function tiersTrouble(value: unknown): Trouble | undefined {
  if (value === undefined) return undefined
  if (!Array.isArray(value)) return 'not-a-list'
  return value
    .map((tier: unknown) =>
      isRecord(tier)
        ? (costTrouble(tier) ?? numberTrouble(part(tier.tier, 'size') ?? part(tier.tier, 'from'), 1e9))
        : 'not-an-object',
    )
    .find((trouble) => trouble !== undefined)
}

const listTrouble = (value: unknown, mayBeMissing: boolean): Trouble | undefined =>
  (mayBeMissing && value === undefined) ||
  (Array.isArray(value) && value.every((each) => nameTrouble(each) === undefined))
    ? undefined
    : 'not-a-list'
