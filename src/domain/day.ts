/** Milliseconds. */
export const DAY = 86_400_000

/** Minutes east of UTC on the learner's own clock; JavaScript counts westwards. */
export const zoneOf = (date: Date): number => -date.getTimezoneOffset()

/** The calendar day of the learner's own clock, as YYYY-MM-DD. */
export const localDay = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0'))
    .join('-')

/** A moment as somebody gave it. */
export interface Moment {
  readonly at: Date
  /** The calendar day that it has on the clock on which it was given. */
  readonly day: string
  readonly isWholeDay: boolean
  /** Minutes east of UTC on that clock. */
  readonly zone: number
}

/** A moment on the learner's own clock. */
export const localMoment = (at: Date): Moment => ({
  at,
  day: localDay(at),
  isWholeDay: false,
  zone: zoneOf(at),
})

const PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

/** `2026`, `2026-11` or `2026-11-23`, and of the calendar: 30 February is none. */
export function isPartialDate(text: string): boolean {
  if (!PARTIAL_DATE.test(text)) return false
  const whole = `${text}-01-01`.slice(0, 10)
  const at = new Date(`${whole}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(whole)
}
