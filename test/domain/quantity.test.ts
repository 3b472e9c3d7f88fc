import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readQuantity } from '../../src/domain/quantity.ts'

test.each([
  ['0.10', 0.1],
  ['-3', -3],
  ['– 0.2', -0.2],
  ['−0.2', -0.2],
  ['- 0.2', -0.2],
  ['minus 0.2', -0.2],
  ['负0.2', -0.2],
  ['.5', 0.5],
  ['1/4', 0.25],
  ['½', 0.5],
  ['1½', 1.5],
  ['1 1/2', 1.5],
  ['2 out of 3', 2 / 3],
  ['三分之二', 2 / 3],
  ['7 × 10⁻⁸', 7e-8],
  ['7x10^-8', 7e-8],
  ['7·10^-8', 7e-8],
  ['1e3', 1000],
  ['10^12', 1e12],
  ['10**12', 1e12],
  ['10 的 12 次方', 1e12],
  ['10 to the power of 12', 1e12],
  // 0.9 multiplied by itself twenty times, by hand calculator.
  ['0.9^20', 0.121576654590569],
  ['2 * 4 * 1024', 8192],
  // Groups of three after the SI brochure (a space), the English and the Swiss habit; the decimal comma of SI.
  ['8 192', 8192],
  ['1,234,567', 1_234_567],
  ["8'192", 8192],
  ['0,1', 0.1],
  ['53,3', 53.3],
  ['0,155', 0.155],
  ['1.234,5', 1234.5],
  ['5.', 5],
  ['~0.1', 0.1],
  ['约 1500', 1500],
  ['×16', 16],
  ['sixteen', 16],
  ['twenty-four', 24],
  ['three hundred and', undefined],
  ['one hundred twenty thousand', 120_000],
  ['八', 8],
  ['一百零五', 105],
  ['零点一五五', 0.155],
])('%s is a plain number', (text, expected) => {
  const read = readQuantity(text)
  if (expected === undefined) return expect(read?.unit).toBe('and')
  expect(read?.value).toBeCloseTo(expected, 12)
  expect(read).not.toHaveProperty('unit')
})

test.each([
  ['12GB', 12, 'GB'],
  ['１０％', 10, '%'],
  ['10 %', 10, '%'],
  ['百分之七十四', 74, '%'],
  ['74 percent.', 74, 'percent'],
  ['3.5 亿', 3.5, '亿'],
  ['1500 tokens', 1500, 'tokens'],
  ['1.5k tokens', 1.5, 'k tokens'],
  ['¥53.3', 53.3, '¥'],
  ['CNY 53.3', 53.3, 'CNY'],
  ['16x', 16, 'x'],
  ['three tokens', 3, 'tokens'],
  ['3 (tokens)', 3, 'tokens'],
])('%s is a number with a unit', (text, value, unit) => {
  expect(readQuantity(text)).toEqual({ value, unit })
})

test.each(['', 'many', 'GB', '1/0', '--1', '1e999', '5-6', '5–6', '1,2,3', '0.1.2', '1:3', '3 4', 'a'])(
  '%s is no number',
  (text) => {
    expect(readQuantity(text)).toBeUndefined()
  },
)

test('every number is read back from each way of writing it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (number) => {
      const grouped = (separator: string) => String(number).replace(/\B(?=(\d{3})+$)/g, separator)
      for (const text of [String(number), grouped(','), grouped(' '), grouped('\u202f'), `${number} tokens`])
        expect(readQuantity(text)?.value === number).toBe(true)
      expect(readQuantity(String(number / 1000))?.value).toBe(number / 1000)
    }),
  )
})

test('whatever is typed is read without an exception, and quickly', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (text) => {
      expect(Number.isFinite(readQuantity(text)?.value ?? 0)).toBe(true)
    }),
  )
  expect(readQuantity(`${'1 '.repeat(100)}x`)).toBeUndefined()
})
