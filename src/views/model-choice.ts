import { licenceAnswers } from '../domain/model-answers.ts'
import { largestThatFits } from '../domain/model-memory.ts'
import {
  type Candidate,
  type Choice,
  type ChoiceWish,
  type Chosen,
  type ConditionName,
  DAYS,
} from '../domain/models-choice.ts'
import type { FilterName } from '../domain/models-filter.ts'
import type { Frame } from './frame.ts'
import { breakRuns } from './line-break.ts'
import { money, tokenCount } from './model-values.ts'
import { memoryMeans } from './models.ts'
import { markdownLines } from './models-csv.ts'
import { decimalBytes, grouped } from './numbers.ts'
import { type Pair, pairLines } from './pairs.ts'

/** A choice with all that a record of it says. */
export interface ChoiceRecord {
  readonly wish: ChoiceWish
  readonly choice: Choice
  readonly language?: string
  readonly today: string
  /** The day for which the catalogue speaks. */
  readonly dataOf: string
  /** The flags that give the same. */
  readonly command: string
  /** Title and address of every source of a candidate. */
  readonly sources: readonly { readonly title: string; readonly url: string; readonly accessed: string }[]
}

/** What was asked for, a line each. */
export function conditionTexts({ wish, language }: ChoiceRecord, frame: Frame): string[] {
  const { modelChoice: words, models } = frame.messages
  const { size, budget, rate, filters, data } = wish
  const flags = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined || name === 'memory' || !isFilter(name, models.filters)
      ? []
      : [words.filter(models.filters[name], valueText(value))],
  )
  const conditions = [
    ...(data === 'anywhere' ? [] : [words.data[data]]),
    ...(data === 'cn' || data === 'intl' ? [words.dataNote] : []),
    ...(language === undefined ? [] : [words.language(language)]),
    ...flags,
    ...(filters.memory === undefined ? [] : [memoryMeans(filters.memory, frame)]),
    ...(budget === undefined ? [] : [words.budget(money(budget.amount, budget.currency))]),
    ...(rate === undefined ? [] : [words.rate(rate)]),
  ]
  return [
    ...(conditions.length === 0 ? [words.noCondition] : conditions),
    words.calls(grouped(wish.callsPerDay), sizeText(size.prompt, frame), grouped(size.answer)),
  ]
}

const isFilter = (name: string, filters: Record<FilterName, string>): name is FilterName =>
  Object.hasOwn(filters, name)

const sizeText = ({ low, high }: ChoiceWish['size']['prompt'], { glyphs }: Frame): string =>
  low === high ? grouped(low) : `${grouped(low)}${glyphs === 'ascii' ? '-' : '–'}${grouped(high)}`

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ')
  if (value === true) return ''
  if (typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value)
    return `${value.amount} ${value.currency}`
  return String(value)
}

/** The name of a condition as it was asked for. */
export function conditionName(
  condition: ConditionName,
  { messages: { modelChoice, models } }: Frame,
): string {
  if (condition === 'data') return modelChoice.dataCondition
  if (condition === 'length') return modelChoice.length
  return condition === 'budget' ? modelChoice.budgetCondition : models.filters[condition]
}

/** What is said of a candidate: who makes it, why it, what it costs, what its licence says. */
export function candidatePairs(
  chosen: Chosen,
  place: number,
  { wish, choice }: ChoiceRecord,
  frame: Frame,
): Pair[] {
  const { modelChoice: words } = frame.messages
  const { row } = chosen
  const { memory } = wish.filters
  const need =
    memory &&
    largestThatFits(
      row.releases.flatMap(({ params }) => params),
      memory,
    )
  const weights = row.releases.flatMap((release) => release.weights ?? [])
  return [
    [words.maker, `${row.company[frame.locale]} · ${frame.messages.models.regions[row.region]}`],
    [words.reasons, reasonText(place, wish, choice, frame)],
    [words.month, billText(chosen, wish, frame)],
    [words.licence, licenceSentence(chosen, frame)],
    ...(row.context === null ? [] : [[words.context, tokenCount(row.context, frame.locale)] satisfies Pair]),
    ...(need === undefined
      ? []
      : [[words.memory, `${need.total}B: ${decimalBytes(need.weights + need.cache)}`] satisfies Pair]),
    ...weights.map((url): Pair => [words.weights, [{ text: url, kind: 'code' }]]),
    [words.card, [{ text: `llm-primer models show ${row.id}`, kind: 'code' }]],
  ]
}

