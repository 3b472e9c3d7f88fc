import type { PseudoTerminal } from '../pseudo-terminal.ts'

/** The questions of a reading in lines: how much of the section has gone by at each. */
const shares = (terminal: PseudoTerminal): string[] =>
  [...terminal.raw().matchAll(/(\d+%)(?:\. Enter, or \? for help: |。回车，或 \? 帮助：)/g)].map(
    ([, share = '']) => share,
  )

/** Reads a section in lines to its end: the reading stops at each question, and Enter leaves it without an answer. */
export async function readToEnd(terminal: PseudoTerminal): Promise<void> {
  for (let asked = 1; ; asked += 1) {
    await terminal.until(() => shares(terminal).length >= asked)
    if (shares(terminal).at(-1) === '100%') return
    terminal.type('\r')
  }
}
