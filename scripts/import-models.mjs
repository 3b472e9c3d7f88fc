// Reads pinned snapshots of public data sets and writes what they say of the catalogue's families to
// content/catalog/imported.json: releases, contexts, longest answers, modalities, abilities, prices, each value with
// the sets that say it. Curated facts always win; the compiler joins the two (src/domain/catalog-import.ts).
//
//   node scripts/import-models.mjs --models-dev GIT_DIR --model-bank PACKAGE_DIR \
//     --genai-prices PACKAGE_DIR --genai-prices-date 2026-09-23
//
// GIT_DIR is a clone of models.dev, the others are unpacked npm packages (model-bank, @pydantic/genai-prices). Run it
// on newer snapshots and look at the diff: the file is sorted, so that only what changed is different.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const families = readdirSync(join(root, 'content/catalog/families')).map((name) =>
  JSON.parse(readFileSync(join(root, 'content/catalog/families', name), 'utf8')),
)
const companies = JSON.parse(readFileSync(join(root, 'content/catalog/companies.json'), 'utf8'))

const { values: paths } = parseArgs({
  options: {
    'models-dev': { type: 'string' },
    'model-bank': { type: 'string' },
    'genai-prices': { type: 'string' },
    'genai-prices-date': { type: 'string' },
  },
})
for (const name of ['models-dev', 'model-bank', 'genai-prices', 'genai-prices-date'])
  if (paths[name] === undefined) throw new Error(`--${name} is missing: where the snapshot lies`)

/** What a set calls the companies of the catalogue. */
const MAKERS = {
  'models-dev': {
    alibaba: 'alibaba',
    anthropic: 'anthropic',
    deepseek: 'deepseek',
    google: 'google',
    meta: 'meta',
    llama: 'meta',
    minimax: 'minimax',
    mistral: 'mistral',
    moonshotai: 'moonshot',
    openai: 'openai',
    stepfun: 'stepfun',
    tencent: 'tencent',
    'tencent-tokenhub': 'tencent',
    xai: 'xai',
    xiaomi: 'xiaomi',
    zhipuai: 'zhipu',
    'alibaba-cn': 'alibaba',
  },
  'model-bank': {
    anthropic: 'anthropic',
    baichuan: 'baichuan',
    deepseek: 'deepseek',
    google: 'google',
    hunyuan: 'tencent',
    tencentcloud: 'tencent',
    internlm: 'shanghai-ai-lab',
    longcat: 'meituan',
    minimax: 'minimax',
    mistral: 'mistral',
    moonshot: 'moonshot',
    openai: 'openai',
    qwen: 'alibaba',
    spark: 'iflytek',
    stepfun: 'stepfun',
    volcengine: 'bytedance',
    wenxin: 'baidu',
    xai: 'xai',
    xiaomimimo: 'xiaomi',
    zeroone: '01-ai',
    zhipu: 'zhipu',
  },
  'genai-prices': {
    anthropic: 'anthropic',
    deepseek: 'deepseek',
    google: 'google',
    minimax: 'minimax',
    mistral: 'mistral',
    moonshotai: 'moonshot',
    openai: 'openai',
    'x-ai': 'xai',
    zai: 'zhipu',
  },
}
/** Places of China: what such a maker charges in dollars is another list, or somebody's conversion. */
const CHINESE = new Set(companies.filter(({ region }) => region === 'cn').map(({ id }) => id))

/** No models that answer in text, or no models. */
const OTHER_KIND =
  /embed|rerank|tts|image|audio|realtime|transcri|whisper|moderation|ocr|speech|asr|voice|veo|imagen|lyria|sora|video-|dall-e|guard|robotics|live|deep-research|search-preview|computer-use|multi-agent|character|role|chat-latest|mt-|translat|livetranslate|omni.*realtime|customtools|native|vd-|qvq|gui|s2s|agent-intent|emohaa|charglm|codegeex|novel|fiction|composition|m2-her|deep-search|\.ft-|-extended$|-32k$|gpt-4-(0|1)\d{3}|gpt-3.5-turbo-(\d|instruct|16k)|qianfan/i
/** Names of the interface that point at something else from time to time. */
const ALIAS =
  /(^|-)latest$|^deepseek-(chat|reasoner)$|^gpt-5-chat|-stable$|^(lite|generalv|max-32k|pro-128k)/i
/** A day behind an id is a snapshot of the same release. */
const DATED = /[-@](20\d{6}|20\d{2}-\d{2}-\d{2})$/

