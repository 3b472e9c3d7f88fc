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

/** What else can be typed at the end of a part. */
export interface OtherLines {
  /** All that can be typed there. */
  readonly help: readonly string[]
  /** Whether `h` goes to the next heading, or is one of the other lines. */
  readonly hasHeadings: boolean
  /** True when the line is taken: it ends the parts, and the caller does what it says. */
  readonly take: (line: string) => boolean
}

/**
 * Prints lines in parts where they are heard on a terminal, since a screen reader that follows the screen loses what
 * runs off it; elsewhere all at once. False when the learner left before the end.
 * @throws Interrupted after Ctrl-C.
 */
export async function printInParts(
  lines: readonly string[],
  context: Context,
  within?: LineInput,
  others?: OtherLines,
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
    return await showParts(lines, size, context, input, others)
  } finally {
    if (within === undefined) input.close()
  }
}

/**
 * As `printInParts`, for what belongs together: whole wherever the window has room for it and for so many rows around it.
 * @throws Interrupted after Ctrl-C.
 */
export async function printWhole(
  lines: readonly string[],
  around: number,
  context: Context,
  within: LineInput,
  others: OtherLines,
): Promise<boolean> {
  const { terminal, frame } = context
  const size: PartSize = { ...partSize(context), part: 'screen' }
  const isHeard = frame.accessible && terminal.canAsk
  if (isHeard && partAfter(terminal.asPrinted(lines), 0, size, frame, around) < lines.length)
    return printInParts(lines, context, within, others)
  terminal.print(lines)
  return true
}

async function showParts(
  lines: readonly string[],
  first: PartSize,
  context: Context,
  input: LineInput,
  others: OtherLines | undefined,
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
      const isOther = word === undefined || (word === 'heading' && others?.hasHeadings === false)
      if (isOther && others?.take(line ?? '')) return false
      if (word === 'on') from = to
      if (word === 'heading') from = nextHeading(printed, to, context) ?? from
      if (word === 'on' || word === 'again' || word === 'heading') break
      terminal.print([
        ...(word === 'help' ? [] : [parts.unknown((line ?? '').trim())]),
        ...(others?.help ?? [parts.help]),
      ])
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
