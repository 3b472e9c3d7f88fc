import { describe, expect, test } from 'vitest'
import { type IclOptions, type IclResult, run } from '../../src/labs/icl.ts'
import { createRandom } from '../../src/labs/random.ts'
import { batchOfTexts, drawRepeatingText, drawRow, nameOfRow } from '../../src/labs/repeated-rows.ts'
import { quietSession } from '../../src/labs/session.ts'
import { deep, seeds } from './deep.ts'

const asked = (changes: Partial<IclOptions>): IclOptions => ({
  pattern: '',
  period: 6,
  repeats: true,
  steps: 500,
  seed: 42,
  ...changes,
})

const repeatsOf = ({ networks }: IclResult): number[] => networks.map(({ repeat }) => repeat)

describe('the rows', () => {
  test('a row holds different signs, and a text is the row again and again', () => {
    const random = createRandom(3)
    for (let period = 3; period <= 8; period++) {
      const row = drawRow(period, random)
      expect(new Set(row).size).toBe(period)
    }
    const text = drawRepeatingText(new Set(), random)
    const period = text.indexOf(text[0] ?? -1, 1)
    expect(period).toBeGreaterThanOrEqual(3)
    expect(text).toEqual(text.map((_, place) => text[place % period]))
  })

  test('a row that is kept for the test is never trained on', () => {
    const all = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((a) => [`${a} 0 1`, `${a} 1 2`, `${a} 2 3`])
    const random = createRandom(9)
    for (let time = 0; time < 500; time++) {
      const text = drawRepeatingText(new Set(all), random)
      expect(all).not.toContain(nameOfRow(text.slice(0, text.indexOf(text[0] ?? -1, 1))))
    }
  })

  test('every sign asks for the one after it', () => {
    expect(batchOfTexts([[0, 1, 2, 0]])).toEqual({ batch: 1, ids: [0, 1, 2], targets: [1, 2, 0] })
  })
})

describe('after training', async () => {
  const result = await run(asked({}), quietSession)
  const [one, two] = result.networks

  test('the first time nobody knows more than chance, one in eight', () => {
    for (const { first } of result.networks) expect(Math.abs(first - 1 / 8)).toBeLessThan(0.06)
  })

  test('two layers know the repeat, one layer does not', () => {
    expect(two?.repeat).toBeGreaterThan(0.9)
    expect(one?.repeat).toBeLessThan(0.8)
  })

  test('attention is a distribution over what was read, and most of it is on what followed before', () => {
    result.head.weights.forEach((weights, row) => {
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9)
      expect(weights.slice(6 + row + 1).every((weight) => weight === 0)).toBe(true)
      expect(weights.indexOf(Math.max(...weights))).toBe(row + 1)
    })
    expect(result.head.onFollower.found).toBeGreaterThan(0.6)
    // Read at sign 7 to 11 of the prompt: 1/7, 1/8, … 1/11 of the weight each.
    expect(result.head.onFollower.evenly).toBeCloseTo((1 / 7 + 1 / 8 + 1 / 9 + 1 / 10 + 1 / 11) / 5, 12)
  })

  test('the number of weights is that of a layer by hand: 12 times the width squared', () => {
    // Signs, places, output, then per layer four matrices of attention and two of the feed-forward layer.
    expect(one?.parameters).toBe(8 * 16 + 16 * 16 + 16 * 8 + 12 * 16 * 16)
    expect((two?.parameters ?? 0) - (one?.parameters ?? 0)).toBe(12 * 16 * 16)
  })
})

test('text without repetition teaches nothing about repeats: the loss stays at ln 8', async () => {
  const { networks } = await run(asked({ repeats: false, steps: 150 }), quietSession)
  for (const { repeat, losses } of networks) {
    expect(Math.abs(repeat - 1 / 8)).toBeLessThan(0.06)
    expect(losses.at(-1)).toBeGreaterThan(Math.log(8) - 0.05)
  }
})

describe('a row of the learner', () => {
  test('is shown in his signs and asked for in its repeat', async () => {
    const { prompt, networks, own } = await run(asked({ pattern: 'red green blue', steps: 0 }), quietSession)
    expect(own).toBe(true)
    expect(prompt).toEqual(['red', 'green', 'blue', 'red', 'green', 'blue'])
    expect(networks[1]?.guesses.map(({ read, wanted }) => [read, wanted])).toEqual([
      ['red', 'green'],
      ['green', 'blue'],
    ])
  })

  test('changes nothing about the rows that are tried', async () => {
    const accuracies = async (pattern: string): Promise<unknown> =>
      (await run(asked({ pattern, steps: 5 }), quietSession)).networks.map(({ byPlace }) => byPlace)
    expect(await accuracies('春夏秋冬')).toEqual(await accuracies(''))
  })

  test.each(['A', 'ABCDEFGHI', 'a b c d e f g h i'])('of a wrong length is refused: %s', async (pattern) => {
    await expect(run(asked({ pattern }), quietSession)).rejects.toMatchObject({
      detail: { code: 'wrong-value', option: 'pattern' },
    })
  })
})

test('a run that is stopped still says what it has', async () => {
  let steps = 0
  const session = { ...quietSession, stopped: () => steps >= 20, report: () => void steps++ }
  const { networks } = await run(asked({}), session)
  expect(networks.map(({ stepsDone }) => stepsDone)).toEqual([20, 0])
  expect(networks.every(({ repeat }) => repeat >= 0 && repeat <= 1)).toBe(true)
})

test.runIf(deep).each(seeds)(
  'at full length two layers know the repeat (seed %i)',
  async (seed) => {
    const [one = 1, two = 0] = repeatsOf(await run(asked({ seed }), quietSession))
    expect(two).toBeGreaterThanOrEqual(0.9)
    expect(two).toBeGreaterThan(one + 0.15)
  },
  600_000,
)
