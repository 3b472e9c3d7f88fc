import { actionOn } from '../../../domain/key-table.ts'
import { halfWidth } from '../../../domain/keys.ts'
import { Interrupted } from '../../../errors.ts'
import type { TokensResult } from '../../../labs/tokens.ts'
import type { TokensWords } from '../../../messages/labs/tokens.en.ts'
import { openKeyboard } from '../../../terminal/keyboard.ts'
import { createStatusLine } from '../../../terminal/status-line.ts'
import { mergeKeys, mergeLine } from '../../../views/labs/tokens.ts'
import type { Context } from '../../shared/context.ts'

/** Merge by merge, each when a key is pressed; the table follows when all have been seen or skipped. Those who hear it or type lines get the table. */
export async function playTokens(
  { training }: TokensResult,
  words: TokensWords,
  context: Context,
): Promise<undefined> {
  const { terminal, frame, host } = context
  if (training === null || frame.accessible || !terminal.isInteractive) return undefined
  const status = createStatusLine(host)
  const showKeys = (): void => status.show(mergeKeys(words, frame))
  const keyboard = openKeyboard(host, showKeys)
  try {
    for (const [at, merge] of training.merges.entries()) {
      terminal.print([mergeLine(merge, at, words, frame)])
      showKeys()
      const key = await keyboard.next()
      status.clear()
      if (key === undefined || key.name === 'ctrl-c') throw new Interrupted()
      const action = actionOn('merges', halfWidth(key))
      if (action === 'back' || action === 'let-go') break
    }
    terminal.print([''])
    return undefined
  } finally {
    keyboard.close()
  }
}
