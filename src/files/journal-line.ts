import { crc32 } from '../domain/crc32.ts'
import { type EventReading, type LearnerEvent, readEvent, writeEvent } from '../domain/events.ts'

/** Longest line that is written or read; longer ones are damage or not ours. */
export const LONGEST_LINE = 64 * 1024

const NEWLINE = 0x0a
const CLOSING = Buffer.from('}')
const BRACE_OPEN = 0x7b
// `,"crc":"xxxxxxxx"}` at the end of every line.
const CHECK_LENGTH = 18
const CHECK = /^,"crc":"([0-9a-f]{8})"\}$/

/**
 * An event as the bytes of one append: a newline before it shuts off a torn line of a dead process, and CRC-32 over the
 * JSON without the `crc` field (RFC 1952) tells torn and flipped lines from whole ones.
 */
export function encodeEvent(event: LearnerEvent): Buffer {
  const json = writeEvent(event)
  const sum = crc32(Buffer.from(json)).toString(16).padStart(8, '0')
  return Buffer.from(`\n${json.slice(0, -1)},"crc":"${sum}"}\n`)
}

/** What a line turned out to be; `broken`: torn, flipped, or not ours. */
export type LineReading = EventReading | { readonly type: 'blank' }

/** Reads one line, given without its newlines. */
export function decodeLine(line: Buffer): LineReading {
  if (line.length === 0) return { type: 'blank' }
  if (line.length > LONGEST_LINE || line[0] !== BRACE_OPEN || !hasValidSum(line)) return { type: 'broken' }
  try {
    return readEvent(JSON.parse(`${line.toString('utf8', 0, line.length - CHECK_LENGTH)}}`))
  } catch {
    return { type: 'broken' }
  }
}

function hasValidSum(line: Buffer): boolean {
  const end = line.length - CHECK_LENGTH
  const [, sum] = CHECK.exec(line.toString('latin1', end)) ?? []
  return sum !== undefined && crc32(CLOSING, crc32(line.subarray(0, end))) === Number.parseInt(sum, 16)
}

const LINE_START = '{"v":'
const SUM_START = ',"crc":"'

/** A whole line, with the id of its event: of a kind that is known, or to be kept for a newer llm-primer. */
export interface KeptLine {
  readonly id: string
  /** Without newlines. */
  readonly bytes: Buffer
}

/** How many beginnings are tried for one end: rubbish may look like the beginning of a line any number of times. */
const TRIED = 8

/**
 * The whole lines in a stretch of bytes: the stretch itself, or lines that a damaged newline has glued to others or to
 * rubbish. Their ids are read; nothing is believed that its sum does not confirm. Takes time linear in the bytes: quotes
 * inside a string are escaped, so a line ends at the first check sum after its beginning, and each end is tried with the
 * nearest beginnings before it only.
 */
export function salvage(bytes: Buffer): KeptLine[] {
  const whole = idOf(bytes)
  if (whole !== undefined) return [{ id: whole, bytes: Buffer.from(bytes) }]
  const found: KeptLine[] = []
  let from = 0
  for (let sum = bytes.indexOf(SUM_START); sum >= 0; sum = bytes.indexOf(SUM_START, sum + 1)) {
    const end = sum + CHECK_LENGTH
    if (!CHECK.test(bytes.toString('latin1', sum, end))) continue
    const piece = beginnings(bytes, from, sum)
      .map((start) => bytes.subarray(start, end))
      .find((tried) => idOf(tried) !== undefined)
    const id = piece && idOf(piece)
    if (piece !== undefined && id !== undefined) found.push({ id, bytes: Buffer.from(piece) })
    from = end
  }
  return found
}

/** Every whole line in the bytes of a journal; what is torn or not ours is passed over. */
export const wholeLines = (bytes: Buffer): KeptLine[] =>
  [...cutLines([bytes])].flatMap((line) => (line.bytes === undefined ? [] : salvage(line.bytes)))

/** Lines are the same when their bytes are. */
export const lineText = ({ bytes }: KeptLine): string => bytes.toString('latin1')

/** Where a line may begin, the nearest to its end first. */
function beginnings(bytes: Buffer, from: number, to: number): number[] {
  const places: number[] = []
  for (
    let at = bytes.lastIndexOf(LINE_START, to);
    at >= from && places.length < TRIED;
    at = at === 0 ? -1 : bytes.lastIndexOf(LINE_START, at - 1)
  )
    places.push(at)
  return places
}

/** The id of a whole line, of whatever version or kind; undefined for anything else. */
function idOf(line: Buffer): string | undefined {
  if (
    line.length <= CHECK_LENGTH ||
    line.length > LONGEST_LINE ||
    line[0] !== BRACE_OPEN ||
    !hasValidSum(line)
  )
    return undefined
  try {
    const value: unknown = JSON.parse(line.toString('utf8'))
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined
    return typeof id === 'string' ? id : undefined
  } catch {
    return undefined
  }
}

/** A line of a journal file and where it begins, in bytes. */
export interface JournalLine {
  readonly offset: number
  /** Without the newline, and only until the next line is asked for; undefined: longer than any line of ours. */
  readonly bytes: Buffer | undefined
}

/**
 * Cuts a stream of bytes into lines. A chunk may be used again for the next one. An overlong line is passed over
 * without being collected.
 */
export function* cutLines(chunks: Iterable<Buffer>, start = 0): Generator<JournalLine> {
  let chunkStart = start
  /** What the last chunk left of an unfinished line; undefined when that is too long already. */
  let rest: Buffer | undefined = NOTHING
  let lineStart = start
  for (const chunk of chunks) {
    let from = 0
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      yield { offset: lineStart, bytes: rest && joined(rest, chunk.subarray(from, to)) }
      rest = NOTHING
      from = to + 1
      lineStart = chunkStart + from
    }
    const left = chunk.subarray(from)
    rest =
      rest !== undefined && rest.length + left.length <= LONGEST_LINE
        ? Buffer.concat([rest, left])
        : undefined
    chunkStart += chunk.length
  }
  if (rest === undefined || rest.length > 0) yield { offset: lineStart, bytes: rest }
}

const NOTHING = Buffer.alloc(0)

const joined = (rest: Buffer, more: Buffer): Buffer =>
  rest.length === 0 ? more : Buffer.concat([rest, more])
