import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LiveRun, start } from '../run.ts'
import { startInside } from '../run-inside.ts'
import {
  counts,
  DONE,
  delta,
  event,
  type ModelServer,
  type Play,
  problem,
  type Seen,
  said,
  speak,
  startModelServer,
} from '../servers/model-server.ts'

const KEY = 'sk-test-7a1e9c3b5d2f4860-NEVERSHOWN'

/** What no message of ours may hold, whatever the server did. */
const NEVER = [
  ...[/\bundefined\b/, /\bNaN\b/, /\bInfinity\b/, /\[object Object\]/, /^\s+at .+:\d+:\d+\)?$/m],
  ...[
    /SyntaxError|TypeError|[Uu]nhandled|uncaught/,
    /7a1e9c3b|NEVERSHOWN/,
    /ECONN|ENOTFOUND|EAI_AGAIN|ERR_|EPIPE/,
  ],
]

interface Case {
  readonly name: string
  readonly play: Play
  readonly text?: string
  readonly status?: number
  readonly shows?: readonly RegExp[]
  readonly hides?: readonly RegExp[]
  readonly posts?: number
  readonly words?: readonly string[]
}

const BYTES = '一个字一个字地来：巴黎 🗼, café, наука.'
const times = new Map<string, number>()
/** How often a case was asked, this time included. */
const time = (name: string): number => {
  times.set(name, (times.get(name) ?? 0) + 1)
  return times.get(name) ?? 0
}

