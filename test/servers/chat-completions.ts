import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A request as it came in: the body of `POST /v1/chat/completions`. */
export interface ChatRequest {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly stream?: boolean
  readonly stream_options?: { readonly include_usage?: boolean }
  readonly response_format?: { readonly type: string }
  readonly temperature?: number
  readonly max_tokens?: number
  readonly stop?: readonly string[]
}

export interface ChatServer {
  /** Ends in `/v1`, as programs want it. */
  readonly url: string
  /** What was asked so far. */
  readonly requests: readonly ChatRequest[]
  readonly close: () => Promise<void>
}

/** An answer as it comes, token by token. */
export interface Answer {
  readonly pieces: AsyncIterable<string>
  /** Asked for once the last piece is there. */
  readonly ended: () => {
    readonly finish: 'stop' | 'length'
    readonly promptTokens: number
    /** Of them, what is still there from an earlier request. */
    readonly cachedTokens?: number
    readonly answerTokens: number
  }
}

interface Wishes {
  /** The answer, or its words; thrown errors become status 500. */
  readonly reply: (request: ChatRequest) => string | Answer
  /** Asked for as `Authorization: Bearer KEY`; without one everybody is let in. */
  readonly key?: string
  /** Names of the models that it has; without them any name will do. */
  readonly models?: readonly string[]
}

/**
 * A server that speaks the chat-completions protocol on this machine only, at a port that the system chooses. Of words
 * that are handed to it as a whole it counts each as a token.
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
  { reply, key, models }: Wishes,
  requests: ChatRequest[],
): Promise<void> {
  if (key !== undefined && request.headers.authorization !== `Bearer ${key}`)
    return refuse(response, 401, 'the key is not the right one', 'invalid_api_key')
  if (request.method === 'GET' && request.url === '/v1/models')
    return send(response, 200, {
      object: 'list',
      data: (models ?? []).map((id) => ({ id, object: 'model', created: CREATED, owned_by: 'test' })),
    })
  if (request.method !== 'POST' || request.url !== '/v1/chat/completions')
    return refuse(response, 404, `there is no ${request.method} ${request.url}`)
  const asked = parsed(await bodyOf(request))
  if (asked === undefined) return refuse(response, 400, 'the body has no model or no messages')
  if (models?.includes(asked.model) === false)
    return refuse(response, 404, `the model ${asked.model} does not exist`, 'model_not_found')
  requests.push(asked)
  const said = reply(asked)
  const given = typeof said === 'string' ? inWords(said, asked, requests.slice(0, -1)) : said
  return asked.stream === true ? streamed(response, asked, given) : whole(response, asked, given)
}

const CREATED = 1_790_000_000

/** Character by character, cut where the request says so. */
function inWords(content: string, request: ChatRequest, earlier: readonly ChatRequest[]): Answer {
  const { max_tokens: most, stop = [] } = request
  const before = stop.reduce((text, word) => text.split(word)[0] ?? '', content)
  const prompt = promptOf(request)
  const words = before.match(/\s*\S+/g) ?? []
  const isCut = most !== undefined && words.length > most
  const shown = isCut ? words.slice(0, most).join('') : before
  return {
    pieces: (async function* () {
      yield* shown
    })(),
    ended: () => ({
      finish: isCut ? 'length' : 'stop',
      promptTokens: prompt.length,
      cachedTokens: cachedWords(prompt, earlier.map(promptOf)),
      answerTokens: wordsOf(shown).length,
    }),
  }
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

const usageOf = ({ promptTokens, cachedTokens = 0, answerTokens }: ReturnType<Answer['ended']>) => ({
  prompt_tokens: promptTokens,
  prompt_tokens_details: { cached_tokens: cachedTokens },
  completion_tokens: answerTokens,
  total_tokens: promptTokens + answerTokens,
})

async function whole(
  response: ServerResponse,
  { model }: ChatRequest,
  { pieces, ended }: Answer,
): Promise<void> {
  let content = ''
  for await (const piece of pieces) content += piece
  const end = ended()
  send(response, 200, {
    ...{ id: 'chatcmpl-1', object: 'chat.completion', created: CREATED, model },
    choices: [
      {
        ...{ index: 0, message: { role: 'assistant', content, refusal: null } },
        ...{ logprobs: null, finish_reason: end.finish },
      },
    ],
    usage: usageOf(end),
  })
}

/**
 * Server-sent events, one for each piece behind a comment, cut into packets that do not end where lines end. Counts come
 * for those who ask, in an event without choices.
 */
async function streamed(
  response: ServerResponse,
  request: ChatRequest,
  { pieces, ended }: Answer,
): Promise<void> {
  const chunk = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: CREATED, model: request.model }
  const event = (delta: object, finish: string | null): string =>
    `data: ${JSON.stringify({ ...chunk, choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }] })}\n\n`
  const write = (text: string): void => {
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length; at += PACKET) response.write(bytes.subarray(at, at + PACKET))
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  write(`: keep-alive\n\n${event({ role: 'assistant', content: '' }, null)}`)
  for await (const piece of pieces) write(event({ content: piece }, null))
  const end = ended()
  write(event({}, end.finish))
  if (request.stream_options?.include_usage === true)
    write(`data: ${JSON.stringify({ ...chunk, choices: [], usage: usageOf(end) })}\n\n`)
  write('data: [DONE]\n\n')
  response.end()
}

/** Bytes; odd, so that packets also end inside a character. */
const PACKET = 37

const refuse = (
  response: ServerResponse,
  status: number,
  message: string,
  code: string | null = null,
): void => send(response, status, { error: { message, type: 'invalid_request_error', param: null, code } })

function send(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(value))
}

const wordsOf = (text: string): readonly string[] => text.match(/\S+/g) ?? []
