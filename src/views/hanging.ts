import type { Frame } from './frame.ts'
import { breakRuns, type Run } from './line-break.ts'
import { textColumns } from './prose.ts'
import type { Paint } from './theme.ts'
import { displayWidth, padEnd } from './width.ts'

/** What stands in the left column of hanging text. */
export interface Head {
  readonly text: string
  readonly paint?: Paint
  /** Columns of the left column, the gap included. */
  readonly columns: number
}

/**
 * Text beside a head: a date, a label. Its further lines hang under its first. Where the right column would be a ribbon,
 * and for screen readers, the head leads the text instead.
 */
export function hangingLines(head: Head, runs: readonly Run[], frame: Frame): string[] {
  const columns = textColumns(frame)
  const paint = head.paint ?? ((text: string) => text)
  if (frame.accessible || columns - head.columns < 16) {
    const lead = frame.messages.common.labelled(head.text)
    return breakRuns([{ text: lead, paint }, ...runs], columns, frame)
  }
  const lines = breakRuns(runs, columns - head.columns, frame)
  return lines.map(
    (line, at) =>
      `${at === 0 ? paint(padEnd(head.text, head.columns, frame)) : ' '.repeat(head.columns)}${line}`,
  )
}

/** Columns for a left column that holds the widest of the texts and a gap of two. */
export const headColumns = (texts: readonly string[], frame: Frame): number =>
  Math.max(0, ...texts.map((text) => displayWidth(text, frame))) + 2
