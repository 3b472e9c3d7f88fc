import { createAdam } from './adam.ts'
import { type CrossAttention, createCrossAttention, stop, trainCrossAttention } from './cross-attention.ts'
import { createEncoderDecoder, type EncoderDecoder } from './encoder-decoder.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { createRandom, integerBelow, type Random } from './random.ts'
import { stretchMeans } from './series.ts'
import { repeat, type Session } from './session.ts'
import { countParameters, createTape, onTape } from './tape.ts'

export type BottleneckOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    dim: read.integer('dim', { standard: 24, min: 1, max: 64 }),
    length: read.integer('length', { standard: 12, min: 2, max: 20 }),
    steps: read.integer('steps', { standard: 400, min: 0, max: 10_000, fast: 100 }),
    seed: read.integer('seed', seedRange),
  }
}

/** How well sequences of one length are copied. */
export interface CopyScore {
  readonly length: number
  /** Sequences of this length were among those trained on. */
  readonly trained: boolean
  /** The share of letters that are right, 0 to 1. */
  readonly letters: number
  /** The share of sequences with every letter right. */
  readonly whole: number
}

export interface CopierResult {
  readonly parameters: number
  readonly stepsDone: number
  /** In nats a letter. */
  readonly losses: readonly number[]
  readonly scores: readonly CopyScore[]
  /** What it made of the sequence that is shown. */
  readonly written: string
}

export interface BottleneckResult {
  /** Numbers in the one vector. */
  readonly dim: number
  /** The longest sequence trained on. */
  readonly length: number
  /** The share of letters that guessing gets right. */
  readonly chance: number
  /** A sequence to look at, as long as the longest trained on. */
  readonly shown: string
  /** Through one vector of fixed size. */
  readonly fixed: CopierResult
  /** With attention to every letter read. */
  readonly attention: CopierResult
}

type Sequence = readonly number[]

const letters = [...'ABCDEFGH']
const sequencesPerStep = 16
const triedSequences = 64
/** How far beyond the trained lengths both are tried. */
const beyond = 4

/** Two networks learn to copy the same sequences for the same number of steps; then both are tried at every length. */
export async function run(
  { dim, length, steps, seed }: BottleneckOptions,
  session: Session,
): Promise<BottleneckResult> {
  const random = createRandom(seed)
  const trials = evenLengths(length + beyond).map((each) => drawSequences(triedSequences, each, random))
  const [shown = []] = drawSequences(1, length, random)
  const task = { length, steps, trials, shown }
  return {
    dim,
    length,
    chance: 1 / letters.length,
    shown: spelled(shown),
    fixed: await throughOneVector(dim, task, createRandom(seed + 1), session),
    attention: await withAttention(task, createRandom(seed + 1), session),
  }
}

const evenLengths = (most: number): number[] =>
  Array.from({ length: Math.floor(most / 2) }, (_, at) => 2 * (at + 1))

const drawSequences = (count: number, length: number, random: Random): Sequence[] =>
  Array.from({ length: count }, () => Array.from({ length }, () => integerBelow(letters.length, random)))

const spelled = (sequence: Sequence): string => sequence.map((letter) => letters[letter] ?? '?').join('')

interface CopyTask {
  readonly length: number
  readonly steps: number
  readonly trials: readonly (readonly Sequence[])[]
  readonly shown: Sequence
}

/** One batch: sequences of one length, drawn evenly from 1 to the longest. */
const nextBatch = ({ length }: CopyTask, random: Random): Sequence[] =>
  drawSequences(sequencesPerStep, 1 + integerBelow(length, random), random)

async function throughOneVector(
  dim: number,
  task: CopyTask,
  random: Random,
  session: Session,
): Promise<CopierResult> {
  const model = createEncoderDecoder(letters.length, dim, random)
  const losses = await trainEncoderDecoder(model, task, random, session)
  return copierResult(countParameters(model.parameters), losses, task, model.write)
}

async function trainEncoderDecoder(
  model: EncoderDecoder,
  task: CopyTask,
  random: Random,
  session: Session,
): Promise<number[]> {
  const adam = createAdam(model.parameters, { clip: 1 })
  const tape = createTape()
  const losses: number[] = []
  await repeat(task.steps, session, () => {
    const loss = model.loss(tape, nextBatch(task, random))
    tape.backward(loss)
    adam(0.05)
    losses.push(loss.values[0] ?? 0)
    tape.release()
    return losses.at(-1) ?? 0
  })
  return losses
}

/** As wide as the standard vector, whatever the vector's width: what is varied is the vector alone. */
const attentionDim = 24

async function withAttention(task: CopyTask, random: Random, session: Session): Promise<CopierResult> {
  const shape = {
    sources: letters.length,
    targets: letters.length + 1,
    dim: attentionDim,
    length: task.length + beyond,
    window: 0,
    scaled: true,
  }
  const model = createCrossAttention(shape, random)
  const nextPairs = () => nextBatch(task, random).map((source) => ({ source, target: source.map(targetFor) }))
  const losses = await trainCrossAttention(model, { steps: task.steps, rate: 0.02, nextPairs }, session)
  return copierResult(countParameters(model.parameters), losses, task, (sequences) =>
    writeByAttention(model, sequences),
  )
}

/** Target 0 is taken: it begins what is written. */
const targetFor = (letter: number): number => letter + 1

/** The most likely letter again and again, as many as were read; the sequences are equally long. */
function writeByAttention(model: CrossAttention, sequences: readonly Sequence[]): number[][] {
  const written = sequences.map((): number[] => [])
  for (let place = 0; place < (sequences[0]?.length ?? 0); place++) {
    const pairs = sequences.map((source, row) => ({ source, target: [...(written[row] ?? []), stop] }))
    const next = onTape((tape) => {
      const { values, columns } = model.forward(tape, pairs).logits
      return written.map((_, row) => {
        const last = (row + 1) * (place + 1) - 1
        const logits = values.subarray(last * columns, (last + 1) * columns)
        return logits.indexOf(Math.max(...logits))
      })
    })
    written.forEach((target, row) => {
      target.push(next[row] ?? stop)
    })
  }
  return written.map((target) => target.map((id) => id - 1))
}

function copierResult(
  parameters: number,
  losses: readonly number[],
  task: CopyTask,
  write: (sequences: readonly Sequence[]) => number[][],
): CopierResult {
  const [written = []] = write([task.shown])
  return {
    parameters,
    stepsDone: losses.length,
    losses: stretchMeans(losses, 60),
    scores: task.trials.map((sequences) => scoreOf(sequences, write(sequences), task.length)),
    written: spelled(written),
  }
}

function scoreOf(sequences: readonly Sequence[], written: readonly Sequence[], trained: number): CopyScore {
  const length = sequences[0]?.length ?? 0
  const right = sequences.map(
    (sequence, row) => sequence.filter((letter, place) => letter === written[row]?.[place]).length,
  )
  return {
    length,
    trained: length <= trained,
    letters: right.reduce((sum, each) => sum + each, 0) / (sequences.length * length),
    whole: right.filter((each) => each === length).length / sequences.length,
  }
}
