import { describe, expect, test } from 'vitest'
import { type GptOptions, modelOf, readSavedGpt, run, saved, shown } from '../../src/labs/gpt.ts'
import { crossEntropy } from '../../src/labs/operations.ts'
import { createRandom } from '../../src/labs/random.ts'
import { quietSession } from '../../src/labs/session.ts'
import { countParameters, createTape } from '../../src/labs/tape.ts'
import { createTransformer, forward, nextDistribution, parametersOf } from '../../src/labs/transformer.ts'
import { classics, names } from './corpora.ts'
import { deep, seeds } from './deep.ts'
import { worstGradientError } from './gradients.ts'

const asked = (changes: Partial<GptOptions>): GptOptions => ({
  prompt: '',
  dim: 16,
  layers: 1,
  heads: 4,
  context: 16,
  batch: 16,
  steps: 120,
  rate: 0.01,
  temperature: 0.8,
  seed: 42,
  text: names,
  loaded: undefined,
  ...changes,
})

describe('the transformer', () => {
  test('all gradients agree with finite differences', () => {
    const random = createRandom(5)
    const model = createTransformer({ vocabulary: 5, context: 4, dim: 4, layers: 2, heads: 2 }, random)
    // Weights that start at 0 would hide errors behind them.
    for (const { values } of parametersOf(model)) values.set(values.map((value) => value + random() - 0.5))
    const loss = (tape: ReturnType<typeof createTape>) =>
      crossEntropy(tape, forward(tape, model, [0, 1, 2, 0, 3, 4], 2).logits, [1, 2, -1, 3, 4, 0]).loss
    expect(worstGradientError(parametersOf(model), loss)).toBeLessThan(1e-4)
  })

  test('has 4,192 numbers in its standard shape', () => {
    const model = createTransformer(
      { vocabulary: 27, context: 16, dim: 16, layers: 1, heads: 4 },
      createRandom(1),
    )
    expect(countParameters(parametersOf(model))).toBe(4192)
  })

  test('what comes later changes nothing before it', () => {
    const model = createTransformer(
      { vocabulary: 9, context: 8, dim: 8, layers: 2, heads: 2 },
      createRandom(1),
    )
    const logits = (ids: number[]): number[] => [
      ...forward(createTape(), model, ids, 1).logits.values.subarray(0, 27),
    ]
    expect(logits([1, 2, 3, 4, 5])).toEqual(logits([1, 2, 3, 8, 8]))
  })
})

describe('a GPT learns names', () => {
  test('it begins at ln V and ends below counting pairs', async () => {
    const { initialLoss, finalLoss, baselines, stepsDone } = await run(asked({}), quietSession)
    expect(Math.abs(initialLoss - Math.log(27))).toBeLessThan(0.05)
    expect(finalLoss).toBeLessThan(baselines.bigram)
    expect(stepsDone).toBe(120)
  })

  test.runIf(deep).each(seeds)('at full length, too (seed %i)', async (seed) => {
    const { finalLoss, baselines } = await run(asked({ seed, steps: 1000 }), quietSession)
    expect(finalLoss).toBeLessThan(baselines.bigram)
  })

  test('the same seed gives the same names', async () => {
    const samples = async (seed: number): Promise<unknown> =>
      (await run(asked({ steps: 20, seed }), quietSession)).samples
    expect(await samples(3)).toEqual(await samples(3))
    expect(await samples(3)).not.toEqual(await samples(4))
  })

  test('with no training it draws noise, and says so: 0 steps, no name of the list', async () => {
    const { known, stepsDone, initialLoss, finalLoss } = await run(asked({ steps: 0 }), quietSession)
    expect([known, stepsDone]).toEqual([0, 0])
    expect(finalLoss).toBe(initialLoss)
  })

  test('names begin with the prompt, and a character it never saw is told', async () => {
    const { samples } = await run(asked({ prompt: 'mar', steps: 5 }), quietSession)
    for (const { text } of samples.flatMap(({ drawn }) => drawn)) expect(text).toMatch(/^mar/)
    await expect(run(asked({ prompt: '玛' }), quietSession)).rejects.toMatchObject({
      detail: { code: 'unknown-token', token: '玛', known: expect.arrayContaining(['a', 'z']) },
    })
  })
})

test.runIf(deep)('verses are memorised: held-out ones surprise it more than guessing evenly', async () => {
  const result = await run(asked({ text: classics, dim: 32, steps: 300 }), quietSession)
  expect(result.known).toBeGreaterThan(50)
  expect(result.finalLoss).toBeGreaterThan(result.baselines.uniform)
})

