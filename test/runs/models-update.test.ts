import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { runInside } from '../run-inside.ts'

interface Model {
  readonly id: string
  readonly name: string
  readonly [key: string]: unknown
}

/** A file of the shape of https://models.dev/api.json. */
const api = (provider: string, ...models: Model[]): string =>
  JSON.stringify({
    [provider]: {
      id: provider,
      name: provider,
      models: Object.fromEntries(models.map((each) => [each.id, each])),
    },
  })

const gpt6Sol = {
  id: 'gpt-6-sol',
  name: 'GPT-6 Sol',
  release_date: '2026-09-22',
  open_weights: false,
  limit: { context: 1_050_000 },
  cost: { input: 2, output: 10 },
}
const gpt7 = {
  id: 'gpt-7',
  name: 'GPT-7',
  release_date: '2026-12-01',
  open_weights: false,
  limit: { context: 2_000_000 },
}

function update(text: string | Buffer, ...words: string[]) {
  const home = mkdtempSync(join(tmpdir(), 'update-'))
  const file = join(home, 'api.json')
  writeFileSync(file, text)
  const result = runInside(['models', 'update', file, '--data-dir', home, ...words])
  return { ...result, home, overlay: join(home, 'data', 'catalog-overlay.json') }
}

test('without --yes the difference is shown and nothing is written', () => {
  const { status, stdout, overlay } = update(api('openai', gpt7))

  expect(status).toBe(0)
  expect(stdout).toContain('1 release that the catalogue does not have')
  expect(stdout).toContain('GPT-7')
  expect(stdout).toContain('Nothing was written')
  expect(existsSync(overlay)).toBe(false)
})

test('with --yes it is kept beside the catalogue, whose own facts stay', () => {
  const { stdout, home } = update(
    api('openai', gpt7, { ...gpt6Sol, cost: { input: 3, output: 10 } }),
    '--yes',
    '--json',
  )
  const show = runInside(['models', 'show', 'gpt', '--data-dir', home]).stdout
  const list = JSON.parse(
    runInside(['models', 'gpt', '--kind', 'family', '--json', '--data-dir', home]).stdout,
  )

  expect(JSON.parse(stdout)).toMatchObject({
    schema: 'llm-primer/models-update@1',
    added: [{ id: 'gpt-7' }],
    differing: [{ release: 'gpt-6-sol', field: 'price', ours: 'USD 2 / 10', theirs: 'USD 3 / 10' }],
  })
  expect(show).toContain('From your update')
  expect(show).toContain('GPT-7')
  expect(show).toContain('$2 in, $10 out')
  expect(list.models.find(({ id }: { id: string }) => id === 'gpt').newest.name.en).toBe('GPT-6.2 Sol')
})

const deepSeekV5 = {
  id: 'deepseek-v5',
  name: 'DeepSeek-V5',
  release_date: '2026-11-01',
  open_weights: true,
  limit: { context: 1_000_000 },
  cost: { input: 0.3, output: 1.2 },
}

test('what an update brought is found everywhere, and said to be unchecked everywhere', () => {
  const { home } = update(api('deepseek', deepSeekV5), '--yes')
  const models = (...words: string[]) => runInside(['models', ...words, '--data-dir', home]).stdout

  expect(models('show', 'deepseek-v5')).toMatch(/From your update \(of \d{4}-\d\d-\d\d; nobody checked it\)/)
  expect(models('show', 'deepseek-v5')).toMatch(/Released +2026-11-01 \[\d+\] \(unverified\)/)
  expect(models('deepseek-v5', '--json')).toContain('"id": "deepseek"')
  expect(models('deepseek', '--releases')).toMatch(/DeepSeek-V5 \*/)
  expect(models('deepseek', '--releases')).toMatch(
    /\* from your update of \d{4}-\d\d-\d\d; nobody checked it/,
  )
  expect(models('price', '--model', 'deepseek')).toMatch(
    /DeepSeek-V5 .*\$0\.3 [\s\S]*from\s+your\s+update,\s+unchecked/,
  )
  expect(models('sources', 'deepseek-v5')).toContain('catalog-overlay.json')

  for (const words of [[], ['--in-tokens', '1m']])
    expect(models('price', '--model', 'deepseek-v5', ...words).replace(/\s+/g, ' ')).toContain(
      'converted by somebody from another currency',
    )
  const { offers } = JSON.parse(models('price', '--in-tokens', '1m', '--model', 'deepseek-v5', '--json'))
  expect(offers).toMatchObject([{ unchecked: true, currency: 'USD', call: { low: 0.3 } }])
  const rows: { id: string; unchecked: boolean }[] = JSON.parse(
    models('deepseek', '--releases', '--json'),
  ).models
  expect(rows.filter(({ unchecked }) => unchecked).map(({ id }) => id)).toEqual(['deepseek/deepseek-v5'])
})

