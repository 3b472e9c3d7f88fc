import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runInside } from '../run-inside.ts'

interface Model {
  readonly id: string
  readonly kind: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly openSource: string
  readonly region: string
  readonly listedName?: string
  readonly listedCompany?: string
  readonly link?: string
}

const models = (...words: string[]): Model[] => {
  const { stdout, stderr, status } = runInside(['models', ...words, '--json'])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout).models
}

test('the JSON of the list has the documented fields', () => {
  const [model] = models('deepseek')

  expect(Object.keys(model ?? {})).toMatchInlineSnapshot(`
    [
      "id",
      "kind",
      "name",
      "company",
      "region",
      "openSource",
      "licence",
      "status",
      "asOf",
      "openness",
      "weightsSince",
      "commercial",
      "contextTokens",
      "maxOutputTokens",
      "newest",
      "modalities",
      "abilities",
      "weights",
      "prices",
      "unverifiedFacts",
      "unchecked",
      "releases",
    ]
  `)
})

test('the JSON of the edition holds both tables as they stood', () => {
  const { stdout } = runInside(['models', '--edition', '2024-06', '--json'])

  expect(stdout).toMatchSnapshot()
})

test('all 20 rows of the list of June 2024 keep a row today', () => {
  const today = models().map(({ id }) => id)
  const listed = models('--edition', '2024-06').map(({ id }) => id)

  expect(listed).toHaveLength(20)
  expect(listed.filter((id) => !today.includes(id))).toEqual([])
})

test('with the edition, --open-source follows the ticks of that list', () => {
  expect(models('--edition', '2024-06', '--open-source').map(({ listedName }) => listedName)).toEqual([
    'Llama3',
    'Mixtral',
    'Gemma',
    'Phi3',
    'WizardLM2',
    'ChatGLM',
    '通义千问',
    'DeepSeek',
    '百川',
    '元宝',
    '万知',
  ])
  expect(models('--edition', '2024-06', '--closed')).toHaveLength(9)
})

test('open source in China today: no app, no closed family', () => {
  const rows = models('--open-source', '--region', 'cn')

  expect(new Set(rows.map(({ region }) => region))).toEqual(new Set(['cn']))
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['family']))
  expect(rows.some(({ openSource }) => openSource === 'no')).toBe(false)
  expect(rows.map(({ id }) => id)).toContain('deepseek')
})

test.each(['千问', 'qianwen', 'tong yi', 'QWEN', 'alibaba 通义'])('finds Qwen by %s', (words) => {
  expect(models(...words.split(' ')).map(({ id }) => id)).toEqual(['qwen'])
})

test('a stricter --open keeps fewer rows', () => {
  const any = models('--open', 'any').map(({ id }) => id)
  const permissive = models('--open', 'permissive').map(({ id }) => id)
  const osaid = models('--open', 'osaid').map(({ id }) => id)

  expect(osaid.sort()).toEqual(['olmo', 'pythia'])
  expect(permissive.filter((id) => !any.includes(id))).toEqual([])
  expect(permissive.length).toBeLessThan(any.length)
})

test.each([
  [['--region', 'cnn'], 'Allowed: cn, us, eu, other, intl. Did you mean cn?'],
  [['--columns', 'name,licens'], 'Did you mean licence?'],
  [['--company', 'Alibabba'], 'Did you mean Alibaba?'],
  [['--licence', 'apache'], 'apache-2.0'],
  [['--sort', 'date'], 'name, company, released, context, price'],
  [['--max-price', '5'], '5 needs a currency'],
  [['--min-context', 'long'], 'For instance: 128k, 1m, 200000'],
  [['--released-after', 'spring'], '2026-01-31'],
  [['--edition', '2025'], '2024-06, current'],
  [['--edition', '2024-06', '--min-context', '1m'], '--min-context does not go with --edition 2024-06'],
])('%j is a usage error', (words, expected) => {
  const { status, stdout, stderr } = runInside(['models', ...words])

  expect(status).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toContain(expected)
})

