/** Milliseconds. */
export const DAY = 86_400_000

/** Minutes east of UTC on the learner's own clock; JavaScript counts westwards. */
export const zoneOf = (date: Date): number => -date.getTimezoneOffset()

/** The calendar day of the learner's own clock, as YYYY-MM-DD. */
export const localDay = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0'))
    .join('-')
