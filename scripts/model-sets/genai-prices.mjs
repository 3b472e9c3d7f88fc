// @pydantic/genai-prices: an unpacked package of the npm registry.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { CHINESE, MAKERS, number, said } from './names.mjs'
import { priceList } from './price-list.mjs'

/** Reads an unpacked package; `date` is the day of the version, which the package itself does not say. */
export function readGenaiPrices(folder, date) {
  const path = resolve(folder)
  const { version, license, findProvider } = opened(path)
  if (license !== 'MIT')
    throw new Error(`genai-prices: its licence is ${license ?? 'not stated'}, and the notices say MIT`)
  if (typeof findProvider !== 'function')
    throw new Error('genai-prices: dist/index.cjs exports no findProvider')
  const rows = Object.entries(MAKERS['genai-prices']).flatMap(([provider, company]) =>
    (findProvider({ providerId: provider })?.models ?? []).flatMap((model) => {
      const last = Array.isArray(model.prices)
        ? model.prices.filter(({ constraint }) => constraint?.type !== 'time_of_date').at(-1)?.prices
        : model.prices
      return said('genai-prices', company, model.id, {
        place: `${provider}/${model.id}`,
        name: model.name,
        context: number(model.context_window),
        prices: CHINESE.has(company) ? undefined : genaiPrices(last),
      })
    }),
  )
  if (rows.length === 0) throw new Error('genai-prices: no model of a known maker is in it')
  return {
    snapshot: {
      commit: version,
      date,
      licence: 'MIT',
      url: 'https://www.npmjs.com/package/@pydantic/genai-prices',
    },
    rows,
  }
}

function opened(path) {
  try {
    const { version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
    const { findProvider } = createRequire(import.meta.url)(join(path, 'dist/index.cjs'))
    return { version, license, findProvider }
  } catch (error) {
    throw new Error(`genai-prices: the package cannot be read: ${error.message}`)
  }
}

function genaiPrices(prices) {
  if (prices === undefined) return undefined
  const fields = {
    input_mtok: 'in',
    output_mtok: 'out',
    cache_read_mtok: 'cachedIn',
    cache_write_mtok: 'cacheWrite',
  }
  const amounts = Object.entries(fields).flatMap(([name, field]) =>
    prices[name] === undefined ? [] : [[field, prices[name]]],
  )
  // A tier starts above `start`: prompts up to it pay the price before.
  const limits = [
    ...new Set(amounts.flatMap(([, price]) => (price.tiers ?? []).map(({ start }) => start))),
  ].sort((a, b) => a - b)
  return priceList(
    'USD',
    [...limits, undefined].map((limit, at) => [
      limit,
      Object.fromEntries(
        amounts.map(([field, price]) => [
          field,
          typeof price === 'number'
            ? price
            : at === 0
              ? price.base
              : (price.tiers[at - 1]?.price ?? price.base),
        ]),
      ),
    ]),
  )
}
