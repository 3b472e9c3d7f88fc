import { deflateRawSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChatAnswer, RequestTrouble } from '../../src/domain/chat-answer.ts'
import type { WaitReason } from '../../src/domain/retry.ts'
import { jsonOf } from '../../src/network/body-text.ts'
import { chat } from '../../src/network/chat.ts'
import { nextTokens } from '../../src/network/next-tokens.ts'
import { RequestError, type Server } from '../../src/network/server.ts'
import {
  counts,
  DONE,
  delta,
  event,
  type ModelServer,
  type Play,
  problem,
  said,
  startModelServer,
} from '../servers/model-server.ts'

interface Outcome {
  readonly answer?: ChatAnswer
  readonly trouble?: RequestTrouble
  readonly waits: readonly WaitReason[]
}

interface Case {
  readonly name: string
  readonly play: Play
  /** What comes of it; whatever it does not name may be as it likes. */
  readonly is: object
  readonly waits?: readonly WaitReason[]
}

/** A stream of these events, each in a chunk and a packet of its own. */
const stream =
  (...events: readonly string[]): Play =>
  async (wire) => {
    await wire.head()
    for (const each of events) await wire.piece(each, 1)
    await wire.end()
  }

/** The same without a head and an end. */
const pieces =
  (...events: readonly string[]): Play =>
  async (wire) => {
    for (const each of events) await wire.piece(each, 1)
  }

/** Bytes as they are, the head among them. */
const bytes =
  (...parts: readonly (string | Buffer)[]): Play =>
  async (wire) => {
    await wire.bare(parts)
  }

const stop = event(delta({}, 'stop'))
const text = (words: string): object => ({ answer: { text: words, ending: { type: 'stop' } } })
const ended = (ending: object): object => ({ answer: { ending } })
const usage = (more: object): object => ({ answer: { text: 'Blue.', usage: more } })
const named = (name: string, value: object): string =>
  `event: ${name}\ndata: ${JSON.stringify({ type: name, ...value })}\n\n`
const choice = (more: object): object => ({
  ...delta({}),
  choices: [{ index: 0, delta: {}, finish_reason: 'stop', ...more }],
})

/** Fields in which makers put what others have elsewhere, by their documents or by reports of their users. */
const numbered = (index: number, content: string, finish: string | null = null): string =>
  event({ choices: [{ index, delta: { content }, finish_reason: finish }] })

const fields: readonly Case[] = [
  {
    name: 'a choice of number 1 alone',
    play: stream(numbered(1, 'Bl'), numbered(1, 'ue.'), numbered(1, '', 'stop')),
    is: text('Blue.'),
  },
  {
    name: 'a second choice that nobody asked for',
    play: stream(numbered(0, 'Bl'), numbered(1, 'Gr'), numbered(0, 'ue.'), numbered(0, '', 'stop'), DONE),
    is: text('Blue.'),
  },
  {
    name: 'counts in x_groq',
    play: stream(
      event({ ...said('Blue.'), x_groq: { id: 'req_1' } }),
      event({ ...delta({}, 'stop'), x_groq: { usage: { prompt_tokens: 231, completion_tokens: 37 } } }),
    ),
    is: usage({ prompt: 231, answer: 37 }),
  },
  {
    name: 'counts in the choice',
    play: stream(
      event(said('Blue.')),
      event(choice({ usage: { prompt_tokens: 231, completion_tokens: 37, cached_tokens: 192 } })),
    ),
    is: usage({ prompt: 231, answer: 37, cached: 192 }),
  },
  {
    name: 'counts as text, and under the names of Responses',
    play: stream(
      event(said('Blue.', 'stop')),
      event({
        choices: [],
        usage: { input_tokens: '231', output_tokens: 37, input_tokens_details: { cached_tokens: 192 } },
      }),
    ),
    is: usage({ prompt: 231, answer: 37, cached: 192 }),
  },
  {
    name: 'counts below zero are none',
    play: stream(event(said('Blue.', 'stop')), event(counts(-1, -1))),
    is: usage({}),
  },
  {
    name: 'a stop reason of another name',
    play: stream(
      event(said('Blue.')),
      event({ choices: [{ index: 0, delta: {}, stop_reason: 'end_turn' }] }),
    ),
    is: text('Blue.'),
  },
  {
    name: 'parts without a type',
    play: stream(event(delta({ content: [{ text: 'Bl' }, { type: 'text_delta', text: 'ue.' }] }, 'stop'))),
    is: text('Blue.'),
  },
  {
    name: 'a summary in the place of thinking',
    play: stream(
      event(delta({ reasoning_details: [{ type: 'reasoning.summary', summary: 'Hm.' }] })),
      event(said('Blue.', 'stop')),
    ),
    is: { answer: { text: 'Blue.', thinking: 'Hm.' } },
  },
  {
    name: 'a call of a tool that is no list',
    play: stream(event(delta({ tool_calls: { name: 'f' } }, 'stop'))),
    is: ended({ type: 'tool' }),
  },
  {
    name: 'a refusal as the reason of the end',
    play: stream(event(said('I will not.')), event(delta({}, 'refusal'))),
    is: ended({ type: 'refused', isSilent: false }),
  },
  {
    name: 'a refusal without a word',
    play: stream(event(delta({}, 'refusal'))),
    is: ended({ type: 'refused', isSilent: true }),
  },
  {
    name: 'objects of a gateway between the chunks',
    play: stream(
      event({ conversation_id: 'x' }),
      event({ type: 'ping', message: 'still here' }),
      'event: progress\ndata: {"message":"loading","percent":20}\n\n',
      event({ id: 'gen-1', object: 'chat.completion.chunk', provider: 'x' }),
      event({}),
      event(said('Blue.', 'stop')),
      DONE,
    ),
    is: text('Blue.'),
  },
]

