import type { MarkedToken, Token, Tokens } from 'marked'
import { inlineText } from '../domain/block-text.ts'
import type { Alignment, Block, CalloutKind, Footnote, Inline, ListItem } from '../domain/blocks.ts'
import { cleanText } from '../domain/clean.ts'
import { type BlockBuilder, createBlockBuilder, paragraphBlocks } from './block-builder.ts'
import { decodeEntities } from './entities.ts'
import { highlight } from './highlight.ts'
import { htmlPieces } from './html.ts'
import { type InlineContext, toInlines } from './inlines.ts'
import { MarkdownLexer, withNotesApart } from './lexer.ts'
import { blockPieces } from './plain-blocks.ts'

/**
 * `course`: with the directives of docs/authoring.md, and every `[^key]` is the mark of a source. `common`: CommonMark and
 * GFM, where `[^key]` is a footnote if its text is there.
 */
export type Dialect = 'course' | 'common'

/** Markdown text → blocks. Control characters do not survive; nothing else is lost but comments and styling. */
export function parseMarkdown(text: string, dialect: Dialect = 'course'): Block[] {
  const source = withNotesApart(withoutFrontMatter(cleanText(text)))
  const context = createContext(dialect)
  const builder = createBlockBuilder(context.isCourse)
  const pieces = blockPieces(source)
  for (const piece of pieces) context.lexer.learnDefinitions(piece)
  // Tokens are large: those of one piece are gone before the next is read.
  for (const piece of pieces) addTokens(builder, context.lexer.lexPiece(piece), context)
  return [...builder.end(), ...footnotes(context)]
}

/** YAML between `---` at the start of a file is for other programs. */
const withoutFrontMatter = (text: string): string => text.replace(FRONT_MATTER, '')

const FRONT_MATTER = /^---\n[\w-]+:[^\n]*\n(?:[^\n]*\n){0,200}?---(?:\n|$)/

/** What is known while a text is read. */
interface ParseContext extends InlineContext {
  readonly lexer: MarkdownLexer
  /** Keys of marks in the order of their numbers. */
  readonly marks: string[]
  readonly headings: Map<string, number>
}

function createContext(dialect: Dialect): ParseContext {
  const isCourse = dialect === 'course'
  const lexer = new MarkdownLexer()
  const marks: string[] = []
  const numbers = new Map<string, number>()
  const numberOf = (key: string): number | undefined => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    if (!isCourse && lexer.tokens.links[`^${key}`] === undefined) return undefined
    const number = marks.push(key)
    numbers.set(key, number)
    return number
  }
  return { lexer, isCourse, marks, numberOf, headings: new Map() }
}

/** The footnotes by number; one that no mark points to comes last, so that nothing of the text is lost. */
function footnotes(context: ParseContext): Block[] {
  const notes: Footnote[] = []
  const sources = new Map(
    Object.entries(context.lexer.tokens.links)
      .filter(([label]) => label.startsWith('^'))
      .map(([label, { title }]) => [label.slice(1), title ?? '']),
  )
  const addNote = (key: string): void => {
    const source = sources.get(key)
    const number = context.numberOf(key)
    if (source === undefined || number === undefined) return
    notes.push({
      key,
      number,
      blocks: toBlocks(context.lexer.lexPiece({ type: 'other', text: source }), context),
    })
  }
  // A note may hold a mark that is met there first, so the list grows on the way.
  for (let at = 0; at < context.marks.length; at += 1) addNote(context.marks[at] ?? '')
  const met = new Set(context.marks)
  for (const key of sources.keys()) if (!met.has(key)) addNote(key)
  return notes.length === 0 ? [] : [{ type: 'footnotes', notes }]
}

function toBlocks(tokens: readonly Token[], context: ParseContext): Block[] {
  if (!tokens.some(({ type }) => type === 'html'))
    return tokens.flatMap((token) => (isBlockToken(token) ? tokenBlocks(token, context) : []))
  const builder = createBlockBuilder(context.isCourse)
  addTokens(builder, tokens, context)
  return builder.end()
}

/** HTML elements open and close around other blocks. */
function addTokens(builder: BlockBuilder, tokens: readonly Token[], context: ParseContext): void {
  for (const token of tokens) {
    if (!isBlockToken(token)) continue
    if (token.type === 'html') for (const piece of htmlPieces(token.text)) builder.html(piece)
    else for (const block of tokenBlocks(token, context)) builder.add(block)
  }
}

const BLOCK_TYPES: ReadonlySet<string> = new Set([
  'heading',
  'paragraph',
  'text',
  'code',
  'list',
  'blockquote',
  'table',
  'hr',
  'html',
])

const isBlockToken = (token: Token): token is MarkedToken => BLOCK_TYPES.has(token.type)

