import { execFileSync } from 'node:child_process'

/** Builds dist/ before the tests: whole runs and the pseudo-terminal use what a learner gets. */
export default function setup(): void {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
}
