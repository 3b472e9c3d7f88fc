import type { EvalResult, Interval } from '../../labs/eval.ts'
import type { EvalWords } from '../../messages/labs/eval.en.ts'
import { curveLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { percent, significant } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'

export function lines(result: EvalResult, words: EvalWords, frame: Frame): string[] {
  const strong = (text: string): string[] => prose(text, frame).map(frame.theme.strong)
  return [
    ...strong(words.chain(percent(result.step), result.n)),
    ...chainCurve(result, words, frame),
    ...prose(
      words.whole(percent(wholeOf(result)), String(result.played.succeeded), String(result.played.runs)),
      frame,
    ),
    ...prose(words.needed(percent(result.needed, 2)), frame).map(frame.theme.muted),
    '',
    ...strong(words.interval),
    ...intervalTable(result, words, frame),
    ...prose(words.schoolbook(range(result.schoolbook)), frame).map(frame.theme.muted),
  ]
}

const wholeOf = ({ whole }: EvalResult): number => whole.at(-1) ?? 0

const range = ({ low, high }: Interval): string => `${percent(low, 0)} – ${percent(high, 0)}`

const chainCurve = ({ whole }: EvalResult, words: EvalWords, frame: Frame): string[] =>
  whole.length < 3
    ? []
    : curveLines(
        [{ name: words.curve, values: whole }],
        { rows: 6, columns: 60, format: (value) => percent(value, 0) },
        frame,
      )

function intervalTable({ yours, others }: EvalResult, { columns }: EvalWords, frame: Frame): string[] {
  return tableLines(
    {
      header: [columns.result, columns.share, columns.truth],
      alignments: ['right', 'right', 'left'],
      rows: [yours, ...others].map((measured) => [
        `${measured.right}/${measured.of}`,
        percent(measured.share, 0),
        `${range(measured)}${frame.accessible ? '' : `  ${ruler(measured, frame)}`}`,
      ]),
    },
    frame,
    textColumns(frame),
  )
}

const rulerColumns = 40

/** 0 to 100% as a line of dots, with the interval drawn in. */
function ruler({ low, high }: Interval, { theme, width }: Frame): string {
  const columns = Math.min(rulerColumns, Math.max(0, width - 36))
  const [from, to] = [Math.floor(low * columns), Math.max(1, Math.ceil(high * columns))]
  if (columns < 10) return ''
  return `${theme.muted('.'.repeat(from))}${theme.accent('='.repeat(to - from))}${theme.muted('.'.repeat(columns - to))}`
}

export function explanation(result: EvalResult, { explain }: EvalWords): readonly string[] {
  const { caught, yours, others, coverage } = result
  const [rival] = others
  const overlap = rival !== undefined && rival.low <= yours.high && yours.low <= rival.high
  return [
    explain.chain(significant(result.step, 4), String(result.n)),
    ...(caught > 0 ? [explain.caught(percent(caught, 0), percent(result.step, 2))] : []),
    explain.interval(`${yours.right}/${yours.of}`, range(yours)),
    overlap ? explain.overlap : explain.apart,
    ...(coverage ? [explain.coverage(percent(coverage.wilson), percent(coverage.schoolbook))] : []),
    explain.limit,
  ]
}

/** How often 50 steps of 98% all succeed. */
export function outcome(result: EvalResult): number {
  const whole = wholeOf(result)
  return whole > 0.9 ? 0 : whole > 0.5 ? 1 : 2
}

/** The question is about 50 steps of 98%. */
export const predicts = ({ p, n, caught }: Readonly<Record<string, unknown>>): boolean =>
  p === 0.98 && n === 50 && caught === 0
