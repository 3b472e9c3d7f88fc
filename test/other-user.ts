import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Somebody whom a read-only folder stops: root may write everywhere. */
export interface OtherUser {
  /** What a spawned process needs to run as them. */
  readonly as: { readonly uid?: number; readonly gid?: number; readonly cwd?: string }
  /** The launcher at a place that they can reach. */
  readonly launcher: string
}

const root = join(import.meta.dirname, '..')
/** A user number without an entry in the system's list, as in a container. */
const NOBODY = 54_321

/**
 * The learner whom permissions stop: whoever runs the tests, or for root a user without a name and a copy of the
 * program that they can read, whatever folder the project lies in. A sentence when this machine has no such user.
 */
export function otherUser(): OtherUser | string {
  const launcher = join(root, 'bin', 'llm-primer.js')
  if (process.platform === 'win32') return 'permissions of folders mean nothing on Windows'
  if (process.getuid?.() !== 0) return { as: {}, launcher }
  const copy = join(mkdtempSync(join(tmpdir(), 'program-')), 'llm-primer')
  for (const name of ['bin', 'dist', 'package.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true })
  // A folder of mkdtemp is its maker's alone.
  chmodSync(dirname(copy), 0o755)
  const user = { as: { uid: NOBODY, gid: NOBODY, cwd: '/' }, launcher: join(copy, 'bin', 'llm-primer.js') }
  const { status, error } = spawnSync(process.execPath, [user.launcher, '--version'], user.as)
  if (status === 0) return user
  return `a user other than root cannot run this Node here (${error?.message ?? `exit ${status}`})`
}
