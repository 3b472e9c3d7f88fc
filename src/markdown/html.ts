/** A piece of HTML source. */
export type HtmlPiece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'comment'; readonly text: string }
  | { readonly type: 'open'; readonly tag: string; readonly attributes: Attributes }
  | { readonly type: 'close'; readonly tag: string }

/** The value of an attribute, or undefined. */
export type Attributes = (name: string) => string | undefined

/**
 * Splits HTML into tags, comments and text, in one pass. It is no parser: what does not look like a tag is text, and
 * what stands in script and style is nobody's text.
 */
export function htmlPieces(source: string): HtmlPiece[] {
  const pieces: HtmlPiece[] = []
  const lastEnd = source.lastIndexOf('>')
  let at = 0
  while (at < source.length) {
    const start = source.indexOf('<', at)
    if (start < 0 || start > lastEnd) break
    if (start > at) pieces.push({ type: 'text', text: source.slice(at, start) })
    at = pieceAt(source, start, pieces)
  }
  if (at < source.length) pieces.push({ type: 'text', text: source.slice(at) })
  return pieces
}

// An attribute list is cut off at a length that no person writes, so that unclosed quotes cost no more.
const TAG = /<(\/?)([A-Za-z][A-Za-z0-9-]{0,40})((?:[^<>"']|"[^"]*"|'[^']*'){0,4000})>/y
const DECLARATION = /<![^<>]{0,1000}>/y
/** What stands between these is for programs. */
const INVISIBLE = [
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
] as const

/** Adds the piece that begins at this `<` and gives its end. */
function pieceAt(source: string, start: number, pieces: HtmlPiece[]): number {
  if (source.startsWith('<!--', start)) return commentAt(source, start, pieces)
  const end = invisibleEnd(source, start)
  if (end > start) return end
  TAG.lastIndex = start
  const [raw, slash, name = '', attributes = ''] = TAG.exec(source) ?? []
  if (raw === undefined) return declarationAt(source, start, pieces)
  const tag = name.toLowerCase()
  if (slash) pieces.push({ type: 'close', tag })
  else pieces.push({ type: 'open', tag, attributes: attributesIn(attributes) })
  const after = start + raw.length
  return !slash && SILENT.has(tag) ? silentEnd(source, after, tag) : after
}

/** Behind a processing instruction or CDATA that begins here; else here. */
function invisibleEnd(source: string, start: number): number {
  const [opening, closing] = INVISIBLE.find(([sign]) => source.startsWith(sign, start)) ?? []
  if (opening === undefined || closing === undefined) return start
  const end = source.indexOf(closing, start + opening.length)
  return end < 0 ? source.length : end + closing.length
}

function commentAt(source: string, start: number, pieces: HtmlPiece[]): number {
  const end = source.indexOf('-->', start + 2)
  pieces.push({ type: 'comment', text: source.slice(start + 4, end < 0 ? undefined : end).trim() })
  return end < 0 ? source.length : end + 3
}

function declarationAt(source: string, start: number, pieces: HtmlPiece[]): number {
  DECLARATION.lastIndex = start
  const [raw] = DECLARATION.exec(source) ?? []
  if (raw !== undefined) return start + raw.length
  pieces.push({ type: 'text', text: '<' })
  return start + 1
}

/** Elements whose content is not for reading. */
const SILENT: ReadonlySet<string> = new Set(['script', 'style', 'template', 'iframe'])

function silentEnd(source: string, from: number, tag: string): number {
  const closing = new RegExp(`</${tag}`, 'gi')
  closing.lastIndex = from
  return closing.exec(source)?.index ?? source.length
}

const ATTRIBUTE = /([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g

function attributesIn(source: string): Attributes {
  return (name) => {
    for (const [, key = '', double, single, bare] of source.matchAll(ATTRIBUTE)) {
      if (key.toLowerCase() === name) return double ?? single ?? bare ?? ''
    }
    return undefined
  }
}
