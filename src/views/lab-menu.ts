import type { Frame } from './frame.ts'
import { keyHint, keyLine } from './keys.ts'
import type { LabRow } from './lab.ts'
import { wrapText } from './line-break.ts'
import type { Cursor } from './picture.ts'
import { signs } from './signs.ts'
import { displayWidth, padEnd, padStart, truncate } from './width.ts'

/** Below this there is room for the titles alone. */
const ROOM_FOR_NAMES = 50

/**
 * The experiments, one a row; what the chosen one does stands under it. The cursor is on the title of the chosen one,
 * `focus` is its last line.
 */
export function labMenu(
  rows: readonly LabRow[],
  cursor: number,
  frame: Frame,
): { readonly lines: readonly string[]; readonly focus: number; readonly cursor: Cursor } {
  const { theme, messages } = frame
  const shape = columnsOf(rows, frame)
  const before = rows.slice(0, cursor + 1).map((row, at) => rowLine(row, at === cursor, shape, frame))
  const after = rows.slice(cursor + 1).map((row) => rowLine(row, false, shape, frame))
  const indent = ' '.repeat(MARK + shape.number)
  const chosen = rows[cursor]
  const told = chosen === undefined ? [] : wrapText(chosen.line, frame.width - indent.length, frame)
  const head = [theme.heading(messages.lab.menu.title), '']
  const lines = [...head, ...before, ...told.map((line) => indent + theme.muted(line)), ...after]
  const row = head.length + before.length - 1
  return { lines, focus: row + told.length, cursor: { row, column: indent.length } }
}

/** Columns of the sign of the chosen row. */
const MARK = 2

interface Shape {
  readonly number: number
  readonly title: number
  readonly name: number
  readonly time: number
}

function columnsOf(rows: readonly LabRow[], frame: Frame): Shape {
  const widest = (texts: readonly string[]): number =>
    Math.max(0, ...texts.map((text) => displayWidth(text, frame)))
  const number = widest(rows.map((row) => row.number)) + 2
  if (frame.width < ROOM_FOR_NAMES) return { number, name: 0, time: 0, title: frame.width - MARK - number }
  const name = widest(rows.map((row) => row.name)) + 2
  const time = widest(rows.map(({ seconds }) => timeOf(seconds, frame)))
  return { number, name, time, title: frame.width - MARK - number - name - time }
}

const timeOf = (seconds: number, { messages }: Frame): string => messages.lab.seconds(seconds)

function rowLine(row: LabRow, here: boolean, shape: Shape, frame: Frame): string {
  const { theme } = frame
  const { name, number, seconds } = row
  const head = padEnd(here ? signs(frame).cursor : '', MARK, frame)
  const place = theme.muted(padEnd(number, shape.number, frame))
  const room = shape.name === 0 ? shape.title : shape.title - 2
  const title = padEnd(truncate(row.title, room, frame), shape.title, frame)
  const rest =
    shape.name === 0
      ? ''
      : padEnd(name, shape.name, frame) + padStart(timeOf(seconds, frame), shape.time, frame)
  return (head + place + (here ? theme.accent(title) : title) + theme.muted(rest)).trimEnd()
}

/** The keys of the menu. */
export function labMenuKeys(frame: Frame): string {
  const { lab, quiz } = frame.messages
  return keyLine(
    [
      keyHint('experiments', ['line-up', 'line-down'], lab.menu.choose, frame),
      keyHint('experiments', 'accept', lab.menu.run, frame, true),
      keyHint('experiments', 'help', quiz.keys.keys, frame, true),
      keyHint('experiments', 'back', lab.menu.back, frame, true),
    ],
    frame,
  )
}
