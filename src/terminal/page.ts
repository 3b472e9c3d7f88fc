import type { Screen, ScreenEvent } from './screen.ts'

/** Lines for a screen: more than fit can be scrolled. */
export interface ScrolledPage {
  readonly lines: readonly string[]
  /** The line that has to be in sight; undefined: the learner scrolls. */
  readonly focus?: number
  /** The last row. */
  readonly keys: string
  /** Shown where lines follow below the screen. */
  readonly more?: string
}

/** The line at the top of the screen so that the focus is in sight. */
export function topFor({ lines, focus }: ScrolledPage, height: number, top: number): number {
  const last = Math.max(0, lines.length - height)
  if (focus === undefined) return Math.min(Math.max(0, top), last)
  const shown = focus < top ? focus : focus >= top + height ? focus - height + 1 : top
  // The beginning is where the question stands: show it whenever the focus allows.
  return focus < height ? 0 : Math.min(shown, last)
}

/** How far a key scrolls, in lines; undefined for a key that does not scroll. Space scrolls until the end is in sight. */
export function scrollBy(event: ScreenEvent, height: number, more: boolean): number | undefined {
  if (event.type !== 'key') return undefined
  if (event.key.text === ' ' && more) return height
  switch (event.key.name) {
    case 'up':
      return -1
    case 'down':
      return 1
    case 'page-up':
      return -height
    case 'page-down':
      return height
    default:
      return undefined
  }
}

/** Rows of the page: a margin, the window of lines from `top`, and the keys at the foot. */
export function drawPage(screen: Screen, page: ScrolledPage, top: number, margin: number): void {
  const { rows } = screen.size()
  const indent = ' '.repeat(margin)
  const height = pageHeight(rows)
  const body = Array.from({ length: height }, (_, row) => {
    const line = page.lines[top + row]
    return line ? indent + line : ''
  })
  const more = page.lines.length > top + height
  const gap = rows - height - 1
  screen.draw([
    ...Array<string>(gap - (gap > 1 ? 1 : 0)).fill(''),
    ...body,
    ...(gap > 1 ? [more ? indent + (page.more ?? '') : ''] : []),
    indent + page.keys,
  ])
}

/** Rows for the text: on a tall screen an empty row above and one below it. */
export const pageHeight = (rows: number): number => Math.max(1, rows - (rows >= 12 ? 3 : 1))
