import type { CatalogDetails } from '../domain/catalog.ts'
import { otherLanguage } from '../domain/locale.ts'
import {
  type App,
  currentOpenness,
  type Family,
  isAhead,
  isUnchecked,
  type ModelRow,
  type PoweredBy,
  type Release,
} from '../domain/models.ts'
import type { FoundModel } from '../domain/models-find.ts'
import { breakRuns, type Run } from './line-break.ts'
import { answerLines } from './model-answers.ts'
import {
  type CardFrame,
  createReferences,
  factRuns,
  inBrackets,
  limitsOf,
  priceRuns,
  type References,
  releaseFields,
  sourceLines,
} from './model-facts.ts'
import { openMarks } from './model-values.ts'
import { type Pair, pairLines } from './pairs.ts'
import { displayWidth } from './width.ts'

/** The card of an entry, or of one of its releases: facts with the marks of their sources, and the sources. */
export function cardLines(
  found: FoundModel,
  row: ModelRow,
  details: CatalogDetails,
  frame: CardFrame,
): string[] {
  const references = createReferences(frame)
  const { entry, release } = found
  const body = [
    ...pairLines(entryPairs(found, row, details, references, frame), frame, indentOf(frame)),
    ...(entry.kind === 'family' ? releasesLines(entry, release, references, frame) : []),
  ]
  const sources = sourceLines(references.cited(), details.sources, frame)
  const answers = answerLines(found, frame)
  return [
    ...breakRuns(titleRuns(found, row, frame), frame.width, frame),
    '',
    ...(answers.length === 0 ? [] : [...answers, '']),
    ...body,
    ...(sources.length === 0 ? [] : ['', frame.theme.heading(frame.words.sources), ...sources]),
  ]
}

const indentOf = ({ accessible }: CardFrame): number => (accessible ? 0 : 2)

function titleRuns(
  { entry, release }: FoundModel,
  row: ModelRow,
  { locale, theme, words, accessible }: CardFrame,
): Run[] {
  const other = row.name[otherLanguage[locale]]
  const family = release === undefined ? words.family : words.release(entry.name[locale])
  const kind = entry.kind === 'app' ? words.app : family
  const names = other === row.name[locale] ? [] : [other]
  return [
    { text: row.name[locale], paint: theme.heading },
    { text: `  ${[...names, kind, row.id].join(' · ')}`, paint: accessible ? theme.heading : theme.muted },
  ]
}

function entryPairs(
  { entry, company, release }: FoundModel,
  row: ModelRow,
  details: CatalogDetails,
  references: References,
  frame: CardFrame,
): Pair[] {
  const { locale, messages, words, theme } = frame
  const { labels } = words
  const office = company.headOffice
  const muted = (runs: readonly Run[]): Run[] => runs.map((run) => ({ ...run, paint: theme.muted }))
  const where = [office.value?.city?.[locale], messages.models.regions[company.region]]
    .filter(Boolean)
    .join(messages.common.listSeparator)
  return [
    [
      labels.company,
      [
        { text: company.name[locale] },
        { text: inBrackets(where, frame) },
        ...muted(references.marks(office.sources)),
      ],
    ],
    [labels.open, openRuns(entry, row, frame)],
    [labels.status, factRuns({ field: 'status', ...entry.status }, references, frame)],
    ...(release === undefined
      ? [...poweredByPairs(entry, references, frame), ...linkPairs(entry, frame)]
      : []),
    ...(entry.kind === 'app'
      ? [[labels.licence, factRuns({ field: 'licence', ...entry.licence }, references, frame)] satisfies Pair]
      : []),
    ...successorPairs(entry, details, frame),
    ...(entry.note === undefined ? [] : [[labels.note, entry.note[locale]] satisfies Pair]),
  ]
}

function openRuns(entry: Family | App, row: ModelRow, frame: CardFrame): Run[] {
  const { words, messages, theme, accessible } = frame
  const why = row.status === 'withdrawn' ? 'withdrawn' : entry.kind === 'app' ? 'app' : row.openSource
  const mark = accessible ? '' : `${openMarks(frame)[row.openSource]} `
  return [
    { text: `${mark}${messages.models.openSource[row.openSource]}` },
    { text: inBrackets(words.openSourceWhy[why], frame), paint: theme.muted },
  ]
}

/** A label stands before the first of several values; a screen reader hears it before each. */
const firstLabel = (label: string, at: number, { accessible }: CardFrame): string =>
  at === 0 || accessible ? label : ''

function poweredByPairs(entry: Family | App, references: References, frame: CardFrame): Pair[] {
  const links = entry.kind === 'app' ? entry.poweredBy : (entry.app?.poweredBy ?? [])
  return links.map((link, at) => [
    firstLabel(frame.words.labels.poweredBy, at, frame),
    poweredByRuns(link, references, frame),
  ])
}

function poweredByRuns(link: PoweredBy, references: References, frame: CardFrame): Run[] {
  const [name, ...others] = factRuns({ field: 'poweredBy', ...link }, references, frame)
  const since: Run[] = link.from === null ? [] : [{ text: ` ${frame.words.since(link.from)}` }]
  return [...(name === undefined ? [] : [name]), ...since, ...others]
}

const addressRun = (url: string, { theme, hyperlinks }: CardFrame): Run => ({
  text: url,
  kind: 'code',
  paint: theme.accent,
  ...(hyperlinks ? { href: url } : {}),
})

