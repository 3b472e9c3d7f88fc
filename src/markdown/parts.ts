/**
 * A long text in parts that can be read one after the other: cut at blank lines before a heading, outside fenced code and
 * HTML that goes on over blank lines. Text that defines links or footnotes stays whole, since they hold everywhere in it.
 */
export function partsOf(text: string): string[] {
  if (text.length < PART || DEFINITION.test(text)) return [text]
  const parts: string[] = []
  let start = 0
  while (start < text.length) {
    const end = partEnd(text, start)
    parts.push(text.slice(start, end))
    start = end
  }
  return parts
}

/** UTF-16 units of a part, at least. */
const PART = 50_000
/** Headings that are tried as the end of a part; with none of them fit, the rest is one part. */
const TRIES = 16

const DEFINITION = /^ {0,3}\[[^\]\n]+\]:/m

function partEnd(text: string, start: number): number {
  const heading = /\n\n(?=#{1,6} )/g
  heading.lastIndex = start + PART
  for (let tries = 0; tries < TRIES; tries += 1) {
    const match = heading.exec(text)
    if (match === null) return text.length
    const end = match.index + 2
    if (isClosed(text.slice(start, end))) return end
  }
  return text.length
}

const isClosed = (part: string): boolean => !endsInFence(part) && !endsInHtml(part)

function endsInFence(part: string): boolean {
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
  SPANNING.some(([open, close]) => part.lastIndexOf(open) > part.lastIndexOf(close))
