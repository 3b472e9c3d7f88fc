import { dearestRelease, pricesAt } from '../domain/model-price.ts'
import { type ModelRow, newestRelease, OPENNESS_ORDER, type Price, type Release } from '../domain/models.ts'
import { splitFields } from '../domain/models-compare.ts'
import type { FoundModel } from '../domain/models-find.ts'
import { breakRuns } from './line-break.ts'
import { type CardFrame, opennessText, valueText } from './model-facts.ts'
import { releaseNames } from './model-use.ts'
import { licenceText, money, openMarks, tokenCount } from './model-values.ts'
import { tableLines } from './table.ts'

/** An entry or a release to compare, with its row. */
export interface Compared {
  readonly found: FoundModel
  readonly row: ModelRow
}

type Field =
  | 'kind'
  | 'company'
  | 'region'
  | 'open'
  | 'licence'
  | 'status'
  | 'since'
  | 'newest'
  | 'released'
  | 'dearest'
  | 'params'
  | 'context'
  | 'modalities'
  | 'price'

/** Two or three models side by side: what differs first, then what agrees. */
export function compareLines(compared: readonly Compared[], at: Date, frame: CardFrame): string[] {
  const { words, theme } = frame
  const fields = FIELDS.map((field) => ({
    field,
    values: apart(
      compared.map((each) => fieldText(each, field, at, frame)),
      field === 'context' ? compared.map(({ row }) => row.context) : [],
      frame,
    ),
  }))
  const { differ, same } = splitFields(fields)
  const nothing = frame.accessible ? words.compare.none : frame.glyphs === 'ascii' ? '-' : '–'
  const header = ['', ...compared.map(({ row }) => row.name[frame.locale])]
  const table = (list: typeof differ): string[] =>
    tableLines(
      {
        header,
        rows: list.map(({ field, values }) => [
          labelOf(field, frame),
          ...values.map((value) => value || nothing),
        ]),
      },
      frame,
    )
  return [
    ...warningLines(compared, frame),
    ...(differ.length === 0 ? [] : [theme.heading(words.compare.differ), '', ...table(differ)]),
    ...(same.length === 0 ? [] : ['', theme.heading(words.compare.same), '', ...table(same)]),
  ]
}

const FIELDS: readonly Field[] = [
  'kind',
  'company',
  'region',
  'open',
  'licence',
  'status',
  'since',
  'newest',
  'released',
  'dearest',
  'params',
  'context',
  'modalities',
  'price',
]

/** 262,144 and 256,000 are both `256K`: where rounding hides a difference, the whole numbers stand there. */
function apart(texts: string[], numbers: readonly (number | null)[], frame: CardFrame): string[] {
  const isHidden = new Set(texts).size === 1 && new Set(numbers).size > 1
  return isHidden
    ? numbers.map((number) => (number === null ? '' : valueText('context', number, frame)))
    : texts
}

const labelOf = (field: Field, { messages, words }: CardFrame): string =>
  field === 'dearest' || field === 'params' || field === 'price'
    ? words.labels[field]
    : messages.models.columns[field]

/** An app beside a model: the comparison is of unlike things. */
function warningLines(compared: readonly Compared[], frame: CardFrame): string[] {
  const name = (kind: ModelRow['kind']): string | undefined =>
    compared.find(({ row }) => row.kind === kind)?.row.name[frame.locale]
  const [app, family] = [name('app'), name('family')]
  if (app === undefined || family === undefined) return []
  const text = frame.words.compare.kindWarning(app, family)
  return [...breakRuns([{ text, paint: frame.theme.caution }], frame.width, frame), '']
}

function fieldText({ found, row }: Compared, field: Field, at: Date, frame: CardFrame): string {
  const { locale, messages, words } = frame
  const { models } = messages
  const release = releaseOf(found, at, frame)
  const texts: Record<Field, () => string> = {
    kind: () => (found.release === undefined ? models.kinds[row.kind] : words.compare.release),
    company: () => row.company[locale],
    region: () => models.regions[row.region],
    open: () => openText(row, frame),
    licence: () => licenceText(row, frame, 400),
    status: () => models.statuses[row.status],
    since: () => row.weightsSince ?? '',
    newest: () => (found.release === undefined ? (row.newest?.name[locale] ?? '') : ''),
    released: () => row.newest?.released ?? '',
    dearest: () => dearestOf(found, at, frame)?.name[locale] ?? '',
    params: () => (release?.params?.value ? valueText('params', release.params.value, frame) : ''),
    context: () => (row.context === null ? '' : tokenCount(row.context, locale)),
    modalities: () =>
      row.modalities
        .map((name) => Object.entries(words.modalities).find(([each]) => each === name)?.[1] ?? name)
        .join(messages.common.listSeparator),
    price: () => (release === undefined ? '' : offers(release, at, frame)),
  }
  return texts[field]()
}

/** The flag and what it rests on: the level of all releases, or which of them have which. */
function openText({ openSource, releases }: ModelRow, frame: CardFrame): string {
  const { labelled, clauseSeparator } = frame.messages.common
  const flag = `${frame.accessible ? '' : `${openMarks(frame)[openSource]} `}${frame.messages.models.openSource[openSource]}`
  const levels = [...OPENNESS_ORDER.toReversed(), null].filter((level) =>
    releases.some(({ openness }) => openness === level),
  )
  const said = levels.map((level) => {
    const text = opennessText(level, frame)
    const having = releases.filter(({ openness }) => openness === level)
    return levels.length === 1 ? text : labelled(text) + releaseNames(having, frame)
  })
  return [flag, ...said].join(clauseSeparator)
}

/** The release whose size and price are shown: the one that was named, else the dearest, else the newest. */
function releaseOf(found: FoundModel, at: Date, frame: CardFrame): Release | undefined {
  const current = currentReleases(found)
  return (
    found.release ??
    dearestOf(found, at, frame) ??
    newestRelease(current.filter(({ prices }) => prices.length > 0)) ??
    newestRelease(current)
  )
}

/** Only where a family was named. */
const dearestOf = (found: FoundModel, at: Date, { today }: CardFrame): Release | undefined =>
  found.release === undefined ? dearestRelease(currentReleases(found), at, today) : undefined

const currentReleases = ({ entry }: FoundModel): readonly Release[] =>
  entry.kind === 'app' ? [] : entry.releases.filter(({ current }) => current)

function offers(release: Release, at: Date, frame: CardFrame): string {
  const { words, locale, messages, today } = frame
  const amounts = (tier: Price): string =>
    `${money(tier.in, tier.currency)} / ${tier.out === null ? words.noValue : money(tier.out, tier.currency)}`
  return pricesAt(release, at, today)
    .map(
      ({ tiers, isPeak }) =>
        tiers.map((tier) => amounts(tier)).join(messages.common.listSeparator) +
        (isPeak ? ` ${words.priceList.peakNow}` : ''),
    )
    .map((text) => `${text} · ${release.name[locale]}`)
    .join(messages.common.listSeparator)
}
