import { Command } from 'commander'
import type { Context } from './commands/context.ts'
import { addGlobalOptions } from './commands/global-options.ts'
import { localizeHelp } from './commands/help.ts'
import { suggest } from './domain/suggest.ts'
import { PrimerError, type PrimerErrorDetail } from './errors.ts'

type AddCommand = (program: Command, context: Context) => void

/** Every command that can be typed. Each is loaded only when it is run, or when all are listed. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  read: async () => (await import('./commands/read.ts')).addReadCommand,
}

/** The command line, with the one command that the words name, or with all of them for help and for mistakes. */
export async function createProgram(
  words: readonly string[],
  context: Context,
  version: string,
): Promise<Command> {
  const program = emptyProgram(context, version)
  const named = words.find((word) => Object.hasOwn(commands, word))
  const wanted = Object.keys(commands).filter((name) => named === undefined || name === named)
  for (const name of wanted) (await commands[name]?.())?.(program, context)
  return program
}

function emptyProgram({ messages, terminal }: Context, version: string): Command {
  const { common } = messages
  const program = new Command('llm-primer')
    .description(common.description)
    .version(version, '-V, --version', common.options.version)
    .helpOption('-h, --help', common.options.help)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print([text.trimEnd()]),
      // Usage errors are told by report(), in the learner's language.
      writeErr: () => {},
    })
    .usage('[options] [command]')
    .argument('[words...]')
    .action(([command]: readonly string[]) => {
      if (command !== undefined) throw new PrimerError(unknownCommand(command))
      program.outputHelp()
    })
  localizeHelp(program, messages)
  addGlobalOptions(program, messages)
  return program
}

function unknownCommand(command: string): PrimerErrorDetail {
  const meant = suggest(command, Object.keys(commands))
  return { code: 'unknown-command', command, ...(meant === undefined ? {} : { meant }) }
}
