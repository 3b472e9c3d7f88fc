// models.dev: a clone of its repository, a TOML file for each model.
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { CHINESE, known, MAKERS, number, said } from './names.mjs'
import { priceList } from './price-list.mjs'

const LICENCE = 'MIT License'

/** The TOML that models.dev writes: keys, tables, arrays of tables; strings, numbers, booleans, lists on one line. */
function parseToml(text) {
  const result = {}
  let table = result
  for (const line of text
    .replace(/=\s*\[\s*\n([^\]]*)\]/g, (all) => all.replace(/\s*\n\s*/g, ' '))
    .split('\n')) {
    const head = /^\s*(\[\[?)([\w.-]+)\]\]?\s*$/.exec(line)
    if (head !== null) {
      const [, brackets, name] = head
      table = {}
      if (brackets === '[[') result[name] = [...(result[name] ?? []), table]
      else {
        const [outer, inner] = name.split('.')
        if (inner === undefined) result[outer] = table
        else result[outer] = { ...result[outer], [inner]: table }
      }
      continue
    }
    const pair = /^\s*([\w-]+|"[^"]*")\s*=\s*(.+?)\s*(#.*)?$/.exec(line)
    if (pair === null) continue
    const size = /^\{\s*(?:type\s*=\s*"context",\s*)?size\s*=\s*([\d_]+)/.exec(pair[2])?.[1]
    if (size !== undefined) table[pair[1]] = { size: Number(size.replaceAll('_', '')) }
    try {
      table[pair[1].replaceAll('"', '')] = JSON.parse(
        pair[2].replace(/(?<=\d)_(?=\d)/g, '').replace(/,\s*\]/, ']'),
      )
    } catch {
      // A value of another form is none of those that are read.
    }
  }
  return result
}

/** Reads a clone. @throws Error when it is no clone of models.dev, or its licence is another one */
export function readModelsDev(folder) {
  const git = (...words) =>
    execFileSync('git', ['--git-dir', resolve(folder), ...words], {
      encoding: 'utf8',
      maxBuffer: 1e8,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  const files = tried(() => git('ls-tree', '-r', '--name-only', 'HEAD').split('\n'), 'no git repository')
  const licence = tried(() => git('show', 'HEAD:LICENSE').split('\n')[0].trim(), 'it has no LICENSE')
  if (licence !== LICENCE)
    throw new Error(`models.dev: its LICENSE begins "${licence}", and the notices say ${LICENCE}`)
  const [commit, date] = git('log', '-1', '--format=%H %cs').trim().split(' ')
  const rows = files.flatMap((file) => {
    const [, lab, model] = /^(?:models|providers)\/([^/]+)\/(?:models\/)?(.+)\.toml$/.exec(file) ?? []
    const company = MAKERS['models-dev'][lab]
    if (company === undefined || model === 'provider') return []
    return rowsOf(file, company, model, parseToml(git('show', `HEAD:${file}`)))
  })
  if (rows.length === 0)
    throw new Error('models.dev: no file models/LAB/MODEL.toml of a known maker is in it')
  return { snapshot: { commit, date, licence: 'MIT', url: 'https://github.com/anomalyco/models.dev' }, rows }
}

function tried(read, otherwise) {
  try {
    return read()
  } catch {
    throw new Error(`models.dev: ${otherwise}`)
  }
}

function rowsOf(file, company, model, toml) {
  if (toml.modalities !== undefined && !toml.modalities.output?.includes('text')) return []
  const isOffer = file.startsWith('providers/')
  return said('models-dev', company, model, {
    place: file,
    name: toml.name,
    released: toml.release_date,
    context: number(toml.limit?.context),
    maxOutput: number(toml.limit?.output),
    knowledge: toml.knowledge,
    modalities:
      toml.modalities === undefined
        ? undefined
        : { input: known(toml.modalities.input ?? []), output: known(toml.modalities.output ?? []) },
    abilities: {
      tools: toml.tool_call,
      json: toml.structured_output,
      thinking: toml.reasoning,
    },
    openWeights: !isOffer || toml.open_weights === true ? toml.open_weights : undefined,
    weights: toml.weights?.find(({ url }) => /^https:\/\/huggingface\.co\//.test(url ?? ''))?.url,
    deprecated: toml.status === 'deprecated' || undefined,
    prices: isOffer && !CHINESE.has(company) && toml.cost !== undefined ? pricesOf(toml) : undefined,
  })
}

/** A tier starts above its size and is for the whole prompt. */
function pricesOf({ cost, 'cost.tiers': tiers = [] }) {
  const amounts = (each) => ({
    in: each.input,
    out: each.output,
    cachedIn: each.cache_read,
    cacheWrite: each.cache_write,
  })
  const steps = [{ ...cost, tier: { size: 0 } }, ...tiers]
  if (steps.some(({ tier }) => typeof tier?.size !== 'number') || cost.context_over_200k !== undefined)
    return undefined
  return priceList(
    'USD',
    steps.map((step, at) => [steps[at + 1]?.tier.size, amounts(step)]),
  )
}
