import { createAdder, type Sum, trainAdder } from './adder.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { createRandom, integerBelow, pickWeighted, type Random, shuffled } from './random.ts'
import { reshape } from './sampling.ts'
import { stretchMeans } from './series.ts'
import type { Session } from './session.ts'
import { countParameters } from './tape.ts'
import { nextDistribution, parametersOf, type Transformer } from './transformer.ts'

export type VotesOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    samples: read.integer('samples', { standard: 64, min: 1, max: 256 }),
    temperature: read.number('temperature', { standard: 1, min: 0.1, max: 3 }),
    mistakes: read.number('mistakes', { standard: 0, min: 0, max: 1 }),
    steps: read.integer('steps', { standard: 350, min: 0, max: 5000, fast: 300 }),
    seed: read.integer('seed', seedRange),
  }
}

/** How often the answer is right that is taken out of so many, 0 to 1. */
export interface Taken {
  readonly samples: number
  /** The answer that occurs most often; among equals each is as likely. */
  readonly vote: number
  /** The first answer that the checker passes, else the first of all. */
  readonly checked: number
  /** The right answer is among them. */
  readonly covered: number
}

/** Sums of one kind. */
export interface Group {
  readonly kind: Kind
  readonly sums: number
  readonly taken: readonly Taken[]
}

/**
 * `first`: no answer is likelier than the right one. `behind`: a wrong one is, but the right one comes at least once in
 * a hundred. `rare`: it comes seldomer.
 */
export const kinds = ['first', 'behind', 'rare'] as const
export type Kind = (typeof kinds)[number]

export interface VotesResult {
  readonly parameters: number
  readonly stepsDone: number
  readonly losses: readonly number[]
  readonly tried: number
  readonly rounds: number
  readonly mistakes: number
  /** Right when each digit is the likeliest one: nothing is drawn. */
  readonly greedy: number
  readonly all: readonly Taken[]
  readonly groups: readonly Group[]
  /** A sum of the kind `behind`, or else the first: its likeliest answers. */
  readonly shown: {
    readonly sum: Sum
    readonly answers: readonly { readonly answer: number; readonly share: number }[]
  }
}

const digits = 2
const tried = 100
const rounds = 20
const rare = 0.01

/**
 * A half-trained adder is asked each sum many times. A vote finds what the model says most often, a checker finds what
 * it says at all: Wang et al. (2022, arXiv 2203.11171), Brown et al. (2024, arXiv 2407.21787) and, for votes that fall,
 * Chen et al. (2024, arXiv 2403.02419).
 */
export async function run(asked: VotesOptions, session: Session): Promise<VotesResult> {
  const { samples, temperature, mistakes, steps, seed } = asked
  const random = createRandom(seed)
  const sums = shuffled(
    Array.from({ length: 4000 }, (): Sum => [integerBelow(100, random), integerBelow(100, random)]),
    random,
  )
  const test = distinct(sums).slice(0, tried)
  const kept = new Set(test.map(String))
  const model = createAdder(24, 1, digits, random)
  const training = { sums: sums.filter((sum) => !kept.has(String(sum))), digits, steps, batch: 32 }
  const losses = await trainAdder(model, training, random, session)
  const questions = test.map((sum) => questionOf(model, sum, temperature))
  const counts = samplesTried(samples)
  const rows = questions.map((question) => ({ question, taken: takenOf(question, counts, mistakes, random) }))
  return {
    parameters: countParameters(parametersOf(model)),
    stepsDone: losses.length,
    losses: stretchMeans(losses, 60),
    tried: test.length,
    rounds,
    mistakes,
    greedy: mean(questions.map(({ greedy, right }) => (greedy === right ? 1 : 0))),
    all: meanTaken(rows.map(({ taken }) => taken)),
    groups: kinds.flatMap((kind) => {
      const found = rows.filter(({ question }) => question.kind === kind).map(({ taken }) => taken)
      return found.length === 0 ? [] : [{ kind, sums: found.length, taken: meanTaken(found) }]
    }),
    shown: shownOf(questions),
  }
}

const distinct = (sums: readonly Sum[]): Sum[] => [...new Map(sums.map((sum) => [String(sum), sum])).values()]

/** 1, 2, 4 … and the number asked for. */
export function samplesTried(most: number): number[] {
  const counts: number[] = []
  for (let count = 1; count < most; count *= 2) counts.push(count)
  return [...counts, most]
}

interface Answer {
  readonly answer: number
  readonly share: number
}

