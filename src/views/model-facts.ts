import type { CatalogSource } from '../domain/catalog.ts'
import type { InterfaceLanguage } from '../domain/locale.ts'
import {
  ABILITIES,
  type AnyFact,
  isStale,
  type Licence,
  type Openness,
  type Price,
  type Release,
} from '../domain/models.ts'
import { isRecord } from '../domain/record.ts'
import type { Messages } from '../messages/messages.ts'
import type { Frame } from './frame.ts'
import { breakRuns, type Run } from './line-break.ts'
import { money, tokenCount } from './model-values.ts'
import { grouped, inWords } from './numbers.ts'

/** What a card of the catalogue is written with. */
export interface CardFrame extends Frame {
  readonly words: Messages['modelCard']
  /** The learner's day, which decides what is stale. */
  readonly today: string
}

/** Numbers the sources in the order in which they are cited. */
export interface References {
  /** ` [1] [4]`; Chinese has no spaces before them. */
  marks(ids: readonly string[]): Run[]
  /** The sources cited so far. */
  cited(): readonly string[]
}

export function createReferences({ messages: { common } }: Pick<Frame, 'messages'>): References {
  const cited: string[] = []
  const number = (id: string): number => {
    if (!cited.includes(id)) cited.push(id)
    return cited.indexOf(id) + 1
  }
  return {
    marks: (ids) => ids.map((id) => ({ text: `${common.space}[${number(id)}]`, kind: 'mark' })),
    cited: () => cited,
  }
}

/** A fact in words: its value, marks of its sources, what else is said, and how sure and how old it is. */
export function factRuns(fact: AnyFact, references: References, frame: CardFrame): Run[] {
  const { theme, words } = frame
  const marks = references.marks(fact.sources).map((run) => ({ ...run, paint: theme.muted }))
  if (fact.value === null)
    return [{ text: words.unverified, paint: theme.caution }, ...remarkRuns(fact, [], frame), ...marks]
  const doubts = [
    ...(fact.confidence === 'unverified' ? [words.unverified] : []),
    ...(isStale(fact, frame.today) ? [words.stale(fact.asOf)] : []),
  ]
  return [
    { text: valueText(fact.field, fact.value, frame) },
    ...marks,
    ...remarkRuns(fact, doubts, frame),
    ...alternativeRuns(fact, references, frame),
  ]
}

/** The note of a fact and what is doubtful about it, in one pair of brackets. */
function remarkRuns({ note }: AnyFact, doubts: readonly string[], frame: CardFrame): Run[] {
  const { theme, locale, messages } = frame
  const remarks = [...(note === undefined ? [] : [note[locale]]), ...doubts]
  if (remarks.length === 0) return []
  const text = inBrackets(remarks.join(messages.common.listSeparator), frame)
  return [{ text, paint: doubts.length > 0 ? theme.caution : theme.muted }]
}

/** Brackets as each language writes them, with the space that goes before them. */
export const inBrackets = (text: string, { messages }: Pick<Frame, 'messages'>): string =>
  messages.common.bracketed(text)

function alternativeRuns(fact: AnyFact, references: References, frame: CardFrame): Run[] {
  const { theme, locale, words } = frame
  const { common } = frame.messages
  if (fact.alternatives.length === 0) return []
  const said = fact.alternatives.flatMap(({ value, source, note }, at): Run[] => [
    {
      text: `${at > 0 ? common.listSeparator : common.space}${valueText(fact.field, value, frame)}`,
      paint: theme.muted,
    },
    ...references.marks([source]).map((run) => ({ ...run, paint: theme.muted })),
    ...(note === undefined ? [] : [{ text: inBrackets(note[locale], frame), paint: theme.muted }]),
  ])
  const label = common.clauseSeparator + words.alsoSaid
  return [{ text: label, paint: theme.caution }, ...said]
}

/** The value of a fact of that field. Values come from the compiled catalogue, so each field has its type. */
export function valueText(field: string, value: unknown, frame: CardFrame): string {
  const text = writers[field]?.(value, frame)
  return (
    text ?? (typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value))
  )
}

type Writer = (value: unknown, frame: CardFrame) => string | undefined

