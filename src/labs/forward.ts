import { PrimerError } from '../errors.ts'
import { createCoder, modelOf, readSavedGpt, type SavedGpt, standardGpt, run as trainGpt } from './gpt.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { itemBorder as border } from './name-items.ts'
import { softmaxInPlace } from './operations.ts'
import { createRandom } from './random.ts'
import type { Session } from './session.ts'
import { countParameters, onTape, type Tape, type Tensor } from './tape.ts'
import {
  type BlockTrace,
  continueTokens,
  forward,
  forwardNext,
  type KeyValueCache,
  parametersOf,
  type Trace,
  type Transformer,
  type TransformerShape,
} from './transformer.ts'

const parts = ['nothing', 'attention', 'mlp', 'positions'] as const
/** What can be left out of a trained model. */
export type LeftOut = (typeof parts)[number]

export type ForwardOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    prompt: read.argument('prompt'),
    position: read.optionalInteger('position', { min: 1, max: 64 }),
    head: read.integer('head', { standard: 1, min: 1, max: 8 }),
    without: read.choice<LeftOut>('without', parts),
    layers: read.integer('layers', { standard: standardGpt.layers, min: 1, max: 4 }),
    steps: read.integer('steps', { standard: 600, min: 0, max: 20_000, fast: 200 }),
    seed: read.integer('seed', seedRange),
    text: read.text('names'),
    loaded: read.loaded(),
  }
}

/** A row for each token. */
export type Rows = readonly (readonly number[])[]

export interface ForwardBlock {
  readonly query: Rows
  readonly key: Rows
  readonly value: Rows
  /** weights[head][query][key] */
  readonly weights: readonly Rows[]
  /** The values mixed by the weights, the heads side by side. */
  readonly mixed: Rows
  /** What attention adds to each token's vector, and the vectors with it. */
  readonly gathered: Rows
  readonly attended: Rows
  /** The wide layer inside the feed-forward part, after ReLU. */
  readonly widened: Rows
  /** What the feed-forward part adds, and the vectors with it. */
  readonly digested: Rows
  readonly out: Rows
}

/** A character that may come next. The empty one ends the item. */
export interface Guess {
  readonly character: string
  readonly logit: number
  readonly probability: number
  /** What the whole model says, when something is left out. */
  readonly whole: number | null
}

/** Where a logit comes from. The numbers of all parts add up to it. */
export interface LogitPart {
  readonly part: 'embedding' | 'attention' | 'mlp'
  /** From 1; 0 for the embedding. */
  readonly block: number
  readonly logit: number
}

/** The guesses after one token. */
export interface Prediction {
  /** The likeliest first. */
  readonly guesses: readonly Guess[]
  /** Of the likeliest guess. */
  readonly parts: readonly LogitPart[]
}

/** The first character was exchanged for another: the largest change in the numbers of the last token. */
export interface Exchange {
  readonly from: string
  readonly to: string
  readonly embedding: number
  /** Query, key and value in the first block. */
  readonly projections: number
  /** What attention adds in the first block. */
  readonly gathered: number
  readonly logits: number
}

export interface ForwardResult {
  readonly shape: TransformerShape
  readonly parameters: number
  /** Null for a model that was loaded. */
  readonly stepsDone: number | null
  readonly without: LeftOut
  /** The border, which is empty, and the characters of the prompt. */
  readonly tokens: readonly string[]
  readonly ids: readonly number[]
  /** Characters at the beginning of the prompt for which the context has no room. */
  readonly cut: number
  /** What is shown in detail; both from 1. */
  readonly head: number
  readonly position: number
  readonly embedding: { readonly token: Rows; readonly place: Rows; readonly normalised: Rows }
  readonly blocks: readonly ForwardBlock[]
  readonly logits: Rows
  /** One for each token. */
  readonly predictions: readonly Prediction[]
  readonly cache: {
    /** Numbers kept of all tokens. */
    readonly kept: number
    /** For the last token: everything anew, or from what was kept. */
    readonly multiplications: { readonly anew: number; readonly kept: number }
    /** The largest difference that this makes to a logit. */
    readonly difference: number
  }
  /** Null where the prompt has one character only. */
  readonly exchange: Exchange | null
  readonly model: SavedGpt
}

/** Trains the model of `lab gpt`, or takes a saved one, and keeps every number of one forward pass. */
export async function run(asked: ForwardOptions, session: Session): Promise<ForwardResult> {
  const loaded = asked.loaded && readSavedGpt(asked.loaded)
  checkPlaces(asked, loaded?.shape ?? standardGpt)
  const trained = loaded ? null : await trainGpt({ ...standardGpt, ...asked }, session)
  const saved = loaded ?? trained?.model
  if (!saved) throw new RangeError('Neither trained nor loaded')
  return {
    ...onTape((tape) => passOf(tape, saved, asked)),
    stepsDone: trained?.stepsDone ?? null,
    model: saved,
  }
}

