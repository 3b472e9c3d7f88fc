import { Argument, type Command } from 'commander'
import {
  type CompletionCommand,
  type CompletionOption,
  completionScript,
  type Shell,
} from '../views/completion.ts'
import type { Context } from './shared/context.ts'
import { addExamples } from './shared/help.ts'

/** `completion bash|zsh|fish` */
export function addCompletionCommand(program: Command, context: Context): void {
  const { completion } = context.messages
  const command = program
    .command('completion')
    .description(completion.summary)
    .addArgument(new Argument('<shell>', completion.shell).choices(['bash', 'zsh', 'fish']))
    .action((shell: Shell) => context.terminal.print(scriptFor(shell, program)))
  addExamples(command, context.messages, [
    'source <(llm-primer completion bash)',
    'source <(llm-primer completion zsh)',
    'llm-primer completion fish | source',
  ])
}

const scriptFor = (shell: Shell, program: Command): string[] =>
  completionScript(shell, program.commands.map(toCompletion), optionsOf(program))

const toCompletion = (command: Command): CompletionCommand => ({
  name: command.name(),
  description: command.description(),
  words: [
    ...command.commands.map((each) => each.name()),
    ...command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
  ],
  options: optionsOf(command),
})

const optionsOf = (command: Command): CompletionOption[] =>
  command.options.flatMap(({ long, description, argChoices }) =>
    long == null ? [] : [{ name: long, description, values: argChoices ?? [] }],
  )
