import { DAY } from './day.ts'

const DAILY = 7
const WEEKLY = 4
const MONTHLY = 6

/**
 * Which days' backups stay: the last 7 there are, the newest of each of 4 more weeks, and of 6 more months. Days are
 * YYYY-MM-DD.
 */
export function chosenBackups(days: readonly string[]): ReadonlySet<string> {
  const newestFirst = [...days].sort().reverse()
  const daily = newestFirst.slice(0, DAILY)
  const older = newestFirst.slice(DAILY)
  const weekly = newestOfEach(older, weekOf).slice(0, WEEKLY)
  const monthly = newestOfEach(
    older.filter((day) => !weekly.includes(day)),
    (day) => day.slice(0, 7),
  ).slice(0, MONTHLY)
  return new Set([...daily, ...weekly, ...monthly])
}

function newestOfEach(newestFirst: readonly string[], period: (day: string) => string): string[] {
  const seen = new Set<string>()
  return newestFirst.filter((day) => !seen.has(period(day)) && seen.add(period(day)))
}

/** Weeks since a Monday long ago, as a name. */
const weekOf = (day: string): string => String(Math.floor((Date.parse(day) / DAY + 3) / 7))
