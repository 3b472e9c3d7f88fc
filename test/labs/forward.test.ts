import { describe, expect, test } from 'vitest'
import { type ForwardOptions, type ForwardResult, run, saved, shown } from '../../src/labs/forward.ts'
import { modelOf, type SavedGpt, standardGpt, run as trainGpt } from '../../src/labs/gpt.ts'
import { createRandom } from '../../src/labs/random.ts'
import { quietSession } from '../../src/labs/session.ts'
import { createTape } from '../../src/labs/tape.ts'
import {
  createTransformer,
  forward,
  forwardNext,
  type KeyValueCache,
  nextDistribution,
  parametersOf,
  type Transformer,
} from '../../src/labs/transformer.ts'
import { names } from './corpora.ts'
import { deep, seeds } from './deep.ts'

const asked = (changes: Partial<ForwardOptions>): ForwardOptions => ({
  prompt: 'mari',
  position: undefined,
  head: 1,
  without: 'nothing',
  layers: 1,
  steps: 30,
  seed: 42,
  text: names,
  loaded: undefined,
  ...changes,
})

/** A model in which no weight is 0, so that no part can be missing without a trace. */
function anyModel(layers: number, heads: number): Transformer {
  const random = createRandom(9)
  const model = createTransformer({ vocabulary: 7, context: 6, dim: 8, layers, heads }, random)
  for (const { values } of parametersOf(model)) values.set(values.map((value) => value + random() - 0.5))
  return model
}

const savedModel = (model: Transformer): SavedGpt => ({
  format: 'llm-primer/gpt@1',
  alphabet: ['', ...'abcdef'],
  shape: model.shape,
  weights: parametersOf(model).map(({ values }) => Array.from(values)),
})

const passOf = (model: Transformer, changes: Partial<ForwardOptions> = {}): Promise<ForwardResult> =>
  run(
    asked({ prompt: 'face', loaded: { file: 'm.json', value: savedModel(model) }, ...changes }),
    quietSession,
  )

type Matrix = readonly (readonly number[])[]

/** The weights as plain rows, in the order in which they are saved. */
function weightsOf(model: Transformer): Matrix[] {
  return parametersOf(model).map(({ rows, columns, values }) =>
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => values[row * columns + column] ?? 0),
    ),
  )
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, place) => sum + value * (b[place] ?? 0), 0)
const times = (rows: Matrix, weight: Matrix = []): number[][] =>
  rows.map((row) =>
    (weight[0] ?? []).map((_, column) =>
      dot(
        row,
        weight.map((line) => line[column] ?? 0),
      ),
    ),
  )
const plus = (a: Matrix, b: Matrix): number[][] =>
  a.map((row, at) => row.map((value, place) => value + (b[at]?.[place] ?? 0)))
const normed = (rows: Matrix): number[][] =>
  rows.map((row) => row.map((value) => value / Math.sqrt(dot(row, row) / row.length + 1e-5)))

/** The same model once more, written down from its description with nothing but sums and products of numbers. */
function logitsByHand(model: Transformer, ids: readonly number[]): number[][] {
  const [tokens = [], places = [], ...rest] = weightsOf(model)
  const { heads, dim, layers } = model.shape
  const width = dim / heads
  let x = normed(ids.map((id, place) => plus([tokens[id] ?? []], [places[place] ?? []])[0] ?? []))
  for (let block = 0; block < layers; block++) {
    const [query, key, value, merge, widen, narrow] = rest.slice(block * 6, block * 6 + 6)
    const [q, k, v] = [query, key, value].map((weight) => times(normed(x), weight))
    const mixed = ids.map((_, row) =>
      Array.from({ length: heads }, (_, head) => {
        const cut = (vector: readonly number[] = []): readonly number[] =>
          vector.slice(head * width, (head + 1) * width)
        const raised = ids
          .slice(0, row + 1)
          .map((_, column) => Math.exp(dot(cut(q?.[row]), cut(k?.[column])) / Math.sqrt(width)))
        const total = raised.reduce((sum, each) => sum + each, 0)
        return cut(v?.[0]).map((_, place) =>
          raised.reduce((sum, each, column) => sum + (each / total) * (cut(v?.[column])[place] ?? 0), 0),
        )
      }).flat(),
    )
    x = plus(x, times(mixed, merge))
    const inside = times(normed(x), widen).map((row) => row.map((each) => Math.max(0, each)))
    x = plus(x, times(inside, narrow))
  }
  return times(x, rest.at(-1))
}

