import type { CachebillResult } from '../../../src/labs/cachebill.ts'
import { is, reading, tells } from '../walk/reading.ts'

const maker = ({ makers }: CachebillResult, name: string) => makers.find((each) => each.maker === name)

const billShares = ({ makers }: CachebillResult): readonly number[] =>
  makers.flatMap(({ bill }) => (bill ? [bill.cached / bill.plain] : []))

export const readings = [
  reading<CachebillResult>(/the prompts cost .* of what they cost without a cache/, (told, result) => {
    const least = Math.min(...billShares(result))
    return is(told.at(-1), least) && least < 1
  }),
  reading<CachebillResult>(/^Dearer with the cache than without/, (_, result, text) => {
    const dear = billShares(result).filter((each) => each > 1).length
    return dear > 0 && text.slice(0, text.indexOf('.')).split(', ').length === dear
  }),
  reading<CachebillResult>(/^The second question finds/, (told, result) => {
    const [prefix, units] = [maker(result, 'openai'), maker(result, 'deepseek')]
    return tells(told, prefix?.splits[1]?.hit, units?.splits[2]?.hit) && units?.splits[1]?.hit === 0
  }),
  reading<CachebillResult>(/minutes between two requests are more than five/, (told, result) => {
    return (
      is(told[0], result.gap) &&
      result.gap > 5 &&
      maker(result, 'anthropic')?.total.hit === 0 &&
      (maker(result, 'anthropic-hour')?.total.hit ?? 0) > 0
    )
  }),
  reading<CachebillResult>(/^No prompt here has 1,024 tokens/, (_, { makers }) =>
    makers.every(({ splits }) => splits.every(({ hit, written, plain }) => hit + written + plain < 1024)),
  ),
  reading<CachebillResult>(/^Nothing is read from any cache/, (_, { makers }) =>
    makers.every(({ total }) => total.hit === 0),
  ),
  reading<CachebillResult>(/^The cache of an hour gives back no more/, (_, result) => {
    const [short, long] = [maker(result, 'anthropic'), maker(result, 'anthropic-hour')]
    return (
      short?.total.hit === long?.total.hit &&
      (long?.writePrice ?? 0) > (short?.writePrice ?? 9) &&
      (short?.total.hit ?? 0) > 0
    )
  }),
]

export const variants = [
  [{}],
  [{ pattern: 'questions' }],
  [{ gap: '10' }],
  [{ clock: true }],
  [{ stable: '10' }],
]

export const answer = { en: /^DeepSeek .*%$/, zh: /^DeepSeek .*%$/ }
