import type { LearnerEvent } from './events.ts'
import { isFuture, orderedEvents } from './learner.ts'

/** How a journal file is. */
export interface JournalHealth {
  readonly name: string
  readonly size: number
  readonly events: number
  /** Where damaged lines begin, in bytes. */
  readonly broken: readonly number[]
  /** Lines of a newer llm-primer: kept, not understood. */
  readonly newer: number
  /** Whole lines of a time that no clock shows: kept and not counted. */
  readonly absurd: number
  /** Set when the file cannot be read. */
  readonly unreadable?: string
}

/** How the learner's data is. */
export interface Health {
  readonly folder: string | undefined
  /** Undefined: entries can be written. */
  readonly unwritable?: string
  readonly journals: readonly JournalHealth[]
  readonly events: number
  /** Entries that stand in more than one place; each counts once. */
  readonly duplicates: number
  /** Milliseconds since 1970; undefined without events. */
  readonly first?: number
  readonly last?: number
  /** Entries more than a day ahead of the clock: kept, and not counted until then. */
  readonly future: readonly LearnerEvent[]
  readonly backups: readonly { readonly day: string; readonly path: string; readonly size: number }[]
  /** The name of this machine's journal was given on a machine of another name: two may write under it. */
  readonly nameOfAnother: boolean
  /** What an update of the catalogue brought cannot be read. */
  readonly updateBroken: boolean
  readonly settingsBroken: boolean
  readonly settingsIgnored: readonly string[]
}

/** What is to be said of the events: how many, since when, and which the clock does not allow yet. */
export function healthOfEvents(
  all: readonly LearnerEvent[],
  now: number,
): Pick<Health, 'events' | 'duplicates' | 'first' | 'last' | 'future'> {
  const unique = orderedEvents(all)
  const times = unique.map(({ time }) => time)
  const first = times.reduce<number | undefined>((least, time) => Math.min(least ?? time, time), undefined)
  const last = times.reduce<number | undefined>((most, time) => Math.max(most ?? time, time), undefined)
  return {
    events: unique.length,
    duplicates: all.length - unique.length,
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    future: unique.filter(({ time }) => isFuture(time, now)),
  }
}
