import type { CatalogDetails, CatalogSource } from '../domain/catalog.ts'
import {
  type AnyFact,
  type App,
  daysBetween,
  type Family,
  isDayOfReading,
  rowFacts,
} from '../domain/models.ts'
import { breakRuns, type Run } from './line-break.ts'
import { type CardFrame, priceTerms, sourceEntry, valueText } from './model-facts.ts'
import { tableLines } from './table.ts'

/** Every fact of an entry with where it comes from: address, kind of source, day on which it was read, what else is said. */
export function factSourceLines(
  list: readonly AnyFact[],
  sources: Readonly<Record<string, CatalogSource>>,
  frame: CardFrame,
): string[] {
  return list.flatMap((fact, at) => [
    ...(at > 0 && titleOf(fact, frame) !== titleOf(list[at - 1], frame) ? [''] : []),
    ...(at === 0 || titleOf(fact, frame) !== titleOf(list[at - 1], frame) ? headingLines(fact, frame) : []),
    ...factLines(fact, sources, frame),
  ])
}

const titleOf = (fact: AnyFact | undefined, { locale }: CardFrame): string => fact?.release?.[locale] ?? ''

function headingLines(fact: AnyFact, frame: CardFrame): string[] {
  const title = titleOf(fact, frame)
  return title === '' ? [] : breakRuns([{ text: title, paint: frame.theme.heading }], frame.width, frame)
}

function factLines(
  fact: AnyFact,
  sources: Readonly<Record<string, CatalogSource>>,
  frame: CardFrame,
): string[] {
  const { words, theme, locale, messages } = frame
  const value = fact.value === null ? words.noValue : valueText(fact.field, fact.value, frame)
  const about = [
    ...(fact.price === undefined ? [] : priceTerms(fact.price, frame)),
    words.confidence[fact.confidence],
    isDayOfReading(fact, sources) ? words.dayOfReading(fact.asOf) : words.seen(fact.asOf),
    ...(fact.note === undefined ? [] : [fact.note[locale]]),
  ]
  const runs: Run[] = [
    { text: messages.common.labelled(labelOf(fact, frame)), paint: theme.muted },
    { text: value },
    { text: ` · ${about.join(messages.common.listSeparator)}`, paint: theme.muted },
  ]
  return [
    ...breakRuns(runs, frame.width, frame),
    ...fact.sources.flatMap((id) => readLines(sources[id], '  -', frame)),
    ...fact.alternatives.flatMap(({ value: other, source }) => [
      ...breakRuns(
        [
          {
            text: `  ${words.alsoSaid}${frame.messages.common.space}${valueText(fact.field, other, frame)}`,
            paint: theme.caution,
          },
        ],
        frame.width,
        frame,
      ),
      ...readLines(sources[source], '  -', frame),
    ]),
  ]
}

const labelOf = ({ field }: AnyFact, { words }: CardFrame): string =>
  Object.entries(words.labels).find(([name]) => name === field)?.[1] ?? field

const readLines = (source: CatalogSource | undefined, mark: string, frame: CardFrame): string[] =>
  source === undefined ? [] : sourceEntry(source, mark, frame)

/** Under the list: for each row what its flag, licence and newest release rest on. */
export function listSourceLines(
  entries: readonly (Family | App)[],
  sources: Readonly<Record<string, CatalogSource>>,
  frame: CardFrame,
): string[] {
  return entries.flatMap((entry) => {
    return [
      '',
      ...breakRuns([{ text: entry.name[frame.locale], paint: frame.theme.strong }], frame.width, frame),
      ...factSourceLines(rowFacts(entry), sources, frame),
    ]
  })
}

/** All sources of the catalogue, by name of the publisher. */
export function allSourceLines({ sources }: CatalogDetails, frame: CardFrame): string[] {
  const list = Object.values(sources).sort((a, b) => (a.publisher < b.publisher ? -1 : 1))
  const lines = list.flatMap((source, at) => readLines(source, `[${at + 1}]`, frame))
  return frame.accessible ? [frame.words.sourceCount(list.length), '', ...lines] : lines
}

/** A fact that changes by itself and is old, with the entry it belongs to. */
export interface StaleFact {
  readonly entry: Family | App
  readonly fact: AnyFact
}

/** What would make a fact of that kind fresh again. No update does: what it says is kept beside the catalogue's own. */
const mendedBy = (field: string, { words: { staleList } }: CardFrame): string =>
  field === 'poweredBy' || field === 'status' ? staleList.mends[field] : staleList.mends.others

export function staleLines(stale: readonly StaleFact[], days: number, frame: CardFrame): string[] {
  const { words, locale, theme, messages } = frame
  const { columns } = messages.models
  if (stale.length === 0) return breakRuns([{ text: words.staleList.none(days) }], frame.width, frame)
  const rows = stale.map(({ entry, fact }) => [
    fact.release?.[locale] ?? entry.name[locale],
    labelOf(fact, frame),
    fact.value === null ? words.noValue : valueText(fact.field, fact.value, frame),
    fact.asOf,
    words.staleList.daysOld(daysBetween(fact.asOf, frame.today)),
    mendedBy(fact.field, frame),
  ])
  return [
    ...breakRuns(
      [{ text: words.staleList.heading(stale.length, days), paint: theme.heading }],
      frame.width,
      frame,
    ),
    '',
    ...tableLines(
      {
        header: [
          columns.name,
          words.fact,
          words.staleList.value,
          columns.asof,
          words.staleList.age,
          words.staleList.mendedBy,
        ],
        rows,
        alignments: ['left', 'left', 'left', 'left', 'right', 'left'],
        compact: true,
      },
      frame,
    ),
    '',
    ...breakRuns([{ text: words.staleList.hint, paint: theme.muted }], frame.width, frame),
  ]
}
