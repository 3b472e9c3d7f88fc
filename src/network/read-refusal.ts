import { readServerError, type ServerError } from '../domain/chat-chunk.ts'
import { withoutKey } from '../domain/secret.ts'
import { toldText } from '../domain/told-text.ts'
import { jsonOf, looksLikePage, textOf } from './body-text.ts'
import type { HttpAnswer } from './http.ts'
import type { Server } from './server.ts'

/** Bytes of a refusal that are read. */
const MOST_OF_REFUSAL = 64 * 1024

/** A refusal as it is told: its message has no key in it, no page and no control characters. */
export interface ReadRefusal extends ServerError {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly retryAfterMs: string | undefined
  /** All that was said, for what is looked for in it and never shown. */
  readonly body: string
}

/** Reads what a server says where it does not answer. */
export async function readRefusal(answer: HttpAnswer, server: Server): Promise<ReadRefusal> {
  const text = await textOf(answer, MOST_OF_REFUSAL)
  const { message, code } = looksLikePage(text)
    ? { message: '', code: '' }
    : readServerError(jsonOf(text) ?? text.trim())
  return {
    status: answer.status,
    message: toldText(message, server.key?.value),
    code: withoutKey(code, server.key?.value),
    retryAfter: answer.header('retry-after'),
    retryAfterMs: answer.header('retry-after-ms'),
    body: text,
  }
}
