import type { Frame } from './frame.ts'
import { wrapText } from './line-break.ts'
import type { Picture } from './picture.ts'
import { displayWidth } from './width.ts'

interface WindowSize {
  readonly columns: number
  readonly rows: number
}

/** Below this no page has room for a line of its text and its keys. */
const SMALLEST = { columns: 20, rows: 4 } as const

/** The size that a page is laid out for: it never has to do with less. */
export const roomIn = ({ columns, rows }: WindowSize): WindowSize => ({
  columns: Math.max(SMALLEST.columns, columns),
  rows: Math.max(SMALLEST.rows, rows),
})

/** Says that the window is too small, in as many words as fit; undefined where it is not. */
export function tooSmallPicture({ columns, rows }: WindowSize, frame: Frame): Picture | undefined {
  if (columns >= SMALLEST.columns && rows >= SMALLEST.rows) return undefined
  const said = frame.messages.page.tooSmall(SMALLEST.columns, SMALLEST.rows)
  const laidOut = said.map((text) => wrapText(text, Math.max(1, columns), frame))
  const fits = (lines: readonly string[]): boolean =>
    lines.length <= rows && lines.every((line) => displayWidth(line, frame) <= columns)
  return { lines: laidOut.find(fits) ?? laidOut.at(-1) ?? [] }
}
