import { largestThatFits } from './model-memory.ts'
import { type CallSize, costOf, limitsExceeded, type PricesNow } from './model-price.ts'
import type { Currency, ModelRow, Release } from './models.ts'
import { type FilterName, filterModels, type ModelFilters, sortModels } from './models-filter.ts'

/** Where the data may go. `cn`: to a maker in China only. `intl`: to a maker elsewhere only. `self`: nowhere. */
export const DATA_WISHES = ['anywhere', 'cn', 'intl', 'self'] as const
export type DataWish = (typeof DATA_WISHES)[number]

/** What a person needs. What is left out is no condition. */
export interface ChoiceWish {
  readonly data: DataWish
  readonly filters: ModelFilters
  readonly size: CallSize
  readonly callsPerDay: number
  readonly budget?: { readonly amount: number; readonly currency: Currency }
  /** Yuan for a dollar, as the person typed it: the only way in which currencies meet. */
  readonly rate?: number
}

/** A release that is offered, with what it costs now in and outside peak hours. */
export interface Candidate {
  readonly row: ModelRow
  readonly release: Release
  readonly prices: readonly PricesNow[]
}

/** What a month costs: from outside peak hours to all within them. */
export interface MonthlyBill {
  readonly currency: Currency
  readonly low: number
  readonly high: number
  /** The price is no maker's, but this reseller's. */
  readonly reseller?: string
  /** With the person's own rate, in the currency of the budget. */
  readonly converted?: { readonly currency: Currency; readonly low: number; readonly high: number }
}

export interface Chosen extends Candidate {
  readonly bill?: MonthlyBill
}

export type ConditionName = FilterName | 'data' | 'length' | 'budget'

/** A condition and whom it ruled out. */
export interface RuledOut {
  readonly condition: ConditionName
  readonly before: number
  readonly out: readonly Candidate[]
}

export interface Choice {
  /** At most three, from three makers. */
  readonly chosen: readonly Chosen[]
  /** The others that fit as well. */
  readonly alsoFit: readonly Chosen[]
  /** Candidates whose price is in another currency only: they cannot be held against the budget. */
  readonly otherCurrency: readonly Chosen[]
  /** Candidates without any known price, where there is a budget. */
  readonly unpriced: readonly Candidate[]
  readonly ruledOut: readonly RuledOut[]
  /** The condition that removed the last candidate. */
  readonly emptiedBy?: ConditionName
}

/** Days of a month in a bill. */
export const DAYS = 30
const CHOSEN = 3

/** Applies the conditions one after the other, and takes the three that are best by what was asked for. */
export function chooseModels(candidates: readonly Candidate[], wish: ChoiceWish, today: string): Choice {
  const ruledOut: RuledOut[] = []
  let left = candidates
  const apply = (condition: ConditionName, keep: (list: readonly Candidate[]) => readonly Candidate[]) => {
    const before = left
    left = keep(before)
    const kept = new Set(left)
    if (left.length < before.length)
      ruledOut.push({ condition, before: before.length, out: before.filter((each) => !kept.has(each)) })
  }
  if (wish.data !== 'anywhere') apply('data', (list) => list.filter((each) => mayHave(each, wish.data)))
  for (const [name, filter] of oneByOne(wish.filters)) apply(name, (list) => passing(list, filter, today))
  apply('length', (list) => list.filter(({ release }) => limitsExceeded(release, wish.size).length === 0))
  const billed = left.map((each): Chosen => withBill(each, wish))
  const { budget } = wish
  const self = wish.data === 'self'
  if (budget === undefined || self)
    return { ...picked(billed, wish, today), ruledOut, ...emptied(left, ruledOut) }
  const comparable = billed.filter(({ bill }) => inBudgetCurrency(bill, budget.currency) !== undefined)
  const affordable = comparable.filter(
    ({ bill }) => (inBudgetCurrency(bill, budget.currency)?.high ?? 0) <= budget.amount,
  )
  if (affordable.length < comparable.length)
    ruledOut.push({
      condition: 'budget',
      before: left.length,
      out: comparable.filter((each) => !affordable.includes(each)),
    })
  return {
    ...picked(affordable, wish, today),
    otherCurrency: billed.filter(
      ({ bill }) => bill !== undefined && inBudgetCurrency(bill, budget.currency) === undefined,
    ),
    unpriced: billed.filter(({ bill }) => bill === undefined),
    ruledOut,
    ...emptied(affordable, ruledOut),
  }
}

const emptied = (left: readonly unknown[], ruledOut: readonly RuledOut[]): Pick<Choice, 'emptiedBy'> => {
  const last = ruledOut.at(-1)
  return left.length > 0 || last === undefined ? {} : { emptiedBy: last.condition }
}

const mayHave = ({ row }: Candidate, data: DataWish): boolean => {
  const [release] = row.releases
  if (data === 'self')
    return release !== undefined && release.openness !== null && release.openness !== 'closed'
  return data === 'cn' ? row.region === 'cn' : row.region !== 'cn'
}

