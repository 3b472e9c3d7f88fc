import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A request as it came in: the body of `POST /v1/chat/completions`. */
export interface ChatRequest {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly stream?: boolean
  readonly stream_options?: { readonly include_usage?: boolean }
  readonly response_format?: { readonly type: string }
  readonly temperature?: number
}

export interface ChatServer {
  /** Ends in `/v1`, as programs want it. */
  readonly url: string
  /** What was asked so far. */
  readonly requests: readonly ChatRequest[]
  readonly close: () => Promise<void>
}

interface Wishes {
  /** The words of the answer; thrown errors become status 500. */
  readonly reply: (request: ChatRequest) => string
  /** Asked for as `Authorization: Bearer KEY`; without one everybody is let in. */
  readonly key?: string
}

/**
 * A server that speaks the chat-completions protocol on this machine only, at a port that the system chooses. Tokens are
 * counted as words, which is all that a test needs.
 */
export async function startChatServer(wishes: Wishes): Promise<ChatServer> {
  const requests: ChatRequest[] = []
  const server = createServer((request, response) => {
    answer(request, response, wishes, requests).catch((error: unknown) => {
      refuse(response, 500, String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    requests,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections()
        server.close((error) => (error === undefined ? resolve() : reject(error)))
      }),
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { reply, key }: Wishes,
  requests: ChatRequest[],
): Promise<void> {
  if (request.method !== 'POST' || request.url !== '/v1/chat/completions')
    return refuse(response, 404, `there is no ${request.method} ${request.url}`)
  if (key !== undefined && request.headers.authorization !== `Bearer ${key}`)
    return refuse(response, 401, 'the key is not the right one')
  const asked = parsed(await bodyOf(request))
  if (asked === undefined) return refuse(response, 400, 'the body has no model or no messages')
  requests.push(asked)
  const words = reply(asked)
  const usage = usageOf(asked, words, requests.slice(0, -1))
  return asked.stream === true
    ? streamed(response, asked, words, usage)
    : whole(response, asked, words, usage)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(body: string): ChatRequest | undefined {
  try {
    const value = JSON.parse(body)
    return typeof value.model === 'string' && Array.isArray(value.messages) ? value : undefined
  } catch {
    return undefined
  }
}

interface Usage {
  readonly prompt_tokens: number
  readonly prompt_tokens_details: { readonly cached_tokens: number }
  readonly completion_tokens: number
  readonly total_tokens: number
}

function usageOf(request: ChatRequest, content: string, before: readonly ChatRequest[]): Usage {
  const prompt = promptOf(request)
  const completion = wordsOf(content).length
  return {
    prompt_tokens: prompt.length,
    prompt_tokens_details: { cached_tokens: cachedWords(prompt, before.map(promptOf)) },
    completion_tokens: completion,
    total_tokens: prompt.length + completion,
  }
}

const promptOf = ({ messages }: ChatRequest): readonly string[] =>
  messages.flatMap(({ content }) => wordsOf(content))

/** Below this many words nothing is kept, as makers have a least length. */
const LEAST_CACHED = 64

/** How many words at its beginning a prompt has in common with one that was sent before. */
function cachedWords(prompt: readonly string[], before: readonly (readonly string[])[]): number {
  const common = before.map((other) => {
    const differs = prompt.findIndex((word, at) => word !== other[at])
    return differs === -1 ? prompt.length : differs
  })
  const longest = Math.max(0, ...common)
  return longest < LEAST_CACHED ? 0 : longest
}

function whole(response: ServerResponse, request: ChatRequest, content: string, usage: Usage): void {
  send(response, 200, {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 0,
    model: request.model,
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage,
  })
}

/**
 * Server-sent events, one for each character behind a comment, cut into packets that do not end where lines end. Counts
 * come for those who ask, in an event without choices.
 */
function streamed(response: ServerResponse, request: ChatRequest, content: string, usage: Usage): void {
  const chunk = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 0, model: request.model }
  const event = (delta: object, finish: string | null): string =>
    `data: ${JSON.stringify({ ...chunk, choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`
  const counts = { ...chunk, choices: [], usage }
  const text = [
    ': keep-alive\n\n',
    event({ role: 'assistant', content: '' }, null),
    ...[...content].map((sign) => event({ content: sign }, null)),
    event({}, 'stop'),
    request.stream_options?.include_usage === true ? `data: ${JSON.stringify(counts)}\n\n` : '',
    'data: [DONE]\n\n',
  ].join('')
  const bytes = Buffer.from(text)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (let at = 0; at < bytes.length; at += PACKET) response.write(bytes.subarray(at, at + PACKET))
  response.end()
}

/** Bytes; odd, so that packets also end inside a character. */
const PACKET = 37

const refuse = (response: ServerResponse, status: number, message: string): void =>
  send(response, status, { error: { message, type: 'invalid_request_error' } })

function send(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(value))
}

const wordsOf = (text: string): readonly string[] => text.match(/\S+/g) ?? []
