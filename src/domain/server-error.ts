import { isRecord } from './record.ts'

/** What a server says went wrong, in its own words. */
export interface ServerError {
  readonly message: string
  readonly code: string
}

type Fields = Readonly<Record<string, unknown>>

/** Errors within errors that are looked into; what lies deeper was written to break readers. */
const DEEPEST = 8

/** Fields that hold an error, by their names in small letters without `_`. The last one is MiniMax's. */
const HOLDERS = ['error', 'errors', 'err', 'fault', 'baseresp'] as const

/** Fields with the words of an error, the most telling first; no part of an answer has them beside nothing else. */
const SURE_WORDS = [
  'errordescription',
  'message',
  'msg',
  'errormessage',
  'errormsg',
  'errmsg',
  'faultstring',
  'detail',
  'statusmsg',
  'reason',
  'title',
] as const

/** Fields whose words are an error's only where it is known to be one. */
const FURTHER_WORDS = ['details', 'usermessage', 'description', 'info', 'cause', 'text', 'result', 'data']

const NUMBERS = ['code', 'statuscode', 'errcode', 'errorcode'] as const
const CODES = ['code', 'type', 'status', 'errcode', 'errorcode'] as const
const isCode = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && value !== '')

/** What stands beside the words of an error and is none of them. */
const NO_WORDS = /^(?:code|type|status|param|id|requestid|traceid|loc|path|timestamp|instance)$/

/**
 * Whether a value is an error: `{error}`, `{object: "error"}`, `{success: false}`, a number from 400, or what has a message
 * and nothing of an answer. `isOther`: it came under a name of its own, such as `progress`, and may have a message for that.
 */
export function saysError(value: Fields, isOther = false): boolean {
  if (value.error || value.object === 'error' || value.type === 'error') return true
  if (isRecord(value.base_resp) && value.base_resp.status_code) return true
  if (value.choices !== undefined || value.usage !== undefined) return false
  if (value.success === false || value.ok === false) return true
  if (typeof value.status === 'string' && /^(?:error|fail(?:ed|ure)?)$/i.test(value.status)) return true
  const fields = byName(value)
  const number = Number(NUMBERS.map((name) => fields.get(name)).find(isCode))
  if (number === 0 || number === 200) return false
  return (
    (number >= 400 && number < 600) ||
    ['error', 'errors', 'err', 'fault'].some((name) => isSaid(fields.get(name))) ||
    wrapped(value) !== undefined ||
    (!isOther && wordsIn(fields, SURE_WORDS, 0) !== '')
  )
}

/**
 * `{error: {message}}`, `{error: "…"}`, `{detail: [{msg}]}`, `{Response: {Error: {Message}}}`: each server has its own form.
 * `value` is known to tell of an error.
 */
export function readServerError(value: unknown): ServerError {
  return readError(value, 0, false)
}

/** `isHeld`: it stands in a field that holds errors, so that words under any name are its own. */
function readError(value: unknown, depth: number, isHeld: boolean): ServerError {
  if (typeof value === 'string') return { message: value, code: '' }
  if (depth > DEEPEST) return { message: '', code: '' }
  if (Array.isArray(value)) return readError(value[0] ?? '', depth + 1, isHeld)
  if (!isRecord(value)) return { message: '', code: '' }
  const fields = byName(value)
  const inner = wrapped(value) ?? HOLDERS.map((name) => fields.get(name)).find(isSaid)
  const held = inner === undefined ? undefined : readError(inner, depth + 1, true)
  if (held !== undefined && held.message !== '' && typeof inner !== 'string') return held
  const message =
    wordsIn(fields, SURE_WORDS, depth) ||
    held?.message ||
    wordsIn(fields, FURTHER_WORDS, depth) ||
    (isHeld ? firstWords(value, depth) : '')
  const codes = [...CODES.map((name) => fields.get(name)), held?.code]
  return { message: withReason(message, value.metadata), code: codes.filter(isCode).join(' ') }
}

/** Gateways of Tencent and Volcano Engine put an error one deeper. */
const wrapped = (value: Fields): unknown =>
  [value.Response, value.ResponseMetadata].find((each) => isRecord(each) && isRecord(each.Error))

const byName = (value: Fields): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(value).map(([name, each]) => [name.toLowerCase().replaceAll('_', ''), each]))

const isSaid = (value: unknown): boolean =>
  typeof value === 'string' || Array.isArray(value)
    ? value.length > 0
    : isRecord(value) && Object.keys(value).length > 0

function wordsIn(fields: ReadonlyMap<string, unknown>, names: readonly string[], depth: number): string {
  for (const name of names) {
    const found = readError(fields.get(name), depth + 1, false).message
    if (found !== '') return found
  }
  return ''
}

/** Under names that nobody knows: `{"model": ["is required"]}`. */
function firstWords(value: Fields, depth: number): string {
  for (const [name, each] of Object.entries(value)) {
    if (NO_WORDS.test(name.toLowerCase().replaceAll('_', ''))) continue
    const { message } = readError(each, depth + 1, true)
    if (message !== '') return message
  }
  return ''
}

/** OpenRouter says that a maker failed, and beside it what the maker said. */
function withReason(message: string, metadata: unknown): string {
  const raw = isRecord(metadata) ? metadata.raw : undefined
  return typeof raw === 'string' && raw !== '' ? `${message}: ${raw}` : message
}