/** @throws PrimerError `wrong-value` for a head or a position that there is not, before anything is trained */
function checkPlaces(
  { prompt, position, head }: ForwardOptions,
  { heads, context }: Pick<TransformerShape, 'heads' | 'context'>,
): void {
  const characters = prompt === '' ? fewCharacters : [...prompt].length
  within('--head', head, heads)
  within('--position', position ?? 1, 1 + Math.min(characters, context - 1))
}

function passOf(
  tape: Tape,
  saved: SavedGpt,
  asked: Pick<ForwardOptions, 'prompt' | 'position' | 'head' | 'without'>,
): Omit<ForwardResult, 'stepsDone' | 'model'> {
  const whole = modelOf(saved)
  const model = leaveOut(whole, asked.without)
  const coder = createCoder(saved.alphabet)
  const prompt = asked.prompt === '' ? ownBeginning(whole) : coder.encode(asked.prompt)
  const read = prompt.slice(-(saved.shape.context - 1))
  const ids = [border, ...read]
  const trace = forward(tape, model, ids, 1)
  const wholeTrace = model === whole ? null : forward(tape, whole, ids, 1)
  return {
    shape: saved.shape,
    parameters: countParameters(parametersOf(whole)),
    without: asked.without,
    tokens: ids.map((id) => saved.alphabet[id] ?? ''),
    ids,
    cut: prompt.length - read.length,
    head: asked.head,
    position: within('--position', asked.position ?? ids.length, ids.length),
    embedding: {
      token: ids.map((id) => rowOf(model.tokens, id)),
      place: ids.map((_, place) => rowOf(model.positions, place)),
      normalised: rowsOf(trace.embedded),
    },
    blocks: trace.blocks.map((block) => blockOf(block, ids.length)),
    logits: rowsOf(trace.logits),
    predictions: ids.map((_, row) => predictionOf(model, trace, wholeTrace, row, saved.alphabet)),
    cache: { ...costOf(saved.shape, ids.length), difference: cacheDifference(tape, model, ids, trace) },
    exchange: exchangeOf(tape, model, ids, trace, saved.alphabet),
  }
}

/** @throws PrimerError `wrong-value` with the range */
function within(option: string, value: number, most: number): number {
  if (value <= most) return value
  throw new PrimerError({ code: 'wrong-value', option, value: String(value), expected: `1–${most}` })
}

/** The model with one part's weights set to 0, so that it adds nothing; itself for `nothing`. */
function leaveOut(model: Transformer, part: LeftOut): Transformer {
  const silent = ({ rows, columns }: Tensor): Tensor => ({
    rows,
    columns,
    values: new Float64Array(rows * columns),
    gradient: new Float64Array(rows * columns),
  })
  switch (part) {
    case 'nothing':
      return model
    case 'attention':
      return { ...model, blocks: model.blocks.map((block) => ({ ...block, merge: silent(block.merge) })) }
    case 'mlp':
      return { ...model, blocks: model.blocks.map((block) => ({ ...block, narrow: silent(block.narrow) })) }
    case 'positions':
      return { ...model, positions: silent(model.positions) }
  }
}

const fewCharacters = 4

/** How the model itself begins when it always takes the likeliest character: a prompt that every model knows. */
function ownBeginning(model: Transformer): number[] {
  const length = Math.max(1, Math.min(fewCharacters, model.shape.context - 1))
  const rule = { temperature: 0, topK: 0, topP: 1 }
  const ids = continueTokens(model, [border], { length, end: border, rule }, createRandom(0))
  return ids.length > 0 ? ids : [border + 1]
}

const rowOf = ({ values, columns }: Tensor, row: number): number[] =>
  Array.from(values.subarray(row * columns, (row + 1) * columns))

const rowsOf = (tensor: Tensor): number[][] =>
  Array.from({ length: tensor.rows }, (_, row) => rowOf(tensor, row))

function blockOf(trace: BlockTrace, tokens: number): ForwardBlock {
  const weights = rowsOf(trace.weights)
  return {
    query: rowsOf(trace.query),
    key: rowsOf(trace.key),
    value: rowsOf(trace.value),
    weights: Array.from({ length: weights.length / tokens }, (_, head) =>
      weights.slice(head * tokens, (head + 1) * tokens),
    ),
    mixed: rowsOf(trace.mixed),
    gathered: rowsOf(trace.gathered),
    attended: rowsOf(trace.attended),
    widened: rowsOf(trace.widened),
    digested: rowsOf(trace.digested),
    out: rowsOf(trace.out),
  }
}

