import type { GptResult } from '../../../src/labs/gpt.ts'
import { reading, tells } from '../walk/reading.ts'

/** How many of 100 drawn items must be in the list to be called learned by heart, and how few are not. */
const recited = 50

export const readings = [
  reading<GptResult>(/^Nothing was trained/, (_, { stepsDone, past }) => stepsDone === 0 && past === null),
  reading<GptResult>(
    /^Loaded, and not trained further/,
    (told, { stepsDone, past, finalLoss, baselines }) => {
      return stepsDone === 0 && past !== null && tells(told, finalLoss, baselines.bigram)
    },
  ),
  reading<GptResult>(/as good as guessing evenly/, (told, { initialLoss, finalLoss, baselines }) => {
    return (
      tells(told, initialLoss, finalLoss, baselines.bigram) &&
      Math.abs(initialLoss - baselines.uniform) < 0.15 &&
      finalLoss < initialLoss
    )
  }),
  reading<GptResult>(/^Loaded at/, (told, { initialLoss, finalLoss, baselines, past }) => {
    return past !== null && tells(told, initialLoss, finalLoss, baselines.bigram) && finalLoss < initialLoss
  }),
  reading<GptResult>(/^This training did it no good/, (told, { initialLoss, finalLoss }) => {
    return tells(told, initialLoss, finalLoss) && finalLoss > initialLoss - 0.05
  }),
  reading<GptResult>(/it has never seen them/, (_, { past }) => past?.sameList === true),
  reading<GptResult>(/^It learned from another list before/, (_, { past }) => past?.sameList === false),
  reading<GptResult>(
    /^The file does not say what it was trained on/,
    (_, { past }) => past !== null && past.sameList === null,
  ),
  reading<GptResult>(
    /The others are new, and look like the list/,
    (told, { known, drawnLoss, baselines }) => {
      return (
        tells(told, 100, known) && known < recited && drawnLoss < (baselines.uniform + baselines.bigram) / 2
      )
    },
  ),
  reading<GptResult>(/The others hardly look like it/, (told, { known, drawnLoss, baselines }) => {
    return tells(told, 100, known) && drawnLoss > (baselines.uniform + baselines.bigram) / 2
  }),
  reading<GptResult>(
    /It has learned them by heart/,
    (told, { known }) => tells(told, 100, known) && known >= recited,
  ),
  reading<GptResult>(
    /it knows its own list, and nothing beside it/,
    (told, { losses, finalLoss, baselines }) => {
      return (
        tells(told, losses.at(-1), finalLoss) &&
        finalLoss > baselines.bigram &&
        (losses.at(-1) ?? 9) < 0.75 * finalLoss
      )
    },
  ),
  reading<GptResult>(
    /counting pairs still does better/,
    (_, { finalLoss, baselines }) => finalLoss > baselines.bigram,
  ),
  reading<GptResult>(
    /careful counting of four characters is a serious rival/,
    (told, { finalLoss, baselines }) => {
      return tells(told, baselines.fourgram) && baselines.fourgram < finalLoss + 0.15
    },
  ),
]

export const variants = [[{ steps: '20' }]]

export const answer = { en: /^GPT after .*\d$/, zh: /^GPT 训练后 .*\d$/ }