function tokenBlocks(token: MarkedToken, context: ParseContext): readonly Block[] {
  switch (token.type) {
    case 'heading':
      return [headingOf(token, context)]
    case 'paragraph':
    case 'text':
      return paragraphOf(token.tokens ?? [], context)
    case 'code':
      return [codeOf(token)]
    case 'list':
      return [listOf(token, context)]
    case 'blockquote':
      return [quoteOf(token, context)]
    case 'table':
      return [tableOf(token, context)]
    case 'hr':
      return [{ type: 'rule' }]
    default:
      return []
  }
}

function paragraphOf(tokens: readonly Token[], context: ParseContext): readonly Block[] {
  const figure = context.isCourse ? figureOf(tokens, context) : undefined
  return figure === undefined ? paragraphBlocks(toInlines(tokens, context)) : [figure]
}

function figureOf(tokens: readonly Token[], context: ParseContext): Block | undefined {
  const [only] = tokens
  if (only?.type !== 'image' || tokens.length > 1) return undefined
  const [, figure] = /^figure:([a-z0-9-]+)$/.exec(only.href) ?? []
  return figure === undefined
    ? undefined
    : { type: 'figure', figure, caption: toInlines(only.tokens ?? [], context) }
}

function headingOf({ depth, tokens }: Tokens.Heading, context: ParseContext): Block {
  const children = toInlines(tokens, context)
  return { type: 'heading', level: depth, id: slug(inlineText(children), context.headings), children }
}

/** As GitHub makes the anchors of headings: lower case, hyphens for spaces, Han stays; repeated ones are numbered. */
function slug(text: string, known: Map<string, number>): string {
  const words = text.toLowerCase()
  const base = (PLAIN_TITLE.test(words) ? words : words.replace(NOT_IN_SLUG, '')).trim().replace(/\s/g, '-')
  const count = known.get(base) ?? 0
  known.set(base, count + 1)
  return count === 0 ? base : `${base}-${count}`
}

const NOT_IN_SLUG = /[^\p{L}\p{N}\p{M}\s_-]/gu
/** Asked first: without properties of Unicode an expression is ten times as fast. */
const PLAIN_TITLE = /^[\w\s\u4e00-\u9fff-]*$/

function codeOf({ lang, text }: Tokens.Code): Block {
  const [language = ''] = decodeEntities(lang ?? '').split(/[\s,{]/)
  const lines = highlight(text.replace(/\n$/, ''), language)
  return { type: 'code', ...(language === '' ? {} : { language }), lines }
}

const listOf = ({ ordered, start, loose, items }: Tokens.List, context: ParseContext): Block => ({
  type: 'list',
  ordered,
  start: start === '' ? 1 : start,
  tight: !loose,
  items: items.map((item) => itemOf(item, context)),
})

function itemOf({ task, checked, tokens }: Tokens.ListItem, context: ParseContext): ListItem {
  const blocks = toBlocks(tokens, context)
  return task ? { checked: checked === true, blocks } : { blocks }
}

const CALLOUTS: ReadonlyMap<string, CalloutKind> = new Map([
  ['NOTE', 'note'],
  ['INFO', 'note'],
  ['TIP', 'tip'],
  ['IMPORTANT', 'important'],
  ['TRY', 'try'],
  ['MIXUP', 'mixup'],
  ['DISPUTED', 'disputed'],
  ['WARNING', 'warning'],
  ['CAUTION', 'caution'],
])

/** A quote, or set-apart text when its first line says `[!KIND]`, with a title of its own if one follows. */
function quoteOf({ tokens }: Tokens.Blockquote, context: ParseContext): Block {
  const [first, ...others] = tokens
  const [marker = '', name = '', title = ''] =
    /^\[!([A-Za-z]+)\][^\S\n]*([^\n]*)(?:\n|$)/.exec(paragraphSource(first)) ?? []
  const kind = CALLOUTS.get(name.toUpperCase())
  if (kind === undefined) return { type: 'quote', blocks: toBlocks(tokens, context) }
  const titleInlines = readInlines(title.trim(), context)
  const body = paragraphBlocks(readInlines(paragraphSource(first).slice(marker.length), context))
  return {
    type: 'callout',
    kind,
    ...(titleInlines.length === 0 ? {} : { title: titleInlines }),
    blocks: [...body, ...toBlocks(others, context)],
  }
}

const paragraphSource = (token: Token | undefined): string =>
  token !== undefined && isBlockToken(token) && token.type === 'paragraph' ? token.text : ''

/** Inline text of which the lexer has made no tokens yet. */
const readInlines = (source: string, context: ParseContext): readonly Inline[] =>
  toInlines(context.lexer.inlineTokens(source), context)

const tableOf = ({ align, header, rows }: Tokens.Table, context: ParseContext): Block => {
  const cell = ({ text }: Tokens.TableCell): readonly Inline[] => readInlines(text, context)
  return {
    type: 'table',
    alignments: align.map((each): Alignment => each ?? 'left'),
    header: header.map(cell),
    rows: rows.map((row) => row.map(cell)),
  }
}
