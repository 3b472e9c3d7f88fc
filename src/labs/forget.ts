import { createAdam } from './adam.ts'
import { createCoder } from './gpt.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { batchOfItems, splitItems } from './name-items.ts'
import { add, crossEntropy, linear } from './operations.ts'
import { createRandom, integerBelow, type Random } from './random.ts'
import { repeat, type Session } from './session.ts'
import { countParameters, createTape, parameter, type Tape, type Tensor } from './tape.ts'
import {
  type Batch,
  createTransformer,
  forward,
  lossOf,
  parametersOf,
  type Transformer,
  trainTransformer,
} from './transformer.ts'

export type ForgetOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    steps: read.integer('steps', { standard: 600, min: 0, max: 10_000, fast: 200 }),
    tuning: read.integer('tuning', { standard: 200, min: 0, max: 5000, fast: 60 }),
    seed: read.integer('seed', seedRange),
    text: read.text('names'),
  }
}

/** One way of teaching the trained model something new. */
export interface Tuned {
  readonly way: 'full' | 'replay' | 'lora'
  /** Of a low-rank change; 0 where all weights change. */
  readonly rank: number
  /** Numbers that training may change. */
  readonly trained: number
  readonly stepsDone: number
  /** Nats a character on held-out items of the new task and of the old one, afterwards. */
  readonly newLoss: number
  readonly oldLoss: number
}

export interface ForgetResult {
  readonly parameters: number
  readonly stepsDone: number
  readonly tuning: number
  /** Before any tuning. */
  readonly newLoss: number
  readonly oldLoss: number
  readonly ways: readonly Tuned[]
}

const batch = 16
const fullRate = 0.01
/** Low-rank changes start at 0 and want longer steps. */
const lowRankRate = 0.02

const ways = [
  { way: 'full', rank: 0 },
  { way: 'replay', rank: 0 },
  { way: 'lora', rank: 4 },
  { way: 'lora', rank: 2 },
  { way: 'lora', rank: 1 },
] as const

/**
 * A model that can spell names learns to spell them backwards, and is then tried on both. All weights change; or all,
 * with old items among the new; or only a product of two narrow matrices beside each weight matrix (LoRA, Hu et al.,
 * 2021, arXiv 2106.09685). What is learned and what is forgotten go together (Biderman et al., 2024, arXiv 2405.09673).
 */
export async function run(asked: ForgetOptions, session: Session): Promise<ForgetResult> {
  const random = createRandom(asked.seed)
  const { learned, heldOut } = splitItems(asked.text, random)
  const coder = createCoder(['', ...new Set([...learned, ...heldOut].join(''))])
  const forwards = learned.map(coder.encode)
  const tests = {
    old: batchOfItems(heldOut.map(coder.encode)),
    fresh: batchOfItems(heldOut.map(coder.encode).map(reversed)),
  }
  const vocabulary = coder.size
  const shape = { vocabulary, context: 16, dim: 16, layers: 1, heads: 4 }
  const model = createTransformer(shape, random)
  const nextBatch = (): Batch => batchOfItems(drawn(forwards, random))
  const losses = await trainTransformer(model, { steps: asked.steps, rate: fullRate, nextBatch }, session)
  const tuned: Tuned[] = []
  for (const each of ways) {
    if (session.stopped()) break
    tuned.push(await tune(copyOf(model), each, { ...asked, forwards, tests }, session))
  }
  return {
    parameters: countParameters(parametersOf(model)),
    stepsDone: losses.length,
    tuning: asked.tuning,
    newLoss: lossOf(model, tests.fresh),
    oldLoss: lossOf(model, tests.old),
    ways: tuned,
  }
}

type Item = readonly number[]

const reversed = (item: Item): Item => item.toReversed()

const drawn = (items: readonly Item[], random: Random): Item[] =>
  Array.from({ length: batch }, () => items[integerBelow(items.length, random)] ?? [])

function copyOf(model: Transformer): Transformer {
  const copy = createTransformer(model.shape, () => 0.5)
  const from = parametersOf(model)
  parametersOf(copy).forEach(({ values }, at) => {
    values.set(from[at]?.values ?? [])
  })
  return copy
}

interface Lesson {
  readonly tuning: number
  readonly seed: number
  readonly forwards: readonly Item[]
  readonly tests: { readonly old: Batch; readonly fresh: Batch }
}

async function tune(
  model: Transformer,
  { way, rank }: (typeof ways)[number],
  { tuning, seed, forwards, tests }: Lesson,
  session: Session,
): Promise<Tuned> {
  // The same items in the same order for every way.
  const items = createRandom(seed + 1)
  const adapters = way === 'lora' ? adaptersOf(model, rank, createRandom(seed + 2)) : []
  const trained = way === 'lora' ? adapters.flatMap(({ down, up }) => [down, up]) : parametersOf(model)
  const adam = createAdam(trained, { beta1: 0.85, beta2: 0.99 })
  const tape = createTape()
  const rate = way === 'lora' ? lowRankRate : fullRate
  const stepsDone = await repeat(tuning, session, (step) => {
    const {
      ids,
      targets,
      batch: rows,
    } = batchOfItems(
      drawn(forwards, items).map((item, at) => (way === 'replay' && at % 2 === 1 ? item : reversed(item))),
    )
    const { loss } = crossEntropy(
      tape,
      forward(tape, adapted(tape, model, adapters), ids, rows).logits,
      targets,
    )
    tape.backward(loss)
    adam(rate * Math.max(0.01, 1 - step / tuning))
    const value = loss.values[0] ?? 0
    tape.release()
    return value
  })
  for (const adapter of adapters) merge(adapter)
  return {
    way,
    rank,
    trained: countParameters(trained),
    stepsDone,
    newLoss: lossOf(model, tests.fresh),
    oldLoss: lossOf(model, tests.old),
  }
}

/** A change of a weight matrix that is the product of a tall and a wide narrow one; the second starts at 0. */
interface Adapter {
  readonly weight: Tensor
  readonly down: Tensor
  readonly up: Tensor
}

const adaptersOf = ({ blocks }: Transformer, rank: number, random: Random): Adapter[] =>
  blocks
    .flatMap(({ query, key, value, merge: blend, widen, narrow }) => [
      query,
      key,
      value,
      blend,
      widen,
      narrow,
    ])
    .map((weight) => ({
      weight,
      down: parameter(weight.rows, rank, 1 / Math.sqrt(weight.rows), random),
      up: parameter(rank, weight.columns, 0, random),
    }))

/** The model with its changes added for one step; gradients reach the changes, and the weights stay as they are. */
function adapted(tape: Tape, model: Transformer, adapters: readonly Adapter[]): Transformer {
  const changed = (weight: Tensor): Tensor => {
    const adapter = adapters.find((each) => each.weight === weight)
    if (!adapter) return weight
    const still: Tensor = { ...weight, gradient: tape.tensor(weight.rows, weight.columns).gradient }
    return add(tape, still, linear(tape, adapter.down, adapter.up))
  }
  if (adapters.length === 0) return model
  return {
    ...model,
    blocks: model.blocks.map((block) => ({
      query: changed(block.query),
      key: changed(block.key),
      value: changed(block.value),
      merge: changed(block.merge),
      widen: changed(block.widen),
      narrow: changed(block.narrow),
    })),
  }
}

/** Writes the change into the weights. */
function merge({ weight, down, up }: Adapter): void {
  const tape = createTape()
  const { values } = linear(tape, down, up)
  weight.values.set(weight.values.map((value, place) => value + (values[place] ?? 0)))
  tape.release()
}
