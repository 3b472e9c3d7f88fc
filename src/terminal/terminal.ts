import { writeSync } from 'node:fs'
import { errorReason, hasErrorCode } from '../domain/system-error.ts'
import { PrimerError } from '../errors.ts'
import { hasPlainSignsOnly, isLineTerminal, isTerminal } from './environment.ts'
import type { Host } from './host.ts'
import { filterForTerminal, withPlainSigns } from './sink.ts'

/** The one place that writes. Answers go to stdout, everything else to stderr. */
export interface Terminal {
  /** Questions may be asked, line by line at least: stdin and stdout are terminals, and nobody said --plain. */
  readonly canAsk: boolean
  /** The screen may be drawn over as well, and single keys are heard. */
  readonly isInteractive: boolean
  print(lines: readonly string[]): void
  printError(lines: readonly string[]): void
  /** One JSON document on stdout. */
  printJson(value: unknown): void
  /** One line of JSON on stdout. */
  printJsonLine(value: unknown): void
  /** All of standard input, as bytes. */
  readInput(most: number): Promise<Uint8Array>
  /** Standard input as it arrives. */
  inputChunks(): AsyncIterable<Uint8Array>
}

export function createTerminal(host: Host, { plain }: { readonly plain: boolean }): Terminal {
  const write = (name: 'stdout' | 'stderr', lines: readonly string[]): void => {
    if (lines.length > 0) writeText(host, name, filterForTerminal(`${lines.join('\n')}\n`))
  }
  const isPlain = hasPlainSignsOnly(host) && isTerminal(1, host)
  const readable = (lines: readonly string[]): readonly string[] =>
    isPlain ? lines.map(withPlainSigns) : lines
  return {
    get canAsk() {
      return !plain && isTerminal(1, host) && isTerminal(0, host)
    },
    get isInteractive() {
      return !plain && !isLineTerminal(host) && isTerminal(1, host) && isTerminal(0, host)
    },
    print: (lines) => write('stdout', readable(lines)),
    printError: (lines) => write('stderr', readable(lines)),
    printJson: (value) => write('stdout', [JSON.stringify(value, null, 2)]),
    printJsonLine: (value) => write('stdout', [JSON.stringify(value)]),
    readInput: (most) => readAll(host.stdin, most),
    inputChunks: () => host.stdin,
  }
}

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
 * touched. A pipe that is full for now (EAGAIN) and a terminal get the stream.
 */
function writeText(host: Host, name: 'stdout' | 'stderr', text: string): void {
  const descriptor = name === 'stdout' ? 1 : 2
  if (isTerminal(descriptor, host)) {
    tolerant(host[name]).write(text)
    return
  }
  const bytes = Buffer.from(text)
  let written = 0
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written)
  } catch (error) {
    if (isFull(error)) tolerant(host[name]).write(bytes.subarray(written))
    else if (!isClosedPipe(error)) tellUnwritten(name, error)
  }
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
