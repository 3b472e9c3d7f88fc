// What killed runs leave behind.
import { readdirSync, utimesSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Files and folders that a run writes on the way and takes away again. */
export const temporariesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^\.|llm-primer-new|\.lock$|\.takeover$|\.cjs\.\d+$/.test(basename(path)),
  )

/** Times of all files, moved back: what a killed run left is swept after an hour. */
export function moveBackTwoHours(folder: string): void {
  const then = Date.now() / 1000 - 7200
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) moveBackTwoHours(join(folder, entry.name))
    utimesSync(join(folder, entry.name), then, then)
  }
}
