import { lstatSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ignoredSettings, readSettings, type SettingName, type Settings } from '../domain/settings.ts'
import { errorReason, hasErrorCode } from '../domain/system-error.ts'
import { PrimerError } from '../errors.ts'
import { makeFolder } from './folders.ts'
import { withLock } from './lock.ts'
import { readOwnText, requireOwn } from './own-file.ts'
import { replaceFile } from './replace-file.ts'

/** Where the settings stand; undefined when there is no home. */
export const settingsPath = (config: string | undefined): string | undefined =>
  config === undefined ? undefined : join(config, 'config.json')

const LARGEST = 64 * 1024

/** Held by whoever changes the settings. */
const settingsLock = (config: string): string => join(config, 'config.json.lock')

/** The learner's settings, and whether the file could be understood. A missing file is no problem. */
export function loadSettings(config: string | undefined): {
  readonly settings: Settings
  /** Why the file cannot be used: `not-understood`, or what the system said of it. */
  readonly broken: string | undefined
  /** Names that are not understood, or whose values are not. */
  readonly ignored: readonly string[]
} {
  const path = settingsPath(config)
  const nothing = { settings: {}, broken: undefined, ignored: [] }
  if (path === undefined) return nothing
  try {
    const value = storedIn(path)
    return { settings: readSettings(value), broken: undefined, ignored: ignoredSettings(value) }
  } catch (error) {
    // A file stands where a folder of the path should be: there are no settings, and saving some will say why.
    return hasErrorCode(error, 'ENOTDIR') ? nothing : { ...nothing, broken: reasonOf(error) }
  }
}

/** Everything in the file, also what this version has no name for; nothing when there is no file. */
function storedIn(path: string): object {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return {}
  const value: unknown = JSON.parse(readOwnText(path, LARGEST))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('no object')
  return value
}

const reasonOf = (error: unknown): string =>
  error instanceof SyntaxError ? 'not-understood' : errorReason(error)

/** A writer needs some milliseconds; a hundred may come at once. */
const PATIENCE_MILLISECONDS = 30_000

/** Settings to change; undefined forgets one. */
export type SettingChanges = { readonly [Name in SettingName]?: Settings[Name] | undefined }

/**
 * Changes settings and leaves the others. Other runs may change theirs at the same time: nobody's change is lost, nor what
 * a newer version has put there.
 * @throws PrimerError when that is not possible.
 */
export const saveSettings = (config: string | undefined, changes: SettingChanges): void =>
  rewrite(config, (path) => ({ ...storedIn(path), ...changes }))

/**
 * Forgets all settings, whatever stands in the file.
 * @throws PrimerError when that is not possible.
 */
export const forgetSettings = (config: string | undefined): void => rewrite(config, () => ({}))

function rewrite(config: string | undefined, stored: (path: string) => object): void {
  const path = settingsPath(config)
  if (path === undefined) throw new PrimerError({ code: 'settings-not-saved', path: '', reason: 'no-home' })
  try {
    makeFolder(dirname(path))
    requireOwn(path)
    withLock(settingsLock(dirname(path)), PATIENCE_MILLISECONDS, () =>
      replaceFile(path, `${JSON.stringify(stored(path), null, 2)}\n`),
    )
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === 'not-understood') throw new PrimerError({ code: 'settings-broken', path, reason })
    throw new PrimerError({ code: 'settings-not-saved', path, reason }, { cause: error })
  }
}