test('of a text with more characters than a model can have, the frequent ones are learned', async () => {
  // 3,000 lines: `ab` a hundred times, and lines of two characters that come once.
  const rare = Array.from({ length: 2900 }, (_, at) => String.fromCodePoint(0x4e00 + 2 * at, 0x4e01 + 2 * at))
  const text = [...Array.from({ length: 100 }, () => 'ab'), ...rare].join('\n')
  const { shape, model } = await run(asked({ text, steps: 1 }), quietSession)
  expect(shape.vocabulary).toBe(2001)
  expect(model.alphabet).toEqual(expect.arrayContaining(['a', 'b']))
})

describe('saving', () => {
  test('a saved model predicts the same after loading, and the screen does not show its weights', async () => {
    const result = await run(asked({ steps: 10 }), quietSession)
    const value: unknown = JSON.parse(JSON.stringify(saved(result)))
    const again = modelOf(readSavedGpt({ file: 'gpt.json', value }))
    expect(nextDistribution(again, [0, 1])).toEqual(nextDistribution(modelOf(result.model), [0, 1]))
    expect(JSON.stringify(shown(result))).not.toContain('weights')
    const continued = await run(asked({ steps: 0, loaded: { file: 'gpt.json', value } }), quietSession)
    expect(continued.finalLoss).toBeCloseTo(result.finalLoss, 12)
  })

  test.each([undefined, {}, [], 'x', { format: 'llm-primer/gpt@1', alphabet: [], shape: {}, weights: [] }])(
    'something else is refused: %j',
    (value) => {
      expect(() => readSavedGpt({ file: 'x.json', value })).toThrow('not-a-saved-model')
    },
  )

  test('what cannot be used is refused, with the part that is at fault', async () => {
    const { model } = await run(asked({ steps: 0 }), quietSession)
    const [first = [], ...others] = model.weights
    const cases = [
      ['weights', { ...model, weights: others }],
      ['weights', { ...model, weights: model.weights.map((part) => part.map(() => null)) }],
      ['weights', { ...model, weights: [first.map((value) => value * 1e300), ...others] }],
      ['shape', { ...model, shape: { ...model.shape, layers: 1e9 } }],
      ['shape', { ...model, shape: { ...model.shape, context: 1 } }],
      ['shape', { ...model, shape: { ...model.shape, heads: 3 } }],
      ['shape', { ...model, shape: null }],
      ['alphabet', { ...model, alphabet: model.alphabet.slice(1) }],
      [
        'alphabet',
        { ...model, alphabet: model.alphabet.map((sign) => (sign === 'a' ? '\u001b[31m' : sign)) },
      ],
      ['alphabet', { ...model, alphabet: model.alphabet.map((sign) => (sign === 'a' ? '\u001b' : sign)) }],
      ['alphabet', { ...model, alphabet: model.alphabet.map((sign) => (sign === 'a' ? 'b' : sign)) }],
      ['form', { ...model, format: 'llm-primer/gpt@2' }],
      ['form', { ...model, training: { steps: 'many' } }],
    ] as const
    for (const [fault, value] of cases)
      expect(() => readSavedGpt({ file: 'x.json', value })).toThrowError(
        expect.objectContaining({ detail: { code: 'not-a-saved-model', file: 'x.json', fault } }),
      )
  })

  test('a model that knows other characters than the text is refused before it is tried', async () => {
    const { model } = await run(asked({ steps: 0 }), quietSession)
    const loaded = { file: 'x.json', value: model }
    await expect(run(asked({ text: classics, loaded }), quietSession)).rejects.toMatchObject({
      detail: { code: 'not-a-saved-model', fault: 'text' },
    })
  })

  test('a loaded model is tried on what its own training left out, whatever the seed', async () => {
    const first = await run(asked({ steps: 60 }), quietSession)
    const loaded = { file: 'x.json', value: JSON.parse(JSON.stringify(first.model)) }
    const again = await run(asked({ steps: 0, seed: 7, loaded }), quietSession)
    expect(again.past).toEqual({ steps: 60, sameList: true })
    expect(again.finalLoss).toBeCloseTo(first.finalLoss, 12)
    const further = await run(asked({ steps: 5, seed: 7, loaded }), quietSession)
    expect(further.model.training).toEqual({ ...first.model.training, steps: 65 })
  })

  test('on another list, or from a file that tells nothing, nobody knows what it has seen', async () => {
    const { model } = await run(asked({ steps: 10 }), quietSession)
    const other = names.split('\n').slice(0, 400).join('\n')
    const onOther = await run(
      asked({ steps: 5, text: other, loaded: { file: 'x', value: model } }),
      quietSession,
    )
    expect(onOther.past).toEqual({ steps: 10, sameList: false })
    expect(onOther.model.training).toBeUndefined()
    const { training: _, ...silent } = model
    const { past } = await run(asked({ steps: 0, loaded: { file: 'x', value: silent } }), quietSession)
    expect(past).toEqual({ steps: null, sameList: null })
  })
})
