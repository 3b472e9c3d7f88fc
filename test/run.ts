import { spawn, spawnSync } from 'node:child_process'
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

/** A run that is watched while it goes on. */
export interface LiveRun {
  /** Comes when it is over. */
  readonly ended: Promise<Run>
  /** Comes when standard output holds the text. */
  readonly says: (text: string) => Promise<void>
  /** Comes when it is so; looked at after each output and now and then. */
  readonly until: (isSo: () => boolean) => Promise<void>
  readonly interrupt: () => void
  /** The reader of standard output goes away. */
  readonly closeOutput: () => void
  readonly kill: () => void
}

/** As `run`, without waiting for its end: for servers in the same process, signals and pipes. */
export function start(words: readonly string[], { input = '', env = {}, cwd }: RunOptions = {}): LiveRun {
  const home = mkdtempSync(join(tmpdir(), 'llm-primer-home-'))
  const child = spawn(process.execPath, [launcher, ...words], {
    cwd: cwd ?? home,
    env: { PATH: process.env.PATH ?? '', HOME: home, LANG: 'en_US.UTF-8', ...env },
  })
  const parts: { stdout: Buffer[]; stderr: Buffer[] } = { stdout: [], stderr: [] }
  const textOf = (name: 'stdout' | 'stderr'): string => Buffer.concat(parts[name]).toString('utf8')
  child.stdout.on('data', (data: Buffer) => parts.stdout.push(data))
  child.stderr.on('data', (data: Buffer) => parts.stderr.push(data))
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return {
    ended: new Promise((resolve) =>
      child.on('close', (status) => resolve({ status, stdout: textOf('stdout'), stderr: textOf('stderr') })),
    ),
    says: (text) => until(() => textOf('stdout').includes(text)),
    until,
    interrupt: () => child.kill('SIGINT'),
    closeOutput: () => child.stdout.destroy(),
    kill: () => child.kill('SIGKILL'),
  }
}
