import { type ChatWish, chatBody, dialectAfter, USUAL_DIALECT } from '../domain/chat.ts'
import type { ChatAnswer } from '../domain/chat-answer.ts'
import { addressText, under } from '../domain/endpoint.ts'
import { readAnswer } from './answer.ts'
import type { HttpAnswer } from './http.ts'
import { readRefusal } from './read-refusal.ts'
import { refusalError, retryFor } from './refusal-error.ts'
import { request, type Server, type WaitingNews, wait } from './server.ts'

/** What is heard of a call while it runs. */
export type News =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'thinking'; readonly text: string }
  /** The server repeats in each piece what it said before: the text begins anew with the next one. */
  | { readonly type: 'anew' }
  | WaitingNews
  /** It is asked once more without what the server does not know. */
  | { readonly type: 'dialect'; readonly withoutCounts: boolean }
  /** It answers at another address than the one that was written. */
  | { readonly type: 'moved'; readonly to: string }

export interface Call {
  readonly server: Server
  readonly wish: ChatWish
  readonly hear: (news: News) => void
  readonly random: () => number
}

/**
 * Asks once, and again where the rules say so, and tells what is heard.
 * @throws RequestError when no answer has begun
 */
export async function chat(call: Call): Promise<ChatAnswer> {
  const { bases } = call.server.endpoint
  for (const [at, base] of bases.entries()) {
    const isLast = at === bases.length - 1
    const found = await chatAt(base, call, isLast)
    if (found === 'elsewhere') continue
    return found
  }
  throw new Error('an endpoint has at least one address')
}

/** `elsewhere`: nothing of a model server is here, and there is another address to try. */
async function chatAt(base: URL, call: Call, isLast: boolean): Promise<ChatAnswer | 'elsewhere'> {
  const { server, hear, wish } = call
  const address = addressText(base)
  let dialect = USUAL_DIALECT
  const began = performance.now()
  for (let tries = 1; ; ) {
    const asked = performance.now()
    if (server.signal?.aborted) return stoppedBefore(address)
    let answer: HttpAnswer
    try {
      const url = under(base, '/chat/completions')
      answer = await request(server, 'POST', url, CHAT_ACCEPTED, chatBody(wish, dialect))
    } catch (error) {
      if (server.signal?.aborted) return stoppedBefore(address)
      throw error
    }
    if (answer.status >= 200 && answer.status < 300) {
      const read = await readAnswer(answer, { server, hear, address, asked, isLast })
      if (read !== 'elsewhere' && !isFirst(base, call)) hear({ type: 'moved', to: address })
      return read
    }
    const refusal = await readRefusal(answer, server)
    const other = dialectAfter(refusal, dialect)
    if (other !== undefined) {
      hear({ type: 'dialect', withoutCounts: other.withoutCounts && !dialect.withoutCounts })
      dialect = other
      continue
    }
    const isHere = refusal.message !== '' && /model/i.test(`${refusal.message} ${refusal.code}`)
    if ([404, 405].includes(answer.status) && !isLast && !isHere) return 'elsewhere'
    const elapsed = (performance.now() - began) / 1000
    const retry = retryFor(refusal, { tries, elapsed, now: Date.now(), random: call.random() })
    if (retry.type !== 'wait')
      throw await refusalError(refusal, retry, { base, server, model: wish.model, tries })
    const { reason, seconds, asked: isAsked } = retry
    hear({ type: 'waiting', reason, seconds, status: answer.status, asked: isAsked })
    await wait(seconds, server.signal)
    tries++
  }
}

/** A stream is asked for; some servers answer in one piece whatever they are asked. */
export const CHAT_ACCEPTED = 'text/event-stream, application/json'

/** The learner's own writing of the address does not count as another one. */
const isFirst = (base: URL, { server }: Call): boolean => server.endpoint.bases[0] === base

const stoppedBefore = (base: string): ChatAnswer => ({
  text: '',
  thinking: '',
  ending: { type: 'stopped' },
  usage: {},
  base,
})
