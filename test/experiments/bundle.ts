import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The experiments' home as esbuild bundles it for a browser: `primer` has the list and the reader of plain values. */
export const bundled = () =>
  build({
    stdin: {
      contents: [
        "export { experiments } from './src/experiments/list.ts'",
        "export { valueReader } from './src/experiments/readers.ts'",
      ].join('\n'),
      resolveDir: root,
    },
    absWorkingDir: root,
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'primer',
    write: false,
    metafile: true,
    logLevel: 'silent',
  })
