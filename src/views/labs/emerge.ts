import type { EmergeResult, SizeScore } from '../../labs/emerge.ts'
import type { EmergeWords } from '../../messages/labs/emerge.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'

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
    ...prose(words.task(result.digits, result.steps), frame).map(frame.theme.muted),
    '',
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

export function explanation({ sizes, digits }: EmergeResult, { explain }: EmergeWords): readonly string[] {
  const [small, large] = [sizes[0], sizes.at(-1)]
  return [
    ...(small && large && small !== large
      ? [
          explain.jump(
            percent(small.exact, 0),
            percent(large.exact, 0),
            percent(small.digit, 0),
            percent(large.digit, 0),
          ),
        ]
      : []),
    explain.power(digits + 1),
    explain.both,
    explain.limit,
  ]
}

/** The smallest size that gets half of the sums whole, of the four; undefined where only one was run. */
export function outcome({ sizes }: EmergeResult): number | undefined {
  if (sizes.length < 4) return undefined
  const first = sizes.findIndex(({ exact }) => exact >= 0.5)
  return first === -1 ? 3 : Math.max(0, first - 1)
}

/** The question is about the standard run. */
export const predicts = ({ dim, digits, steps }: Readonly<Record<string, unknown>>): boolean =>
  dim === undefined && digits === 2 && steps === 900