const thinking: readonly Case[] = [
  ['<thinking>', '</thinking>'],
  ['<thought>', '</thought>'],
  ['<seed:think>', '</seed:think>'],
  ['[THINK]', '[/THINK]'],
  ['◁think▷', '◁/think▷'],
  ['<|START_THINKING|>', '<|END_THINKING|>'],
  ['<|begin_of_thought|>', '<|end_of_thought|>'],
  ['<|channel>thought', '<channel|>'],
  ['<|channel|>analysis<|message|>', '<|end|><|start|>assistant<|channel|>final<|message|>'],
].map(([open, close]) => ({
  name: `thinking between ${open} and ${close}, sign by sign`,
  play: stream(...[...`${open}a < b${close}\n\nParis.`].map((sign) => event(said(sign))), stop),
  is: { answer: { text: 'Paris.', thinking: 'a < b' } },
}))

/** Templates of DeepSeek-R1 and QwQ open the thinking in the prompt, so that the answer only closes it. */
const lone: readonly Case[] = [
  ...[
    ['a < b\n</think>\n\nParis.', '</think>', 'a < b\n'],
    ['a < b</think>Paris.', '</think>', 'a < b'],
    ['</think>\n\nParis.', '</think>', ''],
    ['a < b[/THINK]Paris.', '[/THINK]', 'a < b'],
  ].map(([said = '', mark, thought]) => ({
    said,
    is: { text: 'Paris.', thinking: thought, loneMark: mark },
  })),
  ...[
    'Close it with </think> and go on.',
    'The mark is `</think>`\nand nothing else.',
    'It closes so: "</think>".',
    'Write\n</think>',
    'First <think>a\n</think>\nthen go on.',
  ].map((said) => ({ said, is: { text: said, thinking: '' } })),
].map(({ said: words, is }) => ({
  name: `a closing mark alone, or a word: ${JSON.stringify(words)}`,
  play: stream(...[...words].map((sign) => event(said(sign))), stop),
  is: { answer: { ...is, ending: { type: 'stop' } } },
}))

/** Thinking that is none, and a mark that closes once more what a field of its own has held. */
const emptied: readonly Case[] = [
  {
    name: 'thinking that is opened and closed at once',
    play: stream(event(said('<think>\n\n</think>\n\nParis.')), stop),
    is: { answer: { text: 'Paris.', thinking: '', ending: { type: 'stop' } } },
  },
  {
    name: 'a closing mark behind thinking in a field, sign by sign',
    play: stream(
      event(delta({ reasoning_content: 'a < b' })),
      ...[...'\n</think>\n\nParis.'].map((sign) => event(said(sign))),
      stop,
    ),
    is: { answer: { text: 'Paris.', thinking: 'a < b' } },
  },
  {
    name: 'an answer about a tag behind thinking in a field',
    play: stream(
      event(delta({ reasoning_content: 'a < b' })),
      event(said('</thin')),
      event(said('g>')),
      stop,
    ),
    is: { answer: { text: '</thing>', thinking: 'a < b' } },
  },
]

