// What more chapters cost: a course of eight copies of chapter 1 against a course of one, whole processes in pairs.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { spawn } from '@lydell/node-pty'
import { build } from 'esbuild'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const launcher = at('bin/llm-primer.js')
const home = mkdtempSync(join(tmpdir(), 'llm-primer-bench-'))

/** Words → the highest ratio that we accept; without words the home screen. */
const TARGETS = [
  [['read', '1.5', '--plain'], 1.05],
  [['quiz', '1.5', '--list'], 1.05],
  [['search', '注意力'], 1.15],
  [['define', 'token'], 1.15],
  [['progress'], 1.15],
  [[], 1.15],
]

/** A content folder with so many copies of chapter 1, each with ids of its own. */
function contentOf(copies) {
  const root = mkdtempSync(join(home, `content-${copies}-`))
  cpSync(at('content'), root, { recursive: true })
  for (const name of readdirSync(join(root, 'chapters')).filter((each) => !each.startsWith('01-')))
    rmSync(join(root, 'chapters', name), { recursive: true })
  const [first] = readdirSync(join(root, 'chapters'))
  for (let copy = 2; copy <= copies; copy += 1) copyChapter(join(root, 'chapters'), first, copy)
  return root
}

function copyChapter(chapters, first, copy) {
  const folder = join(chapters, `${String(copy).padStart(2, '0')}-copy`)
  cpSync(join(chapters, first), folder, { recursive: true })
  const renamed = (text) =>
    text
      .replace(/(\((?:section):|<!-- question: )([a-z0-9-]+)/g, `$1$2-${copy}`)
      .replace(/("section": *")([a-z0-9-]+)/g, `$1$2-${copy}`)
  const chapter = JSON.parse(readFileSync(join(folder, 'chapter.json'), 'utf8'))
  for (const section of chapter.sections) {
    for (const [part, ending] of [
      ['zh', 'md'],
      ['en', 'md'],
      ['quiz', 'json'],
    ]) {
      const file = readdirSync(join(folder, part)).find((name) => name.endsWith(`-${section.id}.${ending}`))
      const text = renamed(readFileSync(join(folder, part, file), 'utf8'))
      rmSync(join(folder, part, file))
      const named = file.replace(`${section.id}.`, `${section.id}-${copy}.`)
      writeFileSync(join(folder, part, named), part === 'quiz' ? withIds(text, copy) : text)
    }
    const programs = join(folder, 'code', section.id)
    if (existsSync(programs)) renameSync(programs, `${programs}-${copy}`)
    section.id += `-${copy}`
    section.terms = []
  }
  writeFileSync(join(folder, 'chapter.json'), JSON.stringify({ ...chapter, id: `${chapter.id}-${copy}` }))
}

const withIds = (text, copy) =>
  JSON.stringify(JSON.parse(text).map((question) => ({ ...question, id: `${question.id}-${copy}` })))

/** The folder compiled, as the package holds the course. */
async function compiled(copies) {
  const outfile = join(home, 'compile.mjs')
  await build({
    entryPoints: [at('src/files/compile-course.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
  })
  const { compileCourse, compiledBytes } = await import(pathToFileURL(outfile))
  const folder = join(home, `course-${copies}`)
  for (const [name, value] of compileCourse(contentOf(copies)).files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), compiledBytes(value))
  }
  return folder
}

const environment = { PATH: process.env.PATH, HOME: home, LANG: 'zh_CN.UTF-8', TERM: 'xterm-256color' }

function seconds(words, course) {
  const start = process.hrtime.bigint()
  const run = [launcher, ...words, '--content', course]
  const { status } = spawnSync(process.execPath, run, { stdio: ['ignore', 'pipe', 'pipe'], env: environment })
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}`)
  return Number(process.hrtime.bigint() - start) / 1e9
}

/** Until the home screen names the next section. */
const secondsToHome = (course) =>
  new Promise((resolve) => {
    const start = process.hrtime.bigint()
    const options = { cols: 80, rows: 24, env: environment }
    const child = spawn(process.execPath, [launcher, '--content', course], options)
    let output = ''
    let time
    child.onData((data) => {
      output += data
      if (time !== undefined || !output.includes('1.1')) return
      time = Number(process.hrtime.bigint() - start) / 1e9
      child.write('\x03')
    })
    child.onExit(() => resolve(time ?? Number.NaN))
  })

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]

export async function rows(pairs = 40) {
  const [one, eight] = [await compiled(1), await compiled(8)]
  const table = []
  for (const [words, target] of TARGETS) {
    const measure = (course) => (words.length === 0 ? secondsToHome(course) : seconds(words, course))
    await measure(one)
    const ratios = []
    for (let pair = 0; pair < pairs; pair += 1) {
      // In turn first, so that neither gains from what the other has warmed.
      const first = pair % 2 === 0 ? await measure(one) : undefined
      const many = await measure(eight)
      ratios.push(many / (first ?? (await measure(one))))
    }
    const name = `eight chapters: llm-primer ${words.join(' ')}`.trim()
    table.push({ name, value: median(ratios), target, unit: '× one chapter' })
  }
  return table
}