const writers: Readonly<Record<string, Writer>> = {
  status: (value, { messages }) =>
    Object.entries(messages.models.statuses).find(([name]) => name === value)?.[1],
  openness: (value, { messages }) =>
    Object.entries(messages.models.openness).find(([name]) => name === value)?.[1],
  context: tokensText,
  maxOutput: tokensText,
  abilities: (value, { words, messages }) =>
    isRecord(value)
      ? ABILITIES.filter((each) => value[each] !== undefined)
          .map((each) =>
            value[each] === true ? words.abilities[each] : words.without(words.abilities[each]),
          )
          .join(messages.common.listSeparator)
      : undefined,
  licence: (value, { messages }) => {
    const name = isRecord(value) ? value.name : undefined
    if (typeof name !== 'string') return undefined
    return name === 'proprietary' ? messages.models.proprietary : name
  },
  params: (value, frame) =>
    Array.isArray(value)
      ? value.map((size) => sizeText(size, frame)).join(frame.messages.common.listSeparator)
      : undefined,
  modalities: (value, frame) => (isRecord(value) ? modalityText(value, frame) : undefined),
  poweredBy: (value) => (isRecord(value) && typeof value.name === 'string' ? value.name : undefined),
  price: (value, frame) => (isRecord(value) ? shortPrice(value, frame) : undefined),
}

function tokensText(value: unknown, { words, locale }: CardFrame): string | undefined {
  return typeof value === 'number'
    ? `${tokenCount(value, locale)} · ${words.tokens(grouped(value))}`
    : undefined
}

function sizeText(size: unknown, frame: CardFrame): string {
  if (!isRecord(size) || typeof size.total !== 'number') return ''
  const active =
    typeof size.active === 'number' ? inBrackets(frame.words.active(billions(size.active, frame)), frame) : ''
  return billions(size.total, frame) + active
}

/** 1050 → 1.05T, 0.014 → 14M: parameters are given in billions. Chinese: 1.05 万亿, 1400 万, 2350 亿. */
export function billions(value: number, { locale }: Pick<Frame, 'locale'>): string {
  return BILLIONS[locale](value)
}

const BILLIONS: Readonly<Record<InterfaceLanguage, (value: number) => string>> = {
  zh: (value) => inWords(Math.round(value * 1e9), 'zh'),
  en: (value) => {
    if (value >= 1000) return `${Number((value / 1000).toPrecision(4))}T`
    return value < 0.1 ? `${Number((value * 1000).toPrecision(4))}M` : `${value}B`
  },
}

function modalityText(
  value: Readonly<Record<string, unknown>>,
  { words, messages, glyphs }: CardFrame,
): string {
  const names = (list: unknown): string =>
    (Array.isArray(list) ? list : [])
      .map((each) => Object.entries(words.modalities).find(([name]) => name === each)?.[1] ?? '')
      .join(messages.common.listSeparator)
  return `${names(value.input)} ${glyphs === 'ascii' ? '->' : words.modalityArrow} ${names(value.output)}`
}

function shortPrice(
  value: Readonly<Record<string, unknown>>,
  { words, messages }: CardFrame,
): string | undefined {
  const { currency } = value
  if (currency !== 'CNY' && currency !== 'USD' && currency !== 'EUR') return undefined
  const amount = (name: 'in' | 'out'): string | undefined => {
    const number = value[name]
    return typeof number === 'number' ? money(number, currency) : undefined
  }
  const [input, output] = [amount('in'), amount('out')]
  return [
    ...(input === undefined ? [] : [words.price.input(input)]),
    output === undefined ? words.price.outputUnknown : words.price.output(output),
  ].join(messages.common.listSeparator)
}

/** A price in full: amounts, tier, hours, days, channel. */
export function priceRuns(price: Price, references: References, frame: CardFrame): Run[] {
  const { theme, words, messages } = frame
  const amounts = [
    words.price.input(money(price.in, price.currency)),
    price.out === null ? words.price.outputUnknown : words.price.output(money(price.out, price.currency)),
    ...(price.cachedIn === undefined ? [] : [words.price.cached(money(price.cachedIn, price.currency))]),
    words.price.perMillion,
  ].join(messages.common.listSeparator)
  const terms = [...priceTerms(price, frame), ...(price.note === undefined ? [] : [price.note[frame.locale]])]
  const stale = isStale(price, frame.today)
  return [
    { text: amounts },
    ...references.marks(price.sources).map((run) => ({ ...run, paint: theme.muted })),
    ...(terms.length === 0
      ? []
      : [{ text: inBrackets(terms.join(messages.common.listSeparator), frame), paint: theme.muted }]),
    ...alternativeRuns({ ...price, field: 'price', value: price }, references, frame),
    ...(stale ? [{ text: inBrackets(words.stale(price.asOf), frame), paint: theme.caution }] : []),
  ]
}

