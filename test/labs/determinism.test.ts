import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('../../src/labs/', import.meta.url)
const sources = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), 'utf8'),
}))

test('nothing in the engines calls Math.pow or **, whose last digits differ between versions of V8', () => {
  const found = sources
    .filter(({ text }) => /Math\.pow\(|[\w)\]] ?\*\* ?[\w(]/.test(text))
    .map(({ name }) => name)
  expect(found).toEqual([])
})

test('nothing in the engines looks at the clock or draws from Math.random', () => {
  const found = sources
    .filter(({ text }) => /Math\.random|Date\.now|performance\./.test(text))
    .map(({ name }) => name)
  expect(found).toEqual([])
})
