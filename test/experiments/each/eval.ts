import type { EvalResult } from '../../../src/labs/eval.ts'
import { is, reading, tells } from '../walk/reading.ts'

const wholeOf = ({ step, n }: EvalResult): number => step ** n

const fraction = ({ right, of }: { readonly right: number; readonly of: number }): string => `${right}/${of}`

const widthOf = ({ low, high }: { readonly low: number; readonly high: number }): number => high - low

export const readings = [
  reading<EvalResult>(/^The steps multiply/, (told, result) =>
    tells(told, result.step, result.n, wholeOf(result)),
  ),
  reading<EvalResult>(
    /^A step that looks almost perfect is not/,
    (_, result) => result.step >= 0.9 && wholeOf(result) < 0.8,
  ),
  reading<EvalResult>(/^A check that finds/, (told, { caught, step, p }) => {
    return tells(told, caught, step) && Math.abs(step - (1 - (1 - p) * (1 - caught * p))) < 1e-9 && step > p
  }),
  reading<EvalResult>(/is one draw/, (told, { yours }, text) => {
    return text.startsWith(fraction(yours)) && is(told.at(-2), yours.low) && is(told.at(-1), yours.high)
  }),
  reading<EvalResult>(/Fisher’s exact test/, (told, { difference, yours, rival }, text) => {
    const decided = text.includes('the difference is more than luck')
    return (
      difference.test === 'fisher' &&
      text.includes(fraction(yours)) &&
      text.includes(fraction(rival)) &&
      told.some((each) => is(each, difference.p)) &&
      decided === difference.p < 0.05
    )
  }),
  reading<EvalResult>(/McNemar’s exact test/, (told, { difference, yours, rival }, text) => {
    const decided = text.includes('there is more than luck')
    return (
      difference.test === 'mcnemar' &&
      text.includes(fraction(yours)) &&
      text.includes(fraction(rival)) &&
      told.some((each) => is(each, difference.p)) &&
      decided === difference.p < 0.05
    )
  }),
  reading<EvalResult>(/^To look whether the two intervals touch/, (_, { difference, yours, rival }) => {
    return difference.p < 0.05 && yours.low <= rival.high && rival.low <= yours.high
  }),
  reading<EvalResult>(/^The third line has the same share/, (told, { yours, tenfold }) => {
    return (
      tells(told, widthOf(tenfold) / widthOf(yours)) &&
      tenfold.of === 10 * yours.of &&
      tenfold.right === 10 * yours.right &&
      widthOf(tenfold) < widthOf(yours)
    )
  }),
  reading<EvalResult>(/^The schoolbook formula is certain here/, (told, { schoolbook, yours }) => {
    return schoolbook.low === schoolbook.high && is(told[0], schoolbook.low) && [0, 1].includes(yours.share)
  }),
  reading<EvalResult>(/^Were your share the truth/, (told, { coverage }) =>
    tells(told, coverage?.wilson, coverage?.schoolbook, 0.95),
  ),
]

export const variants = [[{}], [{ both: '13' }], [{ right: '20', caught: '0.5' }]]

export const answer = { en: /^All of them: .* computed/, zh: /^走完全程：算出来是/ }
