import { type IncomingMessage, request as requestPlainly } from 'node:http'
import { type RequestOptions, request as requestSecurely } from 'node:https'
import type { LookupFunction, Socket } from 'node:net'
import { connect as connectSecurely } from 'node:tls'
import { createBrotliDecompress, createUnzip, constants as zlib } from 'node:zlib'
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
  const tunnel = request.proxy && request.url.protocol === 'https:' ? await openTunnel(request) : undefined
  return new Promise((resolve, reject) => {
    const { url, proxy, body, patience } = request
    const throughProxy = proxy !== undefined && tunnel === undefined
    const asked = throughProxy ? proxy : url
    const options: RequestOptions = {
      ...target(asked),
      method: request.method,
      path: throughProxy ? url.href : url.pathname + url.search,
      headers: {
        ...request.headers,
        ...(throughProxy ? { host: url.host, ...proxyHeaders(proxy) } : {}),
        // A compressed stream shows nothing before its end.
        'accept-encoding': 'identity',
        connection: 'close',
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      },
      ...(tunnel === undefined ? {} : { createConnection: () => tunnel }),
    }
    const sent = (asked.protocol === 'https:' ? requestSecurely : requestPlainly)(options)
    const fail = (error: unknown): void => {
      clock.stop()
      sent.destroy()
      reject(troubleOf(error, throughProxy ? proxy : undefined))
    }
    const clock = watch((seconds, type) => fail(new NetworkError({ type, seconds })), patience)
    request.signal?.addEventListener('abort', () => sent.destroy())
    sent.on('error', fail)
    sent.on('socket', (socket) => {
      if (tunnel !== undefined || !socket.connecting) return clock.connected()
      socket.once('connect', clock.connected)
    })
    sent.on('response', (message) => {
      clock.heard()
      resolve(answerOf(message, clock))
    })
    sent.end(body)
  })
}

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
function openTunnel({ url, proxy, patience, signal }: HttpRequest): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (proxy === undefined) throw new Error('a tunnel needs a proxy')
    const host = `${url.hostname}:${url.port || 443}`
    const sent = (proxy.protocol === 'https:' ? requestSecurely : requestPlainly)({
      ...target(proxy),
      method: 'CONNECT',
      path: host,
      headers: { host, ...proxyHeaders(proxy) },
    })
    const fail = (error: unknown): void => {
      clock.stop()
      sent.destroy()
      reject(troubleOf(error, proxy))
    }
    const clock = watch((seconds, type) => fail(new NetworkError({ type, seconds })), patience)
    signal?.addEventListener('abort', () => sent.destroy())
    sent.on('error', fail)
    sent.on('socket', (socket) => socket.once('connect', clock.connected))
    const refused = ({ statusCode = 0 }: IncomingMessage): void =>
      fail(new NetworkError({ type: 'proxy-refused', proxy: proxy.host, status: statusCode }))
    sent.on('response', refused)
    sent.on('connect', (message, socket) => {
      clock.stop()
      if (message.statusCode !== 200) return refused(message)
      const servername = url.hostname.replace(/^\[|\]$/g, '')
      const secured = connectSecurely({ socket, servername, rejectUnauthorized: true })
      secured.once('secureConnect', () => resolve(secured))
      secured.once('error', (error) => reject(troubleOf(error)))
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
    read: (take) =>
      new Promise((resolve, reject) => {
        const settle = (): void => {
          close()
          message.off('error', keep)
        }
        const fail = (error: unknown): void => {
          settle()
          reject(
            error instanceof NetworkError ? error : new NetworkError({ type: 'broken' }, { cause: error }),
          )
        }
        clock.tell = (seconds, type) => fail(new NetworkError({ type, seconds }))
        if (broken !== undefined) return fail(broken)
        const plain = decompressed(message, fail)
        if (plain === undefined) {
          const encoding = message.headers['content-encoding'] ?? ''
          return fail(new NetworkError({ type: 'unreadable', encoding }))
        }
        message.on('error', fail)
        message.on('data', clock.heard)
        plain.on('data', (bytes: Uint8Array) => {
          if (take(bytes) === 'more') return
          settle()
          plain.removeAllListeners('data')
          resolve('left')
        })
        plain.on('end', () => {
          if (!message.complete) return fail(new NetworkError({ type: 'broken' }))
          settle()
          resolve('whole')
        })
        plain.on('close', () => fail(new NetworkError({ type: 'broken' })))
      }),
  }
}

/** Some servers compress although nobody offered to take it. Undefined for an encoding that Node 20 does not know. */
function decompressed(
  message: IncomingMessage,
  fail: (error: unknown) => void,
): NodeJS.ReadableStream | undefined {
  const encoding = (message.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity' || encoding === '') return message
  const stream = /^(?:x-)?gzip$|^deflate$/.test(encoding)
    ? createUnzip({ flush: zlib.Z_SYNC_FLUSH, finishFlush: zlib.Z_SYNC_FLUSH })
    : encoding === 'br'
      ? createBrotliDecompress({ flush: zlib.BROTLI_OPERATION_FLUSH })
      : undefined
  stream?.on('error', () => fail(new NetworkError({ type: 'unreadable', encoding })))
  return stream && message.pipe(stream)
}

/** What an error of Node's means, for the one who waits for an answer. Codes are Node's and OpenSSL's. */
function troubleOf(error: unknown, proxy?: URL): NetworkError {
  if (error instanceof NetworkError) return error
  const code = errorCode(error) ?? (error instanceof AggregateError ? (errorCode(error.errors[0]) ?? '') : '')
  const named = TROUBLES.find(({ codes }) => codes.test(code))?.trouble
  const unreached = named !== undefined && proxy !== undefined && UNREACHED.has(named.type)
  const trouble: NetworkTrouble = unreached
    ? { type: 'proxy-unreachable', proxy: proxy.host }
    : (named ?? { type: 'failed', reason: code.replace(/^ERR_/, '').toLowerCase().replaceAll('_', ' ') })
  return new NetworkError(trouble, { cause: error })
}

const UNREACHED: ReadonlySet<NetworkTrouble['type']> = new Set(['refused', 'unknown-host', 'unreachable'])

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
  { codes: /CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$/, trouble: { type: 'certificate', fault: 'unknown' } },
  { codes: /^(?:EPROTO|ERR_SSL_\w+|ERR_TLS_\w+)$/, trouble: { type: 'no-tls' } },
  { codes: /^HPE_/, trouble: { type: 'no-http' } },
  { codes: /^(?:ECONNRESET|ECONNABORTED|EPIPE)$/, trouble: { type: 'hung-up' } },
]
