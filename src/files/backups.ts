import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { chosenBackups } from '../domain/backups.ts'
import { errorReason } from '../domain/system-error.ts'
import { makeFolder } from './folders.ts'
import { journalNames, whyUnlisted } from './journal.ts'
import { type KeptLine, lineText, wholeLines } from './journal-line.ts'
import { writeOutput } from './output-file.ts'
import { readOwnBytes } from './own-file.ts'
import type { Places } from './places.ts'
import { readPlainBytes } from './plain-file.ts'
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
        const size = day === undefined ? undefined : fileSize(path)
        return day === undefined || size === undefined ? [] : [{ day, path, size }]
      })
      .sort((one, other) => (one.day < other.day ? 1 : -1))
  } catch {
    return []
  }
}

/** Undefined for what is no file, whatever its name says: a folder, a pipe, a link that leads nowhere. */
function fileSize(path: string): number | undefined {
  try {
    const found = statSync(path)
    return found.isFile() ? found.size : undefined
  } catch {
    return undefined
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

/** A backup, and what it tells of the journals. */
export interface MadeBackup {
  /** Undefined when there is nothing to back up: no file is made then. */
  readonly path: string | undefined
  readonly size: number
  /** Entries that the last backup has and the journals have no more: they are kept. */
  readonly kept: number
  /** Journals, or their folder, that could not be read, and why: what is in them is not in the backup. */
  readonly unreadable: readonly { readonly name: string; readonly reason: string }[]
}

/**
 * Copies all journals, byte by byte, into one file of the day, and thins out older ones. Doing it again changes nothing.
 * Entries are only ever added to journals, so what the last backup has and they have not was lost, or cannot be read now:
 * it goes into the new one as well, which thus holds at least what the last one held.
 * @throws when the copy cannot be written.
 */
export function backUp(places: Places, day: string): MadeBackup | undefined {
  const { state, data } = places
  if (state === undefined || data === undefined) return undefined
  const { bytes, unreadable } = journalBytes(state)
  const [last] = listBackups(places)
  const lost = last === undefined ? [] : lostLines(last.path, bytes)
  const whole = Buffer.concat([bytes, ...lost.flatMap((line) => [NEWLINE, line.bytes, NEWLINE])])
  // An empty copy would keep the first write of the day from making one.
  if (whole.length === 0) return { path: undefined, size: 0, kept: 0, unreadable }
  const path = join(folderIn(data), nameOf(day))
  makeFolder(folderIn(data))
  if (!isSame(path, whole)) replaceFile(path, whole)
  thinOut(places)
  return { path, size: whole.length, kept: lost.length, unreadable }
}

const NEWLINE = Buffer.from('\n')

/** Whole lines of a backup that these bytes do not have. A backup that cannot be read has none. */
function lostLines(backup: string, bytes: Buffer): readonly KeptLine[] {
  try {
    const before = readOwnBytes(backup, LARGEST_JOURNALS)
    // The usual case: one journal, which has only grown.
    if (bytes.subarray(0, before.length).equals(before)) return []
    const here = new Set(wholeLines(bytes).map(lineText))
    return wholeLines(before).filter((line) => !here.has(lineText(line)))
  } catch {
    return []
  }
}

/**
 * Copies all journals, byte by byte, into a file of the learner's choice.
 * @throws PrimerError `file-not-written`
 */
export function copyJournals({ state }: Places, path: string): MadeBackup | undefined {
  if (state === undefined) return undefined
  const { bytes, unreadable } = journalBytes(state)
  if (bytes.length === 0) return { path: undefined, size: 0, kept: 0, unreadable }
  writeOutput(path, path, bytes)
  return { path, size: bytes.length, kept: 0, unreadable }
}

/** All that is read of journals at once. */
const LARGEST_JOURNALS = 1024 * 1024 * 1024

function journalBytes(state: string): {
  readonly bytes: Buffer
  readonly unreadable: MadeBackup['unreadable']
} {
  const unlisted = whyUnlisted(state)
  const parts: Buffer[] = []
  const unreadable = unlisted === undefined ? [] : [{ name: state, reason: unlisted }]
  for (const name of journalNames(state)) {
    try {
      parts.push(readOwnBytes(join(state, name), LARGEST_JOURNALS))
    } catch (error) {
      unreadable.push({ name, reason: errorReason(error) })
    }
  }
  return { bytes: Buffer.concat(parts), unreadable }
}

function isSame(path: string, bytes: Buffer): boolean {
  const there = statSync(path, { throwIfNoEntry: false })
  return there?.size === bytes.length && readPlainBytes(path, LARGEST_JOURNALS).equals(bytes)
}

function thinOut(places: Places): void {
  const backups = listBackups(places)
  const kept = chosenBackups(backups.map(({ day }) => day))
  for (const { day, path } of backups) if (!kept.has(day)) rmSync(path, { force: true })
}
