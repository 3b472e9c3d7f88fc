import { expect, test } from 'vitest'
import {
  costOf,
  dearestRelease,
  holdsOnDay,
  isInWindow,
  pricesAt,
  tierFor,
} from '../../src/domain/model-price.ts'
import type { Price, Release } from '../../src/domain/models.ts'

const aPrice = (change: Partial<Price> = {}): Price => ({
  currency: 'CNY',
  in: 1,
  out: 4,
  kind: 'list',
  validFrom: null,
  validTo: null,
  channel: 'API',
  asOf: '2026-11-23',
  sources: ['page'],
  confidence: 'verified',
  alternatives: [],
  volatile: true,
  ...change,
})

const peak: NonNullable<Price['window']> = {
  label: 'peak',
  zone: 'Asia/Shanghai',
  days: [1, 2, 3, 4, 5],
  hours: [
    ['09:00', '12:00'],
    ['14:00', '18:00'],
  ],
  exceptHolidays: 'CN',
}

const aRelease = (prices: Price[], released: string | null = '2026-09-08'): Release => ({
  id: 'sample',
  name: { zh: '示例', en: 'Sample' },
  current: true,
  preview: false,
  withdrawn: false,
  released: {
    value: released,
    asOf: '2026-11-23',
    sources: [],
    confidence: 'unverified',
    alternatives: [],
    volatile: false,
  },
  openness: [],
  prices,
})

test('what one channel asks is not mixed with what another asks in the same currency', () => {
  const release = aRelease([
    aPrice({ channel: 'API', in: 1 }),
    aPrice({ channel: 'Bedrock', in: 2 }),
    aPrice({ channel: 'API', in: 3, upToPromptTokens: 32_000 }),
    aPrice({ channel: 'API', currency: 'USD', in: 4 }),
  ])
  const now = pricesAt(release, new Date('2026-11-24T10:00+08:00'), '2026-11-24')

  expect(
    now.map(({ channel, currency, tiers }) => [channel, currency, ...tiers.map((tier) => tier.in)]),
  ).toEqual([
    ['API', 'CNY', 3, 1],
    ['Bedrock', 'CNY', 2],
    ['API', 'USD', 4],
  ])
})

// 2026-11-24 is a Tuesday, 2026-11-28 a Saturday (cal 11 2026).
test.each([
  ['2026-11-24T10:00+08:00', true],
  ['2026-11-24T08:59+08:00', false],
  ['2026-11-24T12:00+08:00', false],
  ['2026-11-24T14:00+08:00', true],
  ['2026-11-24T17:59+08:00', true],
  ['2026-11-24T18:00+08:00', false],
  ['2026-11-28T10:00+08:00', false],
  ['2026-11-24T02:30Z', true],
  ['2026-11-23T21:00-05:00', true],
  ['2026-11-22T23:00-05:00', false],
])('%s in peak hours: %s', (moment, expected) => {
  expect(isInWindow(peak, new Date(moment))).toBe(expected)
})

test('a call is prompt plus answer, each at its price for a million', () => {
  // 200,000 tokens, half of them cached: 0.1 × 2 + 0.1 × 0.04 + 0.001 × 8 = 0.212
  const tiers = [aPrice({ in: 2, out: 8, cachedIn: 0.04 })]
  const cost = costOf(tiers, { prompt: { low: 200_000, high: 200_000 }, answer: 1000, cached: 0.5 })

  expect(cost?.low).toBeCloseTo(0.212, 9)
  expect(cost).toMatchObject({ promptOnly: false, cacheUnpriced: false })
})

test('a text whose token count is a range gives a range, each end at its own tier', () => {
  const tiers = [
    aPrice({ in: 4, out: 18, upToPromptTokens: 32_000 }),
    aPrice({ in: 6, out: 22, upToPromptTokens: 128_000 }),
  ]
  const cost = costOf(tiers, { prompt: { low: 30_000, high: 40_000 }, answer: 0, cached: 0 })

  expect(cost?.low).toBeCloseTo(0.12, 9)
  expect(cost?.high).toBeCloseTo(0.24, 9)
  expect(tierFor(tiers, 128_001)).toBeUndefined()
  expect(costOf(tiers, { prompt: { low: 1, high: 200_000 }, answer: 0, cached: 0 })).toBeUndefined()
})

