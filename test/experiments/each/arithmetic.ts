import type { ArithmeticResult } from '../../../src/labs/arithmetic.ts'
import { reading, tells } from '../walk/reading.ts'

export const readings = [
  reading<ArithmeticResult>(/^What it read, it copies/, (told, { counting }) => {
    return (
      tells(told, counting.seen, counting.heldOut) && counting.seen > 0.9 && counting.heldOut < counting.seen
    )
  }),
  reading<ArithmeticResult>(
    /it does not even copy/,
    (told, { n, counting }) => tells(told, n, counting.seen) && counting.seen < 0.5,
  ),
  reading<ArithmeticResult>(
    /^With the tool the model need not calculate/,
    (_, { tool, right }) => tool?.result === right,
  ),
  reading<ArithmeticResult>(/found a rule and not a list/, (told, { adder }) => {
    const exact = adder?.scores.heldOut.exact ?? 0
    return tells(told, exact) && exact >= 0.5
  }),
  reading<ArithmeticResult>(/has not found the rule yet/, (told, { adder }) => {
    const { exact = 1, digit = 1 } = adder?.scores.heldOut ?? {}
    return tells(told, exact, digit) && exact < 0.5
  }),
  reading<ArithmeticResult>(/^With one digit more it gets/, (told, { adder }) => {
    const [exact, longer] = [adder?.scores.heldOut.exact ?? 0, adder?.scores.longer.exact ?? 1]
    return tells(told, longer) && longer < exact
  }),
  reading<ArithmeticResult>(
    /^It writes the first digit of the result first/,
    (_, { adder }) => adder !== null,
  ),
]

export const variants = [[{ train: true, steps: '20', dim: '8' }], [{ tool: false }]]

export const answer = { en: /37×48=\S+ +✗/, zh: /37×48=\S+ +✗/ }
