import { describe, expect, test } from 'vitest'
import { crossEntropy, linear } from '../../src/labs/operations.ts'
import { createRandom } from '../../src/labs/random.ts'
import { createLstm, createRnn } from '../../src/labs/recurrent.ts'
import { gradientPath, type RnnOptions, run } from '../../src/labs/rnn.ts'
import { quietSession } from '../../src/labs/session.ts'
import { spectralRadius } from '../../src/labs/spectral-radius.ts'
import { createTape, parameter, type Tape, type Tensor } from '../../src/labs/tape.ts'
import { deep, seeds } from './deep.ts'
import { worstGradientError } from './gradients.ts'

const asked = (changes: Partial<RnnOptions>): RnnOptions => ({
  rho: 0.9,
  forget: 1,
  length: 50,
  dim: 32,
  train: false,
  recall: 20,
  steps: 60,
  seed: 42,
  ...changes,
})

test.each(['rnn', 'lstm'] as const)(
  '%s: gradients through four steps agree with finite differences',
  (kind) => {
    const random = createRandom(8)
    const cell = kind === 'rnn' ? createRnn(5, 6, 0.9, random) : createLstm(5, 6, 1, random)
    const readOut = parameter(6, 3, 1, random)
    const loss = (tape: Tape): Tensor => {
      let state = cell.start(tape, 2)
      for (const ids of [
        [0, 3],
        [1, 1],
        [4, 2],
        [0, 0],
      ])
        state = cell.step(tape, ids, state)
      return crossEntropy(tape, linear(tape, state.hidden, readOut), [2, 0]).loss
    }
    expect(worstGradientError([...cell.parameters, readOut], loss)).toBeLessThan(1e-4)
  },
)

test('a network at rest passes gradients on by its weights alone: norms are those of a power of the matrix', () => {
  const random = createRandom(3)
  const cell = createRnn(1, 4, 0.9, random, 0)
  const [, weights] = cell.parameters
  const tape = createTape()
  const readOut = parameter(4, 1, 1, random)
  let state = cell.start(tape, 1)
  const states = Array.from({ length: 6 }, () => (state = cell.step(tape, [0], state)))
  tape.backward(linear(tape, state.memory, readOut))
  let expected = Array.from(readOut.values)
  for (const { memory } of states.toReversed()) {
    expect([...memory.gradient].map((value) => value.toFixed(10))).toEqual(
      expected.map((value) => value.toFixed(10)),
    )
    expected = expected.map((_, row) =>
      expected.reduce((sum, value, column) => sum + (weights?.values[row * 4 + column] ?? 0) * value, 0),
    )
  }
})

describe('what is left of the gradient after 50 steps', () => {
  const left = (kind: 'rnn' | 'lstm', setting: number): number =>
    gradientPath(kind, setting, 50, 32, 42).norms[0] ?? 0

  test('nearly nothing in a plain network below ρ = 1, and far too much at 3', () => {
    expect(left('rnn', 0.5)).toBeLessThan(1e-12)
    expect(left('rnn', 0.9)).toBeLessThan(1e-3)
    expect(left('rnn', 3)).toBeGreaterThan(100)
  })

  test('an LSTM keeps more the wider its forget gate stands open', () => {
    const [shut = 0, half = 0, open = 0] = [0, 1, 3].map((bias) => left('lstm', bias))
    expect(shut).toBeLessThan(1e-6)
    expect(half).toBeGreaterThan(100 * shut)
    expect(half).toBeGreaterThan(100 * left('rnn', 0.9))
    expect(open).toBeGreaterThan(0.01)
  })
})

describe('naming the first symbol at the end', () => {
  test('the LSTM can, the plain network guesses', async () => {
    const { recall } = await run(asked({ train: true }), quietSession)
    const [rnn, lstm] = recall?.results ?? []
    expect(lstm?.accuracy).toBeGreaterThanOrEqual(0.9)
    expect(rnn?.accuracy).toBeLessThan(0.45)
  })

  test.runIf(deep).each(seeds)(
    'at 40 steps: LSTM at least 90 %%, plain network at chance (seed %i)',
    async (seed) => {
      const { recall } = await run(asked({ train: true, recall: 40, steps: 100, seed }), quietSession)
      const [rnn, lstm] = recall?.results ?? []
      expect(lstm?.accuracy).toBeGreaterThanOrEqual(0.9)
      expect(Math.abs((rnn?.accuracy ?? 0) - 0.25)).toBeLessThan(0.1)
    },
  )
})

test('a run that is stopped says how far it came', async () => {
  let steps = 0
  const session = { ...quietSession, stopped: () => steps > 5, report: () => void steps++ }
  const { recall } = await run(asked({ train: true }), session)
  expect(recall?.results.map(({ stepsDone }) => stepsDone)).toEqual([6, 0])
})

describe('the spectral radius', () => {
  test.each([
    ['a rotation by a quarter, twice as long', [0, -2, 2, 0], 2],
    ['a triangle has its diagonal', [3, 100, 0, -5], 5],
    ['nothing comes back', [0, 1, 0, 0], 0],
    ['one number', [-0.7], 0.7],
  ])('%s', (_, values, radius) => {
    const size = Math.sqrt(values.length)
    expect(spectralRadius(Float64Array.from(values), size)).toBeCloseTo(radius, 2)
  })

  test('of a network is the one that was asked for', () => {
    for (const radius of [0.5, 0.9, 3]) {
      const [, recurrent] = createRnn(8, 32, radius, createRandom(3)).parameters
      expect(spectralRadius(recurrent?.values ?? new Float64Array(1), 32)).toBeCloseTo(radius, 6)
    }
  })
})
