import { describe, expect, test } from 'vitest'
import { type BottleneckOptions, type BottleneckResult, run } from '../../src/labs/bottleneck.ts'
import { createEncoderDecoder } from '../../src/labs/encoder-decoder.ts'
import { createRandom } from '../../src/labs/random.ts'
import { quietSession } from '../../src/labs/session.ts'
import { createTape } from '../../src/labs/tape.ts'
import { deep, seeds } from './deep.ts'
import { worstGradientError } from './gradients.ts'

const asked = (changes: Partial<BottleneckOptions>): BottleneckOptions => ({
  dim: 24,
  length: 12,
  steps: 100,
  seed: 42,
  ...changes,
})

const lettersRight = ({ scores }: BottleneckResult['fixed']): number[] => scores.map(({ letters }) => letters)

describe('the encoder-decoder', () => {
  test('gradients through the vector agree with finite differences', () => {
    const model = createEncoderDecoder(3, 4, createRandom(6))
    const sequences = [
      [0, 2, 1],
      [1, 1, 0],
    ]
    const error = worstGradientError(model.parameters, (tape) => model.loss(tape, sequences))
    expect(error).toBeLessThan(1e-4)
  })

  test('an untrained one predicts each letter about as well as guessing: ln V', () => {
    const model = createEncoderDecoder(8, 24, createRandom(1))
    for (const { values } of model.parameters.slice(-1)) values.fill(0)
    expect(model.loss(createTape(), [[0, 1, 2, 3]]).values[0]).toBeCloseTo(Math.log(8), 12)
  })

  test('what it writes depends on nothing but the vector: one that is shut writes the same for every sequence', () => {
    const model = createEncoderDecoder(8, 6, createRandom(2))
    const [letters, , bias] = model.parameters
    // Input gates shut: σ(−1000) = 0, so nothing is ever written into the memory.
    letters?.values.fill(0)
    bias?.values.fill(-1000, 0, 6)
    const [first, ...others] = model.write([
      [0, 1, 2],
      [7, 7, 7],
      [3, 0, 5],
    ])
    for (const other of others) expect(other).toEqual(first)
  })

  test('a sequence is written the same alone and in company', () => {
    const model = createEncoderDecoder(8, 6, createRandom(3))
    const [alone] = model.write([[5, 1, 4]])
    const [, inCompany] = model.write([
      [0, 0, 0],
      [5, 1, 4],
    ])
    expect(inCompany).toEqual(alone)
  })
})

describe('copying through one vector and with attention', async () => {
  const result = await run(asked({}), quietSession)

  test('both are tried at the same lengths, four letters beyond what they were trained on', () => {
    for (const { scores } of [result.fixed, result.attention]) {
      expect(scores.map(({ length }) => length)).toEqual([2, 4, 6, 8, 10, 12, 14, 16])
      expect(scores.filter(({ trained }) => trained).map(({ length }) => length)).toEqual([
        2, 4, 6, 8, 10, 12,
      ])
      for (const { letters, whole } of scores) expect(letters).toBeGreaterThanOrEqual(whole)
    }
  })

  test('through one vector the longer is copied worse, while attention hardly notices', () => {
    const [short = 0, , , , , long = 1] = lettersRight(result.fixed)
    expect(short).toBeGreaterThan(0.9)
    expect(long).toBeLessThan(0.5)
    for (const letters of lettersRight(result.attention).slice(0, 5)) expect(letters).toBeGreaterThan(0.95)
  })

  test('places that were never trained cost attention whole sequences', () => {
    expect(result.attention.scores.at(-1)?.whole).toBeLessThan(0.2)
  })
})

test('a vector of one number passes hardly a letter on', async () => {
  const { fixed } = await run(asked({ dim: 1 }), quietSession)
  // One letter of two by luck of the right one, the rest guessed: far from a copy.
  expect(fixed.scores[0]?.letters).toBeLessThan(0.7)
  expect(fixed.scores[0]?.whole).toBeLessThan(0.5)
})

test('without training both guess: one letter in eight', async () => {
  const { fixed, attention, chance } = await run(asked({ steps: 0 }), quietSession)
  expect(chance).toBe(1 / 8)
  for (const letters of [...lettersRight(fixed), ...lettersRight(attention)])
    expect(Math.abs(letters - chance)).toBeLessThan(0.15)
})

test('a run that is stopped shows both as far as they came', async () => {
  let steps = 0
  const session = { ...quietSession, stopped: () => steps > 5, report: () => void steps++ }
  const { fixed, attention } = await run(asked({}), session)
  expect([fixed.stepsDone, attention.stepsDone]).toEqual([6, 0])
  expect(attention.scores).toHaveLength(8)
})

describe.runIf(deep)('at full length', () => {
  test.each(seeds)(
    'attention copies every trained length, one vector falls from length to length (seed %i)',
    async (seed) => {
      const { fixed, attention } = await run(asked({ steps: 400, seed }), quietSession)
      for (const letters of lettersRight(attention).slice(0, 6)) expect(letters).toBeGreaterThanOrEqual(0.98)
      const right = lettersRight(fixed)
      expect(right[0]).toBeGreaterThan(0.98)
      expect(right[5]).toBeLessThan(0.6)
      right.slice(1).forEach((letters, at) => {
        expect(letters).toBeLessThanOrEqual((right[at] ?? 0) + 0.05)
      })
    },
    600_000,
  )

  test('a larger vector moves the curve to the right, and it still falls', async () => {
    const small = await run(asked({ steps: 400, dim: 8 }), quietSession)
    const large = await run(asked({ steps: 400, dim: 48 }), quietSession)
    expect(large.fixed.scores[2]?.letters).toBeGreaterThan((small.fixed.scores[2]?.letters ?? 1) + 0.2)
    expect(large.fixed.scores[5]?.letters).toBeLessThan(large.fixed.scores[1]?.letters ?? 0)
  }, 600_000)
})
