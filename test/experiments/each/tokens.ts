import type { TokensResult } from '../../../src/labs/tokens.ts'
import { is, reading, tells } from '../walk/reading.ts'

export const readings = [
  reading<TokensResult>(/^Each merge joins the pair/, (told, { training }) => {
    const counts = training?.merges.map(({ count }) => count) ?? []
    return (
      tells(told, counts[0], counts.at(-1)) && counts.every((count, at) => count <= (counts[at - 1] ?? count))
    )
  }),
  reading<TokensResult>(
    /^Without cutting at words first, merges run over the ends/,
    (_, { training }, text) => {
      const written = training?.merges.map(({ merged }) => (merged.text ?? '').replaceAll('\n', '\\n')) ?? []
      const quoted = [...text.matchAll(/“(.+?)”/g)].map(([, token = '']) => token)
      return (
        training?.split === false &&
        quoted.every((token) => written.includes(token) && /^\S+[\s,.]/.test(token))
      )
    },
  ),
  reading<TokensResult>(/^Without cutting at words first, merges run over spaces/, (_, { training }) => {
    return (
      training?.split === false &&
      training.merges.some(({ merged }) => /\p{L}[\s,.]+\p{L}/u.test(merged.text ?? ''))
    )
  }),
  reading<TokensResult>(/^A Chinese character is three bytes/, (told, { encodings: [first] }, text) => {
    const cut =
      first?.split.filter(({ character, ids }) => /\p{Script=Han}/u.test(character) && ids.length > 1) ?? []
    return (
      first !== undefined &&
      told.some((each) => is(each, cut.length)) &&
      text.includes(first.name) &&
      cut.every(({ character, bytes }) => bytes.length === 3 || (character.codePointAt(0) ?? 0) > 0xffff)
    )
  }),
  reading<TokensResult>(/^Vocabularies differ in what they were learned from/, (_, { encodings }) => {
    const costs = encodings.map(({ zh }) => zh)
    return costs.length > 1 && (costs.at(-1) ?? 0) < (costs[0] ?? 0)
  }),
  reading<TokensResult>(/^The counts leave out the special tokens/, (_, { encodings }) => {
    // The published sizes, with special tokens: 50,257, 100,277 and 200,019 at most.
    return encodings.every(({ vocabulary }) => [50_256, 100_256, 199_998].includes(vocabulary))
  }),
]

export const variants = [
  [{}],
  [{ train: true, merges: '8' }],
  [{ train: true, merges: '60', split: false }],
  [{ encoding: 'r50k' }, '你好 hello'],
]

export const answer = { en: /^o200k +\d+ +\d+ +[\d.]+$/, zh: /^o200k +\d+ +\d+ +[\d.]+$/ }
