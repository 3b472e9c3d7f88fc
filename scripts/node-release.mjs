// Brings another release of Node from the npm registry, for tests and benchmarks: nothing is installed in the project.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Path of a Node binary of that major version; this process's own when it fits. */
export function nodeRelease(major) {
  if (process.versions.node.split('.')[0] === String(major)) return process.execPath
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const folder = join(tmpdir(), `llm-primer-node-${major}`)
  const binary = join(folder, 'node_modules', name, 'bin', 'node')
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
    const { status, stderr } = spawnSync('npm', ['i', '--no-save', '--ignore-scripts', `${name}@${major}`], {
      cwd: folder,
      encoding: 'utf8',
    })
    if (status !== 0 || !existsSync(binary))
      throw new Error(`Node ${major} could not be installed: ${stderr}`)
  }
  return binary
}
