import { expect, test } from 'vitest'
import {
  type CompanyNames,
  commercialUse,
  daysBetween,
  findCompanies,
  isStale,
  normalizeName,
  openSourceFlag,
  type Release,
} from '../../src/domain/models.ts'
import { filterModels, holdsOn, sortModels } from '../../src/domain/models-filter.ts'
import { aFamily, aRelease, aRow } from '../model-rows.ts'

test.each([
  ['every current release under an OSI-approved licence', ['weights-permissive', 'osaid'], 'yes'],
  ['one of them under another licence', ['weights-permissive', 'weights-restricted'], 'partly'],
  ['public weights whose licence nobody read', ['weights-unread'], 'partly'],
  ['a closed flagship beside open weights', ['closed', 'weights-permissive'], 'partly'],
  ['openness of one release unknown', [null, 'weights-permissive'], 'partly'],
  ['closed releases only', ['closed', 'closed'], 'no'],
  ['no current release at all (withdrawn, or an app)', [], 'no'],
] as const)('open source: %s', (_, levels, flag) => {
  expect(openSourceFlag(levels)).toBe(flag)
})

test('a volatile fact is stale after 180 days, history never', () => {
  expect(daysBetween('2026-05-27', '2026-11-23')).toBe(180)
  expect(isStale({ volatile: true, asOf: '2026-05-27' }, '2026-11-23')).toBe(false)
  expect(isStale({ volatile: true, asOf: '2026-05-26' }, '2026-11-23')).toBe(true)
  expect(isStale({ volatile: false, asOf: '2013-01-01' }, '2026-11-23')).toBe(false)
})

test('names are found whatever their case, width, spaces and hyphens', () => {
  expect(normalizeName('Tong Yi')).toBe(normalizeName('tongyi'))
  expect(normalizeName('ＧＰＴ-4o')).toBe('gpt4o')
})

test.each([
  [{ regions: ['intl'] }, 'regions'],
  [{ openSource: true, closed: true }, 'closed'],
  [{ kinds: ['app'] }, 'kinds'],
  [{ minContext: 200_000 }, 'minContext'],
  [{ minContext: 131_073 }, 'minContext'],
  [{ minOutput: 8_193 }, 'minOutput'],
  [{ maxPrice: { amount: 3.9, currency: 'CNY' } }, 'maxPrice'],
  [{ maxPrice: { amount: 100, currency: 'USD' } }, 'maxPrice'],
  [{ releasedAfter: '2026-01-31' }, 'releasedAfter'],
  [{ licences: ['apache-2.0'] }, 'licences'],
  [{ modalities: ['text', 'image'] }, 'modalities'],
  [{ words: ['nothing'] }, 'words'],
  [{ open: 'osaid' }, 'open'],
] as const)('an empty result names the filter that removed the last row: %j', (filters, culprit) => {
  expect(filterModels([aRow()], filters, '2026-11-23').emptiedBy).toEqual({ filter: culprit, before: 1 })
})

test.each([
  { regions: ['intl', 'cn'] },
  { minContext: 128_000 },
  { minContext: 131_072 },
  { minOutput: 8_192 },
  { maxPrice: { amount: 4, currency: 'CNY' } },
  { releasedAfter: '2026-01' },
  { releasedAfter: '2025' },
  { licences: ['mit'] },
  { words: ['shi li'] },
  { words: ['示例'] },
  { open: 'permissive' },
] as const)('keeps the row: %j', (filters) => {
  expect(filterModels([aRow()], filters, '2026-11-23').rows).toHaveLength(1)
})

test('filters must hold for one and the same release, and the row then shows that one', () => {
  const open = aRelease({
    id: 'open',
    context: 32_000,
    prices: [{ currency: 'CNY', in: 9, out: 9, from: null, to: null, peak: false }],
  })
  const long = aRelease({
    id: 'long',
    openness: 'closed',
    licences: [],
    commercial: 'closed',
    context: 1_000_000,
    newest: { name: { zh: '长', en: 'Long' }, released: '2026-06-01' },
    prices: [{ currency: 'CNY', in: 1, out: 1, from: null, to: null, peak: false }],
  })
  const family = aFamily(open, long)

  expect(filterModels([family], { licences: ['mit'], minContext: 1_000_000 }, '2026-11-23').rows).toEqual([])
  expect(
    filterModels([family], { open: 'permissive', maxPrice: { amount: 1, currency: 'CNY' } }, '2026-11-23')
      .emptiedBy,
  ).toEqual({
    filter: 'maxPrice',
    before: 1,
  })
  expect(filterModels([family], { minContext: 1_000_000 }, '2026-11-23').rows[0]).toMatchObject({
    context: 1_000_000,
    licences: [],
    newest: { released: '2026-06-01' },
    prices: [{ in: 1 }],
    releases: [{ id: 'long' }],
  })
})

