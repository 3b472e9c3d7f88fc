import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { type CatalogIndex, columnsOf } from '../../src/domain/models.ts'
import { money, tokenCount } from '../../src/views/model-values.ts'
import { footerLines, modelGrid, modelLines } from '../../src/views/models.ts'
import { plainTheme } from '../../src/views/theme.ts'
import { aFamily, aRelease, aRow } from '../model-rows.ts'
import { aFrame } from './frames.ts'

const built = join(import.meta.dirname, '..', '..', 'dist', 'course', 'catalog.json')
const { rows }: CatalogIndex = JSON.parse(readFileSync(built, 'utf8'))

/** Half open, with a long name of a limit; closed; an app. */
const some = [
  {
    ...aFamily(
      aRelease({ id: 'deep-1', name: { zh: '深一', en: 'Deep-1' } }),
      aRelease({
        id: 'deep-2',
        name: { zh: '深二', en: 'Deep-2' },
        openness: 'weights-restricted',
        licences: [{ name: 'Deep Licence', osi: false }],
        commercial: 'conditions',
        limit: { zh: '月活跃用户超过 1 亿须申请', en: 'above 100 million users a licence must be asked for' },
        context: 1_048_576,
        newest: { name: { zh: '深二', en: 'Deep-2' }, released: '2026-09-10' },
      }),
    ),
    name: { zh: '深', en: 'Deep' },
    openSource: 'partly' as const,
  },
  {
    ...aFamily(
      aRelease({
        id: 'shut-1',
        openness: 'closed',
        licences: [{ name: 'proprietary', osi: false }],
        commercial: 'closed',
        newest: { name: { zh: '闭一', en: 'Shut-1' }, released: '2026-05' },
        prices: [],
      }),
    ),
    name: { zh: '闭', en: 'Shut' },
    openSource: 'no' as const,
  },
  {
    ...aRow({ id: 'chat', kind: 'app', name: { zh: '聊', en: 'Chat' }, openSource: 'no' }),
    ...columnsOf([]),
    releases: [],
  },
]
const TODAY = '2026-11-23'

test('100 columns: what one chooses by, the newest release with its name', () => {
  expect(modelLines(some, aFrame(100), TODAY, undefined).join('\n')).toMatchInlineSnapshot(`
    "Model or app  Company  May I?                                  Context  In / out, 1M  Newest
    ────────────  ───────  ──────────────────────────────────────  ───────  ────────────  ──────────────
    Deep          Lab      ✓ MIT: Deep-1; ~ on conditions: Deep-2       1M       ¥4 / ¥8  2026-09 Deep-2
    Shut          Lab      - closed                                   128K                2026-05 Shut-1
    Chat          Lab      - app"
  `)
})

test('80 columns keep the price and the month', () => {
  expect(modelLines(some, aFrame(80), TODAY, undefined).join('\n')).toMatchInlineSnapshot(`
    "Model or app  Company  May I?                     Context  In / out, 1M  Newest
    ────────────  ───────  ─────────────────────────  ───────  ────────────  ───────
    Deep          Lab      ✓ MIT: Deep-1; ~ on cond…       1M       ¥4 / ¥8  2026-09
    Shut          Lab      - closed                      128K                2026-05
    Chat          Lab      - app"
  `)
})

test('60 columns in Chinese', () => {
  expect(modelLines(some, aFrame(60, { locale: 'zh' }), TODAY, undefined).join('\n')).toMatchInlineSnapshot(`
    "模型或应用  公司    能否商用                      上下文
    ──────────  ──────  ───────────────────────────  ───────
    深          实验室  ✓ MIT：深一；~ 有条件：深二   105 万
    闭          实验室  - 闭源                       13.1 万
    聊          实验室  - 应用"
  `)
})

test('40 columns: every row is a card', () => {
  expect(modelLines(some, aFrame(40), TODAY, undefined).join('\n')).toMatchInlineSnapshot(`
    "Deep
      Company       Lab
      May I?        ✓ MIT: Deep-1; ~ on
                    conditions: Deep-2
      Context       1M
      In / out, 1M  ¥4 / ¥8
      Newest        2026-09 Deep-2

    Shut
      Company  Lab
      May I?   - closed
      Context  128K
      Newest   2026-05 Shut-1

    Chat
      Company  Lab
      May I?   - app"
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
        if (glyphs === 'ascii') expect(lines.join('')).not.toMatch(/[─✓✗…]/)
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
  expect(tokenCount(tokens, 'en')).toBe(expected)
})

test.each([
  [8192, '8192'],
  [131072, '13.1 万'],
  [128000, '12.8 万'],
  [1000000, '100 万'],
  [1048576, '105 万'],
])('in Chinese %d tokens are %s', (tokens, expected) => {
  expect(tokenCount(tokens, 'zh')).toBe(expected)
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

test('an answer that is cut keeps its colour to the mark', () => {
  const theme = { ...plainTheme, caution: (text: string) => `<${text}>` }
  const lines = modelGrid(some.slice(0, 1), aFrame(32, { theme }), TODAY).join('\n')

  expect(lines).toMatch(/✓ MIT.*…/)
  expect(lines).not.toMatch(/<[^>]*$/)
})