/** For whom, when and where a price holds. */
export function priceTerms(price: Price, frame: CardFrame): string[] {
  const { words } = frame
  return [
    ...(price.upToPromptTokens === undefined
      ? []
      : [words.price.upTo(tokenCount(price.upToPromptTokens, frame.locale))]),
    ...(price.window === undefined ? [] : [windowText(price.window, frame)]),
    ...(price.kind === 'promo' ? [words.price.promo] : []),
    ...(price.channel === 'API' ? [] : [words.priceList.reseller(price.channel)]),
    ...(price.validFrom === null ? [] : [words.since(price.validFrom)]),
    ...(price.validTo === null ? [] : [words.until(price.validTo)]),
    ...extraTerms(price, frame),
    ...(price.converted ? [words.price.converted] : []),
  ]
}

/** What some makers charge besides: for thinking, batches, writing into the cache, each call. */
export function extraTerms(
  { thinkingOut, batch, cacheWrite, perRequest, currency }: Price,
  { words: { priceList }, messages }: Pick<CardFrame, 'words' | 'messages'>,
): string[] {
  const labelled = (label: string, amount: string): string => messages.common.labelled(label) + amount
  return [
    ...(thinkingOut === undefined ? [] : [labelled(priceList.thinking, money(thinkingOut, currency))]),
    ...(cacheWrite === undefined ? [] : [labelled(priceList.cacheWrite, money(cacheWrite, currency))]),
    ...(batch === undefined
      ? []
      : [labelled(priceList.batch, `${money(batch.in, currency)} / ${money(batch.out, currency)}`)]),
    ...(perRequest === undefined ? [] : [labelled(priceList.perRequest, money(perRequest, currency))]),
  ]
}

/** `peak hours, Mon–Fri 09:00–12:00, 14:00–18:00 Shanghai time, not on Chinese public holidays` */
export function windowText(
  { days, hours, exceptHolidays }: NonNullable<Price['window']>,
  { words, messages, glyphs }: CardFrame,
): string {
  const dash = glyphs === 'ascii' ? '-' : '–'
  const name = (day: number): string => words.price.days[day - 1] ?? ''
  const [first, last] = [days.at(0) ?? 1, days.at(-1) ?? 1]
  const unbroken = days.length > 2 && last - first === days.length - 1
  const dayText = unbroken
    ? `${name(first)}${dash}${name(last)}`
    : days.map(name).join(messages.common.listSeparator)
  const hourText = hours.map(([from, to]) => `${from}${dash}${to}`).join(messages.common.listSeparator)
  const peak = words.price.peak(dayText, hourText)
  return exceptHolidays === undefined
    ? peak
    : [peak, words.price.holidays].join(messages.common.listSeparator)
}

/** Facts of a release that stand on its card, in their order. */
export const releaseFields = [
  'released',
  'openness',
  'licence',
  'params',
  'context',
  'maxOutput',
  'modalities',
  'abilities',
  'knowledge',
  'retired',
] as const

export const limitsOf = (release: Release): Licence['limits'] => release.licence?.value?.limits ?? []

export const opennessText = (level: Openness | null, { messages, words }: CardFrame): string =>
  level === null ? words.noValue : messages.models.openness[level]

/** The list of sources under a card, by number; addresses stand on lines of their own, to be copied. */
export function sourceLines(
  ids: readonly string[],
  sources: Readonly<Record<string, CatalogSource>>,
  frame: CardFrame,
): string[] {
  return ids.flatMap((id, at) => {
    const source = sources[id]
    return source === undefined ? [] : sourceEntry(source, `[${at + 1}]`, frame)
  })
}

/** A source with its mark: title, publisher, kind, the day that it carries and that of reading, then the address. */
export function sourceEntry(
  { title, url, publisher, tier, date, accessed }: CatalogSource,
  mark: string,
  frame: CardFrame,
): string[] {
  const { theme, words, hyperlinks, messages } = frame
  const about = [
    publisher,
    words.tiers[tier],
    ...(date === undefined ? [] : [words.dated(date)]),
    // A snapshot is read in the state of its own day.
    ...(date === accessed ? [] : [words.read(accessed)]),
  ].join(messages.common.listSeparator)
  const runs: Run[] = [
    { text: title, ...(hyperlinks ? { href: url, paint: theme.accent } : {}) },
    { text: ` · ${about}`, paint: theme.muted },
  ]
  const indent = frame.accessible ? 0 : Math.min(mark.length + 1, frame.width >> 2)
  const room = frame.width - indent
  const [first = '', ...others] = breakRuns(runs, Math.max(2, frame.width - mark.length - 1), frame)
  const address = hyperlinks ? [] : breakRuns([{ text: url, kind: 'code', paint: theme.muted }], room, frame)
  return [
    `${theme.muted(mark)} ${first}`,
    ...[...others, ...address].map((line) => ' '.repeat(indent) + line),
  ]
}
