import type { Host } from './host.ts'
import { filterForTerminal } from './sink.ts'

/** The one place that writes. Answers go to stdout, everything else to stderr. */
export interface Terminal {
  /** Questions may be asked and the screen may be drawn over: stdin and stdout are terminals, and nobody said --plain. */
  readonly isInteractive: boolean
  print(lines: readonly string[]): void
  printError(lines: readonly string[]): void
  /** One JSON document on stdout. */
  printJson(value: unknown): void
  /** One line of JSON on stdout. */
  printJsonLine(value: unknown): void
  /** All of standard input, as bytes. */
  readInput(): Promise<Uint8Array>
}

export function createTerminal(host: Host, { plain }: { readonly plain: boolean }): Terminal {
  const write = (stream: NodeJS.WriteStream, lines: readonly string[]): void => {
    if (lines.length > 0) stream.write(filterForTerminal(`${lines.join('\n')}\n`))
  }
  return {
    isInteractive: Boolean(host.stdin.isTTY && host.stdout.isTTY) && !plain && host.env.TERM !== 'dumb',
    print: (lines) => write(host.stdout, lines),
    printError: (lines) => write(host.stderr, lines),
    printJson: (value) => write(host.stdout, [JSON.stringify(value, null, 2)]),
    printJsonLine: (value) => write(host.stdout, [JSON.stringify(value)]),
    readInput: () => readAll(host.stdin),
  }
}

async function readAll(stream: NodeJS.ReadStream): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** `| head` closes the pipe: that is not an error, and there is nobody left to tell. */
export function toleratesClosedPipe(host: Host): void {
  for (const stream of [host.stdout, host.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
}
