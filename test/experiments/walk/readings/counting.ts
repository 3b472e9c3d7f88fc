import type { EvalResult } from '../../../../src/labs/eval.ts'
import type { InjectionResult } from '../../../../src/labs/injection.ts'
import type { MaskResult } from '../../../../src/labs/mask.ts'
import type { NextResult } from '../../../../src/labs/next.ts'
import type { NgramResult } from '../../../../src/labs/ngram.ts'
import type { RagResult } from '../../../../src/labs/rag.ts'
import type { RankingResult } from '../../../../src/labs/ranking.ts'
import type { SampleResult } from '../../../../src/labs/sample.ts'
import type { SizeResult } from '../../../../src/labs/size.ts'
import type { TokensResult } from '../../../../src/labs/tokens.ts'
import { is, mean, reading, sum, tells } from '../reading.ts'

/** The experiments that count, calculate and look things up. */

const wholeOf = ({ step, n }: EvalResult): number => step ** n

const fraction = ({ right, of }: { readonly right: number; readonly of: number }): string => `${right}/${of}`

const widthOf = ({ low, high }: { readonly low: number; readonly high: number }): number => high - low

export const evaluation = [
  reading<EvalResult>(/^The steps multiply/, (told, result) =>
    tells(told, result.step, result.n, wholeOf(result)),
  ),
  reading<EvalResult>(
    /^A step that looks almost perfect is not/,
    (_, result) => result.step >= 0.9 && wholeOf(result) < 0.8,
  ),
  reading<EvalResult>(/^A check that finds/, (told, { caught, step, p }) => {
    return tells(told, caught, step) && Math.abs(step - (1 - (1 - p) * (1 - caught * p))) < 1e-9 && step > p
  }),
  reading<EvalResult>(/is one draw/, (told, { yours }, text) => {
    return text.startsWith(fraction(yours)) && is(told.at(-2), yours.low) && is(told.at(-1), yours.high)
  }),
  reading<EvalResult>(/Fisher’s exact test/, (told, { difference, yours, rival }, text) => {
    const decided = text.includes('the difference is more than luck')
    return (
      difference.test === 'fisher' &&
      text.includes(fraction(yours)) &&
      text.includes(fraction(rival)) &&
      told.some((each) => is(each, difference.p)) &&
      decided === difference.p < 0.05
    )
  }),
  reading<EvalResult>(/McNemar’s exact test/, (told, { difference, yours, rival }, text) => {
    const decided = text.includes('there is more than luck')
    return (
      difference.test === 'mcnemar' &&
      text.includes(fraction(yours)) &&
      text.includes(fraction(rival)) &&
      told.some((each) => is(each, difference.p)) &&
      decided === difference.p < 0.05
    )
  }),
  reading<EvalResult>(/^To look whether the two intervals touch/, (_, { difference, yours, rival }) => {
    return difference.p < 0.05 && yours.low <= rival.high && rival.low <= yours.high
  }),
  reading<EvalResult>(/^The third line has the same share/, (told, { yours, tenfold }) => {
    return (
      tells(told, widthOf(tenfold) / widthOf(yours)) &&
      tenfold.of === 10 * yours.of &&
      tenfold.right === 10 * yours.right &&
      widthOf(tenfold) < widthOf(yours)
    )
  }),
  reading<EvalResult>(/^The schoolbook formula is certain here/, (told, { schoolbook, yours }) => {
    return schoolbook.low === schoolbook.high && is(told[0], schoolbook.low) && [0, 1].includes(yours.share)
  }),
  reading<EvalResult>(/^Were your share the truth/, (told, { coverage }) =>
    tells(told, coverage?.wilson, coverage?.schoolbook, 0.95),
  ),
]

export const injection = [
  reading<InjectionResult>(/carries out both/, (_, { actions }) => {
    const done = actions.filter(({ held }) => !held).map(({ from }) => from)
    return done.includes('user') && done.includes('mail')
  }),
  reading<InjectionResult>(
    /^This mail holds nothing/,
    (_, { actions }) => !actions.some(({ from }) => from === 'mail'),
  ),
  reading<InjectionResult>(
    /^The sentence is one more line/,
    (_, { table }) =>
      against(table, 'sentence', 'plain', false) && against(table, 'sentence', 'signed', true),
  ),
  reading<InjectionResult>(
    /^The filter knows the words/,
    (_, { table }) => against(table, 'filter', 'plain', false) && against(table, 'filter', 'reworded', true),
  ),
  reading<InjectionResult>(
    /^The gate does not read at all/,
    (_, { table }) => against(table, 'gate', 'reworded', false) && against(table, 'gate', 'picture', true),
  ),
  reading<InjectionResult>(/^Every way out is watched/, (_, { table }) =>
    table.every(({ defence, leaked }) => defence !== 'exits' || !leaked),
  ),
  reading<InjectionResult>(/^The assistant may be fooled/, (_, { table }) =>
    table.every(({ defence, leaked }) => defence !== 'no-secrets' || !leaked),
  ),
]

const against = (
  table: InjectionResult['table'],
  defence: string,
  attack: string,
  leaked: boolean,
): boolean =>
  table.some((each) => each.defence === defence && each.attack === attack && each.leaked === leaked)

const perplexity = ({ views }: MaskResult, view: string): number | undefined =>
  views.find((each) => each.view === view)?.perplexity

