import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runInside } from '../run-inside.ts'

const zh = { env: { LANG: 'zh_CN.UTF-8' } }

test('a card shows facts with marks of their sources, and the sources below', () => {
  const { status, stdout } = runInside(['models', 'show', '深度求索', '--width', '120'], zh)

  expect(status).toBe(0)
  expect(stdout).toContain('DeepSeek-V4-Pro')
  expect(stdout).toMatch(/许可证 +MIT\[\d+\]/)
  expect(stdout).toContain('高峰时段：北京时间周一–周五 09:00–12:00、14:00–18:00')
  expect(stdout).toContain('https://api-docs.deepseek.com/zh-cn/quick_start/pricing/')
})

test.each(['元宝', 'yuanbao', 'yuan bao', 'Tencent Yuanbao'])(
  '%s is an app that was never open source',
  (name) => {
    const { model, schema } = JSON.parse(runInside(['models', 'show', name, '--json']).stdout)

    expect(schema).toBe('llm-primer/model@1')
    expect(model).toMatchObject({ id: 'yuanbao', kind: 'app', openSource: 'no' })
  },
)

test('a release can be shown alone', () => {
  const { entry, model } = JSON.parse(
    runInside(['models', 'show', 'Claude', 'Haiku', '5.5', '--json']).stdout,
  )

  expect(model.id).toBe('claude/claude-haiku-5-5')
  expect(entry.releases).toHaveLength(1)
})

test('a name that is not there is told, with the one that was probably meant', () => {
  const { status, stdout, stderr } = runInside(['models', 'show', 'depseek'])

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain('Did you mean deepseek?')
})

test('the comparison puts what differs first and warns of an app beside a model', () => {
  const { stdout } = runInside(['models', 'compare', 'yuanbao', 'kimi', '--width', '100'])
  const [differ, same] = [stdout.indexOf('Where they differ'), stdout.indexOf('Where they agree')]

  expect(stdout).toContain('Yuanbao is an app and Kimi is not')
  expect(stdout.slice(differ, same)).toMatch(/Company +Tencent +Moonshot AI/)
  expect(stdout.slice(same)).toMatch(/Region +China +China/)
})

test('one name is too few to compare, four are too many', () => {
  expect(runInside(['models', 'compare', 'kimi'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('Two or three names are needed'),
  })
  expect(runInside(['models', 'compare', 'kimi', 'qwen', 'glm', 'gpt']).status).toBe(2)
})

test('the diff says what was listed, what was true then and what is true now', () => {
  const { stdout } = runInside(['models', 'diff', '元宝', '--width', '100'], zh)

  expect(stdout).toMatch(/2024 年 6 月所列 +开源 ✅/)
  expect(stdout).toMatch(/当时实情 +有误：应用/)
  expect(stdout).toContain('DeepSeek-R1')
})

test('the diff covers all 20 rows, and filters narrow it', () => {
  const rows = (...words: string[]) =>
    JSON.parse(runInside(['models', 'diff', '--json', ...words]).stdout).models

  expect(rows()).toHaveLength(20)
  expect(rows('--region', 'cn')).toHaveLength(11)
})

test('the price of a text is a range from two vocabularies', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'prompt-')), 'prompt.txt')
  writeFileSync(file, '你好，帮我写一首关于秋天的诗')
  const { stdout } = runInside([
    'models',
    'price',
    '--file',
    file,
    '--model',
    'hy3',
    '--out-tokens',
    '1m',
    '--json',
  ])
  const { promptTokens, offers } = JSON.parse(stdout)

  // gpt-tokenizer 4: cl100k 17 tokens, o200k 12 tokens.
  expect(promptTokens).toEqual({ low: 12, high: 17 })
  expect(offers).toHaveLength(1)
  expect(offers[0]).toMatchObject({ release: 'hy3', currency: 'CNY' })
  expect(offers[0].call.low).toBeCloseTo(4.000012, 9)
})

test('peak hours, cached share and calls a day count', () => {
  const words = [
    'models',
    'price',
    '--in-tokens',
    '200k',
    '--out-tokens',
    '1k',
    '--cached',
    '50%',
    '--calls',
    '10',
    '--model',
    'deepseek-v4-1-flash',
    '--json',
  ]
  const at = (moment: string) => JSON.parse(runInside([...words, '--at', moment]).stdout).offers[0]

  expect(at('2026-11-24T10:00+08:00')).toMatchObject({ peakNow: true, currency: 'CNY' })
  expect(at('2026-11-24T10:00+08:00').call.low).toBeCloseTo(0.212, 9)
  expect(at('2026-11-24T20:00+08:00').call.low).toBeCloseTo(0.106, 9)
  expect(at('2026-11-24T20:00+08:00').day.low).toBeCloseTo(1.06, 9)
})

test('prices of June 2024 are those of June 2024', () => {
  const { offers } = JSON.parse(
    runInside(['models', 'price', '--in-tokens', '1m', '--out-tokens', '1m', '--at', '2024-06-01', '--json'])
      .stdout,
  )
  const cost = (id: string) => offers.find(({ release }: { release: string }) => release === id)?.call?.low

  expect(cost('gpt-4o')).toBe(20)
  expect(cost('deepseek-v2')).toBe(3)
  expect(cost('ernie-4-0')).toBe(240)
  expect(cost('moonshot-v1')).toBe(24)
  expect(cost('doubao-pro-32k')).toBeCloseTo(2.8, 9)
  expect(cost('deepseek-v4-pro')).toBeUndefined()
})

