import type { AbstainResult } from '../../../src/labs/abstain.ts'
import { is, reading, sum, tells } from '../walk/reading.ts'

const overAll = ({ bands }: AbstainResult, of: 'said' | 'right'): number =>
  sum(bands.map((band) => band.guesses * band[of])) / sum(bands.map(({ guesses }) => guesses))

const best = ({ policies }: AbstainResult, of: 'accuracyScore' | 'penalisedScore'): readonly number[] => {
  const most = Math.max(...policies.map((policy) => policy[of]))
  return policies.filter((policy) => policy[of] >= most - 1e-9).map(({ threshold }) => threshold)
}

export const readings = [
  reading<AbstainResult>(/answering everything wins/, (_, result) =>
    best(result, 'accuracyScore').includes(0),
  ),
  reading<AbstainResult>(/both markings are the same/, (_, { policies }) =>
    policies.every(({ accuracyScore, penalisedScore }) => Math.abs(accuracyScore - penalisedScore) < 1e-9),
  ),
  reading<AbstainResult>(/^When a mistake costs/, (told, result) => {
    const { penalty } = result
    return (
      is(told[0], penalty) &&
      is(told.at(-2), penalty / (1 + penalty)) &&
      best(result, 'penalisedScore').some((threshold) => is(told.at(-1), threshold))
    )
  }),
  reading<AbstainResult>(
    /^Where the two differ/,
    (_, { breakEven, bestUnderPenalty }) => breakEven !== bestUnderPenalty,
  ),
  reading<AbstainResult>(/^Here it fits/, (told, result) => {
    const [said, right] = [overAll(result, 'said'), overAll(result, 'right')]
    // Two standard deviations of 400 coin tosses.
    return tells(told, said, right) && Math.abs(said - right) <= 0.05
  }),
  reading<AbstainResult>(/It is too sure of itself/, (told, result) => {
    const [said, right] = [overAll(result, 'said'), overAll(result, 'right')]
    return tells(told, said, right) && said > right + 0.05
  }),
  reading<AbstainResult>(/It knows more than it says/, (told, result) => {
    const [said, right] = [overAll(result, 'said'), overAll(result, 'right')]
    return tells(told, said, right) && right > said + 0.05
  }),
]

export const variants = [[{ questions: '60' }]]

export const answer = { en: /−0\.40/, zh: /−0\.40/ }