const ends: readonly Case[] = [
  ...[
    'data: "[DONE]"\n\n',
    'data: [done]\n\n',
    'event: done\ndata: {}\n\n',
    'event: end\ndata:\n\n',
    'data: {"done":true}\n\n',
  ].map((mark) => ({
    name: `an end: ${mark.trim()}`,
    play: stream(event(said('Blue.')), mark),
    is: text('Blue.'),
  })),
  {
    name: 'a body without a length that is reset',
    play: async (wire) => {
      await wire.head({ chunked: false })
      await wire.piece(event(said('Half')), 60)
      wire.reset()
    },
    is: { answer: { text: 'Half', ending: { type: 'broken' } } },
  },
  {
    name: 'finish_reason, and then the connection is reset',
    play: async (wire) => {
      await wire.head()
      await wire.piece(event(said('Whole.', 'stop')), 60)
      wire.reset()
    },
    is: text('Whole.'),
  },
  ...[
    event({
      choices: [{ index: 0, delta: {}, finish_reason: 'error', error: { message: 'out of memory' } }],
    }),
    event([{ error: { code: 500, message: 'out of memory' } }]),
    event({ base_resp: { status_code: 1013, status_msg: 'out of memory' } }),
    '{"error":{"message":"out of memory"}}\n',
    'event: stream_error\ndata: {"message":"out of memory"}\n\n',
    event({ errmsg: 'out of memory' }),
  ].map((form) => ({
    name: `an error within the stream: ${form.trim()}`,
    play: stream(event(said('Half')), form),
    is: { answer: { text: 'Half', ending: { type: 'error', message: 'out of memory' } } },
  })),
  {
    name: 'an error that follows an event which was cut',
    play: stream(
      event(said('Half')),
      'data: {"choices":[{"ind\ndata: {"error":{"message":"read error"}}\n\n',
    ),
    is: { answer: { text: 'Half', ending: { type: 'error', message: 'read error' } } },
  },
  {
    name: 'a key in the reason of the end',
    play: stream(event(said('Half')), event(delta({}, `error: ${'k'.repeat(20)}`))),
    is: ended({ type: 'error', message: 'finish_reason: error: •••' }),
  },
  ...['Internal error', '[ERROR] out of memory'].map((words) => ({
    name: `words that are no event: ${words}`,
    play: stream(event(said('Half')), `data: ${words}\n\n`, stop),
    is: ended({ type: 'unreadable', events: 1, words }),
  })),
]

const whole = {
  ...{ object: 'chat.completion', usage: { prompt_tokens: 11, completion_tokens: 5 } },
  choices: [{ index: 0, message: { role: 'assistant', content: 'Blue.' }, finish_reason: 'stop' }],
}
const document = JSON.stringify(whole)
const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'

/** One JSON document: its end is in it, whatever the connection does. */
const documents: readonly Case[] = [
  {
    name: 'a document whose last chunk is missing',
    play: bytes(
      `${head}Transfer-Encoding: chunked\r\n\r\n${document.length.toString(16)}\r\n${document}\r\n`,
    ),
    is: text('Blue.'),
  },
  {
    name: 'a document that is shorter than it says',
    play: bytes(`${head}Content-Length: ${document.length + 9}\r\n\r\n${document}`),
    is: text('Blue.'),
  },
  {
    name: 'a document on a connection that stays open',
    play: async (wire) => {
      await wire.head({ chunked: false, type: 'application/json' })
      await wire.piece(document, 20_000)
    },
    is: text('Blue.'),
  },
  {
    name: 'a document that ends in its middle, in good order',
    play: async (wire) => {
      await wire.head({ type: 'application/json' })
      await wire.piece(document.slice(0, -9))
      await wire.end()
    },
    is: ended({ type: 'unfinished' }),
  },
  {
    name: 'a document that breaks in its middle',
    play: bytes(`${head}Content-Length: ${document.length}\r\n\r\n${document.slice(0, -9)}`),
    is: ended({ type: 'broken' }),
  },
  {
    name: 'a refusal on a connection that stays open',
    play: async (wire) => {
      await wire.head({ status: '400 X', chunked: false, type: 'application/json' })
      await wire.piece(JSON.stringify(problem('too long')), 20_000)
    },
    is: { trouble: { type: 'status', status: 400, message: 'too long' } },
  },
  {
    name: 'chunks line by line are read as they come: nothing ends them but their last one',
    play: async (wire) => {
      await wire.head({ type: 'application/x-ndjson' })
      await wire.piece(`${JSON.stringify(said('Bl'))}\n`)
      await wire.piece(`${JSON.stringify(said('ue.'))}\n${JSON.stringify(delta({}, 'stop'))}\n`, 20_000)
    },
    is: text('Blue.'),
  },
]

