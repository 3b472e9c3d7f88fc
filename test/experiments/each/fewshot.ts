import type { FewshotResult } from '../../../src/labs/fewshot.ts'
import { is, reading, tells } from '../walk/reading.ts'

const usual = ({ curves }: FewshotResult, labelling: string): readonly number[] =>
  curves.find((curve) => curve.labelling === labelling)?.usual ?? []

/** The numbers of examples that are tried. */
const examples = [0, 1, 2, 4, 8]

export const readings = [
  reading<FewshotResult>(/^Nothing was trained/, (_, { stepsDone }) => stepsDone === 0),
  reading<FewshotResult>(/^Without any example the answer is the usual label/, (told, result) => {
    const [zero = 0] = usual(result, 'flipped')
    return tells(told, zero) && zero > 0.8
  }),
  reading<FewshotResult>(/^From \d+ swapped examples? on it goes with the examples/, (told, result) => {
    const swapped = usual(result, 'flipped')
    const from = examples.indexOf(told[0]?.value ?? -1)
    return from > 0 && swapped.slice(from).every((value) => value < 0.5) && is(told[1], swapped.at(-1))
  }),
  reading<FewshotResult>(/^Swapped labels do not turn it for good/, (told, result) => {
    const swapped = usual(result, 'flipped')
    const low = swapped[examples.indexOf(told[0]?.value ?? -1)] ?? 1
    return (
      tells(told.slice(1), low, swapped.at(-1), 1 - result.habit) && low < 0.5 && (swapped.at(-1) ?? 0) >= 0.5
    )
  }),
  reading<FewshotResult>(/^Swapped labels do not win/, (told, result) => {
    const swapped = usual(result, 'flipped')
    return tells(told, swapped.at(-1), 1 - result.habit) && swapped.every((value) => value >= 0.5)
  }),
  reading<FewshotResult>(/^Swapped labels leave it cold/, (told, result) => {
    const end = usual(result, 'flipped').at(-1) ?? 0
    return tells(told, end) && end >= 0.9 && result.habit === 1
  }),
  reading<FewshotResult>(/^Random labels cost \S+ against right ones\. In Min/, (told, result) => {
    const cost = (usual(result, 'right').at(-1) ?? 0) - (usual(result, 'random').at(-1) ?? 0)
    return is(told[0], cost) && cost > 0.05 && result.habit < 1
  }),
  reading<FewshotResult>(/^Random labels cost \S+ against right ones, as in Min/, (told, result) => {
    const cost = (usual(result, 'right').at(-1) ?? 0) - (usual(result, 'random').at(-1) ?? 0)
    return is(told[0], Math.max(0, cost)) && cost <= 0.05
  }),
  reading<FewshotResult>(/^Only the order changed/, (told, { orders }) => {
    return tells(told.slice(0, 3), orders.changing, orders.sets, orders.orders) && orders.changing > 0
  }),
  reading<FewshotResult>(/^It looks a word up among its examples now and then/, (told, { copied }) => {
    return is(told[0], copied) && copied > 0.55 && copied < 0.95
  }),
  reading<FewshotResult>(/hardly looks a word up among its examples/, (told, { copied }) => {
    return is(told[0], copied) && copied < 0.65
  }),
]

export const variants = [[{ steps: '60' }], [{ steps: '60', habit: '1' }], [{ steps: '0' }]]

export const answer = { en: /^ *8 +\d+% .*%$/, zh: /^ *8 +\d+% .*%$/ }
