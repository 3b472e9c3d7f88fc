import { inlineText } from '../domain/block-text.ts'
import type { Block, CalloutKind, Inline, ListItem } from '../domain/blocks.ts'
import type { OpeningPlace, TextOpening } from '../domain/opening.ts'
import type { QuestionBox, Said } from '../domain/question-box.ts'
import { webAddress } from '../domain/web-address.ts'
import { barOf } from './bar.ts'
import type { Frame } from './frame.ts'
import { bareText } from './highlight.ts'
import { type InlineSetting, runsOf, within } from './inlines.ts'
import { breakRuns, cutRuns, type Run, runOf } from './line-break.ts'
import { createLinkList, type TextLink } from './link-list.ts'
import { listedApps, listedFamilies, marksInTable } from './listed-models.ts'
import { createOpeningMarks } from './opening-marks.ts'
import { textColumns } from './prose.ts'
import { boxLines } from './question-box.ts'
import { tableLines } from './table.ts'
import type { Paint } from './theme.ts'
import { displayWidth, truncate } from './width.ts'

/** A text as lines, with what a reader needs to find its way in them. */
export interface Layout {
  readonly lines: readonly string[]
  /** How many of the lines are text; behind them stand sources and links. */
  readonly textEnd: number
  /** The line on which each block begins, in the order of the blocks. */
  readonly starts: readonly number[]
  /** What a screen should show undivided: figures, tables and boxes, and headings with what follows. */
  readonly wholes: readonly LineRange[]
  /** Addresses by their number in the text: `[1]` leads to links[0]. */
  readonly links: readonly string[]
  /** Every link by the number that opens it: those of `links`, then those that stand in the text without a number. */
  readonly targets: readonly TextLink[]
  readonly labs: readonly LabPlace[]
  /** What can be opened, in the order of the text; nothing where nothing can. */
  readonly openings: readonly OpeningPlace[]
}

/** Lines `from` up to, not including, `to`. */
export interface LineRange {
  readonly from: number
  readonly to: number
  /** A drawing with its caption. */
  readonly isFigure?: true
}

/** A text that is not there. */
export const emptyLayout: Layout = {
  lines: [],
  textEnd: 0,
  starts: [],
  wholes: [],
  links: [],
  targets: [],
  labs: [],
  openings: [],
}

/** An experiment that a text offers, and the line on which it does. */
export interface LabPlace {
  readonly lab: string
  readonly line: number
}

/** What a text refers to and does not hold itself. */
export interface References {
  /** In the order of their numbers; links count on from there. */
  readonly sources?: readonly Source[]
  readonly use?: TextUse
  /** What was said to a question, where that is remembered. */
  readonly said?: ((question: string) => Said | undefined) | undefined
}

/** Printed, for somebody else to read; or read by keys, or by typed lines, where things can be opened. */
export type TextUse = 'print' | 'keys' | 'lines'

interface Source {
  readonly key: string
  readonly url: string
  readonly title?: string
  /** Stands behind the number of its marks. */
  readonly sign?: string
}

/**
 * Blocks → lines no wider than the frame; prose at most 76 columns. One blank line between blocks, two before a heading
 * of level 1 or 2. Where links cannot be clicked they are numbered, and `linkLines` lists them.
 */
export function layOutBlocks(blocks: readonly Block[], frame: Frame, references: References = {}): Layout {
  const { sources = [], use = 'print', said } = references
  const marks = createOpeningMarks()
  const links = createLinkList(sources.map(({ url, title = '' }) => ({ address: url, words: title })))
  const setting: Setting = {
    frame,
    links,
    marks: sources.map(({ key, sign = '' }) => ({ key, sign })),
    columns: frame.width,
    measure: textColumns(frame),
    use,
    opens: use === 'print' ? undefined : marks.paint,
    said,
  }
  const lines: string[] = []
  const starts: number[] = []
  const labs: LabPlace[] = []
  const wholes: LineRange[] = []
  const things: OpeningPlace[] = []
  let before: Block | undefined
  for (const block of blocks) {
    const own = linesOf(block, setting)
    if (own.length > 0 && lines.length > 0)
      for (let gap = gapBetween(before, block); gap > 0; gap -= 1) lines.push('')
    starts.push(lines.length)
    if (block.type === 'lab') labs.push({ lab: block.lab, line: lines.length })
    const opens = use === 'print' ? undefined : openingOf(block)
    if (opens !== undefined && own.length > 0) things.push(placeOf(opens, own, lines.length))
    for (const line of own) lines.push(line)
    const after = linesWanted(block)
    const isFigure = block.type === 'figure' ? { isFigure: true as const } : {}
    if (after !== undefined)
      wholes.push({ from: lines.length - own.length, to: lines.length + after, ...isFigure })
    if (own.length > 0) before = block
  }
  const text = marks.takeOut(lines)
  return {
    lines: text.lines,
    textEnd: text.lines.length,
    starts,
    wholes,
    links: links.numbered.map(({ address }) => address),
    targets: links.all(),
    labs,
    openings: [...text.openings, ...things].sort(inOrder),
  }
}

