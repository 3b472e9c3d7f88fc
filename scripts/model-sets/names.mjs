// What data sets call companies and models, in the words of the catalogue.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const catalog = fileURLToPath(new URL('../../content/catalog', import.meta.url))
const readJson = (...path) => JSON.parse(readFileSync(join(catalog, ...path), 'utf8'))
export const families = readdirSync(join(catalog, 'families')).map((name) => readJson('families', name))
const companies = readJson('companies.json')

/** What a set calls the companies of the catalogue. */
export const MAKERS = {
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
export const CHINESE = new Set(companies.filter(({ region }) => region === 'cn').map(({ id }) => id))

/** No models that answer in text, or no models. */
const OTHER_KIND =
  /embed|rerank|tts|image|audio|realtime|transcri|whisper|moderation|ocr|speech|asr|voice|veo|imagen|lyria|sora|video-|dall-e|guard|robotics|live|deep-research|search-preview|computer-use|multi-agent|character|role|chat-latest|mt-|translat|livetranslate|omni.*realtime|customtools|native|vd-|qvq|gui|s2s|agent-intent|emohaa|charglm|codegeex|novel|fiction|composition|m2-her|deep-search|\.ft-|[-:]extended$|-32k$|gpt-4-(0|1)\d{3}|gpt-3.5-turbo-(\d|instruct|16k)|gpt-3.5-0301|qianfan/i
/** Names of the interface that point at something else from time to time. */
const ALIAS =
  /(^|-)latest$|^deepseek-(chat|reasoner)$|^gpt-5-chat|-stable$|[-:]free$|^(lite|generalv|max-32k|pro-128k)/i
/** Two ids of one release: an alias of the maker's, words in another order, a packing. */
const SAME = {
  'claude-opus-4-0': 'claude-opus-4',
  'claude-sonnet-4-0': 'claude-sonnet-4',
  'gemini-flash-1-5': 'gemini-1-5-flash',
  'gemini-flash-1-5-8b': 'gemini-1-5-flash-8b',
  'gemma-4-26b-a4b-it-maas': 'gemma-4-26b-a4b-it',
}
/** A day behind an id is a snapshot of the same release. */
const DATED = /[-@](20\d{6}|20\d{2}-\d{2}-\d{2})$/

export const idOf = (raw) =>
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
export const known = (list) => MODALITIES.filter((each) => list.includes(each))
export const number = (value) =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined

/** What one set says of one model, in our words. `raw` is its id there. */
export function said(set, company, raw, facts) {
  if (OTHER_KIND.test(raw) || ALIAS.test(raw)) return []
  const dated = DATED.exec(raw)
  const own = idOf(dated === null ? raw : raw.slice(0, dated.index))
  const id = SAME[own] ?? own
  const family = familyOf(raw.toLowerCase().replace(/^.*\//, ''), company)
  return family === undefined || id.length < 2 ? [] : [{ set, family, id, raw, ...facts }]
}