const cases: readonly Case[] = [
  {
    name: 'CR and LF apart, and an event over two data lines',
    text: 'One event, two data lines.',
    play: async (wire) => {
      await wire.head()
      for (const part of ['One event, ', 'two data lines.']) {
        const json = JSON.stringify(said(part))
        const cut = json.indexOf('"choices"')
        await wire.pieces(`data: ${json.slice(0, cut)}\r\ndata: ${json.slice(cut)}\r`, 1000)
        await wire.piece('\n\r')
        await wire.piece('\n')
      }
      await wire.pieces(event(delta({}, 'stop'), '\r\n\r\n') + event('[DONE]', '\r\n\r\n'), 7)
      await wire.end()
    },
  },
  {
    name: 'every byte in a chunk of its own',
    text: BYTES,
    hides: [/\ufffd/],
    play: async (wire) => {
      await wire.head()
      await wire.pieces(event(said(BYTES)), 1, 0)
      await wire.piece(event(delta({}, 'stop')) + DONE)
      await wire.end()
    },
  },
  {
    name: 'a byte order mark, cut after its first byte',
    text: 'First word kept.',
    play: async (wire) => {
      const body = Buffer.from(`\ufeff${event(said('First '))}`)
      await wire.head()
      await wire.piece(body.subarray(0, 1))
      await wire.piece(body.subarray(1))
      await speak(wire, 'word kept.')
    },
  },
  {
    name: 'comments, other fields, no space after the colon, no line end after [DONE]',
    text: 'Comments are not text.',
    hides: [/STILL|\bping\b/],
    play: async (wire) => {
      await wire.head()
      await wire.piece(': STILL AT WORK\n\n:\n\n: ping\n\nretry: 3000\n\n')
      await wire.piece(`event: message\nid: 7\ndata:${JSON.stringify(said('Comments are '))}\n\n`)
      await wire.piece(`: ping\ndata:${JSON.stringify(said('not text.', 'stop'))}\n\n`)
      await wire.piece('data:[DONE]')
      await wire.wait(20_000)
    },
  },
  {
    name: 'counts in a chunk without choices, a part from the cache',
    text: 'The sky is blue.',
    shows: [/\b231\b/, /\b192\b/, /\b37\b/],
    play: async (wire) => {
      await wire.head()
      await speak(wire, 'The sky is blue.', {
        usage: counts(231, 37, {
          prompt_tokens_details: { cached_tokens: 192 },
          completion_tokens_details: null,
        }),
      })
    },
  },
  {
    name: 'counts of 0 for an answer that is there',
    text: 'Words were sent.',
    shows: [/counted 0/],
    hides: [/\b0(\.0+)? tokens/, /\$ ?0(\.0+)?\b/],
    play: async (wire) => {
      await wire.head()
      await speak(wire, 'Words were sent.', { usage: counts(0, 0) })
    },
  },
  {
    name: 'finish_reason without [DONE]',
    text: 'Complete without a mark.',
    hides: [/incomplete/],
    play: async (wire) => {
      await wire.head()
      await speak(wire, 'Complete without a mark.', { done: false })
    },
  },
  {
    name: 'finish_reason, and then nothing and no end',
    text: 'It ended all the same.',
    play: async (wire) => {
      await wire.head()
      await wire.piece(event(said('It ended all the same.', 'stop')))
      await wire.wait(20_000)
    },
  },
  {
    name: 'a clean end before any finish_reason',
    text: 'This answer stops in the',
    status: 1,
    shows: [/incomplete/],
    posts: 1,
    play: async (wire) => {
      await wire.head()
      await wire.piece(event(said('This answer stops in the')))
      await wire.end()
    },
  },
  {
    name: 'a connection that is reset within an event',
    text: 'Half an answer is still',
    status: 1,
    shows: [/connection .* broke/],
    posts: 1,
    play: async (wire) => {
      await wire.head()
      await wire.piece(event(said('Half an answer is still')))
      await wire.piece(event(said(' lost')).slice(0, 30), 100)
      wire.reset()
    },
  },
  {
    name: 'an error within the stream',
    text: 'The first part came',
    status: 1,
    shows: [/ran out of memory at token 214/],
    posts: 1,
    play: async (wire) => {
      await wire.head()
      await wire.piece(event(said('The first part came')))
      await wire.piece(event(problem('ran out of memory at token 214', 500, 'server_error')) + DONE)
      await wire.end()
    },
  },
  {
    name: 'the limit, in the chunk that brings the last letters',
    text: 'The limit was in the mid',
    shows: [/limit/],
    play: async (wire) => {
      await wire.head()
      await wire.piece(event(said('The limit was in the ')) + event(said('mid', 'length')) + DONE)
      await wire.end()
    },
  },
  {
    name: '[DONE], and the connection stays open',
    text: 'Done is done.',
    play: async (wire) => {
      await wire.head()
      await wire.piece(event(said('Done is done.', 'stop')) + DONE)
      await wire.wait(20_000)
    },
  },
  {
    name: 'thinking before the answer, in a field of its own',
    text: 'Paris.',
    shows: [/thought for/, /7 tokens/],
    hides: [/a capital/],
    play: async (wire) => {
      await wire.head()
      for (const part of ['It asks for ', 'a capital. '])
        await wire.piece(event(delta({ reasoning_content: part })), 60)
      await speak(wire, 'Paris.', {
        usage: counts(20, 9, { completion_tokens_details: { reasoning_tokens: 7 } }),
      })
    },
  },
  {
    name: 'thinking between marks at the beginning of the answer',
    text: 'Paris.',
    hides: [/capital|<\/?think>/],
    play: async (wire) => {
      await wire.head()
      for (const part of ['<th', 'ink>', 'A capital.', '</', 'think>', '\n\nParis', '.'])
        await wire.piece(event(said(part)))
      await wire.piece(event(delta({}, 'stop')) + DONE)
      await wire.end()
    },
  },
  {
    name: 'content as a list of typed parts',
    text: 'Lyon is not it.',
    play: async (wire) => {
      await wire.head()
      await wire.piece(
        event(delta({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] }] })),
      )
      await wire.piece(
        event(
          delta({
            content: [
              { type: 'reference', ids: [1] },
              { type: 'text', text: 'Lyon is ' },
            ],
          }),
        ),
      )
      await wire.piece(event(said('not it.', 'stop')) + DONE)
      await wire.end()
    },
  },
  {
    name: 'a refusal',
    text: 'I will not help with that.',
    shows: [/refused/],
    hides: [/empty/],
    play: async (wire) => {
      await wire.head()
      await wire.piece(event(delta({ content: null, refusal: 'I will not ' })))
      await wire.piece(event(delta({ content: null, refusal: 'help with that.' }, 'stop')) + DONE)
      await wire.end()
    },
  },
  {
    name: 'not one event',
    status: 1,
    shows: [/empty/, /context window/],
    play: async (wire) => {
      await wire.head()
      await wire.end()
    },
  },
  {
    name: 'a call of a tool and no text',
    status: 1,
    shows: [/tool/],
    play: async (wire) => {
      await wire.head()
      await wire.piece(
        event(delta({ tool_calls: [{ index: 0, function: { name: 'f' } }] }, 'tool_calls')) + DONE,
      )
      await wire.end()
    },
  },
  {
    name: 'a filter that stops the answer',
    text: 'As far as',
    status: 1,
    shows: [/filter/],
    play: async (wire) => {
      await wire.head()
      await wire.piece(event(said('As far as', 'content_filter')) + DONE)
      await wire.end()
    },
  },
  {
    name: 'a web page with status 200',
    status: 1,
    shows: [/web page/, /\/v1/],
    hides: [/<p>|<!DOCTYPE/i],
    play: (wire) =>
      wire.answer(
        '200 OK',
        `<!DOCTYPE html><html><body>${'<p>A page.</p>'.repeat(40)}</body></html>`,
        'text/html',
      ),
  },
  {
    name: 'an answer in one piece under a content type that lies',
    text: 'Whole.',
    play: (wire) =>
      wire.answer(
        '200 OK',
        { choices: [{ index: 0, message: { role: 'assistant', content: 'Whole.' }, finish_reason: 'stop' }] },
        'text/plain',
      ),
  },
  {
    name: '401 that repeats the key, whole and in parts',
    status: 1,
    shows: [/401/, /TRY_KEY/],
    posts: 1,
    play: (wire) =>
      wire.answer(
        '401 Unauthorized',
        problem(`${'x'.repeat(590)} Incorrect key: ${KEY} (…${KEY.slice(-14)})`),
      ),
  },
  {
    name: 'an error within the stream that repeats the key, and an answer with the key in two deltas',
    status: 1,
    shows: [/•••/],
    play: async (wire) => {
      await wire.head()
      await wire.piece(event(said(`Your key is ${KEY.slice(0, 13)}`)) + event(said(`${KEY.slice(13)}.`)))
      await wire.piece(event(problem(`bad key ${KEY}`)))
      await wire.end()
    },
  },
  {
    name: '403 for the country, which no key mends',
    status: 1,
    shows: [/refused \(403\)/, /Country not supported/],
    hides: [/TRY_KEY/],
    play: (wire) => wire.answer('403 Forbidden', problem('Country not supported', 'unsupported_country')),
  },
  {
    name: '404 for the model, the error a text',
    status: 1,
    shows: [/hf\.co\/unsloth\/Qwen3-GGUF:Q4_K_M/, /llama3\.2:3b/],
    posts: 1,
    play: (wire, { method, json }) =>
      method === 'GET'
        ? wire.answer('200 OK', {
            object: 'list',
            data: [{ id: 'hf.co/unsloth/Qwen3-GGUF:Q4_K_M' }, { id: 'llama3.2:3b' }],
          })
        : wire.answer('404 Not Found', { error: `model '${json.model}' not found` }),
  },
  {
    name: '429 with retry-after-ms, then an answer',
    text: 'The second time.',
    shows: [/limits requests/],
    posts: 2,
    play: async (wire) => {
      if (time('429') === 1)
        return wire.answer('429 Too Many Requests', problem('Rate limit'), 'application/json', [
          'Retry-After-Ms: 30',
        ])
      await wire.head()
      await speak(wire, 'The second time.')
    },
  },
  {
    name: '429 that means: no money',
    status: 1,
    shows: [/no money/],
    posts: 1,
    play: (wire) =>
      wire.answer('429 Too Many Requests', problem('You exceeded your quota', 'insufficient_quota')),
  },
  {
    name: '503 while the model loads, then an answer',
    text: 'Now it is loaded.',
    shows: [/loading/],
    posts: 2,
    play: async (wire) => {
      if (time('503') === 1)
        return wire.answer('503 Service Unavailable', problem('Loading model', 503), 'application/json', [
          'Retry-After: 0',
        ])
      await wire.head()
      await speak(wire, 'Now it is loaded.')
    },
  },
  {
    name: 'escape sequences, one cut between two deltas',
    text: 'Safe start',
    shows: [/the end\./],
    hides: [/[\x00-\x08\x0b-\x1f\x7f-\x9f]/],
    play: async (wire) => {
      await wire.head()
      for (const part of [
        'Safe start, \x1b',
        ']52;c;ZWNobw==',
        '\x07\x1b[2J\x1b[1;1H',
        '\r over \x08\x9b31m\x00 the end.\r\n',
      ])
        await wire.piece(event(said(part)))
      await wire.piece(event(delta({}, 'stop')) + DONE)
      await wire.end()
    },
  },
  {
    name: 'halves of a surrogate pair in two deltas',
    text: 'A tower 🗼.',
    hides: [/\ufffd/],
    play: async (wire) => {
      await wire.head()
      await wire.piece(event(said('A tower \ud83d')) + event(said('\uddfc.', 'stop')) + DONE)
      await wire.end()
    },
  },
  {
    name: 'bytes that are no UTF-8 are told, and the rest stays',
    text: 'caf\ufffd au lait.',
    shows: [/no UTF-8/],
    play: async (wire) => {
      await wire.head()
      const bytes = Buffer.from(event(said('caf@ au lait.', 'stop')) + DONE)
      bytes[bytes.indexOf('@')] = 0xe9
      await wire.pieces(bytes, 7, 0)
      await wire.end()
    },
  },
  {
    name: 'a replacement character that was sent is no lost one',
    text: 'It stands for \ufffd.',
    hides: [/UTF-8/],
    play: async (wire) => {
      await wire.head()
      await wire.pieces(event(said('It stands for \ufffd.', 'stop')) + DONE, 1, 0)
      await wire.end()
    },
  },
  {
    name: 'a byte order mark, NUL and blanks before later events',
    text: 'One two three four.',
    play: async (wire) => {
      await wire.head()
      await wire.piece(`${event(said('One '))}\ufeff${event(said('two '))}\0\0${event(said('three '))}`)
      await wire.piece(`  ${event(said('four.', 'stop'))}${DONE}`)
      await wire.end()
    },
  },
  {
    name: 'pieces that repeat all of the answer so far',
    text: 'The sky is blue today.',
    shows: [/begins\s+anew/],
    play: async (wire) => {
      await wire.head()
      for (const part of ['The ', 'The sky ', 'The sky is ', 'The sky is blue ', 'The sky is blue today.'])
        await wire.piece(event(said(part)))
      await wire.piece(event(said('The sky is blue today.', 'stop')) + DONE)
      await wire.end()
    },
  },
  {
    name: 'no length and no chunks: the end of the connection is the end',
    text: 'Closed by the connection.',
    play: async (wire) => {
      await wire.head({ version: 'HTTP/1.0', chunked: false })
      await speak(wire, 'Closed by the connection.')
    },
  },
  {
    name: 'compression only where it is offered, and it is not',
    text: 'Word by word.',
    play: async (wire, { headers }) => {
      if (!/^identity$/.test(headers['accept-encoding'] ?? '')) return wire.answer('500 Error', 'offered')
      await wire.head()
      await speak(wire, 'Word by word.')
    },
  },
  {
    name: '400 for stream_options, an answer without it',
    text: 'Without counts.',
    posts: 2,
    shows: [/our own/],
    play: async (wire, { json }) => {
      if ('stream_options' in json)
        return wire.answer('400 Bad Request', problem("Unknown parameter: 'stream_options'."))
      await wire.head()
      await speak(wire, 'Without counts.')
    },
  },
  {
    name: 'thinking under other names',
    text: 'Paris.',
    shows: [/thinking/],
    play: async (wire) => {
      await wire.head()
      for (const fields of [
        { thinking: 'I ' },
        { reasoning: 'wonder' },
        { reasoning_details: [{ type: 'reasoning.text', text: ' so' }] },
      ])
        await wire.piece(event(delta(fields)))
      await speak(wire, 'Paris.')
    },
  },
  {
    name: 'thinking that is shown comes in one piece',
    text: 'Paris.',
    words: ['--thinking', 'Say it.'],
    shows: [/I wonder\nso much\n/],
    play: async (wire) => {
      await wire.head()
      for (const thinking of ['I ', 'wonder', '\nso ', 'much'])
        await wire.piece(event(delta({ reasoning_content: thinking })))
      await speak(wire, 'Paris.')
    },
  },
  {
    name: 'joiners of emoji and of Persian in deltas of their own',
    text: '👨\u200d👩\u200d👧 می\u200cخواهم 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}.',
    play: async (wire) => {
      await wire.head()
      for (const part of ['👨', '\u200d', '👩', '\u200d👧', ' می', '\u200cخواهم 🏴', '\u{e0067}\u{e0062}'])
        await wire.piece(event(said(part)))
      await wire.piece(event(said('\u{e0065}\u{e006e}\u{e0067}\u{e007f}.', 'stop')) + DONE)
      await wire.end()
    },
  },
  ...(
    [
      ['an event named error, in words', 'event: error\ndata: the memory is full\n\n'],
      ['a field named error', 'error: {"code":500,"message":"the memory is full"}\n\n'],
      ['an object that is an error', event({ object: 'error', message: 'the memory is full', code: 500 })],
      ['a detail and nothing else', event({ detail: 'the memory is full' })],
    ] as const
  ).map(
    ([form, bytes]): Case => ({
      name: `an error within the stream: ${form}`,
      text: 'The first part ',
      status: 1,
      shows: [/the memory is full/],
      posts: 1,
      play: async (wire) => {
        await wire.head()
        await wire.piece(event(said('The first part ')))
        await wire.piece(bytes)
        await wire.end()
      },
    }),
  ),
  ...['insufficient_system_resource', 'abort', 'error'].map(
    (finish): Case => ({
      name: `the server gave up: ${finish}`,
      text: 'Half of ',
      status: 1,
      shows: [new RegExp(finish)],
      play: async (wire) => {
        await wire.head()
        await wire.piece(event(said('Half of ')) + event(delta({}, finish)) + DONE)
        await wire.end()
      },
    }),
  ),
  {
    name: 'events under other names, and a ping',
    text: 'Only this.',
    hides: [/could not be read/],
    play: async (wire) => {
      await wire.head()
      await wire.piece(`event: ping\ndata: {"type":"ping"}\n\nevent: metadata\ndata: {"x":1}\n\n`)
      await wire.piece(event({ type: 'ping' }) + event(null) + event('ping') + event('[HEARTBEAT]'))
      await speak(wire, 'Only this.')
    },
  },
  {
    name: 'plain words with status 200',
    status: 1,
    shows: [/not as a model server/],
    play: (wire) => wire.answer('200 OK', 'Ollama is running', 'text/plain'),
  },
  {
    name: 'status 200 for a path that it does not know',
    status: 1,
    shows: [/no model server at/, /\/v1/],
    play: (wire) =>
      wire.answer('200 OK', { error: 'Unexpected endpoint or method. (POST /v1). Returning 200 anyway' }),
  },
  {
    name: 'an error as deep as a well',
    status: 1,
    shows: [/refused \(400\)/],
    play: (wire) => wire.answer('400 Bad Request', `${'{"error":'.repeat(6000)}"x"${'}'.repeat(6000)}`),
  },
  {
    name: 'a wait without end',
    status: 1,
    shows: [/366 days/],
    posts: 1,
    play: (wire) =>
      wire.answer('429 Too Many Requests', problem('slow'), 'application/json', [
        `Retry-After: ${'9'.repeat(400)}`,
      ]),
  },
  {
    name: 'loading, thirteen times',
    text: 'At last.',
    posts: 14,
    hides: [/Warning/],
    play: async (wire) => {
      if (time('loading') < 14)
        return wire.answer('503 Service Unavailable', problem('Loading model'), 'application/json', [
          'Retry-After: 0',
        ])
      await wire.head()
      await speak(wire, 'At last.')
    },
  },
  {
    name: 'stream_options named beside the message, 422',
    text: 'Fine.',
    posts: 2,
    play: async (wire, { json }) => {
      if ('stream_options' in json)
        return wire.answer('422 Unprocessable Entity', {
          detail: [{ type: 'extra_forbidden', loc: ['body', 'stream_options'], msg: 'Extra inputs' }],
        })
      await wire.head()
      await speak(wire, 'Fine.')
    },
  },
  {
    name: 'names of models that would rule the screen',
    status: 1,
    shows: [/a\/b /],
    hides: [/[\x1b\u202e]/],
    play: (wire, { method }) =>
      method === 'GET'
        ? wire.answer('200 OK', { data: [{ id: 'a/b' }, { id: 'c\u202ed\x1b[2J\ne' }] })
        : wire.answer('404 Not Found', problem('No endpoints found for case.', 404)),
  },
  ...(['302 Found', '303 See Other', '307 Temporary Redirect'] as const).map(
    (status): Case => ({
      name: `a redirect that leads nowhere: ${status}`,
      status: 1,
      shows: [/redirect \(30\d\)/],
      play: (wire, { target }) =>
        wire.answer(status, '', '', status.startsWith('302') ? [] : [`Location: ${target}`]),
    }),
  ),
  {
    name: 'a redirect to another path of the same server',
    text: 'Followed.',
    play: async (wire, { target }) => {
      if (!target.includes('/moved/'))
        return wire.answer('308 Permanent Redirect', '', '', [
          `Location: ${target.replace('/v1/', '/v1/moved/')}`,
        ])
      await wire.head()
      await speak(wire, 'Followed.')
    },
  },
  {
    name: 'a prompt that the server cut in silence',
    text: 'A summary.',
    words: ['river '.repeat(6000)],
    shows: [/2,050/, /context window/],
    play: async (wire) => {
      await wire.head()
      await speak(wire, 'A summary.', { usage: counts(2050, 3) })
    },
  },
]