/** A block that can be opened as a whole. */
function openingOf(block: Block): TextOpening | undefined {
  if (block.type === 'pair') return openingOf(block.blocks[0])
  if (block.type === 'lab') return { kind: 'experiment', lab: block.lab }
  if (block.type === 'recipe') return { kind: 'recipe', recipe: block.recipe }
  return block.type === 'question' && block.box !== undefined
    ? { kind: 'question', question: block.question, ...(block.first ? { first: true } : {}) }
    : undefined
}

const placeOf = (opens: TextOpening, lines: readonly string[], first: number): OpeningPlace => ({
  opens,
  spans: lines.map((line, at) => ({ line: first + at, from: 0, to: bareText(line).length })),
})

const inOrder = ({ spans: [one] }: OpeningPlace, { spans: [other] }: OpeningPlace): number =>
  (one?.line ?? 0) - (other?.line ?? 0) || (one?.from ?? 0) - (other?.from ?? 0)

/** How many lines after it a block wants on the same screen; undefined for one that may be divided. */
function linesWanted(block: Block): number | undefined {
  if (headingIn(block) !== undefined) return LINES_UNDER_A_HEADING
  return UNDIVIDED.has(block.type) ? 0 : undefined
}

/** A blank one and two of text. */
const LINES_UNDER_A_HEADING = 3

const UNDIVIDED: ReadonlySet<Block['type']> = new Set([
  'figure',
  'image',
  'table',
  'code',
  'callout',
  'question',
  'lab',
  'recipe',
  'models',
])

/** The addresses that the numbers in a text stand for, from number `from` on; nothing when there are none. */
export function linkLines(links: readonly string[], frame: Frame, from = 1): string[] {
  const listed = links.slice(from - 1)
  if (listed.length === 0) return []
  const width = `[${links.length}] `.length
  return [
    '',
    frame.theme.muted(frame.messages.read.links),
    ...listed.flatMap((address, at) =>
      addressLines(address, frame.width - width, frame).map((line, index) =>
        index === 0 ? frame.theme.muted(`[${from + at}]`.padEnd(width)) + line : ' '.repeat(width) + line,
      ),
    ),
  ]
}

function addressLines(address: string, columns: number, frame: Frame): string[] {
  const text = address.length > LONGEST_ADDRESS ? `${address.slice(0, LONGEST_ADDRESS)}…` : address
  return breakRuns([{ text, paint: within(undefined, frame.theme.muted), kind: 'code' }], columns, frame)
}

const LONGEST_ADDRESS = 1000

/** Where blocks are laid out: inside a quote or a list there are fewer columns. */
interface Setting extends InlineSetting {
  readonly columns: number
  /** Columns of running text, so that its right edge is the same at every depth. */
  readonly measure: number
  readonly use: TextUse
  readonly said: References['said']
}

/** Blank lines between two blocks of a text. */
function gapBetween(before: Block | undefined, block: Block): number {
  const [above, heading] = [headingIn(before), headingIn(block)]
  return heading === undefined || above !== undefined || heading.level > 2 ? 1 : 2
}

function headingIn(block: Block | undefined): (Block & { readonly type: 'heading' }) | undefined {
  if (block?.type === 'pair') return headingIn(block.blocks[0])
  return block?.type === 'heading' ? block : undefined
}

