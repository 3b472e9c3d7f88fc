import { isRecord } from './record.ts'

/** A finished run as it is kept, to be compared with another one. */
export interface KeptRun {
  /** Milliseconds since 1970. */
  readonly time: number
  readonly options: Readonly<Record<string, string | number | boolean>>
  readonly seconds: number
  /** What it showed, without colours: for the text measure, and for half of it. */
  readonly wide: readonly string[]
  readonly narrow: readonly string[]
  readonly locale: string
}

/** The form of the file that keeps them. */
export const KEPT_RUNS_VERSION = 1
/** Of each experiment. */
export const MOST_KEPT_RUNS = 20

export const withRun = (runs: readonly KeptRun[], run: KeptRun): readonly KeptRun[] =>
  [...runs, run].slice(-MOST_KEPT_RUNS)

/** The runs of a file, and how many entries are not understood: damaged ones, or of another version. */
export function readKeptRuns(value: unknown): {
  readonly runs: readonly KeptRun[]
  readonly leftOut: number
} {
  if (!isRecord(value) || value.version !== KEPT_RUNS_VERSION || !Array.isArray(value.runs))
    return { runs: [], leftOut: isRecord(value) && Array.isArray(value.runs) ? value.runs.length : 1 }
  const runs = value.runs.filter(isKeptRun)
  return { runs, leftOut: value.runs.length - runs.length }
}

const isKeptRun = (value: unknown): value is KeptRun =>
  isRecord(value) &&
  typeof value.time === 'number' &&
  typeof value.seconds === 'number' &&
  typeof value.locale === 'string' &&
  isRecord(value.options) &&
  isLines(value.wide) &&
  isLines(value.narrow)

const isLines = (value: unknown): boolean =>
  Array.isArray(value) && value.every((line) => typeof line === 'string')

/** The options in which two runs differ. */
export const changedOptions = (one: KeptRun, other: KeptRun): readonly string[] =>
  [...new Set([...Object.keys(one.options), ...Object.keys(other.options)])].filter(
    (name) => one.options[name] !== other.options[name],
  )

/** Two lines side by side; one of them may have no partner. */
export interface LinePair {
  readonly one?: string
  readonly other?: string
  /** Both are the same. */
  readonly same: boolean
}

/** Lines of two runs: those that differ in numbers alone beside one another, and those that stand in the same place. */
export const pairLines = (one: readonly string[], other: readonly string[]): readonly LinePair[] =>
  besideOneAnother(pairedByShape(one, other))

/** Between two pairs as many lines on one side as on the other stand for one another, such as a number and a word. */
function besideOneAnother(pairs: readonly LinePair[]): LinePair[] {
  const together: LinePair[] = []
  for (let from = 0; from < pairs.length; ) {
    const next = pairs.findIndex((pair, at) => at >= from && isPaired(pair))
    const alone = pairs.slice(from, next < 0 ? pairs.length : next)
    const ones = alone.flatMap(({ one }) => (one === undefined ? [] : [one]))
    const others = alone.flatMap(({ other }) => (other === undefined ? [] : [other]))
    const pair = pairs[from + alone.length]
    together.push(
      ...(ones.length === others.length
        ? ones.map((line, at): LinePair => ({ one: line, other: others[at] ?? '', same: false }))
        : alone),
      ...(pair === undefined ? [] : [pair]),
    )
    from += alone.length + 1
  }
  return together
}

const isPaired = ({ one, other }: LinePair): boolean => one !== undefined && other !== undefined

function pairedByShape(one: readonly string[], other: readonly string[]): readonly LinePair[] {
  const [left, right] = [one.map(shapeOf), other.map(shapeOf)]
  const longest = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0))
  const at = (row: number, column: number): number => longest[row]?.[column] ?? 0
  for (let row = one.length - 1; row >= 0; row -= 1)
    for (let column = other.length - 1; column >= 0; column -= 1) {
      const cells = longest[row]
      if (cells === undefined) continue
      cells[column] =
        left[row] === right[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
    }
  const pairs: LinePair[] = []
  for (let row = 0, column = 0; row < one.length || column < other.length; ) {
    const [mine, theirs] = [one[row], other[column]]
    if (mine !== undefined && theirs !== undefined && left[row] === right[column]) {
      pairs.push({ one: mine, other: theirs, same: mine === theirs })
      row += 1
      column += 1
    } else if (theirs === undefined || (mine !== undefined && at(row + 1, column) >= at(row, column + 1))) {
      pairs.push({ one: mine ?? '', same: false })
      row += 1
    } else {
      pairs.push({ other: theirs, same: false })
      column += 1
    }
  }
  return pairs
}

/** A line without its numbers and bars. */
const shapeOf = (line: string): string =>
  line
    .replace(/[-−+]?\d[\d.,]*/g, '#')
    .replace(/[█▉▊▋▌▍▎▏▁▂▃▄▅▆▇⠀-⣿#=*]+/gu, '#')
    .replace(/\s+/g, ' ')
    .trim()
