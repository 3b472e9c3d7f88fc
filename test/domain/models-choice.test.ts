import { expect, test } from 'vitest'
import type { PricesNow } from '../../src/domain/model-price.ts'
import type { Price, Release, ReleaseColumns } from '../../src/domain/models.ts'
import { type Candidate, type ChoiceWish, chooseModels } from '../../src/domain/models-choice.ts'
import { aFamily, aRelease } from '../model-rows.ts'

const TODAY = '2026-11-29'

const aPrice = (change: Partial<Price>): Price => ({
  currency: 'CNY',
  in: 1,
  out: 2,
  kind: 'list',
  validFrom: null,
  validTo: null,
  channel: 'API',
  asOf: TODAY,
  sources: ['page'],
  confidence: 'verified',
  alternatives: [],
  volatile: true,
  ...change,
})

const now = (price: Partial<Price>, peak?: Partial<Price>): PricesNow => ({
  channel: price.channel ?? 'API',
  currency: price.currency ?? 'CNY',
  tiers: [aPrice(price)],
  isPeak: false,
  holidaysUnknown: false,
  otherTiers: peak === undefined ? [] : [aPrice(peak)],
})

const fact = <T>(value: T) => ({
  value,
  asOf: TODAY,
  sources: [],
  confidence: 'unverified' as const,
  alternatives: [],
  volatile: false,
})

function candidate(
  maker: string,
  id: string,
  prices: readonly PricesNow[],
  columns: Partial<ReleaseColumns> = {},
  release: Partial<Release> = {},
): Candidate {
  const named = { id, name: { zh: id, en: id } }
  return {
    row: {
      ...aFamily(aRelease({ ...named, ...columns })),
      ...named,
      company: { id: maker, zh: maker, en: maker },
    },
    release: {
      ...named,
      current: true,
      preview: false,
      withdrawn: false,
      released: fact(null),
      openness: [],
      prices: [],
      ...release,
    },
    prices,
  }
}

const aWish = (change: Partial<ChoiceWish> = {}): ChoiceWish => ({
  data: 'anywhere',
  filters: {},
  size: { prompt: { low: 2000, high: 2000 }, answer: 500, cached: 0 },
  callsPerDay: 1000,
  ...change,
})

const ids = (list: readonly Candidate[]): string[] => list.map(({ row }) => row.id)

test('three candidates come from three makers, the cheapest first', () => {
  const candidates = [
    candidate('a', 'a-dear', [now({ in: 9, out: 9 })]),
    candidate('a', 'a-cheap', [now({ in: 1, out: 1 })]),
    candidate('b', 'b', [now({ in: 3, out: 3 })]),
    candidate('c', 'c', [now({ in: 2, out: 2 })]),
    candidate('d', 'd', [now({ in: 4, out: 4 })]),
  ]
  const { chosen, alsoFit } = chooseModels(
    candidates,
    aWish({ budget: { amount: 10_000, currency: 'CNY' } }),
    TODAY,
  )

  expect(ids(chosen)).toEqual(['a-cheap', 'c', 'b'])
  expect(ids(alsoFit)).toEqual(['d', 'a-dear'])
})

test('a month is thirty days of so many calls, and peak hours count against the budget', () => {
  // 2,000 × 4.5 + 500 × 13.5 = 15,750 millionths a call; × 1,000 × 30 = 472.5. Within peak hours twice that.
  const deepseek = candidate('a', 'a', [now({ in: 4.5, out: 13.5 }, { in: 9, out: 27 })])
  const bill = chooseModels([deepseek], aWish(), TODAY).chosen[0]?.bill

  expect(bill).toMatchObject({ currency: 'CNY', low: 472.5, high: 945 })
  const tight = chooseModels([deepseek], aWish({ budget: { amount: 900, currency: 'CNY' } }), TODAY)
  expect(tight.chosen).toEqual([])
  expect(tight.emptiedBy).toBe('budget')
})

test('a price in another currency stands apart, unless the person types a rate', () => {
  const dollars = candidate('a', 'a', [now({ currency: 'USD', in: 1, out: 2 })])
  const budget = { amount: 1000, currency: 'CNY' } as const
  const apart = chooseModels([dollars], aWish({ budget }), TODAY)
  const rated = chooseModels([dollars], aWish({ budget, rate: 7 }), TODAY)

  expect(apart.chosen).toEqual([])
  expect(ids(apart.otherCurrency)).toEqual(['a'])
  // (2,000 × 1 + 500 × 2) ÷ 1,000,000 × 30,000 = $90 = ¥630
  expect(rated.chosen[0]?.bill).toMatchObject({
    currency: 'USD',
    high: 90,
    converted: { currency: 'CNY', high: 630 },
  })
})

test('conditions that exclude each other say which one removed the last candidate', () => {
  const candidates = [candidate('a', 'a', []), candidate('b', 'b', [])]
  const choice = chooseModels(candidates, aWish({ data: 'cn', filters: { regions: ['us'] } }), TODAY)

  expect(choice.emptiedBy).toBe('regions')
  expect(choice.ruledOut).toMatchObject([{ condition: 'regions', before: 2 }])
})

test('a call that does not fit into the context rules a candidate out', () => {
  const short = candidate('a', 'a', [], {}, { context: fact(2400) })

  expect(chooseModels([short], aWish(), TODAY).emptiedBy).toBe('length')
})

test('on one’s own machines the largest size that fits comes first, and nothing closed', () => {
  const memory = { bytes: 16e9, bits: 4, tokens: 8192 }
  const candidates = [
    candidate('a', 'a', [], { params: [{ total: 300 }, { total: 0.3 }] }),
    candidate('b', 'b', [], { params: [{ total: 27 }] }),
    candidate('c', 'c', [], { params: [{ total: 14 }] }),
    candidate('d', 'd', [], { params: [{ total: 7 }], openness: 'closed' }),
    candidate('e', 'e', [], { params: [] }),
  ]

  expect(ids(chooseModels(candidates, aWish({ data: 'self', filters: { memory } }), TODAY).chosen)).toEqual([
    'b',
    'c',
    'a',
  ])
})
