import { Hooks, Lexer, type Token, Tokenizer, type Tokens, type TokensList } from 'marked'
import type { BlockPiece } from './plain-blocks.ts'
import { NOTE_ADDRESS, noteToken, plainTokens } from './plain-inlines.ts'

/**
 * marked's lexer, with emphasis that knows Chinese, addresses that end at Chinese punctuation, footnotes, and limits
 * that keep hostile text from costing more than its length.
 */
export class MarkdownLexer extends Lexer {
  private depth = 0
  private readonly withoutEmphasis: PlainLexer

  constructor() {
    super({ gfm: true, tokenizer: new EmphasisTokenizer(), hooks: new EmphasisHooks() })
    this.withoutEmphasis = new PlainLexer(this.tokens)
    // Both must know of a link that they are in: links do not stand in links.
    this.withoutEmphasis.state = this.state
  }

  override blockTokens(src: string, tokens?: Token[], lastParagraphClipped?: boolean): Token[]
  override blockTokens(src: string, tokens?: TokensList, lastParagraphClipped?: boolean): TokensList
  override blockTokens(src: string, tokens: Token[] = [], lastParagraphClipped = false): Token[] {
    if (this.depth >= DEEPEST) return this.asParagraph(src, tokens)
    this.depth += 1
    try {
      return super.blockTokens(src, tokens, lastParagraphClipped)
    } finally {
      this.depth -= 1
    }
  }

  /** The tokens of one piece of a text. Definitions of links and footnotes that were read stay known. */
  lexPiece(piece: BlockPiece): Token[] {
    const tokens = this.pieceTokens(piece)
    for (const part of this.inlineQueue) this.inlineTokens(part.src, part.tokens)
    this.inlineQueue = []
    return tokens
  }

  /** Reads only what a piece defines, for pieces before it that use it. */
  learnDefinitions(piece: BlockPiece): void {
    if (piece.type !== 'other' || !DEFINITION.test(piece.text)) return
    this.blockTokens(piece.text, [])
    this.inlineQueue = []
  }

  private pieceTokens(piece: BlockPiece): Token[] {
    const { text } = piece
    if (piece.type === 'other') return this.blockTokens(text, [])
    const tokens = this.inline(text)
    if (piece.type === 'paragraph') return [{ type: 'paragraph', raw: text, text, tokens }]
    return [{ type: 'heading', raw: text, depth: piece.depth, text, tokens }]
  }

  /** What is nested too deep stays as it was written. */
  private asParagraph(src: string, tokens: Token[]): Token[] {
    tokens.push({ type: 'paragraph', raw: src, text: src, tokens: this.inline(src) })
    this.state.top = true
    return tokens
  }

  override inlineTokens(src: string, tokens?: Token[]): Token[] {
    const plain = plainTokens(src)
    if (plain === undefined) return this.lexParts(src, tokens ?? [])
    if (plain.some(isLink)) this.state.linkEmitted = true
    if (tokens === undefined) return plain
    for (const token of plain) tokens.push(token)
    return tokens
  }

  private lexParts(src: string, tokens: Token[]): Token[] {
    for (const part of partsOf(src)) this.lexInline(part, tokens)
    return tokens
  }

  private lexInline(src: string, tokens: Token[]): void {
    if (/[*_~]/.test(src)) super.inlineTokens(src, tokens)
    else this.withoutEmphasis.inlineTokens(src, tokens)
  }
}

/** Inline text without emphasis: marked then need not mask all that could hide a closing delimiter. */
class PlainLexer extends Lexer {
  constructor(tokens: TokensList) {
    super({ gfm: true, tokenizer: new MarkdownTokenizer() })
    this.tokens = tokens
  }
}

const isLink = (token: Token): boolean => token.type === 'link' && token.href !== NOTE_ADDRESS

const DEFINITION = /^ {0,3}\[[^\]\n]+\]:/m

/** Levels of quotes and lists; no text that a person wrote comes near. */
const DEEPEST = 24