/** The filters that were asked for, each by itself, in the order in which they are applied to a list. */
function oneByOne(filters: ModelFilters): readonly (readonly [FilterName, ModelFilters])[] {
  return CONDITIONS.filter((name) => filters[name] !== undefined).map(
    (name) => [name, { [name]: filters[name] }] as const,
  )
}

const CONDITIONS: readonly FilterName[] = [
  'openSource',
  'closed',
  'open',
  'regions',
  'companies',
  'commercial',
  'licences',
  'statuses',
  'modalities',
  'abilities',
  'minContext',
  'minOutput',
  'maxPrice',
  'memory',
  'releasedAfter',
]

function passing(list: readonly Candidate[], filter: ModelFilters, today: string): readonly Candidate[] {
  const { rows } = filterModels(
    list.map(({ row }) => row),
    filter,
    today,
  )
  const ids = new Set(rows.map(({ id }) => id))
  return list.filter(({ row }) => ids.has(row.id))
}

/** The month's bill in the maker's currency: of several offers the maker's own, then the budget's currency. */
function withBill(candidate: Candidate, { size, callsPerDay, budget, rate }: ChoiceWish): Chosen {
  const bills = candidate.prices.flatMap((prices): MonthlyBill[] => {
    const calls = [costOf(prices.tiers, size), costOf(prices.otherTiers, size)].flatMap((cost) => cost ?? [])
    if (calls.length === 0 || calls.some(({ promptOnly }) => promptOnly)) return []
    const month = (amount: number): number => Number((amount * callsPerDay * DAYS).toPrecision(12))
    const bill = {
      currency: prices.currency,
      low: month(Math.min(...calls.map(({ low }) => low))),
      high: month(Math.max(...calls.map(({ high }) => high))),
      ...(prices.channel === 'API' ? {} : { reseller: prices.channel }),
    }
    const converted = convert(bill, budget?.currency, rate)
    return [{ ...bill, ...(converted === undefined ? {} : { converted }) }]
  })
  const [best] = bills.sort(
    (a, b) =>
      Number(a.reseller !== undefined) - Number(b.reseller !== undefined) ||
      Number(a.currency !== budget?.currency) - Number(b.currency !== budget?.currency),
  )
  return best === undefined ? candidate : { ...candidate, bill: best }
}

function convert(
  { currency, low, high }: Pick<MonthlyBill, 'currency' | 'low' | 'high'>,
  wanted: Currency | undefined,
  rate: number | undefined,
): MonthlyBill['converted'] {
  if (rate === undefined || wanted === undefined || wanted === currency) return undefined
  const times =
    currency === 'USD' && wanted === 'CNY'
      ? rate
      : currency === 'CNY' && wanted === 'USD'
        ? 1 / rate
        : undefined
  return times === undefined ? undefined : { currency: wanted, low: low * times, high: high * times }
}

/** The bill in the budget's currency, as charged or with the person's own rate. */
export const inBudgetCurrency = (bill: MonthlyBill | undefined, currency: Currency) =>
  bill === undefined ? undefined : bill.currency === currency ? bill : bill.converted

/** The first of each maker, three of them; the rest fits as well. */
function picked(list: readonly Chosen[], wish: ChoiceWish, today: string): Omit<Choice, 'ruledOut'> {
  const sorted = ranked(list, wish, today)
  const makers = new Set<string>()
  const chosen = sorted.filter(({ row }) => {
    if (makers.size === CHOSEN || makers.has(row.company.id)) return false
    makers.add(row.company.id)
    return true
  })
  return {
    chosen,
    alsoFit: sorted.filter((each) => !chosen.includes(each)),
    otherCurrency: [],
    unpriced: [],
  }
}

const EVERYTHING = { bytes: Number.POSITIVE_INFINITY, bits: 16, tokens: 0 }

/** With a budget the cheapest first; on the person's own machines the largest; else in the usual order. */
function ranked(list: readonly Chosen[], { budget, data, filters }: ChoiceWish, today: string): Chosen[] {
  const order = new Map(
    sortModels(
      list.map(({ row }) => row),
      'usual',
      'en',
      today,
    ).map(({ id }, at) => [id, at]),
  )
  const usual = (a: Chosen, b: Chosen): number => (order.get(a.row.id) ?? 0) - (order.get(b.row.id) ?? 0)
  const { memory = EVERYTHING } = filters
  const size = ({ row }: Chosen): number =>
    largestThatFits(
      row.releases.flatMap(({ params }) => params),
      memory,
    )?.total ?? 0
  if (data === 'self' || filters.memory !== undefined)
    return [...list].sort((a, b) => size(b) - size(a) || usual(a, b))
  if (budget === undefined) return [...list].sort(usual)
  const month = ({ bill }: Chosen): number =>
    inBudgetCurrency(bill, budget.currency)?.high ?? Number.POSITIVE_INFINITY
  return [...list].sort((a, b) => month(a) - month(b) || usual(a, b))
}
