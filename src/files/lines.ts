import { closeSync, createReadStream, readSync, statSync } from 'node:fs'
import { PrimerError } from '../errors.ts'
import { troubleWith } from './outside-file.ts'
import { NotAFile, openPlainFile } from './plain-file.ts'

/** A line of text from outside; undefined bytes: it is longer than allowed. Numbers count from 1. */
export interface InputLine {
  readonly number: number
  readonly bytes: Uint8Array | undefined
}

const NEWLINE = 0x0a
const CARRIAGE_RETURN = 0x0d

/** Cuts a stream into lines as they arrive. A line longer than `longest` bytes is passed over without being collected. */
export async function* cutInput(
  chunks: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<InputLine> {
  let number = 1
  let rest: Uint8Array = new Uint8Array()
  let overlong = false
  for await (const chunk of asUtf8(chunks)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let from = 0
    for (let to = bytes.indexOf(NEWLINE); to >= 0; to = bytes.indexOf(NEWLINE, from)) {
      yield { number, bytes: overlong ? undefined : withoutReturn(bytes.subarray(from, to)) }
      number += 1
      overlong = false
      from = to + 1
    }
    overlong ||= bytes.length - from > longest
    rest = overlong ? new Uint8Array() : bytes.subarray(from)
  }
  if (rest.length > 0 || overlong) yield { number, bytes: overlong ? undefined : withoutReturn(rest) }
}

/** UTF-16 where a byte order mark says so, as PowerShell 5.1 writes it, becomes UTF-8; everything else stays as it is. */
async function* asUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let isFirst = true
  for await (const chunk of chunks) {
    if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) decoder = new TextDecoder('utf-16le')
    if (isFirst && chunk[0] === 0xfe && chunk[1] === 0xff) decoder = new TextDecoder('utf-16be')
    isFirst = false
    yield decoder === undefined ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }))
  }
}

const withoutReturn = (line: Uint8Array): Uint8Array =>
  line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line

/** Some files in /proc never end and are waited for: they are asked for what they have now. */
function* plainChunks(path: string): Generator<Uint8Array> {
  const file = openPlainFile(path)
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK)
      const count = readSync(file, chunk)
      if (count === 0) return
      yield chunk.subarray(0, count)
    }
  } finally {
    closeSync(file)
  }
}

const CHUNK = 65_536

/**
 * The bytes of a file or a named pipe, as they come.
 * @throws PrimerError when it cannot be read.
 */
export async function* readBytes(path: string, shownName: string): AsyncGenerator<Uint8Array> {
  try {
    // A pipe that somebody writes to is as good as a file; a device may never end.
    const there = statSync(path)
    if (there.isCharacterDevice() || there.isBlockDevice()) throw new NotAFile(path)
    if (there.isFile()) yield* plainChunks(path)
    else yield* createReadStream(path)
  } catch (error) {
    if (error instanceof NotAFile)
      throw new PrimerError({ code: 'not-a-file', file: shownName }, { cause: error })
    throw troubleWith(shownName, error)
  }
}
