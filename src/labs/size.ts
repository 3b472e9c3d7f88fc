import { PrimerError } from '../errors.ts'
import type { OptionReader } from './lab.ts'

/** How a transformer's blocks are built, as far as it changes the number of weights. */
export type Architecture = 'gpt' | 'bert' | 'llama'

/** The numbers that fix how many weights a transformer has. */
export interface Shape {
  readonly architecture: Architecture
  readonly layers: number
  /** Width of the vector that stands for a token. */
  readonly dim: number
  readonly heads: number
  /** Heads that keys and values have; fewer than `heads` where groups of queries share them. */
  readonly keyValueHeads: number
  /** Width of the feed-forward layer. */
  readonly hidden: number
  readonly vocabulary: number
  /** Most tokens at once: rows of learned positions in gpt and bert. */
  readonly context: number
  /** A normalisation after the last block: GPT-2 and later have one, GPT-1 has none. */
  readonly finalNorm: boolean
}

export interface PublishedModel extends Shape {
  readonly name: string
  /** Training tokens, where the makers said how many. */
  readonly trainingTokens?: number
}

const gpt = (layers: number, dim: number, heads: number, vocabulary: number, context: number): Shape => ({
  architecture: 'gpt',
  layers,
  dim,
  heads,
  keyValueHeads: heads,
  hidden: 4 * dim,
  vocabulary,
  context,
  finalNorm: true,
})

const bert = (layers: number, dim: number, heads: number): Shape => ({
  ...gpt(layers, dim, heads, 30522, 512),
  architecture: 'bert',
  finalNorm: false,
})

const llama3 = (layers: number, dim: number, heads: number, hidden: number): Shape => ({
  ...gpt(layers, dim, heads, 128256, 8192),
  architecture: 'llama',
  keyValueHeads: 8,
  hidden,
})

/** Sequences of 256 a step: nine tenths of a million steps with 128 tokens each, the rest with 512 (Devlin et al., A.2). */
const bertTokens = 256 * (900_000 * 128 + 100_000 * 512)

const gpt2: PublishedModel = { name: 'gpt-2', ...gpt(12, 768, 12, 50257, 1024) }

/**
 * Shapes from the papers and the published configurations: Radford et al. 2018 and 2019, Devlin et al. 2018
 * (arXiv 1810.04805), Brown et al. 2020 (2005.14165, table 2.1), Llama team 2024 (2407.21783, table 3).
 */
export const publishedModels: readonly PublishedModel[] = [
  { name: 'gpt-1', ...gpt(12, 768, 12, 40478, 512), finalNorm: false },
  gpt2,
  { name: 'gpt-2-xl', ...gpt(48, 1600, 25, 50257, 1024) },
  { name: 'bert-base', ...bert(12, 768, 12), trainingTokens: bertTokens },
  { name: 'bert-large', ...bert(24, 1024, 16), trainingTokens: bertTokens },
  { name: 'gpt-3', ...gpt(96, 12288, 96, 50257, 2048), trainingTokens: 300e9 },
  { name: 'llama-3-8b', ...llama3(32, 4096, 32, 14336), trainingTokens: 15e12 },
  { name: 'llama-3-70b', ...llama3(80, 8192, 64, 28672), trainingTokens: 15e12 },
]

/** Where the weights are. `output` is 0 where the output layer uses the embedding table again. */
export interface ParameterParts {
  readonly tokenEmbedding: number
  readonly positions: number
  readonly attention: number
  readonly feedForward: number
  readonly norms: number
  /** BERT's dense layer above the first token. */
  readonly pooler: number
  readonly output: number
}

/** Counts the weights of a shape, part by part. */
export function countParts(shape: Shape): ParameterParts {
  const { architecture, layers, dim, hidden, vocabulary } = shape
  const keyValueDim = (dim / shape.heads) * shape.keyValueHeads
  const biased = architecture !== 'llama'
  const norm = biased ? 2 * dim : dim
  const segments = architecture === 'bert' ? 2 : 0
  const projections = 2 * dim * dim + 2 * dim * keyValueDim
  const matrices = architecture === 'llama' ? 3 : 2
  return {
    tokenEmbedding: vocabulary * dim,
    positions: biased ? (shape.context + segments) * dim : 0,
    attention: layers * (projections + (biased ? 2 * dim + 2 * keyValueDim : 0)),
    feedForward: layers * (matrices * dim * hidden + (biased ? hidden + dim : 0)),
    norms: layers * 2 * norm + (shape.finalNorm ? norm : 0) + (architecture === 'bert' ? norm : 0),
    pooler: architecture === 'bert' ? dim * dim + dim : 0,
    output: architecture === 'llama' ? vocabulary * dim : 0,
  }
}

