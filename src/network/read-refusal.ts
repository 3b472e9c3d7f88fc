import { retryHint } from '../domain/retry-hint.ts'
import { withoutKey } from '../domain/secret.ts'
import { readServerError, type ServerError } from '../domain/server-error.ts'
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

/** Gateways of clouds answer in XML, which is no page for a person. */
const MESSAGE_IN_XML = /<(?:message|faultstring)>([^<]+)</i

/** Reads what a server says where it does not answer. */
export async function readRefusal(answer: HttpAnswer, server: Server): Promise<ReadRefusal> {
  const text = await textOf(answer, MOST_OF_REFUSAL)
  const json = jsonOf(text)
  const { message, code } = looksLikePage(text)
    ? { message: MESSAGE_IN_XML.exec(text)?.[1] ?? '', code: '' }
    : readServerError(json ?? text.trim())
  const hint = retryHint(json)
  return {
    status: answer.status,
    message: toldText(message, server.key?.value),
    code: withoutKey(code, server.key?.value),
    retryAfter: answer.header('retry-after') ?? hint.retryAfter,
    retryAfterMs:
      answer.header('retry-after-ms') ?? answer.header('x-ms-retry-after-ms') ?? hint.retryAfterMs,
    body: text,
  }
}
