import type { EvalResult, Interval, Measured } from '../../labs/eval.ts'
import type { EvalWords } from '../../messages/labs/eval.en.ts'
import { curveLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import type { Run } from '../line-break.ts'
import { percent, significant } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { outOf } from '../signs.ts'
import { tableLines } from '../table.ts'
import { background, claim, type Statement } from './statement.ts'

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

function intervalTable(
  { yours, rival, tenfold }: EvalResult,
  { columns }: EvalWords,
  frame: Frame,
): string[] {
  return tableLines(
    {
      header: [columns.result, columns.share, columns.truth],
      alignments: ['right', 'right', 'left'],
      rows: [yours, rival, tenfold].map((measured) => [
        outOf(measured.right, measured.of, frame),
        percent(measured.share, 0),
        [{ text: range(measured) }, ...(frame.accessible ? [] : ruler(measured, frame))],
      ]),
    },
    frame,
    textColumns(frame),
  )
}

const rulerColumns = 40

/** 0 to 100% as a line of dots, with the interval drawn in; nothing where there is no room. */
function ruler({ low, high }: Interval, { theme, width }: Frame): Run[] {
  const columns = Math.min(rulerColumns, Math.max(0, width - 36))
  const [from, to] = [Math.floor(low * columns), Math.max(1, Math.ceil(high * columns))]
  if (columns < 10) return []
  return [
    { text: `  ${'.'.repeat(from)}`, paint: theme.muted },
    { text: '='.repeat(to - from), paint: theme.accent },
    { text: '.'.repeat(columns - to), paint: theme.muted },
  ]
}

export function explanation(result: EvalResult, { explain }: EvalWords): readonly Statement[] {
  const { step, n, caught, p, yours, rival, tenfold, difference, schoolbook, coverage } = result
  const whole = wholeOf(result)
  const certain = schoolbook.low === schoolbook.high
  const paired = difference.test === 'mcnemar'
  const decided = difference.p < 0.05
  const named = [resultOf(yours), resultOf(rival), chanceText(difference.p)] as const
  return [
    claim('chain', n > 1, explain.chain(significant(step, 4), String(n), percent(whole))),
    claim('almost', step >= 0.9 && step < 1 && whole < 0.8, explain.almost),
    claim('caught', caught > 0 && step > p, explain.caught(percent(caught, 0), percent(step, 2))),
    claim('interval', yours.low < yours.high, explain.interval(resultOf(yours), range(yours))),
    claim('undecided', !paired && !decided, explain.undecided(...named)),
    claim('decided', !paired && decided, explain.decided(...named)),
    claim('pairedUndecided', paired && !decided, explain.pairedUndecided(...named)),
    claim('pairedDecided', paired && decided, explain.pairedDecided(...named)),
    claim('touching', !paired && decided && touch(yours, rival), explain.touching),
    claim(
      'width',
      widthOf(tenfold) < widthOf(yours),
      explain.width(percent(widthOf(tenfold) / widthOf(yours), 0)),
    ),
    claim('certain', certain, explain.certain(range(schoolbook))),
    claim(
      'coverage',
      coverage !== null && !certain,
      explain.coverage(percent(coverage?.wilson ?? 0), percent(coverage?.schoolbook ?? 0)),
    ),
    background(explain.limit),
  ]
}

const resultOf = ({ right, of }: Measured): string => `${right}/${of}`

const widthOf = ({ low, high }: Interval): number => high - low

const touch = (a: Interval, b: Interval): boolean => a.low <= b.high && b.low <= a.high

/** A chance with two digits that say something, however small. */
const chanceText = (chance: number): string => `${significant(100 * chance, 2)}%`

/** How often 50 steps of 98% all succeed. */
export function outcome(result: EvalResult): number {
  const whole = wholeOf(result)
  return whole > 0.9 ? 0 : whole > 0.5 ? 1 : 2
}

/** The question is about 50 steps of 98%. */
export const predicts = ({ p, n, caught }: Readonly<Record<string, unknown>>): boolean =>
  p === 0.98 && n === 50 && caught === 0
