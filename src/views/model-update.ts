import type { UpdateDifference, UpdatedRelease, UpdateReport } from '../domain/catalog-update.ts'
import type { UpdateTrouble } from '../errors.ts'
import { breakRuns } from './line-break.ts'
import type { CardFrame } from './model-facts.ts'
import { money, tokenCount } from './model-values.ts'
import { tableLines } from './table.ts'

/** Rows of each part that are printed; the rest is counted. */
const SHOWN = 20

/** Where it stands in the file, and what is wrong with it. */
export interface OddValue {
  readonly place: string
  readonly trouble: UpdateTrouble
}

/** What was read of a file besides its releases. */
export interface UpdateRead {
  readonly source: string
  readonly skipped: number
  readonly setAside?: { readonly aliases: number; readonly retired: number; readonly otherKinds: number }
  /** Values that make a model be left out. */
  readonly odd: readonly OddValue[]
}

/** So many of them are named. */
const NAMED = 5

/** What an update would bring: releases that the catalogue does not have, and values that differ. */
export function updateLines(
  report: UpdateReport,
  { source, skipped, setAside, odd }: UpdateRead,
  frame: CardFrame,
): string[] {
  const { words, theme } = frame
  const { update } = words
  const heading = (text: string): string[] => breakRuns([{ text, paint: theme.heading }], frame.width, frame)
  const muted = (text: string): string[] => breakRuns([{ text, paint: theme.muted }], frame.width, frame)
  return [
    ...heading(update.added(report.added.length)),
    ...(report.added.length === 0 ? [] : ['', ...addedTable(report, frame)]),
    ...restLine(report.added.length, frame),
    '',
    ...heading(update.differing(report.differing.length)),
    ...(report.differing.length === 0 ? [] : ['', ...differingTable(report.differing, frame)]),
    ...restLine(report.differing.length, frame),
    '',
    ...muted(update.summary(source, report.agreeing, skipped)),
    ...(setAside === undefined || setAside.aliases + setAside.retired + setAside.otherKinds === 0
      ? []
      : muted(update.setAside(setAside.aliases, setAside.retired, setAside.otherKinds))),
    ...oddLines(odd, frame),
    ...muted(update.keeps),
  ]
}

/** Each with its reason on a line of its own. */
function oddLines(odd: readonly OddValue[], frame: CardFrame): string[] {
  if (odd.length === 0) return []
  const { theme, messages, words, width } = frame
  const indent = frame.accessible ? 0 : 2
  const lines = odd
    .slice(0, NAMED)
    .map(({ place, trouble }) => messages.common.labelled(place) + messages.models.updateTrouble(trouble))
    .flatMap((text) => breakRuns([{ text, paint: theme.muted }], width - indent, frame))
  return [
    ...breakRuns([{ text: words.update.odd(odd.length), paint: theme.muted }], width, frame),
    ...lines.map((line) => ' '.repeat(indent) + line),
    ...(odd.length > NAMED ? [theme.muted(' '.repeat(indent) + words.update.more(odd.length - NAMED))] : []),
  ]
}

const restLine = (count: number, { words, theme }: CardFrame): string[] =>
  count > SHOWN ? [theme.muted(words.update.more(count - SHOWN))] : []

function addedTable({ added }: UpdateReport, frame: CardFrame): string[] {
  const { columns } = frame.messages.models
  return tableLines(
    {
      header: [
        columns.name,
        columns.released,
        columns.context,
        frame.words.labels.openness,
        frame.words.labels.price,
      ],
      rows: added
        .slice(0, SHOWN)
        .map(({ release }) => [
          release.name,
          release.released ?? '',
          release.context === undefined ? '' : tokenCount(release.context, frame.locale),
          weightsText(release, frame),
          priceText(release, frame),
        ]),
      alignments: ['left', 'left', 'right', 'left', 'left'],
      compact: true,
    },
    frame,
  )
}

const weightsText = ({ openWeights }: UpdatedRelease, { words }: CardFrame): string =>
  openWeights === undefined ? '' : openWeights ? words.update.openWeights : words.update.noWeights

const priceText = ({ price }: UpdatedRelease, { words, messages }: CardFrame): string =>
  price === undefined
    ? ''
    : [
        words.price.input(money(price.in, price.currency)),
        words.price.output(money(price.out, price.currency)),
      ].join(messages.common.listSeparator)

function differingTable(differing: readonly UpdateDifference[], frame: CardFrame): string[] {
  const { words, locale, messages } = frame
  const { update, labels } = words
  const label = {
    released: labels.released,
    context: labels.context,
    openWeights: labels.openness,
    price: labels.price,
  }
  const value = (field: UpdateDifference['field'], text: string): string => {
    if (field === 'openWeights') return text === 'true' ? update.openWeights : update.noWeights
    return field === 'context' ? tokenCount(Number(text), frame.locale) : text
  }
  return tableLines(
    {
      header: [messages.models.columns.name, words.fact, update.ours, update.theirs],
      rows: differing
        .slice(0, SHOWN)
        .map(({ release, field, ours, theirs }) => [
          release.name[locale],
          label[field],
          value(field, ours),
          value(field, theirs),
        ]),
    },
    frame,
  )
}
