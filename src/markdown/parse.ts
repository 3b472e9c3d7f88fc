import type { MarkedToken, Token, Tokens } from 'marked'
import { inlineText } from '../domain/block-text.ts'
import type { Alignment, Block, CalloutKind, Footnote, Inline } from '../domain/blocks.ts'
import { cleanText } from '../domain/clean.ts'
import { type BlockBuilder, createBlockBuilder, paragraphBlocks } from './block-builder.ts'
import { decodeEntities } from './entities.ts'
import { highlight } from './highlight.ts'
import { htmlPieces } from './html.ts'
import { type InlineContext, toInlines } from './inlines.ts'
import { MarkdownLexer, withNotesApart } from './lexer.ts'

/**
 * `course`: with the directives of docs/authoring.md, and every `[^key]` is the mark of a source. `common`: CommonMark and
 * GFM, where `[^key]` is a footnote if its text is there.
 */
export type Dialect = 'course' | 'common'

/** Markdown text → blocks. Control characters do not survive; nothing else is lost but comments and styling. */
export function parseMarkdown(text: string, dialect: Dialect = 'course'): Block[] {
  const lexer = new MarkdownLexer()
  const source = withNotesApart(withoutFrontMatter(cleanText(text)))
  const tokens = lexer.lex(source)
  const context = createContext(lexer, dialect)
  return [...toBlocks(tokens, context), ...footnotes(context)]
}

/** YAML between `---` at the start of a file is for other programs. */
const withoutFrontMatter = (text: string): string => text.replace(FRONT_MATTER, '')

const FRONT_MATTER = /^---\n[\w-]+:[^\n]*\n(?:[^\n]*\n){0,200}?---(?:\n|$)/

/** What is known while a text is read. */
interface ParseContext extends InlineContext {
  readonly lexer: MarkdownLexer
  /** Keys of marks in the order of their numbers. */
  readonly marks: string[]
  /** The source of each footnote. */
  readonly notes: ReadonlyMap<string, string>
  readonly headings: Map<string, number>
}

function createContext(lexer: MarkdownLexer, dialect: Dialect): ParseContext {
  const isCourse = dialect === 'course'
  const marks: string[] = []
  const numbers = new Map<string, number>()
  const notes = new Map(
    Object.entries(lexer.tokens.links)
      .filter(([label]) => label.startsWith('^'))
      .map(([label, { title }]) => [label.slice(1), title ?? '']),
  )
  const numberOf = (key: string): number | undefined => {
    if (!isCourse && !notes.has(key)) return undefined
    if (!numbers.has(key)) numbers.set(key, marks.push(key))
    return numbers.get(key)
  }
  return { lexer, isCourse, marks, notes, numberOf, headings: new Map() }
}

/** The footnotes by number; one that no mark points to comes last, so that nothing of the text is lost. */
function footnotes(context: ParseContext): Block[] {
  const notes: Footnote[] = []
  const addNote = (key: string): void => {
    const source = context.notes.get(key)
    const number = context.numberOf(key)
    if (source === undefined || number === undefined) return
    notes.push({ key, number, blocks: toBlocks(context.lexer.lexPart(source), context) })
  }
  // A note may hold a mark that is met there first, so the list grows on the way.
  for (let at = 0; at < context.marks.length; at += 1) addNote(context.marks[at] ?? '')
  const met = new Set(context.marks)
  for (const key of context.notes.keys()) if (!met.has(key)) addNote(key)
  return notes.length === 0 ? [] : [{ type: 'footnotes', notes }]
}

function toBlocks(tokens: readonly Token[], context: ParseContext): Block[] {
  const builder = createBlockBuilder(context.isCourse)
  for (const token of tokens) addToken(builder, token, context)
  return builder.end()
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

function addToken(builder: BlockBuilder, token: Token, context: ParseContext): void {
  if (!isBlockToken(token)) return
  switch (token.type) {
    case 'heading':
      return builder.add(headingOf(token, context))
    case 'paragraph':
    case 'text':
      return addParagraph(builder, token.tokens ?? [token], context)
    case 'code':
      return builder.add(codeOf(token))
    case 'list':
      return builder.add(listOf(token, context))
    case 'blockquote':
      return builder.add(quoteOf(token, context))
    case 'table':
      return builder.add(tableOf(token, context))
    case 'hr':
      return builder.add({ type: 'rule' })
    case 'html':
      for (const piece of htmlPieces(token.text)) builder.html(piece)
      return undefined
    default:
      return undefined
  }
}

function addParagraph(builder: BlockBuilder, tokens: readonly Token[], context: ParseContext): void {
  const figure = context.isCourse ? figureOf(tokens, context) : undefined
  if (figure !== undefined) return builder.add(figure)
  for (const block of paragraphBlocks(toInlines(tokens, context))) builder.add(block)
}

function figureOf(tokens: readonly Token[], context: ParseContext): Block | undefined {
  const [only, ...others] = tokens
  if (only?.type !== 'image' || others.length > 0) return undefined
  const [, figure] = /^figure:([a-z0-9-]+)$/.exec(only.href) ?? []
  return figure === undefined
    ? undefined
    : { type: 'figure', figure, caption: toInlines(only.tokens ?? [], context) }
}

function headingOf({ depth, tokens }: Tokens.Heading, { headings, ...context }: ParseContext): Block {
  const children = toInlines(tokens, context)
  return { type: 'heading', level: depth, id: slug(inlineText(children), headings), children }
}

/** As GitHub makes the anchors of headings: lower case, hyphens for spaces, Han stays; repeated ones are numbered. */
function slug(text: string, known: Map<string, number>): string {
  const base = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
  const count = known.get(base) ?? 0
  known.set(base, count + 1)
  return count === 0 ? base : `${base}-${count}`
}

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
  items: items.map(({ task, checked, tokens }) => ({
    ...(task ? { checked: checked === true } : {}),
    blocks: toBlocks(tokens, context),
  })),
})

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
  const inlinesOf = (source: string): Inline[] => toInlines(context.lexer.inlineTokens(source), context)
  const titleInlines = inlinesOf(title.trim())
  const body = paragraphBlocks(inlinesOf(paragraphSource(first).slice(marker.length)))
  return {
    type: 'callout',
    kind,
    ...(titleInlines.length === 0 ? {} : { title: titleInlines }),
    blocks: [...body, ...toBlocks(others, context)],
  }
}

const paragraphSource = (token: Token | undefined): string =>
  token !== undefined && isBlockToken(token) && token.type === 'paragraph' ? token.text : ''

const tableOf = ({ align, header, rows }: Tokens.Table, context: ParseContext): Block => ({
  type: 'table',
  alignments: align.map((each): Alignment => each ?? 'left'),
  header: header.map(({ tokens }) => toInlines(tokens, context)),
  rows: rows.map((row) => row.map(({ tokens }) => toInlines(tokens, context))),
})