let server: ModelServer
let running: LiveRun[] = []

beforeAll(async () => {
  server = await startModelServer(async (wire, request) => {
    const at = Number(/^\/(\d+)\/v1\//.exec(request.target)?.[1] ?? Number.NaN)
    const chosen = cases[at]
    if (chosen === undefined) return wire.answer('404 Not Found', '404 page not found', 'text/plain')
    await chosen.play(wire, request)
  })
})
afterAll(async () => {
  for (const run of running) run.kill()
  await server.close()
})

const begin = (words: readonly string[], env: Readonly<Record<string, string>> = {}): LiveRun => {
  const run = start(['try', ...words], { env: { TRY_KEY: KEY, ...env } })
  running = [...running, run]
  return run
}

const at = (path: string, port = server.port): string[] => [
  ...['--endpoint', `http://127.0.0.1:${port}${path}`],
  ...['--model', 'case', '--key-env', 'TRY_KEY'],
]

const seenBy = (path: string): readonly Seen[] =>
  server.seen.filter(({ target }) => target.startsWith(`${path}/`))

describe('what servers were reported to do', () => {
  test.each(cases.map((each, number) => [each.name, each, number] as const))(
    '%s',
    async (_, wanted, number) => {
      const words = ['try', ...at(`/${number}/v1`), ...(wanted.words ?? ['Say it.'])]
      const { status, stdout, stderr } = await startInside(words, { env: { TRY_KEY: KEY } })
      const around = `${stdout.replace(wanted.text ?? '', '')}\n${stderr}`

      expect(stdout).toContain(wanted.text ?? '')
      expect(status, around).toBe(wanted.status ?? 0)
      for (const pattern of wanted.shows ?? []) expect(`${stdout}\n${stderr}`).toMatch(pattern)
      for (const pattern of [...NEVER, /\x1b/, ...(wanted.hides ?? [])])
        expect(`${stdout}\n${stderr}`).not.toMatch(pattern)
      if (wanted.posts !== undefined)
        expect(seenBy(`/${number}/v1`).filter(({ method }) => method === 'POST')).toHaveLength(wanted.posts)
    },
  )
})

const tower: Play = async (wire) => {
  await wire.head()
  for (let tick = 1; tick < 3000; tick++) await wire.piece(event(said(`tick ${tick} `)), 20)
}

test('Ctrl-C ends the request; the answer so far stays', async () => {
  const endless = await startModelServer(tower)
  const run = begin([...at('/v1', endless.port), 'Say it.'])
  await run.says('tick 2 ')
  run.interrupt()
  const { status, stdout, stderr } = await run.ended
  await run.until(() => endless.seen[0]?.clientClosed === true)

  expect(status).toBe(130)
  expect(stdout).toContain('tick 1 tick 2 ')
  expect(stderr).toContain('Stopped.')
  await endless.close()
})

test('Ctrl-C while the tokens of one answer are counted ends all that were to follow', async () => {
  const first = 'One word after the other. '.repeat(20_000)
  let asked = 0
  const server = await startModelServer(async (wire, request) => {
    asked++
    if (asked > 1) return tower(wire, request)
    await wire.head()
    await wire.piece(event(said(`${first}The end.`, 'stop')) + DONE)
    await wire.end()
  })
  const run = begin([...at('/v1', server.port), '--n', '3', 'Say it.'])
  await run.says('The end.')
  run.interrupt()
  const { status } = await run.ended

  expect(status).toBe(130)
  expect(asked).toBeLessThan(3)
  await server.close()
})

test('a reader that goes away ends the request without an error', async () => {
  const endless = await startModelServer(tower)
  const run = begin([...at('/v1', endless.port), 'Say it.'])
  await run.says('tick 1 ')
  run.closeOutput()
  const { status, stderr } = await run.ended
  await run.until(() => endless.seen[0]?.clientClosed === true)

  expect(status).toBe(0)
  expect(stderr).not.toMatch(/EPIPE|bug/)
  await endless.close()
})

test('a line of 2 MB comes whole', async () => {
  const long = Array.from({ length: 250_000 }, (_, number) => `${String(number).padStart(7, '0')}|`).join('')
  const one = await startModelServer(async (wire) => {
    await wire.head()
    await wire.pieces(event(said(long)), 16_384, 0)
    await wire.piece(event(delta({}, 'stop')) + DONE)
    await wire.end()
  })
  const { status, stdout } = await begin([...at('/v1', one.port), 'Say it.']).ended

  expect(status).toBe(0)
  expect(stdout.trimEnd() === long).toBe(true)
  await one.close()
})

const answers: Play = async (wire, { target }) => {
  if (!target.startsWith('/right/v1/'))
    return wire.answer('404 Not Found', '<html><h1>404</h1></html>', 'text/html')
  await wire.head()
  await speak(wire, 'The address is right.')
}

test.each([
  '/right/v1',
  '/right/v1/',
  '/right',
  '/right/',
  '/right/v1/v1',
  '/right/v1/chat/completions',
  '/right//v1',
])('an address is understood as it is written: %s', async (path) => {
  const right = await startModelServer(answers)
  const { status, stdout } = await begin([...at(path, right.port), 'Say it.']).ended

  expect(stdout).toContain('The address is right.')
  expect(status).toBe(0)
  await right.close()
})

test('another host gets nothing, also when the server points there', async () => {
  const other = await startModelServer((wire) => wire.answer('200 OK', {}))
  const first = await startModelServer((wire) =>
    wire.answer('307 Temporary Redirect', '', '', [
      `Location: http://localhost:${other.port}/v1/chat/completions`,
    ]),
  )
  const { status, stderr } = await begin([...at('/v1', first.port), 'Say it.']).ended

  expect(status).toBe(1)
  expect(stderr).toContain(`localhost:${other.port}`)
  expect(other.seen).toEqual([])
  await Promise.all([other.close(), first.close()])
})

test('a proxy in the environment sees nothing of what goes to this computer, and gets what does not', async () => {
  const model = await startModelServer(answers)
  const proxy = await startModelServer(async (wire, { target }) => {
    if (target !== 'http://model.test/v1/chat/completions') return wire.answer('502 Bad Gateway', 'no')
    await wire.head()
    await speak(wire, 'Through the proxy.')
  })
  const address = `http://127.0.0.1:${proxy.port}`
  const env = { http_proxy: address, HTTP_PROXY: address, ALL_PROXY: address, https_proxy: address }
  const near = await begin([...at('/right/v1', model.port), 'Say it.'], env).ended
  expect(near.stdout).toContain('The address is right.')
  expect(proxy.seen).toEqual([])

  const far = await begin(
    ['--endpoint', 'http://model.test/v1', '--model', 'case', '--remote', 'Say it.'],
    env,
  ).ended
  expect(far.stdout).toContain('Through the proxy.')
  expect(far.stderr).toMatch(/Sending to model\.test: model case, 7 characters/)
  await Promise.all([model.close(), proxy.close()])
})

/** A proxy that does with a CONNECT what it is told to, and keeps what it was asked. */
async function startTunnel(answer: (socket: Socket) => void) {
  const asked: string[] = []
  const proxy = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.once('data', (head: Buffer) => {
      asked.push(head.toString('latin1'))
      answer(socket)
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const address = proxy.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { asked, address: `127.0.0.1:${port}`, close: () => proxy.close() }
}

const SECURE = ['--endpoint', 'https://model.test/v1', '--model', 'case', '--key-env', 'TRY_KEY', '--remote']

test('https goes through a proxy in a tunnel of its own: the proxy sees a name and no key', async () => {
  const own = certificate('DNS:model.test')
  if (own === undefined) return
  const model = await startModelServer(
    async (wire) => {
      await wire.head()
      await speak(wire, 'Through the tunnel.')
    },
    { tls: own },
  )
  const tunnel = await startTunnel((socket) => {
    const far = connect(model.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(far).pipe(socket)
    })
    far.on('error', () => socket.destroy())
  })
  const env = { HTTPS_PROXY: `http://me:pa%20ss@${tunnel.address}` }
  const trusted = await begin([...SECURE, 'Say it.'], { ...env, NODE_EXTRA_CA_CERTS: own.file }).ended
  expect(trusted.stdout).toContain('Through the tunnel.')
  expect(tunnel.asked[0]).toMatch(/^CONNECT model\.test:443 HTTP\/1\.1\r\n/)
  expect(tunnel.asked[0]).toContain(`Basic ${Buffer.from('me:pa ss').toString('base64')}`)
  expect(tunnel.asked.join('')).not.toMatch(/NEVERSHOWN|Say it/)

  const unknown = await begin([...SECURE, 'Say it.'], env).ended
  expect([unknown.status, unknown.stderr]).toEqual([1, expect.stringContaining('NODE_EXTRA_CA_CERTS')])
  expect(model.seen).toHaveLength(1)
  tunnel.close()
  await model.close()
})

test.each([
  [
    'says no',
    'HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n',
    /does not let us through.*407/,
  ],
  ['is none', 'good evening\r\n\r\n', /does not answer as an HTTP proxy/],
  ['hangs up behind its yes', 'HTTP/1.1 200 OK\r\n\r\n', /model\.test closed the connection/],
])('a proxy that %s is told', async (_, said, told) => {
  const tunnel = await startTunnel((socket) => socket.end(said))
  const { status, stderr } = await begin([...SECURE, 'Say it.'], { ALL_PROXY: tunnel.address }).ended

  expect([status, stderr]).toEqual([1, expect.stringMatching(told)])
  for (const pattern of NEVER) expect(stderr).not.toMatch(pattern)
  tunnel.close()
})

test('a proxy of another kind is refused by the name of its variable', async () => {
  const { status, stderr } = await begin([...SECURE, 'Say it.'], {
    ALL_PROXY: 'socks5://me:hunter22@127.0.0.1:1080',
  }).ended
  expect([status, stderr]).toEqual([1, expect.stringContaining('ALL_PROXY')])
  expect(stderr).not.toContain('hunter22')
})

test.each([
  ['events', event(said('word '.repeat(2000)))],
  ['one line', `data: ${'x'.repeat(65_536)}`.slice(0, 65_536)],
  ['blank lines', '\n'.repeat(65_536)],
  ['comments', ': alive\n\n'.repeat(7000)],
])('a body without end is left at 64 MB: %s', async (_, part) => {
  const endless = await startModelServer(async (wire) => {
    await wire.head({ chunked: false })
    for (;;) await wire.piece(part, 0)
  })
  const { status, stderr } = await begin([...at('/v1', endless.port), 'Say it.']).ended

  expect([status, stderr]).toEqual([1, expect.stringContaining('64 MB')])
  await endless.close()
})

test('both names and both families of this computer are this computer', async () => {
  const four = await startModelServer(answers)
  const named = await begin([
    ...['--endpoint', `http://localhost:${four.port}/right/v1`, '--model', 'case'],
    'Say it.',
  ]).ended
  expect(named.stdout).toContain('The address is right.')
  await four.close()

  const six = await startModelServer(answers, { host: '::1' }).catch(() => undefined)
  if (six === undefined) return
  for (const host of ['[::1]', 'localhost']) {
    const { stdout } = await begin([
      '--endpoint',
      `http://${host}:${six.port}/right/v1`,
      '--model',
      'case',
      'Say it.',
    ]).ended
    expect(stdout).toContain('The address is right.')
  }
  await six.close()
})

/** A certificate that signs itself, made by openssl; undefined where there is none. */
function certificate(
  names: string,
): { readonly file: string; readonly key: string; readonly cert: string } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'))
  const [key, file] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  try {
    execFileSync(
      'openssl',
      [
        ...[
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-days',
          '30',
        ],
        ...[
          '-subj',
          '/CN=try test',
          '-addext',
          `subjectAltName=${names}`,
          '-addext',
          'basicConstraints=critical,CA:TRUE',
        ],
        ...['-keyout', key, '-out', file],
      ],
      { stdio: 'ignore' },
    )
  } catch {
    return undefined
  }
  return { file, key: readFileSync(key, 'utf8'), cert: readFileSync(file, 'utf8') }
}

test('TLS: a certificate that nobody signed, one for another name, and one that was named', async () => {
  const [own, other] = [certificate('DNS:localhost,IP:127.0.0.1'), certificate('DNS:other.invalid')]
  if (own === undefined || other === undefined) return
  const server = await startModelServer(answers, { tls: own })
  const words = (port: number) => [
    '--endpoint',
    `https://127.0.0.1:${port}/right/v1`,
    '--model',
    'case',
    '--key-env',
    'TRY_KEY',
    'Say it.',
  ]
  const unknown = await begin(words(server.port)).ended
  expect(unknown).toMatchObject({ status: 1, stderr: expect.stringContaining('NODE_EXTRA_CA_CERTS') })
  expect(server.seen).toEqual([])

  const trusted = await begin(words(server.port), { NODE_EXTRA_CA_CERTS: own.file }).ended
  expect(trusted.stdout).toContain('The address is right.')

  const wrong = await startModelServer(answers, { tls: other })
  const misnamed = await begin(words(wrong.port), { NODE_EXTRA_CA_CERTS: other.file }).ended
  expect(misnamed).toMatchObject({ status: 1, stderr: expect.stringContaining('another name') })
  expect(wrong.seen).toEqual([])
  await Promise.all([server.close(), wrong.close()])
})

test('a server without a list of models: told so, with both ways on', async () => {
  const bare = await startModelServer((wire) => wire.answer('404 Not Found', 'nope', 'text/plain'))
  const run = begin(['--endpoint', `http://127.0.0.1:${bare.port}/v1`, 'Say it.'])
  const { status, stderr } = await run.ended
  await bare.close()

  expect([status, stderr]).toEqual([1, expect.stringMatching(/no list of models.*\/v1.*--model NAME/s)])
  expect(bare.seen.map(({ method }) => method)).not.toContain('POST')
})

test('--n asks again over a new connection, and tells how the answers spread', async () => {
  let asked = 0
  const four = await startModelServer(async (wire) => {
    asked++
    await wire.head({ headers: ['Connection: keep-alive'] })
    await speak(wire, asked === 3 ? 'Another one.' : 'Asked once more.', { usage: counts(12, 4) })
  })
  const { status, stdout } = await begin([...at('/v1', four.port), '--n', '4', 'Say it.']).ended

  expect(status).toBe(0)
  expect(stdout).toMatch(/4 answers, 2 different/)
  expect(stdout).toMatch(/3 ×\s+Asked once more\./)
  await four.close()
})

test.each([['text'], ['json']])('--n keeps what was answered before a refusal (%s)', async (form) => {
  let asked = 0
  const three = await startModelServer(async (wire) => {
    asked++
    if (asked === 3) return wire.answer('400 Bad Request', problem('the third is one too many'))
    await wire.head()
    await speak(wire, 'Asked.', { usage: counts(12, 2) })
  })
  const more = form === 'json' ? ['--json'] : []
  const { status, stdout, stderr } = await begin([...at('/v1', three.port), ...more, '--n', '4', 'Say it.'])
    .ended

  expect(status).toBe(1)
  expect(stderr).toContain('the third is one too many')
  if (form === 'json')
    expect(JSON.parse(stdout)).toMatchObject({ answers: [{ text: 'Asked.' }, { text: 'Asked.' }] })
  else expect(stdout).toContain('Both answers are the same, sign for sign.')
  await three.close()
})

test('nothing is sent where the key, the address or the permission is missing', async () => {
  const closed = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
  const tell = async (words: readonly string[], env = {}) => begin([...words, 'Say it.'], env).ended

  expect(await tell(at('/v1', closed))).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/127\.0\.0\.1:\d+/),
  })
  expect(
    await tell(['--endpoint', 'http://no-such-host.invalid/v1', '--model', 'x', '--remote']),
  ).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('no-such-host.invalid'),
  })
  expect(await tell(['--endpoint', 'http://no-such-host.invalid/v1', '--model', 'x'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--remote'),
  })
  expect(await tell(['--endpoint', 'ftp://127.0.0.1/v1', '--model', 'x'])).toMatchObject({ status: 2 })
  expect(await tell(at('/v1', closed), { TRY_KEY: '' })).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('TRY_KEY'),
  })
  const secret = await tell(['--endpoint', 'http://me:hunter22@127.0.0.1/v1', '--model', 'x'])
  expect(secret.status).toBe(2)
  expect(secret.stderr).not.toContain('hunter22')
  const mistaken = await tell([
    '--endpoint',
    'http://127.0.0.1/v1',
    '--key-env',
    'sk-proj-aB3dEf6hIj9kLm2nOp',
  ])
  expect(mistaken.stderr).not.toContain('aB3dEf')
})