test('an update changes neither the flag nor the figures of a family', () => {
  const { home } = update(api('anthropic', { ...deepSeekV5, id: 'claude-7', name: 'Claude 7' }), '--yes')
  const claude = (...words: string[]) =>
    JSON.parse(runInside(['models', 'claude', '--json', ...words]).stdout).models

  expect(claude('--data-dir', home)).toEqual(claude())
})

test('what agrees with the catalogue, or with another source that it names, is no difference', () => {
  const argon = { id: 'gemini-4-argon', name: 'Gemini 4 Argon', release_date: '2026-10-13' }

  expect(JSON.parse(update(api('openai', gpt6Sol), '--json').stdout)).toMatchObject({
    differing: [],
    agreeing: 1,
  })
  expect(JSON.parse(update(api('google', argon), '--json').stdout)).toMatchObject({
    differing: [],
    agreeing: 1,
  })
})

test('a model goes to the family with the longest fitting beginning, and resellers are passed over', () => {
  const { stdout } = update(
    JSON.stringify({
      openai: { models: { 'gpt-oss-300b': { id: 'gpt-oss-300b', name: 'gpt-oss-300b' } } },
      reseller: { models: { 'openai/gpt-7': gpt7 } },
    }),
    '--json',
  )

  expect(JSON.parse(stdout)).toMatchObject({ added: [{ family: 'gpt-oss', id: 'gpt-oss-300b' }], skipped: 1 })
})

test('a GPT of a number that nobody knows yet is one', () => {
  const { stdout } = update(api('openai', { ...gpt7, id: 'gpt-19', name: 'GPT-19' }), '--json')

  expect(JSON.parse(stdout)).toMatchObject({ added: [{ family: 'gpt', id: 'gpt-19' }], skipped: 0 })
})

test('a file of our own form is taken', () => {
  const ours = {
    schema: 'llm-primer/catalog-update@1',
    source: { title: 'my notes' },
    releases: [
      {
        family: 'deepseek',
        id: 'deepseek-v5',
        name: 'DeepSeek-V5',
        released: '2026-12',
        price: { currency: 'CNY', in: 2, out: 6 },
      },
    ],
  }

  expect(JSON.parse(update(JSON.stringify(ours), '--json').stdout)).toMatchObject({
    source: 'my notes',
    added: [{ id: 'deepseek-v5' }],
  })
})

const ours = (release: object): string =>
  JSON.stringify({
    schema: 'llm-primer/catalog-update@1',
    source: { title: 'x' },
    releases: [{ family: 'deepseek', id: 'v5', name: 'V5', ...release }],
  })

test.each([
  ['30 February', { released: '2026-02-30' }, 'releases[1].released'],
  ['an unknown family', { family: 'nobody' }, 'releases[1].family: there is no family "nobody"'],
  [
    'a price for one token',
    { price: { currency: 'USD', in: 4e-7, out: 2e-6 } },
    'releases[1].price.in: a price for one token',
  ],
])('in our own form %s leaves its release out, named, and not the file', (_, odd, reason) => {
  const two = ours({}).replace(
    ']',
    `,${JSON.stringify({ family: 'deepseek', id: 'v6', name: 'V6', ...odd })}]`,
  )
  const { status, stdout } = update(two, '--yes')
  const json = JSON.parse(update(two, '--json').stdout)

  expect(status).toBe(0)
  expect(stdout.replace(/\s+/g, ' ')).toContain(`Left out because of an odd value (1): ${reason}`)
  expect(json.added).toMatchObject([{ id: 'v5' }])
  expect(json.odd).toHaveLength(1)
})

test('of our own form two releases of one id are both left out, and the rest is taken', () => {
  const twice = ['v6', 'v6', 'v7'].map((id) => JSON.stringify({ family: 'deepseek', id, name: id }))
  const json = JSON.parse(update(ours({}).replace(']', `,${twice.join(',')}]`), '--json').stdout)

  expect(json.added.map(({ id }: Model) => id).sort()).toEqual(['v5', 'v7'])
  expect(json.odd).toEqual(['releases[1].id', 'releases[2].id'])
})

