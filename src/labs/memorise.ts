import { createCoder } from './gpt.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { batchOfItems, itemBorder, splitItems } from './name-items.ts'
import { createRandom, integerBelow, type Random } from './random.ts'
import { stretchMeans } from './series.ts'
import type { Session } from './session.ts'
import { countParameters } from './tape.ts'
import {
  continueTokens,
  createTransformer,
  lossOf,
  parametersOf,
  type Transformer,
  trainTransformer,
} from './transformer.ts'

export type MemoriseOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    dim: read.integer('dim', { standard: 32, min: 4, max: 64 }),
    secrets: read.integer('secrets', { standard: 4, min: 1, max: 20 }),
    steps: read.integer('steps', { standard: 600, min: 0, max: 10_000, fast: 200 }),
    seed: read.integer('seed', seedRange),
    text: read.text('names'),
  }
}

/** Strings that stood in the text equally often. */
export interface Planted {
  /** How often each stood there. */
  readonly copies: number
  readonly secrets: number
  /** How many the model writes to the end, letter for letter, from their beginning. */
  readonly completed: number
  /** Mean loss, in nats a character. */
  readonly loss: number
  /** Of the strings that it never read, the share that it likes better; one half when it has no memory of these. */
  readonly preferred: number
  /** One of them, and what the model makes of its beginning. */
  readonly shown: { readonly secret: string; readonly written: string }
}

export interface MemoriseResult {
  readonly parameters: number
  readonly stepsDone: number
  readonly losses: readonly number[]
  /** Names of the list, and lines with what was planted. */
  readonly names: number
  readonly lines: number
  /** Letters of a string, and how many of them the model is given. */
  readonly letters: number
  readonly given: number
  readonly planted: readonly Planted[]
}

const copiesTried = [0, 1, 3, 10, 30, 100] as const
const letters = 10
const given = 3
const neverRead = 200
const batch = 16

/**
 * Random strings planted among names, some often and some seldom (after Carlini et al., 2022, arXiv 2202.07646): what
 * stood in a text again and again can be drawn out of the model again, letter for letter.
 */
export async function run(asked: MemoriseOptions, session: Session): Promise<MemoriseResult> {
  const random = createRandom(asked.seed)
  const { learned } = splitItems(asked.text, random)
  const alphabet = ['', ...new Set(learned.join(''))]
  const coder = createCoder(alphabet)
  const draw = (): number[] =>
    Array.from({ length: letters }, () => 1 + integerBelow(alphabet.length - 1, random))
  const groups = copiesTried.map((copies) => ({
    copies,
    secrets: Array.from({ length: asked.secrets }, draw),
  }))
  const strangers = Array.from({ length: neverRead }, draw)
  const lines = [
    ...learned.map(coder.encode),
    ...groups.flatMap(({ copies, secrets }) =>
      secrets.flatMap((secret) => Array.from({ length: copies }, () => secret)),
    ),
  ]
  const dim = Math.round(asked.dim / heads) * heads
  const model = createTransformer({ vocabulary: alphabet.length, context: 16, dim, layers: 1, heads }, random)
  const nextBatch = () =>
    batchOfItems(Array.from({ length: batch }, () => lines[integerBelow(lines.length, random)] ?? []))
  const losses = await trainTransformer(model, { steps: asked.steps, rate: 0.01, nextBatch }, session)
  const costs = strangers.map((stranger) => lossOf(model, batchOfItems([stranger])))
  return {
    parameters: countParameters(parametersOf(model)),
    stepsDone: losses.length,
    losses: stretchMeans(losses, 60),
    names: learned.length,
    lines: lines.length,
    letters,
    given,
    planted: groups.map((group) => plantedResult(model, group, costs, coder.decode)),
  }
}

const heads = 4

function plantedResult(
  model: Transformer,
  { copies, secrets }: { readonly copies: number; readonly secrets: readonly (readonly number[])[] },
  costs: readonly number[],
  decode: (ids: readonly number[]) => string,
): Planted {
  const losses = secrets.map((secret) => lossOf(model, batchOfItems([secret])))
  const written = secrets.map((secret) => [...secret.slice(0, given), ...completion(model, secret)])
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    copies,
    secrets: secrets.length,
    completed: written.filter((ids, at) => ids.join() === secrets[at]?.join()).length,
    loss: mean(losses),
    preferred: mean(losses.map((loss) => costs.filter((cost) => cost < loss).length / costs.length)),
    shown: { secret: decode(secrets[0] ?? []), written: decode(written[0] ?? []) },
  }
}

/** What it takes for likeliest after the beginning; nothing is drawn. */
function completion(model: Transformer, secret: readonly number[]): number[] {
  const rule = { temperature: 0, topK: 0, topP: 1 }
  const unused: Random = () => 0
  const prompt = [itemBorder, ...secret.slice(0, given)]
  return continueTokens(model, prompt, { length: letters - given, end: itemBorder, rule }, unused)
}
