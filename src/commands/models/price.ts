import { holidaysOf } from '../../domain/catalog.ts'
import { localDay, localMoment, type Moment } from '../../domain/day.ts'
import { type CallSize, limitsExceeded, pricesAt } from '../../domain/model-price.ts'
import { isUnchecked, type Release, releaseRow } from '../../domain/models.ts'
import { priceCommand } from '../../domain/models-asked.ts'
import { filterModels } from '../../domain/models-filter.ts'
import { type FoundModel, findModel, seriesNamed } from '../../domain/models-find.ts'
import { PrimerError } from '../../errors.ts'
import { wrapText } from '../../views/line-break.ts'
import {
  type Bill,
  billed,
  billLines,
  hasConverted,
  type Offer,
  type PricedWhen,
  priceListLines,
} from '../../views/model-price.ts'
import type { PlainForm, PlainTable } from '../../views/models-csv.ts'
import { ownText } from '../lab/text.ts'
import type { Context } from '../shared/context.ts'
import { printInParts } from '../shared/parts.ts'
import { tokenRange } from '../shared/token-count.ts'
import { detailsWithUpdate } from './details.ts'
import {
  FILTERS,
  FORMS,
  filtersOf,
  formOf,
  type ModelsOptions,
  type OutputForm,
  refuseOthers,
} from './filters.ts'
import { cardFrame, unknownModel } from './show.ts'

export interface PriceOptions extends ModelsOptions {
  readonly file?: string
  readonly inTokens?: number
  readonly outTokens?: number
  readonly cached?: number
  readonly cacheWrite?: number
  readonly thinking?: boolean
  readonly batch?: boolean
  readonly calls?: number
  readonly at?: Moment
  readonly model?: readonly string[]
}

/** `models price [TEXT]`: what a call costs; without a text or a count, the prices themselves. */
export async function runPrice(
  words: readonly string[],
  options: PriceOptions,
  context: Context,
): Promise<void> {
  refuseOthers(options, [...FILTERS, ...FORMS], 'models price')
  const form = formOf(options)
  const { terminal } = context
  const moment = options.at ?? localMoment(context.now())
  const prompt = await promptSize(words, options, context)
  const offers = offersAt(moment, options, context)
  const when: PricedWhen = { moment: momentText(moment, options), dataOf: context.course.catalog().asOf }
  if (prompt === undefined) return printPrices(offers, when, form, context)
  const size = callSize(prompt, options)
  const isText = options.inTokens === undefined
  const bill: Bill = { offers, size, isText, calls: options.calls, ...when }
  if (form === 'json') return terminal.printJson(billJson(bill, holidayYears(context)))
  if (offers.length === 0) return printNothing(context)
  const frame = cardFrame(context)
  if (form === 'text') {
    await printInParts([...billLines(bill, frame), ...pricesOfName(words, context)], context)
    return
  }
  const { billTable } = await import('../../views/model-tables.ts')
  await printTable(billTable(bill, frame), form, context)
}

/** `models price kimi` counts a text; who typed a name may have meant the model. */
function pricesOfName(words: readonly string[], context: Context): string[] {
  const name = words.join(' ')
  const found = name === '' ? undefined : findModel(name, detailsWithUpdate(context))
  if (found === undefined) return []
  const { frame, messages } = context
  return wrapText(messages.models.pricesOfName(name, `llm-primer ${priceCommand(found)}`), frame.width, frame)
}

/** @throws PrimerError `options-exclude` when more of the prompt is cached and written than there is */
function callSize(prompt: CallSize['prompt'], options: PriceOptions): CallSize {
  const { outTokens = 0, cached = 0, cacheWrite, thinking, batch } = options
  if (cached + (cacheWrite ?? 0) > 1)
    throw new PrimerError({
      code: 'wrong-form',
      option: '--cached + --cache-write',
      value: `${Number(((cached + (cacheWrite ?? 0)) * 100).toPrecision(6))}%`,
      examples: '60% + 40%',
    })
  return {
    prompt,
    answer: outTokens,
    cached,
    ...(cacheWrite === undefined ? {} : { cacheWrite }),
    ...(thinking ? { thinking } : {}),
    ...(batch ? { batch } : {}),
  }
}

