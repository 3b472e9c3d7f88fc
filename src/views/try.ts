import { speedOf, type TokenCounts } from '../domain/answer-count.ts'
import type { ChatWish } from '../domain/chat.ts'
import type { ChatAnswer } from '../domain/chat-answer.ts'
import { cleanText } from '../domain/clean.ts'
import type { Currency, Release } from '../domain/models.ts'
import type { WaitReason } from '../domain/retry.ts'
import type { Frame } from './frame.ts'
import { wrapText } from './line-break.ts'
import { money } from './model-values.ts'
import { decimalBytes, grouped, significant } from './numbers.ts'

/** What is told beside an answer, on standard error. */
export type Note =
  | { readonly type: 'sending'; readonly host: string; readonly wish: ChatWish; readonly isClear: boolean }
  /** The list of models is asked for, before anything else goes to another machine. */
  | { readonly type: 'listing'; readonly host: string }
  | { readonly type: 'number'; readonly number: number; readonly count: number }
  | {
      readonly type: 'waiting'
      readonly reason: WaitReason
      readonly seconds: number
      readonly status: number
      readonly asked: boolean
    }
  | { readonly type: 'dialect'; readonly withoutCounts: boolean }
  | { readonly type: 'moved'; readonly to: string }
  | { readonly type: 'anew' }
  | { readonly type: 'elapsed'; readonly seconds: number }
  | { readonly type: 'patience'; readonly seconds: number; readonly most: number }
  | { readonly type: 'thinks' }
  | { readonly type: 'thinks-so-far'; readonly pieces: number }
  | {
      readonly type: 'dry'
      readonly hasEndpoint: boolean
      readonly hasModel: boolean
      readonly variable: string | undefined
    }

export function noteLines(note: Note, frame: Frame): string[] {
  const { theme } = frame
  const told = (text: string, paint = theme.muted): string[] =>
    wrapText(cleanText(text), frame.width, frame).map(paint)
  const words = frame.messages.try
  switch (note.type) {
    case 'sending': {
      const text = `${note.wish.system ?? ''}${note.wish.prompt}`
      const size = words.size(grouped([...text].length), decimalBytes(utf8Length(text)))
      return [
        ...told(words.sending(note.host, note.wish.model, size), theme.caution),
        ...(note.isClear ? told(words.inClear(note.host), theme.caution) : []),
      ]
    }
    case 'listing':
      return told(words.listing(note.host), theme.caution)
    case 'number':
      return told(words.answerOf(note.number, note.count), theme.heading)
    case 'waiting':
      return told(words.retry(note.reason, secondsText(note.seconds), note.status, note.asked), theme.caution)
    case 'dialect':
      return told(words.dialect(note.withoutCounts))
    case 'moved':
      return told(words.moved(note.to))
    case 'anew':
      return told(words.anew, theme.caution)
    case 'elapsed':
      return [theme.muted(words.waiting(note.seconds))]
    case 'patience':
      return told(words.patience(note.seconds, note.most))
    case 'thinks':
      return told(words.thinks)
    case 'thinks-so-far':
      return [theme.muted(words.thinksSoFar(note.pieces))]
    case 'dry':
      return [
        words.dry.nothingSent,
        ...(note.hasEndpoint ? [] : [words.dry.noEndpoint]),
        ...(note.hasModel ? [] : [words.dry.noModel]),
        ...(note.variable === undefined ? [] : [words.dry.key(note.variable)]),
      ].flatMap((text) => told(text))
  }
}

const utf8Length = (text: string): number => new TextEncoder().encode(text).length

/** 0.312 → 0.31, 12.34 → 12: as many digits as anybody wants. */
const secondsText = (seconds: number): string =>
  seconds >= 10 ? String(Math.round(seconds)) : String(Number(seconds.toFixed(seconds < 1 ? 2 : 1)))

