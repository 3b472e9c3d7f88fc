import { mkdtempSync } from 'node:fs'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { CatalogDetails, Edition } from '../../src/domain/catalog.ts'
import { joinedDetails } from '../../src/domain/catalog-import.ts'
import { type CatalogIndex, facts } from '../../src/domain/models.ts'
import { compileCatalog } from '../../src/files/compile-catalog.ts'
import type { ContentProblem } from '../../src/files/content-file.ts'

const content = join(import.meta.dirname, '..', '..', 'content', 'catalog')
let list: CatalogIndex
let details: CatalogDetails
let edition: Edition

beforeAll(() => {
  const problems: ContentProblem[] = []
  const { files } = compileCatalog(content, problems)
  expect(problems).toEqual([])
  list = files.get('catalog.json') as CatalogIndex
  details = joinedDetails(files.get('catalog-details.json') as CatalogDetails)
  edition = files.get('catalog-2024-06.json') as Edition
})

// Copied by hand from the two tables of the list of June 2024: name, company, tick, link.
const LISTED: [string, string, boolean, string][] = [
  ['Llama3', 'Meta (Facebook)', true, 'https://www.meta.ai/'],
  ['Mixtral', 'Mistral AI', true, 'https://mistral.ai/'],
  ['Gemma', 'Google', true, 'https://ai.google.dev/gemma'],
  ['Phi3', 'Microsoft', true, 'https://azure.microsoft.com/zh-cn/products/phi-3'],
  ['WizardLM2', 'Microsoft', true, 'https://github.com/nlpxucan/WizardLM'],
  ['ChatGPT', 'OpenAI', false, 'https://chatgpt.com/'],
  ['Claude', 'Anthropic', false, 'https://claude.ai/'],
  ['Gemini', 'Google', false, 'https://gemini.google.com/'],
  ['Copilot', 'Microsoft', false, 'https://copilot.microsoft.com/'],
  ['ChatGLM', '智谱AI', true, 'https://chatglm.cn/'],
  ['通义千问', '阿里巴巴', true, 'https://tongyi.aliyun.com/'],
  ['DeepSeek', '深度求索', true, 'https://chat.deepseek.com/'],
  ['百川', '百川智能', true, 'https://www.baichuan-ai.com/'],
  ['元宝', '腾讯', true, 'https://yuanbao.tencent.com/'],
  ['万知', '零一万物', true, 'https://www.wanzhi.com/'],
  ['文心一言', '百度', false, 'https://yiyan.baidu.com/'],
  ['Kimi', '月之暗面', false, 'https://kimi.moonshot.cn/'],
  ['星火', '科大讯飞', false, 'https://xinghuo.xfyun.cn/'],
  ['海螺 AI', 'MiniMax', false, 'https://hailuoai.com/'],
  ['豆包', '字节跳动', false, 'https://www.doubao.com/chat/'],
]

test('the edition of June 2024 has the 9 and 11 rows of that list, word for word', () => {
  const rows = edition.tables.flatMap((table) => table.rows)

  expect(edition.tables.map((table) => table.rows.length)).toEqual([9, 11])
  expect(rows.map((row) => [row.listedName, row.listedCompany, row.openSource, row.link])).toEqual(LISTED)
})

test('pure apps and a withdrawn model are not open source, whatever the list of June 2024 ticked', () => {
  const flag = (id: string) => list.rows.find((row) => row.id === id)?.openSource

  expect(['yuanbao', 'wanzhi', 'wizardlm-2', 'chatgpt', 'copilot'].map(flag)).toEqual([
    'no',
    'no',
    'no',
    'no',
    'no',
  ])
  expect(list.rows.find(({ id }) => id === 'wizardlm-2')?.status).toBe('withdrawn')
})

test('weights under a licence of their own count as partly open, OSI-approved ones as open', () => {
  const flag = (id: string) => list.rows.find((row) => row.id === id)?.openSource

  expect(flag('llama')).toBe('partly')
  expect(flag('gemma')).toBe('yes')
  expect(flag('qwen')).toBe('partly')
  expect(flag('claude')).toBe('no')
})

