import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { chosenBackups } from '../domain/backups.ts'
import { makeFolder } from './folders.ts'
import { journalNames } from './journal.ts'
import { writeOutput } from './output-file.ts'
import type { Places } from './places.ts'
import { replaceFile } from './replace-file.ts'

const NAME = /^backup-(\d{4}-\d{2}-\d{2})\.jsonl$/

/** A copy of all journals of one day. */
export interface Backup {
  /** YYYY-MM-DD */
  readonly day: string
  readonly path: string
  readonly size: number
}

const folderIn = (data: string): string => join(data, 'backups')

/** Every backup, the newest first. */
export function listBackups({ data }: Places): Backup[] {
  if (data === undefined) return []
  try {
    return readdirSync(folderIn(data))
      .flatMap((name) => {
        const day = NAME.exec(name)?.[1]
        const path = join(folderIn(data), name)
        return day === undefined ? [] : [{ day, path, size: statSync(path).size }]
      })
      .sort((one, other) => (one.day < other.day ? 1 : -1))
  } catch {
    return []
  }
}

/** A journal beyond this is copied by hand only: a daily copy would take the disk. */
const LARGEST_DAILY = 64 * 1024 * 1024

/** The first write of a day copies the journals, unless today has a copy. Nothing depends on its success. */
export function backUpDaily(places: Places, day: string): void {
  const { state, data } = places
  if (state === undefined || data === undefined) return
  try {
    if (statSync(join(folderIn(data), nameOf(day)), { throwIfNoEntry: false }) !== undefined) return
    const size = journalNames(state).reduce((sum, name) => sum + statSync(join(state, name)).size, 0)
    if (size > 0 && size <= LARGEST_DAILY) backUp(places, day)
  } catch {
    // A backup that cannot be made must not stop the lesson; `data doctor` shows the last one there is.
  }
}

const nameOf = (day: string): string => `backup-${day}.jsonl`

/**
 * Copies all journals, byte by byte, into one file of the day, and thins out older ones. Doing it again changes nothing.
 * @throws when the copy cannot be written.
 */
export function backUp({ state, data }: Places, day: string): Backup | undefined {
  if (state === undefined || data === undefined) return undefined
  const bytes = journalBytes(state)
  const folder = folderIn(data)
  const path = join(folder, nameOf(day))
  makeFolder(folder)
  if (!isSame(path, bytes)) replaceFile(path, bytes)
  thinOut(folder)
  return { day, path, size: bytes.length }
}

/**
 * Copies all journals, byte by byte, into a file of the learner's choice.
 * @throws PrimerError `file-not-written`
 */
export function copyJournals({ state }: Places, path: string): Omit<Backup, 'day'> | undefined {
  if (state === undefined) return undefined
  const bytes = journalBytes(state)
  writeOutput(path, path, bytes)
  return { path, size: bytes.length }
}

const journalBytes = (state: string): Buffer =>
  Buffer.concat(journalNames(state).flatMap((name) => contentOf(join(state, name))))

/** A journal's bytes; what is no ordinary file has none. */
const contentOf = (path: string): Buffer[] => (statSync(path).isFile() ? [readFileSync(path)] : [])

function isSame(path: string, bytes: Buffer): boolean {
  const there = statSync(path, { throwIfNoEntry: false })
  return there?.size === bytes.length && readFileSync(path).equals(bytes)
}

function thinOut(folder: string): void {
  const days = readdirSync(folder).flatMap((name) => NAME.exec(name)?.[1] ?? [])
  const kept = chosenBackups(days)
  for (const day of days) if (!kept.has(day)) rmSync(join(folder, nameOf(day)), { force: true })
}
