import { createServer, type Server } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createShownText } from '../../src/domain/answer-text.ts'
import type { ChatAnswer } from '../../src/domain/chat-answer.ts'
import { readEndpoint } from '../../src/domain/endpoint.ts'
import { createRandom } from '../../src/labs/random.ts'
import { chat } from '../../src/network/chat.ts'
import { RequestError } from '../../src/network/server.ts'
import { counts, DONE, delta, event, said } from '../servers/model-server.ts'

/** `npm run test:streams` plays ten thousand; an ordinary run a few of each kind. */
const STREAMS = Number(process.env.LLM_PRIMER_STREAMS ?? 200)

/** What the server does to a stream, and how the answer to it ends. */
const FAULTS = [
  { name: 'none', ends: ['stop'], whole: true },
  { name: 'not chunked', ends: ['stop'], whole: true },
  { name: 'compressed', ends: ['stop'], whole: true },
  { name: 'no [DONE]', ends: ['stop'], whole: true },
  { name: 'left open', ends: ['stop'], whole: true },
  { name: 'in one piece', ends: ['stop'], whole: true },
  { name: 'cut by a reset', ends: ['broken', 'empty', 'unfinished', 'stop'], whole: false },
  { name: 'cut in good order', ends: ['unfinished', 'empty', 'unreadable', 'stop'], whole: false },
  { name: 'an error within', ends: ['error'], whole: false },
  { name: 'bytes that are no UTF-8', ends: ['stop', 'unreadable', 'empty', 'unfinished'], whole: false },
  { name: 'silence', ends: ['broken'], whole: false },
] as const

interface Plan {
  readonly fault: (typeof FAULTS)[number]
  readonly text: string
  readonly bytes: Buffer
  readonly head: string
  /** Places at which a write ends. */
  readonly cuts: readonly number[]
  readonly chunked: boolean
}

const SIGNS = [
  'a',
  ' ',
  'é',
  '词',
  '🗼',
  '\n',
  '\t',
  '"',
  '\\',
  '\x1b',
  '\x07',
  '\x9b',
  '\r',
  '\u202e',
  '\ufeff',
  '{',
  'data: ',
]

function planOf(seed: number): Plan {
  const random = createRandom(seed)
  const below = (most: number): number => Math.floor(random() * most)
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T
  const fault = FAULTS[seed % FAULTS.length] ?? FAULTS[0]
  const pieces = Array.from({ length: 1 + below(8) }, () =>
    Array.from({ length: 1 + below(6) }, () => pick(SIGNS)).join(''),
  )
  // Thinking in marks is another test's matter.
  const text = `x${pieces.join('')}`
  const end = pick(['\n', '\r\n', '\r'])
  const lines = (value: unknown): string => {
    const noise = pick(['', '', `: alive${end}${end}`, `retry: 10${end}`, `event: message${end}`])
    return `${noise}data:${pick(['', ' '])}${JSON.stringify(value)}${end}${end}`
  }
  const halves = splitAnywhere(text, below)
  const body = [
    pick(['', '\ufeff']),
    lines(delta({ role: 'assistant', content: '' })),
    ...halves.map((half) => lines(said(half))),
    fault.name === 'an error within'
      ? lines({ error: { message: 'out of memory' } })
      : lines(delta({}, 'stop')),
    lines(counts(5, 9)),
    ...(fault.name === 'no [DONE]' ? [] : [`data: [DONE]${pick(['', end + end])}`]),
  ].join('')
  const whole = JSON.stringify({
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
  })
  const plain = Buffer.from(fault.name === 'in one piece' ? whole : body)
  const sent = fault.name === 'compressed' ? gzipSync(plain) : plain
  const stop = /^cut|^silence/.test(fault.name) ? below(Math.max(1, sent.indexOf('"stop"'))) : sent.length
  const kept = Buffer.from(sent.subarray(0, stop))
  if (fault.name === 'bytes that are no UTF-8') kept[below(kept.length)] = pick([0xff, 0xc0, 0x80])
  const chunked = fault.name !== 'not chunked' && below(2) === 0
  return {
    fault,
    text,
    bytes: kept,
    chunked,
    head: [
      `HTTP/1.1 200 OK`,
      `content-type: ${pick(['text/event-stream', 'application/json', 'text/plain'])}`,
      ...(fault.name === 'compressed' ? ['content-encoding: gzip'] : []),
      chunked ? 'transfer-encoding: chunked' : 'connection: close',
      '',
      '',
    ].join('\r\n'),
    cuts: Array.from({ length: 1 + below(12) }, () => below(kept.length + 1)).sort(
      (one, other) => one - other,
    ),
  }
}

