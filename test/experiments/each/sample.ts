import type { SampleResult } from '../../../src/labs/sample.ts'
import { is, reading, sum, tells } from '../walk/reading.ts'

export const readings = [
  reading<SampleResult>(
    /^At temperature 0 nothing is drawn/,
    (_, { rule, continuations }) => rule.temperature === 0 && new Set(continuations).size <= 1,
  ),
  reading<SampleResult>(/Most of them would be odd here/, (told, { rule, rows, vocabulary, kept }) => {
    const rest = (of: 'before' | 'after'): number => 1 - sum(rows.map((row) => row[of]))
    return (
      rule.temperature > 1 &&
      tells(told, 1, rows.length, rest('before'), rest('after')) &&
      rest('after') > rest('before') &&
      kept > vocabulary / 2
    )
  }),
  reading<SampleResult>(
    /top-k and top-p have cut it off/,
    (told, { kept, vocabulary }) => is(told.at(-1), kept) && kept < vocabulary,
  ),
]

export const variants = [[{}], [{ temperature: '5', topK: '5' }]]

export const answer = { en: /^ {2}the same/, zh: /^ {2}模型/ }
