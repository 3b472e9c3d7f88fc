import type { Word2vecResult } from '../../../src/labs/word2vec.ts'
import { is, reading, sum, tells } from '../walk/reading.ts'

const rightShare = ({ relations }: Word2vecResult): number =>
  sum(relations.map(({ right }) => right)) / sum(relations.map(({ asked }) => asked))

const askedIn = ({ relations }: Word2vecResult): number => sum(relations.map(({ asked }) => asked))

export const readings = [
  reading<Word2vecResult>(/of all analogies are right\. The sentences were made for it/, (told, result) => {
    return tells(told, rightShare(result)) && !result.shuffled && result.source === 'grammar'
  }),
  reading<Word2vecResult>(
    /^Only \S+ of all analogies are right/,
    (told, result) => tells(told, rightShare(result)) && rightShare(result) < 0.5,
  ),
  reading<Word2vecResult>(
    /^With the words mixed only/,
    (told, result) => result.shuffled && tells(told, rightShare(result)) && rightShare(result) < 0.3,
  ),
  reading<Word2vecResult>(/^With the inputs allowed, the nearest word is one/, (told, result) => {
    return (
      is(told.at(-2), result.inputsFirst ?? undefined) &&
      is(told.at(-1), askedIn(result)) &&
      (result.inputsFirst ?? 0) > 0
    )
  }),
  reading<Word2vecResult>(/^With the inputs allowed, the nearest word is still none/, (told, result) => {
    return result.inputsFirst === 0 && is(told.at(-1), askedIn(result))
  }),
  reading<Word2vecResult>(
    /^On real text there is no list of right answers/,
    (_, { source }) => source === 'text',
  ),
]

export const variants = [
  [{ sentences: '60' }],
  [{ sentences: '60', keepInputs: true }],
  [{ sentences: '60', shuffle: true }],
  [{ text: 'alice', epochs: '1' }],
]

export const answer = { en: /^big : bigger .*%/, zh: /^大 : 更大 .*%/ }
