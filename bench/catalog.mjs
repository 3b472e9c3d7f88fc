// The catalogue when it is large: whole processes on a folder with a catalog.json of 5,000 and of 50,000 rows. What a
// start costs anyway is taken off; what is left is measured against JSON.parse of the same file, in CPU time. Also
// `models update`.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const launcher = fileURLToPath(new URL('../bin/llm-primer.js', import.meta.url))
const built = JSON.parse(readFileSync(new URL('../dist/course/catalog.json', import.meta.url), 'utf8'))

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** Milliseconds that a process computed, all its threads together: what others do on the machine is not in it. */
function computed(words, probe) {
  const { status, stdout } = spawnSync(process.execPath, ['--require', probe.script, ...words], {
    encoding: 'utf8',
    env: { ...process.env, CPU_TIME_FILE: probe.file },
  })
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}`)
  return { stdout, milliseconds: Number(readFileSync(probe.file, 'utf8')) / 1000 }
}

function createProbe(root) {
  const [script, file] = [join(root, 'cpu-time.cjs'), join(root, 'cpu-time.txt')]
  writeFileSync(
    script,
    "process.on('exit', () => { const { user, system } = process.cpuUsage(); require('node:fs').writeFileSync(process.env.CPU_TIME_FILE, String(user + system)) })",
  )
  return { script, file }
}

/** JSON.parse of a file in a process of its own, as the command meets it: nothing is warm, the heap is small. */
const parseTime = (file, probe) =>
  computed(['-e', `JSON.parse(require('node:fs').readFileSync(${JSON.stringify(file)}, 'utf8'))`], probe)
    .milliseconds - computed(['-e', '0'], probe).milliseconds

/**
 * What a run takes beyond a start, against JSON.parse of the file: the three are measured one after the other, again and
 * again, and the median of the ratios counts, so that the speed of the machine may drift.
 */
function beyondStart({ file, start, run, times, probe }) {
  const trials = Array.from({ length: times }, () => {
    const parse = parseTime(file, probe)
    const work = computed(run, probe).milliseconds - computed(start, probe).milliseconds
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

const listWords = (folder, home, ...words) => [
  launcher,
  ...['models', 'needle', '--content', folder, '--data-dir', home],
  ...words,
]

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
    const probe = createProbe(root)
    return [...listRows(root, times, probe), ...updateRows(root, times, probe)]
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function listRows(root, times, probe) {
  const home = join(root, 'home')
  const few = largeCatalogue(root, 40)
  const measured = [5_000, 50_000].map((count) => {
    const folder = largeCatalogue(root, count)
    const shown = JSON.parse(computed(listWords(folder, home, '--json'), probe).stdout).models.length
    if (shown !== 20) throw new Error(`the list shows ${shown} rows in place of 20`)
    const file = join(folder, 'catalog.json')
    return {
      count,
      ...beyondStart({ file, start: listWords(few, home), run: listWords(folder, home), times, probe }),
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

function updateRows(root, times, probe) {
  const file = join(root, 'api.json')
  const text = apiJson()
  writeFileSync(file, text)
  const home = join(root, 'home')
  const words = (...some) => [launcher, ...some, '--data-dir', home]
  const { ratio, work, parse } = beyondStart({
    file,
    start: words('models', 'stale'),
    run: words('models', 'update', file, '--json'),
    times,
    probe,
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