const body = event(said('Blue.', 'stop')) + DONE
const length = body.length.toString(16)
const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'
const inChunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`

/** In one packet with what came well: it is not lost with the rest. */
const spoiled: readonly Case[] = [
  {
    name: 'an answer, and then what is no chunk',
    play: bytes(`${chunked}${inChunk(body)}zz\r\n`),
    is: text('Blue.'),
  },
  {
    name: 'an answer, and then more than its end',
    play: bytes(`${chunked}${inChunk(event(said('Blue.', 'stop')))}0\r\n\r\nmore`),
    is: text('Blue.'),
  },
  {
    name: 'half an answer, and then what is no chunk',
    play: bytes(`${chunked}${inChunk(event(said('Half')))}zz\r\n`),
    is: { answer: { text: 'Half', ending: { type: 'broken' } } },
  },
]

/** What gateways make of a stream: reports of their users. */
const gateways: readonly Case[] = [
  {
    name: 'events within events, and comments that became data',
    play: stream(
      'data: : PROCESSING\n\n',
      `data: ${event(said('Bl'))}`,
      `data: ${event(said('ue.', 'stop'))}`,
      `data: ${DONE}`,
    ),
    is: text('Blue.'),
  },
  {
    name: 'a token of digits that became a number',
    play: stream(event({ choices: [{ index: 0, delta: { content: 42 } }] }), event(said(' is it.', 'stop'))),
    is: text('42 is it.'),
  },
  {
    name: 'all of the answer once more at the end',
    play: stream(event(said('Bl')), event(said('ue.')), event(whole), DONE),
    is: { answer: { text: 'Blue.', ending: { type: 'stop' }, usage: { prompt: 11, answer: 5 } } },
  },
  {
    name: 'a switch to another protocol',
    play: async (wire) => {
      await wire.bare(['HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'])
    },
    is: { trouble: { type: 'network', trouble: { type: 'no-http' } } },
  },
  {
    name: 'an encoding that cannot be read is named, and nothing beside it',
    play: bytes(
      'HTTP/1.1 200 OK\r\nContent-Encoding: zstd, kkkkkkkkkkkkkkkkkkkk\r\n\r\n',
      Buffer.from('28b52ffd', 'hex'),
    ),
    is: ended({ type: 'broken', trouble: { type: 'unreadable', encoding: 'zstd' } }),
  },
]

/** One question, and the forms in which other interfaces answer (their documents, November 2026). */
const foreign: readonly Case[] = (
  [
    [
      'anthropic',
      stream(
        named('message_start', { message: { role: 'assistant', content: [], usage: { input_tokens: 5 } } }),
        named('ping', {}),
        named('content_block_delta', { index: 0, delta: { type: 'text_delta', text: 'Blue.' } }),
        named('message_delta', { delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 3 } }),
        named('message_stop', {}),
      ),
    ],
    [
      'anthropic',
      (wire) =>
        wire.answer('200 OK', {
          ...{ type: 'message', role: 'assistant', content: [{ type: 'text', text: 'Blue.' }] },
          usage: { input_tokens: 5, output_tokens: 3 },
        }),
    ],
    [
      'responses',
      stream(
        named('response.created', { response: { object: 'response' } }),
        named('response.output_text.delta', { delta: 'Blue.' }),
        named('response.completed', { response: { usage: { input_tokens: 5 } } }),
      ),
    ],
    [
      'ollama',
      (wire) =>
        wire.answer(
          '200 OK',
          '{"message":{"role":"assistant","content":"Blue."},"done":false}\n{"done":true}\n',
        ),
    ],
    [
      'gemini',
      (wire) => wire.answer('200 OK', [{ candidates: [{ content: { parts: [{ text: 'Blue.' }] } }] }]),
    ],
    ['llama.cpp', stream(event({ content: 'Blue.', stop: false }), event({ content: '', stop: true }))],
  ] satisfies readonly (readonly [string, Play])[]
).map(([dialect, play], at) => ({
  name: `the form of ${dialect} (${at})`,
  play,
  is: { trouble: { type: 'foreign-dialect', dialect } },
}))

/** Heads and bodies that curl takes. */
const wires: readonly Case[] = (
  [
    ['a head with LF alone', bytes(`HTTP/1.1 200 OK\nContent-Type: text/event-stream\n\n${body}`)],
    [
      'a length beside chunks',
      bytes(
        `HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n${length}\r\n${body}\r\n0\r\n\r\n`,
      ),
    ],
    [
      'chunks in capitals with extensions, and trailers',
      bytes(
        `HTTP/1.1 200 OK\r\nTRANSFER-ENCODING: Chunked\r\n\r\n${length.toUpperCase()};a=b\r\n${body}\r\n0\r\nX-T: 1\r\n\r\n`,
      ),
    ],
    ['a cookie of 20 KB', bytes(`HTTP/1.1 200 OK\r\nSet-Cookie: a=${'x'.repeat(20_000)}\r\n\r\n${body}`)],
    ['a folded line in the head', bytes(`HTTP/1.1 200 OK\r\nX-A: one\r\n two\r\n\r\n${body}`)],
    ['news before the answer', bytes(`HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\n\r\n${body}`)],
    ['an encoding that is none', bytes(`HTTP/1.1 200 OK\r\nContent-Encoding: utf-8\r\n\r\n${body}`)],
    ['gzip that is none', bytes(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n${body}`)],
    ['deflate that is none', bytes(`HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n${body}`)],
    ['br that is none', bytes(`HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n${body}`)],
    [
      'gzip twice that is gzip once',
      bytes('HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\n\r\n', gzipSync(body)),
    ],
    [
      'deflate without its head',
      bytes('HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n', deflateRawSync(body)),
    ],
    [
      'compressed twice',
      bytes('HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\n\r\n', gzipSync(gzipSync(body))),
    ],
  ] satisfies readonly (readonly [string, Play])[]
).map(([name, play]) => ({ name, play, is: text('Blue.') }))

