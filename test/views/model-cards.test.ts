import { join } from 'node:path'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { pricesAt } from '../../src/domain/model-price.ts'
import { facts } from '../../src/domain/models.ts'
import { diffRows } from '../../src/domain/models-diff.ts'
import { findModel, rowOf } from '../../src/domain/models-find.ts'
import { createCourse } from '../../src/files/course.ts'
import { modelCardEn } from '../../src/messages/model-card.en.ts'
import { modelCardZh } from '../../src/messages/model-card.zh.ts'
import { editionLines } from '../../src/views/edition.ts'
import { cardLines } from '../../src/views/model-card.ts'
import { compareLines } from '../../src/views/model-compare.ts'
import { diffLines } from '../../src/views/model-diff.ts'
import type { CardFrame } from '../../src/views/model-facts.ts'
import { billLines, type Offer, priceListLines } from '../../src/views/model-price.ts'
import { allSourceLines, factSourceLines, staleLines } from '../../src/views/model-sources.ts'
import { updateLines } from '../../src/views/model-update.ts'
import { withoutStyles } from '../../src/views/width.ts'
import { aFrame } from './frames.ts'

const course = createCourse(join(import.meta.dirname, '..', '..', 'dist', 'course'))
const list = course.catalog()
const details = course.catalogDetails()
const edition = course.edition('2024-06')
const TODAY = '2026-11-23'
const at = new Date('2026-11-24T10:00+08:00')

const aCardFrame = (width: number, change: Partial<CardFrame>): CardFrame => ({
  ...aFrame(width, change),
  words: change.locale === 'zh' ? modelCardZh : modelCardEn,
  today: TODAY,
})

const found = (name: string) => {
  const model = findModel(name, details)
  if (model === undefined) throw new Error(`no ${name}`)
  return { found: model, row: rowOf(model) }
}

const families = details.entries.flatMap((entry) => (entry.kind === 'family' ? [entry] : []))
const offers: Offer[] = families.flatMap(({ id, company, name, releases }) =>
  releases.flatMap((release) =>
    pricesAt(release, at, TODAY).map((prices) => ({
      release,
      family: id,
      company: { id: company, ...name },
      prices,
    })),
  ),
)
const [gpt] = families.filter(({ id }) => id === 'gpt')

/** Every screen of the catalogue but the list and the browser. */
const screens: Record<string, (frame: CardFrame) => string[]> = {
  cards: (frame) =>
    ['qwen', 'mistral', 'yuanbao', 'deepseek'].flatMap((id) => {
      const { found: model, row } = found(id)
      return cardLines(model, row, details, frame)
    }),
  comparison: (frame) => compareLines(['yuanbao', 'deepseek', 'mistral'].map(found), at, frame),
  diff: (frame) =>
    diffLines(diffRows(edition, list.rows, details), details.sources, { ...frame, sources: true }),
  prices: (frame) =>
    priceListLines(offers, { moment: '2026-11-24 10:00 UTC+08:00', dataOf: '2026-11-29' }, frame),
  bill: (frame) =>
    billLines(
      {
        offers,
        size: { prompt: { low: 900, high: 1100 }, answer: 500, cached: 0.3 },
        isText: true,
        calls: 1000,
        moment: 'x',
        dataOf: 'y',
      },
      frame,
    ),
  sources: (frame) => [
    ...allSourceLines(details, frame),
    ...details.entries.slice(0, 4).flatMap((entry) => factSourceLines(facts(entry), details.sources, frame)),
  ],
  stale: (frame) =>
    staleLines(
      details.entries.slice(0, 4).flatMap((entry) => facts(entry).map((fact) => ({ entry, fact }))),
      180,
      frame,
    ),
  update: (frame) =>
    updateLines(
      {
        added:
          gpt === undefined
            ? []
            : [
                {
                  family: gpt,
                  release: {
                    family: 'gpt',
                    id: 'gpt-7',
                    name: 'GPT-7 文'.repeat(9),
                    released: '2026-12-01',
                    context: 131072,
                    openWeights: true,
                    price: { currency: 'USD', in: 1, out: 2 },
                  },
                },
              ],
        differing: [],
        agreeing: 4,
      },
      {
        source: 'models.dev',
        skipped: 7980,
        setAside: { aliases: 12, retired: 10, otherKinds: 31 },
        odd: [{ place: 'openai > models > gpt-8 > limit.context', trouble: { type: 'not-a-number' } }],
      },
      frame,
    ),
  edition: (frame) =>
    editionLines(
      edition.tables.map((table) => ({
        ...table,
        rows: table.rows.map((row) => ({ ...row, model: list.rows.find(({ id }) => id === row.row) })),
      })),
      frame,
    ),
}

test.each(Object.keys(screens))('%s: no line is wider than the screen', (name) => {
  for (const locale of ['zh', 'en'] as const)
    for (const width of [20, 40, 60, 80, 120])
      for (const change of [{}, { glyphs: 'ascii' }, { accessible: true }] as const) {
        const lines = screens[name]?.(aCardFrame(width, { locale, ...change })) ?? []
        expect(lines.filter((line) => stringWidth(line) > width)).toEqual([])
        if ('glyphs' in change) expect(lines.join('')).not.toMatch(/[─–→✓…]/)
      }
})

