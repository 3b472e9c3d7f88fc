import { expect, test } from 'vitest'
import {
  type CompanyNames,
  daysBetween,
  findCompanies,
  isStale,
  type ModelRow,
  normalizeName,
  openSourceFlag,
} from '../../src/domain/models.ts'
import { filterModels, holdsOn, sortModels } from '../../src/domain/models-filter.ts'

const aRow = (change: Partial<ModelRow> = {}): ModelRow => ({
  id: 'sample',
  kind: 'family',
  name: { zh: '示例', en: 'Sample' },
  company: { id: 'lab', zh: '实验室', en: 'Lab' },
  region: 'cn',
  openSource: 'yes',
  openness: 'weights-permissive',
  licences: [{ name: 'MIT', osi: true }],
  unread: false,
  status: 'active',
  link: null,
  asOf: '2026-11-23',
  weightsSince: '2024-01',
  context: 131072,
  newest: { name: { zh: '示例 2', en: 'Sample 2' }, released: '2026-01-31' },
  modalities: ['text'],
  prices: [{ currency: 'CNY', in: 4, out: 8, from: '2026-01-31', to: null, peak: false }],
  unverified: 0,
  volatileAsOf: '2026-11-23',
  search: 'sample\n示例\nshili',
  ...change,
})

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