const holidayYears = ({ course }: Context): readonly string[] => holidaysOf(course.catalogDetails()).years

async function printPrices(
  offers: readonly Offer[],
  when: PricedWhen,
  form: OutputForm,
  context: Context,
): Promise<void> {
  if (form === 'json')
    return context.terminal.printJson({
      schema: 'llm-primer/model-prices@1',
      at: when.moment,
      asOf: when.dataOf,
      prices: offers.map(offerJson),
    })
  if (offers.length === 0) return printNothing(context)
  const frame = cardFrame(context)
  if (form === 'text') {
    await printInParts(priceListLines(offers, when, frame), context)
    return
  }
  const { pricesTable } = await import('../../views/model-tables.ts')
  await printTable(pricesTable(offers, frame), form, context)
}

async function printTable(table: PlainTable, form: PlainForm, { terminal }: Context): Promise<void> {
  const { plainLines } = await import('../../views/models-csv.ts')
  terminal.print(plainLines(table, form))
}

async function printNothing(context: Context): Promise<void> {
  const { words } = cardFrame(context)
  context.terminal.printError([words.priceList.none, words.priceList.noneHint])
}

/** Tokens of the prompt; undefined when neither a text nor a count was given. */
export async function promptSize(
  words: readonly string[],
  { file, inTokens, outTokens }: Pick<PriceOptions, 'file' | 'inTokens' | 'outTokens'>,
  context: Context,
): Promise<CallSize['prompt'] | undefined> {
  const given = [words.length > 0, file !== undefined, inTokens !== undefined].filter(Boolean).length
  if (given > 1)
    throw new PrimerError({
      code: 'options-exclude',
      option: words.length > 0 ? 'TEXT' : '--file',
      other: file === undefined || inTokens !== undefined ? '--in-tokens' : '--file',
    })
  if (inTokens !== undefined) return { low: inTokens, high: inTokens }
  if (given === 0) return outTokens === undefined ? undefined : { low: 0, high: 0 }
  const text = file === undefined ? words.join(' ') : await ownText(file, context)
  return tokenRange(text)
}

/** The releases that were asked for with the prices of the moment; unnamed, those that are offered then. */
function offersAt({ at, day }: Moment, options: PriceOptions, context: Context): Offer[] {
  const holidays = holidaysOf(context.course.catalogDetails())
  const isPast = day < localDay(context.now())
  const releases =
    options.model === undefined
      ? filteredReleases(isPast, options, context)
      : namedReleases(options.model, context)
  return releases.flatMap((each) =>
    pricesAt(each.release, at, day, holidays).map((prices) => ({ ...each, prices })),
  )
}

type Candidate = Omit<Offer, 'prices'>

const candidate = (
  release: Release,
  { entry, company: { id, name } }: Omit<FoundModel, 'release'>,
): Candidate => ({ release, family: entry.id, company: { id, ...name } })

function namedReleases(names: readonly string[], context: Context): Candidate[] {
  const details = detailsWithUpdate(context)
  return names.flatMap((name) => {
    const found = findModel(name, details)
    if (found === undefined) {
      const series = seriesNamed(name, details)
      if (series === undefined) throw unknownModel(name, details)
      return series.releases.map((release) => candidate(release, { ...series, entry: series.family }))
    }
    const { entry, release } = found
    if (release !== undefined) return [candidate(release, found)]
    return entry.kind === 'family'
      ? entry.releases.filter(isOffered).map((each) => candidate(each, found))
      : []
  })
}

