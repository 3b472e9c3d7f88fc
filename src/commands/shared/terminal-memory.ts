import type { Places } from '../../files/places.ts'
import { recallTerminal, rememberTerminal } from '../../files/terminals-file.ts'
import { answersFrom, answersText } from '../../terminal/answers.ts'
import { isTerminal, terminalKey } from '../../terminal/environment.ts'
import type { Host } from '../../terminal/host.ts'
import type { ScreenOptions } from '../../terminal/screen.ts'

/** What this terminal said of itself before, and where its answers go. */
export type TerminalMemory = Required<Pick<ScreenOptions, 'known' | 'tell'>>

/** Nothing is known where the output is no terminal. Printing uses what is remembered and never asks. */
export function recalledTerminal(host: Host, { cache }: Pick<Places, 'cache'>): TerminalMemory {
  if (!isTerminal(1, host)) return { known: {}, tell: () => {} }
  const key = terminalKey(host)
  let remembered = key === undefined ? undefined : recallTerminal(cache, key)
  return {
    known: answersFrom(remembered ?? ''),
    tell: (answers) => {
      const words = answersText(answers)
      if (key === undefined || words === '' || words === remembered) return
      remembered = words
      rememberTerminal(cache, key, words)
    },
  }
}
