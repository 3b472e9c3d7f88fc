import type { IclResult } from '../../../src/labs/icl.ts'
import { is, reading, tells } from '../walk/reading.ts'

export const readings = [
  reading<IclResult>(
    /^The network with two layers was not trained/,
    (_, { networks }) => networks.at(-1)?.stepsDone === 0,
  ),
  reading<IclResult>(
    /^The first time no network can know what comes/,
    (told, { networks: [, two], signs }) => {
      return (
        tells(told, two?.first, 1 / signs, two?.repeat) &&
        (two?.repeat ?? 0) > 0.5 &&
        // No better than blind guessing the first time: three standard deviations over some 1,000 places.
        (two?.first ?? 1) < 2 / signs
      )
    },
  ),
  reading<IclResult>(/^With two layers the repeat came out right in/, (told, { networks: [, two] }) => {
    return tells(told, two?.repeat) && (two?.repeat ?? 1) < 0.9
  }),
  reading<IclResult>(/^The upper layer looks at what came after/, (told, { head: { onFollower } }) => {
    return (
      tells(told, onFollower.found, onFollower.evenly) &&
      onFollower.found >= 0.5 &&
      onFollower.found > onFollower.evenly
    )
  }),
  reading<IclResult>(/^It can find the place because the layer below/, (told, { head: { onPrevious } }) => {
    return tells(told, onPrevious.found, onPrevious.evenly) && onPrevious.found > onPrevious.evenly
  }),
  reading<IclResult>(/^To find the place it needs a note/, (told, { head: { onPrevious } }) => {
    return tells(told, onPrevious.found, onPrevious.evenly) && onPrevious.found <= 1.25 * onPrevious.evenly
  }),
  reading<IclResult>(/^With one layer no such pair can form/, (told, { networks: [one, two] }) => {
    return is(told.at(-1), one?.repeat) && (one?.repeat ?? 1) < (two?.repeat ?? 0)
  }),
  reading<IclResult>(
    /^Trained on text in which nothing repeats/,
    (told, { networks: [, two], signs, repeats }) => {
      return !repeats && tells(told, two?.repeat) && (two?.repeat ?? 1) < 2 / signs
    },
  ),
  reading<IclResult>(/^In your row a sign occurs twice/, (_, { own, prompt, period }) => {
    const row = prompt.slice(0, period)
    return own && new Set(row).size < row.length
  }),
]

export const variants = [[{ steps: '20' }], [{ steps: '5' }, 'ABAC']]

export const answer = { en: /^2 layers, in .*%$/, zh: /^2 层，第二遍 .*%$/ }
