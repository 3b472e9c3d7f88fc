import { binomial } from './binomial.ts'
import { exp, log } from './elementary.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { createRandom, type Random } from './random.ts'

export type EvalOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    p: read.number('p', { standard: 0.98, min: 0, max: 1 }),
    n: read.integer('n', { standard: 50, min: 1, max: 1000 }),
    caught: read.number('caught', { standard: 0, min: 0, max: 1 }),
    right: read.integer('right', { standard: 16, min: 0, max: 100_000 }),
    of: read.integer('of', { standard: 20, min: 1, max: 100_000 }),
    against: read.integer('against', { standard: 15, min: 0, max: 100_000 }),
    runs: read.integer('runs', { standard: 1000, min: 1, max: 100_000, fast: 200 }),
    seed: read.integer('seed', seedRange),
  }
}

/** Where the truth may lie, as shares from 0 to 1. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** A test result with its intervals. */
export interface Measured extends Interval {
  readonly right: number
  readonly of: number
  readonly share: number
}

export interface EvalResult {
  readonly p: number
  readonly n: number
  readonly caught: number
  /** How often one step succeeds, after the check and one more try. */
  readonly step: number
  /** How often all steps of a task succeed, from 1 step to n. */
  readonly whole: readonly number[]
  /** Of the tasks played through, how many succeeded. */
  readonly played: { readonly runs: number; readonly succeeded: number }
  /** How often a step must succeed for nine tasks in ten to succeed. */
  readonly needed: number
  readonly yours: Measured
  readonly others: readonly Measured[]
  /** What the schoolbook formula gives for yours: p ± z √(p(1−p)/n). */
  readonly schoolbook: Interval
  /** The share of repeated tests whose interval holds the truth, were the truth what you measured. Exact. */
  readonly coverage: { readonly wilson: number; readonly schoolbook: number } | null
}

/** The 97.5th percentile of the standard normal distribution. */
const z = 1.959963984540054
/** Beyond this a coverage would take long and is close to 95 % anyway. */
const mostExact = 2000

export function run({ p, n, caught, right, of, against, runs, seed }: EvalOptions): EvalResult {
  const hits = Math.min(right, of)
  const step = withSecondTry(p, caught)
  return {
    p,
    n,
    caught,
    step,
    whole: products(step, n),
    played: { runs, succeeded: playedThrough(p, n, caught, runs, createRandom(seed)) },
    needed: exp(log(0.9) / n),
    yours: measured(hits, of),
    others: [measured(Math.min(against, of), of), measured(hits * 10, of * 10)],
    schoolbook: schoolbook(hits, of),
    coverage: of <= mostExact ? coverageOf(of, hits / of) : null,
  }
}

/** A check finds this share of the failures, and a step that was caught is tried once more. */
export const withSecondTry = (p: number, caught: number): number => p + (1 - p) * caught * p

/** p, p², … pⁿ. */
export function products(p: number, n: number): number[] {
  const values: number[] = []
  for (let steps = 0; steps < n; steps++) values.push((values.at(-1) ?? 1) * p)
  return values
}

function playedThrough(p: number, n: number, caught: number, runs: number, random: Random): number {
  const succeeds = (): boolean => random() < p || (random() < caught && random() < p)
  let succeeded = 0
  for (let run = 0; run < runs; run++) {
    let step = 0
    while (step < n && succeeds()) step++
    if (step === n) succeeded++
  }
  return succeeded
}

const measured = (right: number, of: number): Measured => ({
  right,
  of,
  share: right / of,
  ...wilson(right, of),
})

/** The 95 % score interval of Wilson (1927, Journal of the American Statistical Association 22, 209–212). */
export function wilson(right: number, of: number): Interval {
  const share = right / of
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** The interval of Wald: simple, and too sure of itself for few cases. */
export function schoolbook(right: number, of: number): Interval {
  const share = right / of
  const half = z * Math.sqrt((share * (1 - share)) / of)
  return { low: Math.max(0, share - half), high: Math.min(1, share + half) }
}

export function coverageOf(of: number, truth: number): { wilson: number; schoolbook: number } {
  const shares = binomial(of, truth)
  const covered = (interval: (right: number, of: number) => Interval): number =>
    shares.reduce((sum, share, right) => {
      const { low, high } = interval(right, of)
      return low <= truth && truth <= high ? sum + share : sum
    }, 0)
  return { wilson: covered(wilson), schoolbook: covered(schoolbook) }
}
