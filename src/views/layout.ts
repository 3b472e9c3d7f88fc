import type { Frame } from './frame.ts'
import { breakRuns, type Run } from './line-break.ts'
import { displayWidth, padEnd } from './width.ts'

/** Text behind a head of its own: `  a  ` and then the text, whose further lines stand under its first. */
export function hanging(head: string, text: string | readonly Run[], frame: Frame): string[] {
  const indent = displayWidth(head, frame)
  const runs = typeof text === 'string' ? [{ text }] : text
  if (frame.accessible) return breakRuns([...spokenHead(head), ...runs], frame.width, frame)
  // With no room left beside the head, the text begins under it.
  if (frame.width - indent < 12)
    return [
      ...breakRuns([{ text: head.trimEnd() }], frame.width, frame),
      ...breakRuns(runs, frame.width, frame),
    ]
  return breakRuns(runs, frame.width - indent, frame).map((line, at) =>
    at === 0 ? head + line : ' '.repeat(indent) + line,
  )
}

/** Without the columns that line it up; those who hear it need one space. */
const spokenHead = (head: string): Run[] => (head.trim() === '' ? [] : [{ text: `${head.trim()} ` }])

/** A list with what sums it up: under it, or before it for those who hear it. */
export const withSummary = (list: readonly string[], summary: readonly string[], frame: Frame): string[] =>
  frame.accessible ? [...summary, '', ...list] : [...list, '', ...summary]

/** Two texts at the two ends of a line; the second goes under the first where both have no room. */
export function bothEnds(left: string, right: string, frame: Frame): string[] {
  if (frame.accessible)
    return breakRuns(
      [{ text: [left, right].filter(Boolean).join(frame.messages.spoken.pause) }],
      frame.width,
      frame,
    )
  const room = frame.width - displayWidth(left, frame) - displayWidth(right, frame)
  if (room >= 3) return [left + ' '.repeat(room) + right]
  return [
    ...breakRuns([{ text: left }], frame.width, frame),
    ...breakRuns([{ text: right }], frame.width, frame),
  ]
}

/** Rows of a name and a text, the texts lined up. */
export function rowsOfTwo(rows: readonly (readonly [string, string])[], frame: Frame): string[] {
  if (frame.accessible)
    return rows.flatMap(([name, text]) =>
      breakRuns([{ text: frame.messages.common.labelled(name) + text }], frame.width, frame),
    )
  const width = Math.max(0, ...rows.map(([name]) => displayWidth(name, frame)))
  return rows.flatMap(([name, text]) => hanging(`${padEnd(name, width, frame)}  `, text, frame))
}