interface Question {
  readonly sum: Sum
  readonly right: number
  readonly greedy: number
  /** Every answer of three digits and how likely it is, the likeliest first. */
  readonly answers: readonly Answer[]
  readonly kind: Kind
}

/** Token ids of the adder: digits stand for themselves, then + and =. */
const promptOf = ([a, b]: Sum): number[] => [Math.floor(a / 10), a % 10, 10, Math.floor(b / 10), b % 10, 11]

function questionOf(model: Transformer, sum: Sum, temperature: number): Question {
  const prompt = promptOf(sum)
  const rule = { temperature, topK: 0, topP: 1 }
  const answers: Answer[] = []
  const greedyDigits: number[] = []
  const visit = (written: readonly number[], share: number): void => {
    // What is all but impossible is left out: it would take nine tenths of the time and is never drawn.
    if (written.length === digits + 1) answers.push({ answer: numberOf(written), share })
    else {
      const plain = nextDistribution(model, [...prompt, ...written])
      const isGreedy = written.every((digit, place) => digit === greedyDigits[place])
      if (isGreedy && greedyDigits.length === written.length) greedyDigits.push(likeliest(plain))
      reshape(plain, rule).forEach((chance, token) => {
        const followsGreedy = isGreedy && token === greedyDigits[written.length]
        if (share * chance > leastShare || followsGreedy) visit([...written, token], share * chance)
      })
    }
  }
  visit([], 1)
  answers.sort((x, y) => y.share - x.share || x.answer - y.answer)
  const right = sum[0] + sum[1]
  const own = answers.find(({ answer }) => answer === right)?.share ?? 0
  const kind = own >= (answers[0]?.share ?? 0) && own > 0 ? 'first' : own >= rare ? 'behind' : 'rare'
  return { sum, right, greedy: numberOf(greedyDigits), answers, kind }
}

const leastShare = 1e-3

const likeliest = (shares: Float64Array): number => shares.indexOf(Math.max(...shares))

/** Not a number where something else than a digit was written. */
const numberOf = (written: readonly number[]): number =>
  written.some((token) => token > 9) ? Number.NaN : Number(written.join(''))

function takenOf(
  { answers, right }: Question,
  counts: readonly number[],
  mistakes: number,
  random: Random,
): Taken[] {
  const shares = answers.map(({ share }) => share)
  const totals = counts.map(() => ({ vote: 0, checked: 0, covered: 0 }))
  for (let round = 0; round < rounds; round++) {
    const drawn: number[] = []
    const tally = new Map<number, number>()
    let passed: number | undefined
    counts.forEach((count, at) => {
      while (drawn.length < count) {
        const answer = answers[pickWeighted(shares, random)]?.answer ?? Number.NaN
        const passes = answer === right || random() < mistakes
        if (passes && passed === undefined) passed = answer
        drawn.push(answer)
        tally.set(answer, (tally.get(answer) ?? 0) + 1)
      }
      const total = totals[at]
      if (total === undefined) return
      total.vote += voteOf(tally, right)
      total.checked += (passed ?? drawn[0]) === right ? 1 : 0
      total.covered += tally.has(right) ? 1 : 0
    })
  }
  return counts.map((samples, at) => ({
    samples,
    vote: (totals[at]?.vote ?? 0) / rounds,
    checked: (totals[at]?.checked ?? 0) / rounds,
    covered: (totals[at]?.covered ?? 0) / rounds,
  }))
}

/** The chance that the vote names the right answer: 1 of as many as there are with the most votes. */
export function voteOf(tally: ReadonlyMap<number, number>, right: number): number {
  const most = Math.max(...tally.values())
  if (tally.get(right) !== most) return 0
  return 1 / [...tally.values()].filter((count) => count === most).length
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

function meanTaken(rows: readonly (readonly Taken[])[]): Taken[] {
  return (rows[0] ?? []).map(({ samples }, at) => ({
    samples,
    vote: mean(rows.map((row) => row[at]?.vote ?? 0)),
    checked: mean(rows.map((row) => row[at]?.checked ?? 0)),
    covered: mean(rows.map((row) => row[at]?.covered ?? 0)),
  }))
}

function shownOf(questions: readonly Question[]): VotesResult['shown'] {
  const { sum, answers } = questions.find(({ kind }) => kind === 'behind') ??
    questions[0] ?? { sum: [0, 0] as const, answers: [] }
  return { sum, answers: answers.slice(0, 4) }
}
