import { errorReason, hasErrorCode } from '../domain/system-error.ts'
import { PrimerError } from '../errors.ts'
import { NotAFile, readPlainBytes, TooLarge } from './plain-file.ts'

/**
 * The bytes of a file that the learner named, `most` of them at most.
 * @throws PrimerError saying what is wrong with it: not there, no ordinary file, too large, not allowed.
 */
export function readOutsideFile(path: string, shownName: string, most: number): Buffer {
  try {
    return readPlainBytes(path, most)
  } catch (error) {
    if (error instanceof TooLarge)
      throw new PrimerError({ code: 'file-too-large', file: shownName, most }, { cause: error })
    if (error instanceof NotAFile)
      throw new PrimerError({ code: 'not-a-file', file: shownName }, { cause: error })
    throw troubleWith(shownName, error)
  }
}

/** What the system said of a file or folder that the learner named. */
export function troubleWith(file: string, error: unknown): PrimerError {
  if (hasErrorCode(error, 'ENOENT', 'ENOTDIR'))
    return new PrimerError({ code: 'file-missing', file }, { cause: error })
  if (hasErrorCode(error, 'EACCES', 'EPERM'))
    return new PrimerError({ code: 'unreadable-text', file, trouble: 'not-allowed' }, { cause: error })
  // A socket cannot be opened, nor a pipe that is only written to.
  if (hasErrorCode(error, 'ENXIO', 'EOPNOTSUPP', 'EISDIR'))
    return new PrimerError({ code: 'not-a-file', file }, { cause: error })
  return new PrimerError({ code: 'file-unreadable', file, reason: errorReason(error) }, { cause: error })
}
