import type { VotesResult } from '../../../src/labs/votes.ts'
import { is, reading, tells } from '../walk/reading.ts'

const kindOf = ({ groups }: VotesResult, kind: string) => groups.find((group) => group.kind === kind)

/** What two runs of some hundred sums may differ by without a reason. */
const noise = 0.02

export const readings = [
  reading<VotesResult>(/^Nothing was trained/, (_, { stepsDone }) => stepsDone === 0),
  reading<VotesResult>(/chance cancels out/, (told, { all }) => {
    const [one, many] = [all[0], all.at(-1)]
    return tells(told, one?.vote, many?.samples, many?.vote) && (many?.vote ?? 0) > (one?.vote ?? 1)
  }),
  reading<VotesResult>(/for so many answers that is little/, (told, { all }) => {
    const [one, many] = [all[0], all.at(-1)]
    const gain = (many?.vote ?? 1) - (one?.vote ?? 0)
    return tells(told, one?.vote, many?.samples, many?.vote) && gain > 0 && gain < 0.05
  }),
  reading<VotesResult>(/asking again gains nothing here/, (told, { all }) => {
    const [one, many] = [all[0], all.at(-1)]
    return tells(told, one?.vote, many?.samples, many?.vote) && (many?.vote ?? 1) - (one?.vote ?? 0) <= noise
  }),
  reading<VotesResult>(/a wrong answer is likelier than the right one/, (told, result) => {
    const behind = kindOf(result, 'behind')
    const [before, after] = [behind?.taken[0], behind?.taken.at(-1)]
    return (
      tells(told.slice(0, 4), behind?.sums, before?.vote, after?.samples, after?.vote) &&
      (before?.vote ?? 0) > (after?.vote ?? 1)
    )
  }),
  reading<VotesResult>(/comes less than once in a hundred/, (told, result) => {
    const rare = kindOf(result, 'rare')
    const end = rare?.taken.at(-1)
    return (
      is(told[0], rare?.sums) &&
      is(told[1], end?.vote) &&
      is(told[2], end?.covered) &&
      (end?.vote ?? 1) < 0.02
    )
  }),
  reading<VotesResult>(/^The best number of answers is not the largest/, (told, { all }) => {
    const best = Math.max(...all.map(({ vote }) => vote))
    return tells(told, best, all.at(-1)?.vote) && best > (all.at(-1)?.vote ?? 1)
  }),
  reading<VotesResult>(/^The right answer is among them in/, (told, { all }) => {
    const end = all.at(-1)
    return is(told[0], end?.covered) && is(told[1], end?.vote) && (end?.covered ?? 0) > (end?.vote ?? 1)
  }),
  reading<VotesResult>(/^The checker lets/, (told, { mistakes, all }) => {
    const end = all.at(-1)
    // "the more answers, the more wrong ones": what the checker leaves falls from some number of answers on.
    const checked = all.map((each) => each.covered - each.checked)
    return (
      tells(told, mistakes, end?.covered, end?.checked) &&
      (end?.checked ?? 1) < (end?.covered ?? 0) &&
      checked.every((lost, at) => lost >= (checked[at - 1] ?? 0) - noise)
    )
  }),
  reading<VotesResult>(/^Taking the likeliest digit each time/, (told, { greedy, all }) => {
    const [one, many] = [all[0]?.vote ?? 0, all.at(-1)?.vote ?? 0]
    return is(told[0], greedy) && is(told[1], many) && many - greedy <= 0.03 && one < many && one < greedy
  }),
]

export const variants = [[{ steps: '100', mistakes: '0.2' }], [{ steps: '0' }]]

export const answer = { en: /^not the .*%$/, zh: /^不是最可能 .*%$/ }
