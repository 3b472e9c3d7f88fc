import type { Frame } from './frame.ts'
import { breakRuns, type Run } from './line-break.ts'
import { displayWidth, padEnd } from './width.ts'

/** A label with what belongs to it. */
export type Pair = readonly [label: string, value: string | readonly Run[]]

/** Columns between a label and its value. */
const GAP = 2
/** Below this there is no room for two columns of text side by side. */
const NARROWEST_VALUE = 12
/** Below this a value of many lines is a column of single words. */
const NARROWEST_PROSE = 24
const MANY_LINES = 3

/**
 * Labels in one column, values wrapped in the next. For a screen reader, and where the screen is too narrow for two
 * columns, each pair is a sentence: `Label: value`. `labels` is the least width of the first column, so that several
 * groups of pairs can share it.
 */
export function pairLines(pairs: readonly Pair[], frame: Frame, indent = 0, labels = 0): string[] {
  const label = Math.max(labels, ...pairs.map(([text]) => displayWidth(text, frame)))
  const room = frame.width - indent - label - GAP
  const lines =
    frame.accessible || room < NARROWEST_VALUE || (room < NARROWEST_PROSE && hasProse(pairs, room, frame))
      ? pairs.flatMap((pair) => sentenceLines(pair, frame, indent))
      : pairs.flatMap((pair) => besideLines(pair, label, room, frame))
  return lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line))
}

const hasProse = (pairs: readonly Pair[], room: number, frame: Frame): boolean =>
  pairs.some(([, value]) => breakRuns(runsOf(value), room, frame).length > MANY_LINES)

const runsOf = (value: Pair[1]): readonly Run[] => (typeof value === 'string' ? [{ text: value }] : value)

const besideLines = ([text, value]: Pair, label: number, room: number, frame: Frame): string[] =>
  breakRuns(runsOf(value), room, frame).map((line, at) =>
    at === 0
      ? `${frame.theme.muted(padEnd(text, label, frame))}${' '.repeat(GAP)}${line}`.trimEnd()
      : ' '.repeat(label + GAP) + line,
  )

const sentenceLines = ([text, value]: Pair, frame: Frame, indent: number): string[] =>
  breakRuns(
    [
      ...(text === '' ? [] : [{ text: frame.messages.common.labelled(text), paint: frame.theme.muted }]),
      ...runsOf(value),
    ],
    frame.width - indent,
    frame,
  )