const worst = (a: Matrix, b: Matrix): number =>
  Math.max(
    ...a.flatMap((row, at) => row.map((value, place) => Math.abs(value - (b[at]?.[place] ?? Number.NaN)))),
  )

describe.each([
  [1, 1],
  [1, 4],
  [3, 2],
])('a pass through %i blocks with %i heads', async (layers, heads) => {
  const model = anyModel(layers, heads)
  const result = await passOf(model)

  test('gives the logits of a calculation by hand', () => {
    expect(worst(result.logits, logitsByHand(model, result.ids))).toBeLessThan(1e-9)
  })

  test('its logits are put together from what was kept on the way', () => {
    const parts = [
      result.embedding.normalised,
      ...result.blocks.flatMap((each) => [each.gathered, each.digested]),
    ]
    const vectors = parts.reduce((sum, part) => plus(sum, part))
    expect(worst(times(vectors, weightsOf(model).at(-1)), result.logits)).toBeLessThan(1e-9)
    for (const { guesses, parts: shares } of result.predictions) {
      expect(shares).toHaveLength(1 + 2 * layers)
      const sum = shares.reduce((total, { logit }) => total + logit, 0)
      expect(Math.abs(sum - (guesses[0]?.logit ?? Number.NaN))).toBeLessThan(1e-9)
    }
  })

  test('each head shares out exactly 1 among a token and those before it', () => {
    for (const { weights } of result.blocks) {
      expect(weights).toHaveLength(heads)
      for (const rows of weights)
        for (const [row, shares] of rows.entries()) {
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
          expect(shares.slice(row + 1).every((share) => share === 0)).toBe(true)
        }
    }
  })

  test('from cached keys and values every token has the logits of the whole pass', () => {
    const tape = createTape()
    const whole = forward(createTape(), model, result.ids, 1).logits
    let cache: KeyValueCache = []
    for (const [row, id] of result.ids.entries()) {
      const next = forwardNext(tape, model, id, cache)
      cache = next.cache
      const expected = whole.values.subarray(row * whole.columns, (row + 1) * whole.columns)
      expect(worst([[...next.logits.values]], [[...expected]])).toBeLessThan(1e-9)
    }
    expect(cache.map(({ key, value }) => [key.rows, value.rows])).toEqual(
      Array.from({ length: layers }, () => [result.ids.length, result.ids.length]),
    )
    expect(result.cache.difference).toBeLessThan(1e-9)
  })
})

test('multiplications are those of a count by hand', async () => {
  const model = createTransformer({ vocabulary: 7, context: 4, dim: 2, layers: 1, heads: 1 }, createRandom(1))
  const { cache } = await passOf(model, { prompt: 'a' })
  // A token: query, key, value, merge 4 × 4; widen and narrow 2 × 16; output 14. A pair of tokens: score 2, mixture 2.
  expect(cache.multiplications).toEqual({ anew: 2 * 62 + 4 * 4, kept: 62 + 2 * 4 })
  expect(cache.kept).toBe(8)
})

describe('an exchanged first character', () => {
  test('reaches the last one in attention, and not before', async () => {
    const { exchange } = await passOf(anyModel(2, 2))
    expect(exchange).toMatchObject({ from: 'f', embedding: 0, projections: 0 })
    expect(exchange?.gathered).toBeGreaterThan(0)
    expect(exchange?.logits).toBeGreaterThan(0)
  })

  test('never does without attention', async () => {
    const { exchange } = await passOf(anyModel(2, 2), { without: 'attention' })
    expect(exchange).toMatchObject({ gathered: 0, logits: 0 })
  })

  test('says nothing of a single character', async () => {
    expect((await passOf(anyModel(1, 2), { prompt: 'a' })).exchange).toBeNull()
  })
})

