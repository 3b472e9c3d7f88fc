import { zoneOf } from '../domain/day.ts'
import { type Happening, type LearnerEvent, MOST_AT_ONCE, newEventId, slimEvent } from '../domain/events.ts'
import {
  extendState,
  foldEvents,
  type LearnerState,
  learningDay,
  orderedEvents,
  streamFold,
} from '../domain/learner.ts'
import type { SaveTrouble } from '../errors.ts'
import { backUpDaily } from './backups.ts'
import {
  createJournalWriter,
  type JournalReading,
  type JournalWriter,
  journalNames,
  readJournal,
  type SaveResult,
  whyUnlisted,
} from './journal.ts'
import { machineName } from './machine.ts'
import type { Places } from './places.ts'
import { markOf, readSnapshot, writeSnapshot } from './snapshot.ts'

/** The learner's memory: what was done, and what follows from it. Nothing is read or opened until it is asked for. */
export interface Learner {
  /**
   * Stores what happened; `saved` is said only when it is on the disk. Never throws. What is recorded comes after every
   * reset and undo that is known and after what was recorded before it in this run, whatever the clock says.
   */
  record(happening: Happening): SaveResult & { readonly event: LearnerEvent }
  /** What follows from all events of all machines, and from what could not be stored in this run. */
  state(): LearnerState
  /** The same with every review worked into its card; this loads the scheduler. */
  scheduled(): Promise<LearnerState>
  /** Another process may have written meanwhile: what is known is read again when it is next asked for. */
  reread(): void
  /** What the last state does not contain, because it could not be read here. */
  leftOut(): LeftOut
  /** Every journal file as it stands. */
  journals(): readonly JournalReading[]
  /** Every event there is, in order, each once; also those that were undone. */
  events(): readonly LearnerEvent[]
  /** Tries once more to store what could not be stored; true when nothing is in memory only. */
  storeAll(): boolean
  /** Tries once more to store what could not be stored, and says once what is still in memory only. */
  finish(): Unsaved | undefined
}

/** Parts of the journals that a state does not contain. */
export interface LeftOut {
  /** Lines of a newer llm-primer: kept and skipped. */
  readonly newer: number
  /** Journals, or their folder, and why they cannot be read. */
  readonly unreadable: readonly { readonly name: string; readonly reason: string }[]
}

export interface Unsaved {
  readonly trouble: SaveTrouble
  readonly events: readonly LearnerEvent[]
}

/** A state, and how far it has read each journal. */
interface Known {
  readonly state: LearnerState
  readonly ends: ReadonlyMap<string, number>
  readonly leftOut: LeftOut
  /** Events read since the snapshot: when there are many, a new one is worth writing. */
  readonly news: number
  /** Nothing is in the state that is not in the journals up to these ends. */
  readonly asRead: boolean
}

/** From so many new events on, the next run is faster with a new snapshot. */
const WORTH_A_SNAPSHOT = 200

export function createLearner(places: Places, now: () => Date): Learner {
  let writer: JournalWriter | undefined
  let known: Known | undefined
  /** Recorded since the state was computed. */
  let fresh: LearnerEvent[] = []
  /** What the last reading of all events could not read. */
  let unread: LeftOut | undefined
  let told = false
  const unsaved = new Map<LearnerEvent, SaveTrouble>()
  let backedUp = false
  const newEvent = eventMaker(now)
  const backUp = ({ time, zone }: LearnerEvent): void => {
    backedUp = true
    backUpDaily(places, learningDay(time, zone))
  }

  const openWriter = (): JournalWriter => {
    writer ??= createJournalWriter(places.state, machineName(places))
    return writer
  }
  const journals = (): JournalReading[] => {
    const readings = readAll(places.state)
    unread = leftOutOf(places.state, readings)
    return readings
  }
  const rebuild = (): Known => {
    const streamed = unsaved.size === 0 ? streamOne(places.state, now().getTime()) : undefined
    if (streamed !== undefined) return streamed
    const readings = readSlim(places.state, () => 0)
    const events = readings.flatMap((reading) => reading.events)
    for (const event of unsaved.keys()) events.push(event)
    return {
      state: foldEvents(events, now().getTime()),
      ends: endsOf(readings),
      leftOut: leftOutOf(places.state, readings),
      news: events.length,
      asRead: unsaved.size === 0,
    }
  }
  const compute = (): Known => {
    const time = now().getTime()
    const extended = known && extendState(known.state, fresh, time)
    if (known !== undefined && extended !== undefined) {
      known = { ...known, state: extended, asRead: known.asRead && fresh.length === 0 }
    } else {
      known = (unsaved.size === 0 ? fromSnapshot(places, time) : undefined) ?? rebuild()
    }
    fresh = []
    return known
  }
  /** Keeps a state that many events went into, for the next run. */
  const keep = (news: number): void => {
    if (known === undefined || !known.asRead || news < WORTH_A_SNAPSHOT) return
    writeKnown(places, known)
    known = { ...known, news: 0 }
  }
  const storeAll = (): boolean => {
    for (const event of unsaved.keys()) {
      const result = openWriter().append(event)
      if (result.saved) unsaved.delete(event)
      else unsaved.set(event, result.trouble)
      if (!result.saved && result.trouble.type !== 'too-long') break
    }
    return unsaved.size === 0
  }

  return {
    leftOut: () => known?.leftOut ?? unread ?? { newer: 0, unreadable: [] },
    journals,
    reread: () => {
      known = undefined
      fresh = []
    },
    events: () => orderedEvents(journals().flatMap(({ events }) => events)),
    state: () => {
      const { state, news } = compute()
      keep(news)
      return state
    },
    record: (happening) => {
      const { barrier = 0 } = (known ?? compute()).state
      const event = newEvent(happening, barrier)
      const result = openWriter().append(event)
      if (!result.saved) unsaved.set(event, result.trouble)
      else if (!backedUp) backUp(event)
      fresh.push(event)
      return { ...result, event }
    },
    scheduled: async () => {
      const before = compute()
      const { pendingReviews, scheduled } = await import('../domain/schedule.ts')
      const state = scheduled(before.state)
      known = { ...before, state }
      keep(before.news + pendingReviews(before.state))
      return state
    },
    storeAll,
    finish: () => {
      storeAll()
      writer?.close()
      const [first] = unsaved.values()
      if (told || first === undefined) return undefined
      told = true
      return { trouble: first, events: [...unsaved.keys()] }
    },
  }
}

