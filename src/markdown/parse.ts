import { marked, type Token, type Tokens } from 'marked'
import type { Block, Inline } from '../domain/blocks.ts'

/** Markdown text → blocks. */
export function parseMarkdown(text: string): Block[] {
  return marked.lexer(text).flatMap(toBlocks)
}

const DIRECTIVE = /^<!--\s*(page|lab|question)(?::\s*([a-z0-9-]+))?\s*-->\s*$/

function toBlocks(token: Token): Block[] {
  switch (token.type) {
    case 'heading':
      return [{ type: 'heading', level: token.depth, id: token.text, children: toInlines(token.tokens) }]
    case 'paragraph':
      return [toParagraph(token as Tokens.Paragraph)]
    case 'html':
      return toDirective(token.text)
    case 'list':
      return [
        {
          type: 'list',
          ordered: token.ordered,
          start: Number(token.start) || 1,
          tight: !token.loose,
          items: token.items.map((item: Tokens.ListItem) => ({ blocks: item.tokens.flatMap(toBlocks) })),
        },
      ]
    case 'blockquote':
      return [{ type: 'quote', blocks: (token.tokens ?? []).flatMap(toBlocks) }]
    case 'text':
      return [{ type: 'paragraph', children: toInlines(token.tokens ?? [token]) }]
    default:
      return []
  }
}

function toParagraph({ tokens }: Tokens.Paragraph): Block {
  const [only, ...others] = tokens
  if (only?.type === 'image' && others.length === 0 && only.href.startsWith('figure:')) {
    return {
      type: 'figure',
      figure: only.href.slice('figure:'.length),
      caption: [{ type: 'text', text: only.text }],
    }
  }
  return { type: 'paragraph', children: toInlines(tokens) }
}

function toDirective(html: string): Block[] {
  const [, kind, name = ''] = DIRECTIVE.exec(html.trim()) ?? []
  if (kind === 'page') return [{ type: 'page' }]
  if (kind === 'lab') return [{ type: 'lab', lab: name }]
  return kind === 'question' ? [{ type: 'question', question: name }] : []
}

function toInlines(tokens: readonly Token[] = []): Inline[] {
  return tokens.map((token): Inline => {
    if (token.type === 'strong') return { type: 'strong', children: toInlines(token.tokens) }
    if (token.type === 'em') return { type: 'emphasis', children: toInlines(token.tokens) }
    if (token.type === 'codespan') return { type: 'code', text: token.text }
    if (token.type === 'link') return { type: 'link', href: token.href, children: toInlines(token.tokens) }
    return { type: 'text', text: 'text' in token ? token.text : token.raw }
  })
}
