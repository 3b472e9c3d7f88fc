import { closeSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { platform } from 'node:process'
import { hasErrorCode } from '../domain/system-error.ts'
import { requireUsableName } from './usable-name.ts'

/**
 * Makes a folder and those above it that are missing, for the owner only, and syncs each new one into its parent.
 * Step by step, because `mkdirSync` with `recursive` never returns where the parent exists and yet says ENOENT for what
 * is made in it: /proc does (Node 20.20).
 * @throws the error of the first folder that cannot be made.
 */
export function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  requireUsableName(folder)
  const parent = dirname(folder)
  if (parent !== folder) makeFolder(parent)
  try {
    mkdirSync(folder, 0o700)
  } catch (error) {
    // Another process was faster.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error
    return
  }
  syncFolder(parent)
}

/**
 * Syncs a folder and those above it that belong to the same owner: an entry is on the disk only when every folder on the
 * way to it is, and another process may have made one of them and died, or never cared. Windows syncs no folder, and has
 * names above a share (`\\?\UNC\server`) that are none.
 */
export function syncUpwards(folder: string): void {
  if (platform === 'win32') return
  const owner = statSync(folder).uid
  for (let at = folder; ; at = dirname(at)) {
    syncFolder(at)
    const parent = dirname(at)
    // The parent of the last one holds its name; above that the system's own folders begin.
    if (parent === at) return
    if (statSync(at).uid !== owner) return
  }
}

/** Puts the bytes of a file on the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Windows and some network mounts cannot sync a folder, and a folder may be open for passing only. */
export function syncFolder(folder: string): void {
  if (platform === 'win32') return
  try {
    const file = openSync(folder, 'r')
    try {
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    if (!hasErrorCode(error, 'EPERM', 'EINVAL', 'EISDIR', 'EACCES', 'ENOTSUP', 'EROFS')) throw error
  }
}
