import type { RequestTrouble } from '../domain/chat-answer.ts'
import type { Endpoint } from '../domain/endpoint.ts'
import { type ProxyVariables, proxyFor } from '../domain/proxies.ts'
import type { WaitReason } from '../domain/retry.ts'
import { toldText } from '../domain/told-text.ts'
import { type HttpAnswer, NetworkError, type Patience, send } from './http.ts'

/** There is no answer at all. */
export class RequestError extends Error {
  readonly trouble: RequestTrouble

  constructor(trouble: RequestTrouble, options?: ErrorOptions) {
    super(trouble.type, options)
    this.name = 'RequestError'
    this.trouble = trouble
  }
}

/** Where to ask, and as whom. */
export interface Server {
  readonly endpoint: Endpoint
  readonly key?: { readonly variable: string; readonly value: string }
  readonly proxies: ProxyVariables
  readonly patience: Patience
  readonly signal?: AbortSignal
}

/** Told while nothing has been answered yet. */
export type WaitingNews = {
  readonly type: 'waiting'
  readonly reason: WaitReason
  readonly seconds: number
  readonly status: number
  readonly asked: boolean
}

/** Seconds of patience: a large model of this machine takes a minute or two until it is loaded. */
export const USUAL_PATIENCE: Patience = { connection: 20, silence: 120 }

const MOST_REDIRECTS = 3

/**
 * Asks for one thing below an address, and at the place of the same host to which the server points.
 * @throws RequestError where no answer begins, and for a redirect that is not followed
 */
export async function request(
  server: Server,
  method: 'GET' | 'POST',
  url: URL,
  accept: string,
  body?: object,
): Promise<HttpAnswer> {
  let at = url
  for (let redirects = 1; ; redirects++) {
    const answer = await sendTo(server, method, at, accept, body)
    if (answer.status < 300 || answer.status >= 400) return answer
    at = redirected(at, answer, redirects, server.key?.value)
  }
}

async function sendTo(
  { key, proxies, patience, signal }: Server,
  method: 'GET' | 'POST',
  url: URL,
  accept: string,
  body: object | undefined,
): Promise<HttpAnswer> {
  const choice = proxyFor(url, proxies)
  if (choice.type === 'unusable')
    throw new RequestError({ type: 'proxy-unusable', variable: choice.variable })
  try {
    return await send({
      url,
      method,
      headers: {
        'user-agent': 'llm-primer',
        ...(key === undefined ? {} : { authorization: `Bearer ${key.value}` }),
        accept,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      patience,
      ...(choice.type === 'proxy' ? { proxy: choice.url } : {}),
      ...(signal === undefined ? {} : { signal }),
    })
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    throw new RequestError({ type: 'network', trouble: error.trouble }, { cause: error })
  }
}

/**
 * The same request at another place of the same host; a POST stays one.
 * @throws RequestError for another host, for 303, which asks for something else, and for what leads nowhere
 */
function redirected(url: URL, answer: HttpAnswer, count: number, key: string | undefined): URL {
  const { status } = answer
  const location = answer.header('location') ?? ''
  answer.close()
  const to = location !== '' && URL.canParse(location, url.href) ? new URL(location, url) : undefined
  if (to === undefined || to.origin === 'null') throw new RequestError({ type: 'misdirected', status })
  const isSame = to.origin === url.origin && to.username === '' && to.password === ''
  if (!isSame) throw new RequestError({ type: 'redirected', to: toldText(`${to.origin}${to.pathname}`, key) })
  if (![301, 302, 307, 308].includes(status) || count > MOST_REDIRECTS)
    throw new RequestError({ type: 'misdirected', status })
  return to
}

/** Ends after the seconds, or when the learner does not want to wait. */
export function wait(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, seconds * 1000)
    signal?.addEventListener('abort', end)
  })
}
