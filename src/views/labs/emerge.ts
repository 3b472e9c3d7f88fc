import type { EmergeResult, SizeScore } from '../../labs/emerge.ts'
import type { EmergeWords } from '../../messages/labs/emerge.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import { background, claim, type Statement } from './statement.ts'

export const setup = ({ digits, steps, tried }: EmergeResult, words: EmergeWords, frame: Frame): string[] =>
  prose(words.task(digits, steps, tried), frame).map(frame.theme.muted)

export function lines(result: EmergeResult, words: EmergeWords, frame: Frame): string[] {
  const strong = (text: string): string[] => prose(text, frame).map(frame.theme.strong)
  const bars = (share: (size: SizeScore) => number): string[] =>
    barLines(
      result.sizes.map((size) => ({
        label: words.size(grouped(size.parameters)),
        value: share(size),
        text: percent(share(size), 0),
      })),
      frame,
      1,
    )
  return [
    ...strong(words.whole),
    ...bars(({ exact }) => exact),
    '',
    ...strong(words.digit),
    ...bars(({ digit }) => digit),
    '',
    ...sizeTable(result, words, frame),
  ]
}

const sizeTable = ({ sizes }: EmergeResult, { columns }: EmergeWords, frame: Frame): string[] =>
  tableLines(
    {
      header: [
        columns.dim,
        columns.parameters,
        columns.loss,
        columns.digit,
        columns.independent,
        columns.whole,
      ],
      alignments: ['right', 'right', 'right', 'right', 'right', 'right'],
      rows: sizes.map(({ dim, parameters, loss, digit, independent, exact }) => [
        String(dim),
        grouped(parameters),
        loss.toFixed(2),
        percent(digit, 0),
        percent(independent, 0),
        percent(exact, 0),
      ]),
    },
    frame,
    textColumns(frame),
  )

export function explanation({ sizes, digits }: EmergeResult, { explain }: EmergeWords): readonly Statement[] {
  const small = sizes[0] ?? noSize
  const large = sizes.at(-1) ?? noSize
  const several = sizes.length > 1
  const wholeWay = large.exact - small.exact
  const jumps =
    several &&
    small.exact <= 0.25 &&
    wholeWay >= 0.5 &&
    small.digit >= 0.2 &&
    large.digit - small.digit < wholeWay
  const steepest = steepestRise(sizes)
  return [
    claim(
      'jump',
      jumps,
      explain.jump(
        percent(small.exact, 0),
        percent(large.exact, 0),
        percent(small.digit, 0),
        percent(large.digit, 0),
      ),
    ),
    claim('noJump', several && !jumps, explain.noJump(percent(small.exact, 0), percent(large.exact, 0))),
    claim('power', sizes.length > 0, explain.power(digits + 1)),
    claim(
      'both',
      several && steepest.to - steepest.from >= 0.1,
      explain.both(percent(steepest.from, 0), percent(steepest.to, 0)),
    ),
    background(explain.limit),
  ]
}

const noSize: Pick<SizeScore, 'exact' | 'digit'> = { exact: 0, digit: 0 }

/** Where digit accuracy rises most from a size to the next. */
function steepestRise(sizes: readonly SizeScore[]): { readonly from: number; readonly to: number } {
  return sizes.slice(1).reduce(
    (most, { digit: to }, at) => {
      const from = sizes[at]?.digit ?? to
      return to - from > most.to - most.from ? { from, to } : most
    },
    { from: 0, to: 0 },
  )
}

/** The smallest size that gets half of the sums whole, of the four; undefined where only one was run. */
export function outcome({ sizes }: EmergeResult): number | undefined {
  if (sizes.length < 4) return undefined
  const first = sizes.findIndex(({ exact }) => exact >= 0.5)
  return first === -1 ? 3 : Math.max(0, first - 1)
}

/** The question is about the standard run. */
export const predicts = ({ dim, digits, steps }: Readonly<Record<string, unknown>>): boolean =>
  dim === undefined && digits === 2 && steps === 600
