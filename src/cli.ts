import { Command } from 'commander'
import type { Context } from './commands/context.ts'
import { addGlobalOptions } from './commands/global-options.ts'
import { localizeHelp } from './commands/help.ts'
import { addReadCommand } from './commands/read.ts'

import { suggest } from './domain/suggest.ts'
import { PrimerError, type PrimerErrorDetail } from './errors.ts'

/** Every command that can be typed. */
export function createProgram(context: Context, version: string): Command {
  const { common } = context.messages
  const program = new Command('llm-primer')
    .description(common.description)
    .version(version, '-V, --version', common.options.version)
    .helpOption('-h, --help', common.options.help)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.terminal.print([text.trimEnd()]),
      // Usage errors are told by report(), in the learner's language.
      writeErr: () => {},
    })
    .usage('[options] [command]')
    .argument('[words...]')
    .action(([command]: readonly string[]) => {
      if (command !== undefined) throw new PrimerError(unknownCommand(command, program))
      program.outputHelp()
    })
  localizeHelp(program, context.messages)
  addGlobalOptions(program, context.messages)
  addReadCommand(program, context)
  return program
}

function unknownCommand(command: string, program: Command): PrimerErrorDetail {
  const meant = suggest(
    command,
    program.commands.map((each) => each.name()),
  )
  return { code: 'unknown-command', command, ...(meant === undefined ? {} : { meant }) }
}
