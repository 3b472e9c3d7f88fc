import type { Key } from '../domain/keys.ts'
import { scrolledBy } from '../domain/scrolled.ts'
import { type Cursor, movedCursor, type Picture } from './picture.ts'

/** Rows of a screen, from the first up to the one after the last. */
export interface Rows {
  readonly from: number
  readonly to: number
}

/** The rows on a screen that begins at line `top`. */
export const rowsOnScreen = (spans: readonly { readonly line: number }[], top: number): Rows => {
  const rows = spans.map(({ line }) => line - top)
  return { from: Math.max(0, Math.min(...rows)), to: Math.max(...rows) + 1 }
}

/** Lines that cover a part of the page below. */
export interface OverlayPage {
  readonly lines: readonly string[]
  /** Where in the lines the learner is. */
  readonly cursor?: Cursor | undefined
  /** The last row of the screen. */
  readonly keys: string
  /** Shown where lines follow below the screen. */
  readonly more: string
}

/** Rows for so many lines of an overlay: all but the one for its keys and, where that is too little, one that says so. */
export function overlayHeight(rows: number, lines: number): number {
  const room = Math.max(1, rows - 1)
  return lines > room && room > 1 ? room - 1 : room
}

/** The first line in sight of an overlay after a key that scrolls it; undefined for every other key. */
export const scrolledOverlay = (key: Key, top: number, rows: number, lines: number): number | undefined =>
  scrolledBy('card', key, top, lines, overlayHeight(rows, lines))

/**
 * A page in the place of `covered`, as near to it as it fits: the other rows stay as they are, and the last one has its
 * keys. Of a page that is longer than the screen it shows the lines from `top` on.
 */
export function overlay(
  below: Picture,
  page: OverlayPage,
  top: number,
  covered: Rows,
  { margin, rows }: { readonly margin: number; readonly rows: number },
): Picture {
  const room = overlayHeight(rows, page.lines.length)
  const height = Math.min(room, Math.max(page.lines.length, covered.to - covered.from))
  const first = Math.max(0, Math.min(covered.from, room - height))
  const indent = ' '.repeat(margin)
  const lines = Array.from({ length: rows }, (_, row) => {
    if (row === rows - 1) return indent + page.keys
    if (row === room) return page.lines.length > top + height ? indent + page.more : ''
    if (row < first || row >= first + height) return below.lines[row] ?? ''
    const line = page.lines[top + row - first]
    return line ? indent + line : ''
  })
  const cursor = page.cursor && movedCursor(page.cursor, { rows: first - top, columns: margin })
  return { lines, cursor }
}
