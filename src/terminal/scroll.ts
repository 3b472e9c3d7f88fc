/** Rows that move together: what stood `by` rows further down, or up where it is negative, stands there now. */
export interface Scroll {
  /** The first row that moves away or is moved to, and the first behind the last. */
  readonly from: number
  readonly to: number
  readonly by: number
  /** Rows that need not be written again. */
  readonly gain: number
}

/** Scrolling and writing the cursor's place costs about as much as a row. */
export const LEAST_GAIN = 2

/** The move after which the fewest rows are left to be written; undefined when no move helps. */
export function bestScroll(before: readonly string[], after: readonly string[]): Scroll | undefined {
  let best: Scroll | undefined
  for (let by = 1 - after.length; by < after.length; by += 1) {
    if (by === 0) continue
    const found = bestRun(before, after, by)
    if (found !== undefined && found.gain > (best?.gain ?? 0)) best = found
  }
  return best
}

/** The best stretch of rows that moved so far. */
function bestRun(before: readonly string[], after: readonly string[], by: number): Scroll | undefined {
  let best: Scroll | undefined
  let first = -1
  for (let row = 0; row <= after.length; row += 1) {
    const matches = row < after.length && after[row] === before[row + by]
    if (matches && first < 0) first = row
    if (matches || first < 0) continue
    const region = by > 0 ? { from: first, to: row + by } : { from: first + by, to: row }
    const gain = gainOf(before, after, region, by)
    if (gain > (best?.gain ?? 0)) best = { ...region, by, gain }
    first = -1
  }
  return best
}

function gainOf(
  before: readonly string[],
  after: readonly string[],
  { from, to }: Pick<Scroll, 'from' | 'to'>,
  by: number,
): number {
  let gain = 0
  for (let row = from; row < to; row += 1) {
    const source = row + by
    const arrives = source >= from && source < to ? before[source] : ''
    if (after[row] !== '') gain += Number(after[row] === arrives) - Number(after[row] === before[row])
  }
  return gain
}

/** The rows after the move; those that nothing moved to are blank. */
export function scrolled(lines: readonly string[], move: Scroll | undefined): readonly string[] {
  if (move === undefined) return lines
  const { from, to, by } = move
  return lines.map((line, row) => {
    if (row < from || row >= to) return line
    const source = row + by
    return source >= from && source < to ? (lines[source] ?? '') : ''
  })
}

/**
 * Scrolls the region alone (DECSTBM) by line feeds at its foot or reverse indexes at its head, which every terminal
 * with regions knows; SU, SD, IL and DL are missing in some.
 */
export function scrollSequence({ from, to, by }: Scroll): string {
  const region = `\x1b[${from + 1};${to}r`
  const moves = by > 0 ? `\x1b[${to};1H${'\n'.repeat(by)}` : `\x1b[${from + 1};1H${'\x1bM'.repeat(-by)}`
  return `${region}${moves}\x1b[r`
}