/** What an answer took, as far as it is known. */
export interface Told {
  readonly answer: ChatAnswer
  readonly counts: TokenCounts
  readonly sent: number | undefined
  readonly bill: BillView | undefined
}

interface BillView {
  readonly amount: number
  readonly currency: Currency
  readonly release: Release
  readonly asOf: string
  readonly isListPrice: boolean
}

/** Below an answer: tokens, seconds, speed, bill, and what is to be known of its end. */
export function summaryLines({ answer, counts, sent, bill }: Told, frame: Frame): string[] {
  const { messages, theme, width } = frame
  const words = messages.try
  const facts = [
    tokensText(counts, frame),
    timesText(answer, counts, frame),
    bill === undefined ? '' : billText(bill, frame),
  ].filter((text) => text !== '')
  const separator = frame.glyphs === 'ascii' ? ' - ' : ' · '
  const isEmpty = answer.text + answer.thinking === ''
  const warnings = [
    ...(answer.ending.type === 'length' ? [words.cutByLength] : []),
    ...(answer.ending.type === 'refused'
      ? [answer.ending.isSilent ? words.refusedSilently : words.refused]
      : []),
    ...(answer.hasLostCharacters ? [words.lostCharacters] : []),
    ...(answer.loneMark === undefined ? [] : [words.loneMark(answer.loneMark)]),
    ...(counts.by === 'impossible' && !isEmpty ? [words.countedNothing] : []),
    ...(counts.by === 'none' && !isEmpty ? [words.notCounted] : []),
    ...(sent === undefined ? [] : [words.shortened(grouped(counts.prompt ?? 0), grouped(sent))]),
    ...(answer.ending.type === 'stopped' ? [words.stopped] : []),
  ]
  return [
    ...(facts.length === 0 ? [] : wrapText(facts.join(separator), width, frame).map(theme.muted)),
    ...warnings.flatMap((text) => wrapText(cleanText(text), width, frame).map(theme.caution)),
  ]
}

function tokensText({ prompt, answer, cached, by }: TokenCounts, { messages }: Frame): string {
  const words = messages.try
  const number = (value: number): string => (by === 'server' ? grouped(value) : words.roughly(grouped(value)))
  const parts = [
    ...(prompt === undefined ? [] : [words.tokensIn(number(prompt))]),
    ...(cached === undefined || cached === 0
      ? []
      : [messages.common.bracketed(words.cached(grouped(cached)))]),
    ...(answer === undefined ? [] : [messages.common.listSeparator + words.tokensOut(number(answer))]),
  ]
  const text = parts.join('').replace(/^[,、]\s*/, '')
  return text === '' || by === 'server' ? text : `${text}${messages.common.space}${words.ownCount}`
}

function timesText(answer: ChatAnswer, counts: TokenCounts, { messages }: Frame): string {
  const words = messages.try
  const { first, firstOfText, thinking } = answer
  if (first === undefined) return ''
  const speed = speedOf(answer, counts.answer)
  const thought = thinking !== '' && firstOfText !== undefined
  return [
    words.first(secondsText(first / 1000)),
    ...(thought
      ? [
          words.thought(
            counts.thinking === undefined
              ? words.size(grouped([...thinking].length), decimalBytes(utf8Length(thinking)))
              : words.tokens(grouped(counts.thinking)),
            secondsText((firstOfText - first) / 1000),
          ),
        ]
      : []),
    ...(speed === undefined ? [] : [words.speed(significant(speed, speed < 10 ? 2 : 3))]),
  ].join(messages.common.listSeparator)
}

function billText({ amount, currency, release, asOf, isListPrice }: BillView, frame: Frame): string {
  const words = frame.messages.try
  const told = isListPrice ? words.listPrice : words.bill
  return told(money(amount, currency), release.name[frame.locale], asOf)
}

/** Different answers that are listed. */
const MOST_LISTED = 12
const LONGEST_LISTED = 200

