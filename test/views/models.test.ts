import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import type { CatalogIndex } from '../../src/domain/models.ts'
import { money, tokenCount } from '../../src/views/model-values.ts'
import { footerLines, modelGrid, modelLines } from '../../src/views/models.ts'
import { plainTheme } from '../../src/views/theme.ts'
import { aFrame } from './frames.ts'

const built = join(import.meta.dirname, '..', '..', 'dist', 'course', 'catalog.json')
const { rows }: CatalogIndex = JSON.parse(readFileSync(built, 'utf8'))
const some = rows.filter(({ id }) => ['deepseek', 'qwen', 'chatgpt'].includes(id))
const TODAY = '2026-11-23'

test('100 columns show everything, with the newest release cut to what is left', () => {
  expect(modelLines(some, aFrame(100), TODAY, undefined).join('\n')).toMatchInlineSnapshot(`
    "Model or app  Company   Licence               Weights since  Context  Newest
    ────────────  ────────  ────────────────────  ─────────────  ───────  ──────────────────────────────
    DeepSeek      DeepSeek  ~ MIT, unread         2024-05             1M  2026-09 DeepSeek-V4.1-Flash
    Qwen          Alibaba   ~ Apache-2.0, unread  2024-06             1M  2026-08 Qwen3.8-2.4T-A95B / 2…
    ChatGPT       OpenAI    - app · proprietary"
  `)
})

test('60 columns in Chinese: newest, context and the first day of weights are dropped', () => {
  expect(modelLines(some, aFrame(60, { locale: 'zh' }), TODAY, undefined).join('\n')).toMatchInlineSnapshot(`
    "模型或应用  公司      许可证              权重始于  上下文
    ──────────  ────────  ──────────────────  ────────  ──────
    DeepSeek    深度求索  ~ MIT、未读         2024-05       1M
    通义千问    阿里巴巴  ~ Apache-2.0、未读  2024-06       1M
    ChatGPT     OpenAI    - 应用 · 专有"
  `)
})

test('40 columns: every row is a card', () => {
  expect(modelLines(some, aFrame(40), TODAY, undefined).join('\n')).toMatchInlineSnapshot(`
    "DeepSeek
      Company        DeepSeek
      Licence        ~ MIT, unread
      Weights since  2024-05
      Context        1M
      Newest         2026-09
                     DeepSeek-V4.1-Flash

    Qwen
      Company        Alibaba
      Licence        ~ Apache-2.0, unread
      Weights since  2024-06
      Context        1M
      Newest         2026-08
                     Qwen3.8-2.4T-A95B / 27B

    ChatGPT
      Company  OpenAI
      Licence  - app · proprietary"
  `)
})

test('a screen reader gets sentences, and the flag as a word', () => {
  const lines = modelLines(some, aFrame(80, { accessible: true }), TODAY, undefined)

  expect(lines).toContain('Open source: partly')
  expect(lines.join('\n')).not.toMatch(/[✓~─]/)
})

test('no line is wider than the screen, in either language, with or without Unicode', () => {
  const footer = {
    asOf: TODAY,
    today: TODAY,
    rows,
    isReleases: false,
    marks: true,
    openSource: true,
    listedApps: ['元宝', '万知'],
  }
  for (const locale of ['zh', 'en'] as const)
    for (const glyphs of ['unicode', 'ascii'] as const)
      for (let width = 20; width <= 120; width += 4) {
        const frame = aFrame(width, { locale, glyphs })
        const lines = [...modelLines(rows, frame, TODAY, undefined), ...footerLines(footer, frame)]
        expect(lines.filter((line) => stringWidth(line) > width)).toEqual([])
        if (glyphs === 'ascii') expect(lines.join('')).not.toMatch(/[─✓…]/)
      }
})

test('the marks of openness differ without colour', () => {
  const marks = (glyphs: 'unicode' | 'ascii') =>
    new Set(
      modelLines(rows, aFrame(80, { glyphs }), TODAY, ['open'])
        .slice(2)
        .map((line) => line.slice(0, 1)),
    )

  expect(marks('unicode')).toEqual(new Set(['✓', '~', '-']))
  expect(marks('ascii')).toEqual(new Set(['+', '~', '-']))
})

test.each([
  [8192, '8K'],
  [65536, '64K'],
  [128000, '128K'],
  [131072, '128K'],
  [256000, '256K'],
  [262144, '256K'],
  [1000000, '1M'],
  [1048576, '1M'],
  [1050000, '1.05M'],
  [999, '999'],
])('%d tokens are %s', (tokens, expected) => {
  expect(tokenCount(tokens)).toBe(expected)
})

test.each([
  [4.5, 'CNY', '¥4.5'],
  [0.02, 'CNY', '¥0.02'],
  [0, 'CNY', '¥0'],
  [120, 'CNY', '¥120'],
  [2, 'USD', '$2'],
  [0.00034, 'USD', '$0.00034'],
] as const)('%d %s is written %s', (amount, currency, expected) => {
  expect(money(amount, currency)).toBe(expected)
})

test('a licence that is cut keeps its colour to the mark of openness', () => {
  const theme = { ...plainTheme, caution: (text: string) => `<${text}>` }
  const two = rows.filter(({ id }) => id === 'llama' || id === 'kimi')
  const lines = modelGrid(two, aFrame(32, { theme }), TODAY).join('\n')

  expect(lines).toMatch(/<~> Llama 4.*…/)
  expect(lines.match(/<[^>]*>/g)).toEqual(['<~>', '<~>'])
})
