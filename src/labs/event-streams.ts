/**
 * One answer as five kinds of servers send it, written out from their documentation and, for vLLM, from its pull request
 * 36944: OpenAI's chunks with `[DONE]`, Anthropic's named events, Ollama's lines of JSON, llama.cpp with a comment during
 * silence, DeepSeek with `: keep-alive`, and vLLM with its last text beside the stop reason.
 */
export const dialects = ['openai', 'anthropic', 'ollama', 'llama.cpp', 'deepseek', 'vllm'] as const
export type Dialect = (typeof dialects)[number]

/** What the answer says, in the pieces in which it is sent. */
export const pieces = ['Water 水', ' boils', ' at 100 °C', '，', '沸腾', ' 🌊'] as const
export const answer = pieces.join('')

const json = (value: unknown): string => JSON.stringify(value)

const chunk = (content: string | null, finish: string | null = null): string =>
  `data: ${json({
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta: content === null ? {} : { content }, finish_reason: finish }],
  })}\n\n`

const usage = `data: ${json({ choices: [], usage: { prompt_tokens: 12, completion_tokens: 14 } })}\n\n`
const done = 'data: [DONE]\n\n'

const named = (type: string, rest: object): string => `event: ${type}\ndata: ${json({ type, ...rest })}\n\n`

const line = (content: string, rest: object): string =>
  `${json({ model: 'm', message: { role: 'assistant', content }, ...rest })}\n`

const streams: Readonly<Record<Dialect, string>> = {
  openai: [...pieces.map((piece) => chunk(piece)), chunk(null, 'stop'), usage, done].join(''),
  anthropic: [
    named('message_start', { message: { role: 'assistant', content: [] } }),
    named('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
    named('ping', {}),
    ...pieces.map((text) => named('content_block_delta', { index: 0, delta: { type: 'text_delta', text } })),
    named('content_block_stop', { index: 0 }),
    named('message_delta', { delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 14 } }),
    named('message_stop', {}),
  ].join(''),
  ollama: [
    ...pieces.map((piece) => line(piece, { done: false })),
    line('', { done: true, done_reason: 'stop', prompt_eval_count: 12, eval_count: 14 }),
  ].join(''),
  'llama.cpp': [':\n\n', ...pieces.map((piece) => chunk(piece)), chunk(null, 'stop'), done].join(''),
  deepseek: [
    ': keep-alive\n\n: keep-alive\n\n',
    ...pieces.map((piece) => chunk(piece)),
    chunk('', 'stop'),
    done,
  ].join(''),
  vllm: [
    ...pieces.slice(0, -1).map((piece) => chunk(piece)),
    chunk(pieces.at(-1) ?? '', 'stop'),
    usage,
    done,
  ].join(''),
}

const encoder = new TextEncoder()

/** The stream as bytes; lines may end in CR LF as well, by the standard of server-sent events. */
export const streamOf = (dialect: Dialect, lineEnd: '\n' | '\r\n'): Uint8Array =>
  encoder.encode(streams[dialect].replaceAll('\n', lineEnd))
