import { PrimerError } from '../errors.ts'
import { log } from './elementary.ts'
import { type LoadedFile, type OptionReader, seedRange } from './lab.ts'
import { countNgrams, evaluate, ofOrder } from './ngrams.ts'
import { createRandom, integerBelow, type Random, shuffled } from './random.ts'
import { stretchMeans } from './series.ts'
import type { Session } from './session.ts'
import { countParameters, type Tensor } from './tape.ts'
import {
  type Batch,
  continueTokens,
  createTransformer,
  lossOf,
  parametersOf,
  type Transformer,
  type TransformerShape,
  trainTransformer,
} from './transformer.ts'

/** What is trained when nothing else is asked for. */
export const standardGpt = {
  dim: 16,
  layers: 1,
  heads: 4,
  context: 16,
  batch: 16,
  rate: 0.01,
  temperature: 0.8,
} as const

export type GptOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    prompt: read.argument('prompt'),
    dim: read.integer('dim', { standard: standardGpt.dim, min: 4, max: 64 }),
    layers: read.integer('layers', { standard: standardGpt.layers, min: 1, max: 4 }),
    heads: read.integer('heads', { standard: standardGpt.heads, min: 1, max: 8 }),
    context: read.integer('context', { standard: standardGpt.context, min: 2, max: 64 }),
    batch: read.integer('batch', { standard: standardGpt.batch, min: 1, max: 64 }),
    steps: read.integer('steps', { standard: 600, min: 0, max: 20_000, fast: 200 }),
    rate: read.number('rate', { standard: standardGpt.rate, min: 0, max: 1 }),
    temperature: read.number('temperature', { standard: standardGpt.temperature, min: 0, max: 100 }),
    seed: read.integer('seed', seedRange),
    text: read.text('names'),
    loaded: read.loaded(),
  }
}

export interface GptSample {
  readonly text: string
  /** It stands in the list that was learned from. */
  readonly known: boolean
}

export interface GptResult {
  readonly shape: TransformerShape
  readonly parameters: number
  readonly items: number
  readonly heldOutItems: number
  readonly stepsDone: number
  readonly losses: readonly number[]
  /** Loss on held-out items before and after, in nats a character. */
  readonly initialLoss: number
  readonly finalLoss: number
  /** Nats a character of guessing evenly, and of counting 2 and 4 characters together. */
  readonly baselines: { readonly uniform: number; readonly bigram: number; readonly fourgram: number }
  /** Drawn while it learned. */
  readonly samples: readonly { readonly step: number; readonly drawn: readonly GptSample[] }[]
  /** Of 100 drawn at the end, how many stand in the list. */
  readonly known: number
  readonly model: SavedGpt
}

/** Item border: before the first and after the last character. */
export const border = 0
const shownSamples = 5
const fewestItems = 20
const countedSamples = 100

