import type { NgramResult } from '../../../src/labs/ngram.ts'
import { reading, tells } from '../walk/reading.ts'

const bestOf = ({ orders }: NgramResult) =>
  orders.reduce((least, each) =>
    (each.perplexity ?? Number.POSITIVE_INFINITY) < (least.perplexity ?? Number.POSITIVE_INFINITY)
      ? each
      : least,
  )

export const readings = [
  reading<NgramResult>(/that is the sparse-data problem/, (told, result) => {
    const [best, last] = [bestOf(result), result.orders.at(-1)]
    return tells(told, best.n, best.seen, last?.n, last?.seen) && last?.n === 5 && last.seen < best.seen
  }),
  reading<NgramResult>(/the longest that was tried/, (told, result) => {
    const best = bestOf(result)
    return tells(told, best.n, best.seen) && best.n === result.orders.at(-1)?.n
  }),
  reading<NgramResult>(/held-out places would be impossible/, (told, { orders }) =>
    tells(told, orders.at(-1)?.n, orders.at(-1)?.impossible),
  ),
  reading<NgramResult>(
    /^Without smoothing one place/,
    (_, { orders, smoothing }) => !smoothing && orders.some((each) => each.perplexity === null),
  ),
]

export const answer = { en: /^ *5 .* [\d.]+$/, zh: /^ *5 .* [\d.]+$/ }
