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
 * Modules of Node that every start would load, 1 or 2 ms each, and few runs touch: each gets a stand-in that loads the real
 * one when it is asked. Commander wants node:child_process for executable subcommands, which we have none of.
 */
const LAZY = {
  'node:child_process': "module.exports = { spawn: (...words) => require('child_process').spawn(...words) }",
  'node:os': `module.exports = {
    hostname: () => require('os').hostname(),
    totalmem: () => require('os').totalmem(),
    userInfo: () => require('os').userInfo(),
    get constants() { return require('os').constants },
  }`,
}

const lazyModulesOfNode = {
  name: 'lazy-modules-of-node',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:(child_process|os)$/ }, ({ path, importer }) =>
      path === 'node:os' || importer.includes('node_modules/commander')
        ? { path, namespace: 'lazy' }
        : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'lazy' }, ({ path }) => ({ contents: LAZY[path] }))
  },
}

/**
 * The files of the program, and what brings a module into each: modules behind an `import()` or a `require()`. What such
 * a module imports comes with it, unless it lies in a file above. A start reads main.cjs and what its command needs.
 */
const FILES = {
  'main.cjs':
    /^src\/(commands\/(define|search|timeline)|messages\/(zh|en|(common|define|reason|search|spoken|timeline|usage)\.(zh|en))|terminal\/colour-theme)\.ts$/,
  'models.cjs': /^src\/(commands\/models\/index|messages\/model(s|-card|-choice)\.(zh|en))\.ts$/,
  'read.cjs': /^src\/(commands\/read\/(index|text)|messages\/(models|quiz|read|section-end)\.(zh|en))\.ts$/,
  'learn.cjs':
    /^src\/(files\/learner|commands\/(home\/index|read\/(course-reader|reader-page)|quiz\/(index|sit|sitting-page|box-page)|pages\/(stack|card-page)|review\/index|progress\/index)|messages\/(browser|data|home|keys|page|progress|reader|review)\.(zh|en)|domain\/schedule)\.ts$/,
  'more.cjs':
    /^(?!src\/((experiments|labs|views\/labs|messages\/labs|network)\/|commands\/(lab\/play|try)\/))|^src\/commands\/try\/index\.ts$/,
  'labs.cjs': /^src\/((experiments|labs|views\/labs|messages\/labs)\/|commands\/lab\/play\/)/,
  // What asks a model of the learner's: the network is far from every other start.
  'try.cjs': /./,
}

/**
 * Each noun's words are made when they are first asked for: in zh.ts and en.ts an import becomes a `require()` behind a
 * getter. Most commands need three of thirty nouns. A sentence for an error is looked for in the nouns that lie nearest.
 */
const wordsOnDemand = {
  name: 'words-on-demand',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]messages[\\/](zh|en)\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: onDemand(readFileSync(path, 'utf8')),
    }))
  },
}

function onDemand(source) {
  const words = new Map(
    [...source.matchAll(/^import \{ (\w+) \} from '\.\/(.+)'$/gm)].map(([, name, module]) => [name, module]),
  )
  const read = (name) => `require('./${words.get(name)}').${name}`
  const distance = (name) =>
    Object.values(FILES).findIndex((brings) => brings.test(`src/messages/${words.get(name)}`))
  const withErrors = [...source.matchAll(/\.\.\.(\w+)\.errors/g)].map(([, name]) => name)
  const nearest = withErrors.sort((one, other) => distance(one) - distance(other))
  const made = source
    .replace(/^import \{.*\n/gm, '')
    .replace(/^ {2}(\w+): (\w+),$/gm, (_, noun, name) => `get ${noun}() { return ${read(name)} },`)
    .replace(
      /^ {2}errors: \{[^}]*\}/m,
      `errors: firstOf([${nearest.map((name) => `() => ${read(name)}.errors`)}])`,
    )
    .concat(String(firstOf))
  const left = [...words.keys()].find((name) => new RegExp(`(?<!\\.)\\b${name}\\b`).test(made))
  if (left !== undefined)
    throw new Error(`${left}: an entry of zh.ts and en.ts is a name alone, or its errors`)
  return made
}

/** Stands for several tables as if they were joined: an entry comes from the first one that has it. */
function firstOf(tables) {
  return new Proxy({}, { get: (_, key) => tables.find((table) => key in table())?.()[key] })
}

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

/** All that the program wants of it. */
const versionAlone = {
  name: 'version-alone',
  setup({ onLoad }) {
    onLoad({ filter: /^.*[\\/]package\.json$/ }, ({ path }) =>
      path === at('package.json')
        ? {
            loader: 'json',
            contents: JSON.stringify({ version: JSON.parse(readFileSync(path, 'utf8')).version }),
          }
        : undefined,
    )
  },
}

/** zod words its errors in fifty languages, a quarter of a megabyte; the interface has two. */
const zodInOwnLanguages = {
  name: 'zod-in-own-languages',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js'\nexport { default as zhCN } from './zh-CN.js'",
    }))
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
    plugins: [...plugins, wordsOnDemand, versionAlone, apart, lazyModulesOfNode],
    ...options,
  })

