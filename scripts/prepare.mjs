// Runs after `npm ci` in a checkout. A packed llm-primer has its dist already and no build tools: nothing to do there.
import { existsSync } from 'node:fs'

if (
  existsSync(new URL('../node_modules/esbuild', import.meta.url)) &&
  existsSync(new URL('../src', import.meta.url))
) {
  await import('./build.mjs')
}