const readAll = (folder: string | undefined): JournalReading[] =>
  folder === undefined ? [] : journalNames(folder).map((name) => readJournal(folder, name))

/** The journals from these bytes on, with what the fold needs of their events. */
function readSlim(folder: string | undefined, from: (name: string) => number): JournalReading[] {
  const names = new Map<string, string>()
  const slim = (event: LearnerEvent): LearnerEvent => slimEvent(event, names)
  return journalNames(folder).map((name) => readJournal(folder ?? '', name, from(name), slim))
}

/** The state of a single journal that is in order, folded while it is read; undefined where that cannot be done. */
function streamOne(folder: string | undefined, now: number): Known | undefined {
  const [name, ...others] = journalNames(folder)
  if (name === undefined || others.length > 0) return undefined
  const fold = streamFold(now)
  let count = 0
  const reading = readJournal(folder ?? '', name, 0, (event) => {
    count += 1
    fold.add(event)
    return undefined
  })
  const state = fold.finish()
  const leftOut = leftOutOf(folder, [reading])
  return state && { state, ends: endsOf([reading]), leftOut, news: count, asRead: true }
}

/** A folder that cannot be listed has no readings, and is named itself. */
function leftOutOf(folder: string | undefined, readings: readonly JournalReading[], before = 0): LeftOut {
  const unlisted = folder === undefined || readings.length > 0 ? undefined : whyUnlisted(folder)
  return {
    newer: readings.reduce((sum, { newer }) => sum + newer, before),
    unreadable: [
      ...(folder === undefined || unlisted === undefined ? [] : [{ name: folder, reason: unlisted }]),
      ...readings.flatMap(({ name, unreadable }) =>
        unreadable === undefined ? [] : [{ name, reason: unreadable }],
      ),
    ],
  }
}

const endsOf = (readings: readonly JournalReading[]): ReadonlyMap<string, number> =>
  new Map(readings.map(({ name, end }) => [name, end]))

/** The snapshot with what was written since; undefined when everything has to be read. */
function fromSnapshot({ state: folder, cache }: Places, now: number): Known | undefined {
  if (folder === undefined) return undefined
  const snapshot = readSnapshot(cache, folder)
  if (snapshot === undefined) return undefined
  const ends = new Map(snapshot.marks.map(({ name, end }) => [name, end]))
  const readings = readSlim(folder, (name) => ends.get(name) ?? 0)
  const events = readings.flatMap((reading) => reading.events)
  const state = extendState(snapshot.state, events, now)
  const leftOut = leftOutOf(folder, readings, snapshot.newer)
  return state && { state, ends: endsOf(readings), leftOut, news: events.length, asRead: true }
}

function writeKnown({ state: folder, cache }: Places, { state, ends, leftOut }: Known): void {
  if (folder === undefined) return
  const marks = [...ends].map(([name, end]) => markOf(folder, name, end))
  const whole = marks.filter((mark) => mark !== undefined)
  if (whole.length === marks.length) writeSnapshot(cache, { marks: whole, newer: leftOut.newer, state })
}

/**
 * Gives happenings their time, an id and, where the clock has stood or stepped back, a place in the order of events: the
 * order of a run's events is kept, and all of them come after `barrier`.
 */
function eventMaker(now: () => Date): (happening: Happening, barrier: number) => LearnerEvent {
  let last = 0
  let sequence = 0
  return (happening, barrier) => {
    const date = now()
    const time = date.getTime()
    let order = Math.max(time, barrier + 1, last)
    sequence = order === last ? sequence + 1 : 0
    if (sequence === MOST_AT_ONCE) {
      order += 1
      sequence = 0
    }
    last = order
    const id = newEventId(order, sequence, Math.random)
    const zone = zoneOf(date)
    return { id, time, zone, ...(order === time ? {} : { order }), ...happening }
  }
}
