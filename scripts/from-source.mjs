import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * What the sources export, for a script: Node reads no TypeScript in its oldest release that we run on.
 * `from` are lines as in `export { grouped } from './src/domain/digit-groups.ts'`.
 */
export async function fromSource(...from) {
  const { outputFiles } = await build({
    stdin: { contents: from.join('\n'), resolveDir: root },
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}
