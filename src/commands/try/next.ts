import type { NextToken } from '../../domain/next-probabilities.ts'
import { Interrupted, PrimerError } from '../../errors.ts'
import { nextTokens } from '../../network/next-tokens.ts'
import { noteLines } from '../../views/try.ts'
import { nextJson, nextLines } from '../../views/try-next.ts'
import { corpusText } from '../lab/text.ts'
import type { Context } from '../shared/context.ts'
import { printInParts } from '../shared/parts.ts'
import { printNextRequests } from './dry-run.ts'
import type { ServerOptions } from './options.ts'
import { modelOf, namedServer, tellingErrors } from './server.ts'

export interface NextOptions extends ServerOptions {
  readonly top?: number
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** Rows without a word of the learner's. */
const USUAL_TOP = 10

/** `try next TEXT`: what the learner's model thinks comes next, beside what counting in the lessons gives. */
export async function runNext(
  words: readonly string[],
  options: NextOptions,
  context: Context,
): Promise<void> {
  const { frame, terminal } = context
  const text = words.join(' ')
  if (text.trim() === '') throw new PrimerError({ code: 'no-prompt' })
  if (options.dryRun) return printNextRequests(text, options, context)
  const server = namedServer(options, context)
  if (server === undefined) throw new PrimerError({ code: 'no-endpoint' })
  const model = await modelOf(options, server, context)
  if (!server.endpoint.isLoopback) {
    const [base] = server.endpoint.bases
    const isClear = base?.protocol === 'http:'
    terminal.printError(
      noteLines({ type: 'sending', host: server.host, wish: { model, prompt: text }, isClear }, frame),
    )
  }
  const ended = new AbortController()
  const stop = (): void => ended.abort()
  context.host.once('SIGINT', stop)
  try {
    const own = await ownGuesses(text, context)
    const most = options.top ?? USUAL_TOP
    const found = await tellingErrors(server, () =>
      nextTokens({ ...server, signal: ended.signal }, model, text, (news) =>
        terminal.printError(noteLines(news, frame)),
      ),
    )
    if (options.json) terminal.printJson(nextJson(text, model, found, own, most))
    else await printInParts(nextLines({ text, model, found, own, most }, frame), context)
    if (found.tokens === undefined) throw new PrimerError({ code: 'no-probabilities', host: server.host })
  } catch (error) {
    throw ended.signal.aborted ? new Interrupted() : error
  } finally {
    context.host.off('SIGINT', stop)
  }
}

/** What the lab's model, which has only counted the words of the lessons, gives: the same as `lab next`. */
async function ownGuesses(prompt: string, context: Context): Promise<readonly NextToken[]> {
  const { run } = await import('../../labs/next.ts')
  const { top } = run({
    prompt,
    n: 3,
    unit: 'word',
    top: 50,
    game: false,
    rounds: 0,
    seed: 0,
    text: corpusText('lessons', context),
  })
  return top
}
