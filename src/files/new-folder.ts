import { readdirSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { errorReason } from '../domain/system-error.ts'
import { PrimerError } from '../errors.ts'
import { makeFolder } from './folders.ts'
import { readPlainBytes } from './plain-file.ts'
import { replaceFile, temporaryOf } from './replace-file.ts'
import { withSlashes } from './slashes.ts'

/**
 * Makes a folder and writes files into it: path within it → text. Nothing that is there is touched; what a killed run has
 * begun is finished.
 * @param shown the folder as the learner named it, for messages
 * @throws PrimerError `place-taken` or `file-not-written`
 */
export function writeNewFolder(folder: string, shown: string, files: ReadonlyMap<string, string>): void {
  try {
    const there = statSync(folder, { throwIfNoEntry: false })
    if (there !== undefined && !(there.isDirectory() && isBegun(folder, files)))
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

/** There is nothing but a part of what belongs there, and what was on the way to it. */
function isBegun(folder: string, files: ReadonlyMap<string, string>): boolean {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => withSlashes(relative(folder, join(entry.parentPath, entry.name))))
  const whole = paths.filter((path) => files.has(path))
  const onTheWay = paths.filter((path) => files.has(temporaryOf(path) ?? ''))
  return (
    whole.length + onTheWay.length === paths.length &&
    (onTheWay.length > 0 || whole.length < files.size) &&
    whole.every((path) => {
      const bytes = Buffer.from(files.get(path) ?? '')
      const there = join(folder, path)
      return statSync(there).size === bytes.length && readPlainBytes(there, bytes.length).equals(bytes)
    })
  )
}
