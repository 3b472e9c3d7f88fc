import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { pid, platform } from 'node:process'
import { errorCode, hasErrorCode } from '../domain/system-error.ts'
import { readPlainText } from './plain-file.ts'
import { isOtherRunning } from './running.ts'

/** Long enough for whatever is done under a lock; an older one was left by a process that died, or is of another machine. */
const STALE_MILLISECONDS = 60_000
const PAUSE_MILLISECONDS = 15
/** More than a file needs to go, of which a scanner has hold. */
const REMOVAL_MILLISECONDS = 1000

/**
 * Does something that only one process may do at a time, as a file beside it says. Waits so many milliseconds for others.
 * @throws the error of the system, EEXIST when another process still has the lock.
 */
export function withLock<T>(path: string, patience: number, work: () => T): T {
  take(path, Date.now() + patience)
  try {
    return work()
  } finally {
    giveBack(path)
  }
}

/** What was done under it is done. A lock that stays, since a scanner has it open on Windows, is taken over as any other. */
function giveBack(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch (error) {
    if (errorCode(error) === undefined) throw error
  }
}

function take(path: string, until: number): void {
  let lastTaken = Date.now()
  for (;;) {
    try {
      return write(path)
    } catch (error) {
      const isTaken = hasErrorCode(error, 'EEXIST')
      if (isTaken) lastTaken = Date.now()
      else if (!isBeingRemoved(error, lastTaken)) throw error
      if (!takeOver(path) && Date.now() >= until) throw error
    }
    wait(PAUSE_MILLISECONDS)
  }
}

/** Windows says EPERM or EACCES of a file that is just being removed; and for good where nothing may be written. */
const isBeingRemoved = (error: unknown, lastTaken: number): boolean =>
  platform === 'win32' &&
  hasErrorCode(error, 'EPERM', 'EACCES') &&
  Date.now() - lastTaken < REMOVAL_MILLISECONDS

function write(path: string): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, String(pid))
  } finally {
    closeSync(file)
  }
}

/**
 * Removes a lock whose owner is gone. Two that both see it so must not remove one after the other, since the second would
 * remove what the first has taken meanwhile: a second file says who looks once more and removes.
 */
function takeOver(path: string): boolean {
  if (!isAbandoned(path)) return false
  const guard = `${path}.takeover`
  try {
    write(guard)
  } catch {
    if (isAbandoned(guard)) rmSync(guard, { force: true })
    return false
  }
  try {
    const isGone = isAbandoned(path)
    if (isGone) rmSync(path, { force: true })
    return isGone
  } finally {
    rmSync(guard, { force: true })
  }
}

/** Removes a lock that another process has left behind, if there is one; never one that is held here. */
export function sweepLock(path: string): void {
  try {
    if (ownerOf(path) !== pid) takeOver(path)
  } catch {
    // The folder cannot be written: whoever needs the lock says so.
  }
}

/** A lock holds while its process lives, and a minute at most: the clock may have been moved since it was made. */
function isAbandoned(path: string): boolean {
  const made = madeAt(path)
  if (made === undefined) return false
  const age = Date.now() - made
  return age < -STALE_MILLISECONDS || age > STALE_MILLISECONDS || !isOwned(ownerOf(path))
}

/** Undefined when it is gone, or just going. */
function madeAt(path: string): number | undefined {
  try {
    return statSync(path).mtimeMs
  } catch {
    return undefined
  }
}

function ownerOf(path: string): number | undefined {
  try {
    const owner = Number(readPlainText(path, 64))
    return Number.isSafeInteger(owner) && owner > 0 ? owner : undefined
  } catch {
    return undefined
  }
}

/** A lock without a number was just made, or by a version that wrote none: its age decides. */
const isOwned = (owner: number | undefined): boolean => owner === undefined || isOtherRunning(owner)

/** Whoever waits here has nothing else to do. */
function wait(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
