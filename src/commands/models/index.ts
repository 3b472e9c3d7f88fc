import type { Command } from 'commander'
import { type CatalogOverlay, rowsWithNewer, searchableWith } from '../../domain/catalog-update.ts'
import { localDay } from '../../domain/day.ts'
import type { InterfaceLanguage } from '../../domain/locale.ts'
import {
  ABILITIES,
  type ModelRow,
  normalizeName,
  releaseColumns,
  releaseRow,
  rowOfReleases,
} from '../../domain/models.ts'
import {
  COMMERCIAL_WISHES,
  type Filtered,
  filterModels,
  KINDS,
  MODALITIES,
  type ModelFilters,
  OPEN_LEVELS,
  REGIONS,
  SORTS,
  STATUSES,
  sortModels,
} from '../../domain/models-filter.ts'
import { suggest } from '../../domain/suggest.ts'
import { readOverlay } from '../../files/catalog-overlay.ts'
import { isTerminal } from '../../terminal/environment.ts'
import { withSummary } from '../../views/layout.ts'
import {
  emptyLines,
  footerLines,
  type ModelColumn,
  memoryFirst,
  modelLines,
  OF_RELEASES,
  priceFirst,
  USUAL,
} from '../../views/models.ts'
import { modelsJson } from '../../views/models-json.ts'
import type { Context } from '../shared/context.ts'
import { addExamples } from '../shared/help.ts'
import { printInParts } from '../shared/parts.ts'
import { detailsWithUpdate } from './details.ts'
import { EDITIONS, filtersOf, formOf, type ModelsOptions } from './filters.ts'
import {
  listOf,
  namesOf,
  oneOf,
  parseBits,
  parseDay,
  parseMaxPrice,
  parseMemory,
  parseTokens,
} from './options.ts'
import { addSubcommands, subcommandNames } from './subcommands.ts'

const COLUMNS: readonly ModelColumn[] = [
  'id',
  'name',
  'kind',
  'company',
  'region',
  'open',
  'licence',
  'use',
  'since',
  'context',
  'output',
  'abilities',
  'newest',
  'released',
  'price',
  'modalities',
  'status',
  'asof',
  'memory',
  'weights',
  'link',
]

/** `models [words...]` */
export function addModelsCommand(program: Command, context: Context, words: readonly string[]): void {
  const { common, models } = context.messages
  const { options } = models
  const columns = COLUMNS
  const command = program
    .command('models [words...]')
    .description(models.summary)
    .option('--open-source', options.openSource)
    .option('--closed', options.closed)
    .option('--open <level>', `${options.open} (${OPEN_LEVELS.join(' | ')})`, oneOf('--open', OPEN_LEVELS))
    .option('--region <regions>', options.region, listOf('--region', REGIONS))
    .option('--company <names>', options.company, namesOf('--company'))
    .option('--kind <kind>', `${options.kind} (${KINDS.join(' | ')})`, listOf('--kind', KINDS))
    .option(
      '--commercial <answers>',
      `${options.commercial} (${COMMERCIAL_WISHES.join(' | ')})`,
      listOf('--commercial', COMMERCIAL_WISHES),
    )
    .option('--licence <names>', options.licence, namesOf('--licence'))
    .option('--status <names>', `${options.status} (${STATUSES.join(' | ')})`, listOf('--status', STATUSES))
    .option('--modality <names>', options.modality, listOf('--modality', MODALITIES))
    .option('--can <abilities>', options.can, listOf('--can', ABILITIES))
    .option('--min-output <tokens>', options.minOutput, parseTokens('--min-output'))
    .option('--min-context <tokens>', options.minContext, parseTokens('--min-context'))
    .option('--max-price <price>', options.maxPrice, parseMaxPrice)
    .option('--memory <size>', options.memory, parseMemory)
    .option('--bits <count>', options.bits, parseBits)
    .option('--released-after <day>', options.releasedAfter, parseDay('--released-after'))
    .option('--sort <order>', `${options.sort} (${SORTS.join(' | ')})`, oneOf('--sort', SORTS))
    .option('--columns <names>', `${options.columns} (${columns.join(' | ')})`, listOf('--columns', columns))
    .option(
      '--edition <edition>',
      `${options.edition} (${EDITIONS.join(' | ')})`,
      oneOf('--edition', EDITIONS),
    )
    .option('--releases', options.releases)
    .option('--all', options.all)
    .option('--json', common.options.json)
    .option('--csv', options.csv)
    .option('--bom', options.bom)
    .option('--md', options.md)
    .action((words: string[], chosen: ModelsOptions) => runModels(words, chosen, context))
  addSubcommands(command, context, words)
  addExamples(command, context.messages, [
    'llm-primer models --open-source --region cn',
    'llm-primer models 千问 --releases',
    'llm-primer models --max-price 5cny --min-context 128k --sort price',
  ])
}

