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
  ['10 to the power 12', 1e12],
  ['at least 0.75', 0.75],
  ['至少 0.75', 0.75],
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
  // Calculations, worked out by hand.
  ['1 - 0.5^4', 0.9375],
  ['(0.8 × 0.5)^5', 0.01024],
  ['1000 + 500', 1500],
  ['1 − 0.5 − 0.25 − 0.15', 0.1],
  ['90%^2', 0.81],
  ['0.9^{20}', 0.121576654590569],
  ['1/e²', 0.135335283236613],
  ['4 squared', 16],
  ['4 的平方', 16],
  // What a calculation is said to come to is the answer.
  ['0.9^20 = 0.12', 0.12],
  ['570/45 ≈ 12.7', 12.7],
  ['"1500"', 1500],
  ['1.800.000', 1_800_000],
  // Every minus sign, the full-width one of an input method included.
  ['－０．２', -0.2],
  ['﹣0.2', -0.2],
  ['‒0.2', -0.2],
  ['⁻0.2', -0.2],
  ['-2 × 10⁻¹', -0.2],
  ['two thirds', 2 / 3],
  ['a tenth', 0.1],
  ['minus one fifth', -0.2],
  ['one in a hundred', 0.01],
  ['eight hundred and eighty', 880],
  ['eight thousand, one hundred and ninety-two', 8192],
  ['one point eight million', 1_800_000],
  ['five twelve', undefined],
  // The last digit counts the next smaller unit; behind 零 it counts ones.
  ['一千五', 1500],
  ['八百八', 880],
  ['一万二', 12_000],
  ['三亿五', 350_000_000],
  ['一千零五', 1005],
  ['十五', 15],
  ['一五〇〇', 1500],
  ['二〇二六', 2026],
  ['1千5百', 1500],
  ['1677万7216', 16_777_216],
  ['3亿5千万', 350_000_000],
  ['三亿五千万', 350_000_000],
  ['一万亿', 1e12],
  ['壹仟伍佰', 1500],
  ['一点八万', 18_000],
  ['八', 8],
  ['一百零五', 105],
  ['零点一五五', 0.155],
])('%s is a plain number', (text, expected) => {
  const read = readQuantity(text)
  if (expected === undefined) return expect(read === undefined || read.unit === 'and').toBe(true)
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
  ['七成四', 74, '%'],
  ['10%×10%', 1, '%'],
  ['7.4 成', 74, '%'],
  ['0.74 percent', 0.74, 'percent'],
  ['US$53.3', 53.3, 'US$'],
  ['16-fold', 16, 'fold'],
  ['2万5千个词元', 25_000, '个词元'],
])('%s is a number with a unit', (text, value, unit) => {
  expect(readQuantity(text)).toEqual({ value, unit })
})

test.each([
  ...[
    '',
    'many',
    'GB',
    '1/0',
    '--1',
    '1e999',
    '1,2,3',
    '0.1.2',
    '1:3',
    '3 4',
    'a',
    '∞',
    '(1',
    '1)',
    '2 = x',
    '0.9×0.9×…',
  ],
  ...['5-6', '5–6', '1450 - 1550', '5~6', '5 to 6', '5 到 6', '5至6', '5±1', '≥5'],
])('%s is no number', (text) => {
  expect(readQuantity(text)).toBeUndefined()
})

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
  // No line that is typed is longer than 200 characters; brackets within brackets are read one by one.
  expect(readQuantity(`${'('.repeat(99)}5${')'.repeat(99)}`)?.value).toBe(5)
  expect(readQuantity(`${'('.repeat(100_000)}5`)).toBeUndefined()
})

test('a number in two ways of writing has to be one number', () => {
  expect(readQuantity('0.1 (10%)')?.value).toBe(0.1)
  expect(readQuantity('74% (0.74)')).toEqual({ value: 74, unit: '%' })
  expect(readQuantity('0.1 (20%)')).toBeUndefined()
})

test('a part of so many, and a number that is grouped by a point elsewhere, keep what else they may mean', () => {
  expect(readQuantity('3 out of 5')).toMatchObject({ value: 0.6, part: 3 })
  expect(readQuantity('1.500')).toEqual({ value: 1.5, other: 1500 })
  expect(readQuantity('1,500')).toEqual({ value: 1500, other: 1.5 })
})
