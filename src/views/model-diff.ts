import type { CatalogSource } from '../domain/catalog.ts'
import { currentOpenness, type ModelRow, type Release } from '../domain/models.ts'
import { type DiffRow, wasRight } from '../domain/models-diff.ts'
import { withSummary } from './layout.ts'
import { breakRuns, type Run } from './line-break.ts'
import { type CardFrame, createReferences, inBrackets, sourceLines } from './model-facts.ts'
import { openMarks } from './model-values.ts'
import { pairLines } from './pairs.ts'

/** "Listed in June 2024 / true then / true now" for each row, with the reason. */
export function diffLines(
  rows: readonly DiffRow[],
  sources: Readonly<Record<string, CatalogSource>>,
  frame: CardFrame,
): string[] {
  const { theme, words } = frame
  const references = createReferences(frame)
  const blocks = rows.flatMap((each, at) => [
    ...(at > 0 ? [''] : []),
    ...breakRuns(titleRuns(each, frame), frame.width, frame),
    ...pairLines(
      [
        [words.diff.listed, listedRuns(each, frame)],
        [words.diff.atTheTime, thenRuns(each, frame)],
        [words.diff.now, nowText(each, frame)],
        [
          words.diff.why,
          [
            { text: each.listed.why[frame.locale] },
            ...(frame.sources ? muted(references.marks(each.listed.atTheTime.sources), frame) : []),
          ],
        ],
      ],
      frame,
      frame.accessible ? 0 : 2,
    ),
  ])
  const list = frame.sources
    ? ['', theme.heading(words.sources), ...sourceLines(references.cited(), sources, frame)]
    : []
  const summary = words.diff.summary(rows.length, rows.filter(wasRight).length)
  return withSummary(
    [...blocks, ...list],
    breakRuns([{ text: summary, paint: theme.muted }], frame.width, frame),
    frame,
  )
}

const muted = (runs: readonly Run[], { theme }: CardFrame): Run[] =>
  runs.map((run) => ({ ...run, paint: theme.muted }))

function titleRuns({ listed, row }: DiffRow, { theme, locale }: CardFrame): Run[] {
  const names = [...new Set([row.name[locale], row.company[locale]])].filter(
    (name) => name !== listed.listedName,
  )
  return [
    { text: listed.listedName, paint: theme.heading },
    { text: names.length === 0 ? '' : `  ${names.join(' · ')}`, paint: theme.muted },
  ]
}

function listedRuns({ listed }: DiffRow, { words, messages, glyphs, accessible }: CardFrame): Run[] {
  const word = messages.models.openSource[listed.openSource ? 'yes' : 'no']
  const mark = accessible || glyphs === 'ascii' ? word : listed.openSource ? '✅' : '❌'
  return [{ text: words.diff.ticked(mark) }]
}

function thenRuns({ listed }: DiffRow, frame: CardFrame): Run[] {
  const { words, theme, locale, messages } = frame
  const paint = {
    right: theme.good,
    'right-then': theme.good,
    misleading: theme.caution,
    mixed: theme.caution,
    wrong: theme.bad,
    withdrawn: theme.bad,
  }
  return [
    {
      text: messages.common.labelled(words.diff.verdicts[listed.verdict]),
      paint: paint[listed.verdict],
    },
    { text: listed.atTheTime.text[locale] },
  ]
}

/** What holds today: which releases are open, or what an app runs on. */
export function nowText(each: DiffRow, frame: CardFrame): string {
  const { words, messages, accessible } = frame
  const { row } = each
  if (row.status === 'withdrawn') return words.diff.nowWithdrawn
  if (row.kind === 'app') return words.diff.nowApp(runsOnText(each, frame))
  const mark = accessible ? '' : `${openMarks(frame)[row.openSource]} `
  const releases = [...each.openNow, ...each.closedNow].map((release) => releaseText(release, row, frame))
  return `${mark}${messages.common.labelled(words.diff.nowOpen[row.openSource])}${releases.join(messages.common.listSeparator)}`
}

const runsOnText = ({ runsOn }: DiffRow, frame: CardFrame): string =>
  runsOn
    .map(({ name, from }) => (from === null ? name : `${name}${inBrackets(frame.words.since(from), frame)}`))
    .join(frame.messages.common.listSeparator) || frame.words.noValue

/** `Hy3 (Apache-2.0, 2026-07-06)`; where everything is closed, the day alone. */
function releaseText(release: Release, { openSource }: ModelRow, frame: CardFrame): string {
  const { locale, messages } = frame
  const terms = openSource === 'no' ? [] : [termsText(release, frame)]
  const about = [...terms, ...(release.released.value === null ? [] : [release.released.value])]
  return about.length === 0
    ? release.name[locale]
    : `${release.name[locale]}${inBrackets(about.join(messages.common.listSeparator), frame)}`
}

function termsText(release: Release, { messages, words }: CardFrame): string {
  const level = currentOpenness(release)
  if (level === 'closed' || level === 'weights-unread') return messages.models.openness[level]
  return release.licence?.value?.name ?? words.noValue
}