/** Nobody closes after `[DONE]`. */
const streamedProbabilities: Play = async (wire, request) => {
  await wire.head()
  await probabilities(wire, request)
  await wire.wait(20_000)
}
const probabilities = pieces(
  ': a comment\n\n',
  event(delta({ role: 'assistant' })),
  event(
    choice({
      logprobs: {
        content: [
          {
            token: ' blue',
            logprob: Math.log(0.75),
            top_logprobs: [{ token: ' green', logprob: Math.log(0.25) }],
          },
        ],
      },
    }),
  ),
  DONE,
)

let server: ModelServer
const asked = new Map<string, number>()
const cases = [
  ...[...fields, ...thinking, ...lone, ...emptied, ...ends, ...documents, ...spoiled, ...gateways],
  ...[...foreign, ...wires],
]

/** The first answers, and then one that is whole. */
const refusing =
  (times: number, status: string, what: unknown, headers: readonly string[] = []): Play =>
  async (wire, request) => {
    const before = asked.get(request.target) ?? 0
    asked.set(request.target, before + 1)
    if (before < times) return wire.answer(status, what, 'application/json', headers)
    return stream(event(said('Blue.', 'stop')))(wire, request)
  }
const now = ['Retry-After: 0']

const refusals: readonly Case[] = [
  ...[
    { status: 'loading model' },
    { error: 'Error: model is still loading, please wait' },
    { error: { code: 'model_loading', message: '' } },
  ].map((what) => ({
    name: `loading: ${JSON.stringify(what)}`,
    play: refusing(1, '503 Service Unavailable', what, now),
    is: text('Blue.'),
    waits: ['loading'] as const,
  })),
  {
    name: 'a limit of a minute that speaks of a quota, in Chinese',
    play: refusing(1, '429 Too Many Requests', problem('已达到每分钟请求额度，请 0.1 秒后重试')),
    is: text('Blue.'),
    waits: ['busy'],
  },
  ...[{ 'retry-after': 'x-ms-retry-after-ms: 0' }, { body: { ...problem('slow'), retry_after: 0 } }].map(
    ({ body: what, ...more }) => ({
      name: `a time to wait: ${JSON.stringify(what ?? more)}`,
      play: refusing(1, '429 X', what ?? problem('slow'), Object.values(more)),
      is: text('Blue.'),
      waits: ['busy'] as const,
    }),
  ),
  {
    name: 'a reason in XML',
    play: refusing(9, '400 X', '<?xml version="1.0"?><Error><Message>too long</Message></Error>'),
    is: { trouble: { type: 'status', status: 400, message: 'too long' } },
  },
  ...[
    [403, problem('用户额度不足', 'insufficient_user_quota')],
    [403, problem('The free tier of the model has been exhausted.', 'AllocationQuota.FreeTierOnly')],
    [429, problem('当前套餐用量已用尽，请升级套餐')],
  ].map(([status, what]) => ({
    name: `no money: ${JSON.stringify(what)}`,
    play: refusing(9, `${status} X`, what),
    is: { trouble: { type: 'no-money' } },
  })),
  {
    name: 'a model that is not there, with 500',
    play: refusing(9, '500 X', problem('The model x does not exist')),
    is: { trouble: { type: 'no-model' } },
  },
  {
    name: 'a key that is not taken, with 400',
    play: refusing(9, '400 X', [{ error: { message: 'API key not valid. Please pass a valid API key.' } }]),
    is: { trouble: { type: 'key' } },
  },
  {
    name: '498 where all places are taken',
    play: refusing(1, '498 X', problem('Flex tier capacity exceeded'), now),
    is: text('Blue.'),
    waits: ['busy'],
  },
  {
    name: '498 for a key',
    play: refusing(9, '498 X', problem('Token expired')),
    is: { trouble: { type: 'key', status: 498 } },
  },
  {
    name: '499',
    play: refusing(9, '499 X', problem('The request was cancelled')),
    is: { trouble: { type: 'status', status: 499, message: 'The request was cancelled' } },
  },
  {
    name: '403 for a token, in Chinese',
    play: refusing(9, '403 X', problem('无效的令牌')),
    is: { trouble: { type: 'key' } },
  },
  ...[problem('Access denied from your region'), '<html><h1>Attention</h1></html>', ''].map((what, at) => ({
    name: `403 that is not about a key (${at})`,
    play: refusing(9, '403 X', what),
    is: { trouble: { type: 'status', status: 403 } },
  })),
  ...['include_usage', 'streamOptions'].map((field) => ({
    name: `a refusal of stream_options that says ${field}`,
    play: (async (wire, request) =>
      'stream_options' in request.json
        ? wire.answer('400 X', problem(`Unknown field: ${field}`))
        : stream(event(said('Blue.', 'stop')))(wire, request)) satisfies Play,
    is: text('Blue.'),
  })),
]