test('an option given twice means both values', () => {
  expect(models('--region', 'cn', '--region', 'eu').map(({ id }) => id)).toEqual(
    models('--region', 'cn,eu').map(({ id }) => id),
  )
})

test.each([
  [['--json', '--csv'], '--json does not go with --csv'],
  [['show', 'kimi', '--region', 'cn'], '--region does not go with models show'],
  [['compare', 'kimi', 'qwen', '--sort', 'name'], '--sort does not go with models compare'],
  [['price', '--columns', 'name'], '--columns does not go with models price'],
  [['update', 'api.json', '--csv'], '--csv does not go with models update'],
])('%j: an option that does nothing there is not passed over', (words, expected) => {
  const { status, stdout, stderr } = runInside(['models', ...words])

  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toContain(expected)
})

const firstLine = (text: string): string => text.split('\r\n')[0] ?? ''

test.each([
  [['show', 'hy3'], 'entry,release,field,value,number,unit,terms,asOf,confidence,alternatives,note,sources'],
  [
    ['sources', 'hy3'],
    'entry,release,field,value,number,unit,terms,asOf,confidence,alternatives,note,sources',
  ],
  [['sources'], 'id,title,url,publisher,tier,accessed'],
  [['compare', 'hy3', 'kimi'], 'field,hunyuan/hy3,kimi'],
  [['diff'], 'id,name,company,listed,verdict,then,openSource,now,why,link,sources'],
  [
    ['price'],
    'release,name,channel,company,currency,perTokens,in,out,cachedIn,cacheWrite,thinkingOut,batchIn,batchOut,perRequest,upToPromptTokens,window,kind,validFrom,validTo,asOf,unchecked',
  ],
  [
    ['price', '--in-tokens', '1k'],
    'release,name,channel,company,currency,callLow,callHigh,dayLow,dayHigh,peakNow,promptOnly,cacheUnpriced,cacheWriteUnpriced,batchUnpriced,exceeds,unchecked',
  ],
  [['stale'], 'entry,release,field,value,asOf,days'],
])('%j comes as CSV and as Markdown with the documented columns', (words, columns) => {
  const csv = runInside(['models', ...words, '--csv']).stdout
  const markdown = runInside(['models', ...words, '--md'])
    .stdout.trimEnd()
    .split('\n')

  expect(firstLine(csv)).toBe(columns)
  expect(csv.endsWith('\r\n')).toBe(true)
  expect(markdown[0]).toBe(`| ${columns.replaceAll(',', ' | ')} |`)
  expect(markdown.length).toBeGreaterThan(2)
})

test('an empty result is not an error and says which filter removed the last row', () => {
  const { status, stdout, stderr } = runInside(['models', '--region', 'eu', '--kind', 'app'])

  expect(status).toBe(0)
  expect(stdout).toBe('')
  expect(stderr).toContain('--kind removed the last 2')
})

test('a pipe gets no escape byte', () => {
  expect(runInside(['models', '--lang', 'zh']).stdout).not.toContain('\u001b')
})

test('CSV has a line for each row, with CRLF', () => {
  const { stdout } = runInside(['models', '--csv', '--columns', 'id,open,context', '--region', 'eu'])

  expect(stdout).toMatch(/^id,open,context\r\n(mistral|mixtral),(yes|partly),\d+\r\n/)
  expect(stdout.match(/\n/g)).toHaveLength(3)
})

test('--bom puts one byte order mark before a table that goes into a file', () => {
  for (const words of [['--releases'], ['price'], ['show', 'hy3'], ['stale']]) {
    const { stdout } = runInside(['models', ...words, '--csv', '--bom'])

    expect(stdout.startsWith('\ufeff')).toBe(true)
    expect(stdout.lastIndexOf('\ufeff')).toBe(0)
    expect(runInside(['models', ...words, '--csv']).stdout).toBe(stdout.slice(1))
  }
})