export async function run(asked: GptOptions, session: Session): Promise<GptResult> {
  const loaded = asked.loaded === undefined ? undefined : readSavedGpt(asked.loaded)
  const random = createRandom(asked.seed)
  const items = itemsOf(asked.text, loaded?.shape.context ?? asked.context)
  const alphabet = loaded?.alphabet ?? ['', ...new Set(items.join(''))]
  const model = loaded ? modelOf(loaded) : createTransformer(shapeFor(asked, alphabet.length), random)
  const coder = createCoder(alphabet)
  const prompt = coder.encode(asked.prompt)
  const [heldOut, learned] = split(shuffled(items.filter(coder.knows), createRandom(asked.seed + 2)))
  const test = batchOf(heldOut.map(coder.encode))
  const known = new Set(items)
  const sampling = createRandom(asked.seed + 1)
  const sample = (count: number): GptSample[] =>
    Array.from({ length: count }, () => drawItem(model, prompt, coder, asked.temperature, sampling)).map(
      (text) => ({
        text,
        known: known.has(text),
      }),
    )
  const initialLoss = lossOf(model, test)
  const samples = [{ step: 0, drawn: sample(shownSamples) }]
  const losses = await trainTransformer(
    model,
    {
      steps: asked.steps,
      rate: asked.rate,
      nextBatch: () =>
        batchOf(Array.from({ length: asked.batch }, () => coder.encode(pickItem(learned, random)))),
      newestSample: () =>
        samples
          .at(-1)
          ?.drawn.map(({ text }) => text)
          .join(' '),
      afterStep: (step) => {
        if ((step + 1) % Math.ceil(asked.steps / 5) === 0)
          samples.push({ step: step + 1, drawn: sample(shownSamples) })
      },
    },
    session,
  )
  return {
    shape: model.shape,
    parameters: countParameters(parametersOf(model)),
    items: learned.length,
    heldOutItems: heldOut.length,
    stepsDone: losses.length,
    losses: stretchMeans(losses, 60),
    initialLoss,
    finalLoss: lossOf(model, test),
    baselines: baselinesOf(learned, heldOut, alphabet.length),
    samples:
      samples.at(-1)?.step === losses.length
        ? samples
        : [...samples, { step: losses.length, drawn: sample(shownSamples) }],
    known: sample(countedSamples).filter((each) => each.known).length,
    model: savedGpt(model, alphabet),
  }
}

function shapeFor({ context, dim, layers, heads }: GptOptions, vocabulary: number): TransformerShape {
  if (dim % heads === 0) return { vocabulary, context, dim, layers, heads }
  throw new PrimerError({
    code: 'wrong-value',
    option: '--dim',
    value: String(dim),
    expected: `${heads} × n`,
  })
}

/** A line or a Chinese sentence is an item; longer ones are cut so that they fit with a border. */
function itemsOf(text: string, context: number): string[] {
  const lines = text.split(/\n|(?<=[。！？])/u).map((line) => line.trim())
  const items = lines.flatMap((line) => pieces([...line], context - 1)).filter((item) => [...item].length > 1)
  if (items.length >= fewestItems) return items
  const tokens = [...text].length
  throw new PrimerError({
    code: 'text-too-short',
    tokens,
    sentences: items.length,
    neededTokens: 2 * fewestItems,
    neededSentences: fewestItems,
  })
}

const pieces = (characters: readonly string[], length: number): string[] =>
  Array.from({ length: Math.ceil(characters.length / length) }, (_, at) =>
    characters.slice(at * length, (at + 1) * length).join(''),
  )

/** A tenth is held out. */
const split = (items: readonly string[]): [string[], string[]] => {
  const heldOut = Math.max(1, Math.floor(items.length / 10))
  return [items.slice(0, heldOut), items.slice(heldOut)]
}

export interface Coder {
  readonly encode: (text: string) => number[]
  readonly decode: (ids: readonly number[]) => string
  readonly knows: (text: string) => boolean
}

/** @throws PrimerError `unknown-token` from `encode` for a character that the alphabet does not have */
export function createCoder(alphabet: readonly string[]): Coder {
  const ids = new Map(alphabet.map((character, id) => [character, id]))
  return {
    encode: (text) =>
      [...text].map((character) => {
        const id = ids.get(character)
        if (id === undefined)
          throw new PrimerError({ code: 'unknown-token', token: character, known: alphabet.slice(1, 101) })
        return id
      }),
    decode: (tokens) => tokens.map((id) => alphabet[id] ?? '').join(''),
    knows: (text) => [...text].every((character) => ids.has(character)),
  }
}

function pickItem(items: readonly string[], random: Random): string {
  return items[integerBelow(items.length, random)] ?? ''
}

/** Every item between borders, filled up to the longest; what stands after the border does not count. */
function batchOf(items: readonly (readonly number[])[]): Batch {
  const length = Math.max(1, ...items.map((item) => item.length + 1))
  const fill = (item: readonly number[], rest: number): number[] => [
    ...item,
    ...new Array<number>(length - item.length).fill(rest),
  ]
  return {
    batch: items.length,
    ids: items.flatMap((item) => fill([border, ...item], border)),
    targets: items.flatMap((item) => fill([...item, border], -1)),
  }
}