export function countWeights(shape: Shape): number {
  return Object.values(countParts(shape)).reduce((total, part) => total + part, 0)
}

/** Bytes a weight in the usual formats. */
export const weightFormats = { fp32: 4, fp16: 2, int8: 1, int4: 0.5 } as const
export type WeightFormat = keyof typeof weightFormats

/** Bytes that one token of context keeps in memory: a key and a value for each layer, 2 bytes a number. */
export function keyValueBytes({ layers, dim, heads, keyValueHeads }: Shape): number {
  return 2 * layers * (dim / heads) * keyValueHeads * 2
}

/**
 * Operations to train: 6 for each weight and token, two forward and four backward (Kaplan et al., 2020, arXiv
 * 2001.08361, section 2.1). Attention over long contexts comes on top.
 */
export function trainingOperations(parameters: number, tokens: number): number {
  return 6 * parameters * tokens
}

/** Operations a second, dense 16-bit, by the maker's data sheet. */
export const accelerators = { a100: 312e12, h100: 989e12 } as const
/** The share of that speed which large training runs reach; Llama 3 reports 38–43 % (arXiv 2407.21783, table 4). */
const utilisation = 0.4

export type SizeOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    model: read.words('model').toLowerCase() || 'gpt-2',
    layers: read.optionalInteger('layers', { min: 1, max: 1000 }),
    dim: read.optionalInteger('dim', { min: 1, max: 1_000_000 }),
    heads: read.optionalInteger('heads', { min: 1, max: 10_000 }),
    keyValueHeads: read.optionalInteger('kv-heads', { min: 1, max: 10_000 }),
    hidden: read.optionalInteger('hidden', { min: 1, max: 10_000_000 }),
    vocabulary: read.optionalInteger('vocabulary', { min: 1, max: 10_000_000 }),
    context: read.optionalInteger('context', { min: 1, max: 100_000_000 }),
    tokens: read.optionalNumber('tokens', { min: 1, max: 1e18 }),
    gpu: read.choice('gpu', ['h100', 'a100']),
    catalogue: read.catalogueModels(),
  }
}

interface SizeFacts {
  readonly model: string
  readonly parameters: number
  readonly memory: readonly { readonly format: WeightFormat; readonly bytes: number }[]
  /** Null where nobody said how many tokens the model was trained on. */
  readonly training: TrainingCompute | null
  /** All published shapes of the list, to compare with. */
  readonly others: readonly { readonly name: string; readonly parameters: number }[]
}

export interface TrainingCompute {
  readonly tokens: number
  readonly operations: number
  readonly gpu: keyof typeof accelerators
  readonly utilisation: number
  readonly gpuSeconds: number
}

export interface KeyValueCacheSize {
  readonly bytesPerToken: number
  readonly context: number
  readonly bytes: number
}

/** A model whose shape is known: everything follows from it. */
export interface ShapedSize extends SizeFacts {
  readonly source: 'shape'
  /** The learner changed the published shape. */
  readonly changed: boolean
  readonly shape: Shape
  readonly parts: ParameterParts
  /** Null for an encoder: it writes nothing token by token, so it keeps nothing for the next. */
  readonly keyValueCache: KeyValueCacheSize | null
}

/** A model of the catalogue: only its number of parameters is known. */
export interface CatalogueSize extends SizeFacts {
  readonly source: 'catalogue'
  readonly asOf: string | null
  /** All sizes of the release. `active`: the parameters that work on each token, where not all do. */
  readonly sizes: readonly { readonly total: number; readonly active: number | null }[]
}

export type SizeResult = ShapedSize | CatalogueSize

export function run(asked: SizeOptions): SizeResult {
  const published = publishedModels.find(({ name }) => name === asked.model)
  return published ? shapedSize(published, asked) : catalogueSize(asked)
}

