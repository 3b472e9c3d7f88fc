/** The different values in the order in which they come; where they are more than so many, the most frequent, those first. */
export function mostFrequent(values: Iterable<string>, most: number): readonly string[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  if (counts.size <= most) return [...counts.keys()]
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([value]) => value)
}