test('a key that stands there twice within a release of our own form leaves out this release', () => {
  const second = '{"family":"deepseek","id":"v6","name":"V6","context":1000,"context":2000}'
  const json = JSON.parse(update(ours({}).replace(']', `,${second}]`), '--json').stdout)

  expect(json.added).toMatchObject([{ id: 'v5' }])
  expect(json.odd).toEqual(['releases[1].context'])
})

test.each([
  ['half a file', api('openai', gpt7).slice(0, 60), ''],
  ['not an object', '[1, 2]', 'api.json: not an object'],
  ['no models in it', '{}', 'there are no models in it'],
  [
    'a number that JSON cannot hold',
    api('openai', gpt7).replace('2000000', '1e400'),
    'openai > models > gpt-7 > limit.context: not a number of that size',
  ],
  [
    'an escape byte in a name',
    api('openai', { ...gpt7, name: 'GPT\u001b[31m' }),
    'openai > models > gpt-7 > name: a control or invisible character',
  ],
  [
    'a text in place of a price',
    api('openai', { ...gpt7, cost: { input: 'free', output: 1 } }),
    'cost.input',
  ],
  ['an unknown family', ours({ family: 'nobody' }), 'releases[0].family: there is no family "nobody"'],
  ['an unknown field', ours({ colour: 'blue' }), 'unknown field: colour'],
  ['an unknown currency', ours({ price: { currency: 'BTC', in: 1, out: 1 } }), 'releases[0].price.currency'],
  [
    'a script as an address',
    ours({}).replace('"title":"x"', '"title":"x","url":"javascript:alert(1)"'),
    'source.url',
  ],
])('%s changes nothing', (_, text, reason) => {
  const { status, stdout, stderr, overlay } = update(text, '--yes')

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain(reason)
  expect(stderr).toContain('Nothing was changed')
  expect(stderr).not.toContain('\u001b')
  expect(existsSync(overlay)).toBe(false)
})

test.each([
  [
    'an id that stands there twice',
    ours({}).replace(']', `,${JSON.stringify({ family: 'deepseek', id: 'v5', name: 'V5' })}]`),
    'releases[0].id: stands there twice',
  ],
  ['30 February', ours({ released: '2026-02-30' }), 'releases[0].released'],
  [
    'prices for one token',
    ours({ price: { currency: 'USD', in: 0.00000044, out: 0.000002 } }),
    'for 1,000,000',
  ],
  [
    'the price of a cached token',
    ours({ price: { currency: 'USD', in: 2, out: 8, cachedIn: 2e-7 } }),
    'releases[0].price.cachedIn: a price for one token',
  ],
  [
    'the price of one token in a tier',
    ours({ price: { currency: 'USD', in: 2, out: 8, tiers: [{ above: 200_000, in: 4e-6, out: 8 }] } }),
    'releases[0].price.tiers[0].in: a price for one token',
  ],
  [
    'a key that stands there twice',
    ours({ price: { currency: 'CNY', in: 2, out: 6 } }).replace('"in":2', '"in":1,"in":2'),
    'releases[0].price.in: stands there twice',
  ],
  [
    'a provider that stands there twice',
    `${api('openai', gpt7).slice(0, -1)},${api('openai', gpt6Sol).slice(1)}`,
    'openai: stands there twice',
  ],
  [
    'a model that stands there twice',
    api('openai', gpt7).replace('"models":{', `"models":{"gpt-7":${JSON.stringify(gpt6Sol)},`),
    'openai > models > gpt-7: stands there twice',
  ],
  ['a web page', '<!DOCTYPE html><title>models.dev</title>', 'a web page'],
  ['packed bytes', gzipSync('{}'), 'compressed'],
  ['bytes of no Unicode', Buffer.from([0x7b, 0xb5, 0xc4]), 'neither UTF-8 nor UTF-16'],
  ['the file of litellm', '{"sample_spec":{"max_tokens":1}}', 'litellm'],
  [
    'a part of the file of litellm',
    '{"gpt-7":{"max_tokens":1,"input_cost_per_token":2e-6,"mode":"chat"}}',
    'the price list of litellm',
  ],
  ['what a proxy of litellm serves', '{"data":[{"model_name":"a","litellm_params":{}}]}', 'litellm'],
  [
    'the file of OpenRouter',
    '{"data":[{"id":"a/b","pricing":{"prompt":"0.1"},"context_length":1}]}',
    'OpenRouter',
  ],
  ['its list alone', '[{"id":"a/b","pricing":{"prompt":"0.1","completion":"0.2"}}]', 'OpenRouter'],
  ['an empty list of models', '{"data":[]}', 'an empty list of models, as OpenRouter'],
  ['a list with nothing in it', '[]', 'an empty list of models'],
  ['nothing but a shape that is none', '{"openai":{"models":[]}}', 'openai.models: not an object'],
  ['the file of llm-prices', '{"updated_at":"x","prices":[{"id":"a","vendor":"b","input":1}]}', 'llm-prices'],
  [
    'a maker of llm-prices',
    '{"vendor":"openai","models":[{"id":"a","name":"A","price_history":[{"input":1,"output":2}]}]}',
    'llm-prices',
  ],
  [
    'the file of genai-prices',
    '[{"id":"openai","api_pattern":"x","models":[{"id":"a","prices":{"input_mtok":1}}]}]',
    'genai-prices',
  ],
  [
    'what a server answers at /v1/models',
    '{"object":"list","data":[{"id":"gpt-7","object":"model","created":1,"owned_by":"openai"}]}',
    'the list of models of a server (/v1/models)',
  ],
  [
    'the same of Anthropic',
    '{"data":[{"type":"model","id":"a","display_name":"A"}],"has_more":false}',
    'the list of models of a server (/v1/models)',
  ],
  ['the list of Ollama', '{"models":[{"name":"a:7b","digest":"b0","details":{}}]}', 'Ollama'],
  ['the list of Hugging Face', '[{"id":"a/b","modelId":"a/b","pipeline_tag":"x"}]', 'Hugging Face'],
  [
    'the other file of models.dev',
    '{"openai/gpt-7":{"id":"openai/gpt-7","name":"GPT-7","limit":{"context":1}}}',
    'models.json of models.dev',
  ],
  ['our own form without its name', '{"source":{"title":"x"},"releases":[]}', 'llm-primer/catalog-update@1'],
])('%s is told with its reason', (_, text, reason) => {
  const { status, stderr } = update(text, '--yes')

  expect(status).toBe(1)
  expect(stderr.replace(/\s+/g, ' ')).toContain(reason)
})