/**
 * Emphasis and links cost the square of a text's length at worst (`_a` 20,000 times: seconds), so a very long paragraph
 * is read in parts, cut after a sentence or word. A style that reaches over a cut is lost, its text is not.
 */
function partsOf(src: string): string[] {
  if (src.length <= LONGEST_PART) return [src]
  const parts: string[] = []
  for (let start = 0; start < src.length; ) {
    const end = start + LONGEST_PART >= src.length ? src.length : cutBefore(src, start + LONGEST_PART)
    parts.push(src.slice(start, end))
    start = end
  }
  return parts
}

const LONGEST_PART = 4000

function cutBefore(src: string, end: number): number {
  const tail = src.slice(end - LONGEST_PART / 4, end)
  const at = Math.max(...['\n', '。', ' ', '，'].map((sign) => tail.lastIndexOf(sign)))
  if (at >= 0) return end - tail.length + at + 1
  return isTrailSurrogate(src, end) ? end - 1 : end
}

const isTrailSurrogate = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}

// Han, kana and Hangul with their punctuation.
const CJK = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\u3001-\\u303f\\u30fb\\uff01-\\uffef'
const CJK_CHARACTER = new RegExp(`[${CJK}]`, 'u')
const CJK_PUNCTUATION = '\\u3001-\\u303f\\u30fb\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65'
/** A sign before closing asterisks or tildes that must not keep them from closing; an underscore before it needs the sign. */
const SIGN_BEFORE_CLOSER = new RegExp(
  `(?<!_)(?:[${CJK_PUNCTUATION}](?=(?:\\*+|~~)[^\\s*~])|(?![*_~])[\\p{P}\\p{S}](?=(?:\\*+|~~)[${CJK}]))`,
  'gu',
)

/** Asked first: without properties of Unicode an expression is ten times as fast. */
const MAY_HAVE_SIGN =
  /[!-)+-/:-@[-^`{-}\u00a1-\u00bf\u2010-\u2bff\u3001-\u303f\u30fb\uff01-\uff65\ud800-\udfff](?:\*|~~)/

/**
 * CommonMark lets emphasis end after punctuation only before a space or more punctuation, which Chinese does not have:
 * `**注意：**正文`, `说**“你好”**吧`. A neighbour that is Chinese counts as a space would.
 * https://github.com/commonmark/commonmark-spec/issues/650, https://github.com/tats-u/markdown-cjk-friendly
 */
class EmphasisHooks extends Hooks {
  override emStrongMask(masked: string): string {
    return MAY_HAVE_SIGN.test(masked)
      ? masked.replace(SIGN_BEFORE_CLOSER, (sign) => 'a'.repeat(sign.length))
      : masked
  }
}

const NOTE_MARK = /^\[\^([^\]\s[^]{1,200})\]/
const NOTE_START = /^ {0,3}\[\^([^\]\s[^]{1,200})\]:[ \t]*/

class MarkdownTokenizer extends Tokenizer {
  /** The rule for text asks at every character whether an address begins; most text has none. */
  override inlineText(src: string): Tokens.Text | undefined {
    const end = src.slice(1).search(TEXT_END) + 1
    const raw = end > 0 ? src.slice(0, end) : src
    if (src.startsWith('`') || src.startsWith('~') || ADDRESS_SIGN.test(raw)) return super.inlineText(src)
    return { type: 'text', raw, text: raw, escaped: false }
  }

  /** GFM lets an address run to the next space; in Chinese that is the end of the paragraph. */
  override url(src: string): Tokens.Link | undefined {
    const link = super.url(src)
    const end = link?.raw.search(CHINESE_SIGN) ?? -1
    if (link === undefined || end < 0) return link
    const excess = link.raw.length - end
    const [raw, href] = [link.raw.slice(0, end), link.href.slice(0, link.href.length - excess)]
    return { ...link, raw, href, text: raw, tokens: [{ type: 'text', raw, text: raw }] }
  }

  /** An underlined heading has a second line; a paragraph of one line need not be asked. */
  override lheading(src: string): Tokens.Heading | undefined {
    const end = src.indexOf('\n')
    return end < 0 || src.charCodeAt(end + 1) === LINE_FEED ? undefined : super.lheading(src)
  }

  /**
   * The rule for tables looks at everything up to the next blank line: only where its second line can be one. Its cells
   * stay text, so that the tokens of one are gone before the next is read: a table may have 100,000.
   */
  override table(src: string): Tokens.Table | undefined {
    const start = src.indexOf('\n') + 1
    const end = src.indexOf('\n', start)
    const second = start > 0 ? src.slice(start, end < 0 ? undefined : end) : ''
    if (!/^[\s|:-]+$/.test(second) || !/[|:]/.test(second)) return undefined
    const { inlineQueue } = this.lexer
    const waiting = inlineQueue.length
    const table = super.table(src)
    inlineQueue.length = waiting
    return table
  }

  /** A footnote is kept as the definition of `^key`, its text as the title. */
  override def(src: string): Tokens.Def | undefined {
    const [start, key] = NOTE_START.exec(src) ?? []
    if (start === undefined) return super.def(src)
    const raw = noteSource(src)
    const title = raw.slice(start.length).replace(/^(?: {1,4}|\t)/gm, '')
    return { type: 'def', tag: `^${key}`, raw, href: '', title }
  }

  override reflink(
    src: string,
    links: Lexer['tokens']['links'],
  ): Tokens.Link | Tokens.Image | Tokens.Text | undefined {
    const [raw, key = ''] = NOTE_MARK.exec(src) ?? []
    if (raw === undefined) return super.reflink(src, links)
    return noteToken(raw, key)
  }
}

