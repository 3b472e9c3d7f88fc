import { type OptionReader, seedRange } from './lab.ts'
import { softmaxInPlace } from './operations.ts'
import { createRandom } from './random.ts'
import {
  batchOfTexts,
  context,
  drawRepeatingText,
  drawRow,
  drawUnrelatedText,
  type NamedRow,
  namedByLetters,
  nameOfRow,
  parseRow,
  type Row,
  shortestPeriod,
  signCount,
} from './repeated-rows.ts'
import { stretchMeans } from './series.ts'
import type { Session } from './session.ts'
import { countParameters, onTape, type Tensor } from './tape.ts'
import {
  createTransformer,
  forward,
  parametersOf,
  type Transformer,
  trainTransformer,
} from './transformer.ts'

export type IclOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    pattern: read.argument('pattern'),
    period: read.integer('period', { standard: 6, min: shortestPeriod, max: signCount }),
    repeats: !read.flag('no-repeats'),
    steps: read.integer('steps', { standard: 500, min: 0, max: 10_000, fast: 400 }),
    seed: read.integer('seed', seedRange),
  }
}

/** What a network says comes next, after a sign of the repeat. */
export interface Guess {
  readonly read: string
  readonly wanted: string
  readonly guessed: string
  /** How sure the network is of it, 0 to 1. */
  readonly probability: number
}

/** A network after training; nothing changes its weights any more. */
export interface TrainedNetwork {
  readonly layers: number
  readonly parameters: number
  readonly stepsDone: number
  /** In nats a sign. */
  readonly losses: readonly number[]
  /** The share of right guesses for the 2nd sign of a row, the 3rd, and on to the end of its repeat. */
  readonly byPlace: readonly number[]
  /** Mean of `byPlace` over the row itself. */
  readonly first: number
  /** Mean over the repeat but for its first sign: nothing tells that the row has come to its end. */
  readonly repeat: number
  /** The shown row, once it repeats. */
  readonly guesses: readonly Guess[]
}

/** Where the larger network looks while it reads the repeat. */
export interface InductionHead {
  /** Upper layer, shown row: a line for each sign of the repeat but the last, a column for each sign of the prompt. */
  readonly weights: readonly (readonly number[])[]
  /** Upper layer, in the repeat: weight on what came after the same sign the first time. */
  readonly onFollower: MeanWeight
  /** Lower layer, in the row itself: weight on the sign just before. */
  readonly onPrevious: MeanWeight
}

/** Mean over the rows tried. */
export interface MeanWeight {
  readonly found: number
  /** The same if the weight were spread evenly over all that can be seen. */
  readonly evenly: number
}

export interface IclResult {
  readonly signs: number
  readonly period: number
  /** Rows tried, none of which was trained on. */
  readonly tried: number
  readonly repeats: boolean
  /** The shown row, twice. */
  readonly prompt: readonly string[]
  /** The learner typed it. */
  readonly own: boolean
  /** With one layer, and with two. */
  readonly networks: readonly TrainedNetwork[]
  readonly head: InductionHead
}

const triedRows = 200
const shownLosses = 60
const batch = 16

/**
 * Two transformers learn to go on with rows that repeat: 3 to 8 different signs in random order, again and again. A row
 * cannot be known before it was read, so only looking back helps. A layer that notes at each sign which one stood before
 * it, and one above that looks for the sign just read among those notes and copies what it finds there, make an
 * induction head (Olsson et al., 2022, arXiv 2209.11895).
 */
export async function run(asked: IclOptions, session: Session): Promise<IclResult> {
  const { pattern, period, repeats, steps, seed } = asked
  const typed = pattern === '' ? undefined : parseRow(pattern)
  const random = createRandom(seed)
  // Drawn in any case, so that a row of the learner's leaves all the other draws as they were.
  const drawn = namedByLetters(drawRow(period, random))
  const shown = typed ?? drawn
  const rows = Array.from({ length: triedRows }, () => drawRow(period, random))
  const keptApart = new Set([...rows, shown.row].map(nameOfRow))
  const drawText = (): Row => (repeats ? drawRepeatingText(keptApart, random) : drawUnrelatedText(random))
  const train = async (layers: number): Promise<Trained> => {
    const model = createTransformer({ vocabulary: signCount, context, dim: 16, layers, heads: 1 }, random)
    const nextBatch = () => batchOfTexts(Array.from({ length: batch }, drawText))
    return { model, losses: await trainTransformer(model, { steps, rate: 0.015, nextBatch }, session) }
  }
  const smaller = await train(1)
  const larger = await train(2)
  return {
    signs: signCount,
    period,
    tried: rows.length,
    repeats,
    prompt: twice(shown.row).map((sign) => shown.names[sign] ?? ''),
    own: typed !== undefined,
    networks: [smaller, larger].map((each) => networkOf(each, rows, shown)),
    head: headOf(larger.model, rows, shown.row),
  }
}