const twiceInside = api('openai', gpt6Sol, gpt7).replace(
  '"context":2000000',
  '"context":1000000, "context" : 2000000',
)

test.each([
  ['a key of a model', twiceInside, 'openai > models > gpt-7 > limit.context'],
  [
    'the key of a model',
    api('openai', gpt6Sol, gpt7).replace('"models":{', `"models":{"gpt\\u002d7":${JSON.stringify(gpt7)},`),
    'openai > models > gpt-7',
  ],
])('%s that stands there twice leaves this model out', (_, text, place) => {
  expect(JSON.parse(update(text, '--json').stdout)).toMatchObject({ added: [], agreeing: 1, odd: [place] })
})

test('one id under two keys is nobody’s', () => {
  const two = { ...gpt7, cost: { input: 1, output: 2 } }
  const text = JSON.stringify({ openai: { models: { 'gpt-7': gpt7, 'gpt-7-b': two, 'gpt-6-sol': gpt6Sol } } })

  expect(JSON.parse(update(text, '--json').stdout)).toMatchObject({
    added: [],
    odd: ['openai > models > gpt-7 > id', 'openai > models > gpt-7-b > id'],
  })
})

test('a maker whose models are no table is left out and named, a reseller is passed over', () => {
  const text = `${api('openai', gpt7).slice(0, -1)},"anthropic":{"models":null},"shop":7}`

  expect(JSON.parse(update(text, '--json').stdout)).toMatchObject({
    added: [{ id: 'gpt-7' }],
    skipped: 0,
    odd: ['anthropic > models'],
  })
})

test('a reseller who has something twice is none of our business', () => {
  const text = `${api('openai', gpt7).slice(0, -1)},"shop":{"models":{"a":{},"a":{}}},"shop":{"models":{}}}`

  expect(JSON.parse(update(text, '--json').stdout)).toMatchObject({ added: [{ id: 'gpt-7' }], odd: [] })
})

test.each(['utf-8', 'utf-16le', 'utf-16be'])('%s is read with a mark and without one', (encoding) => {
  for (const mark of ['', '\ufeff']) {
    const little = Buffer.from(mark + api('openai', gpt7), encoding === 'utf-8' ? 'utf8' : 'utf16le')
    const bytes = encoding === 'utf-16be' ? little.swap16() : little
    expect(JSON.parse(update(bytes, '--json').stdout).added).toMatchObject([{ id: 'gpt-7' }])
  }
})

