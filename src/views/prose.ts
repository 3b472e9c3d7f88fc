import { TEXT_MEASURE } from '../domain/text-measure.ts'
import type { Frame } from './frame.ts'
import { wrapText } from './line-break.ts'

/** Columns that running text has in this frame. Text that is heard is as wide as was asked for. */
export const textColumns = (frame: Frame): number =>
  frame.accessible ? frame.width : Math.min(frame.width, TEXT_MEASURE)

/** A paragraph, wrapped to the measure that running text has. */
export const prose = (text: string, frame: Frame): string[] => wrapText(text, textColumns(frame), frame)

/** A paragraph set in by two columns, all of its lines. */
export const indented = (text: string, frame: Frame): string[] =>
  wrapText(text, Math.max(1, textColumns(frame) - 2), frame).map((line) =>
    frame.accessible ? line : `  ${line}`,
  )