function reasonText(
  place: number,
  { budget, data, filters }: ChoiceWish,
  choice: Choice,
  frame: Frame,
): string {
  const { reason } = frame.messages.modelChoice
  const isFirst = place === 0
  const several = choice.alsoFit.length > 0
  if (data === 'self' || filters.memory !== undefined) return isFirst ? reason.largest : reason.largestOfMaker
  if (budget !== undefined) return isFirst ? reason.cheapest : reason.cheapestOfMaker
  return isFirst || !several ? reason.newest : reason.newestOfMaker
}

export function billText({ bill }: Chosen, { data }: ChoiceWish, { messages }: Frame): string {
  const { modelChoice: words, common } = messages
  if (data === 'self') return words.onYourMachines
  if (bill === undefined) return words.noPrice
  const { currency, low, high, converted, reseller } = bill
  return [
    words.monthly(money(low, currency), money(high, currency)),
    ...(converted === undefined ? [] : [words.convertedTo(money(converted.high, converted.currency))]),
    ...(reseller === undefined ? [] : [words.throughReseller(reseller)]),
  ].join(common.clauseSeparator)
}

/** The licence in a sentence: its name and its limits. */
export function licenceSentence({ release }: Candidate, { locale, messages }: Frame): string {
  const { use } = licenceAnswers(release)
  const licence = release.licence?.value ?? null
  if (use.answer === 'closed') return messages.modelChoice.closedLicence
  const answer = use.answer === 'yes' ? messages.models.legend.yes : messages.models.uses[use.answer]
  const said = use.limits.map((limit) => limit[locale]).join(messages.common.clauseSeparator)
  return [licence?.name ?? '', answer, said].filter(Boolean).join(messages.common.clauseSeparator)
}

/** So many names stand in a line before the rest is counted. */
const NAMES = 6

function namesText(list: readonly Candidate[], { locale, messages }: Frame): string {
  const names = list.slice(0, NAMES).map(({ row }) => row.name[locale])
  const more = list.length - names.length
  return [...names, ...(more > 0 ? [messages.modelChoice.andMore(more)] : [])].join(
    messages.common.listSeparator,
  )
}

/** What became of the others: which condition ruled out whom, who fits as well, who could not be compared. */
export function otherPairs(record: ChoiceRecord, frame: Frame): { ruledOut: Pair[]; others: Pair[] } {
  const { modelChoice: words } = frame.messages
  const { ruledOut, alsoFit, otherCurrency, unpriced } = record.choice
  const group = (label: string, list: readonly Candidate[]): Pair[] =>
    list.length === 0 ? [] : [[label, namesText(list, frame)]]
  return {
    ruledOut: ruledOut.map(({ condition, before, out }) => [
      conditionName(condition, frame),
      words.out(out.length, before, namesText(out, frame)),
    ]),
    others: [
      ...group(words.alsoFit, alsoFit),
      ...group(words.otherCurrency, otherCurrency),
      ...group(words.unpriced, unpriced),
    ],
  }
}

const NO_ADVICE = (frame: Frame): string => frame.messages.models.noAdvice

/** What the numbers rest on, and what nobody looked up. */
export function remarkTexts({ choice, wish }: ChoiceRecord, frame: Frame): string[] {
  const { modelChoice: words } = frame.messages
  return [
    ...(choice.otherCurrency.length > 0 && wish.rate === undefined ? [words.otherCurrencyNote] : []),
    words.assumed(DAYS),
    words.notChecked,
    NO_ADVICE(frame),
  ]
}

