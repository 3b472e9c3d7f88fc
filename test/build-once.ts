import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Builds dist/ before the tests: whole runs and the pseudo-terminal use what a learner gets. What tests write goes to
 * one temporary folder, which is gone afterwards.
 */
export default function setup(): () => void {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
  const folder = mkdtempSync(join(tmpdir(), 'llm-primer-tests-'))
  // Tests as root run some things as a user without rights, who must be able to pass through (test/other-user.ts).
  chmodSync(folder, 0o711)
  process.env.TMPDIR = folder
  process.env.TEMP = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
