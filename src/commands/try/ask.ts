import { countsBy, isShortened, mayBeShortened, type TokenCounts } from '../../domain/answer-count.ts'
import { createShownText } from '../../domain/answer-text.ts'
import type { ChatWish } from '../../domain/chat.ts'
import { type ChatAnswer, isGood } from '../../domain/chat-answer.ts'
import { Interrupted, PrimerError } from '../../errors.ts'
import { chat, type News } from '../../network/chat.ts'
import { USUAL_PATIENCE } from '../../network/server.ts'
import { createStatusLine } from '../../terminal/status-line.ts'
import { answerJson, noteLines, spreadLines, summaryLines } from '../../views/try.ts'
import type { Context } from '../shared/context.ts'
import { billOf, type CallBill } from './bill.ts'
import { printRequest } from './dry-run.ts'
import type { TryOptions } from './options.ts'
import { modelOf, namedServer, type OwnServer, tellingErrors } from './server.ts'
import { wishOf } from './wish.ts'

/** `try`: without a question it looks for servers; with one it asks. */
export async function runTry(words: readonly string[], options: TryOptions, context: Context): Promise<void> {
  const prompt = await promptOf(words, options, context)
  if (prompt === undefined) {
    const { runFind } = await import('./find.ts')
    return runFind(options, context)
  }
  if (prompt.trim() === '') throw new PrimerError({ code: 'no-prompt' })
  if (options.dryRun) return printRequest(prompt, options, context)
  const server = namedServer(options, context) ?? (await foundServer(options, context))
  const model = await modelOf(options, server, context)
  const wish = wishOf(model, prompt, options)
  tellRemote(server, wish, context)
  await askAll(server, wish, options, context)
}

/** The question: words, a file, or standard input. Undefined when there is none. */
async function promptOf(
  words: readonly string[],
  { file }: TryOptions,
  context: Context,
): Promise<string | undefined> {
  if (file !== undefined && words.length > 0)
    throw new PrimerError({ code: 'options-exclude', option: '--file', other: '[question...]' })
  if (file !== undefined || (words.length === 1 && words[0] === '-')) {
    const { ownText } = await import('../lab/text.ts')
    return ownText(file ?? '-', context)
  }
  return words.length === 0 ? undefined : words.join(' ')
}

/** Nothing was named: what answers on this computer is shown, and asked for. */
async function foundServer(options: TryOptions, context: Context): Promise<OwnServer> {
  if (!context.terminal.canAsk) throw new PrimerError({ code: 'no-endpoint' })
  const { chooseServer } = await import('./find.ts')
  return chooseServer(options, context)
}

/** Before anything leaves this computer: where it goes, and how much. */
function tellRemote(server: OwnServer, wish: ChatWish, { frame, terminal }: Context): void {
  if (server.endpoint.isLoopback) return
  const [base] = server.endpoint.bases
  terminal.printError(
    noteLines({ type: 'sending', host: server.host, wish, isClear: base?.protocol === 'http:' }, frame),
  )
}

/** An answer with what was counted and billed of it. */
export interface Outcome {
  readonly answer: ChatAnswer
  readonly counts: TokenCounts
  /** Tokens of the question by our own count, where far more than the server read. */
  readonly sent: number | undefined
  readonly bill: CallBill | undefined
}

async function askAll(
  server: OwnServer,
  wish: ChatWish,
  options: TryOptions,
  context: Context,
): Promise<void> {
  const { host } = context
  const ended = new AbortController()
  const stop = (): void => {
    host.off('SIGINT', stop)
    ended.abort()
  }
  host.on('SIGINT', stop)
  try {
    await askInTurn({ ...server, signal: ended.signal }, wish, options, context, () => ended.abort())
  } finally {
    host.off('SIGINT', stop)
  }
}

/** A signal may come while nothing is on the way: between two answers, or while their tokens are counted. */
async function askInTurn(
  server: OwnServer,
  wish: ChatWish,
  options: TryOptions,
  context: Context,
  abort: () => void,
): Promise<void> {
  const { frame, terminal } = context
  const count = options.n ?? 1
  const outcomes: Outcome[] = []
  let failure: PrimerError | undefined
  let isStopped = false
  for (let number = 1; number <= count && !isStopped; number++) {
    if (count > 1 && !options.json) terminal.print(noteLines({ type: 'number', number, count }, frame))
    let asked: Asked
    try {
      asked = await askOnce(server, wish, options, context, abort)
    } catch (error) {
      // What was answered before is not lost with the one that was refused.
      if (!(error instanceof PrimerError) || outcomes.length === 0) throw error
      failure = error
      break
    }
    const { outcome } = asked
    outcomes.push(outcome)
    const { ending } = outcome.answer
    isStopped = ending.type === 'stopped' || (server.signal?.aborted === true && number < count)
    if (!options.json && !asked.isUnread) terminal.printError(summaryLines(outcome, frame))
    if (!isGood(ending) && !isStopped)
      failure ??= new PrimerError({ code: 'bad-answer', host: server.host, ending })
    if (asked.isUnread) return
  }
  const texts = outcomes.flatMap(({ answer }) => (answer.ending.type === 'stopped' ? [] : [answer.text]))
  if (options.json) terminal.printJson(answerJson(wish, server, outcomes))
  else if (texts.length > 1) terminal.print(spreadLines(texts, wish.seed, frame))
  if (isStopped) throw new Interrupted()
  if (failure !== undefined) throw failure
}