export async function runModels(
  words: readonly string[],
  options: ModelsOptions,
  context: Context,
): Promise<void> {
  if (words.length === 0 && Object.keys(options).length === 0) {
    if (await browsed(context)) return
  }
  const filters = filtersOf(words, options, context)
  if (options.edition === '2024-06') {
    const { runEdition } = await import('./edition.ts')
    return await runEdition(options.edition, filters, options, context)
  }
  const { course, frame, locale, terminal, places } = context
  const form = formOf(options)
  const today = localDay(context.now())
  const overlay = readOverlay(places.data)
  const all = options.releases
    ? everyRelease(context)
    : options.all
      ? wholeFamilies(context)
      : rowsOfTheList(overlay, context)
  const filtered = filterModels(all, filters, today)
  const rows = sortModels(filtered.rows, options.sort ?? 'usual', locale, today)
  if (form === 'json')
    return terminal.printJson(modelsJson(rows, course.catalog().asOf, detailsWithUpdate(context)))
  if (form !== 'text') {
    const { EVERY_COLUMN, modelTable, plainLines } = await import('../../views/models-csv.ts')
    return terminal.print(
      plainLines(modelTable(rows, options.columns ?? EVERY_COLUMN, frame, today, filters.memory), form),
    )
  }
  if (rows.length === 0) {
    const known = filtered.emptiedBy?.filter === 'words' ? await knownOf(words, rows, context) : []
    return terminal.printError([
      ...emptyLines(filtered, frame),
      ...(known.length > 0 ? known : meantSubcommand(words, context)),
    ])
  }
  const usual = options.releases ? OF_RELEASES : USUAL
  const { memory } = filters
  const byPrice = options.sort === 'price' || options.maxPrice !== undefined
  const table = modelLines(
    rows,
    frame,
    today,
    options.columns,
    byPrice ? priceFirst(usual) : memory ? memoryFirst(usual) : usual,
    memory,
  )
  const footer = footerLines(
    {
      asOf: course.catalog().asOf,
      today,
      rows,
      isReleases: options.releases === true,
      marks: options.columns?.some((column) => column === 'use') ?? true,
      openSource: options.openSource === true,
      listedApps: options.openSource ? tickedApps(options, context) : [],
      memory: filters.memory,
      otherCurrency: leftOutByCurrency(all, filters, today),
      newer: newerInOverlay(rows, overlay, locale),
      updatedOn: overlay?.importedOn,
    },
    frame,
  )
  const known = options.releases || options.all ? [] : await knownOf(words, rows, context)
  const sources = frame.sources ? await sourceLines(rows, context) : []
  await printInParts([...withSummary(table, footer, frame), ...known, ...sources], context)
}

/** What is known of a word that is no row: the release that it names, else the family that comes near. */
async function knownOf(
  words: readonly string[],
  rows: readonly ModelRow[],
  context: Context,
): Promise<readonly string[]> {
  const word = normalizeName(words.join(' '))
  if (word === '') return []
  const isRow = rows.some(({ id, name }) =>
    [id, name.zh, name.en].some((each) => normalizeName(each) === word),
  )
  if (isRow) return []
  const { releaseHint } = await import('./release-hint.ts')
  return releaseHint(words.join(' '), rows.length === 0, context)
}

