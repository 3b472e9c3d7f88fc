import { exp, log } from './elementary.ts'
/** The probability of each count from 0 to `trials`, when each trial succeeds with probability `chance`. */
export function binomial(trials: number, chance: number): Float64Array {
  const shares = new Float64Array(trials + 1)
  if (chance <= 0 || chance >= 1) {
    shares[chance >= 1 ? trials : 0] = 1
    return shares
  }
  // Logarithms: 0.5 multiplied by itself 2000 times is too small for a number.
  let logarithm = trials * log(1 - chance)
  const odds = log(chance) - log(1 - chance)
  for (let count = 0; count <= trials; count++) {
    shares[count] = exp(logarithm)
    logarithm += log(trials - count) - log(count + 1) + odds
  }
  return shares
}