test('catalog.json of models.dev holds the same providers', () => {
  const text = `{"models":{"openai/gpt-7":{"id":"openai/gpt-7"}},"providers":${api('openai', gpt7)}}`

  expect(JSON.parse(update(text, '--json').stdout)).toMatchObject({ added: [{ id: 'gpt-7' }] })
})

test('one odd value leaves one model out and names it; the rest of the file counts', () => {
  const { stdout } = update(
    api('openai', gpt7, { ...gpt7, id: 'gpt-7-mini', name: 'GPT-7 mini', limit: { context: null } }),
    '--json',
  )

  expect(JSON.parse(stdout)).toMatchObject({
    added: [{ id: 'gpt-7' }],
    odd: ['openai > models > gpt-7-mini > limit.context'],
  })
})

test('the price of one token is no price of a million', () => {
  const { stdout } = update(
    api('openai', gpt7, {
      ...gpt7,
      id: 'gpt-7-mini',
      name: 'GPT-7 mini',
      // What a token of the dearest model costs: $600 for a million.
      cost: { input: 1.5e-4, output: 6e-4 },
    }),
  )

  expect(stdout).toContain('openai > models > gpt-7-mini > cost.input')
  expect(stdout).toContain('1 release that the catalogue does not have')
})

test('the text names the reason for each model that is left out', () => {
  const mini = { ...gpt7, id: 'gpt-7-mini', name: 'GPT-7 mini' }
  const { stdout } = update(
    api(
      'openai',
      gpt7,
      { ...mini, limit: { context: null } },
      { ...mini, id: 'gpt-7-nano', release_date: '2026-02-30' },
      { ...mini, id: 'gpt-7-tiny', cost: { input: 4.4e-7, output: 1.6e-6 } },
    ),
    '--width',
    '120',
  )

  expect(stdout).toContain('Left out because of an odd value (3):\n')
  expect(stdout).toMatch(/^ {2}openai > models > gpt-7-mini > limit\.context: not a number of that size$/m)
  expect(stdout).toMatch(/^ {2}openai > models > gpt-7-nano > release_date: not a day$/m)
  expect(stdout).toMatch(/^ {2}openai > models > gpt-7-tiny > cost\.input: a price for one token/m)
})

test('other names, retired models and other kinds are told apart from new releases', () => {
  const { stdout } = update(
    api(
      'openai',
      gpt7,
      { ...gpt7, id: 'gpt-7-2026-12-01', name: 'GPT-7' },
      { ...gpt7, id: 'gpt-7-latest', name: 'GPT-7' },
      { ...gpt7, id: 'gpt-5-old', name: 'GPT-5 old', status: 'deprecated' },
      { ...gpt7, id: 'gpt-4o-mini-tts', name: 'TTS' },
      { ...gpt7, id: 'gpt-5-picture', name: 'Picture', modalities: { input: ['text'], output: ['image'] } },
    ),
    '--json',
  )

  expect(JSON.parse(stdout)).toMatchObject({
    added: [{ id: 'gpt-7' }],
    setAside: { aliases: 2, retired: 1, otherKinds: 2 },
  })
})

test.each([
  ['aliases', 'anthropic', 'claude-3-5-sonnet-20240620', {}],
  ['aliases', 'openai', 'gpt-6-sol-latest', {}],
  ['aliases', 'openai', 'gpt-6-sol@2026-09-22', {}],
  ['aliases', 'openai', 'gpt-6-sol-preview', {}],
  ['aliases', 'openai', 'gpt-6-sol:free', {}],
  ['aliases', 'google', 'gemini-4-argon-001', {}],
  ['aliases', 'google', 'gemini-4-argon-preview-09-2026', {}],
  ['aliases', 'moonshotai', 'kimi-k2-0711', {}],
  ['aliases', 'deepseek', 'deepseek-reasoner', {}],
  ['retired', 'openai', 'gpt-5-old', { status: 'retired' }],
  ['otherKinds', 'openai', 'gpt-5-hear', { modalities: { input: ['audio'], output: ['text'] } }],
  ['otherKinds', 'openai', 'gpt-5-vectors', { name: 'GPT-5 Embedding' }],
  ['otherKinds', 'alibaba', 'qwen3-asr-flash', {}],
  ['otherKinds', 'alibaba', 'qwen3guard-8b', {}],
  ['otherKinds', 'xai', 'grok-imagine', {}],
] as const)('of %s is %s: %s', (kind, provider, id, rest) => {
  const { added, setAside } = JSON.parse(update(api(provider, { ...gpt7, id, ...rest }), '--json').stdout)

  expect(added).toEqual([])
  expect(setAside).toEqual({ aliases: 0, retired: 0, otherKinds: 0, [kind]: 1 })
})

