import {
  closeSync,
  constants,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { LearnerEvent } from '../domain/events.ts'
import { errorReason, hasErrorCode } from '../domain/system-error.ts'
import type { SaveTrouble } from '../errors.ts'
import { makeFolder, syncFile, syncUpwards } from './folders.ts'
import { cutLines, decodeLine, encodeEvent, type KeptLine, LONGEST_LINE, salvage } from './journal-line.ts'
import { sweepLock } from './lock.ts'
import { NotOurs, openOwnFile } from './own-file.ts'
import { NotAFile, openPlainFile } from './plain-file.ts'
import { requireUnmarked } from './rename.ts'

/** Stored for good, or why not. */
export type SaveResult = { readonly saved: true } | { readonly saved: false; readonly trouble: SaveTrouble }

/** The file to which this machine appends. */
export interface JournalWriter {
  readonly path: string | undefined
  /** Returns `saved` only after the bytes are on the disk. */
  append(event: LearnerEvent): SaveResult
  /** Stores whole lines of another journal, each with its newlines; all of them or an error. */
  appendLines(lines: readonly Buffer[]): SaveResult
  close(): void
}

/** A journal's name: one file for each machine, so that a synced folder never has two writers of one file. */
export const journalName = (host: string): string => `journal-${host}.jsonl`

/** Held by a repair of the journals in this folder. */
export const repairLock = (folder: string): string => join(folder, 'repair.lock')
const JOURNAL = /^journal-.+\.jsonl$/

/** Opens nothing until the first append. `folder` is undefined when there is no home. */
export function createJournalWriter(folder: string | undefined, host: string): JournalWriter {
  if (folder === undefined)
    return {
      path: undefined,
      append: () => ({ saved: false, trouble: { type: 'no-home' } }),
      appendLines: () => ({ saved: false, trouble: { type: 'no-home' } }),
      close: () => {},
    }
  const path = join(folder, journalName(host))
  let file: number | undefined
  const close = (): void => {
    if (file !== undefined) closeSync(file)
    file = undefined
  }
  const store = (bytes: Buffer): SaveResult => {
    try {
      file ??= openJournal(folder, path)
      appendDurably(file, bytes)
      if (isStillAt(file, path)) return { saved: true }
      // The file was removed or replaced under us: what was written there is gone from the journal, so write it again.
      close()
      file = openJournal(folder, path)
      appendDurably(file, bytes)
      return { saved: true }
    } catch (error) {
      close()
      return { saved: false, trouble: troubleOf(error, path) }
    }
  }
  return {
    path,
    append: (event) => {
      const bytes = encodeEvent(event)
      return bytes.length > LONGEST_LINE ? { saved: false, trouble: { type: 'too-long' } } : store(bytes)
    },
    appendLines: (lines) => (lines.length === 0 ? { saved: true } : store(Buffer.concat(lines))),
    close,
  }
}

/** A short write left a torn line; the event is not stored. */
class ShortWrite extends Error {}

function appendDurably(file: number, bytes: Buffer): void {
  if (writeSync(file, bytes) !== bytes.length) throw new ShortWrite()
  fdatasyncSync(file)
}

/**
 * The file at the path is the one that is open. Some versions of Node give two numbers for one disk on Windows (libuv 1.49
 * and 1.50), so the moment at which a file was made counts as well as the disk; and numbers of files there need all bits.
 */
function isStillAt(file: number, path: string): boolean {
  const there = statSync(path, { throwIfNoEntry: false, bigint: true })
  const ours = fstatSync(file, { bigint: true })
  return there?.ino === ours.ino && (there.dev === ours.dev || there.birthtimeNs === ours.birthtimeNs)
}

const { O_APPEND, O_CREAT, O_EXCL, O_NONBLOCK = 0, O_WRONLY } = constants

function openJournal(folder: string, path: string): number {
  makeFolder(folder)
  sweepLock(repairLock(folder))
  const flags = O_APPEND | O_WRONLY | O_NONBLOCK
  try {
    const file = openSync(path, flags | O_CREAT | O_EXCL, 0o600)
    fsyncSync(file)
    syncUpwards(folder)
    return file
  } catch (error) {
    if (!hasErrorCode(error, 'EEXIST')) throw error
  }
  requireUnmarked(path)
  // A dangling link passes O_EXCL as existing; O_CREAT then makes its target.
  const file = openOwnFile(path, flags | O_CREAT, 0o600)
  // It was there: whoever made it, or a folder above it, may have died before syncing what holds its name.
  syncUpwards(folder)
  return file
}

/** /proc and its like report ENOENT for what cannot be made. */
const READ_ONLY = ['EACCES', 'EPERM', 'EROFS', 'ENOENT']
const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG']
const OTHER_THING = ['EISDIR', 'ENXIO', 'ENOTDIR', 'ELOOP', 'EEXIST', 'ENODEV']

function troubleOf(error: unknown, path: string): SaveTrouble {
  if (error instanceof ShortWrite || hasErrorCode(error, ...FULL)) return { type: 'disk-full', path }
  if (error instanceof NotAFile || hasErrorCode(error, ...OTHER_THING)) return { type: 'in-the-way', path }
  if (error instanceof NotOurs) return { type: 'failed', path, reason: error.reason }
  if (hasErrorCode(error, ...READ_ONLY)) return { type: 'read-only', path: dirname(path) }
  return { type: 'failed', path, reason: errorReason(error) }
}

/** What was found in one journal file. */
export interface JournalReading {
  readonly name: string
  readonly events: readonly LearnerEvent[]
  /** Where lines begin that are torn, flipped or not ours. */
  readonly broken: readonly number[]
  /** Lines of a newer llm-primer, or of a kind that this one does not know: kept and skipped. */
  readonly newer: number
  /** Whole lines of a time that no clock shows: kept and not applied. */
  readonly absurd: number
  readonly size: number
  /** After the last whole line. */
  readonly end: number
  /** Set when the file could not be read at all. */
  readonly unreadable?: string
}

/** Names of all journals in a folder, this machine's and others'. */
export function journalNames(folder: string | undefined): string[] {
  if (folder === undefined) return []
  try {
    return readdirSync(folder)
      .filter((name) => JOURNAL.test(name))
      .sort()
  } catch {
    return []
  }
}

/**
 * Puts the journals of a folder on the disk. Whoever says that an entry is there already needs this: a process that wrote
 * it may have died before it synced. What cannot be opened for that was not written by us a moment ago.
 */
export function syncJournals(folder: string | undefined): void {
  const names = journalNames(folder)
  if (folder === undefined || names.length === 0) return
  for (const name of names) {
    try {
      syncFile(join(folder, name))
    } catch {
      // Read-only, or no file.
    }
  }
  syncUpwards(folder)
}

/** Why a folder cannot be searched for journals; undefined when it can, or is not there yet. */
export function whyUnlisted(folder: string): string | undefined {
  try {
    readdirSync(folder)
    return undefined
  } catch (error) {
    return hasErrorCode(error, 'ENOENT') ? undefined : errorReason(error)
  }
}

/** Reads a journal from a byte on, and of each event what is to be kept. Nothing in the file can make this throw. */
export function readJournal(
  folder: string,
  name: string,
  from = 0,
  keep: (event: LearnerEvent) => LearnerEvent | undefined = (event) => event,
): JournalReading {
  const path = join(folder, name)
  let file: number | undefined
  try {
    file = openOwnFile(path)
    return readLines(name, file, from, keep)
  } catch (error) {
    return { ...nothing(name), unreadable: errorReason(error) }
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

const nothing = (name: string): JournalReading => ({
  name,
  events: [],
  broken: [],
  newer: 0,
  absurd: 0,
  size: 0,
  end: 0,
})

/** Every whole line of a journal or a backup, as it stands. Broken ones are counted. */
export function readKeptLines(path: string): {
  readonly lines: readonly KeptLine[]
  readonly broken: number
} {
  const file = openPlainFile(path)
  try {
    const lines: KeptLine[] = []
    let broken = 0
    for (const { bytes } of cutLines(readChunks(file, 0))) {
      const kept = bytes === undefined ? [] : salvage(bytes)
      lines.push(...kept)
      if (kept.length === 0 && bytes?.length !== 0) broken += 1
    }
    return { lines, broken }
  } finally {
    closeSync(file)
  }
}

function readLines(
  name: string,
  file: number,
  from: number,
  keep: (event: LearnerEvent) => LearnerEvent | undefined,
): JournalReading {
  const events: LearnerEvent[] = []
  const broken: number[] = []
  let newer = 0
  let absurd = 0
  let end = from
  for (const { offset, bytes } of cutLines(readChunks(file, from), from)) {
    const line = bytes === undefined ? { type: 'broken' as const } : decodeLine(bytes)
    const kept = line.type === 'event' ? keep(line.event) : undefined
    if (kept !== undefined) events.push(kept)
    if (line.type === 'broken') broken.push(offset)
    if (line.type === 'absurd') absurd += 1
    if (line.type === 'newer' || line.type === 'unknown') newer += 1
    if (bytes !== undefined) end = offset + bytes.length + 1
  }
  const { size } = fstatSync(file)
  return { name, events, broken, newer, absurd, size, end: Math.min(end, size) }
}

const CHUNK = 256 * 1024

function* readChunks(file: number, from: number): Generator<Buffer> {
  // One buffer for all: a fresh one for each chunk would stay in memory until the garbage is collected.
  const chunk = Buffer.allocUnsafe(CHUNK)
  for (let position = from; ; ) {
    const count = readSync(file, chunk, 0, CHUNK, position)
    if (count === 0) return
    position += count
    yield chunk.subarray(0, count)
  }
}
