// Start-up: whole processes, each paired with a bare `node -e 0` on the same binary, so that the ratio holds while the
// speed of the machine drifts. The median of the pairs is what counts. The first question of a quiz is in quiz.mjs.
import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeRelease } from '../scripts/node-release.mjs'

const launcher = fileURLToPath(new URL('../bin/llm-primer.js', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'llm-primer-bench-'))

/** Command → the highest ratio we accept on Node 20 and on Node 24, whose bare start is twice as fast. */
const TARGETS = [
  [['--version'], 1.15, 1.2],
  [['models', '--open-source', '--region', 'cn'], 1.3, 1.7],
  [['read', '1.5', '--plain'], 1.3, 1.7],
  [['define', 'token'], 1.3, 1.7],
  [['search', '注意力'], 1.3, 1.7],
  [['read', '1', '--plain'], 1.9, 2.4],
]

function seconds(node, words) {
  const start = process.hrtime.bigint()
  const { status } = spawnSync(node, words, {
    // Output goes to a pipe and is thrown away, as with `| head`.
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOME: home, LANG: 'zh_CN.UTF-8' },
  })
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}`)
  return Number(process.hrtime.bigint() - start) / 1e9
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

function ratioToBare(node, words, pairs) {
  seconds(node, [launcher, ...words])
  return median(
    Array.from({ length: pairs }, () => seconds(node, [launcher, ...words]) / seconds(node, ['-e', '0'])),
  )
}

/** Milliseconds of a bare start: a ratio says little without it. Extra certificates in the environment make it longer. */
const bareMilliseconds = (node, runs) =>
  1000 * median(Array.from({ length: runs }, () => seconds(node, ['-e', '0'])))

/** Rows of the start-up table: what was run, the ratio, and its target. */
export async function rows(pairs = 40) {
  const table = []
  for (const [major, at] of [
    ['20', 0],
    ['24', 1],
  ]) {
    const node = nodeRelease(major)
    table.push({ name: `Node ${major}: node -e 0 itself`, value: bareMilliseconds(node, pairs), unit: 'ms' })
    for (const [words, ...limits] of TARGETS)
      table.push({
        name: `Node ${major}: llm-primer ${words.join(' ')}`,
        value: ratioToBare(node, words, pairs),
        target: limits[at],
        unit: '× node -e 0',
      })
  }
  return table
}
