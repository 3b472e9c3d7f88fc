import type { CourseLanguage } from '../domain/locale.ts'
import { PrimerError } from '../errors.ts'
import {
  type CrossAttention,
  createCrossAttention,
  type SentencePair,
  stop,
  trainCrossAttention,
  translate,
} from './cross-attention.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { createRandom, integerBelow, type Random } from './random.ts'
import { stretchMeans } from './series.ts'
import type { Session } from './session.ts'
import { attention } from './softmax-attention.ts'
import { countParameters, onTape, type Tensor } from './tape.ts'
import { type Translation, translationFor } from './translation-grammar.ts'

const modes = ['translate', 'step', 'reverse'] as const
export type AttentionMode = (typeof modes)[number]

export type AttentionOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  const [mode = 'translate', ...sentence] = read
    .argument('mode')
    .split(/\s+/)
    .filter((word) => word !== '')
  return {
    locale: read.locale,
    mode: modeNamed(mode),
    sentence,
    causal: read.flag('causal'),
    scaled: !read.flag('no-scale'),
    window: read.integer('window', { standard: 0, min: 0, max: 3 }),
    length: read.integer('length', { standard: 8, min: 2, max: 12 }),
    steps: read.integer('steps', { standard: 300, min: 0, max: 10_000, fast: 200 }),
    seed: read.integer('seed', seedRange),
  }
}

function modeNamed(word: string): AttentionMode {
  const mode = modes.find((each) => each === word)
  if (mode) return mode
  throw new PrimerError({ code: 'unknown-value', option: 'attention', value: word, allowed: modes })
}

/** Attention over four words, with vectors set by hand so that they can be followed on paper. */
export interface StepResult {
  readonly words: readonly string[]
  readonly queries: readonly (readonly number[])[]
  readonly keys: readonly (readonly number[])[]
  readonly values: readonly (readonly number[])[]
  /** Query times key, before and after dividing by √d. */
  readonly scores: readonly (readonly number[])[]
  readonly scaledScores: readonly (readonly number[])[]
  readonly weights: readonly (readonly number[])[]
  readonly out: readonly (readonly number[])[]
}

/** What one training run wrote and where it looked. */
export interface LearnedResult {
  readonly parameters: number
  readonly stepsDone: number
  readonly losses: readonly number[]
  /** The share of held-out sentences that come out right to the last word, 0 to 1. */
  readonly exact: number
  readonly heldOut: number
  /** The same sentence while it learned: what was written, and a row of weights for each word written. */
  readonly stages: readonly AttentionStage[]
  readonly source: readonly string[]
  readonly wanted: readonly string[]
  /** Of the last stage, by the words that tell most; null where none of them was written. */
  readonly looks: {
    /** A time, written first; it stands last in English. */
    readonly early: Look | null
    /** A word that stands before its noun and follows from it. */
    readonly ahead: Look | null
  }
}

/** Where the network looked while it wrote one word. */
export interface Look {
  readonly word: string
  /** The source word with the largest weight, and that weight. */
  readonly at: string
  readonly weight: number
  /** The source word that the written one follows from. */
  readonly follows: string
}

export interface AttentionStage {
  readonly step: number
  readonly written: readonly string[]
  readonly weights: readonly (readonly number[])[]
}

export interface AttentionResult {
  readonly mode: AttentionMode
  readonly causal: boolean
  readonly scaled: boolean
  readonly window: number
  readonly step: StepResult | null
  readonly learned: LearnedResult | null
}

export async function run(asked: AttentionOptions, session: Session): Promise<AttentionResult> {
  const { mode, causal, scaled, window } = asked
  const facts = { mode, causal, scaled, window }
  if (mode === 'step') return { ...facts, step: byHand(asked), learned: null }
  const task = mode === 'translate' ? translation(asked) : reversal(asked.length)
  return { ...facts, step: null, learned: await learn(asked, task, session) }
}

/** First axis: things; second axis: doing. What a word asks for is not what it offers. */
const handmade = [
  { en: 'cat', zh: '猫', query: [0, 3], key: [3, 0], value: [1, 0] },
  { en: 'chased', zh: '追', query: [3, 0], key: [0, 3], value: [0, 1] },
  { en: 'a', zh: '一只', query: [2, 0], key: [0.5, 0], value: [0.2, 0.2] },
  { en: 'mouse', zh: '老鼠', query: [0, 2], key: [2, 0.5], value: [1, -1] },
] as const

function byHand({
  locale,
  causal,
  scaled,
}: Pick<AttentionOptions, 'causal' | 'scaled'> & { readonly locale: CourseLanguage }): StepResult {
  const tensor = (rows: readonly (readonly number[])[]): Tensor => ({
    rows: rows.length,
    columns: 2,
    values: Float64Array.from(rows.flat()),
    gradient: new Float64Array(rows.length * 2),
  })
  const queries = handmade.map(({ query }) => query)
  const keys = handmade.map(({ key }) => key)
  const values = handmade.map(({ value }) => value)
  const { out, weights } = onTape((tape) => {
    const shape = { batch: 1, heads: 1, causal, scaled }
    const attended = attention(tape, tensor(queries), tensor(keys), tensor(values), shape)
    return { out: rowsOf(attended.out), weights: rowsOf(attended.weights) }
  })
  const scores = queries.map(([x, y]) => keys.map((key) => x * key[0] + y * key[1]))
  return {
    words: handmade.map((word) => word[locale]),
    queries,
    keys,
    values,
    scores,
    scaledScores: scores.map((row) => row.map((score) => (scaled ? score / Math.sqrt(2) : score))),
    weights,
    out,
  }
}

