import { writeSync } from 'node:fs'
import { errorReason, hasErrorCode } from '../domain/system-error.ts'
import { inPieces } from '../domain/text-pieces.ts'
import { PrimerError } from '../errors.ts'
import { isLineTerminal, isTerminal } from './environment.ts'
import type { Host } from './host.ts'
import { plainSignsOf } from './plain-signs.ts'
import { filterForTerminal, jsonText } from './sink.ts'

/** The one place that writes. Answers go to stdout, everything else to stderr. */
export interface Terminal {
  /** Questions may be asked, line by line at least: stdin and stdout are terminals, and nobody said --plain. */
  readonly canAsk: boolean
  /** The screen may be drawn over as well, and single keys are heard. */
  readonly isInteractive: boolean
  print(lines: readonly string[]): void
  /** The lines as they are printed: with words for signs where they are heard, which are longer. */
  asPrinted(lines: readonly string[]): readonly string[]
  /** Text as it comes, no line end added. False once nobody reads standard output any longer. */
  printPart(text: string): boolean
  printError(lines: readonly string[]): void
  /** What `printError` has put on this terminal since this was asked last. */
  takeNotes(): readonly string[]
  /** As `printPart`, to standard error. */
  printErrorPart(text: string): void
  /** One JSON document on stdout. */
  printJson(value: unknown): void
  /** One line of JSON on stdout. */
  printJsonLine(value: unknown): void
  /** All of standard input, as bytes. */
  readInput(most: number): Promise<Uint8Array>
  /** Standard input as it arrives. */
  inputChunks(): AsyncIterable<Uint8Array>
}

/** `ascii`: as --ascii asks for. `spoken` names headings and makes words of signs, for those who hear the screen. */
export function createTerminal(
  host: Host,
  {
    plain,
    ascii = false,
    spoken,
  }: {
    readonly plain: boolean
    readonly ascii?: boolean
    readonly spoken?: (lines: readonly string[]) => readonly string[]
  },
): Terminal {
  const stuck = new Set<'stdout' | 'stderr'>()
  const write = (name: 'stdout' | 'stderr', lines: readonly string[]): void => {
    if (lines.length === 0) return
    const mark = name === 'stdout' && !isTerminal(1, host) && lines[0]?.startsWith(BYTE_ORDER_MARK)
    if (spoken !== undefined && isTerminal(1, host)) keepTogether(host.stdout, name)
    writeText(host, name, (mark ? BYTE_ORDER_MARK : '') + filterForTerminal(`${lines.join('\n')}\n`), stuck)
  }
  const notes: string[] = []
  const plainSigns = isTerminal(1, host) ? plainSignsOf(host, ascii) : undefined
  const readable = (lines: readonly string[]): readonly string[] => {
    const said = spoken?.(lines) ?? lines
    return plainSigns === undefined ? said : said.map(plainSigns)
  }
  const parts = { stdout: inPieces(filterForTerminal), stderr: inPieces(filterForTerminal) }
  const writePart = (name: 'stdout' | 'stderr', text: string): boolean => {
    const shown = parts[name].push(plainSigns?.(text) ?? text)
    return shown === '' || writeText(host, name, shown, stuck)
  }
  return {
    get canAsk() {
      return !plain && isTerminal(1, host) && isTerminal(0, host)
    },
    get isInteractive() {
      return !plain && !isLineTerminal(host) && isTerminal(1, host) && isTerminal(0, host)
    },
    print: (lines) => write('stdout', readable(lines)),
    asPrinted: readable,
    printPart: (text) => writePart('stdout', text),
    printErrorPart: (text) => void writePart('stderr', text),
    printError: (lines) => {
      if (isTerminal(2, host)) notes.push(...readable(lines))
      write('stderr', readable(lines))
    },
    takeNotes: () => notes.splice(0),
    printJson: (value) => write('stdout', [jsonText(value, 2)]),
    printJsonLine: (value) => write('stdout', [jsonText(value)]),
    readInput: (most) => readAll(host.stdin, most),
    inputChunks: () => host.stdin,
  }
}

/**
 * A text and the question behind it arrive in one piece: fenrir takes a line that comes alone for a word that the shell
 * completed, and breaks off the text that it is reading.
 */
function keepTogether(stdout: NodeJS.WriteStream, next: 'stdout' | 'stderr'): void {
  if (next === 'stderr') {
    stdout.uncork()
    return
  }
  if (stdout.writableCorked > 0) return
  stdout.cork()
  setImmediate(() => stdout.uncork())
}

/** At the head of a file it tells a spreadsheet that what follows is UTF-8; on a terminal it is one more hidden sign. */
const BYTE_ORDER_MARK = '\ufeff'

async function readAll(stream: NodeJS.ReadStream, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let total = 0
  for await (const chunk of stream) {
    total += chunk.length
    if (total > most) throw new PrimerError({ code: 'file-too-large', file: '-', most })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/**
 * Writes to a file or a pipe without the stream of the process, which costs 2 ms of a start of 20 when it is first
 * touched. A pipe that is full for now (EAGAIN) and a terminal get the stream, and a pipe then keeps it: what is written
 * past it would overtake what waits in it.
 * @returns false when the reader has gone
 */
function writeText(
  host: Host,
  name: 'stdout' | 'stderr',
  text: string,
  stuck: Set<'stdout' | 'stderr'>,
): boolean {
  const descriptor = name === 'stdout' ? 1 : 2
  if (stuck.has(name) || isTerminal(descriptor, host)) {
    const stream = tolerant(host[name])
    if (!stream.destroyed) stream.write(text)
    return !stream.destroyed
  }
  const bytes = Buffer.from(text)
  let written = 0
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written)
  } catch (error) {
    if (isFull(error)) {
      stuck.add(name)
      tolerant(host[name]).write(bytes.subarray(written))
    } else if (isClosedPipe(error)) return false
    else tellUnwritten(name, error)
  }
  return true
}

/** A disk that is full or broken (ENOSPC, EIO) is the learner's to mend; where the telling itself fails, nothing is left to do. */
function tellUnwritten(name: 'stdout' | 'stderr', error: unknown): void {
  if (name === 'stderr') return
  const reason = errorReason(error)
  throw new PrimerError({ code: 'output-not-written', reason }, { cause: error })
}

const isFull = (error: unknown): boolean => hasErrorCode(error, 'EAGAIN')

function tolerant(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (!stream.listeners('error').includes(ignoreClosedPipe)) stream.on('error', ignoreClosedPipe)
  return stream
}

/** `| head` closes the pipe, `>&-` the descriptor: that is not an error, and there is nobody left to tell. */
const isClosedPipe = (error: unknown): boolean => hasErrorCode(error, 'EPIPE', 'EBADF')

function ignoreClosedPipe(error: unknown): void {
  if (!isClosedPipe(error)) throw error
}
