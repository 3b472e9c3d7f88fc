import { answer, type Dialect, dialects, streamOf } from './event-streams.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { createRandom } from './random.ts'
import { type Storm, storm, type Wait, waits } from './retry-storm.ts'

export type WireOptions = ReturnType<typeof options>

/** How a stream is read; each but the last makes one mistake that was seen in the wild. */
export const readers = ['packets', 'characters', 'comments', 'finish', 'careful'] as const
export type ReaderName = (typeof readers)[number]

export function options(read: OptionReader) {
  return {
    crlf: read.flag('crlf'),
    packet: read.integer('packet', { standard: 37, min: 1, max: 4096 }),
    clients: read.integer('clients', { standard: 100, min: 2, max: 200 }),
    rounds: read.integer('rounds', { standard: 20, min: 1, max: 100, fast: 3 }),
    seed: read.integer('seed', seedRange),
  }
}

/** What a reader made of a stream that was cut in two at every place. */
export interface Cuts {
  readonly dialect: Dialect
  readonly reader: ReaderName
  readonly cuts: number
  readonly wrong: number
}

export interface WireResult {
  readonly bytes: Readonly<Record<Dialect, number>>
  readonly crlf: boolean
  readonly cuts: readonly Cuts[]
  /** One stream in packets of equal size: what each reader got of it. */
  readonly shown: {
    readonly dialect: Dialect
    readonly packet: number
    readonly wanted: string
    readonly read: readonly { readonly reader: ReaderName; readonly text: string | null }[]
  }
  readonly clients: number
  readonly rounds: number
  readonly storms: readonly Storm[]
}

export function run({ crlf, packet, clients, rounds, seed }: WireOptions): WireResult {
  const lineEnd = crlf ? '\r\n' : '\n'
  const streams = dialects.map((dialect) => ({ dialect, bytes: streamOf(dialect, lineEnd) }))
  const shown = 'openai'
  const packets = inPackets(streamOf(shown, lineEnd), packet)
  return {
    bytes: Object.fromEntries(
      streams.map(({ dialect, bytes }) => [dialect, bytes.length]),
    ) as WireResult['bytes'],
    crlf,
    cuts: streams.flatMap(({ dialect, bytes }) =>
      readers.map((reader) => ({ dialect, reader, cuts: bytes.length - 1, wrong: wrongCuts(bytes, reader) })),
    ),
    shown: {
      dialect: shown,
      packet,
      wanted: answer,
      read: readers.map((reader) => ({ reader, text: textOf(packets, reader) })),
    },
    clients,
    rounds,
    storms: waits.map((wait) => meanStorm(wait, clients, rounds, seed)),
  }
}

export function inPackets(bytes: Uint8Array, size: number): Uint8Array[] {
  const packets: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += size) packets.push(bytes.subarray(at, at + size))
  return packets
}

function wrongCuts(bytes: Uint8Array, reader: ReaderName): number {
  let wrong = 0
  for (let at = 1; at < bytes.length; at++)
    if (textOf([bytes.subarray(0, at), bytes.subarray(at)], reader) !== answer) wrong++
  return wrong
}

/** The text of an answer that arrives in these packets; null where the reader gives up with an error. */
export function textOf(packets: readonly Uint8Array[], reader: ReaderName): string | null {
  try {
    return readAll(packets, reader)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function readAll(packets: readonly Uint8Array[], reader: ReaderName): string {
  const decoder = new TextDecoder()
  let text = ''
  let rest = ''
  for (const packet of packets) {
    // Half of a character waits in the decoder; whoever decodes each packet by itself gets replacement signs.
    rest +=
      reader === 'characters' ? new TextDecoder().decode(packet) : decoder.decode(packet, { stream: true })
    // A CR at the end may be half of a line end.
    const lines = rest.split(/\r\n|\n|\r(?=[\s\S])/)
    rest = reader === 'packets' ? '' : (lines.pop() ?? '')
    for (const line of lines) {
      const told = toldBy(line, reader)
      if (told === undefined) continue
      if (reader === 'finish' && told.finished) return text
      text += told.text
    }
  }
  return text
}

interface Told {
  readonly text: string
  readonly finished: boolean
}

/** What one line says: text, the end, or nothing. */
function toldBy(line: string, reader: ReaderName): Told | undefined {
  if (line === '') return undefined
  const data = dataOf(line, reader)
  return data === undefined || data === '[DONE]' ? undefined : toldIn(JSON.parse(data))
}

/** Of a server-sent event its data; a line that begins with a brace is itself the data, as Ollama sends it. */
function dataOf(line: string, reader: ReaderName): string | undefined {
  if (line.startsWith('{')) return line
  if (line.startsWith('data:')) return line.slice('data:'.length).trim()
  return reader === 'comments' && line.startsWith(':') ? line.slice(1) : undefined
}

const fieldOf = (value: unknown, name: string | number): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

/** The shapes of three makers: `choices[0].delta.content`, `delta.text`, `message.content`. */
function toldIn(value: unknown): Told {
  const choice = fieldOf(fieldOf(value, 'choices'), 0)
  const delta = fieldOf(value, 'delta')
  const found =
    fieldOf(fieldOf(choice, 'delta'), 'content') ??
    fieldOf(delta, 'text') ??
    fieldOf(fieldOf(value, 'message'), 'content')
  const reasons = [
    fieldOf(choice, 'finish_reason'),
    fieldOf(delta, 'stop_reason'),
    fieldOf(value, 'done_reason'),
  ]
  return {
    text: typeof found === 'string' ? found : '',
    finished: reasons.some((reason) => typeof reason === 'string' && reason !== ''),
  }
}

function meanStorm(wait: Wait, clients: number, rounds: number, seed: number): Storm {
  const random = createRandom(seed)
  const storms = Array.from({ length: rounds }, () => storm(wait, clients, random))
  const mean = (of: 'calls' | 'time'): number => storms.reduce((sum, each) => sum + each[of], 0) / rounds
  return { wait, calls: mean('calls'), time: mean('time') }
}
