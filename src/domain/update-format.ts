import { isRecord } from './record.ts'

type Json = Readonly<Record<string, unknown>>

/** Files that people download in place of the one that can be read. */
export type UpdateFormat =
  | 'web-page'
  | 'compressed'
  | 'litellm'
  | 'OpenRouter'
  | 'llm-prices'
  | 'genai-prices'
  | 'Hugging Face'
  | 'Ollama'
  | 'models.json'
  /** A list as a model server gives it at /v1/models. */
  | 'server-list'
  /** The same or OpenRouter's, with nothing in it. */
  | 'empty-list'
  /** Our own form, but for the line that says so. */
  | 'own-unnamed'

/** So many rows tell what a file is. */
const LOOKED_AT = 50

/** What a file is that is neither api.json of models.dev nor our own form, where it is known. */
export function updateFormat(json: unknown): UpdateFormat | undefined {
  if (isRecord(json)) {
    if (Array.isArray(json.releases)) return 'own-unnamed'
    if (isLitellm(json)) return 'litellm'
    if (isModelsJson(json)) return 'models.json'
    if (Array.isArray(json.price_history)) return 'llm-prices'
  }
  const lists = Array.isArray(json) ? [json] : isRecord(json) ? listsOf(json) : []
  const rows = lists.flatMap((list) => list.slice(0, LOOKED_AT)).filter(isRecord)
  const known = ROWS.find(([, isOne]) => rows.some(isOne))
  if (known !== undefined) return known[0]
  if (isRecord(json) && Array.isArray(json.prices)) return 'llm-prices'
  return lists.length > 0 && lists.every(({ length }) => length === 0) ? 'empty-list' : undefined
}

const listsOf = ({ data, models, prices }: Json): unknown[][] => [data, models, prices].filter(Array.isArray)

const has = (row: unknown, ...keys: readonly string[]): boolean =>
  isRecord(row) && keys.some((key) => key in row)

/** What a row of each looks like; what is more peculiar comes first. */
const ROWS: readonly (readonly [UpdateFormat, (row: Json) => boolean])[] = [
  ['litellm', (row) => has(row, 'litellm_params', 'litellm_provider', 'input_cost_per_token')],
  [
    'genai-prices',
    (row) =>
      has(row, 'api_pattern', 'pricing_urls') ||
      (Array.isArray(row.models) && row.models.some((model: unknown) => hasMtok(model))),
  ],
  ['OpenRouter', (row) => has(row.pricing, 'prompt', 'completion') || has(row, 'canonical_slug')],
  ['llm-prices', (row) => has(row, 'vendor', 'price_history', 'input_cached')],
  ['Hugging Face', (row) => has(row, 'modelId', 'pipeline_tag', 'library_name')],
  ['Ollama', (row) => has(row, 'digest')],
  [
    'server-list',
    (row) =>
      row.object === 'model' ||
      row.type === 'model' ||
      has(row, 'owned_by', 'inputTokenLimit', 'supportedGenerationMethods'),
  ],
  ['OpenRouter', (row) => has(row, 'pricing', 'context_length')],
]

const hasMtok = (model: unknown): boolean =>
  isRecord(model) &&
  [model.prices]
    .flat()
    .some((price: unknown) => has(price, 'input_mtok', 'output_mtok') || has(part(price), 'input_mtok'))

const part = (price: unknown): unknown => (isRecord(price) ? price.prices : undefined)

const firstOf = (json: Json): Json[] => Object.values(json).slice(0, LOOKED_AT).filter(isRecord)

const isLitellm = (json: Json): boolean =>
  'sample_spec' in json ||
  firstOf(json).some((row) => has(row, 'litellm_provider', 'input_cost_per_token', 'output_cost_per_token'))

/** models.dev has a file of models without their sellers, named as `openai/gpt-5`. */
const isModelsJson = (json: Json): boolean =>
  Object.keys(json)
    .slice(0, LOOKED_AT)
    .some((key) => key.includes('/')) &&
  firstOf(json).some((row) => !('models' in row) && has(row, 'limit', 'modalities', 'release_date'))

const PACKED = [
  [0x1f, 0x8b],
  [0x50, 0x4b],
]

/** What can be told before it is parsed: a page, which servers send in place of a file, and packed bytes. */
export function jsonTextFormat(bytes: Uint8Array, text: string | undefined): UpdateFormat | undefined {
  if (PACKED.some((mark) => mark.every((byte, at) => bytes[at] === byte))) return 'compressed'
  return text?.trimStart().startsWith('<') ? 'web-page' : undefined
}