function drawItem(
  model: Transformer,
  prompt: readonly number[],
  coder: Coder,
  temperature: number,
  random: Random,
): string {
  const rule = { temperature, topK: 0, topP: 1 }
  const length = Math.max(1, model.shape.context - 1 - prompt.length)
  return coder.decode([
    ...prompt,
    ...continueTokens(model, [border, ...prompt], { length, end: border, rule }, random),
  ])
}

function baselinesOf(
  learned: readonly string[],
  heldOut: readonly string[],
  vocabulary: number,
): GptResult['baselines'] {
  const characters = (items: readonly string[]): string[][] => items.map((item) => [...item])
  const counted = countNgrams(characters(learned), 4)
  const nats = (order: number): number =>
    evaluate(ofOrder(counted, order), characters(heldOut)).bits * Math.LN2
  return { uniform: log(vocabulary), bigram: nats(2), fourgram: nats(4) }
}

/** The weights belong into a file, not on the screen. */
export const shown = ({ model: _, ...rest }: GptResult): unknown => rest

export const saved = ({ model }: GptResult): unknown => model

/** A trained model as `--save` writes it. */
export interface SavedGpt {
  readonly format: 'llm-primer/gpt@1'
  readonly alphabet: readonly string[]
  readonly shape: TransformerShape
  /** The tensors in the order of `parametersOf`. */
  readonly weights: readonly (readonly number[])[]
}

const savedGpt = (model: Transformer, alphabet: readonly string[]): SavedGpt => ({
  format: 'llm-primer/gpt@1',
  alphabet,
  shape: model.shape,
  weights: parametersOf(model).map(({ values }) => Array.from(values)),
})

/** The model with the saved weights. */
export function modelOf({ shape, weights }: SavedGpt): Transformer {
  const model = createTransformer(shape, () => 0.5)
  parametersOf(model).forEach((tensor: Tensor, at) => {
    tensor.values.set(weights[at] ?? [])
  })
  return model
}

/** @throws PrimerError `not-a-saved-model` unless every part has the size that the shape asks for */
export function readSavedGpt({ file, value }: LoadedFile): SavedGpt {
  if (isSavedGpt(value)) return value
  throw new PrimerError({ code: 'not-a-saved-model', file })
}

function isSavedGpt(value: unknown): value is SavedGpt {
  if (typeof value !== 'object' || value === null) return false
  if (!('format' in value && 'alphabet' in value && 'shape' in value && 'weights' in value)) return false
  const { format, alphabet, shape, weights } = value
  if (
    format !== 'llm-primer/gpt@1' ||
    !isListOf(alphabet, 'string') ||
    !isShape(shape) ||
    !Array.isArray(weights)
  )
    return false
  if (alphabet.length !== shape.vocabulary || shape.dim % shape.heads !== 0) return false
  const sizes = parametersOf(createTransformer(shape, () => 0.5)).map(({ values }) => values.length)
  return (
    sizes.length === weights.length &&
    sizes.every((size, at) => isListOf(weights[at], 'number') && weights[at].length === size)
  )
}

const isListOf = (value: unknown, type: 'string' | 'number'): value is readonly unknown[] =>
  Array.isArray(value) &&
  value.every((each) => typeof each === type && (type === 'string' || Number.isFinite(each)))

const largestShape: TransformerShape = { vocabulary: 10_000, context: 64, dim: 64, layers: 4, heads: 8 }

function isShape(value: unknown): value is TransformerShape {
  if (typeof value !== 'object' || value === null) return false
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value)
  return Object.entries(largestShape).every(([name, most]) => {
    const size = entries.find(([key]) => key === name)?.[1]
    return typeof size === 'number' && Number.isInteger(size) && size >= 1 && size <= most
  })
}
