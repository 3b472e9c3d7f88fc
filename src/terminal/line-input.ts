import type { Interface } from 'node:readline'
import type { Messages } from '../messages/messages.ts'
import type { Host } from './host.ts'
import { filterForTerminal } from './sink.ts'

/** Questions answered with whole lines and Enter: for screen readers, and where raw keys are not to be had. */
export interface LineInput {
  /** Shows the text and gives the line that follows; undefined at the end of the input. */
  ask(text: string): Promise<string | undefined>
  /** In another language from here on. */
  speak(messages: Messages): void
  /** True once Ctrl-C was pressed. */
  interrupted(): boolean
  close(): void
}

/** Escape sequences and other control characters: a key that does nothing here, and no part of an answer. */
const KEYS = /[\0-\x08\x0b-\x1f\x7f]/

/**
 * Reads standard input line by line. Lines that were typed ahead are kept; one with an arrow key in it is asked for again,
 * and one without Enter is none.
 */
export async function openLineInput({
  host,
  messages: first,
}: {
  readonly host: Host
  readonly messages: Messages
}): Promise<LineInput> {
  const { createInterface } = await import('node:readline')
  let messages = first
  const lines: string[] = []
  let waiting: ((line: string | undefined) => void) | undefined
  let ended = false
  const onEnd = (): void => {
    ended = true
  }
  // Before readline, which gives what was typed without Enter as a line: that is no answer.
  host.stdin.once('end', onEnd)
  const input: Interface = createInterface({ input: host.stdin, terminal: false })
  let stopped = false
  const give = (line: string | undefined): void => {
    const receiver = waiting
    waiting = undefined
    receiver?.(line)
  }
  input.on('line', (line) => {
    if (ended) return
    if (waiting === undefined) lines.push(line)
    else give(line)
  })
  input.on('close', () => {
    ended = true
    give(undefined)
  })
  const onInterrupt = (): void => {
    stopped = true
    ended = true
    give(undefined)
  }
  host.on('SIGINT', onInterrupt)
  const read = (): Promise<string | undefined> => {
    const line = lines.shift()
    if (line !== undefined || ended) return Promise.resolve(line)
    return new Promise((resolve) => {
      waiting = resolve
    })
  }
  return {
    ask: async (text) => {
      for (;;) {
        host.stdout.write(filterForTerminal(text))
        const line = await read()
        // What follows, and the prompt of the shell, begin on a line of their own.
        if (line === undefined) host.stdout.write('\n')
        if (line === undefined || !KEYS.test(line)) return line
        host.stdout.write(`${messages.spoken.refused}\n`)
      }
    },
    speak: (other) => {
      messages = other
    },
    interrupted: () => stopped,
    close: () => {
      host.off('SIGINT', onInterrupt)
      host.stdin.off('end', onEnd)
      input.close()
    },
  }
}
