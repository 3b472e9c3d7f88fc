import { Command } from 'commander'
import type { Context } from './commands/context.ts'
import { addGlobalOptions } from './commands/global-options.ts'
import { addReadCommand } from './commands/read.ts'

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
    .action(() => program.outputHelp())
  addGlobalOptions(program, context.messages)
  addReadCommand(program, context)
  return program
}
