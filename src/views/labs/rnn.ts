import type { GradientPath, RnnResult } from '../../labs/rnn.ts'
import type { RnnWords } from '../../messages/labs/rnn.en.ts'
import { barLines, curveLines, sparkline } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { percent, significant } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import type { Idle } from './lab-view.ts'
import { background, claim, type Statement } from './statement.ts'

export function lines(result: RnnResult, words: RnnWords, frame: Frame): string[] {
  const strong = (text: string): string[] => prose(text, frame).map(frame.theme.strong)
  return [
    ...strong(words.title(result.length)),
    ...(frame.accessible ? [] : prose(words.scale, frame).map(frame.theme.muted)),
    ...result.yours.flatMap((path) => [
      '',
      ...(frame.accessible ? [] : prose(nameOf(path, words), frame)),
      ...pathCurve(path, words, frame),
    ]),
    '',
    ...tableLines(
      {
        header: ['', words.left],
        alignments: ['left', 'right'],
        rows: result.standard.map((row) => [nameOf(row, words), significant(row.left, 2)]),
        compact: true,
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
  const named = recall.results.map((each) => ({ ...each, name: each.kind === 'rnn' ? 'RNN' : 'LSTM' }))
  const bars = named.map(({ name, accuracy }) => ({
    label: name,
    value: accuracy,
    text: percent(accuracy, 0),
  }))
  const chance = { label: words.chance, value: recall.chance, text: percent(recall.chance, 0) }
  return [
    '',
    ...prose(words.recall(recall.span), frame).map(frame.theme.strong),
    ...barLines([...bars, chance], frame, 1),
    ...named.flatMap(({ name, losses, stepsDone }) =>
      prose(
        `${name}: ${words.loss} ${(losses[0] ?? 0).toFixed(2)} → ${(losses.at(-1) ?? 0).toFixed(2)}, ${words.steps(stepsDone)}  ${sparkline(losses, 24, frame)}`.trimEnd(),
        frame,
      ).map(frame.theme.muted),
    ),
  ]
}

export function explanation(
  { length, yours: [rnn, lstm], recall }: RnnResult,
  { explain }: RnnWords,
): readonly Statement[] {
  const [left, kept] = [rnn.norms[0] ?? 0, lstm.norms[0] ?? 0]
  const gate = 1 / (1 + Math.exp(-lstm.setting))
  const byGate = gate ** (length - 1)
  const [plain, gated] = recall?.results ?? []
  const [plainRight, gatedRight] = [plain?.accuracy ?? 0, gated?.accuracy ?? 0]
  const trained = plain !== undefined && gated !== undefined && plain.stepsDone === gated.stepsDone
  const bothKnow = Math.min(plainRight, gatedRight) >= 0.9
  const lstmKnows = gatedRight >= 0.5 && gatedRight >= plainRight + 0.2
  const rates = [percent(plainRight, 0), percent(gatedRight, 0)] as const
  return [
    claim('vanish', left <= 1, explain.vanish(String(rnn.setting), significant(left, 2))),
    claim('explode', left > 1, explain.explode(String(rnn.setting), significant(left, 2))),
    claim(
      'lstm',
      kept > byGate,
      explain.lstm(String(lstm.setting), significant(gate, 2), significant(byGate, 2), significant(kept, 2)),
    ),
    claim('bothLearned', trained && bothKnow, explain.bothLearned(...rates)),
    claim('oneLearned', trained && lstmKnows && !bothKnow, explain.oneLearned(...rates)),
    claim('noneLearned', trained && !lstmKnows && !bothKnow, explain.noneLearned(...rates)),
    background(explain.limit),
  ]
}

/** The question is about ρ = 0.9, whatever the learner set. */
export function outcome({ standard }: RnnResult): number {
  const left = standard.find(({ kind, setting }) => kind === 'rnn' && setting === 0.9)?.left ?? 0
  return left > 0.3 ? 0 : left > 0.001 ? 1 : 2
}

/** The question is about 50 steps. */
export const predicts = ({ length }: Readonly<Record<string, unknown>>): boolean => length === 50

export const idle = ({ train }: Readonly<Record<string, unknown>>): Idle | undefined =>
  train === true ? undefined : { names: ['recall', 'steps'], without: '--train' }