function shapedSize(published: PublishedModel, asked: SizeOptions): ShapedSize {
  const shape = changedShape(published, asked)
  const parameters = countWeights(shape)
  const context = asked.context ?? shape.context
  const bytesPerToken = keyValueBytes(shape)
  return {
    source: 'shape',
    ...factsOf(published.name, parameters, asked.tokens ?? published.trainingTokens, asked),
    changed: sizesOf(shape).join() !== sizesOf(published).join(),
    shape,
    parts: countParts(shape),
    keyValueCache:
      shape.architecture === 'bert' ? null : { bytesPerToken, context, bytes: bytesPerToken * context },
  }
}

const sizesOf = ({ layers, dim, heads, keyValueHeads, hidden, vocabulary }: Shape): number[] => [
  layers,
  dim,
  heads,
  keyValueHeads,
  hidden,
  vocabulary,
]

const billion = 1e9

/** @throws PrimerError `unknown-value` for a name that nobody knows, `size-unknown` for one without a published size */
function catalogueSize(asked: SizeOptions): CatalogueSize {
  const names = publishedModels.map(({ name }) => name)
  const found = asked.catalogue(asked.model)
  if (!found)
    throw new PrimerError({
      code: 'unknown-value',
      option: '--model',
      value: asked.model,
      allowed: [...names, 'llm-primer models'],
    })
  const sizes = found.sizes.map(({ total, active }) => ({
    total: total * billion,
    active: active ? active * billion : null,
  }))
  const largest = sizes.reduce((most, size) => (size.total > (most?.total ?? 0) ? size : most), sizes[0])
  if (!largest) throw new PrimerError({ code: 'size-unknown', model: found.id })
  const { training, ...rest } = factsOf(found.id, largest.total, undefined, asked)
  return {
    source: 'catalogue',
    ...rest,
    training:
      asked.tokens === undefined
        ? training
        : trainingOf(largest.active ?? largest.total, asked.tokens, asked.gpu),
    asOf: found.asOf,
    sizes,
  }
}

const factsOf = (
  model: string,
  parameters: number,
  tokens: number | undefined,
  { gpu }: SizeOptions,
): SizeFacts => ({
  model,
  parameters,
  memory: formats.map((format) => ({ format, bytes: parameters * weightFormats[format] })),
  training: trainingOf(parameters, tokens, gpu),
  others: publishedModels.map((each) => ({ name: each.name, parameters: countWeights(each) })),
})

const formats = ['fp32', 'fp16', 'int8', 'int4'] as const

function changedShape(published: PublishedModel, asked: SizeOptions): Shape {
  const dim = asked.dim ?? published.dim
  const heads = asked.heads ?? published.heads
  const grouped = published.keyValueHeads < published.heads
  const shape: Shape = {
    architecture: published.architecture,
    layers: asked.layers ?? published.layers,
    dim,
    heads,
    keyValueHeads: asked.keyValueHeads ?? (grouped ? Math.min(heads, published.keyValueHeads) : heads),
    hidden: asked.hidden ?? Math.round((published.hidden / published.dim) * dim),
    vocabulary: asked.vocabulary ?? published.vocabulary,
    context: published.context,
    finalNorm: published.finalNorm,
  }
  // Heads share the width, and groups share the heads, without a rest.
  requireExact(
    dim % heads === 0,
    asked.dim === undefined ? ['--heads', heads, `${dim} ÷ n`] : ['--dim', dim, `${heads} × n`],
  )
  const groups = shape.keyValueHeads
  requireExact(
    heads % groups === 0,
    asked.heads === undefined ? ['--kv-heads', groups, `${heads} ÷ n`] : ['--heads', heads, `${groups} × n`],
  )
  return shape
}

/** @throws PrimerError `wrong-value` for the option that the learner gave */
function requireExact(
  holds: boolean,
  [option, value, expected]: readonly [option: string, value: number, expected: string],
): void {
  if (!holds) throw new PrimerError({ code: 'wrong-value', option, value: String(value), expected })
}

function trainingOf(
  parameters: number,
  tokens: number | undefined,
  gpu: keyof typeof accelerators,
): TrainingCompute | null {
  if (tokens === undefined) return null
  const operations = trainingOperations(parameters, tokens)
  return {
    tokens,
    operations,
    gpu,
    utilisation,
    gpuSeconds: operations / (accelerators[gpu] * utilisation),
  }
}
