import { holidaysOf } from '../../domain/catalog.ts'
import { localDay } from '../../domain/day.ts'
import { type CallSize, pricesAt } from '../../domain/model-price.ts'
import { facts, releaseRow } from '../../domain/models.ts'
import { type Candidate, type ChoiceWish, chooseModels, type DataWish } from '../../domain/models-choice.ts'
import type { MaxPrice } from '../../domain/models-filter.ts'
import { type ChoiceRecord, choiceMarkdown, choiceScreen } from '../../views/model-choice.ts'
import type { Context } from '../shared/context.ts'
import { printInParts } from '../shared/parts.ts'
import { choiceJson } from './choice-json.ts'
import { askConditions } from './choose-questions.ts'
import { detailsWithUpdate } from './details.ts'
import { FILTERS, filtersOf, formOf, type ModelsOptions, refuseOthers } from './filters.ts'
import { promptSize } from './price.ts'

export interface ChooseOptions extends ModelsOptions {
  readonly data?: DataWish
  readonly language?: string
  readonly budget?: MaxPrice
  readonly calls?: number
  readonly file?: string
  readonly inTokens?: number
  readonly outTokens?: number
  readonly rate?: number
}

/** What a call is when nobody says: a page or two in, a long paragraph out. */
const USUAL_CALL = { prompt: 2000, answer: 500, calls: 1000 }

/** `models choose [TEXT]`: three candidates from three makers. On a terminal, without conditions, they are asked for. */
export async function runChoose(
  words: readonly string[],
  typed: ChooseOptions,
  context: Context,
): Promise<void> {
  refuseOthers(typed, [...FILTERS, 'json', 'md'], 'models choose')
  const form = formOf(typed)
  const { course, terminal, frame } = context
  const isBare = words.length === 0 && OPTIONS.every((name) => typed[name] === undefined)
  const options = isBare && form === 'text' ? { ...typed, ...(await askConditions(context)) } : typed
  const wish = await wishOf(words, options, context)
  const today = localDay(context.now())
  const choice = chooseModels(candidatesAt(context), wish, today)
  const details = detailsWithUpdate(context)
  const cited = new Set(
    choice.chosen.flatMap(({ row, release }) => {
      const entry = details.entries.find(({ id }) => id === row.id.split('/')[0])
      return entry?.kind === 'family'
        ? facts({ ...entry, releases: [release] }).flatMap(({ sources }) => sources)
        : []
    }),
  )
  const record: ChoiceRecord = {
    wish,
    choice,
    ...(options.language === undefined ? {} : { language: options.language }),
    today,
    dataOf: course.catalog().asOf,
    command: commandOf(words, options),
    sources: [...cited].flatMap((id) => details.sources[id] ?? []),
  }
  if (form === 'json') return terminal.printJson(choiceJson(record))
  if (form === 'md') terminal.print(choiceMarkdown(record, frame))
  else await printInParts(choiceScreen(record, frame), context)
}

async function wishOf(
  words: readonly string[],
  options: ChooseOptions,
  context: Context,
): Promise<ChoiceWish> {
  const isText = words.length > 0 || options.file !== undefined
  const inTokens = options.inTokens ?? (isText ? undefined : USUAL_CALL.prompt)
  const prompt = await promptSize(
    words,
    { ...options, ...(inTokens === undefined ? {} : { inTokens }) },
    context,
  )
  const size: CallSize = {
    prompt: prompt ?? { low: USUAL_CALL.prompt, high: USUAL_CALL.prompt },
    answer: options.outTokens ?? USUAL_CALL.answer,
    cached: 0,
  }
  const { words: _, ...filters } = filtersOf([], options, context)
  return {
    data: options.data ?? 'anywhere',
    filters,
    size,
    callsPerDay: options.calls ?? USUAL_CALL.calls,
    ...(options.budget === undefined ? {} : { budget: options.budget }),
    ...(options.rate === undefined ? {} : { rate: options.rate }),
  }
}

/** Every release that is offered today, with the prices of the moment. */
function candidatesAt(context: Context): Candidate[] {
  const at = context.now()
  const details = detailsWithUpdate(context)
  const holidays = holidaysOf(details)
  return details.entries.flatMap((entry) => {
    const company = details.companies.find(({ id }) => id === entry.company)
    if (entry.kind === 'app' || company === undefined || entry.status.value !== 'active') return []
    return entry.releases
      .filter(({ current }) => current)
      .map((release) => ({
        release,
        row: releaseRow(entry, release, company),
        prices: pricesAt(release, at, localDay(at), holidays),
      }))
  })
}

/** What the command itself takes, in the order in which it is written down. */
const OPTIONS: readonly (keyof ChooseOptions)[] = [
  'data',
  'language',
  'budget',
  'rate',
  'calls',
  'file',
  'inTokens',
  'outTokens',
  ...FILTERS,
]

/** The command line that gives the same record. */
function commandOf(words: readonly string[], options: ChooseOptions): string {
  const flags = OPTIONS.flatMap((name) => {
    const value = options[name]
    if (value === undefined) return []
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
    return value === true ? [flag] : [flag, quoted(typedValue(name, value))]
  })
  return ['llm-primer models choose', ...words.map(quoted), ...flags].join(' ')
}

function typedValue(name: string, value: unknown): string {
  if (name === 'memory') return `${Number(value) / 1e9}gb`
  if (Array.isArray(value)) return value.join(',')
  if (typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value)
    return `${value.amount}${String(value.currency).toLowerCase()}`
  return String(value)
}

const quoted = (word: string): string =>
  /^[\w.,:/-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
