import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('../../src/labs/', import.meta.url)
const sources = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), 'utf8'),
}))

/** What the language defines to the last bit; all else is left to the engine. */
const exact =
  'E LN2 LN10 LOG2E PI SQRT2 abs ceil clz32 floor fround imul max min round sign sqrt trunc'.split(' ')

test('nothing in the engines calls a function of Math whose last digits differ between engines, nor **', () => {
  const found = sources.flatMap(({ name, text }) => [
    ...[...text.matchAll(/\bMath\.(\w+)/g)]
      .map(([, called = '']) => called)
      .filter((called) => !exact.includes(called))
      .map((called) => `${name}: Math.${called}`),
    ...(/[\w)\]] ?\*\* ?[\w(]/.test(text) ? [`${name}: **`] : []),
  ])
  expect(found).toEqual([])
})

test('no comparator draws at random: how often it is called is left to the engine', () => {
  const found = sources
    .filter(({ text }) => /[sS]ort(ed)?\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*random\(/.test(text))
    .map(({ name }) => name)
  expect(found).toEqual([])
})

test('nothing in the engines looks at the clock or draws from Math.random', () => {
  const found = sources
    .filter(({ text }) => /Math\.random|Date\.now|performance\./.test(text))
    .map(({ name }) => name)
  expect(found).toEqual([])
})
