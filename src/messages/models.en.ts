import type { FilterName } from '../domain/models-filter.ts'

export const modelsEn = {
  summary: 'models and apps: who makes them, how open they are, what they cost',
  words: 'words to look for: names in Chinese, English or pinyin, companies, releases',
  options: {
    openSource: 'only those whose weights the public can download',
    closed: 'only those without public weights',
    open: 'how open: any public weights, an OSI-approved licence, or the Open Source AI Definition',
    region: 'head office: cn, us, eu, other, intl (all but cn); several with commas',
    company: 'company, in Chinese, English or pinyin; several with commas',
    kind: 'family of models, or app',
    licence: 'licence, for example apache-2.0 or mit; unread for weights whose licence nobody read',
    status: 'status; several with commas',
    modality: 'takes or gives text, image, audio, video, pdf; several must all be there',
    minContext: 'at least this much context, for example 128k or 1m tokens',
    maxPrice: 'input for a million tokens at most, with a currency: 5cny, 2usd',
    releasedAfter: 'newest release after this day: 2026, 2026-01 or 2026-01-31',
    sort: 'order of the rows',
    columns: 'columns to print, with commas',
    edition: 'the list as published then (2024-06), or the present one',
    releases: 'a row for each release',
    csv: 'print CSV (RFC 4180)',
    md: 'print a Markdown table',
  },
  /** Headers of the columns. */
  columns: {
    id: 'Id',
    name: 'Model or app',
    kind: 'Kind',
    company: 'Company',
    region: 'Region',
    open: 'Open source',
    licence: 'Licence',
    since: 'Weights since',
    context: 'Context',
    newest: 'Newest',
    released: 'Released',
    price: 'Input, 1M tokens',
    modalities: 'Takes and gives',
    status: 'Status',
    asof: 'As of',
    link: 'Link',
  },
  kinds: { family: 'family', app: 'app' },
  regions: { cn: 'China', us: 'United States', eu: 'European Union', other: 'elsewhere' },
  openSource: { yes: 'yes', partly: 'partly', no: 'no' },
  openness: {
    closed: 'closed',
    'weights-unread': 'public weights, licence unread',
    'weights-restricted': 'public weights, restricted licence',
    'weights-permissive': 'public weights, OSI-approved licence',
    osaid: 'open source AI (OSAID)',
  },
  statuses: {
    active: 'active',
    superseded: 'superseded',
    withdrawn: 'withdrawn',
    closed: 'closed down',
    renamed: 'renamed',
    unknown: 'unknown',
  },
  proprietary: 'proprietary',
  unread: 'unread',
  unknown: '?',
  /** Footer of the list. */
  count: (families: number, apps: number): string =>
    [
      ...(families > 0 ? [`${families} ${families === 1 ? 'family' : 'families'}`] : []),
      ...(apps > 0 ? [`${apps} ${apps === 1 ? 'app' : 'apps'}`] : []),
    ].join(', '),
  releaseCount: (releases: number): string => `${releases} ${releases === 1 ? 'release' : 'releases'}`,
  dataOf: (day: string): string => `data of ${day}`,
  unverifiedFacts: (facts: number): string =>
    facts === 0
      ? 'every fact has a source'
      : `${facts} ${facts === 1 ? 'fact' : 'facts'} unverified (--sources)`,
  staleRows: (rows: number): string =>
    `${rows} ${rows === 1 ? 'row has' : 'rows have'} facts older than 180 days: models stale`,
  legend: (marks: { yes: string; partly: string; no: string }): string =>
    `${marks.yes} OSI-approved licence   ${marks.partly} another, mixed or unread licence   ${marks.no} no public weights`,
  openSourceMeans: (osi: number): string[] => [
    'Open source here: the public can download the weights.',
    `${osi} ${osi === 1 ? 'uses' : 'use'} OSI-approved licences throughout; any use at all: --open permissive`,
  ],
  listedApps: (names: readonly string[]): string =>
    `The June 2024 list also ticked ${names.join(' and ')}, which are apps: models diff`,
  otherCurrency: (rows: number, currency: string): string =>
    `${rows} ${rows === 1 ? 'row has its prices' : 'rows have their prices'} in another currency than ${currency}; currencies are not converted.`,
  emptied: (filter: string, before: number): string =>
    `No row is left: ${filter} removed the last ${before === 1 ? 'one' : `${before}`}.`,
  emptiedHint: 'Leave it out, or see all rows: llm-primer models',
  filters: {
    words: 'the search words',
    openSource: '--open-source',
    closed: '--closed',
    open: '--open',
    regions: '--region',
    companies: '--company',
    kinds: '--kind',
    licences: '--licence',
    statuses: '--status',
    modalities: '--modality',
    minContext: '--min-context',
    maxPrice: '--max-price',
    releasedAfter: '--released-after',
  } satisfies Record<FilterName, string>,
  sources: 'Sources',
  edition: {
    columns: {
      name: 'Name',
      company: 'Company',
      open: 'Open source',
      link: 'Link',
      kind: 'Kind',
      region: 'Region',
      id: 'Id',
    },
    count: (rows: number, ticked: number): string =>
      `${rows} rows, ${ticked} ticked as open source, as they stood in June 2024.`,
    diffHint: 'What was true then and what is true now: llm-primer models diff',
  },
}