const idOf = (raw) =>
  raw
    .toLowerCase()
    .replace(/^.*\//, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

function familyOf(id, company) {
  const found = families
    .filter((family) => family.company === company)
    .flatMap((family) => family.prefixes.map((prefix) => ({ family, prefix: prefix.toLowerCase() })))
    .filter(({ prefix }) => id.startsWith(prefix))
    .sort((a, b) => b.prefix.length - a.prefix.length)
  return found[0]?.family.id
}

const MODALITIES = ['text', 'image', 'audio', 'video', 'pdf']
const known = (list) => MODALITIES.filter((each) => list.includes(each))
const number = (value) =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined

/** What one set says of one model, in our words. `raw` is its id there. */
function said(set, company, raw, facts) {
  if (OTHER_KIND.test(raw) || ALIAS.test(raw)) return []
  const dated = DATED.exec(raw)
  const id = idOf(dated === null ? raw : raw.slice(0, dated.index))
  const family = familyOf(raw.toLowerCase().replace(/^.*\//, ''), company)
  return family === undefined || id.length < 2 ? [] : [{ set, family, id, raw, ...facts }]
}

// --- models.dev ---------------------------------------------------------------------------------------------------

const git = (...words) =>
  execFileSync('git', ['--git-dir', resolve(paths['models-dev']), ...words], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })

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

function readModelsDev() {
  const [commit, date] = git('log', '-1', '--format=%H %cs').trim().split(' ')
  const files = git('ls-tree', '-r', '--name-only', 'HEAD').split('\n')
  const rows = files.flatMap((file) => {
    const [, lab, model] = /^(?:models|providers)\/([^/]+)\/(?:models\/)?(.+)\.toml$/.exec(file) ?? []
    const company = MAKERS['models-dev'][lab]
    if (company === undefined || model === 'provider') return []
    const toml = parseToml(git('show', `HEAD:${file}`))
    if (toml.modalities !== undefined && !toml.modalities.output?.includes('text')) return []
    const cost = file.startsWith('providers/') && !CHINESE.has(company) ? toml.cost : undefined
    const tiers = toml.cost?.tiers ?? toml['cost.tiers']
    return said('models-dev', company, model, {
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
      openWeights: file.startsWith('models/') || toml.open_weights === true ? toml.open_weights : undefined,
      weights: toml.weights?.find(({ url }) => /^https:\/\/huggingface\.co\//.test(url ?? ''))?.url,
      deprecated: toml.status === 'deprecated' || undefined,
      prices:
        cost === undefined || tiers !== undefined || toml.cost?.context_over_200k !== undefined
          ? undefined
          : priceList('USD', [
              [
                undefined,
                { in: cost.input, out: cost.output, cachedIn: cost.cache_read, cacheWrite: cost.cache_write },
              ],
            ]),
    })
  })
  return { snapshot: { commit, date, licence: 'MIT', url: 'https://github.com/anomalyco/models.dev' }, rows }
}

function priceList(currency, tiers) {
  const list = tiers
    .filter(([, amounts]) => typeof amounts.in === 'number' && typeof amounts.out === 'number')
    .map(([upTo, amounts]) =>
      Object.fromEntries(
        Object.entries({
          currency,
          ...amounts,
          upToPromptTokens: upTo,
          counts: upTo === undefined && tiers.length === 1 ? undefined : 'whole',
        }).filter(([, value]) => value !== undefined),
      ),
    )
  return list.length === tiers.length && list.length > 0 ? list : undefined
}

// --- model-bank ---------------------------------------------------------------------------------------------------

async function readModelBank() {
  const folder = resolve(paths['model-bank'])
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const { LOBE_DEFAULT_MODEL_LIST: list } = await import(pathToFileURL(join(folder, 'dist/index.mjs')).href)
  const date = /(\d{4})(\d{2})(\d{2})\d{6}$/.exec(version)?.slice(1).join('-')
  const rows = list.flatMap((model) => {
    const company = MAKERS['model-bank'][model.providerId]
    if (company === undefined || model.type !== 'chat') return []
    const { abilities = {} } = model
    return said('model-bank', company, model.id, {
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
  })
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
    ({ name, unit }) => BANK_FIELDS[name] !== undefined && unit === 'millionTokens',
  )
  const tiered = units.map((unit) => ({ field: BANK_FIELDS[unit.name], steps: stepsOf(unit) }))
  if (tiered.some(({ field, steps }) => steps === undefined && (field === 'in' || field === 'out')))
    return undefined
  const usable = tiered.filter(({ steps }) => steps !== undefined)
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

/** The rates by length of the prompt; undefined where they depend on anything else. */
function stepsOf({ strategy, rate, tiers, lookup }) {
  if (strategy === 'fixed') return [{ upTo: Number.POSITIVE_INFINITY, rate }]
  if (strategy === 'tiered')
    return tiers.map((tier) => ({
      upTo: tier.upTo === 'infinity' ? Number.POSITIVE_INFINITY : tier.upTo,
      rate: tier.rate,
    }))
  if (lookup?.pricingParams?.length !== 1 || lookup.pricingParams[0] !== 'textInputRange') return undefined
  return Object.entries(lookup.prices).map(([range, price]) => {
    const upTo = /,\s*([\d.]+|infinity)\s*[\])]/.exec(range)?.[1]
    return {
      upTo: upTo === 'infinity' ? Number.POSITIVE_INFINITY : Math.round(Number(upTo) * 1e6),
      rate: price,
    }
  })
}

// --- genai-prices -------------------------------------------------------------------------------------------------

function readGenaiPrices() {
  const folder = resolve(paths['genai-prices'])
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const { findProvider } = createRequire(import.meta.url)(join(folder, 'dist/index.cjs'))
  const rows = Object.entries(MAKERS['genai-prices']).flatMap(([provider, company]) => {
    const models = findProvider({ providerId: provider })?.models ?? []
    return models.flatMap((model) => {
      const last = Array.isArray(model.prices)
        ? model.prices.filter(({ constraint }) => constraint?.type !== 'time_of_date').at(-1)?.prices
        : model.prices
      return said('genai-prices', company, model.id, {
        name: model.name,
        context: number(model.context_window),
        prices: CHINESE.has(company) ? undefined : genaiPrices(last),
      })
    })
  })
  return {
    snapshot: {
      commit: version,
      // The package does not say: `npm view @pydantic/genai-prices time`.
      date: paths['genai-prices-date'],
      licence: 'MIT',
      url: 'https://www.npmjs.com/package/@pydantic/genai-prices',
    },
    rows,
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
      limit === 271999 ? 272000 : limit,
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

// --- joined -------------------------------------------------------------------------------------------------------

const ORDER = ['model-bank', 'models-dev', 'genai-prices']
const SIGN = { 'model-bank': 'b', 'models-dev': 'd', 'genai-prices': 'g' }

/** 131072 and 128000, 1048576 and 1000000 are one number, rounded in two ways. */
const rounded = (value) => {
  const step = value % 1000 !== 0 && value % 1024 === 0 ? 1024 : 1000
  return (value < step * step ? value / step : (value / step / step) * 1000).toPrecision(3)
}
const same = (field, a, b) =>
  JSON.stringify(a) === JSON.stringify(b) ||
  (typeof a === 'number' && typeof b === 'number' && rounded(a) === rounded(b)) ||
  (field === 'released' && (a.startsWith(b) || b.startsWith(a)))

/** `[[value, "bd"], [other, "g"]]`: what is said, and by whom; what more of them say stands first. */
function voices(rows, field, pick = (row) => row[field]) {
  const found = []
  for (const set of ORDER)
    for (const row of rows.filter((each) => each.set === set)) {
      const value = pick(row)
      if (value === undefined || value === null || value === '') continue
      const before = found.find(([other]) => same(field, other, value))
      if (before === undefined) found.push([value, SIGN[set]])
      else if (!before[1].includes(SIGN[set])) before[1] += SIGN[set]
    }
  return found.sort((a, b) => b[1].length - a[1].length).slice(0, 3)
}

const DAY = /^20\d{2}(-\d{2}(-\d{2})?)?$/

function joined(rows) {
  const [first] = rows
  const field = (name, pick) => {
    const list = voices(rows, name, pick)
    return list.length === 0 ? {} : { [name]: list }
  }
  const day = (row) => (typeof row.released === 'string' && DAY.test(row.released) ? row.released : undefined)
  const ability = (name) => field(name, (row) => row.abilities?.[name])
  const name =
    ORDER.flatMap((set) => rows.filter((row) => row.set === set && row.name)).at(0)?.name ?? first.raw
  const ids = [...new Set(rows.map(({ raw }) => raw))].filter((raw) => idOf(raw) !== first.id).sort()
  return {
    family: first.family,
    id: first.id,
    name:
      name
        .replace(/[^\x20-\x7e一-鿿（）]/g, '')
        .trim()
        .slice(0, 80) || first.id,
    ...(ids.length === 0 ? {} : { ids }),
    ...field('released', day),
    ...field('context'),
    ...field('maxOutput'),
    ...field('knowledge', (row) => (DAY.test(row.knowledge ?? '') ? row.knowledge : undefined)),
    ...field('modalities'),
    ...ability('tools'),
    ...ability('json'),
    ...ability('thinking'),
    ...field('openWeights'),
    ...(rows.some(({ deprecated }) => deprecated) ? { deprecated: true } : {}),
    ...(rows.find(({ weights }) => weights) ? { weights: rows.find(({ weights }) => weights).weights } : {}),
    ...field('prices'),
  }
}

const sets = {
  'models-dev': readModelsDev(),
  'model-bank': await readModelBank(),
  'genai-prices': readGenaiPrices(),
}
const byRelease = new Map()
for (const { rows } of Object.values(sets))
  for (const row of rows) {
    const key = `${row.family}/${row.id}`
    byRelease.set(key, [...(byRelease.get(key) ?? []), row])
  }
const releases = [...byRelease.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rows]) => joined(rows))
const lines = releases.map((release) => `    ${JSON.stringify(release)}`)
const snapshots = Object.fromEntries(Object.entries(sets).map(([name, { snapshot }]) => [name, snapshot]))
writeFileSync(
  join(root, 'content/catalog/imported.json'),
  `{\n  "snapshots": ${JSON.stringify(snapshots, null, 2).replaceAll('\n', '\n  ')},\n  "releases": [\n${lines.join(',\n')}\n  ]\n}\n`,
)
process.stdout.write(
  `${releases.length} releases of ${new Set(releases.map(({ family }) => family)).size} families\n`,
)
