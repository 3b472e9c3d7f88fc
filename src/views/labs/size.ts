import type { CatalogueSize, ShapedSize, SizeResult } from '../../labs/size.ts'
import type { SizeWords } from '../../messages/labs/size.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { bytes, decimalBytes, grouped, inWords, percent, significant } from '../numbers.ts'
import { indented, prose } from '../prose.ts'
import { truncate } from '../width.ts'

export function lines(result: SizeResult, words: SizeWords, frame: Frame): string[] {
  const { theme } = frame
  const title =
    result.source === 'shape' && result.changed ? `${result.model} ${words.changed}` : result.model
  return [
    theme.strong(truncate(title, frame.width, frame)),
    ...(result.source === 'shape' ? countedLines(result, words, frame) : sizeLines(result, words, frame)),
    '',
    theme.strong(words.memory),
    ...barLines(
      result.memory.map(({ format, bytes: size }) => ({
        label: format,
        value: size,
        text: decimalBytes(size),
        note: bytes(size),
      })),
      frame,
    ),
    '',
    ...(result.source === 'shape' ? prose(cacheLine(result, words), frame) : []),
    ...prose(trainingLine(result, words, frame), frame),
    '',
    ...prose(words.compared, frame).map(theme.strong),
    ...comparison(result, frame),
  ]
}

const countedLines = (result: ShapedSize, words: SizeWords, frame: Frame): string[] => [
  ...prose(words.parameters(grouped(result.parameters), inWords(result.parameters, frame.locale)), frame),
  ...partBars(result, words, frame),
]

/** The sizes of a release as they were published, with what works on each token. */
const sizeLines = ({ sizes, asOf }: CatalogueSize, words: SizeWords, frame: Frame): string[] => [
  ...sizes.flatMap(({ total, active }) =>
    indented(
      active === null
        ? inWords(total, frame.locale)
        : words.active(inWords(total, frame.locale), inWords(active, frame.locale)),
      frame,
    ),
  ),
  ...prose(words.published(asOf ?? '–'), frame).map(frame.theme.muted),
]

function partBars({ parts, parameters }: ShapedSize, words: SizeWords, frame: Frame): string[] {
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

const cacheLine = ({ keyValueCache: cache }: ShapedSize, words: SizeWords): string =>
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

/** Logarithms from 10⁷ up, so that a bar's length is the number of digits. */
function comparison(result: SizeResult, frame: Frame): string[] {
  const { model, parameters, others } = result
  const own = others.some((other) => other.parameters === parameters)
    ? []
    : [{ name: `${model} *`, parameters }]
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

export const explanation = ({ source }: SizeResult, { explain }: SizeWords): readonly string[] =>
  source === 'shape' ? [explain.shape, explain.layer, explain.limit] : [explain.catalogue, explain.limit]

/** Word vectors (with the output layer), attention or feed-forward: whichever is largest. */
export function outcome(result: SizeResult): number | undefined {
  if (result.source === 'catalogue') return undefined
  const { parts } = result
  const sizes = [parts.tokenEmbedding + parts.output, parts.attention, parts.feedForward]
  return sizes.indexOf(Math.max(...sizes))
}
