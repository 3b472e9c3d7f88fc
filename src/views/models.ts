import type { MemoryWish } from '../domain/model-memory.ts'
import { isStale, type ModelRow } from '../domain/models.ts'
import type { Filtered } from '../domain/models-filter.ts'
import type { Messages } from '../messages/messages.ts'
import type { Frame } from './frame.ts'
import { breakRuns, type Run, wrapText } from './line-break.ts'
import { useMarks, useRuns } from './model-use.ts'
import { licenceText, memoryText, openMarks, priceText, tokenCount } from './model-values.ts'
import { decimalBytes } from './numbers.ts'
import { type Pair, pairLines } from './pairs.ts'
import { type Cell, tableLines } from './table.ts'
import { displayWidth, truncate } from './width.ts'

export type ModelColumn = keyof Messages['models']['columns']

/** Columns of the list, from the one that never goes to the one that goes first when the screen is narrow. */
export const USUAL: readonly ModelColumn[] = ['name', 'company', 'use', 'context', 'price', 'newest']
/** Columns of the list of releases. */
export const OF_RELEASES: readonly ModelColumn[] = ['name', 'company', 'use', 'context', 'price', 'released']

/** Where rows were chosen or sorted by price it stands next to the name, and stays on a narrow screen. */
export const priceFirst = (columns: readonly ModelColumn[]): readonly ModelColumn[] => [
  'name',
  'price',
  ...columns.filter((column) => column !== 'name' && column !== 'price'),
]

/** Where rows were chosen by memory, how much they take stands next to the name. */
export const memoryFirst = (columns: readonly ModelColumn[]): readonly ModelColumn[] => [
  'name',
  'memory',
  ...columns.filter((column) => column !== 'name'),
]

/** For a screen reader the flag is a line of its own, not a mark. */
const spoken = (columns: readonly ModelColumn[]): readonly ModelColumn[] =>
  columns.flatMap((column): ModelColumn[] => (column === 'use' ? ['open', column] : [column]))

/** These three stay; when even they do not fit, every row becomes a card. */
const KEPT = 3
/** Columns that are cut where there is no room, down to so many columns; the newest release first, to its month. */
const NARROWEST: Readonly<Partial<Record<ModelColumn, number>>> = {
  newest: 7,
  use: 16,
  company: 11,
  name: 13,
}
/** Below this many columns a row is a card. */
const CARDS_BELOW = 48

const NUMBERS: readonly ModelColumn[] = ['context', 'output', 'price', 'memory']

/** The list as a table that fits the frame, or as cards. `usual` are the columns that go from the end when it is narrow. */
export function modelLines(
  rows: readonly ModelRow[],
  frame: Frame,
  today: string,
  columns: readonly ModelColumn[] | undefined,
  usual: readonly ModelColumn[] = USUAL,
  memory?: MemoryWish,
): string[] {
  const cell = cellsFor(frame, today, memory)
  if (frame.accessible) return cardLines(rows, columns ?? spoken(usual), cell, frame)
  if (columns === undefined && frame.width < CARDS_BELOW) return cardLines(rows, usual, cell, frame)
  const kept = columns ?? fittingColumns(rows, usual, cell, frame)
  const widths = kept.map((column) => columnWidth(rows, column, cell, frame))
  if (columns === undefined) makeRoom(kept, widths, frame)
  const shown = columns === undefined ? fitted(kept, widths, cell) : cell
  const table: Grid = {
    header: kept.map((column) => frame.messages.models.columns[column]),
    rows: rows.map((row) => kept.map((column) => shown(row, column))),
    alignments: kept.map((column) => (NUMBERS.includes(column) ? 'right' : 'left')),
  }
  return total(widths) <= frame.width ? gridLines(table, widths, frame) : tableLines(table, frame)
}

/** Widths are looked up over so many rows at most: a browser draws at every key. */
const MEASURED_ROWS = 500

/** The last column of a grid is cut down to this, or goes. */
const NARROWEST_CUT = 14

/** Columns of a grid from wide to narrow: the company goes before the licence, which carries the mark of openness. */
const GRIDS: readonly (readonly ModelColumn[])[] = [
  USUAL,
  USUAL.slice(0, 5),
  USUAL.slice(0, 4),
  USUAL.slice(0, 3),
  ['name', 'use'],
  ['name'],
]

