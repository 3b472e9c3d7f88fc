import type { ForgetResult, Tuned } from '../../labs/forget.ts'
import type { ForgetWords } from '../../messages/labs/forget.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import { background, claim, type Statement } from './statement.ts'

export const setup = (
  { parameters, stepsDone, tuning, oldLoss, newLoss }: ForgetResult,
  words: ForgetWords,
  frame: Frame,
): string[] =>
  [
    words.base(grouped(parameters), grouped(stepsDone), grouped(tuning)),
    words.before(oldLoss.toFixed(2), newLoss.toFixed(2)),
  ].flatMap((text) => prose(text, frame).map(frame.theme.muted))

export function lines(result: ForgetResult, words: ForgetWords, frame: Frame): string[] {
  const { theme } = frame
  const { oldLoss, newLoss, ways } = result
  const bars = (value: (tuned: Tuned) => number): string[] =>
    barLines(
      ways.map((each) => ({
        label: nameOf(each, words),
        value: Math.max(0, value(each)),
        text: signed(value(each)),
      })),
      frame,
    )
  return [
    ...prose(words.forgot, frame).map(theme.strong),
    ...bars((each) => each.oldLoss - oldLoss),
    '',
    ...prose(words.learned, frame).map(theme.strong),
    ...bars((each) => newLoss - each.newLoss),
    '',
    ...tableLines(
      {
        header: [words.columns.way, words.columns.trained, words.columns.fresh, words.columns.old],
        alignments: ['left', 'right', 'right', 'right'],
        rows: ways.map((each) => [
          nameOf(each, words),
          grouped(each.trained),
          each.newLoss.toFixed(2),
          each.oldLoss.toFixed(2),
        ]),
      },
      frame,
      textColumns(frame),
    ),
  ]
}

const nameOf = ({ way, rank }: Tuned, { ways }: ForgetWords): string =>
  way === 'lora' ? ways.lora(rank) : ways[way]

/** A minus as wide as a digit. */
const signed = (value: number): string => value.toFixed(2).replace('-', '−')

/** What a difference of losses must exceed to be told. */
const clear = 0.03

export function explanation(result: ForgetResult, { explain }: ForgetWords): readonly Statement[] {
  const { ways, tuning, stepsDone } = result
  const change = (tuned: Tuned | undefined) => ({
    learned: tuned ? result.newLoss - tuned.newLoss : 0,
    forgot: tuned ? tuned.oldLoss - result.oldLoss : 0,
  })
  const narrowest = ways.filter(({ way }) => way === 'lora').at(-1)
  const full = change(ways.find(({ way }) => way === 'full'))
  const replay = change(ways.find(({ way }) => way === 'replay'))
  const narrow = change(narrowest)
  return [
    claim('untuned', tuning === 0, explain.untuned),
    claim('nothingToForget', stepsDone === 0 && tuning > 0, explain.nothingToForget),
    claim(
      'forgot',
      stepsDone > 0 && full.learned > clear && full.forgot > clear,
      explain.forgot(signed(full.learned), signed(full.forgot)),
    ),
    claim(
      'lowRank',
      stepsDone > 0 &&
        narrow.learned > clear &&
        narrow.learned < full.learned - clear &&
        narrow.forgot < full.forgot - clear,
      explain.lowRank(
        narrowest?.rank ?? 0,
        grouped(narrowest?.trained ?? 0),
        signed(narrow.learned),
        signed(narrow.forgot),
      ),
    ),
    claim(
      'replay',
      stepsDone > 0 && replay.forgot < full.forgot / 2 && replay.learned > clear,
      explain.replay(signed(replay.forgot), signed(full.forgot), signed(replay.learned)),
    ),
    background(explain.lora),
    background(explain.limit),
  ]
}

/** Who forgets more: all weights, the narrowest change, or both alike. */
export function outcome({ ways, oldLoss, stepsDone, tuning }: ForgetResult): number | undefined {
  const full = ways.find(({ way }) => way === 'full')
  const narrow = ways.filter(({ way }) => way === 'lora').at(-1)
  if (!full || !narrow || stepsDone === 0 || tuning === 0) return undefined
  const lead = full.oldLoss - oldLoss - (narrow.oldLoss - oldLoss)
  return Math.abs(lead) < clear ? 2 : lead > 0 ? 0 : 1
}
