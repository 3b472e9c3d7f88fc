import { crc32 } from 'node:zlib'
import { type EventReading, type LearnerEvent, readEvent, writeEvent } from '../domain/events.ts'

/** Longest line that is written or read; longer ones are damage or not ours. */
export const LONGEST_LINE = 64 * 1024

const NEWLINE = 0x0a
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
  const sum = crc32(json).toString(16).padStart(8, '0')
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
  return sum !== undefined && crc32('}', crc32(line.subarray(0, end))) === Number.parseInt(sum, 16)
}

const LINE_START = '{"v":'

/**
 * The whole lines in a stretch of bytes: the stretch itself, or lines that a damaged newline has glued to others or to
 * rubbish. Their ids are read; nothing is believed that its sum does not confirm.
 */
export function salvage(bytes: Buffer): { readonly id: string; readonly bytes: Buffer }[] {
  const whole = idOf(bytes)
  if (whole !== undefined) return [{ id: whole, bytes: Buffer.from(bytes) }]
  const found: { id: string; bytes: Buffer }[] = []
  for (let from = bytes.indexOf(LINE_START); from >= 0; from = bytes.indexOf(LINE_START, from + 1)) {
    for (let to = bytes.indexOf('"}', from); to >= 0; to = bytes.indexOf('"}', to + 1)) {
      const piece = bytes.subarray(from, to + 2)
      const id = idOf(piece)
      if (id === undefined) continue
      found.push({ id, bytes: Buffer.from(piece) })
      from = to
      break
    }
  }
  return found
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
  /** Without the newline; undefined when it is longer than any line of ours. */
  readonly bytes: Buffer | undefined
}

/** Cuts a stream of bytes into lines. An overlong line is passed over without being collected. */
export function* cutLines(chunks: Iterable<Buffer>, start = 0): Generator<JournalLine> {
  let lineStart = start
  let passed = start
  let rest: Buffer = Buffer.alloc(0)
  let overlong = false
  for (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const base = passed - rest.length
    let from = 0
    for (let to = bytes.indexOf(NEWLINE); to >= 0; to = bytes.indexOf(NEWLINE, from)) {
      yield { offset: lineStart, bytes: overlong ? undefined : bytes.subarray(from, to) }
      overlong = false
      from = to + 1
      lineStart = base + from
    }
    passed += chunk.length
    overlong ||= bytes.length - from > LONGEST_LINE
    rest = overlong ? Buffer.alloc(0) : bytes.subarray(from)
  }
  if (rest.length > 0 || overlong) yield { offset: lineStart, bytes: overlong ? undefined : rest }
}
