import type { RnnResult } from '../../../src/labs/rnn.ts'
import { is, reading, tells } from '../walk/reading.ts'

export const readings = [
  reading<RnnResult>(/a slope of at most 1/, (told, { yours: [plain] }) => {
    const left = plain.norms[0] ?? 1
    return told.some((each) => is(each, plain.setting)) && told.some((each) => is(each, left)) && left <= 1
  }),
  reading<RnnResult>(/it grows instead of shrinking/, (told, { yours: [plain] }) => {
    const left = plain.norms[0] ?? 0
    // Two digits that say something, whatever the size.
    const rounded = Number(left.toPrecision(2))
    return told.some((each) => is(each, plain.setting)) && told.some((each) => is(each, rounded)) && left > 1
  }),
  reading<RnnResult>(/^An LSTM adds to its memory/, (told, { length, yours: [, lstm] }) => {
    const gate = 1 / (1 + Math.exp(-lstm.setting))
    const alone = gate ** (length - 1)
    const left = lstm.norms[0] ?? 0
    return (
      is(told[0], gate) &&
      is(told[1], lstm.setting) &&
      is(told[2], alone) &&
      is(told.at(-1), left) &&
      left > alone
    )
  }),
  reading<RnnResult>(/only one got the signal what to keep/, (told, { recall }) => {
    const [plain, gated] = recall?.results ?? []
    return (
      tells(told, plain?.accuracy, gated?.accuracy) && (gated?.accuracy ?? 0) >= (plain?.accuracy ?? 1) + 0.2
    )
  }),
  reading<RnnResult>(/over this distance both get the signal/, (told, { recall }) => {
    const [plain, gated] = recall?.results ?? []
    return (
      tells(told, plain?.accuracy, gated?.accuracy) &&
      Math.min(plain?.accuracy ?? 0, gated?.accuracy ?? 0) >= 0.85
    )
  }),
  reading<RnnResult>(/so far this shows no clear difference/, (told, { recall }) => {
    const [plain, gated] = recall?.results ?? []
    return (
      tells(told, plain?.accuracy, gated?.accuracy) &&
      Math.abs((plain?.accuracy ?? 0) - (gated?.accuracy ?? 0)) < 0.3
    )
  }),
]

export const variants = [[{ train: true, steps: '3', recall: '3' }]]

export const answer = { en: /^[\d.]+e-\d+ +[⠀-⣿]/, zh: /^[\d.]+e-\d+ +[⠀-⣿]/ }