describe('a part left out', () => {
  const last = ({ logits }: ForwardResult): Matrix => logits.slice(-1)

  test('without positions one block does not know in which order the earlier characters came', async () => {
    const model = anyModel(1, 2)
    const order = async (prompt: string, without: 'positions' | 'nothing'): Promise<Matrix> =>
      last(await passOf(model, { prompt, without }))
    expect(worst(await order('bace', 'positions'), await order('acbe', 'positions'))).toBeLessThan(1e-9)
    expect(worst(await order('bace', 'nothing'), await order('acbe', 'nothing'))).toBeGreaterThan(0.01)
  })

  test('adds nothing, and the whole model stands beside it', async () => {
    const model = anyModel(2, 2)
    const whole = await passOf(model)
    const without = await passOf(model, { without: 'mlp' })
    for (const { digested } of without.blocks)
      expect(digested.flat().every((value) => value === 0)).toBe(true)
    for (const { character, whole: share } of without.predictions.at(-1)?.guesses ?? []) {
      const same = whole.predictions.at(-1)?.guesses.find((guess) => guess.character === character)
      if (same) expect(share).toBe(same.probability)
    }
    expect(whole.predictions[0]?.guesses[0]?.whole).toBeNull()
  })
})

describe('the model', () => {
  test('is the one that lab gpt trains from the same seed', async () => {
    const { model } = await run(asked({}), quietSession)
    const gpt = await trainGpt({ ...standardGpt, ...asked({}), prompt: '' }, quietSession)
    expect(model).toEqual(gpt.model)
  })

  test('is taken as it was saved, and saved as it is; its weights are not shown', async () => {
    const first = await run(asked({}), quietSession)
    const value: unknown = JSON.parse(JSON.stringify(saved(first)))
    const again = await run(asked({ loaded: { file: 'gpt.json', value } }), quietSession)
    expect(again.stepsDone).toBeNull()
    expect(again.logits).toEqual(first.logits)
    expect(shown(first)).not.toHaveProperty('model')
    const [best] = again.predictions.at(-1)?.guesses ?? []
    expect(best?.probability).toBe(Math.max(...nextDistribution(modelOf(again.model), again.ids)))
  })

  test('begins by itself where no prompt is given', async () => {
    const { tokens, position } = await run(asked({ prompt: '' }), quietSession)
    expect(tokens.length).toBeGreaterThan(1)
    expect(tokens[0]).toBe('')
    expect(position).toBe(tokens.length)
  })

  test('a prompt longer than its context is read from its end', async () => {
    const { cut, tokens } = await passOf(anyModel(1, 2), { prompt: 'abcdefab' })
    expect(cut).toBe(3)
    expect(tokens.join('')).toBe('defab')
  })

  test('that was stopped is shown as far as it came', async () => {
    let steps = 0
    const session = { ...quietSession, stopped: () => steps > 5, report: () => void steps++ }
    const { stepsDone, predictions } = await run(asked({}), session)
    expect(stepsDone).toBe(6)
    expect(predictions).toHaveLength(5)
  })
})

test.each([
  [{ prompt: 'ab', position: 4 }, '1–3'],
  [{ prompt: '', position: 6 }, '1–5'],
  [{ head: 5 }, '1–4'],
])('%j is told with the range, before anything is trained', async (changes, expected) => {
  let steps = 0
  const session = { ...quietSession, report: () => void steps++ }
  await expect(run(asked(changes), session)).rejects.toMatchObject({
    detail: { code: 'wrong-value', expected },
  })
  expect(steps).toBe(0)
})

test('a character that it never saw is told before anything is trained', async () => {
  await expect(run(asked({ prompt: '玛' }), quietSession)).rejects.toThrow('unknown-token')
})

describe.runIf(deep)('at full length', () => {
  test.each(seeds)(
    'the trained model, by hand and from its cache (seed %i)',
    async (seed) => {
      const result = await run(asked({ steps: 600, seed, layers: 2 }), quietSession)
      expect(worst(result.logits, logitsByHand(modelOf(result.model), result.ids))).toBeLessThan(1e-9)
      expect(result.cache.difference).toBeLessThan(1e-9)
      // 27 characters are about equally likely before training.
      expect(result.predictions.at(-1)?.guesses[0]?.probability).toBeGreaterThan(3 / 27)
    },
    600_000,
  )
})