export const mask = [
  reading<MaskResult>(/^The sentence was picked/, (_, { chosen, views, answer }) => {
    const first = (view: string): string | undefined =>
      views.find((each) => each.view === view)?.top[0]?.token
    return chosen && first('both') === answer && first('left') !== answer
  }),
  reading<MaskResult>(/^With no context every gap looks the same/, (_, { context, views }) => {
    return context === 0 && new Set(views.map(({ top }) => top[0]?.token)).size === 1
  }),
  reading<MaskResult>(/That is the advantage of BERT/, (told, result) => {
    const [left, both] = [perplexity(result, 'left'), perplexity(result, 'both')]
    return tells(told, left, both) && (both ?? 1) < (left ?? 0)
  }),
  reading<MaskResult>(/the second side helps nothing/, (told, result) => {
    const [left, both] = [perplexity(result, 'left'), perplexity(result, 'both')]
    return tells(told, left, both) && (both ?? 0) >= (left ?? 1)
  }),
]

export const next = [
  reading<NextResult>(/^Mean surprise of the next word/, (told, { entropyBits, entropyWithoutContext }) => {
    return tells(told, entropyBits, 2 ** entropyBits, entropyWithoutContext)
  }),
  reading<NextResult>(/^In these sentences a word costs the model/, (told, { rounds }) => {
    const right = rounds.filter(({ answer, modelGuess }) => answer === modelGuess).length
    return tells(told, mean(rounds.map(({ bits }) => bits)), right, rounds.length, 0, 1)
  }),
  reading<NextResult>(/^The model here counted/, (told, { tokens }) => tells(told, tokens)),
]

const bestOf = ({ orders }: NgramResult) =>
  orders.reduce((least, each) =>
    (each.perplexity ?? Number.POSITIVE_INFINITY) < (least.perplexity ?? Number.POSITIVE_INFINITY)
      ? each
      : least,
  )

export const ngram = [
  reading<NgramResult>(/that is the sparse-data problem/, (told, result) => {
    const [best, last] = [bestOf(result), result.orders.at(-1)]
    return tells(told, best.n, best.seen, last?.n, last?.seen) && last?.n === 5 && last.seen < best.seen
  }),
  reading<NgramResult>(/the longest that was tried/, (told, result) => {
    const best = bestOf(result)
    return tells(told, best.n, best.seen) && best.n === result.orders.at(-1)?.n
  }),
  reading<NgramResult>(/held-out places would be impossible/, (told, { orders }) =>
    tells(told, orders.at(-1)?.n, orders.at(-1)?.impossible),
  ),
  reading<NgramResult>(
    /^Without smoothing one place/,
    (_, { orders, smoothing }) => !smoothing && orders.some((each) => each.perplexity === null),
  ),
]

export const rag = [
  reading<RagResult>(/^Among the first three/, (told, { recall }) => {
    const three = recall.find(({ k }) => k === 3)
    // BM25 is the name of a method and no figure.
    return tells(told, three?.bm25, three?.bigrams) && Math.max(three?.bm25 ?? 1, three?.bigrams ?? 1) < 1
  }),
]

const outOfPlace = ({ board }: RankingResult): number => {
  const names = board.map(({ name }) => name)
  const sorted = names.toSorted()
  return names.filter((name, at) => name !== sorted[at]).length
}

export const ranking = [
  reading<RankingResult>(
    /^All models are equally strong here/,
    (_, { gap, board }) => gap === 0 && new Set(board.map(({ strength }) => strength)).size === 1,
  ),
  reading<RankingResult>(
    /stand where they belong/,
    (told, result) => tells(told, result.board.length) && outOfPlace(result) === 0,
  ),
  reading<RankingResult>(
    /in the wrong place/,
    (told, result) => tells(told, outOfPlace(result), result.board.length) && outOfPlace(result) > 0,
  ),
  reading<RankingResult>(
    /points is small against that chance/,
    (told, { gap, neighbours }) => tells(told, gap, neighbours.behind) && neighbours.behind >= 0.1,
  ),
  reading<RankingResult>(
    /points stands out/,
    (told, { gap, neighbours }) => tells(told, gap, neighbours.behind) && neighbours.behind < 0.1,
  ),
]

export const sample = [
  reading<SampleResult>(
    /^At temperature 0 nothing is drawn/,
    (_, { rule, continuations }) => rule.temperature === 0 && new Set(continuations).size <= 1,
  ),
  reading<SampleResult>(/Most of them would be odd here/, (told, { rule, rows, vocabulary, kept }) => {
    const rest = (of: 'before' | 'after'): number => 1 - sum(rows.map((row) => row[of]))
    return (
      rule.temperature > 1 &&
      tells(told, 1, rows.length, rest('before'), rest('after')) &&
      rest('after') > rest('before') &&
      kept > vocabulary / 2
    )
  }),
  reading<SampleResult>(
    /top-k and top-p have cut it off/,
    (told, { kept, vocabulary }) => is(told.at(-1), kept) && kept < vocabulary,
  ),
]

export const size = [
  reading<SizeResult>(/^Nothing here was looked up but the shape/, (_, result) => {
    return result.source === 'shape' && sum(Object.values(result.parts)) === result.parameters
  }),
  reading<SizeResult>(/times the weights of attention/, (told, result) => {
    return (
      result.source === 'shape' &&
      tells(told, result.parts.feedForward / result.parts.attention) &&
      result.parts.feedForward > result.parts.attention
    )
  }),
  reading<SizeResult>(/^The word vectors make up/, (told, result) => {
    return (
      result.source === 'shape' &&
      tells(told, (result.parts.tokenEmbedding + result.parts.output) / result.parameters)
    )
  }),
  reading<SizeResult>(/^An encoder reads a text at once/, (_, result) => {
    return result.source === 'shape' && result.shape.architecture === 'bert' && result.keyValueCache === null
  }),
]

export const tokens = [
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