const weights = (
  level: Release['openness'][number]['value'],
  licence?: object,
): Pick<Release, 'openness' | 'licence'> => ({
  openness: [{ ...fact, value: level, from: null }],
  ...(licence === undefined
    ? {}
    : {
        licence: {
          ...fact,
          value: { name: 'A licence', spdx: null, osiApproved: false, url: null, limits: [], ...licence },
        },
      }),
})
const fact = {
  asOf: '2026-11-23',
  sources: ['text'],
  confidence: 'verified' as const,
  alternatives: [],
  volatile: false,
}
const limit = (kind: 'revenue' | 'non-commercial') => ({ limits: [{ kind, zh: '限', en: 'a limit' }] })

test.each([
  ['approved by the OSI', weights('weights-permissive', { osiApproved: true }), 'yes'],
  ['a limit', weights('weights-restricted', limit('revenue')), 'conditions'],
  ['no commercial use', weights('weights-restricted', limit('non-commercial')), 'no'],
  ['a text in which nobody found a limit', weights('weights-restricted', {}), 'unknown'],
  ['a text that nobody read', weights('weights-unread'), 'unknown'],
  ['no weights', weights('closed', limit('revenue')), 'closed'],
] as const)('may I use it commercially, with %s', (_, release, answer) => {
  expect(commercialUse(release)).toBe(answer)
})

test('a word that is the name of a release does not find its siblings', () => {
  const four = aRow({ id: 'gpt/four', own: 'gpt4o', search: 'gpt\ngpt4o' })
  const six = aRow({ id: 'gpt/six', own: 'gpt6sol', search: 'gpt\ngpt4o' })

  expect(filterModels([four, six], { words: ['gpt-4o'] }, '2026-11-23').rows.map(({ id }) => id)).toEqual([
    'gpt/four',
  ])
  expect(filterModels([four, six], { words: ['gpt'] }, '2026-11-23').rows).toHaveLength(2)
})

test('a price holds from its first to its last day, and without known days always', () => {
  const promo = { from: '2026-09-30', to: '2026-11-30' }

  expect(['2026-09-29', '2026-09-30', '2026-11-30', '2026-12-01'].map((day) => holdsOn(promo, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(holdsOn({ from: null, to: null }, '2024-01-01')).toBe(true)
})

test('sorting by price goes currency by currency, and rows without a price come last', () => {
  const price = (currency: 'CNY' | 'USD', amount: number) => ({
    prices: [{ currency, in: amount, out: 1, from: null, to: null, peak: false }],
  })
  const rows = [
    aRow({ id: 'dollar', ...price('USD', 0.1) }),
    aRow({ id: 'none', prices: [] }),
    aRow({ id: 'dear', ...price('CNY', 9) }),
    aRow({ id: 'cheap', ...price('CNY', 1) }),
  ]

  expect(sortModels(rows, 'price', 'en', '2026-11-23').map(({ id }) => id)).toEqual([
    'cheap',
    'dear',
    'dollar',
    'none',
  ])
})

test('a company is found by its exact name before any name that contains the word', () => {
  const companies: CompanyNames[] = [
    { id: 'ai2', zh: '艾伦', en: 'Ai2', search: ['ai2'] },
    { id: 'ali', zh: '阿里巴巴', en: 'Alibaba', search: ['alibaba', '阿里巴巴', '阿里', 'alibaba'] },
    { id: 'open', zh: 'OpenAI', en: 'OpenAI', search: ['openai'] },
  ]

  expect(findCompanies('阿里', companies)).toEqual(['ali'])
  expect(findCompanies('Ai2', companies)).toEqual(['ai2'])
  expect(findCompanies('baba', companies)).toEqual(['ali'])
  expect(findCompanies('nobody', companies)).toEqual([])
})
