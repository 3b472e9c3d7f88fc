import { atLoneMark, createTextJoiner, createThinkingSplitter } from '../domain/answer-text.ts'
import { type ChatAnswer, type Ending, endingOf, type RequestTrouble } from '../domain/chat-answer.ts'
import { type Chunk, type Piece, readChunk, type Usage } from '../domain/chat-chunk.ts'
import { type ForeignDialect, foreignDialect } from '../domain/foreign-dialect.ts'
import { createGrowingText } from '../domain/growing-text.ts'
import { isRecord } from '../domain/record.ts'
import { createSameChunk } from '../domain/same-chunk.ts'
import { toldText } from '../domain/told-text.ts'
import { jsonOf, looksLikePage } from './body-text.ts'
import { createCharacterReader } from './character-reader.ts'
import { type HttpAnswer, NetworkError } from './http.ts'
import { RequestError, type Server } from './server.ts'
import { createEventReader, EventTooLong } from './server-sent-events.ts'

/** Megabytes of an answer. */
const MOST_OF_ANSWER = 64
/** Milliseconds in which counts may follow after a finish_reason; some servers send nothing more and do not close. */
const AFTER_FINISH = 2000

export interface Reading {
  readonly server: Server
  readonly hear: (news: { readonly type: Stream; readonly text: string } | { readonly type: 'anew' }) => void
  readonly address: string
  /** Milliseconds of `performance.now()` at which the request was sent. */
  readonly asked: number
  /** There is no other address at which a model server may be. */
  readonly isLast: boolean
}

type Stream = 'text' | 'thinking'

/** Reads an answer to its end, whatever that end is; `elsewhere` where it is not one of a model server. */
export async function readAnswer(answer: HttpAnswer, reading: Reading): Promise<ChatAnswer | 'elsewhere'> {
  const collected = createCollector(reading)
  const body = createBodyReader(collected, reading.server.key?.value)
  const end = await readBody(answer, body, collected)
  if (end.type === 'whole') body.end()
  // What holds one document together is its own end, and not the connection's.
  const isRead = end.type !== 'broken' || body.isDocument()
  const trouble = isRead ? body.trouble(end.type === 'too-long', reading.address) : undefined
  if (trouble !== undefined) {
    if (!reading.isLast) return 'elsewhere'
    throw new RequestError(trouble)
  }
  collected.end()
  const found = collected.result()
  return {
    ...found,
    ...(body.isDamaged() && /\ufffd/.test(found.text + found.thinking) ? { hasLostCharacters: true } : {}),
    base: reading.address,
    ending: finalEnding(found.ending, {
      isStopped: reading.server.signal?.aborted === true,
      trouble: end.type === 'broken' ? end.error : undefined,
      isTooLong: end.type === 'too-long',
      ...body.losses(),
    }),
  }
}

type BodyEnd =
  | { readonly type: 'whole' | 'left' | 'late' | 'too-long' }
  | { readonly type: 'broken'; readonly error: NetworkError }

/** Takes the body until its end, until the answer is over, or until it cannot be one. */
async function readBody(answer: HttpAnswer, body: BodyReader, collected: Collector): Promise<BodyEnd> {
  let lateness: NodeJS.Timeout | undefined
  let size = 0
  try {
    return await new Promise((resolve, reject) => {
      const take = (bytes: Uint8Array): 'more' | 'enough' => {
        size += bytes.length
        body.take(bytes)
        collected.flush()
        clearTimeout(lateness)
        if (collected.hasFinished() || body.mayBeDocument()) {
          lateness = setTimeout(() => {
            if (!collected.hasFinished() && !body.isDocument()) return
            answer.close()
            resolve({ type: 'late' })
          }, AFTER_FINISH)
        }
        if (size > MOST_OF_ANSWER * 1024 * 1024) throw new EventTooLong()
        return collected.isDone() ? 'enough' : 'more'
      }
      answer
        .read((bytes) => {
          try {
            return take(bytes)
          } catch (error) {
            reject(error)
            return 'enough'
          }
        })
        .then((type) => resolve({ type }), reject)
    })
  } catch (error) {
    if (error instanceof EventTooLong) return { type: 'too-long' }
    if (error instanceof NetworkError) return { type: 'broken', error }
    throw error
  } finally {
    clearTimeout(lateness)
  }
}

