// Start-up: whole processes, each paired with a bare `node -e 0` on the same binary, so that the ratio holds while the
// speed of the machine drifts. The median of the pairs is what counts.
import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawn as spawnTerminal } from '@lydell/node-pty'
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

/** Seconds until the first question stands on the screen of a pseudo-terminal. */
function secondsToQuestion(node) {
  const start = process.hrtime.bigint()
  return new Promise((resolve) => {
    const environment = { ...process.env, HOME: home, LANG: 'zh_CN.UTF-8', TERM: 'xterm-256color' }
    const terminal = spawnTerminal(node, [launcher, 'quiz', '1'], { cols: 80, rows: 24, env: environment })
    let shown = ''
    terminal.onData((data) => {
      shown += data
      if (!shown.includes('第 1 题')) return
      resolve(Number(process.hrtime.bigint() - start) / 1e9)
      terminal.kill('SIGKILL')
    })
  })
}

async function questionRatio(node, pairs) {
  await secondsToQuestion(node)
  const ratios = []
  for (let pair = 0; pair < pairs; pair++)
    ratios.push((await secondsToQuestion(node)) / seconds(node, ['-e', '0']))
  return median(ratios)
}

/** Rows of the start-up table: what was run, the ratio, and its target. */
export async function rows(pairs = 40) {
  const table = []
  for (const [major, at, questionLimit] of [
    ['20', 0, 1.8],
    ['24', 1, 2.5],
  ]) {
    const node = nodeRelease(major)
    const row = (name, value, target) =>
      table.push({ name: `Node ${major}: llm-primer ${name}`, value, target, unit: '× node -e 0' })
    for (const [words, ...limits] of TARGETS)
      row(words.join(' '), ratioToBare(node, words, pairs), limits[at])
    row('quiz, first question on a terminal', await questionRatio(node, pairs), questionLimit)
  }
  return table
}
