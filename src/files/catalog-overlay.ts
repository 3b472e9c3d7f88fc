import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CatalogOverlay } from '../domain/catalog-update.ts'
import { MOST_RELEASES } from '../domain/most-releases.ts'
import { errorReason } from '../domain/system-error.ts'
import { PrimerError } from '../errors.ts'
import { makeFolder } from './folders.ts'
import { readOwnBytes } from './own-file.ts'
import { replaceFile } from './replace-file.ts'
import { summed, unsummed } from './summed.ts'

const FILE = 'catalog-overlay.json'
/** As much as an update may bring. */
const LARGEST = 64 * 1024 * 1024

/**
 * What the last update left in the learner's data folder; undefined when there was none, or when it is damaged: the
 * catalogue does not depend on it.
 */
export function readOverlay(folder: string | undefined): CatalogOverlay | undefined {
  if (folder === undefined) return undefined
  try {
    const bytes = readOwnBytes(join(folder, FILE), LARGEST)
    // The first edition wrote no sum.
    const json = bytes.subarray(0, 1).toString() === '{' ? bytes.toString() : unsummed(bytes)
    const overlay: unknown = json === undefined ? undefined : JSON.parse(json)
    return isOverlay(overlay) ? overlay : undefined
  } catch {
    return undefined
  }
}

/** Something stands in its place, and it is not used. */
export function isOverlayBroken(folder: string | undefined): boolean {
  if (folder === undefined || readOverlay(folder) !== undefined) return false
  return lstatSync(join(folder, FILE), { throwIfNoEntry: false }) !== undefined
}

/** Where the overlay of that folder is kept, as an address. */
export const overlayAddress = (folder: string): string => pathToFileURL(join(folder, FILE)).href

/** The overlay was checked in full before it was written; here only that it is one. */
const isOverlay = (value: unknown): value is CatalogOverlay =>
  typeof value === 'object' &&
  value !== null &&
  'schema' in value &&
  value.schema === 'llm-primer/catalog-overlay@1' &&
  'releases' in value &&
  Array.isArray(value.releases) &&
  // An earlier version took any number.
  value.releases.length <= MOST_RELEASES &&
  'importedOn' in value &&
  typeof value.importedOn === 'string'

/**
 * Replaces the overlay.
 * @throws PrimerError `file-not-written`
 */
export function writeOverlay(folder: string | undefined, overlay: CatalogOverlay): string {
  if (folder === undefined) throw new PrimerError({ code: 'file-not-written', file: FILE, reason: 'no-home' })
  const file = join(folder, FILE)
  try {
    makeFolder(folder)
    replaceFile(file, summed(JSON.stringify(overlay)))
    return file
  } catch (error) {
    throw new PrimerError({ code: 'file-not-written', file, reason: errorReason(error) }, { cause: error })
  }
}
