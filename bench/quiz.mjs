// How soon `quiz` shows its first question on the screen of a pseudo-terminal, against a bare `node -e 0` in one.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawn } from '@lydell/node-pty'
import { nodeRelease } from '../scripts/node-release.mjs'

const launcher = fileURLToPath(new URL('../bin/llm-primer.js', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'llm-primer-bench-'))
const TARGETS = { 20: 1.8, 24: 2.5 }

/** Seconds until the output has the text, then Ctrl-C; without a text, until the end. */
function seconds(node, words, text) {
  return new Promise((resolve) => {
    const start = process.hrtime.bigint()
    const child = spawn(node, words, {
      cols: 80,
      rows: 24,
      env: { PATH: process.env.PATH, HOME: home, LANG: 'en_US.UTF-8', TERM: 'xterm-256color' },
    })
    let output = ''
    let time
    child.onData((data) => {
      output += data
      if (text === undefined || time !== undefined || !output.includes(text)) return
      time = Number(process.hrtime.bigint() - start) / 1e9
      child.write('\x03')
    })
    child.onExit(() => resolve(time ?? Number(process.hrtime.bigint() - start) / 1e9))
  })
}

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]

async function ratio(node, pairs) {
  // The first run leaves the compiled program for the next ones, as every learner's does.
  await seconds(node, [launcher, 'quiz', '1'], 'question 1 of 12')
  const ratios = []
  for (let at = 0; at < pairs; at += 1) {
    const first = await seconds(node, [launcher, 'quiz', '1', '--new'], 'question 1 of 12')
    ratios.push(first / (await seconds(node, ['-e', '0'])))
  }
  return median(ratios)
}

export async function rows(pairs = 40) {
  const result = []
  for (const [major, target] of Object.entries(TARGETS))
    result.push({
      name: `Node ${major}: quiz, first question on the screen`,
      value: await ratio(nodeRelease(major), pairs),
      target,
      unit: '× node -e 0',
    })
  return result
}