interface BodyReader {
  readonly take: (bytes: Uint8Array) => void
  /** The body has ended in good order. */
  readonly end: () => void
  /** Why it is no answer of a model server; undefined where it is one. A body in one piece is read now. */
  readonly trouble: (isTooLong: boolean, address: string) => RequestTrouble | undefined
  /** It does not come in events, and may be complete at any time. */
  readonly mayBeDocument: () => boolean
  /** It is one JSON document, and all of it is here. */
  readonly isDocument: () => boolean
  /** Bytes among it were no UTF-8. */
  readonly isDamaged: () => boolean
  readonly losses: () => {
    readonly unreadable: number
    /** The first of them, where it is in words. */
    readonly words: string
    readonly isCutOff: boolean
  }
}

/** Events, one JSON document, or lines of JSON: told by what stands first, since content types lie. */
function createBodyReader(collected: Collector, key: string | undefined): BodyReader {
  const characters = createCharacterReader()
  const same = createSameChunk()
  let form: BodyForm = 'unknown'
  let start = ''
  let unreadable = 0
  let unreadWords = ''
  let isCutOff = false
  let isInLines = false
  let foreign: ForeignDialect | undefined
  let choice: number | undefined
  const takeValue = (value: unknown, name: string): Chunk | undefined => {
    const chunk = readChunk(value, name, choice)
    choice ??= chunk?.choice
    foreign ??= foreignDialect(value)
    if (chunk === undefined) unreadable += mayHoldWords(value) ? 1 : 0
    else collected.take(chunk)
    return chunk
  }
  const events = createEventReader(({ name, data: whole }) => {
    if (collected.isDone()) return
    const data = whole.replace(DOUBLED, '')
    const words = name === '' || name === 'message' ? same.words(data) : undefined
    if (words !== undefined) return collected.takeText(words)
    if (DONE.test(data) || (LAST.test(name) && ALIVE.test(data))) return collected.done()
    if (ALIVE.test(data)) return
    const { values, others } = valuesIn(data)
    if (values.length === 0 && name === 'error') return void takeValue({ error: data }, name)
    if (others > 0 && unreadable === 0 && IN_WORDS.test(data)) unreadWords = toldText(data, key)
    unreadable += others
    for (const value of values) {
      const chunk = takeValue(value, name)
      if (chunk !== undefined && isTextAlone(chunk)) same.learn(data, chunk.pieces[0].text)
    }
    if (LAST.test(name) || (collected.hasSomething() && values.some(saysDone))) collected.done()
  })
  const take = (text: string): void => {
    if (form === 'events') return events.push(text)
    // Blanks before an answer say nothing, and there may be a gigabyte of them.
    start = form === 'unknown' ? (start + text).trimStart() : start + text
    if (form === 'unknown') form = formOf(start)
    if (form === 'json' && !isInLines && isChunkInLine(start, text)) {
      isInLines = true
      form = 'events'
    }
    if (form === 'events') {
      events.push(start)
      start = ''
    }
  }
  return {
    take: (bytes) => take(characters.push(bytes)),
    end: () => {
      take(characters.end())
      // An event that is cut off at the end of the body is a part that did not come, not one that is badly written.
      const before = unreadable
      if (form === 'events') events.end()
      isCutOff = unreadable > before
      unreadable = before
    },
    trouble: (isTooLong, address) => {
      const inForeign = (): RequestTrouble | undefined =>
        foreign === undefined || collected.hasSomething()
          ? undefined
          : { type: 'foreign-dialect', address, dialect: foreign }
      if (form === 'events')
        return events.isStream() || isInLines ? inForeign() : { type: 'not-a-model-server', address }
      if (isTooLong && !looksLikePage(start)) return undefined
      const whole = readWhole(start, address)
      if (whole.type === 'trouble') return whole.trouble
      isCutOff ||= whole.isCutOff
      for (const value of whole.values) takeValue(value, '')
      return inForeign()
    },
    mayBeDocument: () => form === 'json',
    isDocument: () => form === 'json' && jsonOf(start) !== undefined,
    isDamaged: characters.isDamaged,
    losses: () => ({ unreadable, words: unreadWords, isCutOff }),
  }
}

