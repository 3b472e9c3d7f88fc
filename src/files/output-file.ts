import { accessSync, closeSync, constants, openSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { errorReason, hasErrorCode } from '../domain/system-error.ts'
import { PrimerError } from '../errors.ts'
import { requireUnmarked } from './rename.ts'
import { replaceFile } from './replace-file.ts'
import { requireUsableName } from './usable-name.ts'

/**
 * Writes a file that the learner named, whole or not at all. A pipe or a device is written to as it is.
 * @param file the name as the learner gave it, for the message
 * @throws PrimerError `file-not-written`
 */
export function writeOutput(path: string, file: string, content: string | Uint8Array): void {
  try {
    requireUsableName(path)
    const there = statSync(path, { throwIfNoEntry: false })
    if (there === undefined || there.isFile()) replaceOrFill(path, content, there !== undefined)
    else writeFileSync(path, content)
  } catch (error) {
    throw new PrimerError({ code: 'file-not-written', file, reason: errorReason(error) }, { cause: error })
  }
}

/**
 * Looks whether `writeOutput` could write there, without writing.
 * @throws PrimerError `file-not-written`
 */
export function requireWritable(path: string, file: string): void {
  try {
    requireUsableName(path)
    const there = statSync(path, { throwIfNoEntry: false })
    if (there?.isDirectory()) throw new PrimerError({ code: 'file-not-written', file, reason: 'EISDIR' })
    if (there === undefined) accessSync(dirname(path), constants.W_OK | constants.X_OK)
    else {
      requireUnmarked(path)
      // Windows says of a file that another program holds only when it is opened. A pipe would wait for its reader.
      if (there.isFile()) closeSync(openSync(path, 'r+'))
      else accessSync(path, constants.W_OK)
    }
  } catch (error) {
    if (error instanceof PrimerError) throw error
    throw new PrimerError({ code: 'file-not-written', file, reason: errorReason(error) }, { cause: error })
  }
}

/** In a folder that takes no new names, or over a mounted file, a file that is there can still be filled. */
function replaceOrFill(path: string, content: string | Uint8Array, isThere: boolean): void {
  try {
    // What the learner asked for is as readable as everything else that they make: the umask decides.
    replaceFile(path, content, { mode: 0o666 })
  } catch (error) {
    if (!isThere || !hasErrorCode(error, 'EACCES', 'EPERM', 'EBUSY', 'EROFS')) throw error
    writeFileSync(path, content)
  }
}
