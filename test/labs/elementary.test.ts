import { describe, expect, test } from 'vitest'
import { cos, exp, log, log2, sin, tanh } from '../../src/labs/elementary.ts'
import { createRandom } from '../../src/labs/random.ts'
import { deep } from './deep.ts'

/** Digits from tables (Abramowitz and Stegun, 1964) and, for the last ones, from 50-digit arithmetic. */
test.each([
  ['exp −1', exp(-1), 0.36787944117144233],
  ['exp 10', exp(10), 22026.465794806718],
  ['exp 0.1', exp(0.1), 1.1051709180756477],
  ['log 3', log(3), 1.0986122886681098],
  ['log 7', log(7), 1.9459101490553132],
  ['log 0.3', log(0.3), -1.2039728043259361],
  ['log2 3', log2(3), 1.584962500721156],
  ['log2 0.1', log2(0.1), -3.321928094887362],
  ['tanh 0.5', tanh(0.5), 0.46211715726000974],
  ['tanh −2', tanh(-2), -0.9640275800758169],
  ['sin 1', sin(1), 0.8414709848078965],
  ['cos 1', cos(1), 0.5403023058681398],
  ['cos 100', cos(100), 0.8623188722876839],
] as const)('%s', (_, found, wanted) => {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(Number.EPSILON * Math.abs(wanted))
})

test.each([
  [
    'exp',
    exp,
    [
      [-746, 0],
      [710, Infinity],
      [-Infinity, 0],
      [Infinity, Infinity],
      [NaN, NaN],
      [0, 1],
      [-0, 1],
    ],
  ],
  [
    'log',
    log,
    [
      [0, -Infinity],
      [-0, -Infinity],
      [-1, NaN],
      [Infinity, Infinity],
      [NaN, NaN],
      [1, 0],
    ],
  ],
  [
    'log2',
    log2,
    [
      [0, -Infinity],
      [-1, NaN],
      [Infinity, Infinity],
      [NaN, NaN],
      [1, 0],
      [8, 3],
      [2 ** -1074, -1074],
    ],
  ],
  [
    'tanh',
    tanh,
    [
      [0, 0],
      [-0, -0],
      [30, 1],
      [-30, -1],
      [Infinity, 1],
      [NaN, NaN],
      [1e-300, 1e-300],
    ],
  ],
  [
    'sin',
    sin,
    [
      [0, 0],
      [-0, -0],
    ],
  ],
  [
    'cos',
    cos,
    [
      [0, 1],
      [-0, 1],
    ],
  ],
] as const)('%s at the ends of its range', (_, of, pairs) => {
  for (const [x, wanted] of pairs) expect.soft(of(x), String(x)).toBe(wanted)
})

test('an angle that is too large to be reduced is refused and not answered wrongly', () => {
  for (const angle of [1e6, -1e9, Infinity, NaN]) expect(() => cos(angle)).toThrow(RangeError)
})

describe('against the engine, over all sizes of arguments', () => {
  const tried = deep ? 1_000_000 : 20_000
  /** Half of them where the experiments ask, half wherever there is a value. */
  const cases = [
    ['exp', exp, Math.exp, (r: () => number) => (r() < 0.5 ? r() * 60 - 40 : r() * 1500 - 750)],
    ['log', log, Math.log, (r: () => number) => (r() < 0.5 ? r() * 2 : Math.exp(r() * 1480 - 740))],
    ['log2', log2, Math.log2, (r: () => number) => (r() < 0.5 ? r() * 2 : Math.exp(r() * 1480 - 740))],
    ['sin', sin, Math.sin, (r: () => number) => (r() - 0.5) * (r() < 0.5 ? 13 : 1e5)],
    ['cos', cos, Math.cos, (r: () => number) => (r() - 0.5) * (r() < 0.5 ? 13 : 1e5)],
    ['tanh', tanh, Math.tanh, (r: () => number) => (r() - 0.5) * (r() < 0.5 ? 2 : 50)],
  ] as const
  const differences = (
    ours: (x: number) => number,
    theirs: (x: number) => number,
    draw: (random: () => number) => number,
  ): { other: number; worst: number } => {
    const random = createRandom(7)
    let [other, worst] = [0, 0]
    for (let at = 0; at < tried; at++) {
      const x = draw(random)
      const [mine, engine] = [ours(x), theirs(x)]
      if (Object.is(mine, engine)) continue
      other++
      worst = Math.max(worst, Math.abs(mine - engine) / Math.max(Math.abs(engine), 2 ** -1022))
    }
    return { other, worst }
  }

  test.each(cases)('%s is at most one unit in the last place away', (_, ours, theirs, draw) => {
    expect(differences(ours, theirs, draw).worst).toBeLessThanOrEqual(Number.EPSILON)
  })

  test.runIf(deep && process.versions.node.startsWith('20.')).each(cases)(
    '%s has the bits of Node 20 in each of a million cases',
    (_, ours, theirs, draw) => {
      expect(differences(ours, theirs, draw).other).toBe(0)
    },
  )
})
