import type { GptResult } from '../../labs/gpt.ts'
import type { GptWords } from '../../messages/labs/gpt.en.ts'
import { barLines, curveLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped } from '../numbers.ts'
import { indented, prose } from '../prose.ts'

export function lines(result: GptResult, words: GptWords, frame: Frame): string[] {
  const strong = (text: string): string[] => prose(text, frame).map(frame.theme.strong)
  const { layers, heads, dim, context, vocabulary } = result.shape
  return [
    ...prose(
      words.model(grouped(result.parameters), words.shape(layers, heads, dim, context, vocabulary)),
      frame,
    ),
    ...prose(words.data(grouped(result.items), grouped(result.heldOutItems)), frame).map(frame.theme.muted),
    ...(result.losses.length > 1 ? ['', ...strong(words.loss), ...lossCurve(result, words, frame)] : []),
    '',
    ...strong(words.compare),
    ...comparison(result, words, frame),
    '',
    ...strong(words.samples),
    ...sampleLines(result, words, frame),
  ]
}

const lossCurve = ({ losses }: GptResult, words: GptWords, frame: Frame): string[] =>
  curveLines(
    [{ name: words.loss, values: losses }],
    { rows: 6, columns: 60, format: (value) => value.toFixed(2) },
    frame,
  )

function comparison(
  { baselines, initialLoss, finalLoss }: GptResult,
  { rows }: GptWords,
  frame: Frame,
): string[] {
  const bars = [
    [rows.uniform, baselines.uniform],
    [rows.before, initialLoss],
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

export function explanation(result: GptResult, { explain }: GptWords): readonly string[] {
  const { initialLoss, finalLoss, baselines, known, stepsDone } = result
  if (stepsDone === 0) return [explain.untrained, explain.same]
  return [
    explain.learned(initialLoss.toFixed(2), finalLoss.toFixed(2), baselines.bigram.toFixed(2)),
    known > recites ? explain.memorised(known) : explain.known(known),
    ...(finalLoss > baselines.bigram ? [explain.overfit] : []),
    explain.same,
    explain.limit,
  ]
}

/** Noise where it did not learn, recital where it learned by heart, else names. */
export function outcome({ finalLoss, baselines, known }: GptResult): number {
  if (known > recites) return 2
  return finalLoss < (baselines.uniform + baselines.bigram) / 2 ? 1 : 0
}