/** Seconds after which somebody who waits is told that it may take a while. */
const TELL_AFTER = 5

interface Asked {
  readonly outcome: Outcome
  /** Nobody reads standard output any longer. */
  readonly isUnread: boolean
}

/** Asks once and shows the answer as it comes. */
async function askOnce(
  server: OwnServer,
  wish: ChatWish,
  options: TryOptions,
  context: Context,
  abort: () => void,
): Promise<Asked> {
  const shown = createDisplay(options, context, abort)
  try {
    const answer = await tellingErrors(server, () =>
      chat({ server, wish, hear: shown.hear, random: Math.random }),
    )
    shown.end()
    return { outcome: await counted(answer, wish, server, context), isUnread: shown.isUnread() }
  } finally {
    shown.end()
  }
}

/** Text to standard output; everything else, also that nothing has come yet, to standard error. */
function createDisplay(options: TryOptions, context: Context, nobodyReads: () => void) {
  const { frame, terminal, host } = context
  const { json = false, thinking = false } = options
  const status = createStatusLine(host)
  const isLive = terminal.isInteractive && !frame.accessible
  const started = performance.now()
  const shown = { text: createShownText(), thinking: createShownText() }
  let pieces = 0
  let hasText = false
  let endsLine = true
  let thinkingEndsLine = true
  let hasEnded = false
  let isUnread = false
  let isWaiting = true
  const tell = (news: Parameters<typeof noteLines>[0]): void => {
    status.clear()
    terminal.printError(noteLines(news, frame))
  }
  const write = (text: string): void => {
    if (json || text === '') return
    hasText = true
    endsLine = text.endsWith('\n')
    if (!terminal.printPart(text) && !isUnread) {
      isUnread = true
      nobodyReads()
    }
  }
  let isPatienceTold = false
  const writeThinking = (text: string): void => {
    if (text === '') return
    thinkingEndsLine = text.endsWith('\n')
    terminal.printErrorPart(frame.theme.muted(text))
  }
  const endThinking = (): void => {
    writeThinking(shown.thinking.end())
    if (!thinkingEndsLine) terminal.printErrorPart('\n')
    thinkingEndsLine = true
  }
  const clock = setInterval(() => {
    const seconds = Math.round((performance.now() - started) / 1000)
    if (!isWaiting) return
    if (isLive) status.show(noteLines({ type: 'elapsed', seconds }, frame)[0] ?? '')
    if (isPatienceTold || seconds < TELL_AFTER) return
    isPatienceTold = true
    tell({ type: 'patience', seconds, most: USUAL_PATIENCE.silence })
  }, 1000)
  return {
    isUnread: () => isUnread,
    hear: (news: News): void => {
      switch (news.type) {
        case 'text': {
          if (isWaiting || pieces > 0) status.clear()
          isWaiting = false
          pieces = 0
          endThinking()
          write(shown.text.push(news.text))
          break
        }
        case 'thinking': {
          if (isWaiting) tell({ type: 'thinks' })
          isWaiting = false
          pieces++
          if (thinking && !json) writeThinking(shown.thinking.push(news.text))
          else if (isLive) status.show(noteLines({ type: 'thinks-so-far', pieces }, frame)[0] ?? '')
          break
        }
        case 'anew': {
          write(shown.text.end())
          shown.text = createShownText()
          if (!endsLine && !json) terminal.printPart('\n')
          endsLine = true
          tell(news)
          break
        }
        default:
          tell(news)
      }
    },
    end: () => {
      if (hasEnded) return
      hasEnded = true
      clearInterval(clock)
      status.clear()
      endThinking()
      write(shown.text.end())
      if (hasText && !endsLine) terminal.printPart('\n')
    },
  }
}

/** By our own count; a vocabulary is read when one is needed. */
async function tokensOf(text: string): Promise<number> {
  const { tokensIn } = await import('../shared/token-count.ts')
  return tokensIn(text, 'o200k')
}

/** The server's counts where they can be, else our own; and what a maker would charge. */
async function counted(
  answer: ChatAnswer,
  wish: ChatWish,
  server: OwnServer,
  context: Context,
): Promise<Outcome> {
  const hasAnswer = answer.text + answer.thinking !== ''
  const by = hasAnswer ? countsBy(answer) : 'server'
  const question = `${wish.system ?? ''}${wish.prompt}`
  const { usage, text, thinking } = answer
  const counts: TokenCounts =
    by === 'server'
      ? {
          prompt: usage.prompt,
          answer: usage.answer,
          cached: usage.cached,
          thinking: usage.thinking,
          by,
        }
      : {
          prompt: await tokensOf(question),
          answer: await tokensOf(thinking + text),
          cached: undefined,
          thinking: thinking === '' ? undefined : await tokensOf(thinking),
          by,
        }
  const read = usage.prompt ?? 0
  const own =
    by === 'server' && mayBeShortened(read, Buffer.byteLength(question))
      ? await tokensOf(question)
      : undefined
  return {
    answer,
    counts,
    sent: own !== undefined && isShortened(read, own) ? own : undefined,
    bill: await billOf(wish.model, counts, server.endpoint.isLoopback, context),
  }
}