const all = [...cases, ...refusals]

beforeAll(async () => {
  server = await startModelServer(async (wire, request) => {
    if (request.target.startsWith('/next/')) return streamedProbabilities(wire, request)
    const at = Number(/^\/(\d+)\/v1\//.exec(request.target)?.[1])
    const play = request.method === 'POST' ? all[at]?.play : undefined
    return play === undefined ? wire.answer('404 Not Found', '') : play(wire, request)
  })
})
afterAll(() => server.close())

const serverAt = (path: string): Server => ({
  endpoint: { bases: [new URL(`http://127.0.0.1:${server.port}${path}`)], isLoopback: true },
  key: { variable: 'KEY', value: 'k'.repeat(20) },
  proxies: {},
  patience: { connection: 20, silence: 60 },
})

async function ask(path: string): Promise<Outcome> {
  const waits: WaitReason[] = []
  try {
    const answer = await chat({
      server: serverAt(path),
      wish: { model: 'x', prompt: 'Say it.' },
      hear: (news) => {
        if (news.type === 'waiting') waits.push(news.reason)
      },
      random: () => 0,
    })
    return { answer, waits }
  } catch (error) {
    if (error instanceof RequestError) return { trouble: error.trouble, waits }
    throw error
  }
}

test('numbers that JSON does not have count as null, and words are left', async () => {
  expect(jsonOf('{"a": -Infinity, "b": [NaN, 1], "c": "NaN, \\"Infinity"}')).toEqual({
    ...{ a: null, b: [null, 1] },
    c: 'NaN, "Infinity',
  })
  expect(jsonOf('NaN is a number')).toBeUndefined()
})

test('probabilities that come as a stream are read', async () => {
  const found = await nextTokens(serverAt('/next/v1'), 'x', 'Say it.', () => {})

  expect(found.form).toBe('completion')
  expect(found.tokens?.map(({ token }) => token)).toEqual([' blue', ' green'])
  expect(found.tokens?.[0]?.probability).toBeCloseTo(0.75)
})

describe.concurrent('forms of an answer, of its end, of the wire and of a refusal', () => {
  test.each(all.map((each, at) => [each.name, each, at] as const))('%s', async (_, { is, waits }, at) => {
    const outcome = await ask(`/${at}/v1`)

    expect(outcome).toMatchObject(is)
    expect(outcome.waits).toEqual(waits ?? [])
  })
})
