import type { PseudoTerminal } from '../pseudo-terminal.ts'

/** How much of the section has gone by, as the last prompt of the reading in lines says; empty before the first. */
const shareOf = (screen: string): string =>
  [...screen.replaceAll('\n', '').matchAll(/(\d+%)(?=[.。])/g)].at(-1)?.[1] ?? ''

/** Reads a section in lines to its end: the reading stops at each question, and Enter leaves it without an answer. */
export async function readToEnd(terminal: PseudoTerminal): Promise<void> {
  let share = shareOf(await terminal.until((screen) => shareOf(screen) !== ''))
  while (share !== '100%') {
    const before = share
    terminal.type('\r')
    share = shareOf(await terminal.until((screen) => !['', before].includes(shareOf(screen))))
  }
}