/** Where inline text ends: at a sign that may open something, or before a hard line break. */
const TEXT_END = /[\\<![`*~_]| {2,}\n/
const ADDRESS_SIGN = /[@:]|www\./

/** Only for text that has asterisks, underscores or tildes. */
class EmphasisTokenizer extends MarkdownTokenizer {
  override emStrong(src: string, masked: string, before = ''): Tokens.Em | Tokens.Strong | undefined {
    const sign = src.charCodeAt(0)
    if (sign !== ASTERISK && sign !== UNDERSCORE) return undefined
    const opensAfterChinese = sign === ASTERISK && CJK_CHARACTER.test(before)
    return super.emStrong(src, masked, opensAfterChinese ? '' : before)
  }

  override del(src: string, masked: string, before = ''): Tokens.Del | undefined {
    return super.del(src, masked, CJK_CHARACTER.test(before) ? '' : before)
  }
}

const LINE_FEED = 0x0a
const ASTERISK = 0x2a
const UNDERSCORE = 0x5f

const CHINESE_SIGN = /[\u3001-\u303f\uff00-\uff65“”‘’…]/

/** The lines of a footnote: the first, those that continue it, and indented ones after a blank line. */
function noteSource(src: string): string {
  const lines = src.split('\n', LONGEST_NOTE)
  let count = 1
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const afterBlank = lines[at - 1]?.trim() === ''
    if (line.trim() === '') continue
    if (NOTE_START.test(line) || BLOCK_START.test(line) || (afterBlank && !/^(?: {4}|\t)/.test(line))) break
    count = at + 1
  }
  return lines.slice(0, count).join('\n')
}

const BLOCK_START = /^ {0,3}(?:#{1,6}\s|```|~~~|<!--|>|[-*+]\s)/

/** Lines of one footnote. */
const LONGEST_NOTE = 200

/** A footnote may follow a paragraph without a blank line between them; marked wants one. */
export const withNotesApart = (text: string): string =>
  text.includes('[^') ? text.replace(/([^\n])\n(?= {0,3}\[\^[^\]\s[^]{1,200}\]:)/g, '$1\n\n') : text
