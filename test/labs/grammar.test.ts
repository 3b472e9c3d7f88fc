import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowedAfter, type GrammarOptions, run, valueIn } from '../../src/labs/grammar.ts'
import { quietSession } from '../../src/labs/session.ts'
import { deep, seeds } from './deep.ts'

const asked = (changes: Partial<GrammarOptions>): GrammarOptions => ({
  allowNull: false,
  tries: 1,
  steps: 0,
  seed: 42,
  ...changes,
})

describe.each([false, true])('the grammar, null allowed: %s', (allowNull) => {
  /** Every text that it lets through, found by walking all ways. */
  function texts(text = ''): string[] {
    return allowedAfter(text, allowNull).flatMap((sign) => (sign === '' ? [text] : texts(text + sign)))
  }

  test('lets through {"sum":N} for each whole number from 0 to 99, and nothing else', () => {
    const numbers = Array.from({ length: 100 }, (_, value) => JSON.stringify({ sum: value }))
    expect(texts().sort()).toEqual([...numbers, ...(allowNull ? ['{"sum":null}'] : [])].sort())
  })

  test('what it lets through a program can read', () => {
    for (const text of texts()) expect(valueIn(text, allowNull)).toBe(JSON.parse(text).sum)
  })
})

test.each([
  '{"sum":"7"}',
  '{"sum": "x"}',
  '{"sum":7.5}',
  '{"sum":-1}',
  '{"sum":100}',
  '{"sum":07}',
  '{"sum":7',
  'sum is 7',
  '[7]',
  '7',
  'null',
  '{"sum":7,"a":1}',
  '{"a":7}',
  '{"sum":null}',
])('%s is not valid', (text) => {
  expect(valueIn(text, false)).toBeUndefined()
})

test('null is valid only where it is allowed', () => {
  expect(valueIn('{"sum":null}', true)).toBeNull()
})

test('no text makes the reader throw', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void valueIn(text, true)))
})

test('even an untrained model writes nothing but valid texts under the mask', async () => {
  const { written } = await run(asked({}), quietSession)
  expect(written.map(({ way, texts }) => [way, texts])).toEqual([
    ['free', 100],
    ['masked', 100],
  ])
  expect(written[1]?.valid).toBe(100)
  expect(written[0]?.valid).toBeLessThan(5)
})

describe.runIf(deep)('at full length', () => {
  test.each(seeds)(
    'the mask makes every text valid, and a number of every “unknown” (seed %i)',
    async (seed) => {
      const tied = await run(asked({ steps: 400, tries: 3, seed }), quietSession)
      expect(tied.written[1]?.valid).toBe(300)
      expect(tied.written[0]?.valid).toBeLessThan(230)
      expect(tied.unknowns[0]?.admitted).toBeGreaterThanOrEqual(54)
      expect(tied.unknowns[1]?.invented).toBe(60)
      const open = await run(asked({ steps: 400, tries: 3, seed, allowNull: true }), quietSession)
      expect(open.unknowns[1]?.admitted).toBeGreaterThanOrEqual(54)
    },
  )
})
