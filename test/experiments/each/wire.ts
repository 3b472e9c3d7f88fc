import type { WireResult } from '../../../src/labs/wire.ts'
import { is, reading, sum, tells } from '../walk/reading.ts'

const wrongOf = ({ cuts }: WireResult, reader: string) => {
  const mine = cuts.filter((each) => each.reader === reader)
  return {
    wrong: sum(mine.map(({ wrong }) => wrong)),
    cuts: sum(mine.map((each) => each.cuts)),
    always: mine.filter((each) => each.wrong === each.cuts).length,
  }
}

const stormWith = ({ storms }: WireResult, wait: string) => storms.find((each) => each.wait === wait)

export const readings = [
  reading<WireResult>(/^Read with care/, (told, result) => {
    const careful = wrongOf(result, 'careful')
    return careful.wrong === 0 && tells(told, careful.cuts)
  }),
  reading<WireResult>(/^Whoever takes a packet for whole lines/, (told, result) => {
    const { wrong, cuts } = wrongOf(result, 'packets')
    return tells(told, wrong, cuts) && wrong > 0
  }),
  reading<WireResult>(/^Decoding each packet by itself/, (told, result) =>
    tells(told, wrongOf(result, 'characters').wrong),
  ),
  reading<WireResult>(/^Lines that begin with a colon/, (told, result) =>
    tells(told, wrongOf(result, 'comments').always),
  ),
  reading<WireResult>(/^Stopping at the stop reason/, (told, result) =>
    tells(told, wrongOf(result, 'finish').always),
  ),
  reading<WireResult>(/clients that try again at once make/, (told, result) => {
    const [none, full] = [stormWith(result, 'none'), stormWith(result, 'full')]
    const [calls = 0, drawn = 0] = [none?.calls, full?.calls]
    // Each client is served once; every other attempt is refused.
    const refused = (calls - result.clients) / calls
    return (
      is(told[0], result.clients) &&
      told.some((each) => is(each, calls)) &&
      is(told.at(-1), drawn) &&
      calls > drawn &&
      refused > 0.5
    )
  }),
  reading<WireResult>(/^Doubling without chance is slowest/, (told, result) => {
    const [steady, full] = [stormWith(result, 'exponential'), stormWith(result, 'full')]
    return (
      tells(told, (steady?.time ?? 0) / 1000, (full?.time ?? 0) / 1000) &&
      result.storms.every(({ wait, time }) => wait === 'exponential' || time < (steady?.time ?? 0))
    )
  }),
  reading<WireResult>(/^So does Brooker’s simulator/, (_, result) => {
    const [steady, full] = [stormWith(result, 'exponential'), stormWith(result, 'full')]
    return (
      result.storms.every(({ wait, time }) => wait === 'exponential' || 1.5 * time < (steady?.time ?? 0)) &&
      result.storms.every(({ wait, calls }) => wait === 'full' || calls > (full?.calls ?? 0))
    )
  }),
]

export const answer = { en: /^doubling .* s$/, zh: /^逐次加倍 .* 秒$/ }
