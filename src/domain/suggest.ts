/** The known word that was probably meant, if one is near enough: at most a third of its letters differ. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  const wanted = word.toLowerCase()
  const most = (each: string): number => Math.max(1, Math.floor(Math.max(each.length, word.length) / 3))
  const ranked = known
    // As many letters as one is longer must differ; looking at the others would cost the square of what was typed.
    .filter((each) => Math.abs([...each].length - [...wanted].length) <= most(each))
    .map((each) => ({ each, distance: editDistance(wanted, each.toLowerCase()) }))
    .filter(({ each, distance }) => distance <= most(each))
    .sort((a, b) => a.distance - b.distance)
  return ranked[0]?.each
}

/**
 * How many letters must be inserted, deleted, replaced or swapped with their neighbour (optimal string alignment,
 * the restricted Damerau–Levenshtein distance; Damerau 1964, doi 10.1145/363958.363994).
 */
export function editDistance(from: string, to: string): number {
  const a = [...from]
  const b = [...to]
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}
