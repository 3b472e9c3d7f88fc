import type { Token, Tokens } from 'marked'

/** The address of a footnote mark, among those of links. No address that was cleaned holds a control character. */
export const NOTE_ADDRESS = '\0note'

export const noteToken = (raw: string, key: string): Tokens.Link => ({
  type: 'link',
  raw,
  href: NOTE_ADDRESS,
  text: key,
  tokens: [],
})

const BOLD = String.raw`(?:[\p{L}\p{N}]|(?<![A-Za-z0-9]\*\*)[“‘《「『（])(?:[^*\\${'`'}_~<[\]&@:\n]*(?:[\p{L}\p{N}]|[。，！？：；”’》」』）](?!\*\*[!-~“”‘’—…·])))?`
const WORDS = String.raw`[^[\]\\${'`'}*_~<&@:\n]`
const ADDRESS = String.raw`[A-Za-z][^\s()<>\\&"'*${'`'}]*`

/**
 * What prose is mostly made of: bold words, code, marks of sources, links and images without title or style, the marker of
 * a callout. The rules of emphasis and links leave no choice about any of these.
 */
const SIMPLE = new RegExp(
  [
    String.raw`(?<!\*)\*\*(${BOLD})\*\*(?!\*)`,
    String.raw`(?<!${'`'})${'`'}([^\s${'`'}](?:[^${'`'}\n]*[^\s${'`'}])?)${'`'}(?!${'`'})`,
    String.raw`\[\^([^\]\s[^]{1,200})\](?!\()`,
    String.raw`(!?)\[(${WORDS}+)\]\((${ADDRESS})\)`,
    String.raw`(^\[![A-Za-z]+\](?![([]))`,
  ].join('|'),
  'gu',
)

/** Anything else that may mean more than itself. */
const SYNTAX = /[\\`*_~<[\]&@]|:\/\/|www\.| {2}\n/

/** The tokens of inline text of these kinds alone; undefined when there is more in it than that. */
export function plainTokens(src: string): Token[] | undefined {
  if (!SYNTAX.test(src)) return src === '' ? [] : [textToken(src)]
  const tokens: Token[] = []
  let end = 0
  SIMPLE.lastIndex = 0
  for (let match = SIMPLE.exec(src); match !== null; match = SIMPLE.exec(src)) {
    if (!addText(tokens, src.slice(end, match.index))) return undefined
    tokens.push(tokenOf(match))
    end = SIMPLE.lastIndex
  }
  return addText(tokens, src.slice(end)) ? tokens : undefined
}

/** False when the text has syntax in it. */
function addText(tokens: Token[], text: string): boolean {
  if (text !== '') tokens.push(textToken(text))
  return !SYNTAX.test(text)
}

/** Groups have numbers here: an object of names for every match costs more than the match. */
function tokenOf([raw, bold, code, key, sign, text = '', href = '', marker]: RegExpExecArray): Token {
  if (bold !== undefined) return { type: 'strong', raw, text: bold, tokens: [textToken(bold)] }
  if (code !== undefined) return { type: 'codespan', raw, text: code }
  if (key !== undefined) return noteToken(raw, key)
  if (marker !== undefined) return textToken(marker)
  const type = sign === '!' ? 'image' : 'link'
  return { type, raw, href, title: null, text, tokens: [textToken(text)] }
}

const textToken = (text: string): Tokens.Text => ({ type: 'text', raw: text, text, escaped: false })
