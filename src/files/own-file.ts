import { closeSync, constants, fstatSync, lstatSync, openSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { geteuid, pid } from 'node:process'
import { FileTrouble, hasErrorCode } from '../domain/system-error.ts'
import { decodeUnicode } from '../domain/utf8.ts'
import { NotAFile, openOrRefuse, readOpenBytes } from './plain-file.ts'

// What the learner keeps (journals, settings, packs) is used whatever its permissions are. In a folder that others can
// write to, or as root in somebody's home, it may be another user's: that is neither believed nor written to, and no
// link is followed that another user has put in its place.

/** A file of another user, or a link that another user has made. */
export class NotOurs extends FileTrouble {
  constructor(reason: 'other-user' | 'other-link') {
    super(reason, 'this belongs to another user')
  }
}

/**
 * Opens a file that the learner keeps. Without O_NOFOLLOW (Windows) a link is followed as every other program does.
 * @throws NotOurs, NotAFile, or the error of the system.
 */
export function openOwnFile(path: string, flags: number = constants.O_RDONLY, mode?: number): number {
  const file = openBehindOwnLink(path, flags | (constants.O_NONBLOCK ?? 0), mode)
  try {
    const { uid } = fstatSync(file)
    if (!fstatSync(file).isFile()) throw new NotAFile(path)
    if (isForeign(uid, path)) throw new NotOurs('other-user')
    return file
  } catch (error) {
    closeSync(file)
    throw error
  }
}

function openBehindOwnLink(path: string, flags: number, mode?: number): number {
  try {
    return openSync(path, flags | (constants.O_NOFOLLOW ?? 0), mode)
  } catch (error) {
    if (!hasErrorCode(error, 'ELOOP')) throw error
  }
  requireOwnLink(path)
  return openOrRefuse(path, flags, mode)
}

/** @throws NotOurs for a link that another user has made. */
export function requireOwnLink(path: string): void {
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (there?.isSymbolicLink() && isForeign(there.uid, path)) throw new NotOurs('other-link')
}

/** @throws NotOurs for a file of another user, and for a link that one has made. */
export function requireOwn(path: string): void {
  requireOwnLink(path)
  const there = statSync(path, { throwIfNoEntry: false })
  if (there !== undefined && isForeign(there.uid, path)) throw new NotOurs('other-user')
}

/** The bytes of a file that the learner keeps, `most` of them at most. */
export function readOwnBytes(path: string, most: number): Buffer {
  return readOpenBytes(openOwnFile(path), path, most)
}

/** The same as text, in an encoding that a person's editor writes. What is in no such encoding is damaged here and there. */
export function readOwnText(path: string, most: number): string {
  const bytes = readOwnBytes(path, most)
  return decodeUnicode(bytes) ?? bytes.toString('utf8')
}

/** Root may do everything anyway, and some mounts give every file to somebody. */
export function isForeign(owner: number, path: string): boolean {
  const user = geteuid?.()
  return user !== undefined && owner !== 0 && owner !== user && keepsOwners(dirname(path), user)
}

/** A mount without owners (FAT, some network mounts) says of a file that we have just made that it is another's. */
function keepsOwners(folder: string, user: number): boolean {
  const probe = join(folder, `.owner.${pid}-${Math.random().toString(36).slice(2, 10)}.llm-primer-new`)
  try {
    const file = openSync(probe, 'wx', 0o600)
    const { uid } = fstatSync(file)
    closeSync(file)
    rmSync(probe, { force: true })
    return uid === user
  } catch {
    return true
  }
}
