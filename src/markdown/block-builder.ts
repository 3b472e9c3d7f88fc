import { inlineText } from '../domain/block-text.ts'
import type { Block, CalloutKind, Inline, ListItem } from '../domain/blocks.ts'
import { decodeEntities } from './entities.ts'
import { highlight } from './highlight.ts'
import type { Attributes, HtmlPiece } from './html.ts'
import { createInlineBuilder } from './inline-builder.ts'
import { joinSoftBreaks } from './soft-breaks.ts'

/** Puts blocks together while HTML elements open and close around them, over several blocks of Markdown if need be. */
export interface BlockBuilder {
  add(block: Block): void
  html(piece: HtmlPiece): void
  /** All blocks; what is still open is closed. */
  end(): Block[]
}

/** An HTML element that is open, with what it holds so far. */
interface Element {
  readonly tag: string
  readonly attributes: Attributes
  readonly blocks: Block[]
  readonly items: ListItem[]
  readonly rows: Inline[][][]
  /** Of details or figure. */
  caption: readonly Inline[]
  /** A table whose first row names its columns. */
  hasHeader: boolean
}

const NO_ATTRIBUTES: Attributes = () => undefined

const openElement = (tag: string, attributes: Attributes): Element => ({
  tag,
  attributes,
  blocks: [],
  items: [],
  rows: [],
  caption: [],
  hasHeader: false,
})

/** Elements inside one another; deeper ones only give their text. */
const DEEPEST = 24

/** Elements that stand on lines of their own. */
const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

export function createBlockBuilder(isCourse: boolean): BlockBuilder {
  const root = openElement('', NO_ATTRIBUTES)
  const open: Element[] = [root]
  const inlines = createInlineBuilder()
  const current = (): Element => open.at(-1) ?? root
  let isPending = false
  const flush = (): void => {
    if (!isPending) return
    isPending = false
    addAll(current().blocks, paragraphBlocks(trimText(inlines.end(), isPreformatted(open))))
  }
  const closeLast = (): void => {
    flush()
    const element = open.pop()
    if (element !== undefined) closeElement(element, current())
  }
  const text = (source: string): void => {
    const words = decodeEntities(source)
    isPending = true
    inlines.add({ type: 'text', text: isPreformatted(open) ? words : words.replace(/[^\S\n]+/g, ' ') })
  }
  const comment = (words: string): void => {
    const directive = isCourse ? directiveOf(words) : undefined
    if (directive === undefined) return
    flush()
    current().blocks.push(directive)
  }
  const openTag = (tag: string, attributes: Attributes): void => {
    if (tag === 'hr') {
      flush()
      current().blocks.push({ type: 'rule' })
    } else if (!BLOCK_ELEMENTS.has(tag)) {
      inlines.open(tag, attributes)
      isPending = true
    } else if (open.length <= DEEPEST) {
      flush()
      open.push(openElement(tag, attributes))
    }
  }
  const closeTag = (tag: string): void => {
    if (!BLOCK_ELEMENTS.has(tag)) return inlines.close(tag)
    const at = open.findLastIndex((element) => element.tag === tag)
    if (at > 0) while (open.length > at) closeLast()
  }
  return {
    add(block) {
      flush()
      current().blocks.push(block)
    },
    html(piece) {
      if (piece.type === 'text') text(piece.text)
      else if (piece.type === 'comment') comment(piece.text)
      else if (piece.type === 'open') openTag(piece.tag, piece.attributes)
      else closeTag(piece.tag)
    },
    end() {
      while (open.length > 1) closeLast()
      flush()
      return withAdoptedText(root.blocks)
    },
  }
}

const isPreformatted = (open: readonly Element[]): boolean => open.at(-1)?.tag === 'pre'

function directiveOf(comment: string): Block | undefined {
  const [, list] = /^models:\s*([a-z ]+)$/.exec(comment) ?? []
  if (list !== undefined) return { type: 'models', list }
  const [, kind, id = ''] = /^(page|lab|recipe|question|pretest)(?::\s*([a-z0-9-]+))?$/.exec(comment) ?? []
  if (kind === 'page') return { type: 'page' }
  if (kind === 'lab') return { type: 'lab', lab: id }
  if (kind === 'recipe') return { type: 'recipe', recipe: id }
  if (kind === 'pretest') return { type: 'question', question: id, first: true }
  return kind === 'question' ? { type: 'question', question: id } : undefined
}

