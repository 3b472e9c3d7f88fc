import { expect, test } from 'vitest'
import { cacheBytesPerToken, largestThatFits, memoryNeed } from '../../src/domain/model-memory.ts'
import { countWeights, keyValueBytes, publishedModels } from '../../src/labs/size.ts'

test.each(['llama-3-8b', 'llama-3-70b'])('the cache of %s is the one that `lab size` computes', (name) => {
  const shape = publishedModels.find((each) => each.name === name)
  if (shape === undefined) throw new Error(`no ${name}`)

  expect(cacheBytesPerToken(countWeights(shape) / 1e9)).toBeCloseTo(keyValueBytes(shape), -3)
})

test('weights take half a byte at four bits', () => {
  expect(memoryNeed({ total: 14 }, { bits: 4, tokens: 0 })).toMatchObject({ weights: 7e9, cache: 0 })
})

test('of several sizes the largest that fits is meant; one too large by a byte does not fit', () => {
  const wish = { bits: 8, tokens: 0 }

  expect(largestThatFits([{ total: 7 }, { total: 14 }], { ...wish, bytes: 14e9 })?.total).toBe(14)
  expect(largestThatFits([{ total: 7 }, { total: 14 }], { ...wish, bytes: 14e9 - 1 })?.total).toBe(7)
  expect(largestThatFits([], { ...wish, bytes: 1e12 })).toBeUndefined()
})
