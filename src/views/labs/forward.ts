import type { ForwardResult } from '../../labs/forward.ts'
import type { ForwardWords } from '../../messages/labs/forward.en.ts'
import type { Frame } from '../frame.ts'
import { keyHint, keyLine } from '../keys.ts'
import { grouped } from '../numbers.ts'
import { prose } from '../prose.ts'
import { chosenToken, type ForwardPage, forwardPages } from './forward-pages.ts'
import type { Idle } from './lab-view.ts'
import { background, claim, type Statement } from './statement.ts'

/** All pages, one below the other. */
export function lines(result: ForwardResult, words: ForwardWords, frame: Frame): string[] {
  const pages = forwardPages(result, words, frame)
  return [
    ...modelLines(result, words, frame),
    ...pages.flatMap((page, at) => ['', ...pageLines(page, at, pages.length, words, frame)]),
  ]
}

function modelLines(result: ForwardResult, words: ForwardWords, frame: Frame): string[] {
  const { layers, heads, dim } = result.shape
  const origin = result.stepsDone === null ? words.loaded : words.trained(result.stepsDone)
  return [
    ...prose(`${words.model(grouped(result.parameters), layers, heads, dim)} · ${origin}`, frame),
    ...detailLines(result, words, frame),
    ...(result.cut > 0 ? prose(words.cut(result.cut), frame).map(frame.theme.caution) : []),
  ]
}

const detailLines = (result: ForwardResult, words: ForwardWords, frame: Frame): string[] => [
  ...prose(words.detail(result.position, chosenToken(result), result.head), frame).map(frame.theme.muted),
  ...(result.without === 'nothing'
    ? []
    : prose(words.leftOut(words.leftOutParts[result.without]), frame).map(frame.theme.caution)),
]

const pageLines = (
  { title, lines: body }: ForwardPage,
  at: number,
  count: number,
  words: ForwardWords,
  frame: Frame,
): string[] => {
  const { place } = frame.accessible ? { place: frame.messages.spoken.part } : words
  return [...prose(place(at + 1, count, title), frame).map(frame.theme.strong), ...body]
}

/** One page for the whole screen; a number beyond the last counts as the last. */
export function pageAt(
  result: ForwardResult,
  page: number,
  words: ForwardWords,
  frame: Frame,
): { readonly lines: string[]; readonly page: number } {
  const pages = forwardPages(result, words, frame)
  const at = Math.max(0, Math.min(pages.length - 1, page))
  const shown = pages[at]
  return {
    page: at,
    lines: shown
      ? [...pageLines(shown, at, pages.length, words, frame), '', ...detailLines(result, words, frame)]
      : [],
  }
}

/** The keys at the foot of a page. */
export const pageKeys = ({ keys }: ForwardWords, scrolls: boolean, frame: Frame): string =>
  keyLine(
    [
      keyHint('forward', ['left', 'right'], keys.page, frame),
      keyHint('forward', ['line-up', 'line-down'], keys.position, frame),
      keyHint('forward', ['second-down', 'second-up'], keys.head, frame),
      ...(scrolls ? [keyHint('forward', 'next-screen', keys.scroll, frame)] : []),
      keyHint('forward', 'help', frame.messages.quiz.keys.keys, frame),
      keyHint('forward', 'back', keys.leave, frame, true),
    ],
    frame,
  )

export function explanation(
  { exchange, stepsDone, without }: ForwardResult,
  { explain }: ForwardWords,
): readonly Statement[] {
  const untouched = exchange !== null && exchange.embedding === 0 && exchange.projections === 0
  return [
    claim(
      'attention',
      untouched && exchange.gathered > 0,
      explain.attention(exchange?.from ?? '', exchange?.to ?? ''),
    ),
    claim('alone', without === 'attention' && (exchange?.logits ?? 0) === 0, explain.alone),
    claim('leftOut', without !== 'nothing' && stepsDone !== 0, explain.leftOut),
    claim('untrained', stepsDone === 0, explain.untrained),
    background(explain.same),
    background(explain.limit),
  ]
}

/** The first part in which an exchanged first character shows at the last one. */
export function outcome({ exchange }: ForwardResult): number | undefined {
  if (exchange === null) return undefined
  const { embedding, projections, gathered } = exchange
  const first = [embedding, projections, gathered].findIndex((change) => change > 0)
  return first === -1 ? 3 : first
}

export const idle = ({ load }: Readonly<Record<string, unknown>>): Idle | undefined =>
  load === true ? { names: ['layers', 'steps'], beside: '--load' } : undefined
