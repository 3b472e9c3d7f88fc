import {
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { pid } from 'node:process'
import { hasErrorCode } from '../domain/system-error.ts'
import { syncUpwards } from './folders.ts'
import { requireOwnLink } from './own-file.ts'
import { NotAFile } from './plain-file.ts'
import { renameOver } from './rename.ts'
import { isWriterRunning } from './running.ts'

export interface Replacing {
  /** Permissions of a file that was not there; one that was keeps its own. For the owner only, unless said. */
  readonly mode?: number
  /** A cache: the disk is not waited for, and after a power cut the file may be the old one, or gone. */
  readonly mayBeLost?: boolean
}

/**
 * Writes a file so that it is there whole or not at all: beside it under another name, onto the disk, then in its place.
 * What a link leads to is replaced, not the link. The folder must be there.
 * @throws NotOurs for a link that another user has put there, NotAFile for a pipe or a device, which a rename would take
 * away (root's link to /dev/zero: the device of the whole system), or the error of the system; what stood there before is
 * then untouched.
 */
export function replaceFile(path: string, content: string | Uint8Array, replacing: Replacing = {}): void {
  const { mode = 0o600, mayBeLost = false } = replacing
  const place = behindLinks(path)
  const beside = temporaryName(place)
  const there = statSync(place, { throwIfNoEntry: false })
  if (there !== undefined && !there.isFile()) throw new NotAFile(place)
  try {
    const file = openSync(beside, 'wx', mode)
    try {
      writeFileSync(file, content)
      if (there !== undefined) keepMode(file, there.mode)
      if (!mayBeLost) fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameOver(beside, place)
  } catch (error) {
    removeIfThere(beside)
    throw error
  }
  if (!mayBeLost) syncUpwards(dirname(place))
  sweep(place)
}

/** What `replaceFile` does last, for a file that has its content already: the run that wrote it may have been killed. */
export function finishFile(path: string): void {
  syncUpwards(dirname(path))
  sweep(path)
}

/** A name that only this process gives, and that says so: what a killed one leaves behind can be told apart. */
const temporaryName = (path: string): string =>
  `${path}.${pid}-${Math.random().toString(36).slice(2, 10)}.llm-primer-new`

/** The file's own name, and the number of the process that was writing. */
const TEMPORARY = /^(.*)\.(\d+)-[a-z\d]+\.llm-primer-new$/

/** A write takes no hour; the process may be that of another machine, whose numbers are not ours. */
const LEFT_MILLISECONDS = 3_600_000

/** Takes away what killed runs left of this file. Nothing depends on it. */
function sweep(path: string): void {
  const [folder, name] = [dirname(path), basename(path)]
  try {
    for (const each of readdirSync(folder)) if (temporaryOf(each) === name) sweepTemporary(folder, each)
  } catch {
    // A folder that may be entered and not listed, or another run that sweeps as well.
  }
}

/** The name of the file on the way to which a file of this name was; undefined for all others. */
export const temporaryOf = (name: string): string | undefined => TEMPORARY.exec(name)?.[1]

/** Takes away a file of this name when a run that was killed an hour ago left it on the way to another one. */
export function sweepTemporary(folder: string, name: string): void {
  const writer = TEMPORARY.exec(name)?.[2]
  if (writer === undefined) return
  const path = join(folder, name)
  if (!isWriterRunning(Number(writer), lstatSync(path).mtimeMs)) removeIfOld(path)
}

/** Takes away what no run can be writing any more. */
export function removeIfOld(path: string): void {
  if (Date.now() - lstatSync(path).mtimeMs > LEFT_MILLISECONDS) rmSync(path, { force: true })
}

/** Where a link leads; a link into the void leads to the file that is to be made. */
function behindLinks(path: string): string {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return path
  requireOwnLink(path)
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return realpathSync.native(path)
  return behindLinks(resolve(realpathSync.native(dirname(path)), readlinkSync(path)))
}

/** Some mounts have no permissions to set. */
function keepMode(file: number, mode: number): void {
  try {
    fchmodSync(file, mode & 0o7777)
  } catch (error) {
    if (!hasErrorCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS')) throw error
  }
}

/** After a failure, whose own reason is the one to tell. */
function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // `force` forgives a missing file, but not a missing folder (ENOTDIR).
  }
}