// Half a byte a parameter at 4 bits: 14 billion are 7 GB, and a cache.
test('memory in CSV is two numbers, of the largest size that fits where one was asked for', () => {
  const cells = (...words: string[]): string[] =>
    runInside(['models', ...words, '--csv', '--columns', 'id,memory'])
      .stdout.trim()
      .split('\r\n')
  const [header, ...rows] = cells('--memory', '16gb', '--releases')

  expect(header).toBe('id,billions,memoryBytes')
  expect(rows.length).toBeGreaterThan(3)
  for (const row of rows) {
    const [, billions, bytes] = row.split(',').map(Number)
    expect(bytes).toBeGreaterThan((billions ?? 0) * 5e8)
    expect(bytes).toBeLessThanOrEqual(16e9)
  }
  expect(cells('--releases', 'gpt-6')[1]).toMatch(/^gpt\/[^,]+,,$/)
})

// Meta's model card: Scout 109 billion, Maverick 400 billion, of which 17 billion work on a token.
test('a size that is only what works on a token does not fit a small memory', () => {
  const ids = models('--memory', '16gb', '--releases', '--all').map(({ id }) => id)

  expect(ids.length).toBeGreaterThan(3)
  expect(ids.filter((id) => id.startsWith('llama/llama-4'))).toEqual([])
})

test('a mistyped subcommand is looked for as words, and the subcommand is offered', () => {
  const { status, stderr } = runInside(['models', 'shwo', 'deepseek'])

  expect(status).toBe(0)
  expect(stderr).toContain('Did you mean llm-primer models show?')
})

test('--sources names what the flag of each row rests on', () => {
  const { stdout } = runInside(['models', 'gemma', '--sources'])

  expect(stdout).toContain('Licence: Apache-2.0 · one source')
  expect(stdout).toContain('https://ce-media.asia/intel/2026-06-02')
})

test('a damaged list is told with the place that is wrong', () => {
  const folder = mkdtempSync(join(tmpdir(), 'course-'))
  const list = JSON.parse(readFileSync(join(import.meta.dirname, '../../dist/course/catalog.json'), 'utf8'))
  list.rows[3].licences = 'MIT'
  writeFileSync(join(folder, 'catalog.json'), JSON.stringify(list))
  const { status, stderr } = runInside(['models', '--content', folder])

  expect(status).toBe(1)
  expect(stderr).toContain('rows[3].licences')
})

test.each([
  ['en', 'can I use llama commercially', 'llm-primer models show llama'],
  ['en', 'what runs on 16GB', 'llm-primer models --memory 16gb --releases'],
  ['zh', '国产开源代码模型', 'llm-primer models choose --open-source --region cn'],
  ['zh', '字节 价格', 'llm-primer models price --company bytedance'],
  ['zh', '文生图', '目录只收语言模型'],
  ['zh', '可以商用的大模型有哪些', 'llm-primer models --commercial yes\n'],
  ['zh', 'kimi 和 deepseek 哪个好', 'llm-primer models compare kimi deepseek'],
  ['en', 'qwen or glm', 'llm-primer models compare qwen glm'],
  ['en', 'who makes kimi', 'llm-primer models show kimi'],
])('a question in plain words (%s) leads on: %s', (language, question, told) => {
  const { stderr } = runInside(['models', ...question.split(' '), '--lang', language, '--width', '120'])

  expect(stderr).toContain(told)
})

test('two letters are the release of that name, not letters within others', () => {
  expect(models('o1').map(({ id }) => id)).toEqual(['gpt'])
})

test('shares of the cache that make more than the prompt are refused with their sum', () => {
  const words = ['price', '--in-tokens', '1m', '--cached', '60%', '--cache-write', '50%']

  expect(runInside(['models', ...words]).stderr).toContain('--cached + --cache-write cannot be "110%".')
})
