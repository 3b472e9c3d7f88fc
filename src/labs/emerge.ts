import { type AdderScore, allSums, createAdder, scoreAdder, trainAdder } from './adder.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { createRandom, shuffled } from './random.ts'
import type { Session } from './session.ts'
import { countParameters } from './tape.ts'
import { parametersOf } from './transformer.ts'

export type EmergeOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    dim: read.optionalInteger('dim', { min: 4, max: 64 }),
    digits: read.integer('digits', { standard: 2, min: 1, max: 3, fast: 1 }),
    steps: read.integer('steps', { standard: 600, min: 1, max: 20_000, fast: 200 }),
    seed: read.integer('seed', seedRange),
  }
}

/** A model of one size, after the same number of steps as the others. */
export interface SizeScore extends AdderScore {
  readonly dim: number
  readonly parameters: number
  readonly stepsDone: number
  /** What the share of whole results would be if digits failed independently: digit accuracy to the power of their number. */
  readonly independent: number
}

export interface EmergeResult {
  readonly digits: number
  readonly steps: number
  /** Sums that each model was tried on, none of which it has seen. */
  readonly tried: number
  readonly sizes: readonly SizeScore[]
}

const standardDims = [4, 8, 16, 24] as const
const batch = 32
const layers = 1

/** Every size learns the same task for the same number of steps, and is tried on sums that it has not seen. */
export async function run(
  { dim, digits, steps, seed }: EmergeOptions,
  session: Session,
): Promise<EmergeResult> {
  const sizes: SizeScore[] = []
  for (const each of dim === undefined ? standardDims : [roundedToHeads(dim)]) {
    if (session.stopped()) break
    sizes.push(await scoreOf(each, { digits, steps, seed }, session))
  }
  return { digits, steps, tried: triedOf(allSums(digits).length), sizes }
}

const heads = 4
const roundedToHeads = (dim: number): number => Math.round(dim / heads) * heads
const mostTried = 1000
const fewestTried = 30

/** A tenth of all sums; of the 100 sums of single digits more, or a share of ten would tell nothing. */
const triedOf = (sums: number): number => Math.min(mostTried, Math.max(fewestTried, Math.floor(sums / 10)))

async function scoreOf(
  dim: number,
  { digits, steps, seed }: { readonly digits: number; readonly steps: number; readonly seed: number },
  session: Session,
): Promise<SizeScore> {
  const random = createRandom(seed)
  const sums = shuffled(allSums(digits), random)
  const tried = triedOf(sums.length)
  const model = createAdder(dim, layers, digits, random)
  const losses = await trainAdder(model, { sums: sums.slice(tried), digits, steps, batch }, random, session)
  const score = scoreAdder(model, sums.slice(0, tried), digits)
  return {
    dim,
    parameters: countParameters(parametersOf(model)),
    stepsDone: losses.length,
    ...score,
    independent: product(score.digit, digits + 1),
  }
}

const product = (value: number, times: number): number =>
  Array.from({ length: times }, () => value).reduce((sofar, each) => sofar * each, 1)
