import { createTextJoiner, createThinkingSplitter } from '../domain/answer-text.ts'
import { type ChatDialect, type ChatWish, chatBody, dialectAfter, USUAL_DIALECT } from '../domain/chat.ts'
import { type ChatAnswer, type Ending, endingOf, type RequestTrouble } from '../domain/chat-answer.ts'
import {
  type Piece,
  readChunk,
  readModelNames,
  readServerError,
  type ServerError,
  type Usage,
} from '../domain/chat-chunk.ts'
import { cleanText } from '../domain/clean.ts'
import { addressText, type Endpoint, under } from '../domain/endpoint.ts'
import { type NextToken, readNextTokens } from '../domain/next-probabilities.ts'
import { type ProxyVariables, proxyFor } from '../domain/proxies.ts'
import { type Retry, retryOf, type WaitReason } from '../domain/retry.ts'
import { withoutKey } from '../domain/secret.ts'
import { type HttpAnswer, NetworkError, type Patience, send } from './http.ts'
import { createEventReader, EventTooLong } from './server-sent-events.ts'

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

/** What is heard of a call while it runs. */
export type News =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'thinking'; readonly text: string }
  | {
      readonly type: 'waiting'
      readonly reason: WaitReason
      readonly seconds: number
      readonly status: number
      readonly asked: boolean
    }
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

/** Seconds of patience: a large model of this machine takes a minute or two until it is loaded. */
export const USUAL_PATIENCE: Patience = { connection: 20, silence: 120 }

/** Bytes of a refusal that are read, and signs of it that are shown. */
const MOST_OF_REFUSAL = 64 * 1024
const SHOWN_OF_REFUSAL = 600
/** Megabytes of an answer. */
const MOST_OF_ANSWER = 64
/** Milliseconds in which counts may follow after a finish_reason; some servers send nothing more and do not close. */
const AFTER_FINISH = 2000
const MOST_REDIRECTS = 3

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
  const { server, hear } = call
  const address = addressText(base)
  let url = under(base, '/chat/completions')
  let dialect = USUAL_DIALECT
  let redirects = 0
  const began = performance.now()
  for (let tries = 1; ; ) {
    const asked = performance.now()
    if (server.signal?.aborted) return stoppedBefore(address)
    let answer: HttpAnswer
    try {
      answer = await post(url, call, dialect)
    } catch (error) {
      if (server.signal?.aborted) return stoppedBefore(address)
      throw asRequestError(error)
    }
    if (answer.status >= 200 && answer.status < 300) {
      const read = await readAnswer(answer, { call, address, asked, isLast })
      if (read !== 'elsewhere' && !isFirst(base, call)) hear({ type: 'moved', to: address })
      return read
    }
    if (answer.status >= 300 && answer.status < 400) {
      url = redirected(url, answer, server, ++redirects)
      continue
    }
    const refusal = await readRefusal(answer, server)
    const other = dialectAfter(refusal, dialect)
    if (other !== undefined) {
      dialect = other
      hear({ type: 'dialect', withoutCounts: other.withoutCounts })
      continue
    }
    const isHere = refusal.message !== '' && /model/i.test(`${refusal.message} ${refusal.code}`)
    if ([404, 405].includes(answer.status) && !isLast && !isHere) return 'elsewhere'
    const elapsed = (performance.now() - began) / 1000
    const retry = retryOf(refusal, { tries, elapsed, now: Date.now(), random: call.random() })
    if (retry.type !== 'wait')
      throw await refusedBy(refusal, retry, { base, server, model: call.wish.model, tries })
    const { reason, seconds, asked: isAsked } = retry
    hear({ type: 'waiting', reason, seconds, status: answer.status, asked: isAsked })
    await wait(seconds, server.signal)
    tries++
  }
}

/** The learner's own writing of the address does not count as another one. */
const isFirst = (base: URL, { server }: Call): boolean => server.endpoint.bases[0] === base

const stoppedBefore = (base: string): ChatAnswer => ({
  text: '',
  thinking: '',
  ending: { type: 'stopped' },
  usage: {},
  base,
})

