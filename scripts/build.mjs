// Builds dist/: the program, then the course as compiled JSON.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { packVocabularies } from './pack-vocabularies.mjs'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.17',
  format: 'cjs',
  logLevel: 'warning',
  legalComments: 'none',
}

/** Packages that are files of their own, read by the command that needs them. */
const HEAVY = /^(zod|marked|ts-fsrs|chalk|character-entities|@inquirer\/[\w-]+)(\/|$)/

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

/**
 * The program is one file, since every further one costs half a millisecond and since the launcher keeps its compiled
 * form. A module behind an `import()` runs when it is first needed.
 */
async function buildProgram() {
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
  const { outputFiles } = await build({
    ...shared,
    entryPoints: [at('src/main.ts')],
    minify: true,
    write: false,
    // import() of a CommonJS file goes through the ES module loader: 3 ms. As a promise of require() it costs nothing.
    supported: { 'dynamic-import': false },
    plugins: [apart, lazyChildProcess],
  })
  for (const name of readdirSync(at('dist'))) if (name.endsWith('.cjs')) rmSync(at(`dist/${name}`))
  write('main.cjs', outputFiles[0].text)
  for (const name of heavy) {
    const contents = `export * from '${name}'`
    const built = await build({
      ...shared,
      stdin: { contents, resolveDir: at('.') },
      minify: true,
      write: false,
    })
    write(fileOf(name), built.outputFiles[0].text)
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
  await build({ ...shared, entryPoints: [at('scripts/compile.ts')], outfile: compiler })
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
