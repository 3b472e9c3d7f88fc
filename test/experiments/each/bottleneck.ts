import type { BottleneckResult } from '../../../src/labs/bottleneck.ts'
import { reading, tells } from '../walk/reading.ts'

const longest = (scores: BottleneckResult['fixed']['scores']) =>
  scores.filter(({ trained }) => trained).at(-1)

export const readings = [
  reading<BottleneckResult>(/^Nothing was trained/, (_, { fixed }) => fixed.stepsDone === 0),
  reading<BottleneckResult>(/^Through one vector .* The sequence grows/, (told, { fixed, dim }) => {
    const [short, long] = [fixed.scores[0], longest(fixed.scores)]
    return (
      tells(told, short?.letters, short?.length, long?.letters, long?.length, dim) &&
      (short?.letters ?? 0) > (long?.letters ?? 1)
    )
  }),
  reading<BottleneckResult>(/so short a sequence fits into the box/, (told, { fixed }) => {
    const long = longest(fixed.scores)
    return tells(told, long?.letters, long?.length) && (long?.letters ?? 0) >= 0.85
  }),
  reading<BottleneckResult>(/Nothing has to be packed/, (told, { attention: { scores } }) => {
    return (
      tells(told, longest(scores)?.letters, longest(scores)?.length) &&
      (longest(scores)?.letters ?? 0) >= 0.85
    )
  }),
  reading<BottleneckResult>(/it has not learned yet where to look/, (told, { attention: { scores } }) => {
    return (
      tells(told, longest(scores)?.letters, longest(scores)?.length) && (longest(scores)?.letters ?? 1) < 0.95
    )
  }),
  reading<BottleneckResult>(/^Attention has a limit of its own/, (told, { attention: { scores } }) => {
    const beyond = scores.at(-1)
    return (
      tells(told, beyond?.length, beyond?.letters, beyond?.whole) &&
      beyond?.trained === false &&
      beyond.letters < (longest(scores)?.letters ?? 0)
    )
  }),
  reading<BottleneckResult>(/^By size alone the standard box would do/, (_, { dim, length, chance }) => {
    // Twelve letters out of eight: 12 · log₂ 8 = 36 bits.
    return dim === 24 && length * Math.log2(1 / chance) === 36
  }),
]

export const variants = [[{ steps: '4', length: '4' }], [{ steps: '4' }]]

export const answer = { en: /one vector$/, zh: /一个向量$/ }