/**
 * The blocks of inline text: pictures that stand by themselves are blocks of their own, the text on the line under one is
 * its caption, empty text is nothing.
 */
export function paragraphBlocks(inlines: readonly Inline[]): Block[] {
  if (inlines.every(isBlank)) return []
  if (!inlines.some(mayBePicture)) return [{ type: 'paragraph', children: inlines }]
  const shown = inlines.filter((inline) => !isBlank(inline))
  const [first, second, ...rest] = inlines
  if (first?.type === 'image' && second?.type === 'break' && !rest.some(isImage))
    return [{ ...first, caption: rest }]
  if (shown.every(isImage)) return shown.flatMap(pictureIn)
  const linked = shown.length === 1 ? shown.flatMap(pictureIn) : []
  return linked.length > 0 ? linked : [{ type: 'paragraph', children: inlines }]
}

/** The picture that the inline text is; one that leads somewhere has its link under its words. */
function pictureIn(inline: Inline): Block[] {
  if (inline.type === 'image') return [{ ...inline, caption: [] }]
  const [only, ...others] = inline.type === 'link' ? inline.children : []
  if (inline.type !== 'link' || only?.type !== 'image' || others.length > 0) return []
  const words = only.alternative || only.source
  return [{ ...only, alternative: '', caption: [{ ...inline, children: [{ type: 'text', text: words }] }] }]
}

const mayBePicture = ({ type }: Inline): boolean => type === 'image' || type === 'link'

const isImage = ({ type }: Inline): boolean => type === 'image'

/** Shows nothing: spaces, a line break, a style around either. */
function isBlank(inline: Inline): boolean {
  if (inline.type === 'break') return true
  if (inline.type === 'text') return !/\S/.test(inline.text)
  // The words of a link to a section are its number, which comes later.
  if (inline.type === 'link' || inline.type === 'section') return false
  return 'children' in inline && inline.children.every(isBlank)
}

/** Spaces and line breaks of the HTML source around the text mean nothing. */
function trimText(inlines: readonly Inline[], isPreformatted: boolean): readonly Inline[] {
  if (isPreformatted || inlines.length === 0) return inlines
  const joined = joinSoftBreaks(inlines)
  const trimmed = joined.map((inline, at) =>
    inline.type === 'text'
      ? { ...inline, text: trimEnds(inline.text, at === 0, at === joined.length - 1) }
      : inline,
  )
  return trimmed.filter((inline) => inline.type !== 'text' || inline.text !== '')
}

function trimEnds(text: string, start: boolean, end: boolean): string {
  const left = start ? text.trimStart() : text
  return end ? left.trimEnd() : left
}

/** One by one: an element may hold more than the arguments that a call can have. */
function addAll<T>(list: T[], more: readonly T[]): void {
  for (const each of more) list.push(each)
}

/** Turns a closed element into blocks of the one around it. */
function closeElement(element: Element, parent: Element): void {
  const { tag, blocks } = element
  switch (tag) {
    case 'li':
    case 'dt':
    case 'dd':
      if (parent.tag === 'ul' || parent.tag === 'ol') parent.items.push({ blocks })
      else addAll(parent.blocks, blocks)
      return
    case 'summary':
    case 'figcaption':
    case 'caption':
      parent.caption = inlinesOf(blocks)
      return
    case 'td':
    case 'th':
      if (parent.rows.length === 0) parent.rows.push([])
      parent.rows.at(-1)?.push(inlinesOf(blocks))
      parent.hasHeader ||= tag === 'th'
      return
    case 'tr':
    case 'thead':
    case 'tbody':
    case 'tfoot':
      parent.hasHeader ||= element.hasHeader && parent.rows.length === 0
      addAll(parent.rows, element.rows)
      addAll(parent.blocks, blocks)
      return
    default:
      addAll(parent.blocks, elementBlocks(element))
  }
}

function elementBlocks({ tag, attributes, blocks, items, rows, caption, hasHeader }: Element): Block[] {
  switch (tag) {
    case 'ul':
    case 'ol':
      return [...listBlocks(tag === 'ol', Number(attributes('start')) || 1, items), ...blocks]
    case 'blockquote':
      return [{ type: 'quote', blocks }]
    case 'pre':
      return [
        { type: 'code', lines: highlight(inlineText(inlinesOf(blocks)).replace(/^\n|\n$/g, ''), undefined) },
      ]
    case 'details':
      return [{ type: 'details', summary: caption, blocks }]
    case 'table':
      return [...tableBlocks(rows, hasHeader), ...blocks]
    case 'figure':
      return [...blocks.map((block) => (block.type === 'image' ? { ...block, caption } : block))]
    default:
      return headingBlocks(tag, blocks) ?? [calloutIn(attributes, blocks) ?? blocks].flat()
  }
}

