// Builds dist/: the program, then the course as compiled JSON. Another folder may be named instead.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { notices } from './notices.mjs'
import { packVocabularies } from './pack-vocabularies.mjs'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

const built = process.argv[2] === undefined ? at('dist') : resolve(process.argv[2])
mkdirSync(built, { recursive: true })
// What a build left that was killed.
for (const name of readdirSync(built))
  if (name.startsWith('.new-') && Date.now() - statSync(join(built, name)).mtimeMs > 3_600_000)
    rmSync(join(built, name), { recursive: true, force: true })
/** Everything is made here first, so that a program that runs meanwhile finds its files. */
const target = mkdtempSync(join(built, '.new-'))

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.17',
  format: 'cjs',
  logLevel: 'warning',
  legalComments: 'none',
}

/** Packages that are files of their own, read by the command that needs them. */
const HEAVY = /^(zod|marked|ts-fsrs|character-entities|@inquirer\/[\w-]+)(\/|$)/

const fileOf = (name) => `${name.replace(/^@/, '').replaceAll('/', '-')}.cjs`

/**
 * Commander loads node:child_process for executable subcommands, which we have none of: 2 ms of every start.
 * It gets a stand-in that loads the real one when it is touched.
 */
const lazyChildProcess = {
  name: 'lazy-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('node_modules/commander') ? { path: 'child_process', namespace: 'lazy' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'lazy' }, () => ({
      contents: "module.exports = { spawn: (...words) => require('child_process').spawn(...words) }",
    }))
  },
}

/** Modules behind an `import()` that the quick commands need: they lie in main.cjs. */
const QUICK =
  /^src\/(commands\/(read\/index|models\/index|define|search|timeline)|messages\/(zh|en)|files\/learner|terminal\/colour-theme)\.ts$/
/** Those that reading and answering need besides: learn.cjs. Experiments are in labs.cjs, everything else in more.cjs. */
const LEARN =
  /^src\/(commands\/(home|read\/(course-reader|reader-page|text)|quiz\/(index|sit|sitting-page|box-page)|pages\/(stack|card-page)|review\/index|progress)|domain\/schedule)\.ts$/
/** What asks a model of the learner's, in a file of its own: the network is far from every other start. */
const TRY = /^src\/(commands\/try\/|network\/)/
/** What only declares the command stands with the other commands. */
const TRY_ENTRY = /^src\/commands\/try\/index\.ts$/
const LABS = /^src\/((experiments|labs|views\/labs|messages\/labs)\/|commands\/lab\/play\/)/

const heavy = new Set()
const apart = {
  name: 'heavy-packages-apart',
  setup({ onResolve }) {
    onResolve({ filter: HEAVY }, ({ path }) => {
      heavy.add(path)
      return { path: `./${fileOf(path)}`, external: true }
    })
  },
}

const bundled = (options, plugins = []) =>
  build({
    ...shared,
    absWorkingDir: at('.'),
    minify: true,
    write: false,
    // import() of a CommonJS file goes through the ES module loader: 3 ms. As a promise of require() it costs nothing.
    supported: { 'dynamic-import': false },
    plugins: [...plugins, apart, lazyChildProcess],
    ...options,
  })

/** What is reached from the program's entry, as paths, when only such dynamic imports are followed. */
function reached(inputs, follows) {
  const seen = new Set()
  const visit = (path) => {
    if (seen.has(path) || !inputs[path]) return
    seen.add(path)
    for (const { path: next, kind, external } of inputs[path].imports)
      if (!external && (kind !== 'dynamic-import' || follows(next))) visit(next)
  }
  visit('src/main.ts')
  return seen
}

/** Module → the file of dist/ that holds it. */
function filesOfModules(inputs) {
  const files = new Map()
  for (const [file, follows] of [
    ['main.cjs', (path) => QUICK.test(path)],
    ['learn.cjs', (path) => QUICK.test(path) || LEARN.test(path)],
    ['more.cjs', (path) => !LABS.test(path) && !(TRY.test(path) && !TRY_ENTRY.test(path))],
    ['labs.cjs', (path) => !(TRY.test(path) && !TRY_ENTRY.test(path))],
    ['try.cjs', () => true],
  ])
    for (const path of reached(inputs, follows)) if (!files.has(path)) files.set(path, file)
  return files
}

/** Modules of each file that another file imports. */
function sharedModules(inputs, files) {
  const shared = new Map([...new Set(files.values())].map((file) => [file, new Set()]))
  for (const [path, file] of files)
    for (const { path: next, external } of inputs[path].imports)
      if (!external && files.get(next) !== file) shared.get(files.get(next)).add(next)
  return shared
}