/** How answers to the same question spread: each different one with how often it came. */
export function spreadLines(answers: readonly string[], seed: number | undefined, frame: Frame): string[] {
  const words = frame.messages.try
  const different = tally(answers)
  const rows =
    different.length === 1
      ? []
      : different.slice(0, MOST_LISTED).map(({ text, count }) => {
          const line = cleanText(text).replace(/\s+/g, ' ').trim()
          const shown =
            line.length > LONGEST_LISTED ? `${line.slice(0, LONGEST_LISTED).toWellFormed()}…` : line
          return `  ${words.times(count)}  ${shown}`
        })
  return [
    '',
    ...wrapText(words.spread(answers.length, different.length), frame.width, frame).map(frame.theme.heading),
    ...rows,
    ...(seed === undefined ? [] : wrapText(words.seedSame(seed), frame.width, frame)),
  ]
}

/** Each different text with how often it came, the most frequent first. */
export function tally(texts: readonly string[]): { readonly text: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].map(([text, count]) => ({ text, count })).sort((one, other) => other.count - one.count)
}

/** A request as it goes out; of its key only the name of the variable. */
export interface RequestShown {
  readonly url: string
  readonly variable: string | undefined
  readonly accept: string
  readonly body: object
}

/** A request as it goes over the wire; the key is named and not shown. */
export const requestLines = (
  { url, variable, accept, body }: RequestShown,
  { accessible, messages: { spoken }, theme }: Frame,
): string[] => {
  const { host, pathname } = new URL(url)
  const text = JSON.stringify(body)
  const lines = [
    `POST ${pathname} HTTP/1.1`,
    `host: ${host}`,
    ...(variable === undefined ? [] : [`authorization: Bearer $${variable}`]),
    'user-agent: llm-primer',
    `accept: ${accept}`,
    'content-type: application/json',
    'accept-encoding: identity',
    'connection: close',
    `content-length: ${utf8Length(text)}`,
    '',
    text,
  ]
  return accessible ? [spoken.codeBegins, ...lines.map(theme.code), spoken.codeEnds] : lines
}

/** `llm-primer/try@1` */
export const answerJson = (
  { prompt, ...asked }: ChatWish,
  { host }: { readonly host: string },
  outcomes: readonly Told[],
) => ({
  schema: 'llm-primer/try@1',
  host,
  request: { ...asked, prompt },
  answers: outcomes.map(({ answer, counts, sent, bill }) => ({
    base: answer.base,
    text: answer.text,
    ...(answer.thinking === '' ? {} : { thinking: answer.thinking }),
    ...(answer.hasLostCharacters ? { lostCharacters: true } : {}),
    ending: answer.ending,
    tokens: {
      prompt: counts.prompt ?? null,
      answer: counts.answer ?? null,
      cached: counts.cached ?? null,
      thinking: counts.thinking ?? null,
      countedBy: counts.by === 'server' ? 'server' : 'o200k',
    },
    ...(sent === undefined ? {} : { shortened: { counted: counts.prompt ?? null, sent } }),
    seconds: {
      first: inSeconds(answer.first),
      firstOfText: inSeconds(answer.firstOfText),
      last: inSeconds(answer.last),
    },
    tokensPerSecond: rounded(speedOf(answer, counts.answer)),
    bill:
      bill === undefined
        ? null
        : {
            amount: Number(bill.amount.toPrecision(12)),
            currency: bill.currency,
            model: bill.release.id,
            asOf: bill.asOf,
            listPrice: bill.isListPrice,
          },
  })),
  ...(outcomes.length < 2 ? {} : { spread: tally(outcomes.map(({ answer }) => answer.text)) }),
})

const inSeconds = (milliseconds: number | undefined): number | null =>
  milliseconds === undefined ? null : Math.round(milliseconds) / 1000

const rounded = (value: number | undefined): number | null =>
  value === undefined ? null : Number(value.toPrecision(4))
