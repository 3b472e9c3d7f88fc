// What a key costs until its picture is on a pseudo-terminal: CPU of the process, of a page turn and of opening a question.
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawn } from '@lydell/node-pty'

const launcher = fileURLToPath(new URL('../bin/llm-primer.js', import.meta.url))
/** Milliseconds of a processor. */
const TARGETS = { page: 16, question: 50 }
const KEYS = 200
/** A picture is over when nothing has come for so long, in milliseconds. */
const QUIET = 60

/** Nanoseconds that the main thread has run: the first figure of schedstat. */
function cpuMilliseconds(pid) {
  const fields = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')
  return Number(fields[0]) / 1e6
}

function open(words) {
  const child = spawn(process.execPath, [launcher, ...words], {
    cols: 80,
    rows: 24,
    env: {
      PATH: process.env.PATH,
      HOME: mkdtempSync(join(tmpdir(), 'llm-primer-bench-')),
      LANG: 'en_US.UTF-8',
      TERM: 'xterm-256color',
    },
  })
  let last = Date.now()
  let seen = 0
  child.onData((data) => {
    last = Date.now()
    seen += data.length
  })
  const calm = async (before) => {
    const start = Date.now()
    while ((seen === before && Date.now() - start < 5000) || Date.now() - last < QUIET)
      await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return {
    pid: child.pid,
    ready: () => calm(0),
    /** CPU from the key to the last byte of its picture. */
    async press(key) {
      const before = seen
      const cpu = cpuMilliseconds(child.pid)
      child.write(key)
      await calm(before)
      return cpuMilliseconds(child.pid) - cpu
    },
    end: () => child.kill('SIGKILL'),
  }
}

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]

/** Space through the chapter, and back to its start before the questions at a section's end are offered again. */
async function pageTurns(count) {
  const reader = open(['read', '1.2'])
  await reader.ready()
  const costs = []
  while (costs.length < count) {
    costs.push(await reader.press(' '))
    costs.push(await reader.press('b'))
  }
  reader.end()
  return costs
}

/** The first box of section 1.2: opened and closed again. */
async function questionsOpened(count) {
  const reader = open(['read', '1.2'])
  await reader.ready()
  await reader.press(' ')
  const costs = []
  while (costs.length < count) {
    costs.push(await reader.press('\r'))
    await reader.press('q')
  }
  reader.end()
  return costs
}

export async function rows(count = KEYS) {
  if (process.platform !== 'linux') return []
  return [
    {
      name: 'reader: a page turn',
      value: median(await pageTurns(count)),
      target: TARGETS.page,
      unit: 'ms CPU',
    },
    {
      name: 'reader: opening a question',
      value: median(await questionsOpened(count)),
      target: TARGETS.question,
      unit: 'ms CPU',
    },
  ]
}
