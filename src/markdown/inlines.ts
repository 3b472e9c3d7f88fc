import type { MarkedToken, Token } from 'marked'
import { inlineText } from '../domain/block-text.ts'
import type { Inline } from '../domain/blocks.ts'
import { decodeEntities } from './entities.ts'
import { htmlPieces } from './html.ts'
import { createInlineBuilder, type InlineBuilder } from './inline-builder.ts'
import { NOTE_ADDRESS } from './lexer.ts'
import { joinSoftBreaks } from './soft-breaks.ts'

/** What inline text needs to know of the text it stands in. */
export interface InlineContext {
  /** Course texts have glossary terms and links to sections; other Markdown does not. */
  readonly isCourse: boolean
  /** The number of a source or footnote mark; undefined when nothing is known by that key. */
  numberOf(key: string): number | undefined
}

/** Inline tokens of one block → inline text, soft line breaks joined. */
export function toInlines(tokens: readonly Token[], context: InlineContext): Inline[] {
  const builder = createInlineBuilder()
  for (const token of tokens) addToken(builder, token, context)
  return trimBreaks(joinSoftBreaks(builder.end()))
}

/** A line break at the start or end of a block breaks nothing. */
function trimBreaks(inlines: readonly Inline[]): Inline[] {
  const isBreak = (inline: Inline | undefined): boolean => inline?.type === 'break'
  let [start, end] = [0, inlines.length]
  while (start < end && isBreak(inlines[start])) start += 1
  while (end > start && isBreak(inlines[end - 1])) end -= 1
  return inlines.slice(start, end)
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

function addToken(builder: InlineBuilder, token: Token, context: InlineContext): void {
  if (!isInlineToken(token)) return
  switch (token.type) {
    case 'text':
      return builder.add({ type: 'text', text: decodeEntities(token.raw) })
    case 'escape':
      return builder.add({ type: 'text', text: token.text })
    case 'strong':
      return builder.add({ type: 'strong', children: nested(token.tokens, context) })
    case 'em':
      return builder.add({ type: 'emphasis', children: nested(token.tokens, context) })
    case 'del':
      return builder.add({ type: 'deleted', children: nested(token.tokens, context) })
    case 'codespan':
      return builder.add({ type: 'code', text: token.text })
    case 'br':
      return builder.add({ type: 'break' })
    case 'html':
      return addHtml(builder, token.text)
    case 'link':
      return builder.add(linkOf(token.href, token.text, token.tokens, context))
    case 'image':
      return builder.add({
        type: 'image',
        source: decodeEntities(token.href),
        alternative: inlineText(nested(token.tokens, context)),
      })
    default:
      return undefined
  }
}

/** Soft breaks stay until the whole block is there: only then both neighbours are known. */
function nested(tokens: readonly Token[], context: InlineContext): Inline[] {
  const builder = createInlineBuilder()
  for (const token of tokens) addToken(builder, token, context)
  return builder.end()
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