const rowsOf = ({ rows, columns, values }: Tensor): number[][] =>
  Array.from({ length: rows }, (_, row) => Array.from(values.subarray(row * columns, (row + 1) * columns)))

/** Something to learn: pairs of sentences, and the one that is shown. */
interface Task {
  readonly sources: readonly string[]
  readonly targets: readonly string[]
  readonly shown: SentencePair
  readonly nextPair: (random: Random) => SentencePair
  readonly grammar?: Translation
}

/**
 * @throws PrimerError `unknown-token` for a word that the grammar does not have, `wrong-value` for too many words
 */
function translation({ sentence, locale }: Pick<AttentionOptions, 'sentence' | 'locale'>): Task {
  const grammar = translationFor(locale)
  const { sources, targets, shown, draw } = grammar
  const encode = (source: readonly string[], target: readonly string[]): SentencePair => ({
    source: source.map((word) => sources.indexOf(word)),
    target: [...target.map((word) => targets.indexOf(word)), stop],
  })
  const words = sentence.map((word) => word.toLowerCase())
  const strange = words.find((word) => !sources.includes(word))
  if (strange !== undefined) throw new PrimerError({ code: 'unknown-token', token: strange, known: sources })
  if (words.length > longestSentence)
    throw new PrimerError({
      code: 'wrong-value',
      option: 'translate',
      value: words.join(' '),
      expected: `1–${longestSentence}`,
    })
  return {
    sources,
    targets,
    shown: words.length > 0 ? encode(words, []) : encode(shown.source, shown.target),
    nextPair: (random) => {
      const { source, target } = draw(random)
      return encode(source, target)
    },
    grammar,
  }
}

const longestSentence = 10
const letters = [...'ABCDEFGH']

function reversal(length: number): Task {
  const reversed = (source: readonly number[]): SentencePair => ({
    source,
    target: [...source.map((id) => id + 1).reverse(), stop],
  })
  return {
    sources: letters,
    targets: ['', ...letters],
    shown: reversed(Array.from({ length }, (_, at) => (at * 3) % letters.length)),
    nextPair: (random) => reversed(Array.from({ length }, () => integerBelow(letters.length, random))),
  }
}

const dim = 24
const pairsPerStep = 16
const heldOutPairs = 60

async function learn(asked: AttentionOptions, task: Task, session: Session): Promise<LearnedResult> {
  const random = createRandom(asked.seed)
  const model = createCrossAttention(
    {
      sources: task.sources.length,
      targets: task.targets.length,
      dim,
      length: Math.max(longestSentence, asked.length + 1),
      window: asked.window,
      scaled: asked.scaled,
    },
    random,
  )
  const heldOut = Array.from({ length: heldOutPairs }, () => task.nextPair(random))
  const forbidden = new Set([...heldOut, task.shown].map(nameOf))
  const stages = [stageOf(model, task, 0)]
  const losses = await trainCrossAttention(
    model,
    {
      steps: asked.steps,
      rate: 0.01,
      nextPairs: () => Array.from({ length: pairsPerStep }, () => drawOther(task, forbidden, random)),
      newestSample: () => stages.at(-1)?.written.join(' '),
      afterStep: (step) => {
        if ((step + 1) % Math.ceil(asked.steps / 4) === 0) stages.push(stageOf(model, task, step + 1))
      },
    },
    session,
  )
  const last = stages.at(-1)?.step === losses.length ? [] : [stageOf(model, task, losses.length)]
  const allStages = [...stages, ...last]
  const source = task.shown.source.map((id) => task.sources[id] ?? '')
  return {
    parameters: countParameters(model.parameters),
    stepsDone: losses.length,
    losses: stretchMeans(losses, 60),
    exact: heldOut.filter((pair) => isRight(model, pair)).length / heldOut.length,
    heldOut: heldOut.length,
    stages: allStages,
    source,
    wanted: task.shown.target.slice(0, -1).map((id) => task.targets[id] ?? ''),
    looks: looksOf(allStages.at(-1), source, task.grammar),
  }
}

function looksOf(
  stage: AttentionStage | undefined,
  source: readonly string[],
  grammar: Translation | undefined,
): LearnedResult['looks'] {
  if (!stage || !grammar) return { early: null, ahead: null }
  const { written, weights } = stage
  const look = (place: number, follows: string | undefined): Look | null => {
    const row = weights[place] ?? []
    const weight = Math.max(0, ...row)
    return place < 0 || follows === undefined
      ? null
      : { word: written[place] ?? '', at: source[row.indexOf(weight)] ?? '', weight, follows }
  }
  const timeFirst = grammar.times.includes(written[0] ?? '') ? 0 : -1
  return {
    early: look(timeFirst, source.at(-1)),
    ahead: look(
      written.findIndex((word) => grammar.ahead.includes(word)),
      source.find((word) => grammar.nouns.includes(word)),
    ),
  }
}

const nameOf = ({ source }: SentencePair): string => source.join(' ')

/** What is tested, and the sentence that is shown, are never trained on. */
function drawOther(task: Task, forbidden: ReadonlySet<string>, random: Random): SentencePair {
  for (;;) {
    const pair = task.nextPair(random)
    if (!forbidden.has(nameOf(pair))) return pair
  }
}

const isRight = (model: CrossAttention, { source, target }: SentencePair): boolean =>
  [...translate(model, source).target, stop].join(' ') === target.join(' ')

function stageOf(model: CrossAttention, task: Task, step: number): AttentionStage {
  const { target, weights } = translate(model, task.shown.source)
  return { step, written: target.map((id) => task.targets[id] ?? ''), weights }
}