test.each(['gpt-7-quasar', 'gpt-7-2026-12-01', 'gpt-7-preview', 'gpt-7-thinking'])('%s is new', (id) => {
  expect(JSON.parse(update(api('openai', { ...gpt7, id, name: id }), '--json').stdout).added).toHaveLength(1)
})

test('an update keeps tiers, cached and thinking prices, and says which were converted', () => {
  const tiered = {
    ...gpt7,
    release_date: '2026-11-01',
    cost: {
      input: 2,
      output: 10,
      cache_read: 0.2,
      reasoning: 12,
      tiers: [{ input: 4, output: 15, tier: { size: 272_000 } }],
    },
  }
  const { home } = update(api('openai', tiered), '--yes')
  const price = (...words: string[]) =>
    JSON.parse(
      runInside(['models', 'price', '--model', 'gpt-7', '--json', '--data-dir', home, ...words]).stdout,
    )

  // 300,000 tokens at 4 and 1,000 at 15 for a million: the whole prompt is charged at the higher tier.
  expect(price('--in-tokens', '300k', '--out-tokens', '1k').offers[0].call.low).toBeCloseTo(1.215, 9)
  // 100,000 at 2, half of them cached at 0.2, and 1,000 at 12 for thinking.
  expect(
    price('--in-tokens', '100k', '--out-tokens', '1k', '--cached', '50%', '--thinking').offers[0].call.low,
  ).toBeCloseTo(0.122, 9)
  const qwen = update(
    api('alibaba', { ...gpt7, id: 'qwen9', name: 'Qwen9', cost: { input: 1, output: 2 } }),
    '--json',
  )
  expect(JSON.parse(qwen.stdout).added[0].price).toMatchObject({ currency: 'USD', converted: true })
})

test('a context that is only rounded in another way is no difference', () => {
  const medium = { id: 'mistral-medium-3-5', name: 'Mistral Medium 3.5', limit: { context: 262_144 } }

  expect(JSON.parse(update(api('mistral', medium), '--json').stdout)).toMatchObject({
    differing: [],
    agreeing: 1,
  })
})

test('a month and a day in it, and an amount with more digits, are no differences', () => {
  const sol = { ...gpt6Sol, release_date: '2026-09', cost: { input: 2.0004, output: 10 } }

  expect(JSON.parse(update(api('openai', sol), '--json').stdout)).toMatchObject({
    differing: [],
    agreeing: 1,
  })
})

test('what is wrong with a file is told in Chinese too', () => {
  const half = update(api('openai', gpt7).slice(0, 60), '--yes', '--lang', 'zh').stderr
  const free = update(api('openai', { ...gpt7, cost: { input: 'free', output: 1 } }), '--lang', 'zh').stderr

  expect(half).toContain('不是完整的 JSON')
  expect(free).toContain('cost.input：不是这个范围内的数')
})

test('a broken file leaves what an earlier one left', () => {
  const { home, overlay } = update(api('openai', gpt7), '--yes')
  const before = readFileSync(overlay, 'utf8')
  runInside(['models', 'update', '-', '--yes', '--data-dir', home], { input: '{"openai":' })

  expect(readFileSync(overlay, 'utf8')).toBe(before)
})

test('a missing file is told by its name', () => {
  const { status, stderr } = runInside(['models', 'update', 'nowhere.json'])

  expect(status).toBe(1)
  expect(stderr).toContain('nowhere.json')
})

test('an update that cannot be read is left out, and the doctor says so', () => {
  const { home, overlay } = update(api('openai', gpt7), '--yes')
  const doctor = () => runInside(['data', 'doctor', '--data-dir', home]).stdout
  expect(doctor()).toContain('Everything is intact')
  writeFileSync(overlay, readFileSync(overlay).subarray(1))

  expect(runInside(['models', '--data-dir', home]).status).toBe(0)
  expect(doctor()).toContain('What the last update of the catalogue brought cannot be read')
})
