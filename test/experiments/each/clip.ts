import type { ClipResult } from '../../../src/labs/clip.ts'
import { is, reading, tells } from '../walk/reading.ts'

export const readings = [
  reading<ClipResult>(
    /^Without a training step/,
    (_, { initialLoss, stepsDone }) => initialLoss === null && stepsDone === 0,
  ),
  reading<ClipResult>(
    /^The captions were dealt out anew/,
    (told, { initialLoss, losses, shuffled, captions, seen, unseen }) => {
      // The held-out pictures are a few captions, five times each, so they are right or wrong together.
      const right =
        ((seen.right ?? 0) * seen.pictures + (unseen.right ?? 0) * unseen.pictures) /
        (seen.pictures + unseen.pictures)
      const chance = 1 / captions
      const most = chance + 4 * Math.sqrt((chance * (1 - chance)) / captions)
      return shuffled && tells(told, initialLoss ?? undefined, losses.at(-1)) && right < most
    },
  ),
  reading<ClipResult>(
    /^With one pair a step/,
    (_, { batch, initialLoss }) => batch === 1 && Math.abs(initialLoss ?? 1) < 1e-9,
  ),
  reading<ClipResult>(
    /^Nobody told it what a cross is/,
    (_, { shuffled, stepsDone }) => !shuffled && stepsDone > 0,
  ),
  reading<ClipResult>(/^The loss begins at/, (told, { initialLoss, batch, factor, evenLoss }) => {
    return (
      is(told[0], initialLoss ?? undefined) &&
      is(told[1], batch) &&
      is(told[2], Math.log(batch)) &&
      is(told.at(-1), factor) &&
      Math.abs((initialLoss ?? 0) - evenLoss) < 0.2 * evenLoss
    )
  }),
  reading<ClipResult>(
    /a patch is read in the same way wherever it lies/,
    (told, { seen, unseen, whole, captions }) => {
      return (
        !whole &&
        tells(told, seen.right ?? undefined, unseen.right ?? undefined) &&
        (unseen.right ?? 0) > 10 / captions
      )
    },
  ),
  reading<ClipResult>(/has not learned the parts well enough/, (told, { seen, unseen, whole }) => {
    return (
      !whole && tells(told, seen.right ?? undefined, unseen.right ?? undefined) && (unseen.right ?? 1) < 0.5
    )
  }),
  reading<ClipResult>(/^Read in one piece/, (told, { seen, unseen, whole }) => {
    return (
      whole &&
      is(told.at(-2), seen.right ?? undefined) &&
      is(told.at(-1), unseen.right ?? undefined) &&
      (unseen.right ?? 1) < (seen.right ?? 0)
    )
  }),
]

export const variants = [[{ steps: '20' }], [{ steps: '0' }]]

export const answer = { en: /^never trained on .*%$/, zh: /^没训练过 .*%$/ }
