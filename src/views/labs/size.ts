import type { CatalogueSize, KeyValueCacheSize, ShapedSize, SizeResult } from '../../labs/size.ts'
import type { SizeWords } from '../../messages/labs/size.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { wrapText } from '../line-break.ts'
import { bytes, decimalBytes, grouped, inWords, percent, significant } from '../numbers.ts'
import { indented, prose } from '../prose.ts'
import { background, claim, type Statement } from './statement.ts'

export function lines(result: SizeResult, words: SizeWords, frame: Frame): string[] {
  const { theme } = frame
  const title =
    result.source === 'shape' && result.changed ? `${result.model} ${words.changed}` : result.model
  return [
    ...wrapText(title, frame.width, frame).map(theme.strong),
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
    ...(result.source === 'shape' && result.keyValueCache
      ? prose(cacheLine(result.keyValueCache, words), frame)
      : []),
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

const cacheLine = (cache: KeyValueCacheSize, words: SizeWords): string =>
  words.cache(bytes(cache.bytesPerToken), grouped(cache.context), bytes(cache.bytes))

function trainingLine({ training }: SizeResult, words: SizeWords, { locale }: Frame): string {
  if (training === null) return words.noTraining
  return words.training(
    significant(training.operations),
    inWords(training.tokens, locale),
    timeText(training.gpuSeconds, words),
    training.gpu.toUpperCase(),
    percent(training.utilisation, 0),
  )
}

/** In the largest unit of which there is a whole one. */
function timeText(seconds: number, { time }: SizeWords): string {
  if (seconds < 1) return time.moment
  const [unit, size] = units.find(([, each]) => seconds >= each) ?? ['seconds', 1]
  const count = seconds / size
  return time[unit](count < 10 ? significant(count, 2) : grouped(Math.round(count)))
}

const units = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
] as const

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

export function explanation(result: SizeResult, { explain }: SizeWords): readonly Statement[] {
  if (result.source === 'catalogue') return [background(explain.catalogue), background(explain.limit)]
  const { parts, parameters, keyValueCache } = result
  const vectors = (parts.tokenEmbedding + parts.output) / parameters
  return [
    claim('shape', parameters > 0, explain.shape),
    claim(
      'feedForward',
      parts.feedForward > parts.attention,
      explain.feedForward(significant(parts.feedForward / parts.attention, 2)),
    ),
    claim('vectors', vectors > 0.01, explain.vectors(percent(vectors, 0))),
    claim('encoder', keyValueCache === null, explain.encoder),
    background(explain.limit),
  ]
}

/** Word vectors (with the output layer), attention or feed-forward: whichever is largest. */
export function outcome(result: SizeResult): number | undefined {
  if (result.source === 'catalogue') return undefined
  const { parts } = result
  const sizes = [parts.tokenEmbedding + parts.output, parts.attention, parts.feedForward]
  return sizes.indexOf(Math.max(...sizes))
}
