import { PrimerError } from '../errors.ts'
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
    of: read.integer('of', { standard: 20, min: 1, max: 100_000 }),
    right: read.optionalInteger('right', { min: 0, max: 100_000 }),
    against: read.optionalInteger('against', { min: 0, max: 100_000 }),
    both: read.optionalInteger('both', { min: 0, max: 100_000 }),
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

/** How far yours and the rival's results tell the two apart. */
export interface Difference {
  /** Fisher's exact test for two sets of cases; McNemar's where both answered the same ones. */
  readonly test: 'fisher' | 'mcnemar'
  /** The chance of a difference at least as unlikely as this one, were both equally good; two-sided and exact. */
  readonly p: number
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
  readonly rival: Measured
  /** The same share as yours from ten times the cases. */
  readonly tenfold: Measured
  readonly difference: Difference
  /** What the schoolbook formula gives for yours: p ± z √(p(1−p)/n). */
  readonly schoolbook: Interval
  /** The share of repeated tests whose interval holds the truth, were the truth what you measured. Exact. */
  readonly coverage: { readonly wilson: number; readonly schoolbook: number } | null
}

/** The 97.5th percentile of the standard normal distribution. */
const z = 1.959963984540054
/** Beyond this a coverage would take long and is close to 95 % anyway. */
const mostExact = 2000

export function run({ p, n, caught, runs, seed, ...test }: EvalOptions): EvalResult {
  const { right, of, against, both } = countsOf(test)
  const step = withSecondTry(p, caught)
  return {
    p,
    n,
    caught,
    step,
    whole: products(step, n),
    played: { runs, succeeded: playedThrough(p, n, caught, runs, createRandom(seed)) },
    needed: exp(log(0.9) / n),
    yours: measured(right, of),
    rival: measured(against, of),
    tenfold: measured(right * 10, of * 10),
    difference:
      both === undefined
        ? { test: 'fisher', p: fisher(right, against, of) }
        : { test: 'mcnemar', p: mcnemar(right - both, against - both) },
    schoolbook: schoolbook(right, of),
    coverage: of <= mostExact ? coverageOf(of, right / of) : null,
  }
}

/**
 * Four in five right, and a rival with one less, where the learner says nothing else.
 * @throws PrimerError `wrong-value` for counts that cannot be together
 */
function countsOf(asked: Pick<EvalOptions, 'right' | 'of' | 'against' | 'both'>) {
  const { of, both } = asked
  const right = asked.right ?? Math.round(0.8 * of)
  const against = asked.against ?? Math.max(0, right - 1)
  requireWithin('--right', right, 0, of)
  requireWithin('--against', against, 0, of)
  if (both !== undefined)
    requireWithin('--both', both, Math.max(0, right + against - of), Math.min(right, against))
  return { right, of, against, both }
}

function requireWithin(option: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return
  throw new PrimerError({ code: 'wrong-value', option, value: String(value), expected: `${least}–${most}` })
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

/** A crumb for rounding: outcomes as likely as the one at hand count as unlikely as it. */
const crumb = 1e-7

/**
 * Fisher's exact test (1922, Journal of the Royal Statistical Society 85, 87–94) of two results on as many cases each:
 * given how many are right altogether, the chance that they fall to the two at least as unevenly.
 */
export function fisher(right: number, against: number, of: number): number {
  const together = right + against
  const least = Math.max(0, together - of)
  const most = Math.min(of, together)
  // Logarithms of the hypergeometric shares, up to a constant.
  const logarithms: number[] = [0]
  for (let count = least; count < most; count++) {
    const up = log(of - count) + log(together - count)
    const down = log(count + 1) + log(of - together + count + 1)
    logarithms.push((logarithms.at(-1) ?? 0) + up - down)
  }
  return shareAtMost(logarithms, right - least)
}

/** McNemar's test (1947, Psychometrika 12, 153–157), exact: of the cases that only one got right, who got how many. */
export function mcnemar(onlyYours: number, onlyRival: number): number {
  const shares = binomial(onlyYours + onlyRival, 0.5)
  const own = shares[onlyYours] ?? 1
  return Math.min(
    1,
    shares.reduce((sum, share) => (share <= own * (1 + crumb) ? sum + share : sum), 0),
  )
}

/** The share of the outcomes that are at most as likely as the one at this place. */
function shareAtMost(logarithms: readonly number[], place: number): number {
  const largest = logarithms.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  const weights = logarithms.map((value) => exp(value - largest))
  const own = weights[place] ?? 0
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  return Math.min(1, sum(weights.filter((weight) => weight <= own * (1 + crumb))) / sum(weights))
}