/** What fast reading may repeat: one piece of text, and nothing beside it. */
const isTextAlone = (chunk: Chunk): chunk is Chunk & { readonly pieces: readonly [Piece] } =>
  chunk.pieces.length === 1 &&
  chunk.pieces[0]?.kind === 'text' &&
  !chunk.callsTool &&
  chunk.finish === undefined &&
  chunk.usage === undefined &&
  chunk.error === undefined

/** Gateways that make events of events. */
const DOUBLED = /^(?:data: ?)+/

/** An end as an object; Ollama's own form has it as well. */
const saysDone = (value: unknown): boolean =>
  isRecord(value) && value.done === true && value.choices === undefined

/** JSON line by line, known by its first one, is read as it comes. `added` stands at the end of the text. */
function isChunkInLine(text: string, added: string): boolean {
  const end = text.indexOf('\n')
  if (end < Math.max(0, text.length - added.length)) return false
  const value = jsonOf(text.slice(0, end))
  const [choice]: unknown[] = isRecord(value) && Array.isArray(value.choices) ? value.choices : []
  return isRecord(choice) && isRecord(choice.delta)
}

/** The end of a stream in words; OpenAI writes `[DONE]`, others name an event so. */
const DONE = /^\W*done\W*$/i
const LAST = /^(?:done|end|complete|finish(?:ed)?)$/i

/** Gateways send objects of their own between chunks; a part of an answer would stand in one of these fields. */
const mayHoldWords = (value: unknown): boolean =>
  !isRecord(value) || Object.keys(value).some((name) => WORDS.has(name))
const WORDS: ReadonlySet<string> = new Set([
  'answer',
  'content',
  'data',
  'delta',
  'message',
  'output',
  'parts',
  'response',
  'result',
  'text',
  'token',
])

