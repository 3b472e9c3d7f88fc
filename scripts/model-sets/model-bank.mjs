// model-bank: an unpacked package of the npm registry.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CHINESE, known, MAKERS, number, said } from './names.mjs'
import { priceList } from './price-list.mjs'

/** Reads an unpacked package. @throws Error when it has no list of models, or says under which licence it is */
export async function readModelBank(folder) {
  const { version, license } = readPackage(folder)
  if (license !== undefined)
    throw new Error(
      `model-bank: the package now says that its licence is ${license}, and the notices say that it names none`,
    )
  const { LOBE_DEFAULT_MODEL_LIST: list } = await import(
    pathToFileURL(join(resolve(folder), 'dist/index.mjs')).href
  ).catch((error) => {
    throw new Error(`model-bank: dist/index.mjs cannot be read: ${error.message}`)
  })
  if (!Array.isArray(list)) throw new Error('model-bank: dist/index.mjs exports no LOBE_DEFAULT_MODEL_LIST')
  const date = /(\d{4})(\d{2})(\d{2})\d{6}$/.exec(version)?.slice(1).join('-')
  if (date === undefined) throw new Error(`model-bank: its version "${version}" ends in no day`)
  const rows = list.flatMap(rowsOf)
  if (rows.length === 0) throw new Error('model-bank: no model of a known maker is in it')
  return {
    snapshot: {
      commit: version,
      date,
      licence: 'not stated in the package',
      url: 'https://www.npmjs.com/package/model-bank',
    },
    rows,
  }
}

function readPackage(folder) {
  try {
    return JSON.parse(readFileSync(join(resolve(folder), 'package.json'), 'utf8'))
  } catch {
    throw new Error('model-bank: there is no package.json')
  }
}

function rowsOf(model) {
  const company = MAKERS['model-bank'][model.providerId]
  if (company === undefined || model.type !== 'chat') return []
  const { abilities = {} } = model
  return said('model-bank', company, model.id, {
    place: `${model.providerId}/${model.id}`,
    name: model.displayName,
    released: model.releasedAt,
    context: number(model.contextWindowTokens),
    maxOutput: number(model.maxOutput),
    modalities: {
      input: known(['text', ...(abilities.vision ? ['image'] : []), ...(abilities.video ? ['video'] : [])]),
      output: ['text'],
    },
    abilities: {
      tools: abilities.functionCall,
      json: abilities.structuredOutput,
      thinking: abilities.reasoning,
    },
    prices: bankPrices(model.pricing, company),
  })
}

const BANK_FIELDS = {
  textInput: 'in',
  textOutput: 'out',
  textInput_cacheRead: 'cachedIn',
  textInput_cacheWrite: 'cacheWrite',
}

function bankPrices(pricing, company) {
  const currency = pricing?.currency ?? 'USD'
  // What a Chinese maker charges at home is its own price.
  if (pricing === undefined || (CHINESE.has(company) && currency !== 'CNY')) return undefined
  const units = pricing.units.filter(
    ({ name, unit }) =>
      BANK_FIELDS[name] !== undefined &&
      unit === 'millionTokens' &&
      // Google's is what keeping a cache costs an hour, which is no price of writing.
      !(name === 'textInput_cacheWrite' && company === 'google'),
  )
  const fields = units.flatMap((unit) =>
    fieldsOf(unit).map((field) => ({ ...field, isUsable: field.steps !== undefined })),
  )
  // Where the price also depends on the length of the answer, or on anything else, a part of it would be wrong.
  if (fields.some(({ field, isUsable }) => !isUsable && (field === 'in' || field === 'out'))) return undefined
  const usable = fields.filter(({ isUsable }) => isUsable)
  const limits = [...new Set(usable.flatMap(({ steps }) => steps.map(({ upTo }) => upTo)))].sort(
    (a, b) => a - b,
  )
  return priceList(
    currency,
    limits.map((limit) => [
      limit === Number.POSITIVE_INFINITY ? undefined : limit,
      Object.fromEntries(
        usable.map(({ field, steps }) => [field, steps.find(({ upTo }) => limit <= upTo)?.rate]),
      ),
    ]),
  )
}

/** What a unit is in our words: one field, or two where thinking answers have a price of their own. */
function fieldsOf(unit) {
  const field = BANK_FIELDS[unit.name]
  const { strategy, lookup } = unit
  const parameters = strategy === 'lookup' ? lookup.pricingParams : []
  // Five minutes is what a maker keeps unless it is asked for more.
  if (field === 'cacheWrite' && parameters.join() === 'ttl')
    return lookup.prices['5m'] === undefined
      ? [{ field }]
      : [{ field, steps: [{ upTo: Number.POSITIVE_INFINITY, rate: lookup.prices['5m'] }] }]
  if (parameters.at(-1) === 'thinkingMode' && parameters.length === 2 && field === 'out')
    return [
      { field, steps: stepsOf(thinking(unit, false)) },
      { field: 'thinkingOut', steps: stepsOf(thinking(unit, true)) },
    ]
  return [{ field, steps: stepsOf(unit) }]
}

/** The rates of one mode, as if they depended on the length of the prompt alone. */
const thinking = ({ strategy, lookup }, mode) => ({
  strategy,
  lookup: {
    pricingParams: lookup.pricingParams.slice(0, 1),
    prices: Object.fromEntries(
      Object.entries(lookup.prices)
        .filter(([range]) => range.endsWith(`_[${mode}]`))
        .map(([range, rate]) => [range.slice(0, range.lastIndexOf('_')), rate]),
    ),
  },
})

/** The rates by length of the prompt; undefined where they depend on anything else. */
function stepsOf({ strategy, rate, tiers, lookup }) {
  if (strategy === 'fixed') return [{ upTo: Number.POSITIVE_INFINITY, rate }]
  if (strategy === 'tiered')
    return tiers.map((tier) => ({
      upTo: tier.upTo === 'infinity' ? Number.POSITIVE_INFINITY : tier.upTo,
      rate: tier.rate,
    }))
  if (
    lookup?.pricingParams?.length !== 1 ||
    !['textInput', 'textInputRange'].includes(lookup.pricingParams[0])
  )
    return undefined
  return Object.entries(lookup.prices).map(([range, price]) => {
    const upTo = /,\s*([\d.]+|infinity)\s*[\])]/.exec(range)?.[1]
    return {
      upTo: upTo === 'infinity' ? Number.POSITIVE_INFINITY : Math.round(Number(upTo) * 1e6),
      rate: price,
    }
  })
}