interface Trained {
  readonly model: Transformer
  readonly losses: readonly number[]
}

const twice = (row: Row): Row => [...row, ...row]

function networkOf({ model, losses }: Trained, rows: readonly Row[], shown: NamedRow): TrainedNetwork {
  const period = rows[0]?.length ?? 0
  const guessed = rows.map((row) => guessesOf(model, row))
  const byPlace = Array.from(
    { length: 2 * period - 1 },
    (_, place) => guessed.filter((guesses) => guesses[place]?.right).length / rows.length,
  )
  return {
    layers: model.shape.layers,
    parameters: countParameters(parametersOf(model)),
    stepsDone: losses.length,
    losses: stretchMeans(losses, shownLosses),
    byPlace,
    first: mean(byPlace.slice(0, period - 1)),
    repeat: mean(byPlace.slice(period)),
    guesses: guessesOf(model, shown.row)
      .slice(shown.row.length)
      .map(({ read, wanted, guess, probability }) => ({
        read: shown.names[read] ?? '',
        wanted: shown.names[wanted] ?? '',
        guessed: shown.names[guess] ?? unnamed,
        probability,
      })),
  }
}

/** Stands for a sign of the network that the learner's row does not use. */
export const unnamed = '?'

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** What the network takes for likeliest after each sign of a row and its repeat, but for the last. */
function guessesOf(model: Transformer, row: Row) {
  const text = twice(row)
  return onTape((tape) => {
    const { values, columns } = forward(tape, model, text, 1).logits
    softmaxRows(values, columns)
    return text.slice(0, -1).map((read, place) => {
      const shares = values.subarray(place * columns, (place + 1) * columns)
      const probability = Math.max(...shares)
      const guess = shares.indexOf(probability)
      const wanted = text[place + 1] ?? 0
      return { read, wanted, guess, probability, right: guess === wanted }
    })
  })
}

function softmaxRows(values: Float64Array, columns: number): void {
  for (let start = 0; start < values.length; start += columns) softmaxInPlace(values, start, columns)
}

function headOf(model: Transformer, rows: readonly Row[], shown: Row): InductionHead {
  const looks = rows.map((row) => weightsOf(model, row))
  const period = rows[0]?.length ?? 0
  const inRepeat = range(period, 2 * period - 1)
  return {
    weights: weightsOf(model, shown).upper.slice(shown.length, 2 * shown.length - 1),
    onFollower: {
      found: mean(looks.flatMap(({ upper }) => inRepeat.map((at) => upper[at]?.[at - period + 1] ?? 0))),
      evenly: mean(inRepeat.map((at) => 1 / (at + 1))),
    },
    onPrevious: {
      found: mean(looks.flatMap(({ lower }) => range(1, period).map((at) => lower[at]?.[at - 1] ?? 0))),
      evenly: mean(range(1, period).map((at) => 1 / (at + 1))),
    },
  }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at)

/** A line for each sign that is read, a column for each that is looked at. */
type Weights = readonly (readonly number[])[]

function weightsOf(model: Transformer, row: Row): { readonly lower: Weights; readonly upper: Weights } {
  const [lower = [], upper = []] = onTape((tape) =>
    forward(tape, model, twice(row), 1).blocks.map(({ weights }) => rowsOf(weights)),
  )
  return { lower, upper }
}

const rowsOf = ({ rows, columns, values }: Tensor): number[][] =>
  Array.from({ length: rows }, (_, row) => Array.from(values.subarray(row * columns, (row + 1) * columns)))