test('without a price for the answer or the cache the cost says so', () => {
  const cost = costOf([aPrice({ out: null })], {
    prompt: { low: 1000, high: 1000 },
    answer: 500,
    cached: 0.5,
  })

  expect(cost?.low).toBeCloseTo(0.001, 9)
  expect(cost).toMatchObject({ promptOnly: true, cacheUnpriced: true })
})

test('peak prices hold in their hours, the others outside', () => {
  const release = aRelease([aPrice({ in: 1 }), aPrice({ in: 2, window: peak })])
  const at = (moment: string) =>
    pricesAt(release, new Date(moment), '2026-11-24').map(({ tiers, isPeak }) => [tiers[0]?.in, isPeak])

  expect(at('2026-11-24T10:00+08:00')).toEqual([[2, true]])
  expect(at('2026-11-24T20:00+08:00')).toEqual([[1, false]])
})

test('an offer ends and the announced price follows', () => {
  const release = aRelease([
    aPrice({ in: 2, kind: 'promo', validFrom: '2026-09-30', validTo: '2026-11-30' }),
    aPrice({ in: 4, validFrom: '2026-12-01' }),
  ])
  const on = (day: string) =>
    pricesAt(release, new Date(`${day}T12:00Z`), day).flatMap(({ tiers }) => tiers.map((tier) => tier.in))

  expect(on('2026-09-29')).toEqual([])
  expect(on('2026-11-30')).toEqual([2])
  expect(on('2026-12-01')).toEqual([4])
})

test('a price of the past whose end nobody recorded is known for half a year', () => {
  const past = aPrice({ validFrom: '2024-05-15', volatile: false })

  expect(holdsOnDay(past, '2024-05-14')).toBe(false)
  expect(holdsOnDay(past, '2024-11-11')).toBe(true)
  expect(holdsOnDay(past, '2026-11-23')).toBe(false)
})

test('a release without a day is not offered long before its price was seen', () => {
  const release = aRelease([aPrice()], null)
  const on = (day: string) => pricesAt(release, new Date(`${day}T12:00Z`), day).length

  expect(on('2024-06-01')).toBe(0)
  expect(on('2026-11-23')).toBe(1)
})

test('a price of the past that only a report names is known around the day of the report', () => {
  const reported = aPrice({ asOf: '2024-05-22', volatile: false })

  expect(holdsOnDay(reported, '2024-06-30')).toBe(true)
  expect(holdsOnDay(reported, '2024-05-01')).toBe(true)
  expect(holdsOnDay(reported, '2026-11-23')).toBe(false)
})

const named = (id: string, prices: Price[], released?: string): Release => ({
  ...aRelease(prices, released),
  id,
})
const anyDay = new Date('2026-11-24T12:00:00Z')
const dearest = (...releases: Release[]): string | undefined =>
  dearestRelease(releases, anyDay, '2026-11-24')?.id

test('the dearest release is the one whose answers cost most, however old it is', () => {
  const large = named('large', [aPrice({ in: 10, out: 50 })], '2026-09-01')
  const small = named('small', [aPrice({ in: 0.1, out: 0.5 })], '2026-10-07')

  expect(dearest(large, small)).toBe('large')
  expect(dearest(small, named('unpriced', []))).toBe('small')
})

test('of two at the same price the newer is meant', () => {
  const price = [aPrice({ out: 8 })]

  expect(dearest(named('old', price, '2026-03-01'), named('new', price, '2026-08-01'))).toBe('new')
})

test('a price of the past does not make a release the dearest', () => {
  const past = aPrice({ out: 90, validFrom: '2024-05-01', validTo: '2024-12-31' })

  expect(dearest(named('once', [past]), named('now', [aPrice({ out: 4 })]))).toBe('now')
})

test('prices in two currencies, or none at all, name no dearest', () => {
  expect(dearest(named('yuan', [aPrice()]), named('dollars', [aPrice({ currency: 'USD' })]))).toBeUndefined()
  expect(dearest(named('unpriced', []))).toBeUndefined()
})
