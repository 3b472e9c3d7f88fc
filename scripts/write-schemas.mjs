// Writes content/schema/*.schema.json from the zod schemas, for editors. A test says when they are out of date.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fromSource } from './from-source.mjs'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

const { contentKinds, jsonSchemaOf } = await fromSource(
  "export { contentKinds, jsonSchemaOf } from './src/domain/content.schema.ts'",
)

rmSync(at('content/schema'), { recursive: true, force: true })
mkdirSync(at('content/schema'), { recursive: true })
for (const [name, kind] of Object.entries(contentKinds))
  writeFileSync(
    at(`content/schema/${name}.schema.json`),
    `${JSON.stringify(jsonSchemaOf(name, kind), null, 2)}\n`,
  )
