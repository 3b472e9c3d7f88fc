import { columnsOf, type ModelRow, type ReleaseColumns, rowOfReleases } from '../src/domain/models.ts'

/** A release as the list knows it. */
export const aRelease = (change: Partial<ReleaseColumns> = {}): ReleaseColumns => ({
  id: 'sample-2',
  name: { zh: '示例 2', en: 'Sample 2' },
  openness: 'weights-permissive',
  licences: [{ name: 'MIT', osi: true }],
  unread: false,
  commercial: 'yes',
  limit: null,
  context: 131072,
  maxOutput: 8192,
  newest: { name: { zh: '示例 2', en: 'Sample 2' }, released: '2026-01-31' },
  modalities: ['text'],
  abilities: ['tools'],
  params: [{ total: 7 }],
  weights: null,
  prices: [{ currency: 'CNY', in: 4, out: 8, from: '2026-01-31', to: null, peak: false }],
  ...change,
})

/** A family of these releases. */
export const aFamily = (...releases: ReleaseColumns[]): ModelRow => rowOfReleases(aRow(), releases)

/** A row of the list. */
export const aRow = (change: Partial<ModelRow> = {}): ModelRow => ({
  id: 'sample',
  kind: 'family',
  name: { zh: '示例', en: 'Sample' },
  company: { id: 'lab', zh: '实验室', en: 'Lab' },
  region: 'cn',
  openSource: 'yes',
  status: 'active',
  link: null,
  asOf: '2026-11-23',
  weightsSince: '2024-01',
  ...columnsOf([aRelease()]),
  releases: [aRelease()],
  unverified: 0,
  volatileAsOf: '2026-11-23',
  search: 'sample\n示例\nshili',
  ...change,
})
