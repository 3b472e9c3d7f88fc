import { readServerError, type ServerError } from '../domain/chat-chunk.ts'
import { withoutKey } from '../domain/secret.ts'
import { toldText } from '../domain/told-text.ts'
import { type HttpAnswer, NetworkError } from './http.ts'
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

/** What of the body came; one that breaks off has said what it could. */
export async function textOf(answer: HttpAnswer, most: number): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    await answer.read((bytes) => {
      parts.push(bytes)
      size += bytes.length
      return size < most ? 'more' : 'enough'
    })
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
  }
  return new TextDecoder().decode(Buffer.concat(parts).subarray(0, most))
}

export const looksLikePage = (text: string): boolean =>
  /^\s*(?:<\?xml|<!--|<!doctype\s+html|<html|<head|<body|<h1|<center|<title)/i.test(text)

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