const shownGuesses = 8

function predictionOf(
  model: Transformer,
  trace: Trace,
  wholeTrace: Trace | null,
  row: number,
  alphabet: readonly string[],
): Prediction {
  const probabilities = softmaxOf(trace.logits, row)
  const whole = wholeTrace && softmaxOf(wholeTrace.logits, row)
  const logits = rowOf(trace.logits, row)
  const order = [...logits.keys()].sort((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0))
  return {
    guesses: order.slice(0, shownGuesses).map((id) => ({
      character: alphabet[id] ?? '',
      logit: logits[id] ?? 0,
      probability: probabilities[id] ?? 0,
      whole: whole ? (whole[id] ?? 0) : null,
    })),
    parts: partsOf(model, trace, row, order[0] ?? 0),
  }
}

function softmaxOf(logits: Tensor, row: number): Float64Array {
  const values = Float64Array.from(rowOf(logits, row))
  softmaxInPlace(values)
  return values
}

/**
 * A logit is a weighted sum of the token's last vector, and that vector is the sum of what the embedding and every part
 * put in. So each part's share can be told, exactly, since this model has no norm before its output layer.
 */
function partsOf(model: Transformer, { embedded, blocks }: Trace, row: number, id: number): LogitPart[] {
  const { values, columns } = model.output
  const share = (added: Tensor): number =>
    rowOf(added, row).reduce((sum, value, place) => sum + value * (values[place * columns + id] ?? 0), 0)
  return [
    { part: 'embedding', block: 0, logit: share(embedded) },
    ...blocks.flatMap(({ gathered, digested }, at): LogitPart[] => [
      { part: 'attention', block: at + 1, logit: share(gathered) },
      { part: 'mlp', block: at + 1, logit: share(digested) },
    ]),
  ]
}

/** The largest difference between the last logits of the whole pass and those from cached keys and values. */
function cacheDifference(tape: Tape, model: Transformer, ids: readonly number[], trace: Trace): number {
  let cache: KeyValueCache = []
  let logits = trace.logits
  for (const id of ids) ({ logits, cache } = forwardNext(tape, model, id, cache))
  return largestChange(rowOf(logits, 0), rowOf(trace.logits, ids.length - 1))
}

const largestChange = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, place) => Math.abs(value - (b[place] ?? 0))))

/** Multiplications of the matrix products: each token's four square matrices and the wide layer, and all pairs of tokens. */
function costOf(
  { dim, layers, vocabulary }: TransformerShape,
  tokens: number,
): Pick<ForwardResult['cache'], 'kept' | 'multiplications'> {
  const ofToken = layers * 12 * dim * dim + dim * vocabulary
  const ofPair = layers * 2 * dim
  return {
    kept: 2 * layers * tokens * dim,
    multiplications: {
      anew: tokens * ofToken + tokens * tokens * ofPair,
      kept: ofToken + tokens * ofPair,
    },
  }
}

/** Changes the first character and looks at the last token, part by part. */
function exchangeOf(
  tape: Tape,
  model: Transformer,
  ids: readonly number[],
  trace: Trace,
  alphabet: readonly string[],
): Exchange | null {
  const [, from] = ids
  const to = ((from ?? 0) % (alphabet.length - 1)) + 1
  if (from === undefined || to === from || ids.length < 3) return null
  const other = forward(tape, model, [border, to, ...ids.slice(2)], 1)
  const last = ids.length - 1
  const change = (part: (of: Trace) => Tensor | undefined): number => {
    const [before, after] = [part(trace), part(other)]
    return before && after ? largestChange(rowOf(before, last), rowOf(after, last)) : 0
  }
  return {
    from: alphabet[from] ?? '',
    to: alphabet[to] ?? '',
    embedding: change(({ embedded }) => embedded),
    projections: Math.max(
      change(({ blocks }) => blocks[0]?.query),
      change(({ blocks }) => blocks[0]?.key),
      change(({ blocks }) => blocks[0]?.value),
    ),
    gathered: change(({ blocks }) => blocks[0]?.gathered),
    logits: change(({ logits }) => logits),
  }
}

/** The weights belong into a file, not on the screen. */
export const shown = ({ model: _, ...rest }: ForwardResult): unknown => rest

export const saved = ({ model }: ForwardResult): unknown => model
