import type { NgramResult, OrderResult } from '../../labs/ngram.ts'
import { joinTokens, tokensOf } from '../../labs/sentences.ts'
import type { NgramWords } from '../../messages/labs/ngram.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent } from '../numbers.ts'
import { indented, prose } from '../prose.ts'
import { tableLines } from '../table.ts'
import { tokenName } from '../token-name.ts'
import { background, claim, type Statement } from './statement.ts'

export const setup = (
  { tokens, vocabulary, sentences, heldOutTokens }: NgramResult,
  words: NgramWords,
  frame: Frame,
): string[] =>
  prose(
    words.counted(grouped(tokens), grouped(vocabulary), grouped(sentences), grouped(heldOutTokens)),
    frame,
  )

export function lines(result: NgramResult, words: NgramWords, frame: Frame): string[] {
  const { theme } = frame
  const wrapped = (text: string): string[] => prose(text, frame)
  const { copied } = result
  return [
    ...prose(words.heldOut, frame).map(theme.strong),
    ...orderTable(result, words, frame),
    '',
    ...followerLines(result, words, frame),
    '',
    theme.strong(words.written(result.n)),
    ...(result.generated === ''
      ? wrapped(words.nothing)
      : wrapped(
          joinTokens(
            [...tokensOf(result.prompt, result.unit), ...tokensOf(result.generated, result.unit)],
            result.unit,
          ),
        )),
    ...(copied.tokens > 1
      ? wrapped(words.copied(copied.tokens, copied.of, copied.text)).map(theme.muted)
      : []),
  ]
}

function orderTable({ orders }: NgramResult, words: NgramWords, frame: Frame): string[] {
  const { n, contexts, seen, impossible, perplexity } = words.columns
  const best = bestOrder(orders)
  return tableLines(
    {
      header: [n, contexts, seen, impossible, perplexity],
      alignments: ['right', 'right', 'right', 'right', 'right'],
      rows: orders.map((order) => [
        String(order.n),
        grouped(order.contexts),
        percent(order.seen, 0),
        percent(order.impossible, 0),
        [
          {
            text: order.perplexity === null ? words.infinite : order.perplexity.toFixed(1),
            ...(order.n === best ? { paint: frame.theme.accent } : {}),
          },
        ],
      ]),
    },
    frame,
  )
}

function followerLines(
  { prompt, backOff, followers, unit }: NgramResult,
  words: NgramWords,
  frame: Frame,
): string[] {
  const steps = backOff.map(({ context, total, distinct }) => {
    const name =
      context.length === 0
        ? words.noContext
        : joinTokens(
            context.map((token) => (token === '<s>' ? '·' : token)),
            unit,
          )
    return words.step(name, total === 0 ? words.never : words.times(grouped(total), grouped(distinct)))
  })
  return [
    ...prose(words.after(prompt), frame).map(frame.theme.strong),
    ...barLines(
      followers.map(({ token, count, share }) => ({
        label: tokenName(token, frame),
        value: share,
        text: percent(share, 0),
        note: `× ${count}`,
      })),
      frame,
    ),
    ...prose(words.backOff, frame).map(frame.theme.muted),
    ...steps.flatMap((step) => indented(`${step}`, frame)).map(frame.theme.muted),
  ]
}

const bestOrder = (orders: readonly OrderResult[]): number =>
  orders.reduce<OrderResult | undefined>(
    (best, order) =>
      order.perplexity !== null && order.perplexity < (best?.perplexity ?? Number.POSITIVE_INFINITY)
        ? order
        : best,
    undefined,
  )?.n ?? 0

export function explanation(
  { orders, smoothing }: NgramResult,
  { explain }: NgramWords,
): readonly Statement[] {
  const last = orders.at(-1)
  const best = orders.find(({ n }) => n === bestOrder(orders))
  const [bestN, bestSeen] = [best?.n ?? 0, best?.seen ?? 0]
  const [lastN, lastSeen, impossible] = [last?.n ?? 0, last?.seen ?? 0, last?.impossible ?? 0]
  return [
    claim(
      'broken',
      orders.some(({ perplexity }) => perplexity === null),
      explain.broken,
    ),
    claim(
      'sparse',
      smoothing && bestN < lastN && lastSeen < bestSeen,
      explain.sparse(bestN, percent(bestSeen, 0), percent(lastSeen, 0)),
    ),
    claim('longest', smoothing && bestN > 1 && bestN === lastN, explain.longest(bestN, percent(bestSeen, 0))),
    claim('impossible', impossible > 0, explain.impossible(percent(impossible, 0))),
    background(explain.limit),
  ]
}

export function outcome({ orders }: NgramResult): number {
  const best = bestOrder(orders)
  return best <= 1 ? 0 : best <= 3 ? 1 : 2
}
