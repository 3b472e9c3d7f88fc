import { lstatSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ignoredSettings, readSettings, type Settings } from '../domain/settings.ts'
import { errorReason, hasErrorCode } from '../domain/system-error.ts'
import { PrimerError } from '../errors.ts'
import { makeFolder } from './folders.ts'
import { readPlainText } from './plain-file.ts'
import { replaceFile } from './replace-file.ts'

/** Where the settings stand; undefined when there is no home. */
export const settingsPath = (config: string | undefined): string | undefined =>
  config === undefined ? undefined : join(config, 'config.json')

const LARGEST = 64 * 1024

/** The learner's settings, and whether the file could be understood. A missing file is no problem. */
export function loadSettings(config: string | undefined): {
  readonly settings: Settings
  readonly broken: boolean
  /** Names that are not understood, or whose values are not. */
  readonly ignored: readonly string[]
} {
  const path = settingsPath(config)
  const nothing = { settings: {}, broken: false, ignored: [] }
  if (path === undefined) return nothing
  try {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return nothing
    const value: unknown = JSON.parse(readPlainText(path, LARGEST))
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return { ...nothing, broken: true }
    return { settings: readSettings(value), broken: false, ignored: ignoredSettings(value) }
  } catch (error) {
    // A file stands where a folder of the path should be: there are no settings, and saving some will say why.
    return { ...nothing, broken: !hasErrorCode(error, 'ENOTDIR') }
  }
}

/**
 * Writes all settings at once.
 * @throws PrimerError when that is not possible.
 */
export function saveSettings(config: string | undefined, settings: Settings): void {
  const path = settingsPath(config)
  if (path === undefined) throw new PrimerError({ code: 'settings-not-saved', path: '', reason: 'no home' })
  try {
    makeFolder(dirname(path))
    replaceFile(path, `${JSON.stringify(settings, null, 2)}\n`)
  } catch (error) {
    throw new PrimerError({ code: 'settings-not-saved', path, reason: errorReason(error) }, { cause: error })
  }
}
