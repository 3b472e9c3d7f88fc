import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { nodeRelease } from '../../scripts/node-release.mjs'
import { deep } from './deep.ts'

const launcher = fileURLToPath(new URL('../../bin/llm-primer.js', import.meta.url))
const majors = [20, 22, 24, 26] as const

/** What every experiment computed, without what the clock says. */
function computed(node: string, words: readonly string[]): unknown {
  const home = mkdtempSync(join(tmpdir(), 'llm-primer-engines-'))
  const { stdout, stderr } = spawnSync(node, [launcher, 'lab', 'all', '--json', '--lang', 'en', ...words], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LLM_PRIMER_HOME: home },
    maxBuffer: 256 * 1024 * 1024,
  })
  expect(stderr).toBe('')
  return JSON.parse(stdout, (key, value: unknown) => (key === 'elapsedMs' ? 0 : value))
}

// Releases come from the npm registry, and the whole of it takes minutes.
describe.runIf(deep)('every release of Node computes the same to the last bit', () => {
  test.each([[['--fast']], [[]]])(
    'lab all %j',
    (words) => {
      const [first, ...others] = majors.map((major) => computed(nodeRelease(major), words))
      others.forEach((other, at) => {
        expect(other, `Node ${majors[at + 1]}`).toEqual(first)
      })
    },
    1_800_000,
  )
})
