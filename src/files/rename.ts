import { renameSync, statSync } from 'node:fs'
import { platform } from 'node:process'
import { FileTrouble, hasErrorCode } from '../domain/system-error.ts'

const TRIES = 10
const PAUSE_MILLISECONDS = 100

/**
 * Gives a file another name, over one that is there. On Windows that fails for as long as somebody has the other one open
 * (a scanner, an editor, a window of our own): it is tried for a second. A file that is marked read-only is let be,
 * also where the disk would let it be replaced.
 * @throws FileTrouble `in-use` or `read-only`, or the error of the system.
 */
export function renameOver(from: string, to: string): void {
  requireUnmarked(to)
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return renameSync(from, to)
    } catch (error) {
      if (!hasErrorCode(error, 'EPERM', 'EACCES', 'EBUSY')) throw error
      if (left === 0 && platform === 'win32') throw new FileTrouble('in-use', `${to} is in use`, to)
      if (left === 0) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MILLISECONDS)
    }
  }
}

/**
 * The attribute of Windows, which Node shows as a mode without writing: no waiting takes it away.
 * @throws FileTrouble `read-only`
 */
export function requireUnmarked(path: string): void {
  if (platform !== 'win32') return
  const there = statSync(path, { throwIfNoEntry: false })
  if (there?.isFile() === true && (there.mode & 0o222) === 0)
    throw new FileTrouble('read-only', `${path} is read-only`, path)
}