const listBlocks = (ordered: boolean, start: number, items: readonly ListItem[]): Block[] =>
  items.length === 0 ? [] : [{ type: 'list', ordered, start, tight: true, items }]

/** Without a row of headers the header is empty: nothing stands above the rows. */
function tableBlocks(all: readonly Inline[][][], hasHeader: boolean): Block[] {
  const columns = all.reduce((most, row) => Math.max(most, row.length), 0)
  const [first = [], ...others] = all
  const header = Array.from({ length: columns }, (_, at) => (hasHeader ? (first[at] ?? []) : []))
  const rows = hasHeader ? others : all
  return columns === 0 ? [] : [{ type: 'table', alignments: header.map(() => 'left'), header, rows }]
}

function headingBlocks(tag: string, blocks: readonly Block[]): Block[] | undefined {
  const [, level] = /^h([1-6])$/.exec(tag) ?? []
  const children = inlinesOf(blocks)
  if (level === undefined) return undefined
  return [
    {
      type: 'heading',
      level: Number(level),
      id: inlineText(children).toLowerCase().replace(/\s+/g, '-'),
      children,
    },
  ]
}

/** The inline text of blocks, one after the other: a cell of a table holds no blocks. */
const inlinesOf = (blocks: readonly Block[]): Inline[] => joined(blocks.map(inlinesIn))

function inlinesIn(block: Block): Inline[] {
  switch (block.type) {
    case 'image':
      return joined([
        [{ type: 'image', source: block.source, alternative: block.alternative }],
        [...block.caption],
      ])
    case 'code':
      return joined(
        block.lines.map((line) => [{ type: 'code', text: line.map(({ text }) => text).join('') }]),
      )
    case 'list':
      return joined(block.items.map((item) => inlinesOf(item.blocks)))
    case 'table':
      return joined([block.header, ...block.rows].map((row) => joinedBy({ type: 'text', text: ' ' }, row)))
    case 'details':
      return joined([[...block.summary], inlinesOf(block.blocks)])
    case 'callout':
      return joined([[...(block.title ?? [])], inlinesOf(block.blocks)])
    case 'quote':
      return inlinesOf(block.blocks)
    default:
      return 'children' in block ? [...block.children] : []
  }
}

const joined = (parts: readonly Inline[][]): Inline[] => joinedBy({ type: 'break' }, parts)

/** The parts that are not empty, with a sign between them. */
const joinedBy = (sign: Inline, parts: readonly (readonly Inline[])[]): Inline[] =>
  parts.filter((part) => part.length > 0).flatMap((part, at) => (at > 0 ? [sign, ...part] : [...part]))

/** A coloured division that begins with bold words is what writers without callouts write: 注意：… */
function calloutIn(attributes: Attributes, blocks: readonly Block[]): Block | undefined {
  const [first, ...others] = blocks
  if (!/(?:^|[;\s])(?:background-)?color\s*:/i.test(attributes('style') ?? '') || first?.type !== 'paragraph')
    return undefined
  const [label, ...rest] = first.children
  if (label?.type !== 'strong') return undefined
  const title = inlineText(label.children).replace(/[\s:：]+$/, '')
  const body = trimText(rest, false)
  return {
    type: 'callout',
    kind: calloutKind(title),
    title: [{ type: 'text', text: title }],
    blocks: [...paragraphBlocks(body), ...others],
  }
}

const calloutKind = (title: string): CalloutKind =>
  /提示|说明|备注|note|info|tip/i.test(title) ? 'note' : 'warning'

/** A callout that is only a title speaks of the paragraph after it. */
function withAdoptedText(blocks: Block[]): Block[] {
  if (!blocks.some(isOnlyTitle)) return blocks
  return blocks.flatMap((block, at): Block[] => {
    const before = blocks[at - 1]
    const after = blocks[at + 1]
    if (isOnlyTitle(block) && after?.type === 'paragraph') return [{ ...block, blocks: [after] }]
    return before !== undefined && isOnlyTitle(before) && block.type === 'paragraph' ? [] : [block]
  })
}

const isOnlyTitle = (block: Block): block is Block & { readonly type: 'callout' } =>
  block.type === 'callout' && block.blocks.length === 0 && block.title !== undefined
