import type { BottleneckResult, CopyScore } from '../../labs/bottleneck.ts'
import type { BottleneckWords } from '../../messages/labs/bottleneck.en.ts'
import { curveLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent } from '../numbers.ts'
import { indented, prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import { displayWidth, padEnd } from '../width.ts'
import { background, claim, type Statement } from './statement.ts'

export const setup = (
  { dim, length, fixed, attention }: BottleneckResult,
  words: BottleneckWords,
  frame: Frame,
): string[] =>
  [
    words.task(length, fixed.stepsDone, attention.stepsDone),
    words.sizes(dim, grouped(fixed.parameters), grouped(attention.parameters)),
  ].flatMap((text) => prose(text, frame).map(frame.theme.muted))

export function lines(result: BottleneckResult, words: BottleneckWords, frame: Frame): string[] {
  const strong = (text: string): string[] => prose(text, frame).map(frame.theme.strong)
  const { shown, fixed, attention } = result
  return [
    ...strong(words.byLength),
    ...curves(result, words, frame),
    '',
    ...scoreTable(result, words, frame),
    '',
    ...strong(words.example),
    ...named(
      [
        [words.read, shown],
        [words.throughVector, fixed.written],
        [words.withAttention, attention.written],
      ],
      frame,
    ),
  ]
}

/** Names and what belongs to them, one below the other, the second column aligned. */
function named(rows: readonly (readonly [string, string])[], frame: Frame): string[] {
  const width = Math.max(...rows.map(([name]) => displayWidth(name, frame)))
  return rows.flatMap(([name, text]) => indented(`${padEnd(name, width, frame)}  ${text}`, frame))
}

function curves({ fixed, attention }: BottleneckResult, words: BottleneckWords, frame: Frame): string[] {
  const drawn = curveLines(
    [
      { name: words.attention, values: attention.scores.map(({ letters }) => letters) },
      { name: words.fixed, values: fixed.scores.map(({ letters }) => letters) },
    ],
    { rows: 8, columns: 60, format: (value) => percent(value, 0), named: true },
    frame,
  )
  const [first, last] = [fixed.scores[0], fixed.scores.at(-1)]
  return [...drawn, ...prose(words.axis(first?.length ?? 0, last?.length ?? 0), frame).map(frame.theme.muted)]
}

function scoreTable(
  { fixed, attention, chance }: BottleneckResult,
  words: BottleneckWords,
  frame: Frame,
): string[] {
  const cells = ({ letters, whole }: CopyScore): string[] => [percent(letters, 0), percent(whole, 0)]
  const rows = fixed.scores.flatMap((score, at) => {
    const other = attention.scores[at]
    const name = score.trained ? String(score.length) : `${score.length}*`
    return other ? [[name, ...cells(score), ...cells(other)]] : []
  })
  const { columns } = words
  return [
    ...tableLines(
      {
        header: [columns.length, words.fixed, columns.whole, words.attention, columns.whole],
        alignments: ['left', 'right', 'right', 'right', 'right'],
        rows,
      },
      frame,
      textColumns(frame),
    ),
    ...prose(words.notes(percent(chance, 0)), frame).map(frame.theme.muted),
  ]
}

const longestTrained = (scores: readonly CopyScore[]): CopyScore | undefined =>
  scores.findLast(({ trained }) => trained)

/** Attention copies what it was trained on nearly always. */
const solved = 0.95

export function explanation(
  { dim, length, fixed, attention, chance }: BottleneckResult,
  { explain }: BottleneckWords,
): readonly Statement[] {
  const trained = fixed.stepsDone > 0 && attention.stepsDone > 0
  const short = fixed.scores[0] ?? noScore
  const long = longestTrained(fixed.scores) ?? noScore
  const looked = longestTrained(attention.scores) ?? noScore
  const strange = attention.scores.at(-1) ?? noScore
  const [longRight, lookedRight] = [percent(long.letters, 0), percent(looked.letters, 0)]
  return [
    claim('untrained', fixed.stepsDone === 0, explain.untrained),
    claim(
      'falls',
      trained && long.letters < solved && long.letters < short.letters - 0.1,
      explain.falls(short.length, percent(short.letters, 0), long.length, longRight, dim),
    ),
    claim('enough', trained && long.letters >= solved, explain.enough(longRight, long.length)),
    claim('looks', trained && looked.letters >= solved, explain.looks(lookedRight, looked.length)),
    claim('learning', trained && looked.letters < solved, explain.learning(lookedRight, looked.length)),
    claim(
      'beyond',
      trained && looked.letters >= solved && strange.letters < solved,
      explain.beyond(strange.length, percent(strange.letters, 0), percent(strange.whole, 0)),
    ),
    claim('packing', trained && dim === 24 && length === 12 && chance === 1 / 8, explain.packing),
    background(explain.limit),
  ]
}

const noScore: CopyScore = { length: 0, trained: false, letters: 0, whole: 0 }

/** What the one vector keeps of the longest sequences that it was trained on. */
export function outcome({ fixed }: BottleneckResult): number | undefined {
  const letters = longestTrained(fixed.scores)?.letters
  if (letters === undefined || fixed.stepsDone === 0) return undefined
  return letters >= 0.9 ? 0 : letters >= 0.5 ? 1 : 2
}
