import type { GrammarResult } from '../../../src/labs/grammar.ts'
import { is, reading, tells } from '../walk/reading.ts'

export const readings = [
  reading<GrammarResult>(/^Nothing was trained, and/, (told, { stepsDone, written: [, masked] }) => {
    return stepsDone === 0 && tells(told, masked?.valid, masked?.texts)
  }),
  reading<GrammarResult>(/^Free, \d+ of/, (told, { written: [free, masked] }) => {
    return tells(told, free?.valid, free?.texts, masked?.valid) && masked?.valid === masked?.texts
  }),
  reading<GrammarResult>(/valid masked texts \d+ (?:is|are) wrong/, (told, { written: [, masked] }) => {
    const wrong = (masked?.valid ?? 0) - (masked?.right ?? 0)
    return tells(told, masked?.valid, wrong) && wrong > 0
  }),
  reading<GrammarResult>(/^For sums that nobody knows/, (told, { unknowns: [freely, tied], allowNull }) => {
    return (
      tells(told, freely?.admitted, freely?.texts, tied?.invented) &&
      !allowNull &&
      tied?.admitted === 0 &&
      tied.invented > 0
    )
  }),
  reading<GrammarResult>(/^With null allowed it admits/, (told, { unknowns: [, tied], allowNull }) => {
    return allowNull && tells(told, tied?.admitted, tied?.texts)
  }),
  reading<GrammarResult>(/^The mask looks one sign ahead/, (told, { forced }) => {
    return tells(told, forced.places) && forced.places > 0
  }),
  reading<GrammarResult>(/free texts that happen to be valid/, (told, { retried, written: [, masked] }) => {
    const [ours, theirs] = [retried.right / retried.valid, (masked?.right ?? 0) / (masked?.texts ?? 1)]
    return is(told[0], ours) && is(told[1], theirs) && ours > theirs
  }),
]

export const variants = [[{}], [{ null: true, steps: '60' }]]

export const answer = { en: /^mask: number .* 20$/, zh: /^遮罩：写了数 .*\/20$/ }