test('the card of an app says what it ran on, since when, and that this is old', () => {
  const { found: model, row } = found('yuanbao')

  expect(cardLines(model, row, details, aCardFrame(80, { locale: 'zh' })).join('\n')).toMatchInlineSnapshot(`
    "腾讯元宝  Yuanbao · 应用 · yuanbao

      公司      腾讯（中国）[1]
      是否开源  - 否（是应用；能下载的是模型）
      状态      在用[2]（截至 2025-02-28，已超过 180 天）
      所用模型  Hunyuan 始于 2024[3]（上线日期未能核实、截至 2024-06-30，已超过
                180 天）
                DeepSeek-R1 始于 2025-02[2]（截至 2025-02-28，已超过 180 天）
      链接      https://yuanbao.tencent.com/
      许可证    专有[3]

    出处
    [1] Index of China's LLM laboratories · ziliangpeng、二手、2026-11-23 查阅
        https://github.com/ziliangpeng/world/blob/main/ai/ailabs-llm-chinese-index.
        md
    [2] 元宝接入 DeepSeek-R1（报道） · Foresight News、报道、2026-11-23 查阅
        https://share.foresightnews.pro/article/detail/79379
    [3] Tencent/Tencent-Hunyuan-Large: repository · Tencent、厂商原文、2026-11-23 查
        阅
        https://github.com/Tencent/Tencent-Hunyuan-Large"
  `)
})

test('a screen reader hears a card as sentences', () => {
  const { found: model, row } = found('gpt-oss')

  const lines = cardLines(model, row, details, aCardFrame(80, { accessible: true }))

  expect(lines).toContain('May I use it commercially? yes: Apache-2.0')
  expect(lines).toContain('Company: OpenAI (United States) [1]')
  expect(lines.join('\n')).not.toMatch(/[✓✗~─│]/)
})

test.each(['zh', 'en'] as const)('a row of the list of June 2024 is never broken: %s', (locale) => {
  const names = edition.tables.flatMap(({ rows }) => rows.map(({ listedName }) => listedName))
  for (let width = 24; width <= 120; width += 1)
    for (const hyperlinks of [true, false]) {
      const lines = (screens.edition?.(aCardFrame(width, { locale, hyperlinks })) ?? []).map((line) =>
        withoutStyles(line).trim(),
      )
      for (const name of names)
        expect([width, name, lines.filter((line) => line.startsWith(name)).length > 0]).toEqual([
          width,
          name,
          true,
        ])
      expect(lines.filter((line) => /^\W?\]|\[\d*$/.test(line))).toEqual([])
    }
})

test('a comparison has one answer to how open a family is, which names the releases that differ', () => {
  const names = ['glm', 'deepseek']
  const lines = (locale: 'zh' | 'en') =>
    compareLines(names.map(found), at, aCardFrame(200, { locale })).map(withoutStyles)

  // The weights of GLM-5.3 are under a licence of its own, those of the others under MIT.
  expect(lines('en').filter((line) => /open|restricted/i.test(line))).toEqual([
    expect.stringMatching(
      /^Open source +~ partly; public weights, OSI-approved licence: GLM-5\.2, 5\.3-Flash; public weights, restricted licence: GLM-5\.3 +✓ yes; public weights, OSI-approved licence$/,
    ),
  ])
  expect(lines('zh').filter((line) => line.includes('开放程度'))).toEqual([])
})

test.each(['zh', 'en'] as const)(
  'where a price was converted, the %s footer does not say that nothing is',
  (locale) => {
    const frame = aCardFrame(100, { locale })
    const [first] = offers
    if (first === undefined) throw new Error('no offer')
    const tiers = first.prices.tiers.map((tier) => ({ ...tier, converted: true }))
    const converted = { ...first, prices: { ...first.prices, tiers } }
    const text = (list: readonly Offer[]): string =>
      priceListLines(list, { moment: 'x', dataOf: 'y' }, frame).map(withoutStyles).join(' ')
    const { noConversion, convertedBySource } = frame.words.priceList

    expect(text([first])).toContain(noConversion)
    expect(text([first, converted])).not.toContain(noConversion)
    expect(text([first, converted]).replace(/\s/g, '')).toContain(convertedBySource.replace(/\s/g, ''))
  },
)

test('a family is compared by the price of its dearest release, which is named', () => {
  const lines = compareLines([found('claude'), found('deepseek')], at, aCardFrame(140, {})).map(withoutStyles)
  const line = (label: string): string => lines.find((each) => each.startsWith(label)) ?? ''

  expect(line('Most expensive')).toMatch(/Claude Fable 5\.1.*DeepSeek-V4-Pro/)
  expect(line('Price')).toMatch(/Claude Fable 5\.1.*DeepSeek-V4-Pro/)
})

test('a fact with the day of reading says that the page carries none; one with a day of its source says that', () => {
  const frame = aCardFrame(200, {})
  const { found: olmo } = found('olmo')
  const lines = factSourceLines(facts(olmo.entry), details.sources, frame).map(withoutStyles)
  // The wiki article on OLMo has no date; its status is as it was read.
  expect(lines.find((line) => line.startsWith('Status'))).toContain(
    'as read on 2026-11-23: the page carries no day',
  )
  expect(lines.some((line) => /, as of \d{4}/.test(line))).toBe(true)
  const { found: model, row } = found('olmo')
  const sources = cardLines(model, row, details, frame)
    .map(withoutStyles)
    .filter((line) => /^\[\d+\]/.test(line))
  expect(sources.filter((line) => !/read 2026-\d\d-\d\d$/.test(line))).toEqual([])
})