const post = (url: URL, { server, wish }: Call, dialect: ChatDialect): Promise<HttpAnswer> =>
  send({
    url,
    method: 'POST',
    headers: {
      ...usualHeaders(server),
      accept: 'text/event-stream, application/json',
      'content-type': 'application/json',
    },
    body: JSON.stringify(chatBody(wish, dialect)),
    ...connectionOf(url, server),
  })

const usualHeaders = ({ key }: Server): Record<string, string> => ({
  'user-agent': 'llm-primer',
  ...(key === undefined ? {} : { authorization: `Bearer ${key.value}` }),
})

/** @throws RequestError when a proxy is wanted that we cannot use */
function connectionOf(url: URL, { proxies, patience, signal }: Server) {
  const choice = proxyFor(url, proxies)
  if (choice.type === 'unusable')
    throw new RequestError({ type: 'proxy-unusable', variable: choice.variable })
  return {
    patience,
    ...(choice.type === 'proxy' ? { proxy: choice.url } : {}),
    ...(signal === undefined ? {} : { signal }),
  }
}

const asRequestError = (error: unknown): unknown =>
  error instanceof NetworkError
    ? new RequestError({ type: 'network', trouble: error.trouble }, { cause: error })
    : error

/** Ends after the seconds, or when the learner does not want to wait. */
function wait(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/**
 * The same request at another place of the same host; a POST stays one.
 * @throws RequestError for another host, and for 303, which asks for something else
 */
function redirected(url: URL, answer: HttpAnswer, server: Server, count: number): URL {
  const location = answer.header('location') ?? ''
  answer.close()
  const to = URL.canParse(location, url.href) ? new URL(location, url) : undefined
  const isSame = to !== undefined && to.origin === url.origin && to.username === '' && to.password === ''
  if (isSame && [301, 302, 307, 308].includes(answer.status) && count <= MOST_REDIRECTS) return to
  const shown = to === undefined ? location : `${to.origin}${to.pathname}`
  throw new RequestError({ type: 'redirected', to: shownText(shown, server) })
}

/** A refusal as it is told: its message has no key in it, no page and no control characters. */
interface ReadRefusal extends ServerError {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly retryAfterMs: string | undefined
  readonly isPage: boolean
}

async function readRefusal(answer: HttpAnswer, server: Server): Promise<ReadRefusal> {
  const text = await textOf(answer, MOST_OF_REFUSAL)
  const isPage = looksLikePage(text)
  const { message, code } = isPage ? { message: '', code: '' } : readServerError(jsonOf(text) ?? text.trim())
  return {
    status: answer.status,
    message: shownText(message, server),
    code: withoutKey(code, server.key?.value),
    retryAfter: answer.header('retry-after'),
    retryAfterMs: answer.header('retry-after-ms'),
    isPage,
  }
}

const shownText = (text: string, { key }: Server): string => {
  const clean = cleanText(withoutKey(text, key?.value)).replace(/\s+/g, ' ').trim()
  return clean.length > SHOWN_OF_REFUSAL ? `${clean.slice(0, SHOWN_OF_REFUSAL).toWellFormed()}…` : clean
}

/** What of the body came; one that breaks off has said what it could. */
async function textOf(answer: HttpAnswer, most: number): Promise<string> {
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

const looksLikePage = (text: string): boolean =>
  /^\s*(?:<\?xml|<!--|<!doctype\s+html|<html|<head|<body|<h1|<center|<title)/i.test(text)

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What a refusal means for the learner, once it is not asked again. */
async function refusedBy(
  refusal: ReadRefusal,
  retry: Retry,
  {
    base,
    server,
    model,
    tries,
  }: { readonly base: URL; readonly server: Server; readonly model: string; readonly tries: number },
): Promise<RequestError> {
  const { status, message } = refusal
  const variable = server.key?.variable
  if (retry.type === 'no-money') return new RequestError({ type: 'no-money', status, message })
  if (retry.type === 'too-long')
    return new RequestError({ type: 'too-long-wait', seconds: Math.ceil(retry.seconds), message })
  if (status === 401 || status === 403) return new RequestError({ type: 'key', status, variable, message })
  if (isModelMissing(refusal)) {
    const known = await modelsIfAny(base, server)
    return new RequestError({ type: 'no-model', model, known, message })
  }
  if (status === 404 || status === 405)
    return new RequestError({ type: 'wrong-address', address: addressText(base), status, message })
  return new RequestError({ type: 'status', status, tries, message })
}

const isModelMissing = ({ status, message, code }: ReadRefusal): boolean =>
  [400, 404, 422].includes(status) &&
  (/model_?not_?found|invalid_model|unknown_model/i.test(code) ||
    (/model|模型/i.test(message) &&
      /not (?:be )?(?:found|exist|available|loaded|supported|a valid)|no (?:such )?models?\b|(?:does not|doesn't) exist|unknown|invalid model|pull|不存在|未找到/i.test(
        message,
      )))

const modelsIfAny = (base: URL, server: Server): Promise<string[] | undefined> =>
  modelsAt(base, server).then(
    (found) => (Array.isArray(found) ? found : undefined),
    () => undefined,
  )

/**
 * The names of the models that a server has.
 * @throws RequestError
 */
export async function listModels(server: Server): Promise<{ base: string; models: string[] }> {
  const { bases } = server.endpoint
  for (const [at, base] of bases.entries()) {
    const models = await modelsAt(base, server)
    if (Array.isArray(models)) return { base: addressText(base), models }
    if (at === bases.length - 1) throw new RequestError(models)
  }
  throw new Error('an endpoint has at least one address')
}

/** What was found instead, where an address has no list. Other troubles are thrown. */
async function modelsAt(base: URL, server: Server): Promise<string[] | RequestTrouble> {
  const address = addressText(base)
  let url = under(base, '/models')
  for (let redirects = 1; ; redirects++) {
    const headers = { ...usualHeaders(server), accept: 'application/json' }
    let answer: HttpAnswer
    try {
      answer = await send({ url, method: 'GET', headers, ...connectionOf(url, server) })
    } catch (error) {
      throw asRequestError(error)
    }
    const { status } = answer
    if (status >= 300 && status < 400) {
      url = redirected(url, answer, server, redirects)
      continue
    }
    if (status < 200 || status >= 300) {
      const { message } = await readRefusal(answer, server)
      if (status === 401 || status === 403)
        throw new RequestError({ type: 'key', status, variable: server.key?.variable, message })
      return status === 404 || status === 405
        ? { type: 'wrong-address', address, status, message }
        : { type: 'status', status, tries: 1, message }
    }
    const text = await textOf(answer, MOST_OF_LIST)
    const models = readModelNames(jsonOf(text))
    if (models !== undefined) return models.map((name) => withoutKey(name, server.key?.value))
    return looksLikePage(text) ? { type: 'web-page', address } : { type: 'not-a-model-server', address }
  }
}

/** Bytes of a list of models; the longest public one has some 400 and half a megabyte. */
const MOST_OF_LIST = 16 * 1024 * 1024

/**
 * The probabilities of the next token: of the text itself where the server continues texts, else of the answer to it.
 * What a server gives is found out by asking.
 * @throws RequestError when it answers neither
 */
export async function nextTokens(
  server: Server,
  model: string,
  text: string,
  hear: (news: Extract<News, { readonly type: 'waiting' | 'moved' }>) => void,
): Promise<{ readonly form: 'completion' | 'chat'; readonly tokens: NextToken[] | undefined }> {
  const completion = { model, prompt: text, max_tokens: 1, logprobs: MOST_LOGPROBS, temperature: 0 }
  const asChat = {
    ...{ model, messages: [{ role: 'user', content: text }], max_tokens: 1, temperature: 0 },
    ...{ logprobs: true, top_logprobs: MOST_LOGPROBS },
  }
  const { bases } = server.endpoint
  let silent: 'completion' | 'chat' | undefined
  let failure: RequestError | undefined
  for (const base of bases) {
    for (const [form, path, body] of [
      ['completion', '/completions', completion],
      ['chat', '/chat/completions', asChat],
    ] as const) {
      const found = await askOnce(under(base, path), body, base, model, server, hear)
      if (found instanceof RequestError) {
        failure = failure === undefined || found.trouble.type !== 'wrong-address' ? found : failure
        continue
      }
      const tokens = readNextTokens(found)
      if (tokens !== undefined) {
        const shown = tokens.map(({ token, probability }) => ({
          token: withoutKey(token, server.key?.value),
          probability,
        }))
        return { form, tokens: shown }
      }
      silent = form
    }
    if (silent !== undefined) return { form: silent, tokens: undefined }
  }
  throw failure ?? new Error('an endpoint has at least one address')
}

/** As many as OpenAI's servers give at most. */
const MOST_LOGPROBS = 20

/** The JSON of an answer, or why there is none; what another form of the question may mend is not thrown. */
async function askOnce(
  asked: URL,
  body: object,
  base: URL,
  model: string,
  server: Server,
  hear: (news: Extract<News, { readonly type: 'waiting' }>) => void,
): Promise<unknown> {
  const began = performance.now()
  let url = asked
  let redirects = 0
  for (let tries = 1; ; ) {
    let answer: HttpAnswer
    try {
      answer = await send({
        ...{ url, method: 'POST' as const, body: JSON.stringify(body) },
        headers: { ...usualHeaders(server), accept: 'application/json', 'content-type': 'application/json' },
        ...connectionOf(url, server),
      })
    } catch (error) {
      throw asRequestError(error)
    }
    const { status } = answer
    if (status >= 300 && status < 400) {
      url = redirected(url, answer, server, ++redirects)
      continue
    }
    if (status >= 200 && status < 300) {
      const text = await textOf(answer, MOST_OF_LIST)
      const address = addressText(base)
      return (
        jsonOf(text) ??
        new RequestError({ type: looksLikePage(text) ? 'web-page' : 'not-a-model-server', address })
      )
    }
    const refusal = await readRefusal(answer, server)
    const elapsed = (performance.now() - began) / 1000
    const retry = retryOf(refusal, { tries, elapsed, now: Date.now(), random: Math.random() })
    if (retry.type !== 'wait') {
      const error = await refusedBy(refusal, retry, { base, server, model, tries })
      if ([400, 404, 405, 422, 501].includes(status)) return error
      throw error
    }
    hear({ type: 'waiting', reason: retry.reason, seconds: retry.seconds, status, asked: retry.asked })
    await wait(retry.seconds, server.signal)
    tries++
  }
}

interface Reading {
  readonly call: Call
  readonly address: string
  /** Milliseconds of `performance.now()` at which the request was sent. */
  readonly asked: number
  readonly isLast: boolean
}

/** Reads an answer to its end, whatever that end is. */
async function readAnswer(
  answer: HttpAnswer,
  { call, address, asked, isLast }: Reading,
): Promise<ChatAnswer | 'elsewhere'> {
  const collected = createCollector(call, asked)
  const decoder = new TextDecoder()
  const body: { form: BodyForm; start: string } = { form: 'unknown', start: '' }
  let size = 0
  let unreadable = 0
  const events = createEventReader(({ name, data }) => {
    if (collected.isDone()) return
    if (data.trim() === '[DONE]') return collected.done()
    if (data.trim() === '') return
    const values = valuesIn(data)
    if (values === undefined) unreadable++
    for (const value of values ?? []) if (!collected.take(value, name)) unreadable++
  })
  const take = (text: string): void => {
    if (body.form === 'events') return events.push(text)
    body.start += text
    if (body.form === 'unknown') body.form = formOf(body.start)
    if (body.form === 'events') events.push(body.start)
  }
  let lateness: NodeJS.Timeout | undefined
  let end: 'whole' | 'left' | 'late' | NetworkError
  let isTooLong = false
  let isCutOff = false
  try {
    end = await new Promise((resolve, reject) => {
      const isEnough = (bytes: Uint8Array): boolean => {
        size += bytes.length
        take(decoder.decode(bytes, { stream: true }))
        collected.flush()
        clearTimeout(lateness)
        if (collected.hasFinished()) {
          lateness = setTimeout(() => {
            answer.close()
            resolve('late')
          }, AFTER_FINISH)
        }
        isTooLong = size > MOST_OF_ANSWER * 1024 * 1024
        return collected.isDone() || isTooLong
      }
      answer
        .read((bytes) => {
          try {
            return isEnough(bytes) ? 'enough' : 'more'
          } catch (error) {
            reject(error)
            return 'enough'
          }
        })
        .then(resolve, reject)
    })
  } catch (error) {
    if (error instanceof EventTooLong) {
      isTooLong = true
      end = 'left'
    } else if (error instanceof NetworkError) end = error
    else throw error
  } finally {
    clearTimeout(lateness)
  }
  if (end === 'whole') {
    take(decoder.decode())
    // An event that is cut off at the end of the body is a part that did not come, not one that is badly written.
    const before = unreadable
    if (body.form === 'events') events.end()
    isCutOff = unreadable > before
    unreadable = before
  }
  if (body.form !== 'events' && !(end instanceof NetworkError)) {
    const whole = readWhole(body.start, isTooLong, address)
    if (whole.type === 'trouble') {
      if (!isLast) return 'elsewhere'
      throw new RequestError(whole.trouble)
    }
    for (const value of whole.values) collected.take(value, '')
  }
  collected.end()
  const found = collected.result()
  return {
    ...found,
    base: address,
    ending: finalEnding(found.ending, {
      isStopped: call.server.signal?.aborted === true,
      trouble: end instanceof NetworkError ? end : undefined,
      isTooLong,
      isCutOff,
      unreadable,
    }),
  }
}

type BodyForm = 'unknown' | 'events' | 'json'

/** Events, one JSON document, or not told yet: by what stands first, since content types lie. */
function formOf(start: string): BodyForm {
  const first = start.trimStart()[0]
  return first === undefined ? 'unknown' : '{[<"'.includes(first) ? 'json' : 'events'
}

/** JSON values of an event's data; some servers leave out the empty line between two. */
function valuesIn(data: string): unknown[] | undefined {
  const value = jsonOf(data)
  if (value !== undefined) return [value]
  const lines = data.split('\n').filter((line) => line.trim() !== '' && line.trim() !== '[DONE]')
  const values = lines.map(jsonOf)
  return lines.length > 0 && values.every((each) => each !== undefined) ? values : undefined
}

type Whole =
  | { readonly type: 'values'; readonly values: readonly unknown[] }
  | { readonly type: 'trouble'; readonly trouble: RequestTrouble }

/** A body that is no stream: an answer in one piece, JSON line by line, a page, or nothing. */
function readWhole(text: string, isTooLong: boolean, address: string): Whole {
  if (text.trim() === '') return { type: 'values', values: [] }
  if (looksLikePage(text)) return { type: 'trouble', trouble: { type: 'web-page', address } }
  const values = isTooLong ? undefined : valuesIn(text)
  return values?.some((value) => readChunk(value) !== undefined)
    ? { type: 'values', values }
    : { type: 'trouble', trouble: { type: 'not-a-model-server', address } }
}

interface Found {
  readonly text: string
  readonly thinking: string
  readonly ending: Ending
  readonly usage: Usage
  readonly first?: number
  readonly last?: number
  readonly firstOfText?: number
}

/** Puts the chunks together and tells what is new, once for all that came together. */
function createCollector({ hear, server, wish: _ }: Call, asked: number) {
  const key = server.key?.value
  const joiners = { text: createTextJoiner(key), thinking: createTextJoiner(key) }
  const splitter = createThinkingSplitter()
  const said = { text: '', thinking: '' }
  const fresh = { text: '', thinking: '' }
  let usage: Usage = {}
  let finish: string | undefined
  let error: string | undefined
  let refused = false
  let callsTool = false
  let isDone = false
  let first: number | undefined
  let last: number | undefined
  let firstOfText: number | undefined
  const add = ({ kind, text }: Piece): void => {
    if (kind === 'refusal') refused = true
    const stream = kind === 'thinking' ? 'thinking' : 'text'
    last = performance.now() - asked
    first ??= last
    if (stream === 'text') firstOfText ??= last
    fresh[stream] += joiners[stream].push(text)
  }
  const flush = (): void => {
    for (const type of ['thinking', 'text'] as const) {
      const text = fresh[type]
      if (text === '') continue
      said[type] += text
      fresh[type] = ''
      hear(type === 'text' ? { type, text } : { type, text })
    }
  }
  return {
    /** False for what is no chunk. */
    take: (value: unknown, event: string): boolean => {
      const chunk = readChunk(value, event)
      if (chunk === undefined) return false
      for (const piece of chunk.pieces) for (const each of splitter.push(piece)) add(each)
      callsTool ||= chunk.callsTool
      finish = chunk.finish ?? finish
      usage = { ...usage, ...chunk.usage }
      if (chunk.error !== undefined) {
        error = shownText(chunk.error.message || chunk.error.code, server)
        isDone = true
      }
      return true
    },
    done: () => {
      isDone = true
      finish ??= 'stop'
    },
    isDone: () => isDone,
    hasFinished: () => finish !== undefined,
    flush,
    end: () => {
      for (const piece of splitter.end()) add(piece)
      fresh.thinking += joiners.thinking.end()
      fresh.text += joiners.text.end()
      flush()
    },
    result: (): Found => ({
      ...said,
      usage,
      ending: endingFrom({ said, finish, error, refused, callsTool }),
      ...(first === undefined ? {} : { first }),
      ...(last === undefined ? {} : { last }),
      ...(firstOfText === undefined ? {} : { firstOfText }),
    }),
  }
}

interface Said {
  readonly said: { readonly text: string; readonly thinking: string }
  readonly finish: string | undefined
  readonly error: string | undefined
  readonly refused: boolean
  readonly callsTool: boolean
}

function endingFrom({ said, finish, error, refused, callsTool }: Said): Ending {
  if (error !== undefined) return { type: 'error', message: error }
  if (finish === undefined && said.text + said.thinking !== '') return { type: 'unfinished' }
  const ending = endingOf(finish ?? '')
  if (ending === 'error') return { type: 'error', message: '' }
  if (ending === 'filtered') return { type: 'filtered' }
  if (refused) return { type: 'refused' }
  const isEmpty = said.text.trim() === ''
  if (isEmpty && (callsTool || ending === 'tool')) return { type: 'tool' }
  if (isEmpty) return { type: 'empty', thought: said.thinking !== '', limited: ending === 'length' }
  return { type: ending === 'length' ? 'length' : 'stop' }
}

/** What came from outside the text decides, unless the answer was whole before. */
function finalEnding(
  ending: Ending,
  {
    isStopped,
    trouble,
    isTooLong,
    isCutOff,
    unreadable,
  }: {
    readonly isStopped: boolean
    readonly trouble: NetworkError | undefined
    readonly isTooLong: boolean
    /** The body ended within an event. */
    readonly isCutOff: boolean
    readonly unreadable: number
  },
): Ending {
  const isWhole = ending.type !== 'unfinished' && ending.type !== 'empty'
  if (isStopped && !isWhole) return { type: 'stopped' }
  if (ending.type === 'error') return ending
  if (isTooLong) return { type: 'endless', megabytes: MOST_OF_ANSWER }
  if (trouble !== undefined && !isWhole) return { type: 'broken', trouble: trouble.trouble }
  if (isCutOff && !isWhole) return { type: 'unfinished' }
  if (unreadable > 0) return { type: 'unreadable', events: unreadable }
  return ending
}
