import type { SizeResult } from '../../labs/size.ts'
import type { SizeWords } from '../../messages/labs/size.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { bytes, grouped, inWords, percent, significant } from '../numbers.ts'
import { prose } from '../prose.ts'
import { truncate } from '../width.ts'

export function lines(result: SizeResult, words: SizeWords, frame: Frame): string[] {
  const { theme, locale } = frame
  const name = result.changed ? `${result.model} ${words.changed}` : result.model
  return [
    theme.strong(truncate(name, frame.width, frame)),
    ...prose(words.parameters(grouped(result.parameters), inWords(result.parameters, locale)), frame),
    ...partBars(result, words, frame),
    '',
    theme.strong(words.memory),
    ...barLines(
      result.memory.map(({ format, bytes: size }) => ({ label: format, value: size, text: bytes(size) })),
      frame,
    ),
    '',
    ...prose(cacheLine(result, words), frame),
    ...prose(trainingLine(result, words, frame), frame),
    '',
    ...prose(words.compared, frame).map(theme.strong),
    ...comparison(result, frame),
  ]
}

function partBars({ parts, parameters }: SizeResult, words: SizeWords, frame: Frame): string[] {
  const named = [
    [words.parts.tokenEmbedding, parts.tokenEmbedding],
    [words.parts.positions, parts.positions],
    [words.parts.attention, parts.attention],
    [words.parts.feedForward, parts.feedForward],
    [words.parts.norms, parts.norms],
    [words.parts.pooler, parts.pooler],
    [words.parts.output, parts.output],
  ] as const
  return barLines(
    named
      .filter(([, value]) => value > 0)
      .map(([label, value]) => ({ label, value, text: grouped(value), note: percent(value / parameters) })),
    frame,
  )
}

const cacheLine = ({ keyValueCache: cache }: SizeResult, words: SizeWords): string =>
  words.cache(bytes(cache.bytesPerToken), grouped(cache.context), bytes(cache.bytes))

function trainingLine({ training }: SizeResult, words: SizeWords, { locale }: Frame): string {
  if (training === null) return words.noTraining
  return words.training(
    significant(training.operations),
    inWords(training.tokens, locale),
    grouped(Math.max(1, Math.round(training.gpuDays))),
    training.gpu.toUpperCase(),
    percent(training.utilisation, 0),
  )
}

/** From 10⁷ up, so that a bar's length is the number of digits. */
function comparison({ model, changed, parameters, others }: SizeResult, frame: Frame): string[] {
  const own = changed ? [{ name: `${model} *`, parameters }] : []
  const rows = [...others, ...own].sort((a, b) => a.parameters - b.parameters)
  const least = Math.min(7, ...rows.map((row) => Math.log10(row.parameters)))
  return barLines(
    rows.map((row) => ({
      label: row.name,
      value: Math.log10(row.parameters) - least + 0.2,
      text: inWords(row.parameters, frame.locale),
      marked: row.parameters === parameters,
    })),
    frame,
  )
}

export const explanation = (_: SizeResult, { explain }: SizeWords): readonly string[] => [
  explain.shape,
  explain.layer,
  explain.limit,
]

/** Word vectors (with the output layer), attention or feed-forward: whichever is largest. */
export function outcome({ parts }: SizeResult): number {
  const sizes = [parts.tokenEmbedding + parts.output, parts.attention, parts.feedForward]
  return sizes.indexOf(Math.max(...sizes))
}
