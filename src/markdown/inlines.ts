import type { MarkedToken, Token } from 'marked'
import { inlineText } from '../domain/block-text.ts'
import type { Inline } from '../domain/blocks.ts'
import { decodeEntities } from './entities.ts'
import { htmlPieces } from './html.ts'
import { append, createInlineBuilder, type InlineBuilder } from './inline-builder.ts'
import { NOTE_ADDRESS } from './plain-inlines.ts'
import { joinSoftBreaks } from './soft-breaks.ts'

/** What inline text needs to know of the text it stands in. */
export interface InlineContext {
  /** Course texts have glossary terms and links to sections; other Markdown does not. */
  readonly isCourse: boolean
  /** The number of a source or footnote mark; undefined when nothing is known by that key. */
  numberOf(key: string): number | undefined
}

/** Inline tokens of one block → inline text, soft line breaks joined. */
export const toInlines = (tokens: readonly Token[], context: InlineContext): readonly Inline[] =>
  trimBreaks(joinSoftBreaks(nested(tokens, context)))

/** A line break at the start or end of a block breaks nothing. */
function trimBreaks(inlines: readonly Inline[]): readonly Inline[] {
  const start = inlines.findIndex(({ type }) => type !== 'break')
  const end = inlines.findLastIndex(({ type }) => type !== 'break') + 1
  return start === 0 && end === inlines.length ? inlines : inlines.slice(Math.max(0, start), end)
}

/** marked types its tokens as a union with an open end; these are the inline ones it makes. */
const INLINE_TYPES: ReadonlySet<string> = new Set([
  'text',
  'escape',
  'html',
  'strong',
  'em',
  'del',
  'codespan',
  'br',
  'link',
  'image',
])

const isInlineToken = (token: Token): token is MarkedToken => INLINE_TYPES.has(token.type)

/** Soft breaks stay until the whole block is there: only then both neighbours are known. */
function nested(tokens: readonly Token[], context: InlineContext): readonly Inline[] {
  if (tokens.some(({ type }) => type === 'html')) return builtAround(tokens, context)
  const [only] = tokens
  // An array that grows from nothing takes room for 17: too much for most cells and styled words, which hold one.
  if (tokens.length === 1 && only?.type === 'text') return textOf(only.raw)
  const inlines: Inline[] = []
  for (const token of tokens) if (isInlineToken(token)) append(inlines, toInline(token, context))
  return inlines
}

function textOf(raw: string): readonly Inline[] {
  const text = decodeEntities(raw)
  return text === '' ? [] : [{ type: 'text', text }]
}

/** HTML tags open and close around other tokens. */
function builtAround(tokens: readonly Token[], context: InlineContext): readonly Inline[] {
  const builder = createInlineBuilder()
  for (const token of tokens) {
    if (!isInlineToken(token)) continue
    if (token.type === 'html') addHtml(builder, token.text)
    else builder.add(toInline(token, context))
  }
  return builder.end()
}

function toInline(token: MarkedToken, context: InlineContext): Inline {
  switch (token.type) {
    case 'text':
      return { type: 'text', text: decodeEntities(token.raw) }
    case 'strong':
      return { type: 'strong', children: nested(token.tokens, context) }
    case 'em':
      return { type: 'emphasis', children: nested(token.tokens, context) }
    case 'del':
      return { type: 'deleted', children: nested(token.tokens, context) }
    case 'codespan':
      return { type: 'code', text: token.text }
    case 'br':
      return { type: 'break' }
    case 'link':
      return linkOf(token.href, token.text, token.tokens, context)
    case 'image':
      return {
        type: 'image',
        source: decodeEntities(token.href),
        alternative: inlineText(nested(token.tokens, context)),
      }
    default:
      return { type: 'text', text: 'text' in token ? token.text : '' }
  }
}

function addHtml(builder: InlineBuilder, source: string): void {
  for (const piece of htmlPieces(source)) {
    if (piece.type === 'text') builder.add({ type: 'text', text: decodeEntities(piece.text) })
    if (piece.type === 'open') builder.open(piece.tag, piece.attributes)
    if (piece.type === 'close') builder.close(piece.tag)
  }
}

function linkOf(address: string, text: string, tokens: readonly Token[], context: InlineContext): Inline {
  if (address === NOTE_ADDRESS) {
    const number = context.numberOf(text)
    return number === undefined ? { type: 'text', text: `[^${text}]` } : { type: 'mark', key: text, number }
  }
  const href = decodeEntities(address)
  const children = nested(tokens, context)
  const [, kind, id = ''] = (context.isCourse && /^(term|section):([a-z0-9-]+)$/.exec(href)) || []
  if (kind === 'term') return { type: 'term', term: id, children }
  return kind === 'section' ? { type: 'section', section: id, children } : { type: 'link', href, children }
}
