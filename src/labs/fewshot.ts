import { type OptionReader, seedRange } from './lab.ts'
import { createRandom, integerBelow, type Random, shuffled } from './random.ts'
import { stretchMeans } from './series.ts'
import type { Session } from './session.ts'
import { countParameters, onTape } from './tape.ts'
import {
  type Batch,
  createTransformer,
  forward,
  parametersOf,
  type Transformer,
  trainTransformer,
} from './transformer.ts'

export type FewshotOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    habit: read.number('habit', { standard: 0.6, min: 0, max: 1 }),
    steps: read.integer('steps', { standard: 500, min: 0, max: 5000, fast: 200 }),
    seed: read.integer('seed', seedRange),
  }
}

/**
 * What the examples before the question say. `right`: each word has its usual label. `random`: each example has a label
 * by chance. `flipped`: each word has the other label.
 */
export const labellings = ['right', 'random', 'flipped'] as const
export type Labelling = (typeof labellings)[number]

/** How often the answer is the usual label of the word, by the number of examples. */
export interface Curve {
  readonly labelling: Labelling
  /** In the order of `examplesTried`, 0 to 1. */
  readonly usual: readonly number[]
}

export interface FewshotResult {
  readonly parameters: number
  readonly stepsDone: number
  readonly losses: readonly number[]
  readonly habit: number
  readonly tried: number
  readonly curves: readonly Curve[]
  /** The same examples in all orders: of the sets, how many get another answer in some order. */
  readonly orders: { readonly sets: number; readonly orders: number; readonly changing: number }
  /** Examples of every word by chance: how often the answer is what the word's own example said. */
  readonly copied: number
}

export const examplesTried = [0, 1, 2, 4, 8] as const

const words = 8
const labels = 2
const vocabulary = words + labels
const pairs = 9
const tried = 200
const orderedSets = 50

/** The first half of the words have the first label usually, the others the second. */
export const usualLabel = (word: number): number => (word < words / 2 ? 0 : 1)

const other = (label: number): number => 1 - label

interface Example {
  readonly word: number
  readonly label: number
}

/**
 * A small transformer reads rows of words with labels, mostly with the usual ones, sometimes with all of them flipped,
 * sometimes with labels by chance. Then it is asked with no, few and many examples, and its weights stay as they are
 * (Brown et al., 2020, arXiv 2005.14165; for wrong labels Min et al., 2022, arXiv 2202.12837, and Wei et al., 2023,
 * arXiv 2303.03846; for the order Lu et al., 2021, arXiv 2104.08786).
 */
export async function run({ habit, steps, seed }: FewshotOptions, session: Session): Promise<FewshotResult> {
  const random = createRandom(seed)
  const model = createTransformer({ vocabulary, context: 2 * pairs, dim: 32, layers: 2, heads: 2 }, random)
  const nextBatch = () => batchOf(Array.from({ length: 16 }, () => drawnRow(habit, random)))
  const losses = await trainTransformer(model, { steps, rate: 0.01, nextBatch }, session)
  return {
    parameters: countParameters(parametersOf(model)),
    stepsDone: losses.length,
    losses: stretchMeans(losses, 60),
    habit,
    tried,
    curves: labellings.map((labelling) => ({
      labelling,
      usual: examplesTried.map((count) => usualShare(model, labelling, count, random)),
    })),
    orders: ordersOf(model, random),
    copied: copiedShare(model, random),
  }
}

/** A row of examples as training has it. */
function drawnRow(habit: number, random: Random): Example[] {
  const kind = random() < habit ? 'right' : random() < 0.5 ? 'flipped' : 'random'
  const assigned = Array.from({ length: words }, () => integerBelow(labels, random))
  return Array.from({ length: pairs }, () => {
    const word = integerBelow(words, random)
    const usual = usualLabel(word)
    return {
      word,
      label: kind === 'right' ? usual : kind === 'flipped' ? other(usual) : (assigned[word] ?? 0),
    }
  })
}

const idsOf = (examples: readonly Example[]): number[] =>
  examples.flatMap(({ word, label }) => [word, words + label])

/** Only labels are learned, each after its word. */
const batchOf = (rows: readonly (readonly Example[])[]): Batch => ({
  batch: rows.length,
  ids: rows.flatMap(idsOf),
  targets: rows.flatMap((row) => row.flatMap(({ label }) => [words + label, -1])),
})

/** The likelier label of a word after these examples; rows must be equally long. */
function answersTo(
  model: Transformer,
  asked: readonly { readonly examples: readonly Example[]; readonly word: number }[],
): number[] {
  const ids = asked.flatMap(({ examples, word }) => [...idsOf(examples), word])
  return onTape((tape) => {
    const { values, rows } = forward(tape, model, ids, asked.length).logits
    const length = rows / asked.length
    return asked.map((_, at) => {
      const last = ((at + 1) * length - 1) * vocabulary + words
      return (values[last] ?? 0) >= (values[last + 1] ?? 0) ? 0 : 1
    })
  })
}

function labelled(word: number, labelling: Labelling, random: Random): Example {
  const usual = usualLabel(word)
  const label = { right: usual, flipped: other(usual), random: integerBelow(labels, random) }[labelling]
  return { word, label }
}

function usualShare(model: Transformer, labelling: Labelling, count: number, random: Random): number {
  const asked = Array.from({ length: tried }, () => ({
    word: integerBelow(words, random),
    examples: Array.from({ length: count }, () => labelled(integerBelow(words, random), labelling, random)),
  }))
  const answers = answersTo(model, asked)
  return asked.filter(({ word }, at) => answers[at] === usualLabel(word)).length / tried
}

/** Every order of four examples. */
export function ordersOfFour<Value>(values: readonly Value[]): Value[][] {
  if (values.length < 2) return [[...values]]
  return values.flatMap((first, at) =>
    ordersOfFour(values.filter((_, place) => place !== at)).map((rest) => [first, ...rest]),
  )
}

/** Four examples of different words, labels by chance, and a question about a fifth. */
function ordersOf(model: Transformer, random: Random): FewshotResult['orders'] {
  const all = Array.from({ length: words }, (_, word) => word)
  let [changing, orders] = [0, 0]
  for (let set = 0; set < orderedSets; set++) {
    const [word = 0, ...drawn] = shuffled(all, random).slice(0, 5)
    const ordered = ordersOfFour(drawn.map((each) => labelled(each, 'random', random)))
    orders = ordered.length
    if (
      new Set(
        answersTo(
          model,
          ordered.map((examples) => ({ examples, word })),
        ),
      ).size > 1
    )
      changing++
  }
  return { sets: orderedSets, orders, changing }
}

/** One example of each word, in any order: the answer to a word is found by looking it up. */
function copiedShare(model: Transformer, random: Random): number {
  const all = Array.from({ length: words }, (_, word) => word)
  const asked = Array.from({ length: tried }, () => ({
    word: integerBelow(words, random),
    examples: shuffled(all, random).map((word) => labelled(word, 'random', random)),
  }))
  const answers = answersTo(model, asked)
  return (
    asked.filter(
      ({ word, examples }, at) => examples.find((each) => each.word === word)?.label === answers[at],
    ).length / tried
  )
}
