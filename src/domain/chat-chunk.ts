import { isRecord } from './record.ts'
import { readServerError, type ServerError, saysError } from './server-error.ts'

/** What a server counted. Fields that it does not give, or that are no counts, are missing. */
export interface Usage {
  readonly prompt?: number
  readonly answer?: number
  /** Of the prompt, what the server had in its cache. */
  readonly cached?: number
  /** Of the answer, what was thinking. */
  readonly thinking?: number
}

/** Words of an answer, by what they are. */
export interface Piece {
  readonly kind: 'text' | 'thinking' | 'refusal'
  readonly text: string
}

/** One event of a stream, or a whole answer that was not streamed. */
export interface Chunk {
  readonly pieces: readonly Piece[]
  /** The number of the choice that was read, where it has one. */
  readonly choice?: number
  /** It holds a whole message and no part of one. */
  readonly isWhole?: boolean
  /** The model wants a tool to be called. */
  readonly callsTool: boolean
  readonly finish?: string
  readonly usage?: Usage
  readonly error?: ServerError
}

/**
 * Reads what servers send for a chunk; undefined for what has nothing of one and should have. One answer is asked for: its
 * choice is `wanted`, which an earlier chunk had; before one had any it is number 0 or, where only others came, the first.
 */
export function readChunk(value: unknown, event = '', wanted?: number): Chunk | undefined {
  if (!isRecord(value)) return undefined
  // Events under names of their own (`ping`, `progress`) are about something else.
  const isOther =
    IDLE.test(String(value.type)) || (event !== '' && event !== 'message' && !/err|fail/i.test(event))
  if (event === 'error' || saysError(value, isOther))
    return { pieces: [], callsTool: false, error: readServerError(value) }
  const choices = Array.isArray(value.choices) ? value.choices.filter(isRecord) : []
  const choice =
    choices.find(({ index }) => index === undefined || index === null || Number(index) === (wanted ?? 0)) ??
    (wanted === undefined ? choices[0] : undefined)
  const usage = usageIn(value, choice)
  const isChunk =
    Array.isArray(value.choices) || value.choices === null || value.object === CHUNK || usage !== undefined
  if (choice === undefined)
    return isChunk || isOther ? { pieces: [], callsTool: false, ...(usage && { usage }) } : undefined
  const said = isRecord(choice.delta) ? choice.delta : isRecord(choice.message) ? choice.message : choice
  const finish = choice.finish_reason === undefined ? choice.stop_reason : choice.finish_reason
  return {
    pieces: piecesOf(said),
    ...(said === choice.message ? { isWhole: true } : {}),
    ...(typeof choice.index === 'number' ? { choice: choice.index } : {}),
    callsTool: hasEntries(said.tool_calls) || isRecord(said.tool_calls) || isRecord(said.function_call),
    ...(typeof finish === 'string' && finish !== '' ? { finish } : {}),
    ...(usage && { usage }),
    ...(choice.error ? { error: readServerError({ error: choice.error }) } : {}),
  }
}

const IDLE = /^(?:ping|heartbeat|keep-?alive|status|progress)$/i

const CHUNK = 'chat.completion.chunk'

/** Beside the choices; Groq puts it into a field of its own, Moonshot into the choice. */
const usageIn = (
  value: Readonly<Record<string, unknown>>,
  choice: Readonly<Record<string, unknown>> | undefined,
): Usage | undefined =>
  [value.usage, isRecord(value.x_groq) ? value.x_groq.usage : undefined, choice?.usage]
    .map(readUsage)
    .find((usage) => usage !== undefined)

const hasEntries = (value: unknown): boolean => Array.isArray(value) && value.length > 0

/** Thinking has several names, of which some servers give two at once; an answer is a text or a list of typed parts. */
function piecesOf(said: Readonly<Record<string, unknown>>): Piece[] {
  const thinking = [said.reasoning_content, said.reasoning, said.thinking, said.reasoning_text, said.thought]
    .map((each) => (isRecord(each) ? (each.content ?? each.text) : each))
    .find((each) => typeof each === 'string' && each !== '')
  return [
    ...(thinking === undefined && Array.isArray(said.reasoning_details)
      ? said.reasoning_details.flatMap((each) =>
          isRecord(each) ? plainPiece('thinking', each.text ?? each.summary) : [],
        )
      : plainPiece('thinking', thinking)),
    ...(Array.isArray(said.content)
      ? said.content.flatMap((part) => partPieces(part))
      : isRecord(said.content)
        ? partPieces(said.content)
        : plainPiece('text', said.content ?? said.text)),
    ...plainPiece('refusal', said.refusal),
  ]
}

/** Some gateways make a number of a token that is all digits. */
const plainPiece = (kind: Piece['kind'], given: unknown): Piece[] => {
  const text = typeof given === 'number' ? String(given) : given
  return typeof text === 'string' && text !== '' ? [{ kind, text }] : []
}

/** Parts within parts that are looked into; what lies deeper was written to break readers. */
const DEEPEST = 8

function partPieces(part: unknown, depth = 0): Piece[] {
  if (typeof part === 'string') return plainPiece('text', part)
  if (!isRecord(part) || depth > DEEPEST) return []
  switch (part.type) {
    case 'text':
    case 'output_text':
      return plainPiece('text', isRecord(part.text) ? part.text.value : part.text)
    case 'refusal':
      return plainPiece('refusal', part.refusal)
    case 'thinking':
    case 'reasoning': {
      const inner = part.thinking ?? part.reasoning ?? part.text
      return Array.isArray(inner)
        ? inner.flatMap((each) => partPieces(each, depth + 1)).map(({ text }) => ({ kind: 'thinking', text }))
        : plainPiece('thinking', inner)
    }
    default:
      return part.type === undefined || part.type === 'text_delta'
        ? plainPiece('text', part.text ?? part.content)
        : []
  }
}

function readUsage(value: unknown): Usage | undefined {
  if (!isRecord(value)) return undefined
  const inPrompt = detailsOf(value.prompt_tokens_details ?? value.input_tokens_details)
  const inAnswer = detailsOf(value.completion_tokens_details ?? value.output_tokens_details)
  const counts = {
    prompt: count(value.prompt_tokens ?? value.input_tokens),
    answer: count(value.completion_tokens ?? value.output_tokens),
    cached: count(inPrompt.cached_tokens ?? value.prompt_cache_hit_tokens ?? value.cached_tokens),
    thinking: count(inAnswer.reasoning_tokens),
  }
  const { prompt, answer, cached, thinking } = counts
  return {
    ...(prompt === undefined ? {} : { prompt }),
    ...(answer === undefined ? {} : { answer }),
    ...(cached === undefined || prompt === undefined || cached > prompt ? {} : { cached }),
    ...(thinking === undefined || answer === undefined || thinking > answer ? {} : { thinking }),
  }
}

const detailsOf = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {})

const count = (given: unknown): number | undefined => {
  const value = typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

/** Names of a list of models, each once, in any of the forms in use. */
export function readModelNames(value: unknown): string[] | undefined {
  const list = Array.isArray(value) ? value : isRecord(value) ? (value.data ?? value.models) : undefined
  if (!Array.isArray(list)) return isRecord(value) && value.object === 'list' ? [] : undefined
  const names = list.flatMap((each: unknown) => {
    const name = isRecord(each) ? (each.id ?? each.name ?? each.model) : each
    return typeof name === 'string' && name !== '' ? [name] : []
  })
  return [...new Set(names)]
}