/** Every filter is asked of the release that has the price. */
function filteredReleases(isPast: boolean, options: PriceOptions, context: Context): Candidate[] {
  const { entries, companies } = detailsWithUpdate(context)
  const candidates = entries.flatMap((entry) => {
    const company = companies.find(({ id }) => id === entry.company)
    if (entry.kind === 'app' || company === undefined) return []
    return entry.releases
      .filter((release) => isOffered(release) || isPast)
      .map((release) => ({
        ...candidate(release, { entry, company }),
        row: releaseRow(entry, release, company),
      }))
  })
  const today = localDay(context.now())
  const { rows } = filterModels(
    candidates.map(({ row }) => row),
    filtersOf([], options, context),
    today,
  )
  const ids = new Set(rows.map(({ id }) => id))
  return candidates.flatMap(({ row, ...each }) => (ids.has(row.id) ? [each] : []))
}

/** Offered today, or only the learner's update knows of it. */
const isOffered = (release: Release): boolean => release.current || isUnchecked(release)

/** `2026-11-24 10:00 UTC+08:00`, on the clock on which it was given; in JSON as ISO 8601. */
function momentText({ at, day, isWholeDay, zone }: Moment, { json }: PriceOptions): string {
  if (json) return at.toISOString()
  if (isWholeDay) return day
  const clock = new Date(at.getTime() + zone * 60_000).toISOString().slice(11, 16)
  const two = (number: number): string => String(number).padStart(2, '0')
  const ahead = `${two(Math.floor(Math.abs(zone) / 60))}:${two(Math.abs(zone) % 60)}`
  return `${day} ${clock} UTC${zone === 0 ? '' : `${zone < 0 ? '-' : '+'}${ahead}`}`
}

const offerJson = ({ release, family, company, prices }: Offer) => ({
  id: `${family}/${release.id}`,
  release: release.id,
  name: release.name,
  company,
  perTokens: 1_000_000,
  channel: prices.channel,
  peakNow: prices.isPeak,
  holidaysUnknown: prices.holidaysUnknown,
  unchecked: isUnchecked(release),
  prices: [...prices.tiers, ...prices.otherTiers],
})

/** Without the noise of binary fractions: 0.02535 and not 0.025349999999999998. */
const plain = (amount: number): number => Number(amount.toPrecision(12))

/** `llm-primer/price@1`: every amount with what was assumed for it. */
const billJson = (bill: Bill, holidaysKnown: readonly string[]) => ({
  schema: 'llm-primer/price@1',
  at: bill.moment,
  asOf: bill.dataOf,
  assumes: {
    tokensCountedBy: bill.isText ? ['cl100k', 'o200k'] : null,
    cacheWriteShare: bill.size.cacheWrite ?? 0,
    thinking: bill.size.thinking ?? false,
    batch: bill.size.batch ?? false,
    currenciesConverted: bill.offers.some(hasConverted),
    holidaysKnown,
  },
  promptTokens: bill.size.prompt,
  answerTokens: bill.size.answer,
  cachedShare: bill.size.cached,
  callsPerDay: bill.calls ?? null,
  offers: billed(bill).map(({ release, family, company, prices, cost }) => ({
    id: `${family}/${release.id}`,
    release: release.id,
    name: release.name,
    company,
    channel: prices.channel,
    currency: prices.currency,
    peakNow: prices.isPeak,
    holidaysUnknown: prices.holidaysUnknown,
    unchecked: isUnchecked(release),
    exceeds: limitsExceeded(release, bill.size),
    call: cost === undefined ? null : { low: plain(cost.low), high: plain(cost.high) },
    day:
      cost === undefined || bill.calls === undefined
        ? null
        : { low: plain(cost.low * bill.calls), high: plain(cost.high * bill.calls) },
    promptOnly: cost?.promptOnly ?? false,
    cacheUnpriced: cost?.cacheUnpriced ?? false,
    cacheWriteUnpriced: cost?.cacheWriteUnpriced ?? false,
    batchUnpriced: cost?.batchUnpriced ?? false,
    perTokens: 1_000_000,
    prices: cost?.used ?? [],
  })),
})