test('what nobody could confirm is not printed as a fact', () => {
  const values = details.entries
    .flatMap(facts)
    .filter(({ field }) => field === 'released')
    .map(({ value }) => JSON.stringify(value))
  // Launch day of 元宝, days of Spark V4.0, ERNIE 4.0 Turbo, Baichuan 4 and abab 6.5, licence of WizardLM-2.
  const unconfirmed = ['"2024-05-30"', '"2024-06-27"', '"2024-06-28"', '"2024-05-22"', '"2024-04-17"']
  const known = new Map([
    ['"2024-06-27"', 'Gemma 2'],
    ['"2024-04-17"', 'Mixtral 8x22B'],
  ])
  for (const day of unconfirmed)
    expect(values.filter((value) => value === day)).toHaveLength(known.has(day) ? 1 : 0)
  const wizard = details.entries.find(({ id }) => id === 'wizardlm-2')
  expect(wizard && facts(wizard).find(({ field }) => field === 'licence')?.value).toBeNull()
})

test('every fact that is not marked unverified has a source with an address', () => {
  for (const fact of details.entries.flatMap(facts)) {
    if (fact.confidence === 'unverified') continue
    expect(fact.sources.length).toBeGreaterThan(0)
    for (const id of fact.sources) expect(details.sources[id]?.url).toMatch(/^https?:\/\//)
  }
})

test('the price cuts of May 2024 are there with their days', () => {
  const price = (family: string, release: string, from: string) => {
    const entry = details.entries.find(({ id }) => id === family)
    const releases = entry?.kind === 'family' ? entry.releases : []
    return releases.find(({ id }) => id === release)?.prices.find(({ validFrom }) => validFrom === from)?.in
  }

  expect(price('deepseek', 'deepseek-v2', '2024-05-06')).toBe(1)
  expect(price('glm', 'glm-3-turbo', '2024-05-11')).toBe(1)
  expect(price('gpt', 'gpt-4o', '2024-05-13')).toBe(5)
  expect(price('doubao-seed', 'doubao-pro-32k', '2024-05-15')).toBe(0.8)
  expect(price('qwen', 'qwen-long', '2024-05-21')).toBe(0.5)
  expect(price('ernie', 'ernie-speed', '2024-05-21')).toBe(0)
  expect(price('spark', 'spark-lite', '2024-05-22')).toBe(0)
  expect(price('hunyuan', 'hunyuan-standard-256k', '2024-05-22')).toBe(15)
})

/** What the compiler says about a copy of the catalogue in which one file was changed as text. */
async function problemsAfter(file: string, from: string | RegExp, to: string): Promise<string[]> {
  const copy = join(mkdtempSync(join(tmpdir(), 'catalog-')), 'catalog')
  // Of families, apps and editions that file alone: all of them take a second to compile.
  const isTaken = (path: string): boolean =>
    !path.endsWith('.json') || dirname(path) === content || path === join(content, file)
  await cp(content, copy, { recursive: true, filter: isTaken })
  const text = await readFile(join(copy, file), 'utf8')
  expect(text).toMatch(from)
  await writeFile(join(copy, file), text.replace(from, to))
  const problems: ContentProblem[] = []
  compileCatalog(copy, problems)
  return problems.map(
    (problem) => `${problem.file.slice(copy.length + 1)}: ${problem.place}: ${problem.reason.en}`,
  )
}

test.each([
  ['companies.json', '"id": "google"', '"id": "meta"', 'companies.json: meta: this id stands there twice'],
  [
    'apps/doubao.json',
    '"company": "bytedance"',
    '"company": "nobody"',
    'apps/doubao.json: company: there is no company "nobody"',
  ],
  [
    'families/gpt.json',
    '"validFrom": "2026-11-17"',
    '"validFrom": "2026-11-01"',
    'families/gpt.json: releases.gpt-6-2-sol.prices: the price of 2026-11-01 is older than the release (2026-11-17)',
  ],
  [
    'families/gemini.json',
    '"validTo": "2026-12-31"',
    '"validTo": "2027-01-01"',
    'two prices hold at the same time',
  ],
  [
    'families/deepseek.json',
    '["14:00", "18:00"]',
    '["11:00", "18:00"]',
    'the window 11:00-18:00 overlaps another',
  ],
  ['families/deepseek.json', /"sources": \["deepseek-v2-repository"\]/, '"sources": []', 'needs a source'],
  [
    'families/deepseek.json',
    '"kind": "family"',
    '"kind": "family", "colour": "blue"',
    'unknown field: colour',
  ],
  ['families/deepseek.json', '"currency": "CNY"', '"currency": "BTC"', 'currency'],
  ['families/deepseek.json', /"in": 1,/, '"in": 1e400,', 'prices[0].in'],
  ['families/deepseek.json', /"value": 131072/, '"value": -1', 'context.value'],
  ['families/gpt.json', '"url": null', '"url": "file:///etc/passwd"', 'licence.value.url'],
  ['apps/doubao.json', '"https://www.doubao.com/chat/"', '"javascript:alert(1)"', 'apps/doubao.json: url'],
  ['apps/doubao.json', '"zh": "豆包"', '"zh": "豆\\u001b[31m包"', 'a control or invisible character'],
  ['apps/doubao.json', '"zh": "豆包"', '"zh": "豆\\u202e包"', 'a control or invisible character'],
  ['families/glm.json', '"id": "glm-5-3"', '"id": "glm-5-2"', 'releases.glm-5-2: this id stands there twice'],
  [
    'families/gpt.json',
    /"sources": \["model-bank", "genai-prices"\]/,
    '"sources": ["model-bank"]',
    '"verified" needs a primary source or two publishers',
  ],
  [
    'editions/2024-06.json',
    '"row": "kimi"',
    '"row": "kimmi"',
    'editions/2024-06.json: Kimi: there is no entry "kimmi"',
  ],
  [
    'apps/doubao.json',
    '"asOf": "2026-09-27"',
    '"asOf": "2026-11-23"',
    'is the day of reading; its sources are of 2026-09-27',
  ],
  [
    'families/kimi.json',
    '"name": "Kimi K3 License"',
    '"name": "Modified MIT License (Kimi K2.5)"',
    'releases.kimi-k3.licence: "Modified MIT License (Kimi K2.5)" names another model than Kimi K3',
  ],
  ['families/kimi.json', '"value": "2026-07-16"', '"value": "2026-02-30"', 'no day of the calendar'],
  [
    'families/mixtral.json',
    /"asOf": "2024-04-10"/g,
    '"asOf": "2024-05-01"',
    'asOf 2024-05-01 is later than its sources, which are of 2024-04-10',
  ],
  ['families/gemma.json', '"id": "gemma"', '"id": "gema"', 'does not match the name of the file'],
])('%s with %s → %s is refused: %s', async (file, from, to, reason) => {
  const problems = await problemsAfter(file, from, to)

  expect(problems.filter((line) => line.startsWith(`${file}: `)).join('\n')).toContain(reason)
})

test('an app with the id of a family is refused', async () => {
  const copy = join(mkdtempSync(join(tmpdir(), 'catalog-')), 'catalog')
  await cp(content, copy, { recursive: true })
  const app = await readFile(join(copy, 'apps/doubao.json'), 'utf8')
  await writeFile(join(copy, 'apps/kimi.json'), app.replace('"id": "doubao"', '"id": "kimi"'))
  const problems: ContentProblem[] = []
  compileCatalog(copy, problems)

  expect(problems.map(({ place, reason }) => `${place}: ${reason.en}`)).toContain(
    'id: this id is taken by another entry',
  )
})

test('half a file is refused with its name', async () => {
  const problems = await problemsAfter('families/kimi.json', /[\s\S]{400}$/, '')

  expect(problems[0]).toMatch(/^families\/kimi\.json: : /)
})
