// Assembles src/labs/product.wat into src/labs/product-code.ts. A test looks that the two belong together.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import wabt from 'wabt'

const at = (path) => fileURLToPath(new URL(`../src/labs/${path}`, import.meta.url))

/** The module that the text stands for, as bytes. */
export async function assemble() {
  const { parseWat } = await wabt()
  const module = parseWat('product.wat', readFileSync(at('product.wat'), 'utf8'), { simd: true })
  module.validate()
  const { buffer } = module.toBinary({})
  module.destroy()
  return buffer
}

/** The TypeScript file that holds these bytes. */
export const codeFile = (
  bytes,
) => `/** product.wat, assembled by \`npm run assemble\`: ${bytes.length} bytes in base 64. */
export const productCode =
  '${Buffer.from(bytes).toString('base64')}'
`

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(at('product-code.ts'), codeFile(await assemble()))
