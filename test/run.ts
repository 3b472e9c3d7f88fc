import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

const launcher = join(import.meta.dirname, '..', 'bin', 'llm-primer.js')

/** Runs the built tool as a learner does in a pipe: own empty home, no colour wishes, English unless said otherwise. */
export function run(words: readonly string[], { input = '', env = {}, cwd }: RunOptions = {}): Run {
  const home = mkdtempSync(join(tmpdir(), 'llm-primer-home-'))
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...words], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    cwd: cwd ?? home,
    env: { PATH: process.env.PATH ?? '', HOME: home, LANG: 'en_US.UTF-8', ...env },
  })
  return { status, stdout, stderr }
}
