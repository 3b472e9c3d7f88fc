import type { GradientPath, RnnResult } from '../../labs/rnn.ts'
import type { RnnWords } from '../../messages/labs/rnn.en.ts'
import { barLines, curveLines, sparkline } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { percent, significant } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'

export function lines(result: RnnResult, words: RnnWords, frame: Frame): string[] {
  const strong = (text: string): string[] => prose(text, frame).map(frame.theme.strong)
  return [
    ...strong(words.title(result.length)),
    ...prose(words.scale, frame).map(frame.theme.muted),
    ...result.yours.flatMap((path) => [
      '',
      ...prose(nameOf(path, words), frame),
      ...pathCurve(path, words, frame),
    ]),
    '',
    ...tableLines(
      {
        header: ['', words.left],
        alignments: ['left', 'right'],
        rows: result.standard.map((row) => [nameOf(row, words), significant(row.left, 2)]),
      },
      frame,
      textColumns(frame),
    ),
    ...recallLines(result, words, frame),
  ]
}

const nameOf = ({ kind, setting }: Pick<GradientPath, 'kind' | 'setting'>, words: RnnWords): string =>
  words.names[kind](String(setting))

/** Norms of exactly 0 have no logarithm; they lie below what a number can hold. */
const pathCurve = (path: GradientPath, words: RnnWords, frame: Frame): string[] =>
  curveLines(
    [{ name: nameOf(path, words), values: path.norms.map((norm) => Math.max(norm, Number.MIN_VALUE)) }],
    { rows: 5, columns: 60, logarithmic: true, format: (value) => significant(value, 2) },
    frame,
  )

function recallLines({ recall }: RnnResult, words: RnnWords, frame: Frame): string[] {
  if (recall === null) return []
  const bars = recall.results.map(({ kind, accuracy, losses, stepsDone }) => ({
    label: kind === 'rnn' ? 'RNN' : 'LSTM',
    value: accuracy,
    text: percent(accuracy, 0),
    note: `${words.loss} ${sparkline(losses, 16, frame)} ${words.steps(stepsDone)}`,
  }))
  const chance = { label: words.chance, value: recall.chance, text: percent(recall.chance, 0) }
  return [
    '',
    ...prose(words.recall(recall.span), frame).map(frame.theme.strong),
    ...barLines([...bars, chance], frame, 1),
  ]
}

export function explanation(
  { yours: [rnn, lstm], recall }: RnnResult,
  { explain }: RnnWords,
): readonly string[] {
  const left = rnn.norms[0] ?? 0
  const gate = 1 / (1 + Math.exp(-lstm.setting))
  const [plain, gated] = recall?.results ?? []
  return [
    explain.vanish(String(rnn.setting), significant(left, 2)),
    ...(left > 1 ? [explain.explode] : []),
    explain.lstm(String(lstm.setting), significant(gate, 2), significant(lstm.norms[0] ?? 0, 2)),
    ...(plain && gated ? [explain.trained(percent(plain.accuracy, 0), percent(gated.accuracy, 0))] : []),
    explain.limit,
  ]
}

/** The question is about ρ = 0.9, whatever the learner set. */
export function outcome({ standard }: RnnResult): number {
  const left = standard.find(({ kind, setting }) => kind === 'rnn' && setting === 0.9)?.left ?? 0
  return left > 0.3 ? 0 : left > 0.001 ? 1 : 2
}

/** The question is about 50 steps. */
export const predicts = ({ length }: Readonly<Record<string, unknown>>): boolean => length === 50
