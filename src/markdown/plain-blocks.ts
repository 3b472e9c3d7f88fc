/** A paragraph of one line or a heading, which no parser is needed for, or a stretch of anything else. */
export type BlockPiece =
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'heading'; readonly depth: number; readonly text: string }
  | { readonly type: 'other'; readonly text: string }

/**
 * Tells the plain blocks of a text from the rest. A line after a blank one that begins with a letter (of any script) and
 * has a blank line or the end after it is a paragraph, whatever stands around it, unless fenced code or HTML is open; so
 * most of a text of prose need not be held against every rule of Markdown.
 */
export function blockPieces(text: string): BlockPiece[] {
  const pieces: BlockPiece[] = []
  let at = 0
  while (at < text.length) {
    const next = plainAt(text, at, pieces)
    at = next > at ? next : otherAt(text, at, pieces)
  }
  return pieces
}

// A line that begins with a letter or with a sign that is not ASCII, and then a blank line or the end.
const PARAGRAPH = /([A-Za-z\u00a1-\u2fff\u3001-\uffef][^\n]*)(?:\n[ \t]*(?=\n)|\n?$)\n*/y
const HEADING = /(#{1,6}) +([^\s#][^\n#]*)(?:\n+|$)/y

/** Adds the plain block that begins here, if one does, and gives its end. */
function plainAt(text: string, at: number, pieces: BlockPiece[]): number {
  PARAGRAPH.lastIndex = at
  const [paragraph, words = ''] = PARAGRAPH.exec(text) ?? []
  if (paragraph !== undefined) {
    pieces.push({ type: 'paragraph', text: words })
    return at + paragraph.length
  }
  HEADING.lastIndex = at
  const [heading, signs = '', title = ''] = HEADING.exec(text) ?? []
  if (heading === undefined) return at
  pieces.push({ type: 'heading', depth: signs.length, text: title.trim() })
  return at + heading.length
}

/** Lines that are tried as the end of a stretch; with none of them fit, the rest is one stretch. */
const TRIES = 64

const BLOCK_START = /\n(?=[A-Za-z\u00a1-\u2fff\u3001-\uffef#|>`"(!])/g

/** Adds everything up to the next line that begins a block, whatever stood before it, and gives its place. */
function otherAt(text: string, at: number, pieces: BlockPiece[]): number {
  BLOCK_START.lastIndex = at
  for (let tries = 0; tries < TRIES; ) {
    const match = BLOCK_START.exec(text)
    if (match === null) break
    if (!isAfterBlankLine(text, match.index)) continue
    const stretch = text.slice(at, match.index + 1)
    if (isClosed(stretch)) {
      pieces.push({ type: 'other', text: stretch })
      return match.index + 1
    }
    tries += 1
  }
  pieces.push({ type: 'other', text: text.slice(at) })
  return text.length
}

/** The line that this line feed ends is blank. */
function isAfterBlankLine(text: string, lineFeed: number): boolean {
  let at = lineFeed - 1
  while (at >= 0 && (text.charAt(at) === ' ' || text.charAt(at) === '\t')) at -= 1
  return at < 0 || text.charAt(at) === '\n'
}

/** No fenced code and no HTML that goes on over blank lines is open at the end. Both together are not told apart here. */
function isClosed(part: string): boolean {
  const hasHtml = /^ {0,3}</m.test(part)
  return hasHtml ? !/^ {0,3}(?:```|~~~)/m.test(part) && !endsInHtml(part) : !endsInFence(part)
}

function endsInFence(part: string): boolean {
  if (!part.includes('```') && !part.includes('~~~')) return false
  let open = ''
  for (const [, fence = '', info = ''] of part.matchAll(/^ {0,3}(`{3,}|~{3,})([^\n]*)$/gm)) {
    if (open === '') open = fence.startsWith('`') && info.includes('`') ? '' : fence
    else if (fence.startsWith(open) && info.trim() === '') open = ''
  }
  return open !== ''
}

const SPANNING = [
  ['<!--', '-->'],
  ['<pre', '</pre'],
  ['<script', '</script'],
  ['<style', '</style'],
  ['<textarea', '</textarea'],
  ['<?', '?>'],
  ['<![', ']]>'],
] as const

const endsInHtml = (part: string): boolean =>
  SPANNING.some(([open, close]) => {
    const start = part.lastIndexOf(open)
    return start >= 0 && !part.includes(close, start)
  })
