import type { Anchor } from '../../domain/reader.ts'
import type { Context } from '../shared/context.ts'
import { openReader, type Readable, type ReaderMemory } from './reader.ts'

/** Reads a text on a terminal: in full screen, or line by line for screen readers and where single keys are not to be had. */
export async function readOnTerminal(
  readable: Readable,
  memory: ReaderMemory,
  start: Anchor,
  context: Context,
): Promise<void> {
  if (context.terminal.isInteractive && !context.frame.accessible)
    return openReader(readable, memory, start, context)
  const { readByLines } = await import('./reader-lines.ts')
  await readByLines(readable, memory, start, context)
}
