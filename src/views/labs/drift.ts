import { type DriftResult, type Flips, type Precision, precisions } from '../../labs/drift.ts'
import type { DriftWords } from '../../messages/labs/drift.en.ts'
import { curveLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { percent } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import { background, claim, type Statement } from './statement.ts'

export const setup = ({ vocabulary, width, steps }: DriftResult, words: DriftWords, frame: Frame): string[] =>
  prose(words.setting(vocabulary, width, steps), frame).map(frame.theme.muted)

export function lines(result: DriftResult, words: DriftWords, frame: Frame): string[] {
  const { theme } = frame
  const { texts, requests, tokens, precision, ties, fixed } = result
  const strong = (text: string): string[] => prose(text, frame).map(theme.strong)
  return [
    ...strong(words.texts(requests, tokens)),
    ...prose(words.how(words.precisions[precision], ties, fixed), frame).map(theme.muted),
    ...(texts.length < 3
      ? []
      : curveLines(
          [{ name: words.curve, values: [0, ...texts] }],
          {
            rows: 5,
            columns: 60,
            format: (value) => value.toFixed(0),
            along: [words.token(0), words.token(tokens)],
          },
          frame,
        )),
    ...prose(words.found(texts.at(-1) ?? 1, result.firstDifference), frame),
    '',
    ...strong(words.example),
    ...exampleTable(result, words, frame),
    '',
    ...strong(words.flips),
    ...flipTable(result.flips, words, frame),
    ...prose(words.flipsNote, frame).map(theme.muted),
  ]
}

const exampleTable = ({ example }: DriftResult, words: DriftWords, frame: Frame): string[] =>
  tableLines(
    {
      header: [
        words.columns.parts,
        words.precisions.float32,
        words.precisions.rounded,
        words.precisions.bfloat16,
      ],
      alignments: ['right', 'right', 'right', 'right'],
      rows: example.orders.map(({ parts, values }) => [
        String(parts),
        values.float32.toFixed(7),
        values.rounded.toFixed(4),
        values.bfloat16.toFixed(4),
      ]),
    },
    frame,
    textColumns(frame),
  )

function flipTable(flips: readonly Flips[], words: DriftWords, frame: Frame): string[] {
  const cell = (precision: Precision, ties: boolean): string => {
    const found = flips.find((each) => each.precision === precision && each.ties === ties)
    return found === undefined ? '' : words.of(found.flipped, found.compared)
  }
  return tableLines(
    {
      header: [words.columns.precision, words.columns.none, words.columns.ties],
      alignments: ['left', 'right', 'right'],
      rows: [...precisions]
        .reverse()
        .map((precision) => [words.precisions[precision], cell(precision, false), cell(precision, true)]),
    },
    frame,
    textColumns(frame),
  )
}

export function explanation(result: DriftResult, { explain }: DriftWords): readonly Statement[] {
  const { flips, texts, fixed, firstDifference, tokens, requests } = result
  const of = (precision: Precision, ties: boolean): Flips =>
    flips.find((each) => each.precision === precision && each.ties === ties) ?? {
      precision,
      ties,
      compared: 1,
      flipped: 0,
      changed: 0,
    }
  const [plain, tied] = [of('float32', false), of('float32', true)]
  const rounded = of('rounded', true)
  const coarse = of('bfloat16', false)
  const different = texts.at(-1) ?? 1
  const share = (count: Flips): string => percent(count.flipped / count.compared)
  return [
    claim('digits', plain.changed > 0 && plain.flipped === 0, explain.digits(plain.changed, plain.compared)),
    claim('ties', tied.flipped > plain.flipped, explain.ties(share(tied))),
    claim('equal', tied.flipped > 0 && rounded.flipped === 0, explain.equal),
    claim('coarse', coarse.flipped > plain.flipped, explain.coarse(share(coarse), share(plain))),
    claim(
      'wanders',
      !fixed && different > 1 && firstDifference !== null,
      explain.wanders(different, requests, tokens, firstDifference ?? 0),
    ),
    claim('same', !fixed && different === 1, explain.same(requests, tokens)),
    claim('fixed', fixed && different === 1, explain.fixed(requests)),
    claim('published', coarse.flipped / coarse.compared > 0.013, explain.published(share(coarse))),
    background(explain.lesson),
    background(explain.limit),
  ]
}

/** How many texts come of one prompt. */
export function outcome({ texts }: DriftResult): number {
  const different = texts.at(-1) ?? 1
  return different === 1 ? 0 : different <= 3 ? 1 : 2
}

/** The question is about sums in 16 bits whose order changes. */
export const predicts = ({ precision, ties, fixed, requests }: Readonly<Record<string, unknown>>): boolean =>
  precision === 'bfloat16' && ties === false && fixed === false && requests === 50
