import type { OpeningPlace, Span, TextOpening } from '../domain/opening.ts'
import type { Paint } from './theme.ts'

/**
 * Finds where the words of a text that can be opened come to stand. Words get a mark before they are broken into lines,
 * which is taken out of the finished lines. A mark is written as a colour that no terminal has: whatever measures, cuts
 * or indents lines lets it through as it does colours.
 */
export interface OpeningMarks {
  /** Marks words that open this. */
  readonly paint: (opens: TextOpening) => Paint
  /** Takes the marks out, and gives what they marked in the order of the text. */
  readonly takeOut: (lines: readonly string[]) => {
    readonly lines: string[]
    readonly openings: readonly OpeningPlace[]
  }
}

const MARK = /\x1b\[999(?:;(\d+))?m/
const SEQUENCES = /(\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\)/

export function createOpeningMarks(): OpeningMarks {
  const marked: TextOpening[] = []
  return {
    paint: (opens) => {
      const number = marked.push(opens) - 1
      return (text) => `\x1b[999;${number}m${text}\x1b[999m`
    },
    takeOut: (lines) => {
      const spans: Span[][] = marked.map(() => [])
      const clean = lines.map((line, at) => (line.includes('\x1b[999') ? readLine(line, at, spans) : line))
      const places = marked.map((opens, at): OpeningPlace => ({ opens, spans: spans[at] ?? [] }))
      return { lines: clean, openings: places.filter(({ spans: found }) => found.length > 0) }
    },
  }
}

/** The line without its marks, and what they say. */
function readLine(line: string, at: number, spans: readonly Span[][]): string {
  let seen = 0
  let begun: { readonly number: number; readonly from: number } | undefined
  return line
    .split(SEQUENCES)
    .map((part, index) => {
      if (index % 2 === 0) seen += part.length
      const mark = index % 2 === 0 ? null : MARK.exec(part)
      if (mark === null) return part
      if (mark[1] !== undefined) begun = { number: Number(mark[1]), from: seen }
      else if (begun !== undefined && begun.from < seen)
        addSpan(spans[begun.number], { line: at, from: begun.from, to: seen })
      return ''
    })
    .join('')
}

/** Words of several styles are one thing. */
function addSpan(spans: Span[] | undefined, span: Span): void {
  const last = spans?.at(-1)
  if (last?.line === span.line && span.from - last.to <= 1) spans?.splice(-1, 1, { ...last, to: span.to })
  else spans?.push(span)
}
