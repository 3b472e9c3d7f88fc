import { realpathSync } from 'node:fs'

/**
 * A path without links on the way. Node's own way of following them knows no `\\?\C:\` of Windows; the system's knows no
 * disk without a mount manager, on which there are no links: the path is then as it was given.
 */
export function withoutLinks(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return path
  }
}
