import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { errorReason } from '../domain/system-error.ts'

/** Why nothing can be written in a folder, or in the nearest one above it that exists; undefined when it can. */
export function whyUnwritable(folder: string | undefined): string | undefined {
  if (folder === undefined) return 'ENOENT'
  try {
    const stat = statSync(folder, { throwIfNoEntry: false })
    if (stat === undefined) return dirname(folder) === folder ? 'ENOENT' : whyUnwritable(dirname(folder))
    if (!stat.isDirectory()) return 'ENOTDIR'
    accessSync(folder, constants.W_OK | constants.X_OK)
    return undefined
  } catch (error) {
    return errorReason(error)
  }
}
