// Builds dist/: the program as CommonJS files that load when they are needed, then the course as compiled JSON.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
 * esbuild splits ES modules only, and CommonJS starts faster (docs/decisions.md): so split first, then turn each piece
 * into CommonJS. A piece that a command does not import is never read.
 */
async function buildProgram() {
  const pieces = at('dist/.pieces')
  const { outputFiles } = await build({
    ...shared,
    entryPoints: { main: at('src/main.ts') },
    outdir: pieces,
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    outExtension: { '.js': '.cjs' },
    minify: true,
    write: false,
    banner: { js: '"use strict";' },
    plugins: [lazyChildProcess],
    mainFields: ['module', 'main'],
  })
  for (const name of readdirSync(at('dist'))) if (name.endsWith('.cjs')) rmSync(at(`dist/${name}`))
  for (const { path, text } of outputFiles) {
    // import() of a CommonJS file goes through the ES module loader: 3 ms. As a promise of require() it costs nothing.
    const { code } = await transform(text, {
      format: 'cjs',
      platform: 'node',
      target: 'node20.17',
      supported: { 'dynamic-import': false },
      minify: true,
    })
    writeFileSync(join(at('dist'), path.slice(pieces.length + 1)), code)
  }
}

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
await packVocabularies(at('dist/vocabularies'))
await buildCourse()
