// Writes content/schema/*.schema.json from the zod schemas, for editors. A test says when they are out of date.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

const { outputFiles } = await build({
  entryPoints: [at('src/domain/content.schema.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  write: false,
})
const { contentKinds, jsonSchemaOf } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
)

rmSync(at('content/schema'), { recursive: true, force: true })
mkdirSync(at('content/schema'), { recursive: true })
for (const [name, kind] of Object.entries(contentKinds))
  writeFileSync(
    at(`content/schema/${name}.schema.json`),
    `${JSON.stringify(jsonSchemaOf(name, kind), null, 2)}\n`,
  )