/** The choice on the screen. */
export function choiceScreen(record: ChoiceRecord, frame: Frame): string[] {
  const { modelChoice: words } = frame.messages
  const { choice, today, dataOf, command } = record
  const indent = frame.accessible ? 0 : 2
  const paragraph = (text: string, paint = frame.theme.muted): string[] =>
    breakRuns([{ text, paint }], frame.width, frame)
  const { ruledOut, others } = otherPairs(record, frame)
  return [
    ...paragraph(words.title, frame.theme.heading),
    ...paragraph(words.dated(today, dataOf)),
    '',
    ...conditionTexts(record, frame).flatMap((text) => paragraph(frame.accessible ? text : `· ${text}`)),
    '',
    ...(choice.chosen.length === 0 ? paragraph(emptyText(record, frame), frame.theme.caution) : []),
    ...choice.chosen.flatMap((chosen, at) => [
      ...(at > 0 ? [''] : []),
      ...paragraph(
        `${at + 1}. ${chosen.row.name[frame.locale]}`,
        frame.accessible ? frame.theme.heading : frame.theme.strong,
      ),
      ...pairLines(candidatePairs(chosen, at, record, frame), frame, indent),
    ]),
    ...section(words.ruledOut, ruledOut, frame),
    ...(others.length === 0 ? [] : ['', ...pairLines(others, frame, indent)]),
    '',
    ...remarkTexts(record, frame).flatMap((text) => paragraph(text)),
    ...paragraph(words.again(command)),
  ]
}

export function emptyText({ choice }: ChoiceRecord, frame: Frame): string {
  const { modelChoice: words, common } = frame.messages
  const { emptiedBy } = choice
  return emptiedBy === undefined
    ? words.none
    : [words.none, words.emptiedBy(conditionName(emptiedBy, frame))].join(common.space)
}

const section = (title: string, pairs: readonly Pair[], frame: Frame): string[] =>
  pairs.length === 0
    ? []
    : ['', frame.theme.heading(title), ...pairLines(pairs, frame, frame.accessible ? 0 : 2)]

/** The choice as a record of one page, in Markdown. */
export function choiceMarkdown(record: ChoiceRecord, frame: Frame): string[] {
  const { modelChoice: words } = frame.messages
  const { choice, wish, today, dataOf, command, sources } = record
  const { ruledOut, others } = otherPairs(record, frame)
  const list = (pairs: readonly Pair[]): string[] =>
    pairs.map(([label, value]) => `- ${frame.messages.common.labelled(label)}${plain(value)}`)
  return [
    `# ${words.title}`,
    '',
    words.dated(today, dataOf),
    '',
    `## ${words.conditions}`,
    '',
    ...conditionTexts(record, frame).map((text) => `- ${text}`),
    '',
    `## ${words.candidates}`,
    '',
    ...(choice.chosen.length === 0
      ? [emptyText(record, frame)]
      : markdownLines({
          header: ['', words.maker, words.month, words.licence, words.reasons],
          rows: choice.chosen.map((chosen, at) => [
            chosen.row.name[frame.locale],
            chosen.row.company[frame.locale],
            billText(chosen, wish, frame),
            licenceSentence(chosen, frame),
            reasonText(at, wish, choice, frame),
          ]),
        })),
    ...(ruledOut.length === 0 ? [] : ['', `## ${words.ruledOut}`, '', ...list(ruledOut)]),
    ...(others.length === 0 ? [] : ['', ...list(others)]),
    '',
    ...remarkTexts(record, frame).flatMap((text) => [text, '']),
    `\`${command}\``,
    ...(sources.length === 0 ? [] : ['', `## ${words.sources}`, '']),
    ...sources.map(({ title, url, accessed }) => `- ${title} (${accessed}): <${url}>`),
  ]
}

const plain = (value: Pair[1]): string =>
  typeof value === 'string' ? value : value.map(({ text }) => text).join('')
