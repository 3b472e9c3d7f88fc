import { expect, test } from 'vitest'
import { convert, readQuantity } from '../../src/domain/units.ts'

test.each([
  ['0.10', { value: 0.1 }],
  ['１０％', { value: 10, unit: '%' }],
  ['1,234', { value: 1234 }],
  ['-3', { value: -3 }],
  ['.5', { value: 0.5 }],
  ['1/4', { value: 0.25 }],
  ['7 × 10⁻⁸', { value: 7e-8 }],
  ['7x10^-8', { value: 7e-8 }],
  ['1e3', { value: 1000 }],
  ['12GB', { value: 12, unit: 'gb' }],
  ['3.5 亿', { value: 3.5, unit: '亿' }],
])('%s is read as a quantity', (text, expected) => {
  const { value, unit } = readQuantity(text) ?? { value: Number.NaN }
  expect(value).toBeCloseTo(expected.value, 12)
  expect(unit).toBe('unit' in expected ? expected.unit : undefined)
})

test.each(['', 'many', 'GB', '1/0', '--1', '1e999'])('%s is no number', (text) => {
  expect(readQuantity(text)).toBeUndefined()
})

// 1 GiB is 2^30 bytes (IEC 80000-13), 1 GB 10^9 (SI).
test.each([
  [2048, 'MiB', 'GiB', 2],
  [1, 'GiB', 'GB', 1.073741824],
  [10, '%', '', 0.1],
  [1750, '亿', '', 175e9],
  [175, 'billion', '亿', 1750],
  [2, '分钟', 's', 120],
  [5, undefined, 'GB', 5],
])('%d %s is so many %s', (value, from, to, expected) => {
  expect(convert(value, from, to)).toBeCloseTo(expected, 6)
})

test('a unit that measures something else cannot be converted', () => {
  expect(convert(5, 'GB', 's')).toBeUndefined()
  expect(convert(5, 'parsec', 's')).toBeUndefined()
})
