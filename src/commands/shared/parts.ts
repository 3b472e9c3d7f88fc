import { Interrupted } from '../../errors.ts'
import { type LineInput, openLineInput } from '../../terminal/line-input.ts'
import { type PartSize, partAfter, sizeUnder, wordFor } from '../../views/parts.ts'
import type { Context } from './context.ts'

/** How much comes at once, and the window that it has to fit. */
export const partSize = ({ settings, host }: Context): PartSize => ({
  part: settings.part ?? 'screen',
  rows: host.stdout.rows || 24,
  columns: host.stdout.columns || 80,
})

/** As `partSize`, for a part that stands under notes on the terminal. */
export const partSizeUnderNotes = (context: Context): PartSize =>
  sizeUnder(context.terminal.takeNotes(), partSize(context), context.frame)

/**
 * Prints lines in parts where they are heard on a terminal, since a screen reader that follows the screen loses what
 * runs off it; elsewhere all at once. False when the learner left before the end.
 * @throws Interrupted after Ctrl-C.
 */
export async function printInParts(
  lines: readonly string[],
  context: Context,
  within?: LineInput,
): Promise<boolean> {
  const { terminal, frame } = context
  // The size of the window is asked last: touching the stream takes as long as printing.
  const size = frame.accessible && terminal.canAsk ? partSizeUnderNotes(context) : undefined
  if (size === undefined || partAfter(terminal.asPrinted(lines), 0, size, frame) >= lines.length) {
    terminal.print(lines)
    return true
  }
  const input = within ?? (await openLineInput(context))
  try {
    return await showParts(lines, size, context, input)
  } finally {
    if (within === undefined) input.close()
  }
}

async function showParts(
  lines: readonly string[],
  first: PartSize,
  context: Context,
  input: LineInput,
): Promise<boolean> {
  const { terminal, frame, messages } = context
  const { parts } = messages.spoken
  const printed = terminal.asPrinted(lines)
  let from = 0
  for (let size = first; ; size = partSize(context)) {
    const to = partAfter(printed, from, size, frame)
    terminal.print(lines.slice(from, to))
    if (to >= lines.length) return true
    for (;;) {
      const line = await input.ask(`\n${parts.ask}`)
      if (input.interrupted()) throw new Interrupted()
      const word = line === undefined ? 'quit' : wordFor(line)
      if (word === 'quit') return false
      if (word === 'on') from = to
      if (word === 'heading') from = nextHeading(printed, to, context) ?? from
      if (word === 'on' || word === 'again' || word === 'heading') break
      terminal.print([word === 'help' ? parts.help : messages.spoken.notUnderstood((line ?? '').trim())])
    }
  }
}

/** The first heading from this line on; says so where there is none. */
function nextHeading(
  lines: readonly string[],
  from: number,
  { terminal, messages }: Context,
): number | undefined {
  const head = messages.spoken.heading('').trim()
  const at = lines.findIndex((line, place) => place >= from && line.startsWith(head))
  if (at < 0) terminal.print([messages.spoken.parts.noHeading])
  return at < 0 ? undefined : at
}
