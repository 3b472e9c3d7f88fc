import { PLAIN_NAME } from '../domain/clean.ts'
import { nameHash } from '../domain/name-hash.ts'
import { isRecord } from '../domain/record.ts'
import { PrimerError, type PrimerErrorDetail } from '../errors.ts'
import { log } from './elementary.ts'
import { mostFrequent } from './frequent.ts'
import { type LoadedFile, type OptionReader, seedRange } from './lab.ts'
import { batchOfItems, itemBorder } from './name-items.ts'
import { countNgrams, evaluate, ofOrder } from './ngrams.ts'
import { createRandom, integerBelow, type Random, shuffled } from './random.ts'
import { stretchMeans } from './series.ts'
import type { Session } from './session.ts'
import { countParameters, type Tensor } from './tape.ts'
import {
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

/** The border and two characters: items of one character tell nothing of what follows what. */
const shortestContext = 3

export type GptOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    prompt: read.argument('prompt'),
    dim: read.integer('dim', { standard: standardGpt.dim, min: 4, max: 64 }),
    layers: read.integer('layers', { standard: standardGpt.layers, min: 1, max: 4 }),
    heads: read.integer('heads', { standard: standardGpt.heads, min: 1, max: 8 }),
    context: read.integer('context', { standard: standardGpt.context, min: shortestContext, max: 64 }),
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
  /** What the file of a loaded model says of its past; null for a model that began with this run. */
  readonly past: Past | null
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
  /** How unlikely those 100 are by the pairs of the list, in nats a character: what looks like its items costs little. */
  readonly drawnLoss: number
  readonly model: SavedGpt
}

export interface Past {
  /** Training steps so far; null where the file does not say. */
  readonly steps: number | null
  /** Whether it learned from this very list, so that what is held out now was held out then; null if nobody knows. */
  readonly sameList: boolean | null
}

const shownSamples = 5
const fewestItems = 20
const countedSamples = 100

export async function run(asked: GptOptions, session: Session): Promise<GptResult> {
  const loaded = asked.loaded === undefined ? undefined : readSavedGpt(asked.loaded)
  const random = createRandom(asked.seed)
  const items = itemsOf(asked.text, loaded?.shape.context ?? asked.context)
  const alphabet = loaded?.alphabet ?? ['', ...mostFrequent(items.join(''), MOST_CHARACTERS)]
  const model = loaded ? modelOf(loaded) : createTransformer(shapeFor(asked, alphabet.length), random)
  const coder = createCoder(alphabet)
  const prompt = coder.encode(asked.prompt)
  const list = nameHash(items.join('\n'))
  const past = loaded && pastOf(loaded, list)
  const splitSeed = past?.sameList ? (loaded?.training?.splitSeed ?? 0) : asked.seed + 2
  const [heldOut, learned] = split(
    shuffled(usableItems(items, coder, asked.loaded), createRandom(splitSeed)),
    Math.floor(MOST_LOGITS / (model.shape.context * alphabet.length)),
  )
  const test = batchOfItems(heldOut.map(coder.encode))
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
        batchOfItems(Array.from({ length: asked.batch }, () => coder.encode(pickItem(learned, random)))),
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
  const lastSamples =
    samples.at(-1)?.step === losses.length ? [] : [{ step: losses.length, drawn: sample(shownSamples) }]
  const drawn = sample(countedSamples)
  const counted = countNgrams(learned.map(charactersOf), 4)
  const natsOf = (texts: readonly string[], order: number): number =>
    evaluate(ofOrder(counted, order), texts.map(charactersOf)).bits * Math.LN2
  return {
    shape: model.shape,
    parameters: countParameters(parametersOf(model)),
    items: learned.length,
    heldOutItems: heldOut.length,
    past: past ?? null,
    stepsDone: losses.length,
    losses: stretchMeans(losses, 60),
    initialLoss,
    finalLoss: lossOf(model, test),
    baselines: { uniform: log(alphabet.length), bigram: natsOf(heldOut, 2), fourgram: natsOf(heldOut, 4) },
    samples: [...samples, ...lastSamples],
    known: drawn.filter((each) => each.known).length,
    drawnLoss: natsOf(
      drawn.map(({ text }) => text),
      2,
    ),
    model: savedGpt(model, alphabet, trainingAfter(loaded, past, { list, splitSeed, steps: losses.length })),
  }
}

const charactersOf = (item: string): string[] => [...item]

function pastOf({ training }: SavedGpt, list: string): Past {
  return training
    ? { steps: training.steps, sameList: training.list === list }
    : { steps: null, sameList: null }
}

/** What the next run may know. A model that learned from two lists, or from one that nobody knows, tells of none. */
function trainingAfter(
  loaded: SavedGpt | undefined,
  past: Past | undefined,
  now: SavedTraining,
): SavedTraining | undefined {
  if (!loaded || past?.sameList) return { ...now, steps: now.steps + (loaded?.training?.steps ?? 0) }
  return now.steps === 0 ? loaded.training : undefined
}

