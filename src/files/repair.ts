import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from './folders.ts'
import { cutLines, salvage } from './journal-line.ts'

/** What a repair did with one journal. */
export interface Repair {
  readonly name: string
  /** Lines that were saved out of damaged stretches. */
  readonly salvaged: number
  readonly dropped: number
  /** Where the damaged original is kept. */
  readonly original: string
}

/**
 * Mends a journal: a new file with all its whole lines takes its place, the damaged original is kept beside. Other
 * processes may go on writing: what they add to the original while this runs is carried over.
 * @throws when the folder cannot be written, or another repair is running.
 */
export function repairJournal(folder: string, name: string, stamp: string): Repair {
  const unlock = lock(folder)
  try {
    return mend(folder, name, stamp)
  } finally {
    unlock()
  }
}

function mend(folder: string, name: string, stamp: string): Repair {
  const path = join(folder, name)
  const kept = join(folder, 'damaged')
  const original = join(kept, `${name}.${stamp}`)
  makeFolder(kept)
  const before = readFileSync(path)
  const { whole, salvaged, dropped } = wholeLines(before)
  const temporary = join(folder, `.${name}.${stamp}`)
  writeDurably(temporary, whole)
  keepOriginal(path, original)
  renameSync(temporary, path)
  // A writer that had the original open may have added to it until now; from here on it notices the new file.
  carryOver(original, before.length, path)
  return { name, salvaged, dropped, original }
}

/** A second name for the same file sees later additions; where links are not to be had, a copy must do. */
function keepOriginal(path: string, original: string): void {
  try {
    linkSync(path, original)
  } catch {
    copyFileSync(path, original)
  }
}

function carryOver(original: string, from: number, path: string): void {
  const added = readFileSync(original).subarray(from)
  if (added.length === 0) return
  const file = openSync(path, constants.O_APPEND | constants.O_WRONLY)
  writeSync(file, added)
  fsyncSync(file)
  closeSync(file)
}

function wholeLines(bytes: Buffer): {
  readonly whole: Buffer
  readonly salvaged: number
  readonly dropped: number
} {
  const parts: Buffer[] = []
  let salvaged = 0
  let dropped = 0
  for (const line of cutLines([bytes])) {
    if (line.bytes?.length === 0) continue
    const found = line.bytes === undefined ? [] : salvage(line.bytes)
    if (found.length === 0) dropped += 1
    for (const piece of found) {
      if (piece.bytes.length !== line.bytes?.length) salvaged += 1
      parts.push(Buffer.from('\n'), piece.bytes, Buffer.from('\n'))
    }
  }
  return { whole: Buffer.concat(parts), salvaged, dropped }
}

function writeDurably(path: string, bytes: Buffer): void {
  writeFileSync(path, bytes, { mode: 0o600 })
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
}

/** Long enough for any repair; an older lock was left by a process that died. */
const STALE_MILLISECONDS = 60_000

function lock(folder: string): () => void {
  const path = join(folder, 'repair.lock')
  const there = statSync(path, { throwIfNoEntry: false })
  if (there !== undefined && Date.now() - there.mtimeMs > STALE_MILLISECONDS) rmSync(path, { force: true })
  closeSync(openSync(path, 'wx', 0o600))
  return () => rmSync(path, { force: true })
}
