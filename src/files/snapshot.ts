import { closeSync, fstatSync, readSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32 } from '../domain/crc32.ts'
import type { LearnerState } from '../domain/learner.ts'
import { makeFolder } from './folders.ts'
import { readOwnBytes } from './own-file.ts'
import { openPlainFile } from './plain-file.ts'

import { replaceFile } from './replace-file.ts'
import { summed, unsummed } from './summed.ts'

/** Goes up when the fold changes: older snapshots are then thrown away. */
const FOLD = 9

/** How far a journal was read when the snapshot was made. */
export interface JournalMark {
  readonly name: string
  /** Bytes; after a whole line. */
  readonly end: number
  /** CRC-32 of the first and last 4 KB before the end: the journal is still the same one. */
  readonly sum: number
}

export interface Snapshot {
  readonly marks: readonly JournalMark[]
  /** Lines of a newer llm-primer, which are in no state. */
  readonly newer: number
  readonly state: LearnerState
}

/** Maps and undefined do not survive JSON; the rest of the state does. */
interface StoredState extends Omit<LearnerState, 'questions' | 'sections' | 'places' | 'days' | 'labs'> {
  readonly questions: readonly (readonly [
    string,
    LearnerState['questions'] extends ReadonlyMap<string, infer V> ? V : never,
  ])[]
  readonly sections: readonly (readonly [
    string,
    LearnerState['sections'] extends ReadonlyMap<string, infer V> ? V : never,
  ])[]
  readonly places: readonly (readonly [
    string,
    LearnerState['places'] extends ReadonlyMap<string, infer V> ? V : never,
  ])[]
  readonly days: readonly (readonly [
    string,
    LearnerState['days'] extends ReadonlyMap<string, infer V> ? V : never,
  ])[]
  readonly labs: readonly (readonly [string, number])[]
}

interface Stored {
  readonly fold: number
  readonly marks: readonly JournalMark[]
  readonly newer: number
  readonly state: StoredState
}

const fileIn = (cache: string): string => join(cache, 'snapshot.json')

/** Writes the cache of the state: a sum, then JSON. Nothing is lost when that fails. */
export function writeSnapshot(cache: string | undefined, { marks, newer, state }: Snapshot): void {
  if (cache === undefined) return
  const { questions, sections, places, days, labs, ...rest } = state
  const stored: Stored = {
    fold: FOLD,
    marks,
    newer,
    state: {
      ...rest,
      questions: [...questions],
      sections: [...sections],
      places: [...places],
      days: [...days],
      labs: [...labs],
    },
  }
  const json = JSON.stringify(stored)
  const path = fileIn(cache)
  try {
    makeFolder(dirname(path))
    replaceFile(path, summed(json), { mayBeLost: true })
  } catch {
    // The next run folds the journals again.
  }
}

/** The snapshot, if there is a whole one that fits the journals as they are now. */
export function readSnapshot(cache: string | undefined, folder: string): Snapshot | undefined {
  if (cache === undefined) return undefined
  const stored = readStored(fileIn(cache))
  if (stored === undefined || stored.fold !== FOLD) return undefined
  const { marks, newer, state } = stored
  if (!marks.every((mark) => sumOf(join(folder, mark.name), mark.end) === mark.sum)) return undefined
  const { questions, sections, places, days, labs } = state
  return {
    marks,
    newer,
    state: {
      ...state,
      questions: new Map(questions),
      sections: new Map(sections),
      places: new Map(places),
      days: new Map(days),
      labs: new Map(labs),
    },
  }
}

/** A hundred thousand questions take 60 MB; a snapshot that is larger costs more than it spares. */
const LARGEST = 64 * 1024 * 1024

function readStored(path: string): Stored | undefined {
  try {
    const json = unsummed(readOwnBytes(path, LARGEST))
    // The sum says that this program wrote it, so it has the type that was written.
    return json === undefined ? undefined : JSON.parse(json)
  } catch {
    return undefined
  }
}

/** A mark behind what was read of a journal; undefined when the file cannot be read any more. */
export function markOf(folder: string, name: string, end: number): JournalMark | undefined {
  const sum = sumOf(join(folder, name), end)
  return sum === undefined ? undefined : { name, end, sum }
}

const PROBE = 4096

function sumOf(path: string, end: number): number | undefined {
  let file: number | undefined
  try {
    file = openPlainFile(path)
    if (fstatSync(file).size < end) return undefined
    const length = Math.min(PROBE, end)
    const first = bytesAt(file, 0, length)
    return crc32(bytesAt(file, end - length, length), crc32(first))
  } catch {
    return undefined
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

function bytesAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  readSync(file, bytes, 0, length, position)
  return bytes
}