function linesOf(block: Block, setting: Setting): string[] {
  switch (block.type) {
    case 'heading':
      return headingLines(block.level, block.children, setting)
    case 'paragraph':
      return proseLines(block.children, setting)
    case 'code':
      return codeLines(block, setting)
    case 'list':
      return listLines(block, setting)
    case 'quote':
      return barredLines(nestedLines(block.blocks, inside(setting, BAR)), setting)
    case 'callout':
      return calloutLines(block, setting)
    case 'table':
      return markdownTableLines(block, setting)
    case 'rule':
      // Spoken, a drawn line is its name 76 times.
      return setting.frame.accessible
        ? ['---']
        : [setting.frame.theme.muted(ruleOf(setting.measure, setting.frame))]
    case 'image':
      return imageLines(block, setting)
    case 'figure':
      return figureLines(block, setting)
    case 'lab':
      return labLines(block.lab, setting)
    case 'recipe':
      return recipeLines(block, setting)
    case 'models':
      return listedModelsLines(block, setting)
    case 'question':
      return block.box === undefined ? [] : questionLines(block, block.box, setting)
    case 'details':
      return detailsLines(block, setting)
    case 'footnotes':
      return footnoteLines(block, setting)
    case 'pair':
      return pairLines(block.blocks, setting)
    case 'page':
      return []
  }
}

/** A paragraph and its translation stand together; of longer blocks each keeps its room. */
function pairLines([first, second]: readonly [Block, Block], setting: Setting): string[] {
  const gap = first.type === 'paragraph' || first.type === 'heading' ? [] : ['']
  return [...linesOf(first, setting), ...gap, ...linesOf(second, setting)]
}

const nestedLines = (blocks: readonly Block[], setting: Setting, tight = false): string[] =>
  blocks.reduce<string[]>((lines, block) => {
    const own = linesOf(block, setting)
    if (own.length === 0) return lines
    if (lines.length > 0 && !tight) lines.push('')
    for (const line of own) lines.push(line)
    return lines
  }, [])

/** Inside by so many columns; where too few would be left, not at all. */
function inside(setting: Setting, columns: number): Setting {
  if (setting.columns - columns < NARROWEST) return setting
  const measure = Math.max(NARROWEST, setting.measure - columns)
  return { ...setting, columns: setting.columns - columns, measure }
}

const NARROWEST = 14

/** Puts the first prefix before the first line and the second before the others, if `inside` gave room for it. */
function prefixed(lines: readonly string[], first: string, rest: string, outer: Setting): string[] {
  if (outer.columns - displayWidth(first, outer.frame) < NARROWEST) return [...lines]
  return lines.map((line, at) => ((at === 0 ? first : rest) + line).trimEnd())
}

function proseLines(children: readonly Inline[], setting: Setting, paint?: Paint): string[] {
  return breakRuns(runsOf(children, setting, paint), setting.measure, setting.frame)
}

function headingLines(level: number, children: readonly Inline[], setting: Setting): string[] {
  const { theme, accessible, messages } = setting.frame
  // Somebody who reads in parts asks for the next one.
  if (accessible || setting.use === 'lines') {
    const lead: Inline = { type: 'text', text: messages.spoken.heading('') }
    return proseLines([lead, ...children], setting)
  }
  // Levels are told apart by a rule, weight and slant, with or without colour.
  const paint: Paint = level > 2 ? (text) => theme.emphasis(theme.heading(text)) : theme.heading
  const lines = proseLines(children, setting, within(undefined, paint))
  if (level > 1) return lines
  return [...lines, theme.muted(ruleOf(setting.measure, setting.frame))]
}

/** A horizontal rule of at most so many columns. */
export const ruleOf = (columns: number, { glyphs, ambiguousWidth }: Frame): string =>
  glyphs === 'ascii' ? '-'.repeat(columns) : '─'.repeat(Math.floor(columns / ambiguousWidth))

function codeLines({ lines }: Block & { readonly type: 'code' }, setting: Setting): string[] {
  const { theme, glyphs, accessible, messages } = setting.frame
  if (accessible)
    return [
      messages.spoken.codeBegins,
      ...lines.flatMap((tokens) =>
        cutRuns([runOf(tokens.map(({ text }) => text).join(''), theme.code)], setting.columns, setting.frame),
      ),
      messages.spoken.codeEnds,
    ]
  const indent = setting.columns < 60 ? 2 : 4
  const inner = inside(setting, indent)
  const paints: Readonly<Record<string, Paint | undefined>> = { ...theme, plain: undefined }
  const continued = theme.muted(glyphs === 'ascii' ? '\\ ' : '↪ ')
  const set = lines.flatMap((tokens) => {
    const runs = tokens.map(({ text, role }) => runOf(text, within(undefined, paints[role])))
    const isWhole = displayWidth(tokens.map(({ text }) => text).join(''), setting.frame) <= inner.columns
    const [first = '', ...others] = cutRuns(runs, isWhole ? inner.columns : inner.columns - 2, setting.frame)
    return [first, ...others.map((line) => continued + line)]
  })
  return set.map((line) => (line === '' || inner === setting ? line : ' '.repeat(indent) + line))
}

