import type { CachebillResult, MakerResult } from '../../labs/cachebill.ts'
import type { CachebillWords } from '../../messages/labs/cachebill.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent, significant } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import type { Idle } from './lab-view.ts'
import { background, claim, type Statement } from './statement.ts'

export const setup = (
  { pattern, requests, gap, tokens, common, clock }: CachebillResult,
  words: CachebillWords,
  frame: Frame,
): string[] => [
  ...prose(words.setting[pattern](requests, significant(gap)), frame),
  ...prose(words.tokens(grouped(tokens), grouped(common)), frame).map(frame.theme.muted),
  ...(clock && pattern !== 'own' ? prose(words.clock, frame).map(frame.theme.caution) : []),
]

export function lines(result: CachebillResult, words: CachebillWords, frame: Frame): string[] {
  const { theme } = frame
  const { makers } = result
  const strong = (text: string): string[] => prose(text, frame).map(theme.strong)
  const billed = makers.filter(({ bill }) => bill !== null)
  return [
    ...strong(words.hits),
    ...barLines(
      makers.map(({ maker, total }) => ({
        label: words.makers[maker],
        value: shareHit(total),
        text: percent(shareHit(total), 0),
      })),
      frame,
      1,
    ),
    '',
    ...strong(words.byRequest),
    ...requestTable(result, words, frame),
    '',
    ...(billed.length === 0
      ? prose(words.noPrices, frame).map(theme.caution)
      : [...strong(words.bill), ...billTable(billed, words, frame)]),
    ...prose(words.rules, frame).map(theme.muted),
    ...makers.flatMap((each) =>
      prose(
        words.rule(
          words.makers[each.maker],
          words.kinds[each.kind],
          each.minutes,
          percent(each.writePrice, 0),
        ),
        frame,
      ).map(theme.muted),
    ),
  ]
}

const lengthOf = ({ hit, written, plain }: MakerResult['total']): number => Math.max(1, hit + written + plain)
const shareHit = (total: MakerResult['total']): number => total.hit / lengthOf(total)

/** The first four requests and the last: what is read from the cache of each. */
function requestTable({ makers, requests }: CachebillResult, words: CachebillWords, frame: Frame): string[] {
  const places = [...new Set([0, 1, 2, 3, requests - 1])].filter((at) => at < requests)
  return tableLines(
    {
      header: [words.columns.maker, ...places.map((at) => words.columns.request(at + 1))],
      alignments: ['left', ...places.map(() => 'right' as const)],
      rows: makers.map(({ maker, splits }) => [
        words.makers[maker],
        ...places.map((at) => grouped(splits[at]?.hit ?? 0)),
      ]),
    },
    frame,
    textColumns(frame),
  )
}

const billTable = (makers: readonly MakerResult[], words: CachebillWords, frame: Frame): string[] =>
  tableLines(
    {
      header: [
        words.columns.maker,
        words.columns.without,
        words.columns.with,
        words.columns.share,
        words.columns.from,
        words.columns.day,
      ],
      alignments: ['left', 'right', 'right', 'right', 'right', 'left'],
      rows: makers.map(({ maker, bill }) => [
        words.makers[maker],
        `${significant(bill?.plain ?? 0)} ${bill?.currency ?? ''}`,
        `${significant(bill?.cached ?? 0)} ${bill?.currency ?? ''}`,
        percent((bill?.cached ?? 0) / (bill?.plain || 1), 0),
        bill?.breakEven === null ? words.never : String(bill?.breakEven ?? ''),
        bill?.asOf ?? '',
      ]),
    },
    frame,
    textColumns(frame),
  )

const zero = { hit: 0, written: 0, plain: 0 }

export function explanation(
  result: CachebillResult,
  { explain, makers: names }: CachebillWords,
): readonly Statement[] {
  const { makers, clock, gap, requests, pattern } = result
  const of = (name: MakerResult['maker']): MakerResult | undefined =>
    makers.find(({ maker }) => maker === name)
  const hitAt = (name: MakerResult['maker'], at: number): number => of(name)?.splits[at]?.hit ?? 0
  const total = (name: MakerResult['maker']): MakerResult['total'] => of(name)?.total ?? zero
  const billed = makers.flatMap(({ maker, bill }) =>
    bill === null ? [] : [{ maker, share: bill.cached / (bill.plain || 1) }],
  )
  const dearer = billed.filter(({ share }) => share > 1)
  const cheapest = billed.reduce((least, each) => (each.share < least.share ? each : least), {
    maker: 'openai' as MakerResult['maker'],
    share: Number.POSITIVE_INFINITY,
  })
  return [
    claim('saves', cheapest.share < 1, explain.saves(names[cheapest.maker], percent(cheapest.share, 0))),
    claim('dearer', dearer.length > 0, explain.dearer(dearer.map(({ maker }) => names[maker]))),
    claim(
      'units',
      pattern !== 'chat' && hitAt('deepseek', 1) === 0 && hitAt('openai', 1) > 0 && hitAt('deepseek', 2) > 0,
      explain.units(grouped(hitAt('openai', 1)), grouped(hitAt('deepseek', 2))),
    ),
    claim(
      'lifetime',
      requests > 1 && gap > 5 && total('anthropic').hit === 0 && total('anthropic-hour').hit > 0,
      explain.lifetime(significant(gap)),
    ),
    claim(
      'clock',
      clock && pattern !== 'own' && makers.every(({ total: { hit } }) => hit === 0),
      explain.clock,
    ),
    claim(
      'short',
      total('openai').hit === 0 && (of('openai')?.splits ?? []).every((split) => lengthOf(split) < 1024),
      explain.short,
    ),
    claim(
      'hour',
      total('anthropic').hit > 0 && total('anthropic').hit === total('anthropic-hour').hit,
      explain.hour,
    ),
    background(explain.order),
    background(explain.limit),
  ]
}

/** What part of all prompts Anthropic reads from its cache of five minutes. */
export function outcome({ makers }: CachebillResult): number {
  const share = shareHit(makers.find(({ maker }) => maker === 'anthropic')?.total ?? zero)
  return share < 0.5 ? 0 : share < 0.75 ? 1 : 2
}

/** The question is about ten turns of a chat, two minutes apart. */
export const predicts = (asked: Readonly<Record<string, unknown>>): boolean =>
  asked.pattern === 'chat' &&
  asked.requests === 10 &&
  asked.gap === 2 &&
  asked.clock === false &&
  asked.stable === 3000 &&
  asked.question === 100 &&
  asked.answer === 300

export const idle = ({ text }: Readonly<Record<string, unknown>>): Idle | undefined =>
  text === true
    ? { names: ['pattern', 'requests', 'stable', 'question', 'answer', 'clock'], beside: '--text' }
    : undefined
