// Builds dist/: the program, then the course as compiled JSON.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'
import { packVocabularies } from './pack-vocabularies.mjs'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.17',
  logLevel: 'warning',
  legalComments: 'none',
}

/** Packages that stand in pieces of their own, read only by the command that needs them. */
const HEAVY = /node_modules\/(zod|marked|ts-fsrs|@inquirer|chalk|gpt-tokenizer)\//

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

/** The sources as pieces that load each other when they are needed: name → { code, heavy }. */
async function splitProgram() {
  const folder = at('dist')
  const { outputFiles, metafile } = await build({
    ...shared,
    entryPoints: { main: at('src/main.ts') },
    outdir: folder,
    absWorkingDir: at('.'),
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    outExtension: { '.js': '.cjs' },
    write: false,
    metafile: true,
    plugins: [lazyChildProcess],
    mainFields: ['module', 'main'],
  })
  const inputs = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [basename(path), Object.keys(output.inputs)]),
  )
  const pieces = await Promise.all(
    outputFiles.map(async ({ path, text }) => {
      const name = basename(path)
      // import() of a CommonJS file goes through the ES module loader: 3 ms. As a promise of require() it costs nothing.
      const { code } = await transform(text, {
        format: 'cjs',
        platform: 'node',
        target: 'node20.17',
        supported: { 'dynamic-import': false },
      })
      return [name, { code, heavy: inputs.get(name).some((input) => HEAVY.test(input)) }]
    }),
  )
  return new Map(pieces)
}

/** How a heavy piece reaches a light one: there must be one instance of each. */
const PIECES = "globalThis[Symbol.for('llm-primer pieces')]"

/**
 * Light pieces become one file, each a function that runs when it is first needed; heavy ones stay files of their own.
 * One file, since every further one costs half a millisecond, and since the launcher keeps its compiled form.
 */
async function buildProgram() {
  const pieces = await splitProgram()
  const light = [...pieces].filter(([, { heavy }]) => !heavy).map(([name]) => name)
  const isLight = (path) => light.includes(basename(path))
  const joined = await build({
    ...shared,
    stdin: {
      contents: [
        `const pieces = { ${light.map((name) => `${JSON.stringify(`./${name}`)}: () => require(${JSON.stringify(`./${name}`)})`).join(', ')} }`,
        `${PIECES} = (name) => pieces[name]()`,
        "module.exports = require('./main.cjs')",
      ].join('\n'),
      resolveDir: at('dist'),
    },
    format: 'cjs',
    minify: true,
    write: false,
    plugins: [
      {
        name: 'pieces',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^\.\// }, ({ path }) =>
            isLight(path) ? { path: basename(path), namespace: 'piece' } : { path, external: true },
          )
          onLoad({ filter: /.*/, namespace: 'piece' }, ({ path }) => ({ contents: pieces.get(path).code }))
        },
      },
    ],
  })
  for (const name of readdirSync(at('dist'))) if (name.endsWith('.cjs')) rmSync(at(`dist/${name}`))
  write('main.cjs', joined.outputFiles[0].text)
  for (const [name, { code, heavy }] of pieces) {
    if (!heavy) continue
    const linked = code.replace(/\brequire\("(\.\/[^"]+)"\)/g, (call, path) =>
      isLight(path) ? `${PIECES}("${path}")` : call,
    )
    write(name, (await transform(linked, { minify: true, platform: 'node', target: 'node20.17' })).code)
  }
}

/** The first line names the content: the launcher's cache of compiled code hangs on it. */
function write(name, text) {
  const code = ascii(text)
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 16)
  writeFileSync(join(at('dist'), name), `// ${hash}\n${code}`)
}

/**
 * The launcher reads the program as Latin-1, which is fast and right for ASCII alone. esbuild escapes strings but leaves
 * regular expressions as they are (https://esbuild.github.io/api/#charset), so [一-鿿] would match other characters.
 */
const ascii = (code) =>
  code.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The content compiler runs once, here; it is not part of what is shipped. */
async function buildCourse() {
  const compiler = at('dist/.compile.cjs')
  await build({ ...shared, entryPoints: [at('scripts/compile.ts')], outfile: compiler, format: 'cjs' })
  const { status } = spawnSync(process.execPath, [compiler, at('content'), at('dist/course')], {
    stdio: 'inherit',
  })
  rmSync(compiler, { force: true })
  if (status !== 0) process.exitCode = 1
}

mkdirSync(at('dist'), { recursive: true })
await buildProgram()
await buildCourse()
await packVocabularies(at('dist/vocabularies'))
