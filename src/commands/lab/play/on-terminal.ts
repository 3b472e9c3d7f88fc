import type { LabName } from '../../../domain/labs.ts'
import { openKeyboard } from '../../../terminal/keyboard.ts'
import type { OpenedFrom } from '../../pages/openers.ts'
import type { PlayableRun } from './index.ts'

/** These take the whole screen themselves; after the others their lines have to be read. */
const FULL_SCREEN: ReadonlySet<LabName> = new Set(['forward', 'sample'])

/** Hands the terminal to what can be done with a result by hand, and takes it back. */
export async function playOnTerminal(
  name: LabName,
  { play }: PlayableRun,
  { context, screen }: OpenedFrom,
): Promise<void> {
  if (play === undefined) return
  await screen.suspend(async () => {
    const lines = await play(context)
    if (FULL_SCREEN.has(name) || lines === undefined) return
    const { terminal, messages, host } = context
    const ask = (): void => terminal.print(['', messages.lab.pressEnter])
    terminal.print(lines)
    const keyboard = openKeyboard(host, ask)
    ask()
    try {
      await keyboard.next()
    } finally {
      keyboard.close()
    }
  })
}
