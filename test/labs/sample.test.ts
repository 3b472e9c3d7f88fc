import { expect, test } from 'vitest'
import { run, type SampleOptions } from '../../src/labs/sample.ts'
import { entropyBits } from '../../src/labs/sampling.ts'
import { alice } from './corpora.ts'

const asked = (changes: Partial<SampleOptions>): SampleOptions => ({
  prompt: 'she',
  temperature: 1,
  topK: 0,
  topP: 1,
  n: 3,
  unit: 'word',
  continuations: 5,
  length: 20,
  seed: 42,
  text: alice,
  ...changes,
})

test('temperature 0 always says the same, a high one never', () => {
  expect(new Set(run(asked({ temperature: 0 })).continuations).size).toBe(1)
  expect(new Set(run(asked({ temperature: 10 })).continuations).size).toBe(5)
})

test('heat flattens, cold sharpens, cutting leaves fewer', () => {
  const entropies = [0.2, 1, 5].map((temperature) => run(asked({ temperature })).entropyAfter)
  expect(entropies).toEqual([...entropies].sort((a, b) => a - b))
  expect(run(asked({ topK: 7 })).kept).toBe(7)
  expect(run(asked({ topP: 0.5 })).kept).toBeLessThan(run(asked({})).kept)
})

test('the rows are before and after: nothing changes at T = 1 with all tokens kept', () => {
  const { rows, entropyBefore, entropyAfter } = run(asked({}))
  for (const { before, after } of rows) expect(after).toBeCloseTo(before, 12)
  expect(entropyAfter).toBeCloseTo(entropyBefore, 9)
  expect(entropyBits(Float64Array.of(1))).toBe(0)
})

test('continuations start with the prompt and are the same for the same seed', () => {
  const { continuations } = run(asked({}))
  for (const line of continuations) expect(line).toMatch(/^she/)
  expect(run(asked({})).continuations).toEqual(continuations)
})
