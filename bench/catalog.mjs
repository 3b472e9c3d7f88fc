// The catalogue when it is large: whole processes on a folder with a catalog.json of 5,000 and of 50,000 rows. What a
// start costs anyway is taken off; what is left is measured against JSON.parse of the same file. Also `models update`.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const launcher = fileURLToPath(new URL('../bin/llm-primer.js', import.meta.url))
const built = JSON.parse(readFileSync(new URL('../dist/course/catalog.json', import.meta.url), 'utf8'))

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

function milliseconds(run) {
  const start = process.hrtime.bigint()
  run()
  return Number(process.hrtime.bigint() - start) / 1e6
}

/** JSON.parse of a file in a process of its own, as the command meets it: nothing is warm, the heap is small. */
function parseTime(file) {
  const script =
    "const text = require('node:fs').readFileSync(process.argv[1], 'utf8'); const start = process.hrtime.bigint(); JSON.parse(text); console.log(Number(process.hrtime.bigint() - start) / 1e6)"
  return Number(spawnSync(process.execPath, ['-e', script, file], { encoding: 'utf8' }).stdout)
}

/**
 * What a run takes beyond a start, against JSON.parse of the file: the three are measured one after the other, again and
 * again, and the median of the ratios counts, so that the speed of the machine may drift.
 */
function beyondStart({ file, start, run, times }) {
  const trials = Array.from({ length: times }, () => {
    const parse = parseTime(file)
    const work = milliseconds(run) - milliseconds(start)
    return { parse, work, ratio: Math.max(0, work) / parse }
  })
  const middle = (pick) => median(trials.map(pick))
  return {
    ratio: middle(({ ratio }) => ratio),
    work: middle(({ work }) => work),
    parse: middle(({ parse }) => parse),
  }
}

/** A catalogue of so many rows, made of ours; 20 of them are called needle. */
function largeCatalogue(root, count) {
  const rows = Array.from({ length: count }, (_, at) => {
    const row = built.rows[at % built.rows.length]
    const needle = at % Math.floor(count / 20) === 0 && at / Math.floor(count / 20) < 20
    return {
      ...row,
      id: `${row.id}-${at}`,
      search: `${row.search}\n${needle ? 'needle' : `row${at}`}`,
      order: { zh: at, en: at },
    }
  })
  const folder = join(root, String(count))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'catalog.json'), JSON.stringify({ ...built, rows }))
  const noDetails = { sources: {}, companies: [], entries: [] }
  writeFileSync(join(folder, 'catalog-details.json'), JSON.stringify(noDetails))
  return folder
}

function list(folder, home, ...words) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [launcher, 'models', 'needle', '--content', folder, '--data-dir', home, ...words],
    {
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(`models ended with ${status}`)
  return stdout
}

/** An api.json as models.dev publishes it, of about 5 MB: most of it are models of makers that we do not have. */
function apiJson() {
  const model = (provider, at) => [
    `${provider}-model-${at}`,
    {
      id: `${provider}-model-${at}`,
      name: `Model ${at} of ${provider}`,
      description: 'A model for chat, code and agents, offered through this provider. '.repeat(3),
      attachment: true,
      reasoning: true,
      temperature: true,
      tool_call: true,
      knowledge: '2026-01',
      release_date: '2026-05-01',
      last_updated: '2026-05-01',
      modalities: { input: ['text', 'image'], output: ['text'] },
      open_weights: at % 2 === 0,
      cost: { input: 0.5, output: 1.5, cache_read: 0.05 },
      limit: { context: 131072, output: 32768 },
    },
  ]
  const ours = ['openai', 'anthropic', 'google', 'deepseek', 'moonshotai', 'zhipuai', 'alibaba', 'mistral']
  const prefixes = ['gpt-4', 'claude', 'gemini', 'deepseek', 'kimi', 'glm', 'qwen', 'mistral-large']
  const makers = ours.map((provider, at) => [
    provider,
    {
      id: provider,
      name: provider,
      models: Object.fromEntries(Array.from({ length: 60 }, (_, n) => model(prefixes[at], n))),
    },
  ])
  const others = Array.from({ length: 100 }, (_, at) => [
    `reseller-${at}`,
    {
      id: `reseller-${at}`,
      name: `Reseller ${at}`,
      models: Object.fromEntries(Array.from({ length: 75 }, (_, n) => model(`r${at}`, n))),
    },
  ])
  return JSON.stringify(Object.fromEntries([...makers, ...others]))
}

export function rows(times = 15) {
  const root = mkdtempSync(join(tmpdir(), 'llm-primer-catalogue-'))
  try {
    return [...listRows(root, times), ...updateRows(root, times)]
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function listRows(root, times) {
  const home = join(root, 'home')
  const few = largeCatalogue(root, 40)
  const measured = [5_000, 50_000].map((count) => {
    const folder = largeCatalogue(root, count)
    const shown = JSON.parse(list(folder, home, '--json')).models.length
    if (shown !== 20) throw new Error(`the list shows ${shown} rows in place of 20`)
    const file = join(folder, 'catalog.json')
    return {
      count,
      ...beyondStart({ file, start: () => list(few, home), run: () => list(folder, home), times }),
    }
  })
  const [small, large] = measured
  return [
    ...measured.map(({ count, ratio, work, parse }) => ({
      name: `${count} rows: load, filter, print 20 (${work.toFixed(0)} ms beyond a start; JSON.parse ${parse.toFixed(0)} ms)`,
      value: ratio,
      target: 3,
      unit: '× JSON.parse',
    })),
    { name: '50,000 rows against 5,000', value: large.work / small.work, target: 12, unit: '×' },
  ]
}

function updateRows(root, times) {
  const file = join(root, 'api.json')
  const text = apiJson()
  writeFileSync(file, text)
  const home = join(root, 'home')
  const run = (...words) => {
    const { status } = spawnSync(process.execPath, [launcher, ...words, '--data-dir', home], {
      stdio: 'ignore',
    })
    if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}`)
  }
  const { ratio, work, parse } = beyondStart({
    file,
    start: () => run('models', 'stale'),
    run: () => run('models', 'update', file, '--json'),
    times,
  })
  const size = (Buffer.byteLength(text) / 1e6).toFixed(1)
  return [
    {
      name: `models update of ${size} MB (${work.toFixed(0)} ms beyond a start; JSON.parse ${parse.toFixed(0)} ms)`,
      value: ratio,
      target: 3,
      unit: '× JSON.parse',
    },
  ]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) for (const row of rows()) console.log(row)
