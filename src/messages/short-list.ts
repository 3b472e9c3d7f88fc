/** The first six, and how many more there are. */
export const shortList = (names: readonly string[], separator: string): string =>
  [...names.slice(0, 6), ...(names.length > 6 ? [`+${names.length - 6}`] : [])].join(separator)