/** A module of another file is asked for there, under its path. */
const fromOtherFiles = (file, files) => ({
  name: 'from-other-files',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^\.\/(main|learn|more|labs|try)\.cjs$/ }, ({ path }) => ({ path, external: true }))
    onResolve({ filter: /^\.|^[a-z]/ }, async ({ path: name, importer, kind, resolveDir, pluginData }) => {
      if (pluginData === 'asked' || importer === '') return undefined
      const found = await resolve(name, { kind, importer, resolveDir, pluginData: 'asked' })
      const path = relative(at('.'), found.path).replaceAll(sep, '/')
      const owner = files.get(path)
      return owner === undefined || owner === file ? found : { path: `${path}.cjs`, namespace: 'elsewhere' }
    })
    onLoad({ filter: /\.cjs$/, namespace: 'elsewhere' }, ({ path: named }) => {
      const path = named.slice(0, -'.cjs'.length)
      return {
        contents: `module.exports = require('./${files.get(path)}').modules[${JSON.stringify(path)}]()`,
      }
    })
  },
})

/**
 * The program is five files: one that every start reads, the others for those that need more. Fewer would make every
 * start read and revive what it does not use, 20 ms a megabyte; each further one costs half a millisecond.
 */
async function buildProgram() {
  const { inputs } = (await bundled({ entryPoints: ['src/main.ts'], metafile: true })).metafile
  const bundledModules = new Set(Object.keys(inputs))
  const files = filesOfModules(inputs)
  const texts = new Map()
  for (const [file, paths] of sharedModules(inputs, files)) {
    const modules = [...paths].sort().map((path) => `${JSON.stringify(path)}: () => require('./${path}')`)
    const contents = [
      ...(file === 'main.cjs' ? ["export { main } from './src/main.ts'"] : []),
      `export const modules = {${modules.join()}}`,
    ].join('\n')
    const { outputFiles } = await bundled({ stdin: { contents, resolveDir: at('.') } }, [
      fromOtherFiles(file, files),
    ])
    texts.set(file, outputFiles[0].text)
  }
  for (const name of heavy) {
    const { outputFiles, metafile } = await build({
      ...shared,
      absWorkingDir: at('.'),
      stdin: { contents: `export * from '${name}'`, resolveDir: at('.') },
      minify: true,
      metafile: true,
      write: false,
    })
    texts.set(fileOf(name), outputFiles[0].text)
    for (const module of Object.keys(metafile.inputs)) bundledModules.add(module)
  }
  writeProgram(texts)
  writeFileSync(join(target, 'THIRD-PARTY.txt'), notices(at('.'), bundledModules))
}

/**
 * The first line of each file names the whole build: the launcher's caches of compiled code hang on it. The rest is the
 * function that a CommonJS module is, written out, since wrapping a quarter of a megabyte at every start takes time.
 */
function writeProgram(texts) {
  const hash = createHash('sha256')
  // In the order of their names: packages are found in the order in which esbuild calls back, which is no order.
  for (const name of [...texts.keys()].sort()) hash.update(`${name}\n${texts.get(name)}`)
  const build = hash.digest('hex').slice(0, 16)
  for (const [name, text] of texts)
    writeFileSync(
      join(target, name),
      `// ${build}\n(function (exports, require, module, __filename, __dirname) {\n${ascii(text)}})`,
    )
}

/**
 * Text that is all ASCII is read faster and kept in half the memory. esbuild escapes strings but leaves regular
 * expressions as they are (https://esbuild.github.io/api/#charset).
 */
const ascii = (code) =>
  code.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The content compiler runs once, here; it is not part of what is shipped. */
async function buildCourse() {
  const compiler = join(target, '.compile.cjs')
  await build({ ...shared, entryPoints: [at('scripts/compile.ts')], outfile: compiler })
  const { status } = spawnSync(process.execPath, [compiler, at('content'), join(target, 'course')], {
    stdio: 'inherit',
  })
  rmSync(compiler, { force: true })
  if (status !== 0) process.exitCode = 1
}

/** Puts each file that is new or has changed into its place, and takes away what is no longer made. */
function moveIntoPlace() {
  const made = filesIn(target)
  for (const name of made) {
    const [file, place] = [join(target, name), join(built, name)]
    if (existsSync(place) && readFileSync(file).equals(readFileSync(place))) continue
    mkdirSync(dirname(place), { recursive: true })
    renameSync(file, place)
  }
  for (const name of filesIn(built)) if (!made.includes(name)) rmSync(join(built, name))
}

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !name.startsWith('.new-') && statSync(join(folder, name)).isFile(),
  )

try {
  await buildProgram()
  await buildCourse()
  await packVocabularies(join(target, 'vocabularies'))
  if (!process.exitCode) moveIntoPlace()
} finally {
  rmSync(target, { recursive: true, force: true })
}
