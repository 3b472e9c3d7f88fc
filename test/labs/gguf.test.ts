import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerOf, capitals, chatVocabulary, trainChatLlama } from '../../src/labs/chat-llama.ts'
import { ggufOfLlama, halfPrecision } from '../../src/labs/gguf.ts'
import { createLlama, parametersOfLlama } from '../../src/labs/llama.ts'
import { createRandom } from '../../src/labs/random.ts'
import { quietSession } from '../../src/labs/session.ts'
import { deep } from './deep.ts'
import { countOf, half, llamaOf, readGguf } from './gguf-reader.ts'

const fixture = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'capitals-q8_0.gguf'))

test('the file of the model that tests run on has every byte where the specification wants it', () => {
  const file = readGguf(fixture)

  expect(file.rest).toBe(0)
  expect(file.metadata.get('general.architecture')).toBe('llama')
  expect(file.metadata.get('tokenizer.ggml.tokens')).toHaveLength(288)
  expect(file.metadata.get('tokenizer.ggml.token_type')).toHaveLength(288)
  expect(file.tensors.get('token_embd.weight')?.sizes).toEqual([64, 288])
  expect(file.tensors.get('blk.1.ffn_down.weight')).toMatchObject({ sizes: [192, 64], type: 8 })
  expect(file.tensors.get('output_norm.weight')).toMatchObject({ sizes: [64], type: 0 })
  expect(countOf(llamaOf(file))).toBe(143_680)
  expect(fixture.length).toBeLessThan(170_000)
})

test('it answers what it was trained for', () => {
  const model = llamaOf(readGguf(fixture))
  expect(capitals.map(([land]) => answerOf(model, `capital of ${land}?`))).toEqual(
    capitals.map(([, city]) => `${city}.`),
  )
})

test('what is written is read again: exactly in 32 bits, within half a step of 1/127 in blocks', () => {
  const shape = { vocabulary: 288, context: 64, dim: 32, layers: 1, heads: 2, hidden: 64, base: 10_000 }
  const model = createLlama(shape, createRandom(3))
  const again = (packing: 'f32' | 'q8_0') =>
    parametersOfLlama(llamaOf(readGguf(ggufOfLlama(model, 'x', chatVocabulary(), packing))))
  const written = parametersOfLlama(model)

  again('f32').forEach(({ values }, at) => {
    expect(values).toEqual(Float64Array.from(written[at]?.values ?? [], Math.fround))
  })
  again('q8_0').forEach(({ values, rows }, at) => {
    const before = written[at]?.values ?? new Float64Array()
    const most = before.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
    const step = rows === 1 ? 0 : most / 127
    // Half a step, and what a factor of 11 bits adds to the largest number.
    values.forEach((value, place) => {
      expect(Math.abs(value - (before[place] ?? 0))).toBeLessThanOrEqual(step / 2 + most * 2 ** -11)
    })
  })
})

test('numbers of 16 bits: each is the nearest, and each comes back as itself', () => {
  for (let bits = 0; bits < 0x7c00; bits++) expect(halfPrecision(half(bits))).toBe(bits)
  expect([0.1, 1 / 3, 65_504, 65_520, 2 ** -24, 2 ** -25, -0].map(halfPrecision)).toEqual([
    0x2e66, 0x3555, 0x7bff, 0x7c00, 0x0001, 0x0000, 0x8000,
  ])
  fc.assert(
    fc.property(fc.double({ min: 0, max: 65_500, noNaN: true }), (value) => {
      const bits = halfPrecision(value)
      const distance = Math.abs(half(bits) - value)
      for (const other of [bits - 1, bits + 1])
        if (other >= 0 && other < 0x7c00) expect(distance).toBeLessThanOrEqual(Math.abs(half(other) - value))
    }),
  )
})

test.runIf(deep)('the script gives the very file again', async () => {
  const model = await trainChatLlama(42, 600, quietSession)
  const written = ggufOfLlama(model, 'llm-primer capitals', chatVocabulary(), 'q8_0')
  expect(Buffer.from(written).equals(fixture)).toBe(true)
})
