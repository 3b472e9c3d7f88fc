import type { CatalogDetails } from '../domain/catalog.ts'
import {
  familyOf,
  fromModelsDev,
  type ModelsDevModel,
  type UpdatedRelease,
} from '../domain/catalog-update.ts'
import { PLAIN_NAME } from '../domain/clean.ts'
import { isPartialDate } from '../domain/day.ts'
import { MOST_RELEASES } from '../domain/most-releases.ts'
import { isRecord } from '../domain/record.ts'
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

/** How many are another name of a release, retired by their maker, or no models for text. */
export interface SetAside {
  readonly aliases: number
  readonly retired: number
  readonly otherKinds: number
}

/** Names that point at something else from time to time. */
const ALIAS = /(^|[-/])latest$|^(deepseek-(chat|reasoner)|gpt-\d(\.\d)?-chat)$|:free$/i
/** A day or a build behind an id is a snapshot of the release without it. */
const DATED = /[-@](20\d{6}|20\d{2}-\d{2}-\d{2}|\d{4}|\d{3})$/
/** Embeddings, speech, pictures and films, moderation. */
const OTHER_KIND =
  /embed|rerank|moderation|whisper|tts|speech|transcribe|asr|realtime|audio|voice|dall-e|gpt-image|imagen|image-|-image|flux|seedream|cogview|veo|sora|video|ocr|live/i

/** What a model of a maker is, if it is not a release of its own. */
function kindApart(id: string, model: Json, siblings: ReadonlySet<string>): keyof SetAside | undefined {
  const output = isRecord(model.modalities) ? model.modalities.output : undefined
  if (Array.isArray(output) && !output.includes('text')) return 'otherKinds'
  if (OTHER_KIND.test(id)) return 'otherKinds'
  if (model.status === 'deprecated') return 'retired'
  const undated = id.replace(DATED, '')
  return ALIAS.test(id) || (undated !== id && siblings.has(undated)) ? 'aliases' : undefined
}

/**
 * Reads an api.json of models.dev (https://models.dev/api.json): providers, each with its models. It is checked by hand:
 * it holds thousands of models, of which a few hundred concern us, and a schema takes longer than reading them.
 */
export function readModelsDev(json: unknown, details: CatalogDetails): ModelsDevFile {
  const other = formatOf(json)
  if (other !== undefined) return { wrong: { place: '', trouble: { type: 'other-format', format: other } } }
  if (!isRecord(json)) return wrong('', 'not-an-object')
  let total = 0
  for (const [name, provider] of Object.entries(json)) {
    if (!isRecord(provider) || !isRecord(provider.models)) return wrong(`${name}.models`, 'not-an-object')
    total += Object.keys(provider.models).length
  }
  if (total === 0) return wrong('', 'no-models')
  if (total > MOST_RELEASES) return wrong('', 'too-many-models')
  const releases: UpdatedRelease[] = []
  const odd: WrongPlace[] = []
  const setAside = { aliases: 0, retired: 0, otherKinds: 0 }
  for (const { id: company, providers, region } of details.companies) {
    for (const provider of providers) {
      const models = modelsOf(json, provider)
      const siblings = new Set(models.map(([id]) => id))
      for (const [id, model] of models) {
        const family = familyOf(id, company, details)
        if (family === undefined) continue
        const apart = isRecord(model) ? kindApart(id, model, siblings) : undefined
        const place = apart === undefined ? wrongPlace(model) : undefined
        if (apart !== undefined) setAside[apart] += 1
        else if (place !== undefined)
          odd.push({ ...place, place: [provider, 'models', id, place.place].filter(Boolean).join(' > ') })
        else if (isModel(model)) releases.push(fromModelsDev(model, family, region === 'cn'))
      }
    }
  }
  const [first] = odd
  if (releases.length === 0 && first !== undefined) return { wrong: first }
  const counted = releases.length + odd.length + setAside.aliases + setAside.retired + setAside.otherKinds
  return { releases, skipped: total - counted, setAside, odd }
}

/** Price lists of other projects that people download instead; each is told by its name. */
function formatOf(json: unknown): string | undefined {
  if (!isRecord(json)) return undefined
  const some = Object.values(json).slice(0, 50).filter(isRecord)
  if ('sample_spec' in json || some.some((each) => 'litellm_provider' in each)) return 'litellm'
  const data = Array.isArray(json.data) ? json.data : []
  if (data.some((each: unknown) => isRecord(each) && ('pricing' in each || 'context_length' in each)))
    return 'OpenRouter'
  const prices = Array.isArray(json.prices) ? json.prices : []
  if (prices.some((each: unknown) => isRecord(each) && 'vendor' in each)) return 'llm-prices'
  return undefined
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

/** What a million tokens cost; the cheapest model that is sold costs cents, and less than a thousandth is one token's. */
const amountTrouble = (value: unknown): Trouble | undefined =>
  typeof value === 'number' && value > 0 && value < 0.0001 ? 'price-of-one-token' : numberTrouble(value, 1e6)

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
