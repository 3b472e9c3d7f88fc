import { type IncomingMessage, request as requestPlainly } from 'node:http'
import type { RequestOptions } from 'node:https'
import type { LookupFunction, Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { isLocalName } from '../domain/endpoint.ts'
import type { NetworkTrouble } from '../domain/network-trouble.ts'
import { errorCode } from '../domain/system-error.ts'

// The one file of the program that opens a socket; .dependency-cruiser.cjs and a test hold it to that.

/** A request that got no answer, or only a part of one. */
export class NetworkError extends Error {
  readonly trouble: NetworkTrouble

  constructor(trouble: NetworkTrouble, options?: ErrorOptions) {
    super(trouble.type, options)
    this.name = 'NetworkError'
    this.trouble = trouble
  }
}

export interface HttpRequest {
  readonly url: URL
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly proxy?: URL
  /** Seconds without a connection, and without a byte, after which nobody waits any longer. */
  readonly patience: Patience
  readonly signal?: AbortSignal
}

export interface Patience {
  readonly connection: number
  readonly silence: number
}

export interface HttpAnswer {
  readonly status: number
  readonly header: (name: string) => string | undefined
  /**
   * Gives the body as it comes, not compressed, until `take` says `enough`.
   * @throws NetworkError when it breaks off
   */
  readonly read: (take: (bytes: Uint8Array) => 'more' | 'enough') => Promise<'whole' | 'left'>
  /** Ends the connection; what was not read is not wanted. */
  readonly close: () => void
}

/**
 * Sends one request over a connection of its own and gives the answer's head. Follows no redirect, stores no cookie and
 * keeps no connection: a kept one that is dead looks like an error of the model.
 * @throws NetworkError
 */
export async function send(request: HttpRequest): Promise<HttpAnswer> {
  const { url, proxy, body, patience, signal } = request
  const tunnel = proxy && url.protocol === 'https:' ? await openTunnel(request, proxy) : undefined
  const plainProxy = tunnel === undefined ? proxy : undefined
  const asked = plainProxy ?? url
  const ask = await requesterFor(asked)
  return new Promise((resolve, reject) => {
    const sent = ask({
      ...target(asked),
      ...FORGIVING,
      method: request.method,
      path: plainProxy ? url.href : url.pathname + url.search,
      headers: {
        ...request.headers,
        ...(plainProxy ? { host: url.host, ...proxyHeaders(plainProxy) } : {}),
        // A compressed stream shows nothing before its end.
        'accept-encoding': 'identity',
        connection: 'close',
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      },
      // A connection of one's own is taken only where there is no agent, and `false` means a new one.
      ...(tunnel === undefined ? {} : { agent: undefined, createConnection: () => tunnel }),
      ...(signal === undefined ? {} : { signal }),
    })
    let answering: IncomingMessage | undefined
    const fail = (error: unknown): void => {
      clock.stop()
      // A body without a length would seem to end in good order. With the request its answer would go, and all that is in it.
      if (answering === undefined) sent.destroy()
      else answering.destroy(new NetworkError({ type: 'broken' }, { cause: error }))
      reject(troubleOf(error, plainProxy))
    }
    const clock = watch((seconds, type) => fail(new NetworkError({ type, seconds })), patience)
    sent.on('error', fail)
    sent.on('socket', (socket) => {
      if (tunnel !== undefined || !socket.connecting) return clock.connected()
      socket.once(asked.protocol === 'https:' ? 'secureConnect' : 'connect', clock.connected)
    })
    // A switch to another protocol, for which nobody asked.
    sent.on('upgrade', (_, socket) => {
      socket.destroy()
      fail(new NetworkError({ type: 'no-http' }))
    })
    sent.on('response', (message) => {
      clock.heard()
      if (plainProxy && message.statusCode === 407) return fail(proxyRefused(plainProxy, message))
      answering = message
      resolve(answerOf(message, clock))
    })
    sent.end(body)
  })
}

/**
 * Heads as curl takes them: with LF alone, a length beside chunks, long cookies. What strictness guards against needs a
 * connection that several requests share.
 */
const FORGIVING: RequestOptions = { insecureHTTPParser: true, maxHeaderSize: 256 * 1024 }

/** TLS is read when it is spoken: most models are asked on this machine. */
const requesterFor = async ({ protocol }: URL): Promise<typeof requestPlainly> =>
  protocol === 'https:' ? (await import('node:https')).request : requestPlainly

const proxyRefused = ({ host }: URL, { statusCode = 0 }: IncomingMessage): NetworkError =>
  new NetworkError({ type: 'proxy-refused', proxy: host, status: statusCode })

/** What Node takes for a host; names of this machine are not looked up, both families of addresses are tried. */
const target = (url: URL): RequestOptions => ({
  agent: false,
  host: url.hostname.replace(/^\[|\]$/g, ''),
  port: url.port || (url.protocol === 'https:' ? 443 : 80),
  ...(isLocalName(url.hostname) ? { lookup: bothFamilies } : {}),
  // Whatever the environment says: a key goes to nobody who cannot show who he is.
  rejectUnauthorized: true,
})

const bothFamilies: LookupFunction = (_, { all }, tell) => {
  if (all)
    tell(null, [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ])
  else tell(null, '127.0.0.1', 4)
}

function proxyHeaders(proxy: URL): Record<string, string> {
  if (proxy.username === '' && proxy.password === '') return {}
  const words = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(words).toString('base64')}` }
}

/** A way through the proxy to a host that speaks TLS: the proxy sees its name and nothing else. */
async function openTunnel({ url, patience, signal }: HttpRequest, proxy: URL): Promise<Socket> {
  const ask = await requesterFor(proxy)
  const { connect } = await import('node:tls')
  return new Promise((resolve, reject) => {
    const host = `${url.hostname}:${url.port || 443}`
    const sent = ask({
      ...target(proxy),
      method: 'CONNECT',
      path: host,
      headers: { host, ...proxyHeaders(proxy) },
      ...(signal === undefined ? {} : { signal }),
    })
    let way: Socket | undefined
    const fail = (error: unknown, place?: URL): void => {
      clock.stop()
      sent.destroy()
      way?.destroy()
      reject(troubleOf(error, place))
    }
    const clock = watch((seconds, type) => fail(new NetworkError({ type, seconds })), patience)
    sent.on('error', (error) => fail(error, proxy))
    sent.on('socket', (socket) =>
      socket.once(proxy.protocol === 'https:' ? 'secureConnect' : 'connect', clock.connected),
    )
    sent.on('response', (message) => fail(proxyRefused(proxy, message)))
    sent.on('connect', (message, socket) => {
      if (message.statusCode !== 200) {
        socket.destroy()
        return fail(proxyRefused(proxy, message))
      }
      clock.heard()
      const stop = (): void => fail(new NetworkError({ type: 'hung-up' }))
      signal?.addEventListener('abort', stop, { once: true })
      const servername = url.hostname.replace(/^\[|\]$/g, '')
      const secured = connect({ socket, servername, rejectUnauthorized: true })
      way = secured
      secured.once('error', fail)
      secured.once('close', stop)
      secured.once('secureConnect', () => {
        clock.stop()
        signal?.removeEventListener('abort', stop)
        secured.off('error', fail).off('close', stop)
        resolve(secured)
      })
    })
    sent.end()
  })
}

interface Clock {
  /** The connection stands; from now on silence is measured. */
  readonly connected: () => void
  readonly heard: () => void
  readonly stop: () => void
  /** Who is told when it has taken too long. */
  tell: (seconds: number, type: 'no-connection' | 'silent') => void
}

function watch(tell: Clock['tell'], { connection, silence }: Patience): Clock {
  let timer = setTimeout(() => clock.tell(connection, 'no-connection'), connection * 1000)
  let isConnected = false
  const heard = (): void => {
    // A timer that is set anew for each of ten thousand tokens costs more than reading them.
    if (isConnected) return void timer.refresh()
    isConnected = true
    clearTimeout(timer)
    timer = setTimeout(() => clock.tell(silence, 'silent'), silence * 1000)
  }
  const clock: Clock = { connected: heard, heard, stop: () => clearTimeout(timer), tell }
  return clock
}

function answerOf(message: IncomingMessage, clock: Clock): HttpAnswer {
  const close = (): void => {
    clock.stop()
    message.destroy()
  }
  // An error may come before anybody reads.
  let broken: unknown
  const keep = (error: unknown): void => {
    broken = error
  }
  message.on('error', keep)
  return {
    status: message.statusCode ?? 0,
    header: (name) => {
      const value = message.headers[name]
      return Array.isArray(value) ? value[0] : value
    },
    close,
    read: async (take) => {
      const plain = await decompressed(message)
      return new Promise((resolve, reject) => {
        const encoding = encodingsOf(message).join(', ')
        if (plain === undefined) {
          close()
          return reject(new NetworkError({ type: 'unreadable', encoding }))
        }
        let isOver = false
        const settle = (): void => {
          isOver = true
          close()
          message.off('error', keep)
        }
        // All that came in one read of the socket is taken together, however many chunks it has.
        const takeAll = (): void => {
          for (let bytes = readFrom(plain); bytes !== null; bytes = readFrom(plain)) {
            clock.heard()
            if (take(bytes) === 'more') continue
            settle()
            plain.off('readable', takeAll)
            return resolve('left')
          }
        }
        const fail = (error: unknown): void => {
          if (isOver) return
          // What came before the error is in the buffer still, and may be all that there is.
          takeAll()
          settle()
          reject(
            error instanceof NetworkError ? error : new NetworkError({ type: 'broken' }, { cause: error }),
          )
        }
        clock.tell = (seconds, type) => fail(new NetworkError({ type, seconds }))
        if (broken !== undefined) return fail(broken)
        if (plain !== message) {
          plain.on('error', () => fail(new NetworkError({ type: 'unreadable', encoding })))
          message.on('data', clock.heard)
        }
        message.on('error', fail)
        plain.on('readable', takeAll)
        plain.on('end', () => {
          if (!message.complete) return fail(new NetworkError({ type: 'broken' }))
          settle()
          resolve('whole')
        })
        plain.on('close', () => fail(new NetworkError({ type: 'broken' })))
      })
    },
  }
}

const readFrom = (stream: Readable): Uint8Array | null => stream.read()

/**
 * Some servers compress although nobody offered to take it. Undefined for an encoding that Node 20 does not know; what is
 * none (`utf-8`, `none`) has compressed nothing.
 */
async function decompressed(message: IncomingMessage): Promise<Readable | undefined> {
  const encodings = encodingsOf(message)
  if (encodings.length === 0) return message
  const { createBrotliDecompress, createInflateRaw, createUnzip, constants } = await import('node:zlib')
  const flush = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH }
  let plain: Readable = message
  for (const name of encodings.reverse()) {
    const start = await beginning(plain)
    if (isPlain(start) || (GZIP.test(name) && start[0] !== GZIP_START)) continue
    if (UNKNOWN.test(name)) return undefined
    const isBare = name === 'deflate' && !startsAsZlib(start[0])
    plain = plain.pipe(
      name === 'br'
        ? createBrotliDecompress({ flush: constants.BROTLI_OPERATION_FLUSH })
        : isBare
          ? createInflateRaw(flush)
          : createUnzip(flush),
    )
  }
  return plain
}

const encodingsOf = ({ headers }: IncomingMessage): string[] =>
  (headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => COMPRESSED.test(name))

const COMPRESSED = /^(?:(?:x-)?(?:gzip|compress)|deflate|br|zstd|dcb|dcz)$/
const UNKNOWN = /^(?:(?:x-)?compress|zstd|dcb|dcz)$/

/** Some servers name an encoding and send the answer as it is: an event stream, JSON or a page. */
const isPlain = (start: Uint8Array): boolean =>
  /^(?:\xef\xbb\xbf)?\s*(?:(?:data|event|id|retry)?:|[{[<])[ -~\s]*$/.test(
    Buffer.from(start).toString('latin1'),
  )

const GZIP = /^(?:x-)?gzip$/
/** RFC 1952, 2.3.1; no text begins so. */
const GZIP_START = 0x1f

/** `deflate` is meant to have a head (RFC 1950); some servers leave it out. */
const startsAsZlib = (byte: number | undefined): boolean => byte !== undefined && (byte & 0x0f) === 8

/** Bytes enough to tell a text by. */
const BEGINNING = 8

/** The first of the bytes that come first: looks at them and leaves them there. */
async function beginning(stream: Readable): Promise<Uint8Array> {
  for (;;) {
    const bytes = readFrom(stream)
    if (bytes !== null) {
      stream.unshift(bytes)
      return bytes.subarray(0, BEGINNING)
    }
    if (stream.readableEnded || stream.destroyed) return new Uint8Array()
    await new Promise<void>((resolve) => {
      const done = (): void => {
        stream.off('readable', done).off('end', done).off('close', done)
        resolve()
      }
      stream.on('readable', done).on('end', done).on('close', done)
    })
  }
}

/** What an error of Node's means, for the one who waits for an answer. Codes are Node's and OpenSSL's. */
function troubleOf(error: unknown, proxy?: URL): NetworkError {
  if (error instanceof NetworkError) return error
  const code = errorCode(error) ?? (error instanceof AggregateError ? (errorCode(error.errors[0]) ?? '') : '')
  const named = TROUBLES.find(({ codes }) => codes.test(code))?.trouble
  const atProxy = proxy === undefined || named === undefined ? undefined : AT_PROXY[named.type]
  const trouble: NetworkTrouble =
    proxy !== undefined && atProxy !== undefined
      ? { type: atProxy, proxy: proxy.host }
      : (named ?? { type: 'failed', reason: code.replace(/^ERR_/, '').toLowerCase().replaceAll('_', ' ') })
  return new NetworkError(trouble, { cause: error })
}

/** Troubles that are the proxy's own where one was asked. */
const AT_PROXY: {
  readonly [Type in NetworkTrouble['type']]?: 'proxy-unreachable' | 'proxy-no-http'
} = {
  refused: 'proxy-unreachable',
  'unknown-host': 'proxy-unreachable',
  unreachable: 'proxy-unreachable',
  'no-http': 'proxy-no-http',
  'no-tls': 'proxy-no-http',
  'hung-up': 'proxy-no-http',
}

const TROUBLES: readonly { readonly codes: RegExp; readonly trouble: NetworkTrouble }[] = [
  { codes: /^ECONNREFUSED$/, trouble: { type: 'refused' } },
  {
    codes: /^(?:ENOTFOUND|EAI_\w+|ENODATA|EBADNAME|ERR_INVALID_IP_ADDRESS)$/,
    trouble: { type: 'unknown-host' },
  },
  {
    codes: /^(?:EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL|ETIMEDOUT|EAFNOSUPPORT)$/,
    trouble: { type: 'unreachable' },
  },
  { codes: /^(?:EACCES|EPERM)$/, trouble: { type: 'not-allowed' } },
  { codes: /^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/, trouble: { type: 'certificate', fault: 'expired' } },
  { codes: /^ERR_TLS_CERT_ALTNAME/, trouble: { type: 'certificate', fault: 'other-name' } },
  {
    codes: /^(?!ERR_SSL).*CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$/,
    trouble: { type: 'certificate', fault: 'unknown' },
  },
  { codes: /^(?:EPROTO|ERR_SSL_\w+|ERR_TLS_\w+)$/, trouble: { type: 'no-tls' } },
  { codes: /^HPE_/, trouble: { type: 'no-http' } },
  { codes: /^(?:ECONNRESET|ECONNABORTED|EPIPE)$/, trouble: { type: 'hung-up' } },
]
