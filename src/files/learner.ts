import { randomBytes } from 'node:crypto'
import { type Happening, type LearnerEvent, newEventId } from '../domain/events.ts'
import { extendState, foldEvents, type LearnerState } from '../domain/learner.ts'
import type { SaveTrouble } from '../errors.ts'
import {
  createJournalWriter,
  type JournalReading,
  type JournalWriter,
  journalNames,
  readJournal,
  type SaveResult,
} from './journal.ts'
import { machineName } from './machine.ts'
import type { Places } from './places.ts'

/** The learner's memory: what was done, and what follows from it. Nothing is read or opened until it is asked for. */
export interface Learner {
  /**
   * Stores what happened; `saved` is said only when it is on the disk. Never throws. An undo must not lie before what
   * it undoes, whatever the clock says: give the time of that as `notBefore`.
   */
  record(happening: Happening, notBefore?: number): SaveResult & { readonly event: LearnerEvent }
  /** What follows from all events of all machines, and from what could not be stored in this run. */
  state(): LearnerState
  /** Every journal file as it stands. */
  journals(): readonly JournalReading[]
  /** Tries once more to store what could not be stored, and says once what is still in memory only. */
  finish(): Unsaved | undefined
}

export interface Unsaved {
  readonly trouble: SaveTrouble
  readonly events: readonly LearnerEvent[]
}

export function createLearner(places: Places, now: () => Date): Learner {
  let writer: JournalWriter | undefined
  let known: LearnerState | undefined
  let fresh: LearnerEvent[] = []
  let told = false
  const unsaved = new Map<LearnerEvent, SaveTrouble>()
  const newEvent = eventMaker(now)

  const openWriter = (): JournalWriter => {
    writer ??= createJournalWriter(places.state, machineName(places.cache))
    return writer
  }
  const journals = (): JournalReading[] =>
    places.state === undefined
      ? []
      : journalNames(places.state).map((name) => readJournal(places.state ?? '', name))
  const fold = (): LearnerState =>
    foldEvents([...journals().flatMap(({ events }) => events), ...unsaved.keys()], now().getTime())

  return {
    journals,
    record: (happening, notBefore = 0) => {
      const event = newEvent(happening, notBefore)
      const result = openWriter().append(event)
      if (!result.saved) unsaved.set(event, result.trouble)
      fresh.push(event)
      return { ...result, event }
    },
    state: () => {
      const extended = known && extendState(known, fresh, now().getTime())
      known = extended ?? fold()
      fresh = []
      return known
    },
    finish: () => {
      for (const event of unsaved.keys()) {
        const result = openWriter().append(event)
        if (result.saved) unsaved.delete(event)
        else unsaved.set(event, result.trouble)
        if (!result.saved && result.trouble.type !== 'too-long') break
      }
      writer?.close()
      const [first] = unsaved.values()
      if (told || first === undefined) return undefined
      told = true
      return { trouble: first, events: [...unsaved.keys()] }
    },
  }
}

/** Gives happenings their time and an id. The order of a run's events is kept, though the clock may stand or step back. */
function eventMaker(now: () => Date): (happening: Happening, notBefore: number) => LearnerEvent {
  let lastTime = 0
  let sequence = 0
  return (happening, notBefore) => {
    const date = now()
    const time = Math.max(date.getTime(), notBefore, lastTime)
    sequence = time === lastTime ? sequence + 1 : 0
    lastTime = time
    const id = newEventId(time, sequence, randomBytes(14))
    // JavaScript counts the zone westwards.
    return { id, time, zone: -date.getTimezoneOffset(), ...happening }
  }
}
