import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { startBrowsing } from '../../src/domain/browser.ts'
import type { CatalogIndex } from '../../src/domain/models.ts'
import { browserEn } from '../../src/messages/browser.en.ts'
import { browserZh } from '../../src/messages/browser.zh.ts'
import {
  allKeysLines,
  type BrowserFrame,
  type BrowserPicture,
  browserPicture,
} from '../../src/views/browser.ts'
import { aFrame } from './frames.ts'

const built = join(import.meta.dirname, '..', '..', 'dist', 'course', 'catalog.json')
const { rows }: CatalogIndex = JSON.parse(readFileSync(built, 'utf8'))

const aBrowserFrame = (width: number, height: number, locale: 'zh' | 'en' = 'en'): BrowserFrame => ({
  ...aFrame(width, { locale }),
  words: locale === 'zh' ? browserZh : browserEn,
  today: '2026-11-23',
  rows: height,
})

const aPicture = (change: Partial<BrowserPicture> = {}): BrowserPicture => ({
  browser: startBrowsing,
  shown: rows,
  all: rows.length,
  marked: [],
  page: [],
  ...change,
})

test('the screen is filled exactly, whatever its size, and no line is wider', () => {
  for (const locale of ['zh', 'en'] as const)
    for (const width of [20, 33, 40, 60, 80, 100])
      for (const height of [5, 10, 13, 14, 24, 40])
        for (const chosen of [0, 12, rows.length - 1]) {
          const picture = aPicture({ browser: { ...startBrowsing, chosen, query: '文心一言'.repeat(9) } })
          const { lines } = browserPicture(picture, aBrowserFrame(width, height, locale))
          expect(lines).toHaveLength(height)
          expect(lines.filter((line) => stringWidth(line) > width)).toEqual([])
        }
})

test('the chosen row has a pointer, marked rows a star', () => {
  const browser = { ...startBrowsing, chosen: 1, marks: [rows[0]?.id ?? ''] }
  const { lines } = browserPicture(aPicture({ browser, marked: ['Baichuan'] }), aBrowserFrame(80, 24))

  expect(lines.findLast((line) => line.startsWith('›'))).toContain(rows[1]?.name.en)
  expect(lines.find((line) => line.startsWith(' *'))).toContain(rows[0]?.name.en)
  expect(lines).toContain('Marked: Baichuan')
})

test('when nothing fits the filter, the screen says so', () => {
  const { lines } = browserPicture(
    aPicture({ shown: [], browser: { ...startBrowsing, query: 'zzz' } }),
    aBrowserFrame(80, 24),
  )

  expect(lines.join('\n')).toContain('Nothing has that name')
  expect(lines[0]).toMatch(/0 of \d+/)
})

test.each([
  ['en', 'on conditions', 'any use (OSI licence)'],
  ['zh', '有条件', '用途不限（OSI 许可证）'],
] as const)(
  'where the legend is too long the chosen row has its own, and the keys have all of it (%s)',
  (locale, conditions, anyUse) => {
    const use = (wanted: string) =>
      rows.findIndex(({ releases }) => releases.every(({ commercial }) => commercial === wanted))
    const frame = aBrowserFrame(40, 12, locale)
    const legendAt = (chosen: number): string | undefined =>
      browserPicture(aPicture({ browser: { ...startBrowsing, chosen } }), frame).lines.at(-2)
    expect(legendAt(use('yes'))).toBe(`✓ ${anyUse}`)
    expect(legendAt(use('conditions'))).toBe(`~ ${conditions}`)
    const keys = allKeysLines(startBrowsing, rows, frame)
    expect(keys).toContain(`✓ ${anyUse}`)
    expect(keys).toContain(`~ ${conditions}`)
  },
)