/** The list as lines of one row each, whatever the width: columns go until the rest fits, then the last one is cut. */
export function modelGrid(rows: readonly ModelRow[], frame: Frame, today: string): string[] {
  const cell = cellsFor(frame, today)
  const sample = rows.slice(0, MEASURED_ROWS)
  const measured = new Map(USUAL.map((column) => [column, columnWidth(sample, column, cell, frame)]))
  const needs = (columns: readonly ModelColumn[]): number =>
    total(
      columns.map((column, at) =>
        Math.min(
          measured.get(column) ?? 0,
          NARROWEST[column] ?? (at === columns.length - 1 ? NARROWEST_CUT : Number.POSITIVE_INFINITY),
        ),
      ),
    )
  const kept = GRIDS.find((columns) => needs(columns) <= frame.width) ?? ['name']
  const widths = kept.map((column) => measured.get(column) ?? 0)
  const count = widths.length
  makeRoom(kept, widths, frame)
  const others = widths.slice(0, -1)
  const room = frame.width - (others.length === 0 ? 0 : total(others) + GAP)
  widths[count - 1] = Math.min(widths[count - 1] ?? 0, room)
  const fitting = fitted(kept, widths, cell)
  return gridLines(
    {
      header: kept.map((column) => frame.messages.models.columns[column]),
      rows: rows.map((row) => kept.map((column) => fitting(row, column))),
      alignments: kept.map((column) => (NUMBERS.includes(column) ? 'right' : 'left')),
    },
    widths,
    frame,
  )
}

interface Grid {
  readonly header: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  readonly alignments: readonly ('left' | 'right')[]
}

/** A table whose columns fit side by side, so that nothing has to be broken: the list starts sooner than with `tableLines`. */
function gridLines({ header, rows, alignments }: Grid, widths: readonly number[], frame: Frame): string[] {
  const pad = (text: string, painted: string, at: number): string => {
    const room = ' '.repeat(Math.max(0, (widths[at] ?? 0) - displayWidth(text, frame)))
    return alignments[at] === 'right' ? room + painted : painted + room
  }
  const rowLine = (cells: readonly Cell[]): string =>
    cells
      .map((cell, at) => {
        const runs = runsOf(cell)
        const text = textOf(cell)
        const cut = truncate(text, widths[at] ?? 0, frame)
        return pad(cut, paintedAs(cut, runs), at)
      })
      .join('  ')
      .trimEnd()
  const rule = frame.glyphs === 'ascii' ? '-' : '─'
  const step = frame.glyphs === 'ascii' ? 1 : frame.ambiguousWidth
  const head = header.map((label, at) => truncate(label, widths[at] ?? 0, frame))
  return [
    head
      .map((label, at) => pad(label, frame.theme.heading(label), at))
      .join('  ')
      .trimEnd(),
    frame.theme.muted(
      widths
        .map((width) => rule.repeat(Math.floor(width / step)) + ' '.repeat(width % step))
        .join('  ')
        .trimEnd(),
    ),
    ...rows.map(rowLine),
  ]
}

/** The beginning of the runs' text, each part in the colour of its run. */
function paintedAs(beginning: string, runs: readonly Run[]): string {
  let from = 0
  return runs
    .map(({ text, paint }) => {
      const part = beginning.slice(from, from + text.length)
      from += text.length
      return part === '' ? '' : (paint?.(part) ?? part)
    })
    .join('')
}

type CellOf = (row: ModelRow, column: ModelColumn) => Cell

/** Where the name of the newest release has no room, its month stands alone. */
const monthOnly =
  (cell: CellOf): CellOf =>
  (row, column) =>
    column === 'newest' ? (row.newest?.released?.slice(0, 7) ?? '') : cell(row, column)

/** Fewer columns than this hold a month and no name. */
const MONTH_AND_NAME = 14

/** The cells for such columns, and the widths that they then need. */
function fitted(columns: readonly ModelColumn[], widths: number[], cell: CellOf): CellOf {
  const at = columns.indexOf('newest')
  if (at < 0 || (widths[at] ?? 0) >= MONTH_AND_NAME) return cell
  widths[at] = NARROWEST.newest ?? 0
  return monthOnly(cell)
}

function cardLines(
  rows: readonly ModelRow[],
  columns: readonly ModelColumn[],
  cell: CellOf,
  frame: Frame,
): string[] {
  const { models } = frame.messages
  return rows.flatMap((row, at) => {
    const others = columns.filter((column) => column !== 'name')
    const pairs = others
      .map((column): Pair => [models.columns[column], cell(row, column)])
      .filter(([, value]) => textOf(value) !== '')
    const title = columns.includes('name')
      ? breakRuns([...runsOf(cell(row, 'name'))], frame.width, frame)
      : []
    return [...(at > 0 ? [''] : []), ...title, ...pairLines(pairs, frame, frame.accessible ? 0 : 2)]
  })
}

