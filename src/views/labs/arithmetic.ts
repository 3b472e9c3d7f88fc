import type { ArithmeticResult, Scores } from '../../labs/arithmetic.ts'
import type { ArithmeticWords } from '../../messages/labs/arithmetic.en.ts'
import { sparkline } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent } from '../numbers.ts'
import { pairLines } from '../pairs.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import type { Idle } from './lab-view.ts'
import { background, claim, type Statement } from './statement.ts'

export function lines(result: ArithmeticResult, words: ArithmeticWords, frame: Frame): string[] {
  const { theme } = frame
  const strong = (text: string): string[] => prose(text, frame).map(theme.strong)
  const right = result.written === result.right
  return [
    ...strong(words.alone),
    ...prose(`  ${result.question}${result.written}  ${right ? words.right : words.wrong}`, frame).map(
      right ? theme.good : theme.bad,
    ),
    ...toolLines(result, words, frame),
    '',
    ...strong(words.scores(result.tried, grouped(result.textbook))),
    ...scoreTable(result, words, frame),
    ...adderLines(result, words, frame),
  ]
}

function toolLines(
  { tool, question, written, right }: ArithmeticResult,
  words: ArithmeticWords,
  frame: Frame,
): string[] {
  if (tool === null) return written === right ? [] : prose(words.itIs(right), frame).map(frame.theme.muted)
  return [
    '',
    ...prose(words.withTool, frame).map(frame.theme.strong),
    ...pairLines(
      [
        [words.call, spaced(tool.call)],
        [words.result, tool.result],
        [words.answer, [{ text: `${question}${tool.result}  ${words.right}`, paint: frame.theme.good }]],
      ],
      frame,
      2,
    ),
  ]
}

/** JSON that can be broken between its parts. */
const spaced = (json: string): string => json.replaceAll(/([:,])(?=["{])/g, '$1 ')

const scoreTable = (
  { counting, withTool }: ArithmeticResult,
  words: ArithmeticWords,
  frame: Frame,
): string[] =>
  tableLines(
    {
      header: [words.columns.sums, words.columns.counting, ...(withTool ? [words.columns.tool] : [])],
      alignments: ['left', 'right', 'right'],
      rows: kinds.map((kind) => [
        words.kinds[kind],
        percent(counting[kind], 0),
        ...(withTool ? [percent(withTool[kind], 0)] : []),
      ]),
    },
    frame,
    textColumns(frame),
  )

const kinds: readonly (keyof Scores)[] = ['seen', 'heldOut', 'longer']

function adderLines({ adder }: ArithmeticResult, words: ArithmeticWords, frame: Frame): string[] {
  if (adder === null) return []
  return [
    '',
    ...prose(words.adder(grouped(adder.parameters), adder.stepsDone), frame).map(frame.theme.strong),
    ...prose(
      `${words.loss} ${(adder.losses[0] ?? 0).toFixed(2)} → ${(adder.losses.at(-1) ?? 0).toFixed(2)}  ${sparkline(adder.losses, 40, frame)}`.trimEnd(),
      frame,
    ),
    ...tableLines(
      {
        header: [words.columns.sums, words.columns.exact, words.columns.digit],
        alignments: ['left', 'right', 'right'],
        rows: kinds.map((kind) => [
          words.kinds[kind],
          percent(adder.scores[kind].exact, 0),
          percent(adder.scores[kind].digit, 0),
        ]),
      },
      frame,
      textColumns(frame),
    ),
  ]
}

export function explanation(result: ArithmeticResult, { explain }: ArithmeticWords): readonly Statement[] {
  const { n, counting, adder, tool } = result
  const { heldOut, longer } = adder?.scores ?? untrained
  const found = adder !== null && heldOut.exact >= 0.5
  return [
    claim(
      'counting',
      counting.seen >= 0.9 && counting.heldOut <= 0.5,
      explain.counting(percent(counting.seen, 0), percent(counting.heldOut, 0)),
    ),
    claim('blind', counting.seen < 0.5, explain.blind(n, percent(counting.seen, 0))),
    claim('tool', tool !== null, explain.tool),
    claim('rule', found, explain.rule(percent(heldOut.exact, 0))),
    claim(
      'noRule',
      adder !== null && !found,
      explain.noRule(percent(heldOut.exact, 0), percent(heldOut.digit, 0)),
    ),
    claim('longer', found && longer.exact <= heldOut.exact / 2, explain.longer(percent(longer.exact, 0))),
    claim('order', adder !== null, explain.order),
    background(explain.limit),
  ]
}

const untrained = { heldOut: { exact: 0, digit: 0 }, longer: { exact: 0 } } as const

/** Whether the model alone writes nothing sensible, a wrong number, or the right one. */
export function outcome({ written, right }: ArithmeticResult): number {
  if (written === right) return 2
  return /^-?\d+$/.test(written) ? 1 : 0
}

export const idle = ({ train }: Readonly<Record<string, unknown>>): Idle | undefined =>
  train === true ? undefined : { names: ['dim', 'steps'], without: '--train' }
