import type { GptResult } from '../../labs/gpt.ts'
import type { GptWords } from '../../messages/labs/gpt.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped } from '../numbers.ts'
import { indented, prose } from '../prose.ts'
import type { Idle } from './lab-view.ts'
import { lossLines } from './loss-curve.ts'
import { background, claim, type Statement } from './statement.ts'

export const setup = (
  { shape: { layers, heads, dim, context, vocabulary }, parameters, items, heldOutItems }: GptResult,
  words: GptWords,
  frame: Frame,
): string[] => [
  ...prose(words.model(grouped(parameters), words.shape(layers, heads, dim, context, vocabulary)), frame),
  ...prose(words.data(grouped(items), grouped(heldOutItems)), frame).map(frame.theme.muted),
]

export function lines(result: GptResult, words: GptWords, frame: Frame): string[] {
  const strong = (text: string): string[] => prose(text, frame).map(frame.theme.strong)
  return [
    ...strong(words.compare),
    ...comparison(result, words, frame),
    '',
    ...strong(words.samples),
    ...sampleLines(result, words, frame),
    ...(result.losses.length > 1 ? ['', ...lossLines(words.loss, result, frame)] : []),
  ]
}

function comparison(
  { baselines, initialLoss, finalLoss, past }: GptResult,
  { rows }: GptWords,
  frame: Frame,
): string[] {
  const bars = [
    [rows.uniform, baselines.uniform],
    [past ? rows.loaded : rows.before, initialLoss],
    [rows.bigram, baselines.bigram],
    [rows.fourgram, baselines.fourgram],
    [rows.after, finalLoss],
  ] as const
  return barLines(
    bars.map(([label, value]) => ({ label, value, text: value.toFixed(3), marked: label === rows.after })),
    frame,
  )
}

const sampleLines = ({ samples }: GptResult, words: GptWords, frame: Frame): string[] =>
  samples.flatMap(({ step, drawn }) => {
    const items = drawn.map(({ text, known }) => (known ? `${text}*` : text))
    return indented(`${words.step(step)}  ${items.join(' · ')}`, frame)
  })

/** More than this share of what it draws is in the list: then it recites. */
const recites = 50

export function explanation(result: GptResult, { explain }: GptWords): readonly Statement[] {
  const { initialLoss, finalLoss, baselines, known, stepsDone, past, losses } = result
  const fixed = (loss: number): string => loss.toFixed(2)
  const trained = stepsDone > 0
  const better = finalLoss < initialLoss - 0.02
  const evenly = Math.abs(initialLoss - baselines.uniform) < 0.1
  const trainLoss = losses.at(-1) ?? finalLoss
  const overfit = trained && finalLoss > baselines.bigram && trainLoss < 0.7 * finalLoss
  const likeList = looksLikeList(result)
  const way = [fixed(initialLoss), fixed(finalLoss), fixed(baselines.bigram)] as const
  return [
    claim('untrained', !trained && past === null, explain.untrained),
    claim(
      'loadedOnly',
      !trained && past !== null,
      explain.loadedOnly(fixed(finalLoss), fixed(baselines.bigram)),
    ),
    claim('learned', trained && past === null && evenly && better, explain.learned(...way)),
    claim('continued', trained && past !== null && better, explain.continued(...way)),
    claim('nothing', trained && !better && !overfit, explain.nothing(fixed(initialLoss), fixed(finalLoss))),
    claim('sameList', past?.sameList === true, explain.sameList),
    claim('otherList', past?.sameList === false, explain.otherList),
    claim('unknownList', past !== null && past.sameList === null, explain.unknownList),
    claim('known', known <= recites && likeList, explain.known(known)),
    claim('noise', known <= recites && !likeList && (trained || past !== null), explain.noise(known)),
    claim('memorised', known > recites, explain.memorised(known)),
    claim('overfit', overfit, explain.overfit(fixed(trainLoss), fixed(finalLoss))),
    claim('behind', trained && better && finalLoss > baselines.bigram && !overfit, explain.behind),
    claim(
      'rival',
      trained && finalLoss <= baselines.bigram && baselines.fourgram < finalLoss + 0.1,
      explain.rival(fixed(baselines.fourgram)),
    ),
    background(explain.same),
    background(explain.limit),
  ]
}

/** Halfway between what the list costs by its pairs and what characters drawn evenly cost. */
const looksLikeList = ({ drawnLoss, baselines: { uniform, bigram } }: GptResult): boolean =>
  drawnLoss < (uniform + bigram) / 2

/** Noise, like the list, or the list itself: by what it draws. */
export function outcome(result: GptResult): number {
  if (result.known > recites) return 2
  return looksLikeList(result) ? 1 : 0
}

export const idle = ({ load }: Readonly<Record<string, unknown>>): Idle | undefined =>
  load === true ? { names: ['dim', 'layers', 'heads', 'context'], beside: '--load' } : undefined
