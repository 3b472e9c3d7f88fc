import type { Anchor } from '../../domain/reader.ts'
import type { Context } from '../shared/context.ts'
import type { Readable, ReaderMemory } from './readable.ts'

/**
 * Reads a text on a terminal: in full screen, or line by line for screen readers and where single keys are not to be had.
 * `isResumed`: the chapter was asked for and opens where the learner stopped in it; a line says so.
 */
export async function readOnTerminal(
  readable: Readable,
  memory: ReaderMemory,
  start: Anchor,
  context: Context,
  isResumed = false,
): Promise<void> {
  if (!context.terminal.isInteractive || context.frame.accessible) {
    const { readByLines } = await import('./reader-lines.ts')
    return readByLines(readable, memory, start, { context, isResumed })
  }
  const { runPages } = await import('../pages/stack.ts')
  const { readerPage } = await import('./reader-page.ts')
  await runPages((screen) => readerPage(readable, memory, start, { context, screen, isResumed }), context)
}
