import { expect, test } from 'vitest'
import { type CallSize, costOf, type Holidays, pricesAt } from '../../src/domain/model-price.ts'
import type { Price, Release } from '../../src/domain/models.ts'

// The State Council's notice for 2026: the National Day week, Mid-Autumn, and two weekend days that are worked.
const holidays: Holidays = {
  years: ['2026'],
  off: new Set(['2026-09-25', ...[1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day}`)]),
  working: new Set(['2026-09-20', '2026-10-10']),
}

const aPrice = (change: Partial<Price>): Price => ({
  currency: 'CNY',
  in: 1,
  out: 2,
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

const released = (day: string, ...prices: Price[]): Release => ({
  id: 'sample',
  name: { zh: '示例', en: 'Sample' },
  current: true,
  preview: false,
  withdrawn: false,
  released: {
    value: day,
    asOf: day,
    sources: [],
    confidence: 'unverified',
    alternatives: [],
    volatile: false,
  },
  openness: [],
  prices,
})

const peak = (days: number[], change: object = {}): NonNullable<Price['window']> => ({
  label: 'peak',
  zone: 'Asia/Shanghai',
  days,
  hours: [
    ['09:00', '12:00'],
    ['14:00', '18:00'],
  ],
  ...change,
})

/** Prices as makers published them in 2024 and 2026, so that the bills below can be checked against their pages. */
const models: Readonly<Record<string, Release>> = {
  v4pro: released(
    '2026-04-24',
    aPrice({ in: 3, out: 6, cachedIn: 0.025, validTo: '2026-08-16', volatile: false, asOf: '2026-06-29' }),
    aPrice({ in: 4.5, out: 13.5, cachedIn: 0.15, validFrom: '2026-08-17' }),
    aPrice({
      in: 9,
      out: 27,
      cachedIn: 0.3,
      validFrom: '2026-08-17',
      validTo: '2026-08-22',
      window: peak([1, 2, 3, 4, 5, 6, 7]),
    }),
    aPrice({
      in: 9,
      out: 27,
      cachedIn: 0.3,
      validFrom: '2026-08-23',
      window: peak([1, 2, 3, 4, 5], { exceptHolidays: 'CN' }),
    }),
  ),
  sol: released(
    '2026-11-17',
    aPrice({ currency: 'USD', in: 2, out: 10, cachedIn: 0.1, upToPromptTokens: 272_000, counts: 'whole' }),
    aPrice({ currency: 'USD', in: 4, out: 15, cachedIn: 0.2, counts: 'whole' }),
  ),
  ernie: released(
    '2026-05-09',
    aPrice({ in: 4, out: 18, upToPromptTokens: 32_000 }),
    aPrice({ in: 6, out: 22, upToPromptTokens: 128_000 }),
  ),
  haiku: released(
    '2026-10-07',
    aPrice({ currency: 'USD', in: 0.1, out: 0.5, upToPromptTokens: 100_000 }),
    aPrice({ currency: 'USD', in: 0.5, out: 2.5 }),
  ),
  above: released(
    '2026-01-01',
    aPrice({ in: 1, out: 2, upToPromptTokens: 200_000, counts: 'above' }),
    aPrice({ in: 2, out: 4, counts: 'above' }),
  ),
  argon: released(
    '2026-09-30',
    aPrice({ in: 2, out: 10, kind: 'promo', validFrom: '2026-09-30', validTo: '2026-11-30' }),
    aPrice({ in: 4, out: 20, validFrom: '2026-12-01' }),
  ),
  report: released('2024-05-15', aPrice({ validFrom: '2024-05-15', volatile: false, asOf: '2024-05-31' })),
  qwen: released('2026-01-01', aPrice({ in: 0.8, out: 2, thinkingOut: 8, batch: { in: 0.4, out: 1 } })),
  opus: released('2026-09-22', aPrice({ currency: 'USD', in: 4, out: 20, cachedIn: 0.2, cacheWrite: 5 })),
  fee: released('2026-09-22', aPrice({ in: 4, out: 20, perRequest: 0.01 })),
}

/** Name, model, moment, its calendar day, prompt, answer, the rest of the call, and the bill, worked out by hand. */
const bills: readonly (readonly [
  string,
  string,
  string,
  string,
  number,
  number,
  Partial<CallSize>,
  number | null | 'none',
])[] = [
  [
    'June 2026, before the peak hours began',
    'v4pro',
    '2026-06-01T10:00+08:00',
    '2026-06-01',
    1000000,
    100000,
    {},
    3.6,
  ],
  ['the evening before the change', 'v4pro', '2026-08-16T23:59+08:00', '2026-08-16', 1000000, 0, {}, 3.0],
  [
    'the first minute of the new price, off-peak',
    'v4pro',
    '2026-08-17T00:00+08:00',
    '2026-08-17',
    1000000,
    0,
    {},
    4.5,
  ],
  [
    '10 August inside the later peak hours',
    'v4pro',
    '2026-08-10T10:00+08:00',
    '2026-08-10',
    1000000,
    0,
    {},
    3.0,
  ],
  ['the first peak minute, a Monday', 'v4pro', '2026-08-17T09:00+08:00', '2026-08-17', 1000000, 0, {}, 9.0],
  [
    'a Saturday while weekends still counted',
    'v4pro',
    '2026-08-22T10:00+08:00',
    '2026-08-22',
    1000000,
    0,
    {},
    9.0,
  ],
  ['the first Sunday without peak', 'v4pro', '2026-08-23T10:00+08:00', '2026-08-23', 1000000, 0, {}, 4.5],
  ['Saturday afterwards', 'v4pro', '2026-08-29T15:00+08:00', '2026-08-29', 1000000, 0, {}, 4.5],
  ['Monday 08:59', 'v4pro', '2026-11-23T08:59+08:00', '2026-11-23', 1000000, 0, {}, 4.5],
  ['Monday 09:00', 'v4pro', '2026-11-23T09:00+08:00', '2026-11-23', 1000000, 0, {}, 9.0],
  ['Monday 11:59', 'v4pro', '2026-11-23T11:59+08:00', '2026-11-23', 1000000, 0, {}, 9.0],
  ['Monday 12:00', 'v4pro', '2026-11-23T12:00+08:00', '2026-11-23', 1000000, 0, {}, 4.5],
  ['Monday 13:59', 'v4pro', '2026-11-23T13:59+08:00', '2026-11-23', 1000000, 0, {}, 4.5],
  ['Monday 14:00', 'v4pro', '2026-11-23T14:00+08:00', '2026-11-23', 1000000, 0, {}, 9.0],
  ['Monday 17:59', 'v4pro', '2026-11-23T17:59+08:00', '2026-11-23', 1000000, 0, {}, 9.0],
  ['Monday 18:00', 'v4pro', '2026-11-23T18:00+08:00', '2026-11-23', 1000000, 0, {}, 4.5],
  ['National Day, a Thursday', 'v4pro', '2026-10-01T10:00+08:00', '2026-10-01', 1000000, 0, {}, 4.5],
  ['the last day off of that week', 'v4pro', '2026-10-07T15:00+08:00', '2026-10-07', 1000000, 0, {}, 4.5],
  ['the day after it', 'v4pro', '2026-10-08T15:00+08:00', '2026-10-08', 1000000, 0, {}, 9.0],
  ['Mid-Autumn, a Friday', 'v4pro', '2026-09-25T10:00+08:00', '2026-09-25', 1000000, 0, {}, 4.5],
  [
    'a worked Saturday stays off-peak: the maker says Mondays to Fridays',
    'v4pro',
    '2026-10-10T10:00+08:00',
    '2026-10-10',
    1000000,
    0,
    {},
    4.5,
  ],
  ['a worked Sunday likewise', 'v4pro', '2026-09-20T10:00+08:00', '2026-09-20', 1000000, 0, {}, 4.5],
  [
    'Sunday evening in New York is Monday morning in Shanghai',
    'v4pro',
    '2026-11-22T20:30-05:00',
    '2026-11-22',
    1000000,
    0,
    {},
    9.0,
  ],
  [
    'Monday evening in Los Angeles is Tuesday 14:00 in Shanghai',
    'v4pro',
    '2026-11-30T22:00-08:00',
    '2026-11-30',
    1000000,
    0,
    {},
    9.0,
  ],
  [
    'noon in Berlin is 19:00 in Shanghai',
    'v4pro',
    '2026-11-24T12:00+01:00',
    '2026-11-24',
    1000000,
    0,
    {},
    4.5,
  ],
  ['UTC 01:00 is 09:00 there', 'v4pro', '2026-11-24T01:00Z', '2026-11-24', 1000000, 0, {}, 9.0],
  [
    'half of the prompt in the cache, off-peak',
    'v4pro',
    '2026-11-24T20:00+08:00',
    '2026-11-24',
    200000,
    1000,
    { cached: 0.5 },
    0.4785,
  ],
  [
    'all of it in the cache, peak',
    'v4pro',
    '2026-11-24T10:00+08:00',
    '2026-11-24',
    8000,
    500,
    { cached: 1 },
    0.0159,
  ],
  [
    'the cache in June 2026',
    'v4pro',
    '2026-06-15T12:00+08:00',
    '2026-06-15',
    1000000,
    0,
    { cached: 0.5 },
    1.5125,
  ],
  ['a short prompt', 'sol', '2026-11-29T12:00Z', '2026-11-29', 1000, 1000, {}, 0.012],
  ['one below the limit', 'sol', '2026-11-29T12:00Z', '2026-11-29', 271999, 0, {}, 0.543998],
  ['at the limit', 'sol', '2026-11-29T12:00Z', '2026-11-29', 272000, 1000, {}, 0.554],
  [
    'one above: the whole prompt is dearer',
    'sol',
    '2026-11-29T12:00Z',
    '2026-11-29',
    272001,
    0,
    {},
    1.088004,
  ],
  ['300,000 and an answer', 'sol', '2026-11-29T12:00Z', '2026-11-29', 300000, 1000, {}, 1.215],
  ['800,000 and an answer', 'sol', '2026-11-29T12:00Z', '2026-11-29', 800000, 1000, {}, 3.215],
  ['nothing but an answer', 'sol', '2026-11-29T12:00Z', '2026-11-29', 0, 5000, {}, 0.05],
  ['cached above the limit', 'sol', '2026-11-29T12:00Z', '2026-11-29', 400000, 2000, { cached: 0.9 }, 0.262],
  ['cached below the limit', 'sol', '2026-11-29T12:00Z', '2026-11-29', 100000, 0, { cached: 0.9 }, 0.029],
  ['32,000 of ERNIE 5.1', 'ernie', '2026-11-29T12:00Z', '2026-11-29', 32000, 1000, {}, 0.146],
  ['32,001 of ERNIE 5.1', 'ernie', '2026-11-29T12:00Z', '2026-11-29', 32001, 1000, {}, 0.214006],
  ['128,000 of ERNIE 5.1', 'ernie', '2026-11-29T12:00Z', '2026-11-29', 128000, 0, {}, 0.768],
  ['longer than every tier', 'ernie', '2026-11-29T12:00Z', '2026-11-29', 131072, 0, {}, null],
  ['Haiku at 100,000', 'haiku', '2026-11-29T12:00Z', '2026-11-29', 100000, 0, {}, 0.01],
  ['Haiku at 100,001', 'haiku', '2026-11-29T12:00Z', '2026-11-29', 100001, 0, {}, 0.0500005],
  ['Haiku, 10 and 10', 'haiku', '2026-11-29T12:00Z', '2026-11-29', 10, 10, {}, 6e-6],
  ['below the threshold', 'above', '2026-11-29T12:00Z', '2026-11-29', 100000, 1000, {}, 0.102],
  ['only what is above is dearer', 'above', '2026-11-29T12:00Z', '2026-11-29', 300000, 0, {}, 0.4],
  ['the answer at the upper price', 'above', '2026-11-29T12:00Z', '2026-11-29', 300000, 1000, {}, 0.404],
  ['the first day of the offer', 'argon', '2026-09-30T12:00Z', '2026-09-30', 1000000, 1000000, {}, 12.0],
  ['its last day', 'argon', '2026-11-30T12:00Z', '2026-11-30', 1000000, 1000000, {}, 12.0],
  ['the day after', 'argon', '2026-12-01T12:00Z', '2026-12-01', 1000000, 1000000, {}, 24.0],
  [
    'long after the day of the data it goes on holding',
    'argon',
    '2028-02-29T12:00Z',
    '2028-02-29',
    1000,
    0,
    {},
    0.004,
  ],
  [
    'the day before the release nothing is known',
    'argon',
    '2026-09-29T12:00Z',
    '2026-09-29',
    1000,
    0,
    {},
    'none',
  ],
  ['180 days after it began', 'report', '2024-11-11T12:00Z', '2024-11-11', 1000000, 0, {}, 1.0],
  ['181 days after, nobody knows', 'report', '2024-11-12T12:00Z', '2024-11-12', 1000000, 0, {}, 'none'],
  ['without thinking', 'qwen', '2026-11-29T12:00Z', '2026-11-29', 10000, 10000, {}, 0.028],
  [
    'thinking answers cost more',
    'qwen',
    '2026-11-29T12:00Z',
    '2026-11-29',
    10000,
    10000,
    { thinking: true },
    0.088,
  ],
  [
    'as a batch, half the price',
    'qwen',
    '2026-11-29T12:00Z',
    '2026-11-29',
    10000,
    10000,
    { batch: true },
    0.014,
  ],
  ['90% from the cache', 'opus', '2026-11-29T12:00Z', '2026-11-29', 100000, 0, { cached: 0.9 }, 0.058],
  [
    'written into the cache first',
    'opus',
    '2026-11-29T12:00Z',
    '2026-11-29',
    100000,
    0,
    { cacheWrite: 1 },
    0.5,
  ],
  ['a fee for each call', 'fee', '2026-11-29T12:00Z', '2026-11-29', 1000, 1000, {}, 0.034],
  ['a fee although nothing is sent', 'fee', '2026-11-29T12:00Z', '2026-11-29', 0, 0, {}, 0.01],
]

test.each(bills)('%s (%s at %s)', (_, model, moment, day, prompt, answer, rest, expected) => {
  const release = models[model]
  const [offer] = release === undefined ? [] : pricesAt(release, new Date(moment), day, holidays)
  if (expected === 'none') return expect(offer).toBeUndefined()
  const cost = costOf(offer?.tiers ?? [], {
    prompt: { low: prompt, high: prompt },
    answer,
    cached: 0,
    ...rest,
  })

  if (expected === null) expect(cost).toBeUndefined()
  else expect(cost?.low).toBeCloseTo(expected, 9)
})

test('for a year without a notice the prices say that its holidays are not known', () => {
  const at = (moment: string) =>
    pricesAt(models.v4pro ?? released('2026'), new Date(moment), moment.slice(0, 10), holidays).map(
      ({ holidaysUnknown }) => holidaysUnknown,
    )

  expect(at('2026-11-24T10:00+08:00')).toEqual([false])
  expect(at('2027-01-01T10:00+08:00')).toEqual([true])
})

test('a weekend that is worked counts where the maker says so', () => {
  const release = released(
    '2026-01-01',
    aPrice({ in: 1 }),
    aPrice({ in: 2, window: peak([1, 2, 3, 4, 5], { exceptHolidays: 'CN', workingWeekends: true }) }),
  )

  expect(pricesAt(release, new Date('2026-10-10T10:00+08:00'), '2026-10-10', holidays)[0]?.isPeak).toBe(true)
})

test('what somebody converted never stands in for a native price', () => {
  const converted = aPrice({ currency: 'USD', in: 0.1, converted: true })
  const now = (...prices: Price[]) =>
    pricesAt(released('2026-01-01', ...prices), new Date('2026-11-24T12:00Z'), '2026-11-24').map(
      ({ currency }) => currency,
    )

  expect(now(aPrice({ in: 0.8 }), converted)).toEqual(['CNY'])
  expect(now(converted)).toEqual(['USD'])
})
