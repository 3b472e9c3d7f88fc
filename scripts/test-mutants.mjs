// How well the tests bite: changes the sources in small ways (Stryker's mutants) and looks which test notices.
//
//   npm run test:mutants                 the files and mutants of draw 1; goes on where it was stopped
//   npm run test:mutants -- --draw 2     others
//   … --only src/domain/answers.ts,…     these files
//   … --tests domain/                 with these tests alone, by a pattern
//   … --again                            what survived before, once more: after new tests
//   … --processes                        what survived, against the built program of that mutant
//   … --report                           only what is known
//
// Results lie in node_modules/.cache/mutants/results.jsonl, one a line. Mutants that change nothing anybody could notice
// stand in mutants/equivalent.json, each with its reason.
import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { compilerOf } from './mutants/compiles.mjs'
import { instrumented } from './mutants/instrument.mjs'
import { processesNotice } from './mutants/processes.mjs'
import { reportLines } from './mutants/report.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const cache = join(root, 'node_modules', '.cache', 'mutants')
const resultsFile = join(cache, 'results.jsonl')

const { values: options } = parseArgs({
  options: {
    draw: { type: 'string', default: '1' },
    files: { type: 'string', default: '20' },
    mutants: { type: 'string', default: '60' },
    only: { type: 'string' },
    tests: { type: 'string', default: '.' },
    jobs: { type: 'string', default: '2' },
    again: { type: 'boolean', default: false },
    processes: { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
  },
})

const drawn = (list, nameOf) =>
  list
    .map((each) => ({ each, key: hash(`${options.draw} ${nameOf(each)}`) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ each }) => each)

function hash(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** At most so many milliseconds of tests for one mutant; those most likely to notice come first. */
const MOST_MILLISECONDS = 60_000

const textOf = (file) => readFileSync(join(root, file), 'utf8')

// What is mutated: the rules, the disk, what breaks and measures lines, and the operations of the experiments. Tables
// of data and schemas are left out: their mutants are other data.

const inFolder = (folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.schema.ts'))
    .map((name) => `${folder}/${name}`)
const candidates = [
  ...inFolder('src/domain'),
  ...inFolder('src/files'),
  ...['line-break', 'width', 'table'].map((name) => `src/views/${name}.ts`),
  'src/labs/operations.ts',
]
const files = options.only?.split(',') ?? drawn(candidates, (file) => file).slice(0, Number(options.files))

// Tests that run in the process of vitest; the others run the built program.

const testFiles = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .map((name) => `test/${name.replaceAll('\\', '/')}`)
  .filter((name) => name.endsWith('.test.ts') && !/^test\/(?:runs|screens|faults|package)\//.test(name))
  .filter((name) => !/child_process|run\.ts'|pseudo-terminal\.ts'/.test(textOf(name)))
  .filter((name) => new RegExp(options.tests).test(name))
  .filter((name) => {
    const imported = importedBy(name)
    return files.some((file) => imported.has(file))
  })
  .sort()

/** The file itself and all sources that it imports, directly or not. */
function importedBy(file, seen = new Set()) {
  if (seen.has(file) || !existsSync(join(root, file))) return seen
  seen.add(file)
  for (const [, path] of textOf(file).matchAll(/(?:from|import\() ?'(\.[^']+)'/g))
    importedBy(join(dirname(file), path).replaceAll('\\', '/'), seen)
  return seen
}

/** As the results name a mutant: it keeps its name when lines are added above it. */
function described(mutant, file, lines) {
  const { start, end } = mutant.location
  const original = cut(lines, start, end)
  const line = (lines[start.line] ?? '').trim()
  const key = hash([file, mutant.mutatorName, line, original, mutant.replacement].join('\0'))
  return { ...mutant, file, key, original, line, at: `${start.line + 1}:${start.column + 1}` }
}

function cut(lines, start, end) {
  if (start.line === end.line) return lines[start.line].slice(start.column, end.column)
  return [
    lines[start.line].slice(start.column),
    ...lines.slice(start.line + 1, end.line),
    lines[end.line].slice(0, end.column),
  ].join('\n')
}

/** The text of the file with this mutant alone. */
function mutated(text, { location: { start, end }, replacement }) {
  const offset = ({ line, column }) =>
    text.split('\n', line).reduce((sum, each) => sum + each.length + 1, 0) + column
  return text.slice(0, offset(start)) + replacement + text.slice(offset(end))
}

const known = new Map()
if (existsSync(resultsFile))
  for (const line of readFileSync(resultsFile, 'utf8').split('\n').filter(Boolean)) {
    const result = JSON.parse(line)
    known.set(result.key, result)
  }
mkdirSync(cache, { recursive: true })
function record(result) {
  known.set(result.key, result)
  appendFileSync(resultsFile, `${JSON.stringify(result)}\n`)
}

const absolute = (file) => join(root, file)
const { files: texts, mutants: all } = await instrumented(
  files.map((file) => ({ name: absolute(file), content: textOf(file) })),
)
const sample = files.flatMap((file) => {
  const lines = textOf(file).split('\n')
  const own = all
    .filter(({ fileName }) => fileName === absolute(file))
    .map((mutant) => described(mutant, file, lines))
  return drawn(own, ({ key }) => key).slice(0, Number(options.mutants))
})
const equivalent = new Map(
  JSON.parse(readFileSync(new URL('mutants/equivalent.json', import.meta.url), 'utf8')).map((each) => [
    hash([each.file, each.mutator, each.line, each.original, each.replacement].join('\0')),
    each.reason,
  ]),
)

const survives = ({ status }) => status === 'survived' || status === 'unreached'
const open = sample.filter(({ key }) => {
  const result = known.get(key)
  return !equivalent.has(key) && (result === undefined || (options.again && survives(result)))
})

if (!options.report && open.length > 0) await runAll(open)
if (options.processes && !options.report) {
  for (const mutant of sample) {
    const result = known.get(mutant.key)
    if (result === undefined || !survives(result) || result.processes || equivalent.has(mutant.key)) continue
    const by = await processesNotice(root, mutant.file, mutated(textOf(mutant.file), mutant))
    record({ ...result, processes: true, ...(by && { status: 'killed', by }) })
    console.log(`${mutant.file}:${mutant.at} ${by ? `killed by ${by}` : 'survived'}`)
  }
}
console.log(reportLines(sample, known, equivalent).join('\n'))

/** When the sources and the tests were last changed, and how many there are. */
function stamp() {
  const times = ['src', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => statSync(join(root, folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
    ),
  )
  return `${times.length} ${Math.max(...times)}`
}

async function runAll(open) {
  const begun = stamp()
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'))
  process.env.TMPDIR = folder
  const textsFile = join(folder, 'texts.json')
  writeFileSync(
    textsFile,
    JSON.stringify(Object.fromEntries(texts.map(({ name, content }) => [name, content]))),
  )
  try {
    const reached = await dryRun(textsFile, folder)
    const isSound = compilerOf(root)
    const queue = [...open]
    await Promise.all(
      Array.from({ length: Number(options.jobs) }, async () => {
        const runner = createRunner(textsFile)
        for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
          const result = await resultOf(mutant, reached, runner)
          // A test that fails because a file changed under it would count as one that noticed.
          if (stamp() !== begun) throw new Error('src/ or test/ changed while the mutants ran: start again')
          const { key, file, at, mutatorName, original, replacement } = mutant
          // The compiler is asked about survivors alone: it is slower than most tests.
          const status =
            survives(result) && !isSound(absolute(file), mutated(textOf(file), mutant))
              ? 'compiler'
              : result.status
          record({ key, file, at, mutatorName, original, replacement, ...result, status })
          console.log(
            `${open.length - queue.length}/${open.length} ${file}:${at} ${status} ${result.by ?? ''}`,
          )
        }
        runner.end()
      }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Which test files reach which mutant, and how long each takes; kept as long as nothing of it changes. */
async function dryRun(textsFile, folder) {
  const kept = join(
    cache,
    `reached-${hash(JSON.stringify([texts, testFiles.map((file) => [file, textOf(file)])]))}.json`,
  )
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8'))
  const coverage = join(folder, 'coverage')
  mkdirSync(coverage)
  const runner = createRunner(textsFile)
  const { failed, milliseconds, error } = await runner.run(
    { files: testFiles.map(absolute), coverage },
    3_600_000,
  )
  runner.end()
  if (error) throw new Error(error)
  if (failed.length > 0) console.log(`left out, since they fail without a mutant: ${failed.join(', ')}`)
  const reached = readdirSync(coverage)
    .map((name) => JSON.parse(readFileSync(join(coverage, name), 'utf8')))
    .filter(({ file }) => !failed.includes(file))
    .map(({ file, hits }) => ({ file, hits, milliseconds: milliseconds[file] ?? 0 }))
  console.log(
    `${reached.length} test files, ${reached.reduce((sum, each) => sum + each.milliseconds, 0) / 1000} s`,
  )
  writeFileSync(kept, JSON.stringify(reached))
  return reached
}

async function resultOf({ id, file }, reached, runner) {
  const noun = basename(file, '.ts')
  const own = (test) => Number(basename(test.file, '.test.ts') !== noun)
  const tests = reached
    .filter(({ hits }) => hits[id] > 0)
    .sort((one, other) => own(one) - own(other) || one.milliseconds - other.milliseconds)
  if (tests.length === 0) return { status: 'unreached' }
  let sum = 0
  const chosen = tests.filter((test, at) => {
    sum += test.milliseconds
    return at === 0 || sum <= MOST_MILLISECONDS
  })
  const hitLimit = 1000 + 100 * Math.max(...chosen.map(({ hits }) => hits[id]))
  const limit = 60_000 + 10 * chosen.reduce((total, { milliseconds }) => total + milliseconds, 0)
  const result = await runner.run({ files: chosen.map((test) => test.file), mutant: id, hitLimit }, limit)
  if (result.error) return { status: 'killed', by: result.error.slice(0, 200) }
  const [first] = result.failed
  if (first !== undefined) return { status: 'killed', by: first.slice(root.length) }
  return result.unhandled > 0 ? { status: 'killed', by: 'an unhandled error' } : { status: 'survived' }
}

function createRunner(textsFile) {
  const start = () => {
    const child = fork(fileURLToPath(new URL('mutants/runner.mjs', import.meta.url)), [textsFile], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const ready = new Promise((resolve) => child.once('message', resolve))
    return { child, ready }
  }
  let running = start()
  return {
    async run(wish, milliseconds) {
      await running.ready
      return new Promise((resolve) => {
        const { child } = running
        const finish = (result) => {
          clearTimeout(timer)
          child.off('message', finish).off('exit', died)
          resolve(result)
        }
        const again = (error) => {
          running = start()
          finish({ error, failed: [], milliseconds: {}, unhandled: 0 })
        }
        const died = () => again('the process ended')
        const timer = setTimeout(() => {
          child.off('exit', died)
          child.kill('SIGKILL')
          again('it never ended')
        }, milliseconds)
        child.once('message', finish)
        child.once('exit', died)
        child.send(wish)
      })
    },
    end: () => running.child.send('end'),
  }
}
