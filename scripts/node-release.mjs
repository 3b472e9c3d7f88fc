// Brings another release of Node from the npm registry, for tests and benchmarks: nothing is installed in the project.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Where releases are kept: in the project's own node_modules, which belongs to whoever installed it. In the system's
 * temporary folder anybody could have put a program of that name.
 */
const releases = fileURLToPath(new URL('../node_modules/.cache/node-releases', import.meta.url))

const ONE_DAY = 86_400_000

/**
 * Path of a Node binary of that major version: this process's own when it fits, else the newest release of that major,
 * asked for once a day.
 * @param {number | string} major
 * @throws {Error} when it cannot be had: no network, no such release for this system
 */
export function nodeRelease(major) {
  if (process.versions.node.split('.')[0] === String(major)) return process.execPath
  const system = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${system}-${process.arch}`
  const folder = join(releases, String(major))
  const binary = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(binary) && Date.now() - installedAt(folder) < ONE_DAY) return binary
  const problem = install(folder, `${name}@${major}`)
  // An older release of the same major is better than none.
  if (problem && !existsSync(binary)) throw new Error(`Node ${major} could not be installed: ${problem}`)
  return binary
}

function installedAt(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).installedAt ?? 0
  } catch {
    return 0
  }
}

/**
 * Installs packages into a folder of their own, without running their scripts.
 * @param {string} folder
 * @param {...string} what as `npm install` takes it
 * @returns {string | undefined} what went wrong
 */
export function install(folder, ...what) {
  mkdirSync(folder, { recursive: true })
  const manifest = join(folder, 'package.json')
  writeFileSync(manifest, '{"private":true}')
  const { status, stderr, error } = npm(['i', '--no-save', '--ignore-scripts', ...what], folder)
  if (status !== 0) return error?.message ?? stderr
  writeFileSync(manifest, JSON.stringify({ private: true, installedAt: Date.now() }))
  return undefined
}

/**
 * Runs npm. On Windows it is npm.cmd, which Node starts through a shell only; the words here are our own.
 * @param {readonly string[]} words
 * @param {string} cwd
 */
export function npm(words, cwd) {
  const windows = process.platform === 'win32'
  return spawnSync(windows ? 'npm.cmd' : 'npm', words, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: windows,
  })
}