/** Cut between any two halves of a character, also within a surrogate pair. */
function splitAnywhere(text: string, below: (most: number) => number): string[] {
  const parts: string[] = []
  for (let at = 0; at < text.length; ) {
    const size = 1 + below(5)
    parts.push(text.slice(at, at + size))
    at += size
  }
  return parts
}

let server: Server
let port = 0
const plans = new Map<string, Plan>()

beforeAll(async () => {
  server = createServer((socket) => {
    socket.setNoDelay(true)
    socket.on('error', () => {})
    let asked = ''
    socket.on('data', (data) => {
      asked += data.toString('latin1')
      const plan = plans.get(/^POST \/(\d+)\/v1\//.exec(asked)?.[1] ?? '')
      if (plan === undefined || !asked.endsWith('}')) return
      const write = (part: Buffer): void => {
        if (part.length === 0) return
        socket.write(
          plan.chunked
            ? Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')])
            : part,
        )
      }
      socket.write(plan.head)
      let from = 0
      const places = [...plan.cuts, plan.bytes.length]
      const next = (): void => {
        const to = places.shift()
        if (to !== undefined) {
          write(plan.bytes.subarray(from, to))
          from = to
          setImmediate(next)
        } else if (plan.fault.name === 'cut by a reset') socket.resetAndDestroy()
        else if (plan.fault.name !== 'left open' && plan.fault.name !== 'silence')
          socket.end(plan.chunked ? '0\r\n\r\n' : '')
      }
      next()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})
afterAll(() => {
  server.close()
})

interface Played {
  readonly answer: ChatAnswer | undefined
  readonly heard: string
  readonly shown: string
}

async function play(seed: number): Promise<Played> {
  const reading = readEndpoint(`http://127.0.0.1:${port}/${seed}/v1`)
  if (reading.type !== 'endpoint') throw new Error('no address')
  const display = createShownText()
  let heard = ''
  let shown = ''
  try {
    const answer = await chat({
      server: {
        endpoint: reading.endpoint,
        proxies: {},
        patience: { connection: 60, silence: plans.get(String(seed))?.fault.name === 'silence' ? 0.4 : 60 },
      },
      wish: { model: 'm', prompt: 'p' },
      hear: (news) => {
        if (news.type !== 'text') return
        heard += news.text
        shown += display.push(news.text)
      },
      random: () => 0,
    })
    return { answer, heard, shown: shown + display.end() }
  } catch (error) {
    if (!(error instanceof RequestError)) throw error
    return { answer: undefined, heard, shown: shown + display.end() }
  }
}

/** What is wrong with what came of a stream; empty where nothing is. */
function faultsOf({ fault, text }: Plan, { answer, heard, shown }: Played): string[] {
  const ends: readonly string[] = fault.ends
  const began =
    fault.name === 'bytes that are no UTF-8' ||
    text.toWellFormed().startsWith(heard.toWellFormed().replace(/\ufffd$/, ''))
  return [
    ...(/[\0-\x08\x0b-\x1f\x7f-\x9f]/.test(shown) ? ['a raw control byte'] : []),
    ...(fault.whole && heard !== text ? [`${JSON.stringify(heard)} for ${JSON.stringify(text)}`] : []),
    ...(began ? [] : [`${JSON.stringify(heard)} is no beginning of ${JSON.stringify(text)}`]),
    ...(answer !== undefined && !ends.includes(answer.ending.type)
      ? [`ended with ${answer.ending.type}`]
      : []),
    ...(answer === undefined && fault.whole ? ['no answer'] : []),
    ...(answer !== undefined && answer.text !== heard ? ['what was heard is not what is kept'] : []),
  ]
}

test(`${STREAMS} streams with cuts and faults anywhere: no wrong text, no hang, no raw control byte`, async () => {
  const wrong: string[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let seed = next++; seed < STREAMS; seed = next++) {
      const plan = planOf(seed)
      plans.set(String(seed), plan)
      for (const found of faultsOf(plan, await play(seed)))
        wrong.push(`${seed} (${plan.fault.name}): ${found}`)
      plans.delete(String(seed))
    }
  }
  await Promise.all(Array.from({ length: 24 }, worker))

  expect(wrong.slice(0, 20)).toEqual([])
}, 1_800_000)

test('one stream, cut at every byte', async () => {
  const text = 'Wörter, 词 🗼.'
  const bytes = Buffer.from(
    `\ufeffdata: ${JSON.stringify(said(text))}\r\n\r\n${event(delta({}, 'stop'))}${DONE}`,
  )
  const head = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n'
  const fault = FAULTS[0]
  for (let cut = 1; cut < bytes.length; cut++) {
    plans.set('1', { fault, text, bytes, head, cuts: [cut], chunked: true })
    const { heard, answer } = await play(1)
    expect([cut, heard, answer?.ending.type]).toEqual([cut, text, 'stop'])
  }
})
