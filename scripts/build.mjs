// Builds dist/: the program as one CommonJS file, then the course as compiled JSON.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

const node = {
  bundle: true,
  platform: 'node',
  target: 'node20.17',
  format: 'cjs',
  logLevel: 'warning',
  legalComments: 'none',
}

mkdirSync(at('dist'), { recursive: true })

await build({ ...node, entryPoints: [at('src/main.ts')], outfile: at('dist/main.cjs'), minify: true })

// The content compiler runs once, here; it is not part of what is shipped.
const compiler = at('dist/.compile.cjs')
await build({ ...node, entryPoints: [at('scripts/compile.ts')], outfile: compiler })
const compiled = spawnSync(process.execPath, [compiler, at('content'), at('dist/course')], {
  stdio: 'inherit',
})
rmSync(compiler, { force: true })
if (compiled.status !== 0) process.exitCode = 1
