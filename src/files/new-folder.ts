import { readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { errorReason } from '../domain/system-error.ts'
import { PrimerError } from '../errors.ts'
import { makeFolder } from './folders.ts'
import { replaceFile } from './replace-file.ts'

/**
 * Makes a folder and writes files into it: path within it → text. Nothing that is there is touched.
 * @param shown the folder as the learner named it, for messages
 * @throws PrimerError `place-taken` or `file-not-written`
 */
export function writeNewFolder(folder: string, shown: string, files: ReadonlyMap<string, string>): void {
  try {
    const there = statSync(folder, { throwIfNoEntry: false })
    if (there !== undefined && !(there.isDirectory() && readdirSync(folder).length === 0))
      throw new PrimerError({ code: 'place-taken', folder: shown })
    for (const [name, text] of files) {
      makeFolder(dirname(join(folder, name)))
      // They are the learner's own files: the umask says who may read them.
      replaceFile(join(folder, name), text, { mode: 0o666 })
    }
  } catch (error) {
    if (error instanceof PrimerError) throw error
    throw new PrimerError(
      { code: 'file-not-written', file: shown, reason: errorReason(error) },
      { cause: error },
    )
  }
}
