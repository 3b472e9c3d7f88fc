import type { MemoriseResult, Planted } from '../../labs/memorise.ts'
import type { MemoriseWords } from '../../messages/labs/memorise.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import { lossLines } from './loss-curve.ts'
import { background, claim, type Statement } from './statement.ts'

export const setup = (
  { parameters, stepsDone, names, lines: written, letters }: MemoriseResult,
  words: MemoriseWords,
  frame: Frame,
): string[] =>
  [
    words.model(grouped(parameters), grouped(stepsDone)),
    words.data(grouped(names), grouped(written), letters),
  ].flatMap((text) => prose(text, frame).map(frame.theme.muted))

export function lines(result: MemoriseResult, words: MemoriseWords, frame: Frame): string[] {
  const { theme } = frame
  const { planted, given } = result
  return [
    ...prose(words.recited(given), frame).map(theme.strong),
    ...barLines(
      planted.map(({ copies, completed, secrets }) => ({
        label: words.copies(copies),
        value: completed / secrets,
        text: words.of(completed, secrets),
      })),
      frame,
      1,
    ),
    '',
    ...plantedTable(planted, words, frame),
    ...prose(words.preferredNote, frame).map(theme.muted),
    ...(result.losses.length > 1 ? ['', ...lossLines(words.loss, result, frame)] : []),
  ]
}

const plantedTable = (planted: readonly Planted[], { columns }: MemoriseWords, frame: Frame): string[] =>
  tableLines(
    {
      header: [columns.copies, columns.loss, columns.preferred, columns.secret, columns.written],
      alignments: ['right', 'right', 'right', 'left', 'left'],
      rows: planted.map(({ copies, loss, preferred, shown }) => [
        String(copies),
        loss.toFixed(2),
        percent(preferred, 0),
        shown.secret,
        shown.secret === shown.written ? [{ text: shown.written, paint: frame.theme.accent }] : shown.written,
      ]),
    },
    frame,
    textColumns(frame),
  )

const shareOf = ({ completed, secrets }: Planted): number => completed / secrets

export function explanation(
  { planted, stepsDone }: MemoriseResult,
  { explain }: MemoriseWords,
): readonly Statement[] {
  const trained = stepsDone > 0
  const most = planted.at(-1) ?? nothing
  const least = planted.find(({ copies }) => copies > 0) ?? nothing
  const known = planted.find((each) => each.copies > 0 && shareOf(each) <= 0.25 && each.preferred <= 0.1)
  return [
    claim('untrained', !trained, explain.untrained),
    claim(
      'recites',
      trained && shareOf(most) >= 0.5 && shareOf(most) > shareOf(least),
      explain.recites(most.copies, percent(shareOf(most), 0), least.copies, percent(shareOf(least), 0)),
    ),
    claim('none', trained && planted.every(({ completed }) => completed === 0), explain.none),
    claim(
      'trace',
      trained && known !== undefined,
      explain.trace(known?.copies ?? 0, percent(known?.preferred ?? 0, 0)),
    ),
    background(explain.lesson),
    background(explain.limit),
  ]
}

const nothing: Planted = {
  copies: 0,
  secrets: 1,
  completed: 0,
  loss: 0,
  preferred: 0.5,
  shown: { secret: '', written: '' },
}

/** From how many copies on half of the strings are completed. */
export function outcome({ planted, stepsDone }: MemoriseResult): number | undefined {
  if (stepsDone === 0) return undefined
  const first = planted.find((each) => shareOf(each) >= 0.5)?.copies ?? Number.POSITIVE_INFINITY
  return first <= 1 ? 0 : first <= 10 ? 1 : 2
}