test('--dry-run prints the request as it is sent', async () => {
  const right = await startModelServer(answers)
  const words = [
    ...at('/right/v1', right.port),
    '--system',
    'Be brief.',
    '--temperature',
    '0',
    '--max-tokens',
    '9',
    '--seed',
    '7',
  ]
  const { stdout, status } = await begin([...words, '--dry-run', 'Say it.']).ended
  expect(status).toBe(0)
  expect(right.seen).toEqual([])
  await begin([...words, 'Say it.']).ended
  const [sent] = right.seen
  const [head = '', body = ''] = stdout.trimEnd().split('\n\n')
  const [line, ...headers] = head.split('\n')

  expect(line).toBe(`POST ${sent?.target} HTTP/1.1`)
  expect(body).toBe(sent?.body)
  expect(
    Object.fromEntries(
      headers.map((header) => [header.split(': ')[0], header.split(': ').slice(1).join(': ')]),
    ),
  ).toEqual({ ...sent?.headers, authorization: 'Bearer $TRY_KEY' })
  await right.close()
})

test('--dry-run of a recipe prints each of its requests once, sends none even with --yes, and they are the ones', async () => {
  const right = await startModelServer(answers)
  const words = ['recipe', 'three-small-jobs', ...at('/right/v1', right.port), '--yes']
  const dry = await begin([...words, '--dry-run']).ended
  expect(dry.status).toBe(0)
  expect(right.seen).toEqual([])

  await begin(words).ended
  const bodies = [...new Set(right.seen.map(({ body }) => body))]
  expect(bodies).toHaveLength(3)
  for (const body of bodies) expect(dry.stdout.split('\n')).toContain(body)
  await right.close()
})

