import { expect, test } from 'vitest'
import { convert, isKnownUnit } from '../../src/domain/units.ts'

// 1 GiB is 2^30 bytes (IEC 80000-13), 1 GB 10^9 (SI).
test.each([
  [2048, 'MiB', 'GiB', 2],
  [1, 'GiB', 'GB', 1.073741824],
  [10, '%', '', 0.1],
  [1750, '亿', '', 175e9],
  [175, 'billion', '亿', 1750],
  [2, '分钟', 's', 120],
  [5, undefined, 'GB', 5],
  [74, 'percent', '%', 74],
  [0.74, 'x', '%', 74],
  [1.5, 'k tokens', 'tokens', 1500],
  [1.5, '万个词元', 'tokens', 15_000],
  [5.33, '万元', 'CNY', 53_300],
  [0.5, 'million', 'GB', 500_000],
  [2, 'weeks', '天', 14],
])('%d %s is so many %s', (value, from, to, expected) => {
  expect(convert(value, from, to)).toBeCloseTo(expected, 6)
})

test('a unit that measures something else cannot be converted', () => {
  expect(convert(5, 'GB', 's')).toBeUndefined()
  expect(convert(5, 'parsec', 's')).toBeUndefined()
})

test('a number word makes no unit known', () => {
  expect(isKnownUnit('k parsecs')).toBe(false)
  expect(isKnownUnit('万家')).toBe(false)
  expect(isKnownUnit('kilo')).toBe(false)
})