/** Neither the beginning of JSON nor a page: somebody says something. */
const IN_WORDS = /^\s*(?:[^\s{["<]|\[[a-z])/i

/** Nothing, what keeps a connection awake where a comment would do, or a comment that a gateway made data of. */
const ALIVE = /^(?:\W*(?:null|ping|heartbeat|keep-?alive)?\W*|:.*)$/i

type BodyForm = 'unknown' | 'events' | 'json'

function formOf(start: string): BodyForm {
  const [first] = start
  return first === undefined ? 'unknown' : '{[<"'.includes(first) ? 'json' : 'events'
}

/**
 * JSON values of an event's data, or those in its list; some servers leave out the empty line between two, and an error that
 * is put in may follow an event that was cut. `others`: what is no JSON.
 */
function valuesIn(data: string): { readonly values: readonly unknown[]; readonly others: number } {
  const value = jsonOf(data)
  if (value !== undefined) return { values: Array.isArray(value) ? value : [value], others: 0 }
  const lines = data.split('\n').filter((line) => line.trim() !== '' && line.trim() !== '[DONE]')
  const values = lines.map(jsonOf).filter((each) => each !== undefined)
  return { values, others: values.length === 0 ? 1 : lines.length - values.length }
}

type Whole =
  | { readonly type: 'values'; readonly values: readonly unknown[]; readonly isCutOff: boolean }
  | { readonly type: 'trouble'; readonly trouble: RequestTrouble }

/** A body that is no stream: an answer in one piece, JSON line by line, a page, or nothing. */
function readWhole(text: string, address: string): Whole {
  if (text.trim() === '') return { type: 'values', values: [], isCutOff: false }
  if (looksLikePage(text)) return { type: 'trouble', trouble: { type: 'web-page', address } }
  const { values } = valuesIn(text)
  const chunks = values.map((value) => readChunk(value))
  if (values.length === 0 && BEGUN.test(text)) return { type: 'values', values, isCutOff: true }
  const [first] = chunks
  // LM Studio answers so to any path that it does not know.
  if (first?.error !== undefined && UNKNOWN_PATH.test(first.error.message)) {
    const { message } = first.error
    return { type: 'trouble', trouble: { type: 'wrong-address', address, status: 200, message } }
  }
  return values.some((value) => foreignDialect(value) !== undefined) ||
    chunks.some((chunk) => chunk !== undefined)
    ? { type: 'values', values, isCutOff: false }
    : { type: 'trouble', trouble: { type: 'not-a-model-server', address } }
}

/** An answer in one piece of which the rest is missing. */
const BEGUN = /^\s*\{[\s\S]*"choices"\s*:/

const UNKNOWN_PATH =
  /(?:unexpected|unknown|invalid|no such) (?:endpoint|path|route|url)|(?:endpoint|path|route|url|page)\b.{0,80}\bnot found|cannot (?:post|get)\b/i

type Found = Omit<ChatAnswer, 'base' | 'hasLostCharacters'>

type Collector = ReturnType<typeof createCollector>

/** Puts the chunks together and tells what is new, once for all that came together. */
function createCollector({ hear, server, asked }: Reading) {
  const key = server.key?.value
  const joiners = { text: createTextJoiner(key), thinking: createTextJoiner(key) }
  let splitter = createThinkingSplitter()
  const grown = createGrowingText()
  const said = { text: '', thinking: '' }
  const fresh = { text: '', thinking: '' }
  let usage: Usage = {}
  let finish: string | undefined
  let error: string | undefined
  let refused = false
  let callsTool = false
  let isDone = false
  let hasParts = false
  let first: number | undefined
  let last: number | undefined
  let firstOfText: number | undefined
  const isNew = { text: false, thinking: false }
  const add = ({ kind, text }: Piece): void => {
    if (kind === 'refusal') refused = true
    const stream = kind === 'thinking' ? 'thinking' : 'text'
    isNew[stream] = true
    fresh[stream] += joiners[stream].push(text)
  }
  /** What was said so far was this text in the making. */
  const beginAnew = (): void => {
    splitter = createThinkingSplitter()
    joiners.text = createTextJoiner(key)
    said.text = fresh.text = ''
    hear({ type: 'anew' })
  }
  /** Some servers end a stream with all of the answer once more. */
  const isSaid = ({ kind, text }: Piece): boolean => {
    const stream = kind === 'thinking' ? 'thinking' : 'text'
    return (said[stream] + fresh[stream]).trim() === text.trim()
  }
  const takeText = (piece: string): void => {
    const { text, isAnew } = grown(piece)
    if (isAnew) beginAnew()
    if (text !== '') for (const each of splitter.push({ kind: 'text', text })) add(each)
  }
  const flush = (): void => {
    if (isNew.text || isNew.thinking) {
      last = performance.now() - asked
      first ??= last
      if (isNew.text) firstOfText ??= last
      isNew.text = isNew.thinking = false
    }
    for (const type of ['thinking', 'text'] as const) {
      const text = fresh[type]
      // Some templates open the thinking and close it at once.
      if (text === '' || (type === 'thinking' && said.thinking === '' && text.trim() === '')) continue
      said[type] += text
      fresh[type] = ''
      hear({ type, text })
    }
  }
  return {
    take: (chunk: Chunk): void => {
      for (const piece of chunk.pieces) {
        if (chunk.isWhole && hasParts && isSaid(piece)) continue
        if (piece.kind === 'text') takeText(piece.text)
        else for (const each of splitter.push(piece)) add(each)
      }
      hasParts ||= !chunk.isWhole && chunk.pieces.length > 0
      callsTool ||= chunk.callsTool
      finish = chunk.finish ?? finish
      usage = { ...usage, ...chunk.usage }
      if (chunk.error !== undefined) {
        error = toldText(chunk.error.message || chunk.error.code, key)
        isDone = true
      }
    },
    takeText,
    done: (): void => {
      isDone = true
      finish ??= 'stop'
    },
    isDone: () => isDone,
    /** Words came, or what went wrong in their place. */
    hasSomething: () =>
      [said, fresh].some(({ text, thinking }) => text + thinking !== '') || error !== undefined,
    hasFinished: () => finish !== undefined,
    flush,
    end: (): void => {
      for (const piece of splitter.end()) add(piece)
      fresh.thinking += joiners.thinking.end()
      fresh.text += joiners.text.end()
      flush()
    },
    result: (): Found => {
      const parted = said.thinking === '' ? atLoneMark(said.text) : undefined
      return {
        text: parted?.text ?? said.text,
        thinking: parted?.thinking ?? said.thinking,
        ...(parted === undefined ? {} : { loneMark: parted.mark }),
        usage,
        ending: endingFrom({ said, finish: finish && toldText(finish, key), error, refused, callsTool }),
        ...(first === undefined ? {} : { first }),
        ...(last === undefined ? {} : { last }),
        ...(firstOfText === undefined || parted !== undefined ? {} : { firstOfText }),
      }
    },
  }
}

interface Said {
  readonly said: { readonly text: string; readonly thinking: string }
  readonly finish: string | undefined
  readonly error: string | undefined
  readonly refused: boolean
  readonly callsTool: boolean
}

function endingFrom({ said, finish, error, refused, callsTool }: Said): Ending {
  if (error !== undefined) return { type: 'error', message: error }
  if (finish === undefined && said.text + said.thinking !== '') return { type: 'unfinished' }
  const ending = endingOf(finish ?? '')
  if (ending === 'error') return { type: 'error', message: `finish_reason: ${finish}` }
  if (ending === 'filtered') return { type: 'filtered' }
  if (refused || ending === 'refused') return { type: 'refused', isSilent: said.text.trim() === '' }
  const isEmpty = said.text.trim() === ''
  if (isEmpty && (callsTool || ending === 'tool')) return { type: 'tool' }
  if (isEmpty) return { type: 'empty', thought: said.thinking !== '', limited: ending === 'length' }
  return { type: ending === 'length' ? 'length' : 'stop' }
}

/** What came from outside the text decides, unless the answer was whole before. */
function finalEnding(
  ending: Ending,
  {
    isStopped,
    trouble,
    isTooLong,
    isCutOff,
    unreadable,
    words,
  }: {
    readonly isStopped: boolean
    readonly trouble: NetworkError | undefined
    readonly isTooLong: boolean
    /** The body ended within an event. */
    readonly isCutOff: boolean
    readonly unreadable: number
    readonly words: string
  },
): Ending {
  const isWhole = ending.type !== 'unfinished' && ending.type !== 'empty'
  if (isStopped && !isWhole) return { type: 'stopped' }
  if (ending.type === 'error') return ending
  if (isTooLong) return { type: 'endless', megabytes: MOST_OF_ANSWER }
  if (trouble !== undefined && !isWhole) return { type: 'broken', trouble: trouble.trouble }
  if (isCutOff && !isWhole) return { type: 'unfinished' }
  if (unreadable > 0) return { type: 'unreadable', events: unreadable, words }
  return ending
}
