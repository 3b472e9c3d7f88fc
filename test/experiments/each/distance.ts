import type { DistanceResult } from '../../../src/labs/distance.ts'
import { is, mean, reading, type Told, tells } from '../walk/reading.ts'

/** Four words between for each noun: from which n on the subject is in view, with d nouns between. */
const reach = (d: number): number => 3 * d + 2

/** Whether written shares, one or two of them, are the least and the most of these. */
const spans = (told: readonly Told[], values: readonly number[]): boolean =>
  is(told[0], Math.min(...values)) && is(told.at(-1), Math.max(...values))

export const readings = [
  reading<DistanceResult>(/^Each noun between takes three words/, (_, { counting, trained }, text) => {
    const cells = counting.flatMap(({ n, right }) =>
      right.slice(0, trained).map((value, at) => ({ value, reaches: n >= reach(at + 1) })),
    )
    const of = (reaches: boolean): number[] =>
      cells.filter((cell) => cell.reaches === reaches).map(({ value }) => value)
    const shares =
      text.match(/counting gets (\S+?%)(?: – (\S+?%))?, below it (\S+?%)(?: – (\S+?%))?:/)?.slice(1) ?? []
    const told = (written: readonly (string | undefined)[]): Told[] =>
      written.flatMap((each) =>
        each === undefined ? [] : [{ value: Number.parseFloat(each) / 100, slack: 0.005 }],
      )
    return (
      spans(told(shares.slice(0, 2)), of(true)) &&
      spans(told(shares.slice(2)), of(false)) &&
      mean(of(true)) > mean(of(false))
    )
  }),
  reading<DistanceResult>(/^A longer n alone is not enough/, (told, { counting, trained }) => {
    const n = told[0]?.value ?? 0
    const order = counting.find((each) => each.n === n)
    const seen = (order?.seen ?? []).slice(0, trained).filter((_, at) => n >= reach(at + 1))
    return seen.some((value) => is(told.at(-1), value)) && Math.min(...seen) < 0.95
  }),
  reading<DistanceResult>(
    /^Attention gets .*, near or far/,
    (told, { attention: { right, onSubject }, trained, shuffle }) => {
      const [ours, theirs] = [right.slice(0, trained), onSubject.slice(0, trained)]
      return (
        !shuffle &&
        Math.min(...ours) >= 0.9 &&
        is(told[0], Math.min(...ours)) &&
        is(told.at(-1), Math.max(...theirs))
      )
    },
  ),
  reading<DistanceResult>(
    /^Attention has not learned it this time/,
    (told, { attention: { right }, trained }) => {
      const least = Math.min(...right.slice(0, trained))
      return tells(told, least) && least < 0.9
    },
  ),
  reading<DistanceResult>(/^Nothing farther than/, (told, { attention: { right }, trained }) =>
    tells(told, trained, ...right.slice(trained)),
  ),
  reading<DistanceResult>(
    /^In random order the subject cannot be told/,
    (told, { attention: { right }, shuffle }) => {
      // A majority of 2, 3, 4, 5 nouns: ½ + C(k, ⌊k/2⌋) / 2^(k+1), the figures of a binomial table.
      const majority = [0.75, 0.75, 0.6875, 0.6875]
      return (
        shuffle &&
        tells(told.slice(-8), ...majority, ...right) &&
        right.every((value, at) => value < (majority[at] ?? 0) + 0.1)
      )
    },
  ),
  reading<DistanceResult>(
    /^The network was not trained/,
    (_, { attention: { stepsDone } }) => stepsDone === 0,
  ),
]

export const variants = [[{ steps: '10', trained: '3' }], [{ steps: '5', shuffle: true }]]

export const answer = { en: /^attention .*\d/, zh: /^注意力 .*\d/ }
