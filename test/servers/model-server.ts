import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createServer as createSecureServer } from 'node:tls'

/** A request as it stood on the wire. */
export interface WireRequest {
  readonly method: string
  /** As written: with a proxy in between it is a whole address. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly json: Readonly<Record<string, unknown>>
}

export interface Seen extends WireRequest {
  /** The client closed before the server had finished. */
  clientClosed: boolean
  /** Milliseconds until the answer had ended or the client was gone. */
  milliseconds: number
}

/** The client has gone: whoever plays stops. */
class Gone extends Error {}

/** Writes an answer byte for byte, as real servers were seen to do it. */
export interface Wire {
  readonly head: (options?: {
    readonly status?: string
    readonly headers?: readonly string[]
    readonly version?: string
    readonly chunked?: boolean
    readonly type?: string
  }) => Promise<void>
  /** One chunk in one write. */
  readonly piece: (data: string | Buffer, pause?: number) => Promise<void>
  /** The data cut into parts of so many bytes, each in a write of its own. */
  readonly pieces: (data: string | Buffer, size: number, pause?: number) => Promise<void>
  readonly end: () => Promise<void>
  /** Bytes as they are, the head among them, and the end of the connection. */
  readonly bare: (parts: readonly (string | Buffer)[]) => Promise<void>
  /** Ends the connection without any order. */
  readonly reset: () => void
  readonly wait: (milliseconds: number) => Promise<void>
  /** A whole answer of known length. */
  readonly answer: (
    status: string,
    body: unknown,
    type?: string,
    headers?: readonly string[],
  ) => Promise<void>
}

export type Play = (wire: Wire, request: WireRequest) => Promise<void> | void

export interface ModelServer {
  readonly port: number
  readonly seen: readonly Seen[]
  readonly close: () => Promise<void>
}

/** Milliseconds between two writes, so that the reader gets them apart. */
const PAUSE = 4

/** Listens on this machine at a port that the system chooses. */
export async function startModelServer(
  play: Play,
  {
    host = '127.0.0.1',
    tls,
  }: { readonly host?: string; readonly tls?: { readonly key: string; readonly cert: string } } = {},
): Promise<ModelServer> {
  const seen: Seen[] = []
  const sockets = new Set<Socket>()
  const take = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    socket.setNoDelay(true)
    serve(socket, play, seen)
  }
  const server: Server = tls === undefined ? createServer(take) : createSecureServer(tls, take)
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, host, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    port: address.port,
    seen,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** One request a connection: what is kept open is closed by the client. */
function serve(socket: Socket, play: Play, seen: Seen[]): void {
  let buffer = Buffer.alloc(0)
  let isTaken = false
  socket.on('data', (data: Buffer) => {
    buffer = Buffer.concat([buffer, data])
    const request = isTaken ? undefined : parsed(buffer)
    if (request === undefined) return
    isTaken = true
    const entry: Seen = { ...request, clientClosed: false, milliseconds: 0 }
    seen.push(entry)
    const began = performance.now()
    let isOver = false
    socket.once('close', () => {
      if (!isOver) entry.clientClosed = true
      entry.milliseconds = performance.now() - began
    })
    Promise.resolve(
      play(
        wireOf(socket, () => (isOver = true)),
        request,
      ),
    ).catch((error: unknown) => {
      if (!(error instanceof Gone)) socket.destroy(error instanceof Error ? error : undefined)
    })
  })
}

function parsed(buffer: Buffer): WireRequest | undefined {
  const end = buffer.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const [first = '', ...lines] = buffer.subarray(0, end).toString('latin1').split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  )
  const body = buffer.subarray(end + 4)
  if (body.length < Number(headers['content-length'] ?? 0)) return undefined
  const [method = '', target = ''] = first.split(' ')
  const text = body.toString()
  return { method, target, headers, body: text, json: jsonOf(text) }
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function wireOf(socket: Socket, over: () => void): Wire {
  let isChunked = true
  const write = (data: string | Buffer): Promise<void> =>
    new Promise((resolve, reject) => {
      if (socket.destroyed || !socket.writable) return reject(new Gone())
      socket.write(data, (error) => (error ? reject(new Gone()) : resolve()))
    })
  const wait = async (milliseconds: number): Promise<void> => {
    if (milliseconds > 0) await sleep(milliseconds)
    if (socket.destroyed) throw new Gone()
  }
  const wire: Wire = {
    wait,
    head: async ({
      status = '200 OK',
      headers = [],
      version = 'HTTP/1.1',
      chunked = true,
      type = 'text/event-stream',
    } = {}) => {
      isChunked = chunked
      await write(
        [
          `${version} ${status}`,
          ...(type === '' ? [] : [`Content-Type: ${type}`]),
          ...headers,
          ...(chunked ? ['Transfer-Encoding: chunked'] : []),
          '',
          '',
        ].join('\r\n'),
      )
    },
    piece: async (data, pause = PAUSE) => {
      const bytes = Buffer.from(data)
      await write(
        isChunked
          ? Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])
          : bytes,
      )
      await wait(pause)
    },
    pieces: async (data, size, pause = PAUSE) => {
      const bytes = Buffer.from(data)
      for (let at = 0; at < bytes.length; at += size) await wire.piece(bytes.subarray(at, at + size), pause)
    },
    end: async () => {
      over()
      if (isChunked) await write('0\r\n\r\n')
      socket.end()
    },
    bare: async (parts) => {
      for (const part of parts) await write(part)
      over()
      socket.end()
    },
    reset: () => {
      over()
      socket.resetAndDestroy()
    },
    answer: async (status, body, type = 'application/json', headers = []) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      await wire.head({
        status,
        type,
        chunked: false,
        headers: [...headers, `Content-Length: ${Buffer.byteLength(text)}`],
      })
      over()
      await write(text)
    },
  }
  return wire
}

// ---- the usual parts of a stream

/** One chunk of an answer. */
export const delta = (fields: object, finish: string | null = null): object => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1_790_000_000,
  model: 'case',
  choices: [{ index: 0, delta: fields, finish_reason: finish }],
})

export const said = (content: string, finish: string | null = null): object => delta({ content }, finish)

/** One server-sent event. */
export const event = (value: unknown, end = '\n\n'): string =>
  `data: ${typeof value === 'string' ? value : JSON.stringify(value)}${end}`

export const DONE = event('[DONE]')

export const counts = (prompt: number, answer: number, more: object = {}): object => ({
  ...delta({}),
  choices: [],
  usage: { prompt_tokens: prompt, completion_tokens: answer, total_tokens: prompt + answer, ...more },
})

export const problem = (
  message: string,
  code: string | number = '',
  type = 'invalid_request_error',
): object => ({
  error: { message, type, param: null, code },
})

/** The text word by word, then its end. */
export async function speak(
  wire: Wire,
  text: string,
  {
    usage,
    finish = 'stop',
    pause,
    done = true,
  }: {
    readonly usage?: object
    readonly finish?: string
    readonly pause?: number
    readonly done?: boolean
  } = {},
): Promise<void> {
  await wire.piece(event(delta({ role: 'assistant', content: '' })))
  for (const word of text.split(/(?<= )/)) await wire.piece(event(said(word)), pause)
  await wire.piece(event(delta({}, finish)))
  if (usage !== undefined) await wire.piece(event(usage))
  if (done) await wire.piece(DONE)
  await wire.end()
}
