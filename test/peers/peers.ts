import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'

/** Where `npm run test:llama` puts what it fetches; nothing of it is a dependency. */
const folder = join(import.meta.dirname, '..', '..', '.peers')

/** Whether the packages are there: tests that need them are skipped, and counted, where they are not. */
export const hasPeers = (...names: readonly string[]): boolean =>
  names.every((name) => existsSync(join(folder, 'node_modules', name, 'package.json')))

/** Runs a program of this folder with the packages that were fetched: from beside them, where Node looks for them. */
export function startPeer(program: string, ...words: readonly string[]): ChildProcessWithoutNullStreams {
  const copy = join(folder, program)
  copyFileSync(join(import.meta.dirname, program), copy)
  return spawn(process.execPath, [copy, ...words])
}