function listLines(list: Block & { readonly type: 'list' }, setting: Setting): string[] {
  const numbers = list.items.map((_, at) => `${list.start + at}.`)
  const width = Math.max(0, ...numbers.slice(-1).map((number) => number.length), numbers[0]?.length ?? 0)
  const lines: string[] = []
  list.items.forEach((item, at) => {
    const marker = list.ordered ? (numbers[at] ?? '').padStart(width) : bulletOf(item, setting.frame)
    if (at > 0 && !list.tight) lines.push('')
    for (const line of itemLines(item, `${marker} `, list.tight, setting)) lines.push(line)
  })
  return lines
}

function bulletOf({ checked }: ListItem, { glyphs, accessible, messages }: Frame): string {
  const bullet = glyphs === 'ascii' || accessible ? '-' : '•'
  if (checked === undefined) return bullet
  if (accessible) return `${bullet} ${checked ? messages.read.done : messages.read.open}`
  return glyphs === 'ascii' ? (checked ? '[x]' : '[ ]') : checked ? '☑' : '☐'
}

function itemLines({ blocks }: ListItem, marker: string, tight: boolean, setting: Setting): string[] {
  const width = displayWidth(marker, setting.frame)
  const lines = nestedLines(blocks, inside(setting, width), tight)
  return prefixed(lines.length === 0 ? [''] : lines, marker, ' '.repeat(width), setting)
}

/** Columns of the bar before what is set apart, with its space. */
const BAR = 2

function barredLines(
  lines: readonly string[],
  setting: Setting,
  paint: Paint = setting.frame.theme.muted,
): string[] {
  if (setting.frame.accessible)
    return [
      setting.frame.messages.common.labelled(setting.frame.messages.read.quote).trimEnd(),
      ...lines,
      setting.frame.messages.spoken.quoteEnds,
    ]
  const bar = `${paint(barOf(setting.frame))} `
  return setting.columns - BAR < NARROWEST ? [...lines] : lines.map((line) => (bar + line).trimEnd())
}

const CALLOUT_PAINTS: Readonly<Record<CalloutKind, 'muted' | 'accent' | 'caution' | 'bad'>> = {
  note: 'muted',
  tip: 'accent',
  important: 'accent',
  try: 'accent',
  mixup: 'caution',
  disputed: 'caution',
  warning: 'caution',
  caution: 'bad',
}

function calloutLines(block: Block & { readonly type: 'callout' }, setting: Setting): string[] {
  const { theme, messages, accessible } = setting.frame
  const paint = theme[CALLOUT_PAINTS[block.kind]]
  const inner = accessible ? setting : inside(setting, BAR)
  const label = block.title ?? [{ type: 'text', text: messages.read.callouts[block.kind] }]
  // The colour is in the bar alone: many terminals brighten bold colours, and bright yellow on white cannot be read.
  const title = proseLines(label, inner, theme.strong)
  const body = nestedLines(block.blocks, inner)
  return accessible
    ? [...spokenTitle(title, setting.frame), ...body, messages.spoken.boxEnds]
    : barredLines([...title, ...body], setting, paint)
}

/** A box is named before its title. */
const spokenTitle = ([first = '', ...more]: readonly string[], { messages }: Frame): string[] => [
  messages.spoken.box(first),
  ...more,
]

function markdownTableLines(block: Block & { readonly type: 'table' }, setting: Setting): string[] {
  const runs = (cell: readonly Inline[]): Run[] => runsOf(cell, setting)
  const table = {
    header: block.header.map(runs),
    rows: block.rows.map((row) => row.map(runs)),
    alignments: block.alignments,
  }
  return tableLines(table, setting.frame, setting.columns)
}

