import { isTerminal } from './environment.ts'
import type { Host } from './host.ts'
import { filterForTerminal } from './sink.ts'

/** One line at the foot of the output that is written over while something runs. */
export interface StatusLine {
  show(line: string): void
  /** Takes the line away; what is printed afterwards stands in its place. */
  clear(): void
}

/** On standard error, so that answers can be piped; nothing where that is not a terminal. */
export function createStatusLine(host: Host): StatusLine {
  if (!isTerminal(2, host)) return { show: () => {}, clear: () => {} }
  let isShown = false
  return {
    show: (line) => {
      isShown = true
      host.stderr.write(`\r${filterForTerminal(line)}\x1b[K`)
    },
    clear: () => {
      // The line may belong to somebody else by now: to the answer that is being written.
      if (isShown) host.stderr.write('\r\x1b[K')
      isShown = false
    },
  }
}