/** Module → the file of dist/ that holds it: the first one that brings it, or main.cjs for what models.cjs and read.cjs share. */
function filesOfModules(inputs) {
  const files = new Map()
  const put = (file, paths) => {
    // A stand-in is a line: each file has its own.
    for (const path of paths) if (!files.has(path) && !path.startsWith('lazy:')) files.set(path, file)
  }
  const main = reached(inputs, ['src/main.ts'], FILES['main.cjs'])
  const quick = ['models.cjs', 'read.cjs'].map((file) => reached(inputs, main, FILES[file]))
  put('main.cjs', main)
  put(
    'main.cjs',
    [...quick[0]].filter((path) => quick[1].has(path)),
  )
  for (const [file, brings] of Object.entries(FILES)) put(file, reached(inputs, files.keys(), brings))
  return files
}

/** What the modules import, and of what lies behind an `import()` or a `require()` that which `brings` says. */
function reached(inputs, modules, brings) {
  const seen = new Set()
  const visit = (path) => {
    if (seen.has(path) || !inputs[path]) return
    seen.add(path)
    for (const { path: next, kind, external } of inputs[path].imports)
      if (!external && (isAlways(kind, next) || brings.test(next))) visit(next)
  }
  for (const path of modules) visit(path)
  return seen
}

/** Of packages also what they require: theirs is not on demand. */
const isAlways = (kind, path) =>
  kind === 'import-statement' || (kind === 'require-call' && !path.startsWith('src/'))

/** Modules of each file that another file imports. */
function sharedModules(inputs, files) {
  const shared = new Map([...new Set(files.values())].map((file) => [file, new Set()]))
  for (const [path, file] of files)
    for (const { path: next, external } of inputs[path].imports)
      if (!external && files.get(next) !== file) shared.get(files.get(next))?.add(next)
  return shared
}

/**
 * A module of another file is asked for there, under its path. One of this file that stands behind an `import()` or a
 * `require()` is asked for through a list of what it exports: esbuild's own would define each name at every start.
 */
const whereItLies = (file, files, names) => ({
  name: 'where-it-lies',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^\.\/[a-z]+\.cjs$/ }, ({ path }) => ({ path, external: true }))
    onResolve({ filter: /^\.|^[a-z]/ }, async ({ path: name, importer, kind, resolveDir, pluginData }) => {
      if (pluginData === 'asked') return undefined
      const found = await resolve(name, { kind, importer, resolveDir, pluginData: 'asked' })
      const path = relative(at('.'), found.path).replaceAll(sep, '/')
      const owner = files.get(path)
      const isElsewhere = owner !== undefined && owner !== file
      if (!isElsewhere && (kind === 'import-statement' || !names.has(path))) return found
      const namespace = !isElsewhere
        ? 'on-demand'
        : kind === 'import-statement' && names.has(path)
          ? 'names-elsewhere'
          : 'elsewhere'
      return { path: `${path}.cjs`, namespace, pluginData: { path } }
    })
    const elsewhere = (path) => `require('./${files.get(path)}').modules[${JSON.stringify(path)}]()`
    onLoad({ filter: /./, namespace: 'elsewhere' }, ({ pluginData: { path } }) => ({
      contents: `module.exports = ${elsewhere(path)}`,
    }))
    onLoad({ filter: /./, namespace: 'names-elsewhere' }, ({ pluginData: { path } }) => ({
      contents: `export const { ${names.get(path)} } = ${elsewhere(path)}`,
    }))
    onLoad({ filter: /./, namespace: 'on-demand' }, ({ pluginData: { path } }) => ({
      contents: `import { ${names.get(path)} } from './${path}'\nmodule.exports = { ${names.get(path)} }`,
      resolveDir: at('.'),
    }))
  },
})

/** Module → the names that it exports, of the modules that are ES modules. */
async function exportedNames(inputs) {
  const entryPoints = Object.keys(inputs).filter((path) => inputs[path].format === 'esm')
  const { outputs } = (
    await build({
      ...shared,
      absWorkingDir: at('.'),
      bundle: false,
      entryPoints,
      format: 'esm',
      metafile: true,
      outdir: target,
      write: false,
    })
  ).metafile
  return new Map(Object.values(outputs).map(({ entryPoint, exports }) => [entryPoint, exports.join()]))
}

/**
 * Fewer files would make every start read and revive what it does not use, 20 ms a megabyte; each further one costs half
 * a millisecond.
 */
async function buildProgram() {
  const { inputs } = (await bundled({ entryPoints: ['src/main.ts'], metafile: true })).metafile
  const bundledModules = new Set(Object.keys(inputs))
  const files = filesOfModules(inputs)
  const names = await exportedNames(inputs)
  const texts = new Map()
  for (const [file, paths] of sharedModules(inputs, files)) {
    const modules = [...paths].sort().map((path) => `${JSON.stringify(path)}: () => require('./${path}')`)
    const contents = [
      ...(file === 'main.cjs' ? ["export { main } from './src/main.ts'"] : []),
      `export const modules = {${modules.join()}}`,
    ].join('\n')
    const { outputFiles } = await bundled({ stdin: { contents, resolveDir: at('.') } }, [
      whereItLies(file, files, names),
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
      plugins: [zodInOwnLanguages],
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
  for (const [name, text] of texts) {
    const code = `// ${build}\n(function (exports, require, module, __filename, __dirname) {\n${ascii(text)}})`
    writeFileSync(join(target, name), code.length > NEARLY_LARGE ? code.padEnd(LARGE) : code)
  }
}

/**
 * A string longer than half a page of V8's heap lies by itself (kMaxRegularHeapObjectSize in src/common/globals.h) and is
 * not copied when young garbage is collected, which its own length brings on. Spaces cost a package nothing.
 */
const LARGE = 128 * 1024 + 8
const NEARLY_LARGE = 96 * 1024

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