/** @throws PrimerError `not-a-saved-model` where a loaded model knows other characters than those of the text */
function usableItems(items: readonly string[], coder: Coder, loaded: LoadedFile | undefined): string[] {
  const usable = items.filter(coder.knows)
  if (usable.length < fewestItems && loaded)
    throw new PrimerError({ code: 'not-a-saved-model', file: loaded.file, fault: 'text' })
  return usable
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

/** A Chinese novel has some 4,000 different characters, of which the rarer half are few in number. */
const MOST_CHARACTERS = 2000

/** What is held out is looked at in one piece: a number for each place and each character of the alphabet, 32 MB. */
const MOST_LOGITS = 4_000_000
const mostHeldOut = 1000

/** A tenth is held out. */
const split = (items: readonly string[], most: number): [string[], string[]] => {
  const heldOut = Math.max(1, Math.min(mostHeldOut, most, Math.floor(items.length / 10)))
  return [items.slice(0, heldOut), items.slice(heldOut)]
}

export interface Coder {
  /** Characters of the alphabet, the border among them. */
  readonly size: number
  readonly encode: (text: string) => number[]
  readonly decode: (ids: readonly number[]) => string
  readonly knows: (text: string) => boolean
}

/** @throws PrimerError `unknown-token` from `encode` for a character that the alphabet does not have */
export function createCoder(alphabet: readonly string[]): Coder {
  const ids = new Map(alphabet.map((character, id) => [character, id]))
  return {
    size: alphabet.length,
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
    ...continueTokens(model, [itemBorder, ...prompt], { length, end: itemBorder, rule }, random),
  ])
}

/** The weights belong into a file, not on the screen. */
export const shown = ({ model: _, ...rest }: GptResult): unknown => rest

export const saved = ({ model }: GptResult): unknown => model

/** A trained model as `--save` writes it. */
export interface SavedGpt {
  readonly format: typeof format
  readonly alphabet: readonly string[]
  readonly shape: TransformerShape
  /** Missing where nobody knows what the model has learned from. */
  readonly training?: SavedTraining
  /** The tensors in the order of `parametersOf`. */
  readonly weights: readonly (readonly number[])[]
}

/** What a later run must know, so that it tries the model on items that it was not trained on. */
export interface SavedTraining {
  readonly steps: number
  /** Fingerprint of the list of items. */
  readonly list: string
  /** Orders the list before a tenth of it is held out. */
  readonly splitSeed: number
}

const savedGpt = (
  model: Transformer,
  alphabet: readonly string[],
  training: SavedTraining | undefined,
): SavedGpt => ({
  format,
  alphabet,
  shape: model.shape,
  ...(training ? { training } : {}),
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

/** @throws PrimerError `not-a-saved-model` with the first part that cannot be used */
export function readSavedGpt({ file, value }: LoadedFile): SavedGpt {
  const refuse = (fault: SavedFault): never => {
    throw new PrimerError({ code: 'not-a-saved-model', file, fault })
  }
  const parts = isRecord(value) && value.format === format ? value : refuse('form')
  const shape = isShape(parts.shape) ? parts.shape : refuse('shape')
  const { alphabet, weights, training } = parts
  if (!isAlphabet(alphabet, shape.vocabulary)) return refuse('alphabet')
  if (!areWeights(weights, shape)) return refuse('weights')
  if (training !== undefined && !isTraining(training)) return refuse('form')
  return { format, alphabet, shape, weights, ...(training ? { training } : {}) }
}

type SavedFault = Extract<PrimerErrorDetail, { readonly code: 'not-a-saved-model' }>['fault']

const format = 'llm-primer/gpt@1'

/** The border, then characters that can be shown, each once. */
function isAlphabet(value: unknown, size: number): value is readonly string[] {
  if (!Array.isArray(value) || value.length !== size || new Set(value).size !== size) return false
  const [first, ...characters]: readonly unknown[] = value
  return (
    first === '' &&
    characters.every((each) => typeof each === 'string' && [...each].length === 1 && PLAIN_NAME.test(each))
  )
}

/** Far beyond what training brings about; larger ones could overflow. */
const largestWeight = 1e4

function areWeights(value: unknown, shape: TransformerShape): value is readonly (readonly number[])[] {
  const sizes = parametersOf(createTransformer(shape, () => 0.5)).map(({ values }) => values.length)
  return (
    Array.isArray(value) &&
    value.length === sizes.length &&
    sizes.every((size, at) => isListOfWeights(value[at]) && value[at].length === size)
  )
}

const isListOfWeights = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'number' && Math.abs(each) <= largestWeight)

const isTraining = (value: unknown): value is SavedTraining =>
  isRecord(value) &&
  typeof value.list === 'string' &&
  Number.isSafeInteger(value.steps) &&
  Number.isSafeInteger(value.splitSeed)

const largestShape: TransformerShape = { vocabulary: 10_000, context: 64, dim: 64, layers: 4, heads: 8 }
const smallestShape: TransformerShape = {
  vocabulary: 2,
  context: shortestContext,
  dim: 1,
  layers: 1,
  heads: 1,
}

function isShape(value: unknown): value is TransformerShape {
  if (!isRecord(value)) return false
  const sizes = [
    ['vocabulary', value.vocabulary],
    ['context', value.context],
    ['dim', value.dim],
    ['layers', value.layers],
    ['heads', value.heads],
  ] as const
  return (
    sizes.every(
      ([name, size]) =>
        typeof size === 'number' &&
        Number.isInteger(size) &&
        size >= smallestShape[name] &&
        size <= largestShape[name],
    ) && Number(value.dim) % Number(value.heads) === 0
  )
}