function imageLines(block: Block & { readonly type: 'image' }, setting: Setting): string[] {
  const { theme, messages, hyperlinks, accessible } = setting.frame
  const inner = accessible ? setting : inside(setting, BAR)
  const label = runOf(`${messages.read.image}  `, within(undefined, theme.muted))
  const href = hyperlinks ? webAddress(block.source) : undefined
  if (webAddress(block.source) !== undefined) setting.links.note(block.source, block.alternative)
  const source = accessible ? block.source : truncate(block.source, inner.measure * 2, setting.frame)
  const words: readonly (readonly Run[])[] = [
    block.alternative === '' ? [] : [runOf(block.alternative)],
    runsOf(block.caption, setting),
  ]
  const told = words.filter((runs) => runs.length > 0)
  const lines = [
    ...told.flatMap((runs, at) =>
      breakRuns(at === 0 ? [label, ...runs] : runs, inner.measure, setting.frame),
    ),
    ...(source === ''
      ? []
      : breakRuns(
          [
            ...(told.length === 0 ? [label] : []),
            runOf(source, within(undefined, theme.muted), 'code', href),
          ],
          inner.columns,
          setting.frame,
        )),
  ]
  return accessible ? lines : barredLines(lines, setting)
}

function figureLines(block: Block & { readonly type: 'figure' }, setting: Setting): string[] {
  const { frame, columns } = setting
  const caption = figureCaption(block, setting)
  const drawings = [block, block.narrow].map((form) => withoutIndent(drawnIn(form, frame)))
  const widths = drawings.map((drawing) => Math.max(0, ...drawing.map((line) => displayWidth(line, frame))))
  if (drawings[0]?.length === 0) return caption
  if (frame.accessible)
    return [...caption, ...proseLines([{ type: 'text', text: block.alternative ?? '' }], setting)]
  const fitting = widths.findIndex((each) => each > 0 && each <= columns)
  const [drawing = [], width = 0] = [drawings[fitting], widths[fitting]]
  if (fitting < 0) return [...caption, ...toldInWords(block.alternative ?? '', leastOf(widths), setting)]
  const indent = ' '.repeat(Math.min(4, Math.max(0, setting.measure - width)))
  const named = namedIn(inlineText(block.caption))
  return [
    ...drawing
      .map((line) => indent + paintedDrawing(line.trimEnd(), named, frame))
      .map((line) => line.trimEnd()),
    '',
    ...prefixed(caption, indent, indent, setting),
  ]
}

const leastOf = (widths: readonly number[]): number => Math.min(...widths.filter((width) => width > 0))

function drawnIn(
  form: { readonly drawing?: readonly string[]; readonly ascii?: readonly string[] } | undefined,
  { glyphs, ambiguousWidth }: Frame,
): readonly string[] {
  return (glyphs === 'ascii' || ambiguousWidth === 2 ? form?.ascii : form?.drawing) ?? []
}

/** What a caption puts in quotation marks. */
const namedIn = (caption: string): readonly string[] =>
  [...caption.matchAll(/[“"「]([^”"」]{1,24})[”"」]/g)].flatMap(([, name = '']) =>
    name.trim() === '' ? [] : [name],
  )

/** Block elements of Unicode, and what stands for them in ASCII. */
const BARS = '[\\u2580-\\u2593]+|[#@]{2,}'
const IS_BAR = new RegExp(`^(?:${BARS})$`)

/** Bars, and what an arrow points out, in the accent; what the caption names stands out. The drawing says the same without. */
function paintedDrawing(line: string, named: readonly string[], { theme }: Frame): string {
  const [, row = line, pointed = ''] = /^(.*?)((?:←|<-).*)$/.exec(line) ?? []
  const names = named.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  const parts = new RegExp(`${BARS}${names === '' ? '' : `|${names}`}`, 'g')
  const painted = row.replace(parts, (part) => (IS_BAR.test(part) ? theme.accent(part) : theme.strong(part)))
  return pointed === '' ? painted : theme.strong(painted) + theme.accent(pointed)
}

/** The lines from the column where the leftmost begins, so that a drawing stands right above its caption. */
function withoutIndent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  const indent = Math.min(...indents, Infinity)
  return lines.map((line) => line.slice(indent))
}

