import { journalNames } from './journal.ts'
import { mergeJournals } from './merge.ts'
import type { Places } from './places.ts'

/** Entries that were joined from a place of an earlier version. */
export interface Joined {
  readonly folder: string
  readonly count: number
}

/**
 * Joins what an earlier version left in another place; entries that are here already are not added again. What cannot be
 * read or written there is left for the next run.
 */
export function joinFormer(places: Places): Joined | undefined {
  const { former, state } = places
  if (former === undefined || former === state || journalNames(former).length === 0) return undefined
  try {
    const { added } = mergeJournals(places, former)
    return added === 0 ? undefined : { folder: former, count: added }
  } catch {
    return undefined
  }
}