/** On a terminal, without words and filters, the catalogue is there to be looked through. */
async function browsed(context: Context): Promise<boolean> {
  const { terminal, host, frame, options } = context
  const isTypedAt = isTerminal(0, host) && isTerminal(1, host) && !options.plain
  if (!isTypedAt) return false
  if (terminal.isInteractive && !frame.accessible) {
    await (await import('./browser.ts')).browseModels(context)
  } else await (await import('./browse-lines.ts')).browseByLines(context)
  return true
}

/** A name that only the learner's update has is found too. */
function rowsOfTheList(overlay: CatalogOverlay | undefined, { course }: Context): readonly ModelRow[] {
  const { rows } = course.catalog()
  return overlay === undefined ? rows : searchableWith(rows, overlay)
}

function newerInOverlay(
  rows: readonly ModelRow[],
  overlay: CatalogOverlay | undefined,
  locale: InterfaceLanguage,
) {
  if (overlay === undefined) return undefined
  const newer = rowsWithNewer(rows, overlay)
  return newer.length === 0
    ? undefined
    : { names: newer.map(({ name }) => name[locale]), day: overlay.importedOn }
}

/** `models shwo deepseek` looks for two words; maybe one of them was to be a subcommand. */
function meantSubcommand([word = '']: readonly string[], { messages }: Context): string[] {
  const meant = subcommandNames.includes(word) ? undefined : suggest(word, subcommandNames)
  return meant === undefined ? [] : [messages.models.meant(`llm-primer models ${meant}`)]
}

async function sourceLines(rows: readonly ModelRow[], context: Context): Promise<string[]> {
  const { listSourceLines } = await import('../../views/model-sources.ts')
  const { cardFrame } = await import('./show.ts')
  const { entries, sources } = context.course.catalogDetails()
  const shown = rows.flatMap(({ id }) => entries.filter((entry) => entry.id === id.split('/')[0]))
  return listSourceLines([...new Set(shown)], sources, cardFrame(context))
}

function everyRelease(context: Context): ModelRow[] {
  const { companies, entries } = detailsWithUpdate(context)
  return entries.flatMap((entry) => {
    const company = companies.find(({ id }) => id === entry.company)
    if (entry.kind === 'app' || company === undefined) return []
    return entry.releases.map((release) => releaseRow(entry, release, company))
  })
}

/** The rows of the list, each with all releases of its family: those that are over, too. */
function wholeFamilies(context: Context): ModelRow[] {
  const { entries } = detailsWithUpdate(context)
  return context.course.catalog().rows.map((row) => {
    const family = entries.find(({ id }) => id === row.id)
    return family?.kind === 'family' ? rowOfReleases(row, family.releases.map(releaseColumns)) : row
  })
}

/** Apps that the list of June 2024 ticked as open source, in the regions that were asked for. */
function tickedApps({ region, company }: ModelsOptions, { course, locale }: Context): string[] {
  if (company !== undefined) return []
  const { rows, tickedApps: ids } = course.catalog()
  const apps = rows.filter(({ id }) => ids.includes(id))
  const { rows: inRegion } = filterModels(apps, region === undefined ? {} : { regions: region }, '')
  return inRegion.map(({ name }) => name[locale])
}

function leftOutByCurrency(all: readonly ModelRow[], filters: ModelFilters, today: string) {
  const { maxPrice, ...others } = filters
  if (maxPrice === undefined) return undefined
  const { rows }: Filtered<ModelRow> = filterModels(all, others, today)
  const without = rows.filter(
    ({ prices }) => prices.length > 0 && !prices.some(({ currency }) => currency === maxPrice.currency),
  )
  return without.length === 0 ? undefined : { rows: without.length, currency: maxPrice.currency }
}