function figureCaption({ number, caption }: Block & { readonly type: 'figure' }, setting: Setting): string[] {
  const { messages } = setting.frame
  const label = number === undefined ? '' : `${messages.read.figure(number)}  `
  const words: Inline[] = [
    ...(label === '' ? [] : [{ type: 'strong', children: [{ type: 'text', text: label }] } as const]),
    ...caption,
  ]
  return proseLines(words, inside(setting, 4))
}

function toldInWords(alternative: string, width: number, setting: Setting): string[] {
  const { theme, messages } = setting.frame
  const reason = proseLines([{ type: 'text', text: messages.read.drawingNeeds(width) }], setting, theme.muted)
  return [...reason, ...proseLines([{ type: 'text', text: alternative }], setting)]
}

function labLines(lab: string, setting: Setting): string[] {
  const { theme, messages, glyphs, accessible } = setting.frame
  const sign = accessible ? '' : glyphs === 'ascii' ? '> ' : '› '
  const lines = breakRuns(
    [
      {
        text: setting.use === 'keys' ? messages.read.labByKey(lab) : messages.read.lab(lab),
        paint: within(undefined, theme.accent),
        kind: 'code',
      },
    ],
    setting.measure - 2,
    setting.frame,
  )
  return accessible ? lines : prefixed(lines, theme.accent(sign), '  ', setting)
}

/** What may be tried on a model of one's own: its name, and how. */
function recipeLines({ recipe, name }: Block & { readonly type: 'recipe' }, setting: Setting): string[] {
  const { theme, messages, glyphs, accessible } = setting.frame
  const sign = glyphs === 'ascii' ? '> ' : '› '
  const { read } = messages
  const text = (setting.use === 'keys' ? read.recipeByKey : read.recipe)(name ?? recipe, recipe)
  const runs = [{ text, paint: within(undefined, theme.accent), kind: 'code' as const }]
  const lines = breakRuns(runs, setting.measure - 2, setting.frame)
  return accessible ? lines : prefixed(lines, theme.accent(sign), '  ', setting)
}

/** A table of the catalogue's own data, with its day; the full list where the text came without a catalogue. */
function listedModelsLines(
  { kind, models, asOf = '' }: Block & { readonly type: 'models' },
  setting: Setting,
): string[] {
  const { messages, theme } = setting.frame
  const said = (text: string): string[] =>
    breakRuns([{ text, paint: theme.muted }], setting.measure, setting.frame)
  if (models === undefined) return said(messages.read.modelsElsewhere)
  const isApps = kind === 'apps'
  const table = (isApps ? listedApps : listedFamilies)(models, setting.frame)
  const marks = isApps ? '' : marksInTable(models, setting.frame)
  return [
    ...tableLines(table, setting.frame, setting.columns),
    '',
    ...(marks === '' ? [] : said(marks)),
    ...said(messages.read.modelsOf(asOf)),
  ]
}

function questionLines(
  { question, first }: Block & { readonly type: 'question' },
  box: QuestionBox,
  setting: Setting,
): string[] {
  const { frame } = setting
  const inner = frame.accessible ? setting : inside(setting, BAR)
  const shown = { box, first: first === true, said: setting.said?.(question), asks: setting.use !== 'print' }
  const lines = boxLines(shown, { ...frame, width: inner.measure })
  return frame.accessible
    ? [...lines, frame.messages.spoken.boxEnds]
    : barredLines(lines, setting, frame.theme.accent)
}

function detailsLines({ summary, blocks }: Block & { readonly type: 'details' }, setting: Setting): string[] {
  const title = proseLines(summary, setting, within(undefined, setting.frame.theme.strong))
  const body = prefixed(nestedLines(blocks, inside(setting, BAR)), '  ', '  ', setting)
  return summary.length === 0 ? body : [...title, ...body]
}

function footnoteLines({ notes }: Block & { readonly type: 'footnotes' }, setting: Setting): string[] {
  const { theme, messages } = setting.frame
  const width = `[${notes.length}] `.length
  // Notes of several blocks need air between them; notes of one do not.
  const airy = notes.some(({ blocks }) => blocks.length > 1)
  return [
    theme.muted(messages.read.notes),
    ...notes.flatMap(({ number, blocks }, at) => [
      ...(airy && at > 0 ? [''] : []),
      ...prefixed(
        nestedLines(blocks, inside(setting, width)),
        theme.muted(`[${number}]`.padEnd(width)),
        ' '.repeat(width),
        setting,
      ),
    ]),
  ]
}
