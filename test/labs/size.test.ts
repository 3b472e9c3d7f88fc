import { describe, expect, test } from 'vitest'
import {
  countWeights,
  keyValueBytes,
  publishedModels,
  run as runAny,
  type ShapedSize,
  type SizeOptions,
  trainingOperations,
} from '../../src/labs/size.ts'

const asked = (changes: Partial<SizeOptions>): SizeOptions => ({
  model: 'gpt-2',
  layers: undefined,
  dim: undefined,
  heads: undefined,
  keyValueHeads: undefined,
  hidden: undefined,
  vocabulary: undefined,
  context: undefined,
  tokens: undefined,
  gpu: 'a100',
  catalogue: () => undefined,
  ...changes,
})

function run(options: SizeOptions): ShapedSize {
  const result = runAny(options)
  if (result.source !== 'shape') throw new Error('not one of the known shapes')
  return result
}

const published = {
  'gpt-1': 116_534_784,
  'gpt-2': 124_439_808,
  'gpt-2-xl': 1_557_611_200,
  'bert-base': 109_482_240,
  'bert-large': 335_141_888,
  'gpt-3': 174_604_259_328,
  'llama-3-8b': 8_030_261_248,
  'llama-3-70b': 70_553_706_496,
}

test('the number of weights is that of the published models, to the last one', () => {
  expect(Object.fromEntries(publishedModels.map((model) => [model.name, countWeights(model)]))).toEqual(
    published,
  )
})

describe('memory', () => {
  test('Llama 3 8B keeps 128 KiB for each token of context: 1 GiB at 8,192', () => {
    const { keyValueCache } = run(asked({ model: 'llama-3-8b' }))
    expect(keyValueCache).toEqual({ bytesPerToken: 131_072, context: 8192, bytes: 1_073_741_824 })
  })

  test('halves with each halving of the bits', () => {
    expect(run(asked({})).memory.map(({ bytes }) => bytes)).toEqual([
      497_759_232, 248_879_616, 124_439_808, 62_219_904,
    ])
  })

  test('groups of eight key and value heads need an eighth of 64', () => {
    const seventy = publishedModels.find(({ name }) => name === 'llama-3-70b')
    expect(seventy && keyValueBytes({ ...seventy, keyValueHeads: 64 }) / keyValueBytes(seventy)).toBe(8)
  })
})

describe('training', () => {
  test('GPT-3 took 3.14 × 10²³ operations', () => {
    expect(trainingOperations(174_604_259_328, 300e9) / 1e23).toBeCloseTo(3.14, 2)
    // at 40 % of an A100's 312 TFLOP/s: 3.143e23 / 1.248e14 / 86400 s
    expect((run(asked({ model: 'gpt-3' })).training?.gpuSeconds ?? 0) / 86_400).toBeCloseTo(29_147, -1)
  })

  test('nothing is said where nobody published the number of tokens', () => {
    expect(run(asked({ model: 'gpt-2' })).training).toBeNull()
    expect(run(asked({ model: 'gpt-2', tokens: 1e9 })).training?.operations).toBe(6 * 124_439_808 * 1e9)
  })
})

describe('by shape', () => {
  test('a flag changes the published shape', () => {
    const { parameters, changed } = run(asked({ layers: 24, dim: 1024, heads: 16 }))
    expect(changed).toBe(true)
    expect(parameters).toBe(354_823_168) // GPT-2 medium, as published
  })

  test('a width that the heads cannot share is refused with what is allowed', () => {
    expect(() => run(asked({ dim: 770 }))).toThrowError(
      expect.objectContaining({
        detail: { code: 'wrong-value', option: '--dim', value: '770', expected: '12 × n' },
      }),
    )
  })
})

describe('a model of the catalogue', () => {
  const found = { id: 'example-moe', sizes: [{ total: 7 }, { total: 1600, active: 49 }], asOf: '2026-11-23' }

  test('its largest size fixes the memory, the active part the work', () => {
    const result = runAny(asked({ model: 'example-moe', tokens: 1e12, catalogue: () => found }))
    expect(result).toMatchObject({ source: 'catalogue', parameters: 1.6e12 })
    expect(result.memory.find(({ format }) => format === 'int4')?.bytes).toBe(800e9)
    expect(result.training?.operations).toBe(6 * 49e9 * 1e12)
  })

  test('a name that nobody knows is told with those that are, and a missing size is told', () => {
    expect(() => runAny(asked({ model: 'nonsense' }))).toThrow('unknown-value')
    expect(() => runAny(asked({ model: 'secret', catalogue: () => ({ ...found, sizes: [] }) }))).toThrow(
      'size-unknown',
    )
  })
})
