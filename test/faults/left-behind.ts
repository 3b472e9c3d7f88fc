// What killed runs leave behind.
import { readdirSync, utimesSync } from 'node:fs'
import { basename, join } from 'node:path'
import { kill } from 'node:process'

const TEMPORARY = /^\.|llm-primer-new|\.lock$|\.takeover$|\.cjs\.\d+$/
const WRITER = /\.(?:pack-)?(\d+)(?:-[\w-]+)?(?:\.llm-primer-new)?$/

/**
 * Files and folders that a run writes on the way and takes away again. Those of a living process stay, and where the
 * system has 32,768 numbers, the one of a killed run is soon given to another process.
 */
export const temporariesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => TEMPORARY.test(basename(path)) && !isOfLiving(basename(path)),
  )

function isOfLiving(name: string): boolean {
  const writer = WRITER.exec(name)?.[1]
  try {
    return writer !== undefined && kill(Number(writer), 0)
  } catch {
    return false
  }
}

/** Times of all files, moved back: what a killed run left is swept after an hour. */
export function moveBackTwoHours(folder: string): void {
  const then = Date.now() / 1000 - 7200
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) moveBackTwoHours(join(folder, entry.name))
    utimesSync(join(folder, entry.name), then, then)
  }
}