/** As many of the usual columns as fit side by side without wrapping; the newest release counts with its narrowest. */
function fittingColumns(
  rows: readonly ModelRow[],
  usual: readonly ModelColumn[],
  cell: CellOf,
  frame: Frame,
): readonly ModelColumn[] {
  const widths = usual.map((column) =>
    Math.min(NARROWEST[column] ?? Number.POSITIVE_INFINITY, columnWidth(rows, column, cell, frame)),
  )
  const count = usual
    .map((_, at) => usual.length - at)
    .find((each) => each <= KEPT || total(widths.slice(0, each)) <= frame.width)
  return usual.slice(0, count)
}

const columnWidth = (rows: readonly ModelRow[], column: ModelColumn, cell: CellOf, frame: Frame): number =>
  rows.reduce(
    (widest, row) => Math.max(widest, displayWidth(textOf(cell(row, column)), frame)),
    displayWidth(frame.messages.models.columns[column], frame),
  )

/** Where columns have to be cut, the newest release shrinks first, then the answer, the company, the name. */
function makeRoom(columns: readonly ModelColumn[], widths: number[], frame: Frame): void {
  let missing = total(widths) - frame.width
  for (const column of ['newest', 'use', 'company', 'name'] as const) {
    const at = columns.indexOf(column)
    if (at < 0 || missing <= 0) continue
    const spare = Math.max(0, (widths[at] ?? 0) - (NARROWEST[column] ?? 0))
    widths[at] = (widths[at] ?? 0) - Math.min(spare, missing)
    missing -= spare
  }
}

/** Columns between two columns. */
const GAP = 2

/** Columns of all together, with the gaps between them. */
const total = (widths: readonly number[]): number => sum(widths) + GAP * (widths.length - 1)

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)
const runsOf = (cell: Cell): readonly Run[] => (typeof cell === 'string' ? [{ text: cell }] : cell)
const textOf = (cell: Cell): string =>
  typeof cell === 'string' ? cell : cell.map(({ text }) => text).join('')

const newestText = ({ newest }: ModelRow, { locale }: Frame): string =>
  newest === null ? '' : [newest.released?.slice(0, 7), newest.name[locale]].filter(Boolean).join(' ')

function cellsFor(frame: Frame, today: string, memory?: MemoryWish): CellOf {
  const { locale, messages, theme } = frame
  const { models } = messages
  const cells: Record<ModelColumn, (row: ModelRow) => Cell> = {
    id: ({ id }) => id,
    name: ({ name, unchecked }) => [
      { text: name[locale], paint: theme.strong },
      ...(unchecked ? [{ text: ' *', paint: theme.caution }] : []),
    ],
    kind: ({ kind }) => models.kinds[kind],
    company: ({ company }) => company[locale],
    region: ({ region }) => models.regions[region],
    open: (row) => marked(row, models.openSource[row.openSource], frame),
    licence: (row) => marked(row, truncate(termsText(row, frame), WIDEST_LICENCE, frame), frame),
    since: ({ weightsSince }) => weightsSince?.slice(0, 7) ?? '',
    use: (row) => useRuns(row, frame),
    context: ({ context }) => (context === null ? '' : tokenCount(context, locale)),
    output: ({ maxOutput }) => (maxOutput === null ? '' : tokenCount(maxOutput, locale)),
    abilities: ({ abilities }) => abilities.join(messages.common.listSeparator),
    newest: (row) => [{ text: newestText(row, frame), paint: theme.muted }],
    released: ({ newest }) => newest?.released ?? '',
    price: (row) => priceText(row, today),
    modalities: ({ modalities }) => modalities.join(messages.common.listSeparator),
    status: ({ status }) => models.statuses[status],
    memory: (row) => memoryText(row, memory),
    asof: ({ asOf }) => [{ text: asOf, paint: theme.muted }],
    weights: ({ releases }) =>
      releases.flatMap(({ weights }) => (weights === null ? [] : [weights])).join(' '),
    link: ({ link }) => (link === null ? '' : [{ text: link, paint: theme.muted, kind: 'code' }]),
  }
  return (row, column) => cells[column](row)
}

const WIDEST_LICENCE = 28

/** The licence; an app is said to be one, since its name does not tell. */
function termsText(row: ModelRow, frame: Frame): string {
  const licence = licenceText(row, frame) || offeredAs(row, frame)
  return row.kind === 'app' ? `${frame.messages.models.kinds.app} · ${licence}` : licence
}

/** Where there is no licence: it is closed, or was taken back. */
const offeredAs = ({ status }: ModelRow, { messages: { models } }: Frame): string =>
  status === 'withdrawn' ? models.statuses.withdrawn : models.openness.closed

