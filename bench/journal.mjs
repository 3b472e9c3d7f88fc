// The learner's journal: what 100,000 events cost. Whole processes; the ratio is the median of pairs.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32 } from 'node:zlib'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const launcher = at('bin/llm-primer.js')
const EVENTS = 100_000
const DAY = 86_400_000

/** A journal of a diligent learner: answers to the course's questions over three years, one in five wrong. */
function writeJournal(home, events) {
  const { chapters } = JSON.parse(readFileSync(at('dist/course/index.json'), 'utf8'))
  const [{ id: chapter }] = chapters
  const questions = JSON.parse(readFileSync(at(`dist/course/${chapter}/questions.json`), 'utf8'))
  const start = Date.now() - 3 * 365 * DAY
  const lines = Array.from({ length: events }, (_, number) => {
    const { id: question, section, rev } = questions[(number * 7919) % questions.length]
    const json = JSON.stringify({
      v: 1,
      id: `bench-${String(number).padStart(12, '0')}`,
      time: new Date(start + number * ((3 * 365 * DAY) / events)).toISOString(),
      zone: 480,
      kind: 'answer',
      ...{ chapter, section, question, rev },
      answer: 'an-option',
      correct: number % 5 > 0,
      confidence: ['guess', 'unsure', 'sure'][number % 3],
      occasion: 'quiz',
    })
    return `\n${json.slice(0, -1)},"crc":"${crc32(json).toString(16).padStart(8, '0')}"}\n`
  })
  mkdirSync(join(home, 'state'), { recursive: true })
  writeFileSync(join(home, 'state', 'journal-bench.jsonl'), lines.join(''))
}

function milliseconds(home) {
  const start = process.hrtime.bigint()
  const { status } = spawnSync(process.execPath, [launcher, 'progress', '--data-dir', home], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (status !== 0) throw new Error(`progress ended with ${status}`)
  return Number(process.hrtime.bigint() - start) / 1e6
}

/** Megabytes of memory that `progress` needs at most. */
function peakMemory(home) {
  const script = `process.argv.splice(1, 0, ${JSON.stringify(launcher)})
    process.on('exit', () => require('fs').writeSync(2, String(process.resourceUsage().maxRSS)))
    require(${JSON.stringify(launcher)})`
  const { stderr } = spawnSync(process.execPath, ['-e', script, 'progress', '--data-dir', home], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  return Number(stderr) / 1024
}

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]

export function rows(pairs = 40) {
  const [empty, full] = ['empty', 'full'].map((name) => mkdtempSync(join(tmpdir(), `llm-primer-${name}-`)))
  writeJournal(full, EVENTS)
  const rebuildMemory = peakMemory(full)
  rmSync(join(full, 'cache'), { recursive: true })
  const rebuild = milliseconds(full)
  const ratios = Array.from({ length: pairs }, () => milliseconds(full) / milliseconds(empty))
  for (const home of [empty, full]) rmSync(home, { recursive: true })
  return [
    {
      name: `progress with ${EVENTS} events and a snapshot`,
      value: median(ratios),
      target: 1.5,
      unit: '× empty',
    },
    { name: `rebuild of ${EVENTS} events without it`, value: rebuildMemory, target: 150, unit: 'MB at most' },
    { name: 'the same, time', value: rebuild / 1000, unit: 's' },
  ]
}
