import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommanderError } from 'commander'
import { createProgram } from './cli.ts'
import { type Context, createContext } from './commands/context.ts'
import { readGlobalOptions } from './commands/global-options.ts'
import { usageProblem } from './commands/usage-errors.ts'
import { cleanText } from './domain/clean.ts'
import { exitCode, exitCodeOf, PrimerError } from './errors.ts'
import type { Host } from './terminal/host.ts'
import { toleratesClosedPipe } from './terminal/terminal.ts'
import { reportLines } from './views/errors.ts'

/** Runs one command line and gives the exit code. Never throws, never exits. */
export async function main(host: Host): Promise<number> {
  toleratesClosedPipe(host)
  const words = host.argv.slice(2)
  const context = createContext(host, readGlobalOptions(words), join(__dirname, 'course'))
  try {
    await createProgram(context, version()).parseAsync([...words], { from: 'user' })
    return exitCode.done
  } catch (error) {
    return report(error, words, context)
  } finally {
    if (!context.languageDecided && host.stderr.isTTY)
      context.terminal.printError([context.messages.common.languageHint])
  }
}

const version = (): string => JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')).version

/** The one place where an error becomes a text and an exit code. */
function report(error: unknown, words: readonly string[], context: Context): number {
  const { frame, messages, terminal } = context
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCode.done : report(new PrimerError(usageProblem(error)), words, context)
  }
  if (error instanceof PrimerError) {
    terminal.printError(reportLines(messages.common.error(error.detail), frame))
    return exitCodeOf(error)
  }
  const { what, todo } = messages.common.bug
  terminal.printError([
    ...reportLines({ what, todo: todo(version(), words.join(' ')) }, frame),
    cleanText(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  ])
  return exitCode.bug
}