/** The words with the mark of openness before them; a screen reader hears the words only. */
function marked({ openSource }: ModelRow, text: string, frame: Frame): Cell {
  if (frame.accessible) return text
  const paint = { yes: frame.theme.good, partly: frame.theme.caution, no: frame.theme.muted }[openSource]
  return [{ text: openMarks(frame)[openSource], paint }, { text: ` ${text}` }]
}

/** What stands under the list, one paragraph a line. */
export interface ModelsFooter {
  readonly asOf: string
  readonly today: string
  readonly rows: readonly ModelRow[]
  readonly isReleases: boolean
  /** The marks of openness stand in the table, so the footer explains them. */
  readonly marks: boolean
  /** Says what `--open-source` means, and which apps the list of June 2024 ticked. */
  readonly openSource: boolean
  readonly listedApps: readonly string[]
  /** Day of the learner's update, of which releases may stand in the list. */
  readonly updatedOn?: string | undefined
  /** Names of which an update of the learner's knows a newer release, and its day. */
  readonly newer?: { readonly names: readonly string[]; readonly day: string } | undefined
  /** What `--memory` asked for. */
  readonly memory?: MemoryWish | undefined
  /** Rows that --max-price left out because they have no price in that currency. */
  readonly otherCurrency?: { readonly rows: number; readonly currency: string } | undefined
}

export function footerLines(footer: ModelsFooter, frame: Frame): string[] {
  const { models } = frame.messages
  const { rows } = footer
  const apps = rows.filter(({ kind }) => kind === 'app').length
  const facts = sum(rows.map(({ unverified }) => unverified))
  const stale = rows.filter(({ volatileAsOf }) =>
    isStale({ volatile: volatileAsOf !== null, asOf: volatileAsOf ?? '' }, footer.today),
  )
  const counted = footer.isReleases
    ? models.releaseCount(rows.length)
    : models.count(rows.length - apps, apps)
  const paragraphs = [
    ...(frame.accessible || !footer.marks ? [] : [legendText(rows, frame)]),
    `${counted} · ${models.dataOf(footer.asOf)} · ${models.unverifiedFacts(facts)}`,
    ...(footer.marks ? [models.noAdvice] : []),
    ...(footer.marks && rows.some(isJoined) ? [models.joined] : []),
    ...(stale.length > 0 ? [models.staleRows(stale.length)] : []),
    ...(footer.memory ? [memoryMeans(footer.memory, frame)] : []),
    ...(footer.otherCurrency
      ? [models.otherCurrency(footer.otherCurrency.rows, footer.otherCurrency.currency)]
      : []),
    ...(footer.updatedOn !== undefined && rows.some(({ unchecked }) => unchecked)
      ? [models.uncheckedRows(footer.updatedOn)]
      : []),
    ...(footer.newer ? [models.newer(footer.newer.names, footer.newer.day)] : []),
    ...(footer.openSource
      ? models.openSourceMeans(rows.filter(({ openSource }) => openSource === 'yes').length)
      : []),
    ...(footer.openSource && footer.listedApps.length > 0 ? [models.listedApps(footer.listedApps)] : []),
  ]
  return paragraphs.flatMap((text) => breakRuns([{ text, paint: frame.theme.muted }], frame.width, frame))
}

/** Its columns are of several releases, of which the price and the context may not be one's. */
const isJoined = ({ releases }: ModelRow): boolean =>
  releases.some(({ context }) => context !== releases[0]?.context) ||
  releases.some(({ prices }) => prices[0]?.in !== releases[0]?.prices[0]?.in)

export const memoryMeans = ({ bytes, bits, tokens }: MemoryWish, { messages, locale }: Frame): string =>
  messages.models.memoryMeans(decimalBytes(bytes), bits, tokenCount(tokens, locale))

/** What the marks mean that stand in the rows. */
export const legendText = (rows: readonly ModelRow[], frame: Frame): string =>
  legendTexts(rows, frame).join('   ')

/** The same, a mark each. */
export function legendTexts(rows: readonly ModelRow[], frame: Frame): string[] {
  const { models } = frame.messages
  const marks = useMarks(frame)
  return USES.filter((use) =>
    rows.some((row) => row.releases.some(({ commercial }) => commercial === use)),
  ).map((use) => `${marks[use]} ${models.legend[use]}`)
}

const USES = ['yes', 'conditions', 'no', 'unknown', 'closed'] as const

/** An empty result: which filter removed the last row. */
export function emptyLines({ emptiedBy }: Filtered<unknown>, frame: Frame): string[] {
  const { models } = frame.messages
  if (emptiedBy === undefined) return []
  return [models.emptied(models.filters[emptiedBy.filter], emptiedBy.before), models.emptiedHint].flatMap(
    (text) => wrapText(text, frame.width, frame),
  )
}
