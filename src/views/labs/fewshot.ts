import { examplesTried, type FewshotResult, type Labelling } from '../../labs/fewshot.ts'
import type { FewshotWords } from '../../messages/labs/fewshot.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import { lossLines } from './loss-curve.ts'
import { background, claim, type Statement } from './statement.ts'

export const setup = (
  { parameters, stepsDone, habit }: FewshotResult,
  words: FewshotWords,
  frame: Frame,
): string[] =>
  [words.model(grouped(parameters), grouped(stepsDone)), words.rows(percent(habit, 0))].flatMap((text) =>
    prose(text, frame).map(frame.theme.muted),
  )

export function lines(result: FewshotResult, words: FewshotWords, frame: Frame): string[] {
  const { theme } = frame
  const { curves, orders, tried, copied } = result
  const strong = (text: string): string[] => prose(text, frame).map(theme.strong)
  return [
    ...strong(words.usual(tried)),
    ...tableLines(
      {
        header: [words.columns.examples, ...curves.map(({ labelling }) => words.labellings[labelling])],
        alignments: ['right', ...curves.map(() => 'right' as const)],
        rows: examplesTried.map((count, at) => [
          String(count),
          ...curves.map(({ usual }) => percent(usual[at] ?? 0, 0)),
        ]),
      },
      frame,
      textColumns(frame),
    ),
    ...prose(words.note, frame).map(theme.muted),
    '',
    ...strong(words.after(examplesTried.at(-1) ?? 0)),
    ...barLines(
      curves.map(({ labelling, usual }) => ({
        label: words.labellings[labelling],
        value: usual.at(-1) ?? 0,
        text: percent(usual.at(-1) ?? 0, 0),
      })),
      frame,
      1,
    ),
    '',
    ...strong(words.order),
    ...prose(words.orders(orders.changing, orders.sets, orders.orders), frame),
    ...prose(words.copied(percent(copied, 0)), frame).map(theme.muted),
    ...(result.losses.length > 1 ? ['', ...lossLines(words.loss, result, frame)] : []),
  ]
}

/** Up to here a share of 200 questions says little against one half. */
const hardly = 0.6

export function explanation(
  { curves, orders, copied, stepsDone, habit }: FewshotResult,
  { explain }: FewshotWords,
): readonly Statement[] {
  const of = (labelling: Labelling): readonly number[] =>
    curves.find((curve) => curve.labelling === labelling)?.usual ?? []
  const [right, random, flipped] = [of('right'), of('random'), of('flipped')]
  const zero = flipped[0] ?? 0
  const end = (values: readonly number[]): number => values.at(-1) ?? 0
  const trained = stepsDone > 0
  const cost = end(right) - end(random)
  const turned = flipped.findIndex((share) => share < 0.5)
  const from = 1 + flipped.findLastIndex((share) => share >= 0.5)
  const stays = from > 0 && from < flipped.length
  const others = percent(1 - habit, 0)
  const brought = trained && zero >= 0.9
  return [
    claim('untrained', !trained, explain.untrained),
    claim('zero', brought, explain.zero(percent(zero, 0))),
    claim('follows', brought && stays, explain.follows(examplesTried[from] ?? 0, percent(end(flipped), 0))),
    claim(
      'wavers',
      brought && turned > 0 && !stays,
      explain.wavers(
        examplesTried[turned] ?? 0,
        percent(flipped[turned] ?? 0, 0),
        percent(end(flipped), 0),
        others,
      ),
    ),
    claim(
      'resists',
      brought && habit < 1 && turned === -1,
      explain.resists(percent(end(flipped), 0), others),
    ),
    claim(
      'keeps',
      trained && habit === 1 && Math.min(...flipped) >= 0.9,
      explain.keeps(percent(end(flipped), 0)),
    ),
    claim('costs', trained && habit < 1 && cost > 0.05, explain.costs(percent(cost, 0))),
    claim('free', trained && cost <= 0.05 && end(right) >= 0.9, explain.free(percent(Math.max(0, cost), 0))),
    claim(
      'order',
      trained && orders.changing > orders.sets / 10,
      explain.order(orders.changing, orders.sets, orders.orders),
    ),
    claim('lookup', trained && habit < 1 && copied < hardly, explain.lookup(percent(copied, 0))),
    claim(
      'lookupPartly',
      trained && habit < 1 && copied >= hardly && copied < 0.9,
      explain.lookupPartly(percent(copied, 0)),
    ),
    background(explain.lesson),
    background(explain.limit),
  ]
}

/** What eight examples with the labels swapped do to a model that gives the usual label without any. */
export function outcome({ curves, stepsDone }: FewshotResult): number | undefined {
  const flipped = curves.find(({ labelling }) => labelling === 'flipped')?.usual.at(-1)
  if (flipped === undefined || stepsDone === 0) return undefined
  return flipped > 0.9 ? 0 : flipped > 0.1 ? 1 : 2
}

/** The question is about rows that do not always have the usual labels. */
export const predicts = ({ habit }: Readonly<Record<string, unknown>>): boolean => habit === 0.6