function linkPairs(entry: Family | App, frame: CardFrame): Pair[] {
  const { words, locale } = frame
  const link = entry.kind === 'app' ? { name: entry.name, url: entry.url } : entry.app
  if (link === undefined) return []
  const label = entry.kind === 'app' ? words.labels.link : words.labels.app
  const name = entry.kind === 'app' ? [] : [{ text: `${link.name[locale]} ` }]
  return [[label, [...name, addressRun(link.url, frame)]]]
}

function successorPairs(
  entry: Family | App,
  { entries }: CatalogDetails,
  { locale, words, messages }: CardFrame,
): Pair[] {
  if (entry.kind === 'app' || entry.successors.length === 0) return []
  const names = entry.successors.map((id) => entries.find((each) => each.id === id)?.name[locale] ?? id)
  return [[words.labels.successors, names.join(messages.common.listSeparator)]]
}

/** `From your update (of 2026-11-25; nobody checked it)` */
function updateHeading(releases: readonly Release[], frame: CardFrame): string {
  const day = releases.find(isUnchecked)?.released.asOf ?? ''
  return frame.words.update.yours + inBrackets(frame.words.update.notChecked(day), frame)
}

/** What is offered today, then previews, then what came before, then what only the learner's update knows; the newest first. */
function releasesLines(
  family: Family,
  only: Release | undefined,
  references: References,
  frame: CardFrame,
): string[] {
  const releases = only === undefined ? family.releases : [only]
  const newestFirst = [...releases].sort((a, b) =>
    (a.released.value ?? '') < (b.released.value ?? '') ? 1 : -1,
  )
  const parts: readonly (readonly [title: string, list: readonly Release[]])[] = [
    [frame.words.today, newestFirst.filter(({ current }) => current)],
    [frame.words.previews, newestFirst.filter((release) => isAhead(release, family))],
    [
      frame.words.before,
      newestFirst.filter((release) => !release.current && !isUnchecked(release) && !isAhead(release, family)),
    ],
    [updateHeading(newestFirst, frame), newestFirst.filter(isUnchecked)],
  ]
  const filled = parts
    .filter(([, list]) => list.length > 0)
    .map(([title, list]) => ({
      title,
      releases: list.map((release) => ({ release, pairs: releasePairs(release, references, frame) })),
    }))
  // One column of labels through all releases.
  const labels = filled.flatMap((part) => part.releases.flatMap(({ pairs }) => pairs.map(([label]) => label)))
  const label = Math.max(0, ...labels.map((text) => displayWidth(text, frame)))
  return filled.flatMap((part) => [
    '',
    frame.theme.heading(part.title),
    ...part.releases.flatMap(({ release, pairs }) => [
      '',
      ...releaseTitle(release, frame),
      ...pairLines(pairs, frame, indentOf(frame) * 2, label),
    ]),
  ])
}

function releaseTitle(release: Release, frame: CardFrame): string[] {
  const { theme, locale, words } = frame
  const state = release.withdrawn ? words.withdrawn : release.preview ? words.preview : undefined
  const title: Run[] = [
    { text: release.name[locale], paint: frame.accessible ? theme.heading : theme.strong },
    ...(state === undefined
      ? []
      : [{ text: inBrackets(state, frame), paint: frame.accessible ? theme.heading : theme.caution }]),
  ]
  return breakRuns(title, frame.width - indentOf(frame), frame).map(
    (line) => ' '.repeat(indentOf(frame)) + line,
  )
}

function releasePairs(release: Release, references: References, frame: CardFrame): Pair[] {
  const { words, locale } = frame
  const fields = releaseFields.flatMap((field): Pair[] => {
    if (field === 'openness') return opennessPairs(release, references, frame)
    const fact = release[field]
    if (fact === undefined || isIdle(field, release)) return []
    return [[words.labels[field], factRuns({ field, ...fact }, references, frame)]]
  })
  const limits = limitsOf(release).map(
    (limit, at): Pair => [firstLabel(words.labels.limits, at, frame), limit[locale]],
  )
  const weights: Pair[] =
    release.weights === undefined ? [] : [[words.labels.weights, [addressRun(release.weights, frame)]]]
  const prices = release.prices.map(
    (price, at): Pair => [firstLabel(words.labels.price, at, frame), priceRuns(price, references, frame)],
  )
  return [
    ...fields,
    ...limits,
    ...weights,
    ...prices,
    ...(release.note === undefined ? [] : [[words.labels.note, release.note[locale]] satisfies Pair]),
  ]
}

/** A day that nobody knows and a licence of closed weights say nothing. */
const isIdle = (field: string, release: Release): boolean =>
  (field === 'released' && release.released.value === null && release.released.note === undefined) ||
  (field === 'licence' &&
    release.licence?.value?.name === 'proprietary' &&
    currentOpenness(release) === 'closed')

/** Each step with the day from which it holds. */
const opennessPairs = ({ openness, licence }: Release, references: References, frame: CardFrame): Pair[] =>
  openness.map((step, at) => {
    // What is said of the licence stands on its own line already.
    const { note, ...bare } = step
    const isSaid = note !== undefined && note.en === licence?.note?.en
    const [level, ...others] = factRuns({ field: 'openness', ...(isSaid ? bare : step) }, references, frame)
    const since =
      openness.length > 1 && step.from !== null ? [{ text: ` ${frame.words.since(step.from)}` }] : []
    return [
      firstLabel(frame.words.labels.openness, at, frame),
      [...(level === undefined ? [] : [level]), ...since, ...others],
    ]
  })