test('--dry-run of next prints the forms in which it asks, and sends none', async () => {
  const right = await startModelServer(answers)
  const words = ['next', ...at('/right/v1', right.port), 'The sky is']
  const dry = await begin([...words, '--dry-run', '--json']).ended
  expect(dry.status).toBe(0)
  expect(right.seen).toEqual([])

  await begin(words).ended
  const { requests } = JSON.parse(dry.stdout)
  const shown = requests.map(({ body }: { readonly body: object }) => JSON.stringify(body))
  expect(shown).toEqual(expect.arrayContaining([...new Set(right.seen.map(({ body }) => body))]))
  await right.close()
})

test('--json gives the answer sign for sign, with control characters as escapes', async () => {
  const one = await startModelServer(async (wire) => {
    await wire.head()
    await wire.piece(event(said('a\x1b[2J\x9bb\u202e', 'stop')) + event(counts(5, 3)) + DONE)
    await wire.end()
  })
  const { stdout } = await begin([...at('/v1', one.port), '--json', 'Say it.']).ended

  expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/)
  expect(JSON.parse(stdout)).toMatchObject({
    schema: 'llm-primer/try@1',
    answers: [
      {
        text: 'a\x1b[2J\x9bb\u202e',
        ending: { type: 'stop' },
        tokens: { prompt: 5, answer: 3, countedBy: 'server' },
      },
    ],
  })
  expect(stdout).not.toContain(KEY)
  await one.close()
})