test.each([
  [['--at', 'tomorrow'], '--at cannot be "tomorrow"'],
  [['--cached', '150%'], '--cached cannot be "150%"'],
  [['--calls', '-1'], '--calls cannot be "-1"'],
  [['--in-tokens', '1e400'], '--in-tokens cannot be "1e400"'],
  [['text', '--in-tokens', '5'], 'does not go with --in-tokens'],
])('price %j is a usage error', (words, expected) => {
  const { status, stderr } = runInside(['models', 'price', ...words])

  expect(status).toBe(2)
  expect(stderr).toContain(expected)
})

test('every fact of a model comes with its sources', () => {
  const { stdout } = runInside(['models', 'sources', 'gpt-4o'])

  expect(stdout).toContain('https://www.npmjs.com/package/@pydantic/genai-prices/v/0.1.8')
  expect(stdout).toContain('also said: 2023-09')
})

test('stale facts are those that change by themselves', () => {
  const { facts } = JSON.parse(runInside(['models', 'stale', '--json', '--days', '0']).stdout)

  expect(new Set(facts.map(({ field }: { field: string }) => field))).toEqual(
    new Set(['poweredBy', 'price', 'status']),
  )
})

test('a preview newer than what is offered did not come before it', () => {
  const { stdout } = runInside(['models', 'show', 'hunyuan', '--all'])
  const [today, ahead, before] = ['Hy3\n', 'Hy4 preview (preview)\n', 'Hy3 preview (preview)\n'].map(
    (title) => stdout.indexOf(`\n  ${title}`),
  )

  expect(stdout).toMatch(/\nPreviews\n\n {2}Hy4 preview \(preview\)\n/)
  expect(today).toBeLessThan(ahead ?? 0)
  expect(stdout.indexOf('\nBefore\n')).toBeGreaterThan(ahead ?? 0)
  expect(before).toBeGreaterThan(stdout.indexOf('\nBefore\n'))
})

// Mistral's documentation: 256k; the card of Mistral Large 3: 262,144.
test('contexts that only rounding makes equal differ', () => {
  const [differ = '', agree = ''] = runInside([
    'models',
    'compare',
    'mistral-large-3',
    'mistral-medium-3-5',
  ]).stdout.split('Where they agree')

  expect(differ).toMatch(/Context +256K · 262,144 tokens +256K · 256,000 tokens/)
  expect(agree).not.toContain('Context')
})

// MiniMax Community License, clause 1: commercial use, whatever it sells, is bound to showing the name.
test('a licence for non-commercial purposes does not say yes to selling what the model writes', () => {
  const { stdout } = runInside(['models', 'show', 'minimax-m3', '--width', '200'])

  expect(stdout).toMatch(/May I tune it\? +~ on conditions: granted for non-commercial purposes/)
  expect(stdout).toMatch(/May I sell what it writes\? +~ on conditions: granted for non-commercial purposes/)
})

test('no space parts Han from Han around a name, and one parts Latin', () => {
  expect(runInside(['models', 'show', 'hy3'], zh).stdout).toContain('混元的一个版本')
  expect(runInside(['models', 'show', 'glm-5.3'], zh).stdout).toContain('智谱 GLM 的一个版本')
  expect(runInside(['models', 'llama9'], zh).stderr).toContain('：搜索词去掉了最后')
  expect(runInside(['models', '--region', 'eu', '--kind', 'app'], zh).stderr).toContain('：--kind 去掉了最后')
  expect(runInside(['models', '文心4.5'], zh).stderr).toContain('ERNIE 4.5 是文心的一个版本')
})

test('the card of a family names the releases of the past, and --all shows them', () => {
  const card = runInside(['models', 'show', 'qwen'])
  const whole = runInside(['models', 'show', 'qwen', '--all'])
  const { entry } = JSON.parse(runInside(['models', 'show', 'qwen', '--json']).stdout)
  const former = entry.releases.filter(({ current }: { current: boolean }) => !current)

  expect(card.stdout).toContain(`Before: ${former.length} releases`)
  expect(card.stdout).toContain('llm-primer models show qwen --all')
  expect(card.stdout).not.toContain('Qwen2.5 72B')
  expect(card.stdout.length).toBeLessThan(whole.stdout.length / 4)
  expect(whole.stdout).toContain('Qwen2.5 72B')
  expect(runInside(['models', 'show', 'qwen'], zh).stdout).toContain(`此前还有 ${former.length} 个版本`)
})

test('who lets a name be priced as a text is told how to ask for the model', () => {
  const priced = (text: string, ...words: readonly string[]): string =>
    runInside(['models', 'price', text, '--width', '120', ...words]).stdout

  expect(priced('kimi')).toContain('llm-primer models price --model kimi')
  expect(priced('豆包', '--lang', 'zh')).toContain('llm-primer models price --company bytedance')
  expect(priced('a short text')).not.toContain('What the model costs')
})

// genai-prices 0.1.8 charges Claude Sonnet 4.5 twice as much above 200,000 tokens, the other two sets do not.
test('two voices that say the same for prompt and answer are told apart by what they differ in', () => {
  const { stdout } = runInside(['models', 'show', 'claude-sonnet-4-5'])

  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'also said: $3 in, $15 out [5] (another price for longer prompts)',
  )
})
