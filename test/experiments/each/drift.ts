import type { DriftResult } from '../../../src/labs/drift.ts'
import { is, reading, tells } from '../walk/reading.ts'

const flipsOf = ({ flips }: DriftResult, precision: string, ties: boolean) =>
  flips.find((each) => each.precision === precision && each.ties === ties)

const shareOf = (flips: DriftResult['flips'][number] | undefined): number =>
  (flips?.flipped ?? 0) / (flips?.compared ?? 1)

export const readings = [
  reading<DriftResult>(/sums come out differently in their last digits/, (told, result) => {
    const plain = flipsOf(result, 'float32', false)
    return tells(told.slice(1), plain?.changed, plain?.compared) && plain?.flipped === 0
  }),
  reading<DriftResult>(/^With near ties in 32 bits/, (told, result) => {
    return (
      is(told[1], shareOf(flipsOf(result, 'float32', true))) && shareOf(flipsOf(result, 'float32', true)) > 0
    )
  }),
  reading<DriftResult>(
    /^Rounded once, at the end/,
    (_, result) => flipsOf(result, 'rounded', true)?.flipped === 0,
  ),
  reading<DriftResult>(/^Rounded on the way/, (told, result) => {
    const [coarse, plain] = [
      shareOf(flipsOf(result, 'bfloat16', false)),
      shareOf(flipsOf(result, 'float32', false)),
    ]
    return is(told[1], coarse) && is(told[2], plain) && coarse > plain
  }),
  reading<DriftResult>(/^One prompt, nothing drawn/, (told, result) => {
    return (
      tells(told, result.requests, result.texts.at(-1), result.tokens, result.firstDifference ?? undefined) &&
      !result.fixed &&
      (result.texts.at(-1) ?? 0) > 1
    )
  }),
  reading<DriftResult>(/write one and the same text/, (told, result) => {
    return tells(told, result.requests, result.tokens) && result.texts.at(-1) === 1 && !result.fixed
  }),
  reading<DriftResult>(/^With one order \d+ requests write one text/, (told, result) => {
    return tells(told, result.requests) && result.fixed && result.texts.at(-1) === 1
  }),
  reading<DriftResult>(/^On a real server 18 of/, (told, result) => {
    return is(told.at(-1), shareOf(flipsOf(result, 'bfloat16', false)))
  }),
]

export const variants = [[{}], [{ ties: true, precision: 'float32' }], [{ fixed: true }]]

export const answer = { en: /^\d+ different texts/, zh: /^\d+ 种不同的文字/ }
