/** At most so many values: the means of stretches of equal length, in order. What jumps from step to step becomes readable. */
export function stretchMeans(values: readonly number[], most: number): number[] {
  const count = Math.min(most, values.length)
  return Array.from({ length: count }, (_, at) => {
    const stretch = values.slice(
      Math.floor((at * values.length) / count),
      Math.floor(((at + 1) * values.length) / count),
    )
    return stretch.reduce((sum, value) => sum + value, 0) / stretch.length
  })
}
