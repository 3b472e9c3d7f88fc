/** What was right in an answer that is not right as a whole. */

/** Of the options of a question with several right ones. */
export interface Ticked {
  readonly found: number
  readonly right: number
  /** Ticked though wrong. */
  readonly extra: number
}

export function tickedOf(
  options: readonly { readonly id: string; readonly correct: boolean }[],
  chosen: readonly string[],
): Ticked {
  const right = options.filter(({ correct }) => correct)
  const found = right.filter(({ id }) => chosen.includes(id)).length
  return { found, right: right.length, extra: chosen.length - found }
}

/** How far an item stands from its place: 2 is two places too late, -1 one too early. */
export interface Placed {
  readonly id: string
  readonly distance: number
  /** It stands in the right order among those that do: only the others have to be moved. */
  readonly inOrder: boolean
}

/**
 * The items in their right order, each with where it was put. Those in order are a longest increasing subsequence: one
 * item moved to the end leaves all others in order, though none of them stands in its place. Of several such, it is the
 * one with the most items in their own places.
 */
export function placedOf(right: readonly string[], given: readonly string[]): Placed[] {
  const places = right.map((id) => given.indexOf(id))
  const inOrder = longestIncreasing(places)
  return right.map((id, at) => ({ id, distance: (places[at] ?? at) - at, inOrder: inOrder.has(at) }))
}

/** The indexes of a longest increasing subsequence; lists of a question are short, so each pair is looked at. */
function longestIncreasing(values: readonly number[]): ReadonlySet<number> {
  // An item counts a little more in its own place: less, all of them together, than one item more in order.
  const worth = (value: number, at: number): number => values.length + 1 + (value === at ? 1 : 0)
  const worths: number[] = []
  const before: (number | undefined)[] = []
  for (const [at, value] of values.entries()) {
    const smaller = values
      .map((_, index) => index)
      .filter((index) => index < at && (values[index] ?? 0) < value)
    const best = smaller.sort((one, other) => (worths[other] ?? 0) - (worths[one] ?? 0) || one - other)[0]
    worths[at] = worth(value, at) + (best === undefined ? 0 : (worths[best] ?? 0))
    before[at] = best
  }
  const chosen = new Set<number>()
  let at: number | undefined = worths.indexOf(Math.max(0, ...worths))
  while (at !== undefined && at >= 0) {
    chosen.add(at)
    at = before[at]
  }
  return chosen
}
