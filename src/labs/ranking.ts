import { binomial } from './binomial.ts'
import { exp, log } from './elementary.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { createRandom, type Random } from './random.ts'

export type RankingOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    models: read.integer('models', { standard: 6, min: 2, max: 12 }),
    gap: read.number('gap', { standard: 35, min: 0, max: 400 }),
    duels: read.integer('duels', { standard: 20, min: 1, max: 2000 }),
    leaderboards: read.integer('leaderboards', { standard: 200, min: 1, max: 1000, fast: 50 }),
    seed: read.integer('seed', seedRange),
  }
}

/** One model on a measured leaderboard. */
export interface Standing {
  /** A is the strongest in truth, then B … */
  readonly name: string
  readonly strength: number
  /** The strength as the duels make it look, on the Elo scale. */
  readonly rating: number
  readonly wins: number
  readonly played: number
}

/** How far leaderboards of so many duels a pair can be trusted. */
export interface Trust {
  readonly duels: number
  /** The shares of leaderboards with the strongest on top, and with every model in its place, 0 to 1. */
  readonly champion: number
  readonly order: number
}

export interface RankingResult {
  readonly gap: number
  readonly duels: number
  readonly leaderboards: number
  /** How often a model beats the next weaker one, 0 to 1. */
  readonly winRate: number
  /** What happens to the stronger of two neighbours in so many duels: exact, by the binomial distribution. */
  readonly neighbours: {
    readonly duels: number
    readonly behind: number
    readonly level: number
    readonly ahead: number
  }
  /** One leaderboard, the highest rating first. */
  readonly board: readonly Standing[]
  readonly trust: readonly Trust[]
}

/** Ratings are differences; the mean is put here. */
const meanRating = 1000
const comparedDuels = [5, 20, 100, 400] as const

export function run({ models, gap, duels, leaderboards, seed }: RankingOptions): RankingResult {
  const strengths = Array.from({ length: models }, (_, at) => meanRating + gap * ((models - 1) / 2 - at))
  const random = createRandom(seed)
  const board = measure(strengths, duels, random)
  const counts = [...new Set([...comparedDuels, duels])].sort((a, b) => a - b)
  return {
    gap,
    duels,
    leaderboards,
    winRate: expectedScore(gap),
    neighbours: { duels, ...duelOutcomes(duels, expectedScore(gap)) },
    board,
    trust: counts.map((count) => trustOf(strengths, count, leaderboards, random)),
  }
}

/** How often the stronger wins at a difference of so many Elo points: 1 / (1 + 10^(−difference / 400)) (Elo, 1978). */
export const expectedScore = (difference: number): number => 1 / (1 + exp((-difference * Math.LN10) / 400))

/** How likely the stronger of two is behind, level or ahead after so many duels. */
export function duelOutcomes(
  duels: number,
  winRate: number,
): { behind: number; level: number; ahead: number } {
  const shares = binomial(duels, winRate)
  const sum = (from: number, to: number): number =>
    shares.slice(from, to).reduce((total, value) => total + value, 0)
  const half = duels / 2
  return {
    behind: sum(0, Math.ceil(half)),
    level: Number.isInteger(half) ? (shares[half] ?? 0) : 0,
    ahead: sum(Math.floor(half) + 1, duels + 1),
  }
}

/** wins[i][j]: how often i beat j. */
type Wins = readonly (readonly number[])[]

function measure(strengths: readonly number[], duels: number, random: Random): Standing[] {
  const wins = play(strengths, duels, random)
  const ratings = ratingsFrom(wins)
  return strengths
    .map((strength, at) => ({
      name: String.fromCharCode(65 + at),
      strength,
      rating: ratings[at] ?? meanRating,
      wins: (wins[at] ?? []).reduce((sum, count) => sum + count, 0),
      played: duels * (strengths.length - 1),
      // Drawn before anything is sorted: how often a comparator is called is the engine's business.
      lot: random(),
    }))
    .sort((a, b) => b.rating - a.rating || a.lot - b.lot)
    .map(({ lot: _, ...standing }) => standing)
}

/** Everyone meets everyone so many times. */
function play(strengths: readonly number[], duels: number, random: Random): Wins {
  const wins = strengths.map(() => new Array<number>(strengths.length).fill(0))
  strengths.forEach((mine, first) => {
    for (let second = first + 1; second < strengths.length; second++) {
      const won = countWins(duels, expectedScore(mine - (strengths[second] ?? mine)), random)
      wins[first]?.splice(second, 1, won)
      wins[second]?.splice(first, 1, duels - won)
    }
  })
  return wins
}

function countWins(duels: number, chance: number, random: Random): number {
  let won = 0
  for (let duel = 0; duel < duels; duel++) if (random() < chance) won++
  return won
}

const fitRounds = 100

/**
 * The ratings that make the wins most likely (Bradley and Terry, 1952), found by the rounds of Hunter (2004, Annals of
 * Statistics 32, 384–406) and put on the Elo scale. One draw more is counted for every pair, so that a model that won
 * everything stays finite. Public arenas fit all duels at once like this; Elo's own rule looks at one after the other.
 */
export function ratingsFrom(wins: Wins): number[] {
  let skills = wins.map(() => 1)
  for (let round = 0; round < fitRounds; round++)
    skills = normalised(skills.map((_, at) => skillOf(wins, skills, at)))
  return skills.map((skill) => meanRating + (400 * log(skill)) / Math.LN10)
}

function skillOf(wins: Wins, skills: readonly number[], mine: number): number {
  let won = 0
  let expected = 0
  skills.forEach((skill, other) => {
    if (other === mine) return
    const [beaten, lost] = [wins[mine]?.[other] ?? 0, wins[other]?.[mine] ?? 0]
    won += beaten + 0.5
    expected += (beaten + lost + 1) / ((skills[mine] ?? 1) + skill)
  })
  return won / expected
}

/** Geometric mean 1, so that the mean rating stays in its place. */
function normalised(skills: readonly number[]): number[] {
  const mean = exp(skills.reduce((sum, skill) => sum + log(skill), 0) / skills.length)
  return skills.map((skill) => skill / mean)
}

function trustOf(strengths: readonly number[], duels: number, leaderboards: number, random: Random): Trust {
  let champion = 0
  let order = 0
  const right = strengths.map((_, at) => String.fromCharCode(65 + at)).join('')
  for (let at = 0; at < leaderboards; at++) {
    const names = measure(strengths, duels, random)
      .map(({ name }) => name)
      .join('')
    if (names.startsWith('A')) champion++
    if (names === right) order++
  }
  return { duels, champion: champion / leaderboards, order: order / leaderboards }
}
