// The mutants of a file, made by Stryker's instrumenter: fetched on demand, so that the project has none of its packages.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { install } from '../node-release.mjs'

/** The last release that runs on Node 20. */
const RELEASE = '9.6.1'
const folder = fileURLToPath(new URL('../../node_modules/.cache/mutants', import.meta.url))
const packageFolder = join(folder, 'node_modules', '@stryker-mutator', 'instrumenter')

/**
 * @typedef {object} Mutant
 * @property {string} id of this run of the instrumenter
 * @property {string} mutatorName
 * @property {string} replacement
 * @property {{ start: Place, end: Place }} location lines and columns from 0
 * @typedef {{ line: number, column: number }} Place
 */

/**
 * Texts with all their mutants in them, of which `globalThis.__stryker__.activeMutant` is the one that lives.
 * @param {readonly { name: string, content: string }[]} files
 * @returns {Promise<{ files: { name: string, content: string }[], mutants: (Mutant & { fileName: string })[] }>}
 */
export async function instrumented(files) {
  if (!existsSync(packageFolder)) {
    const problem = install(folder, `@stryker-mutator/instrumenter@${RELEASE}`)
    if (problem) throw new Error(`Stryker's instrumenter could not be installed: ${problem}`)
  }
  const { Instrumenter } = await import(pathToFileURL(join(packageFolder, 'dist', 'src', 'index.js')).href)
  const quiet = {
    debug() {},
    info() {},
    warn: console.warn,
    error: console.error,
    isDebugEnabled: () => false,
  }
  const options = { plugins: null, excludedMutations: [], noHeader: false, ignorers: [] }
  return new Instrumenter(quiet).instrument(
    files.map((file) => ({ ...file, mutate: true })),
    options,
  )
}
