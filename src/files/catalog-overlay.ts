import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CatalogOverlay } from '../domain/catalog-update.ts'
import { PrimerError } from '../errors.ts'
import { readPlainText } from './plain-file.ts'

const FILE = 'catalog-overlay.json'

/**
 * What the last update left in the learner's data folder; undefined when there was none, or when it is damaged: the
 * catalogue does not depend on it.
 */
export function readOverlay(folder: string | undefined): CatalogOverlay | undefined {
  if (folder === undefined) return undefined
  try {
    const overlay: unknown = JSON.parse(readPlainText(join(folder, FILE)))
    return isOverlay(overlay) ? overlay : undefined
  } catch {
    return undefined
  }
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
  'importedOn' in value &&
  typeof value.importedOn === 'string'

/**
 * Replaces the overlay: written whole beside it, then renamed.
 * @throws PrimerError `not-written`
 */
export function writeOverlay(folder: string | undefined, overlay: CatalogOverlay): string {
  if (folder === undefined) throw new PrimerError({ code: 'not-written', file: FILE, reason: 'HOME' })
  const file = join(folder, FILE)
  const draft = `${file}.new`
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(draft, JSON.stringify(overlay), { mode: 0o600, flush: true })
    renameSync(draft, file)
    return file
  } catch (error) {
    rmSync(draft, { force: true })
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new PrimerError({ code: 'not-written', file, reason }, { cause: error })
  }
}
