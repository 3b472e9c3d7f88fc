import type { FilterName } from '../domain/models-filter.ts'
import { MOST_RELEASES } from '../domain/most-releases.ts'
import type { UpdateFormat } from '../domain/update-format.ts'
import type { UpdateTrouble } from '../errors.ts'
import type { ErrorWording } from './error-wording.ts'
import { shortList } from './short-list.ts'
import { didYouMeanEn } from './usage.en.ts'

const nearEn = (family: string, releases: readonly string[], id: string): string =>
  `${family} comes near; of it there are ${releases.join(', ')}. All of them: llm-primer models ${id} --releases`

const seriesEn = (word: string, releases: readonly string[]): string =>
  `"${word}" is the beginning of ${releases.length} releases: ${shortList(releases, ', ')}. Side by side: llm-primer models --releases ${word}`

export const modelsEn = {
  summary: 'models and apps: who makes them, how open they are, what they cost',
  words: 'words to look for: names in Chinese, English or pinyin, companies, releases',
  subcommands: {
    show: 'the card of a model or app: facts, sources, history',
    compare: 'two or three side by side, what differs first',
    diff: 'listed in June 2024, true then, true now',
    price: 'what a text or a number of tokens costs',
    sources: 'where every fact of a model comes from',
    stale: 'facts that change by themselves and are old',
    update: 'newer data from a file that you downloaded',
  },
  price: {
    file: 'file with the prompt, - for standard input',
    inTokens: 'length of the prompt, instead of a text',
    outTokens: 'length of the answer',
    cached: 'share of the prompt that is in the cache: 50% or 0.5',
    cacheWrite: 'share of the prompt that is written into the cache',
    thinking: 'answers in thinking mode, where that costs more',
    batch: 'answers within a day, where that costs less',
    calls: 'calls a day: 1000, 10k, 2m',
    at: 'prices and peak hours of this moment',
    model: 'families or releases, with commas',
  },
  updateFile: 'https://models.dev/api.json as you downloaded it, or - for standard input',
  yes: 'keep it without asking',
  staleDays: 'older than so many days (180)',
  options: {
    openSource: 'only those whose weights the public can download',
    closed: 'only those without public weights',
    open: 'how open: any public weights, an OSI-approved licence, or the Open Source AI Definition',
    region: 'head office: cn, us, eu, other, intl (all but cn); several with commas',
    company: 'company, in Chinese, English or pinyin; several with commas',
    kind: 'family of models, or app',
    commercial: 'what the licence of the weights says of commercial use; several with commas',
    licence:
      'licence, for example apache-2.0 or mit; unread for weights whose licence is still to be checked',
    status: 'status; several with commas',
    modality: 'takes or gives text, image, audio, video, pdf; several must all be there',
    can: 'what it can do besides: tools, json, thinking; several must all be there',
    minOutput: 'answers of at least so many tokens, for example 64k',
    minContext: 'at least this much context, for example 128k or 1m tokens',
    maxPrice: 'input for a million tokens at most, with a currency: 5cny, 2usd',
    memory: 'public weights that fit into this much memory, with a cache: 16gb, 24gib',
    bits: 'bits a weight for --memory (4)',
    releasedAfter: 'newest release after this day: 2026, 2026-01 or 2026-01-31',
    sort: 'order of the rows',
    columns: 'columns to print, with commas',
    edition: 'the list as published then (2024-06), or the present one',
    releases: 'a row for each release',
    all: 'let families count with all their releases, those that are over too',
    csv: 'print CSV (RFC 4180)',
    bom: 'CSV with a byte order mark, by which spreadsheets know UTF-8',
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
    use: 'May I?',
    since: 'Weights since',
    context: 'Context',
    output: 'Longest answer',
    abilities: 'Can',
    newest: 'Newest',
    released: 'Released',
    price: 'In / out, 1M',
    modalities: 'Takes and gives',
    status: 'Status',
    asof: 'As of',
    memory: 'Memory',
    weights: 'Weights',
    link: 'Link',
  },
  kinds: { family: 'family', app: 'app' },
  regions: { cn: 'China', us: 'United States', eu: 'European Union', other: 'elsewhere' },
  openSource: { yes: 'yes', partly: 'partly', no: 'no' },
  openness: {
    closed: 'closed',
    'weights-unread': 'public weights, licence to be checked',
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
  unknown: '?',
  meant: (command: string): string => `Did you mean ${command}?`,
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
    `${rows} ${rows === 1 ? 'row has' : 'rows have'} facts older than 180 days: llm-primer models stale`,
  openLegend: {
    yes: 'OSI-approved licence throughout',
    partly: 'limits, or some of it closed or still to be checked',
    no: 'no public weights',
  },
  /** May it be used commercially? */
  uses: {
    yes: 'yes',
    conditions: 'on conditions',
    no: 'not commercially',
    unknown: 'licence to be checked',
    closed: 'closed',
  },
  /** What the marks in that column mean. */
  legend: {
    yes: 'any use (OSI licence)',
    conditions: 'on conditions',
    no: 'not commercially',
    unknown: 'licence to be checked',
    closed: 'no weights to use',
  },
  memoryMeans: (size: string, bits: number, tokens: string): string =>
    `Fits ${size}: all weights at ${bits} bits and a cache for ${tokens} tokens, estimated as for a Llama 3 of that size. The system and the program need memory too, and fewer bits cost quality.`,
  noAdvice: 'A summary of the licences, no legal advice.',
  joined:
    'Context and price: the longest and the lowest of what a row offers. A row for each release: --releases',
  openSourceMeans: (osi: number): string[] => [
    'Open source here: the public can download the weights.',
    `${osi} ${osi === 1 ? 'uses' : 'use'} OSI-approved licences throughout; any use at all: --open permissive`,
  ],
  listedApps: (names: readonly string[]): string =>
    `The June 2024 list also ticked ${names.join(' and ')}, which are apps: llm-primer models diff`,
  otherCurrency: (rows: number, currency: string): string =>
    `${rows} ${rows === 1 ? 'row has its prices' : 'rows have their prices'} in another currency than ${currency}; currencies are not converted.`,
  newer: (names: readonly string[], day: string): string =>
    `Your update of ${day} has newer releases of ${names.join(', ')}: llm-primer models show NAME`,
  uncheckedRows: (day: string): string => `* from your update of ${day}; nobody checked it`,
  emptied: (filter: string, before: number): string =>
    `No row is left: ${filter} removed the last ${before === 1 ? 'one' : `${before}`}.`,
  near: nearEn,
  series: seriesEn,
  /** A word that is a release, and no row of the list. */
  isRelease: (name: string, family: string, said: string, id: string): string =>
    `${name} is a release of ${family}: ${said}. Its card: llm-primer models show ${id}`,
  asOptions: (command: string): string => `Your question as a command: ${command}`,
  memoryExample: 'Put the memory of your machine in place of 16gb.',
  /** A text that is the name of a model. */
  pricesOfName: (name: string, command: string): string =>
    `That is the price of the text "${name}". What the model costs: ${command}`,
  notUnderstood: (words: string): string => `Left out, since nothing of that name is known: ${words}`,
  /** What it is best at. */
  noMeasure: (command: string): string =>
    `What a model is good at is not in the catalogue. Three that meet your conditions: ${command}`,
  languageModelsOnly: 'The catalogue has language models: none that only embeds, hears, speaks or draws.',
  emptiedHint: 'Leave it out, or see all rows: llm-primer models',
  filters: {
    words: 'the search words',
    openSource: '--open-source',
    closed: '--closed',
    open: '--open',
    regions: '--region',
    companies: '--company',
    kinds: '--kind',
    commercial: '--commercial',
    licences: '--licence',
    statuses: '--status',
    modalities: '--modality',
    abilities: '--can',
    minContext: '--min-context',
    minOutput: '--min-output',
    maxPrice: '--max-price',
    memory: '--memory',
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
      `${rows} ${rows === 1 ? 'row' : 'rows'}, ${ticked} ticked as open source, as they stood in June 2024.`,
    diffHint: 'What was true then and what is true now: llm-primer models diff',
  },
  updateTrouble,
  errors: {
    'unknown-model': (detail) => ({
      what: `The catalogue has no "${detail.wanted}".`,
      todo:
        detail.makes !== undefined
          ? `It is a company; its families: ${detail.makes.join(', ')}. Their rows: llm-primer models --company ${detail.wanted}`
          : detail.series !== undefined
            ? seriesEn(detail.series.word, detail.series.releases)
            : detail.near === undefined
              ? didYouMeanEn(detail.meant, 'See all rows: llm-primer models')
              : nearEn(detail.near.family, detail.near.releases, detail.near.id),
    }),
    'broken-update': (detail) => ({
      what: `${[detail.file === '-' ? 'standard input' : detail.file, detail.place].filter(Boolean).join(': ')}: ${updateTrouble(detail.trouble)}.`,
      todo: `Nothing was changed. ${
        ['not-as-described', 'unknown-family', 'twice'].includes(detail.trouble.type)
          ? 'Mend this place in the file and try again.'
          : `Download ${detail.trouble.type === 'other-format' ? 'that file' : 'the file again'}: https://models.dev/api.json`
      }`,
    }),
    'price-without-currency': (detail) => ({
      what: `${detail.value} needs a currency.`,
      todo: 'Write it with the amount, as in 5cny, 2usd or 1eur; prices are not converted.',
    }),
  } satisfies Partial<ErrorWording>,
}

const UPDATE_FORMATS: Record<UpdateFormat, string> = {
  'web-page': 'a web page',
  compressed: 'a compressed file, which has to be unpacked first',
  litellm: 'the price list of litellm',
  OpenRouter: 'the list of models of OpenRouter',
  'llm-prices': 'the price list of llm-prices',
  'genai-prices': 'the price list of genai-prices',
  'Hugging Face': 'a list of Hugging Face',
  Ollama: 'the list of models of Ollama',
  'models.json': 'models.json of models.dev, which has no prices',
  'server-list': 'the list of models of a server (/v1/models)',
  'empty-list': 'an empty list of models, as OpenRouter or a server (/v1/models) gives it',
  'own-unnamed': 'a list of releases without "schema": "llm-primer/catalog-update@1"',
}

function updateTrouble(trouble: UpdateTrouble): string {
  switch (trouble.type) {
    case 'not-an-object':
      return 'not an object'
    case 'no-models':
      return 'there are no models in it'
    case 'too-many-models':
      return `more than ${MOST_RELEASES} models`
    case 'not-a-name':
      return 'not a name'
    case 'hidden-character':
      return 'a control or invisible character'
    case 'not-a-day':
      return 'not a day'
    case 'not-a-boolean':
      return 'neither true nor false'
    case 'price-of-one-token':
      return 'a price for one token or for 1,000; prices are for 1,000,000'
    case 'not-a-number':
      return 'not a number of that size'
    case 'not-a-list':
      return 'not a list of names'
    case 'not-unicode':
      return 'neither UTF-8 nor UTF-16'
    case 'twice':
      return 'stands there twice, and nobody knows which one is meant'
    case 'not-json':
      return `not complete JSON (${trouble.said})`
    case 'not-as-described':
      return trouble.said
    case 'other-format':
      return `this is ${UPDATE_FORMATS[trouble.format]}; what can be read is api.json of models.dev, or our own form`
    case 'unknown-family':
      return `there is no family "${trouble.family}"`
  }
}
