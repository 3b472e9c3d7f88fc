import type { Frame } from './frame.ts'
import { wrapText } from './line-break.ts'

/** The widest measure that is still comfortable to read. */
const widestText = 76

/** Columns that running text has in this frame. */
export const textColumns = (frame: Frame): number =>
  frame.accessible ? frame.width : Math.min(frame.width, widestText)

/** A paragraph, wrapped to the measure that running text has. */
export const prose = (text: string, frame: Frame): string[] => wrapText(text, textColumns(frame), frame)

/** A paragraph set in by two columns, all of its lines. */
export const indented = (text: string, frame: Frame): string[] =>
  wrapText(text, Math.max(1, textColumns(frame) - 2), frame).map((line) =>
    frame.accessible ? line : `  ${line}`,
  )
