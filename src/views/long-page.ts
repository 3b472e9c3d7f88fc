import { type Cursor, movedCursor, type Picture } from './picture.ts'

/** Lines for a screen: more than fit can be scrolled. */
export interface ScrolledPage {
  readonly lines: readonly string[]
  /** Where in the lines the learner is: that line has to be in sight. Undefined: the learner scrolls. */
  readonly cursor?: Cursor | undefined
  /** The last line of what is chosen, when it has several. */
  readonly focus?: number
  /** The last row. */
  readonly keys: string
  /** Shown where lines follow below the screen. */
  readonly more?: string
}

/** The page for somebody who looks around in it: nothing has to stay in sight. */
export function withoutFocus<Page extends ScrolledPage>(page: Page): Omit<Page, 'cursor' | 'focus'> {
  const { cursor, focus, ...rest } = page
  return rest
}

/** The line at the top of the screen so that what is chosen is in sight. */
export function topFor(
  { lines, cursor, focus = cursor?.row }: ScrolledPage,
  height: number,
  top: number,
): number {
  const last = Math.max(0, lines.length - height)
  if (focus === undefined) return Math.min(Math.max(0, top), last)
  // Where what is chosen is higher than the screen, its beginning is in sight.
  const first = Math.min(focus, cursor?.row ?? focus)
  const end = Math.min(focus, first + height - 1)
  const shown = first < top ? first : end >= top + height ? end - height + 1 : top
  // The beginning is where the question stands: show it whenever the focus allows.
  return end < height ? 0 : Math.min(shown, last)
}

/** The screen of a page: a margin, the window of lines from `top`, and the keys at the foot. */
export function pagePicture(page: ScrolledPage, top: number, rows: number, margin: number): Picture {
  const indent = ' '.repeat(margin)
  const height = pageHeight(rows)
  const body = Array.from({ length: height }, (_, row) => {
    const line = page.lines[top + row]
    return line ? indent + line : ''
  })
  const more = page.lines.length > top + height
  const gap = rows - height - 1
  const above = Math.max(0, gap - 1)
  const lines = [
    ...Array<string>(above).fill(''),
    ...body,
    ...(gap > 0 ? [more ? indent + (page.more ?? '') : ''] : []),
    indent + page.keys,
  ]
  const cursor = page.cursor && movedCursor(page.cursor, { rows: above - top, columns: margin })
  const inSight = cursor !== undefined && cursor.row >= above && cursor.row < above + height
  return { lines, cursor: inSight ? cursor : undefined }
}

/** Rows for the text: on a tall screen an empty row above and one below it, which says when there is more. */
export const pageHeight = (rows: number): number => Math.max(1, rows - (rows >= 12 ? 3 : rows >= 8 ? 2 : 1))
