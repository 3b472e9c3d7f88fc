import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Context } from '../shared/context.ts'
import { addExamples } from '../shared/help.ts'
import type { TryOptions } from './options.ts'

/** `try [QUESTION]`, `try next TEXT` */
export function addTryCommand(program: Command, context: Context): void {
  const { messages } = context
  const words = messages.try
  const command = program
    .command('try')
    .description(words.summary)
    .argument('[question...]', words.prompt)
    .option('--file <file>', words.options.file)
  addServerOptions(command, context)
  command
    .option('--system <text>', words.options.system)
    .addOption(new Option('--temperature <number>', words.options.temperature).argParser(parseTemperature))
    .addOption(new Option('--max-tokens <number>', words.options.maxTokens).argParser(count(1_000_000)))
    .addOption(new Option('--n <number>', words.options.n).argParser(count(1000)))
    .addOption(new Option('--seed <number>', words.options.seed).argParser(count(2 ** 31 - 1, 0)))
    .option('--dry-run', words.options.dryRun)
    .option('--thinking', words.options.thinking)
    .option('--json', words.options.json)
    .action(async (question: readonly string[], options: TryOptions) => {
      const { runTry } = await import('./ask.ts')
      await runTry(question, options, context)
    })
  addServerOptions(
    command
      .command('recipe')
      .description(words.recipe.summary)
      .argument('[name]', words.recipe.name)
      .option('--yes', words.recipe.yes)
      .option('--dry-run', words.options.dryRun)
      .option('--json', messages.common.options.json),
    context,
  ).action(async (name: string | undefined, _: object, chosen: Command) => {
    const { runRecipeCommand } = await import('./recipe-command.ts')
    await runRecipeCommand(name, chosen.optsWithGlobals(), context)
  })
  addServerOptions(
    command
      .command('next')
      .description(words.next.summary)
      .argument('<text...>', words.next.text)
      .addOption(new Option('--top <number>', words.next.top).argParser(count(20)))
      .option('--dry-run', words.options.dryRun)
      .option('--json', messages.common.options.json),
    context,
  ).action(async (text: readonly string[], _: object, chosen: Command) => {
    const { runNext } = await import('./next.ts')
    await runNext(text, chosen.optsWithGlobals(), context)
  })
  command.addHelpText('before', [words.about, ''].join('\n'))
  addExamples(command, messages, [
    'llm-primer try',
    'llm-primer try "What is a token?" --model llama3.2:3b',
    'llm-primer try --endpoint https://api.deepseek.com --key-env DEEPSEEK_API_KEY --model deepseek-chat --remote "…"',
  ])
}

function addServerOptions(command: Command, { messages }: Context): Command {
  const { options } = messages.try
  return command
    .option('--endpoint <address>', options.endpoint)
    .option('--model <name>', options.model)
    .option('--key-env <name>', options.keyEnv)
    .option('--remote', options.remote)
}

function parseTemperature(value: string): number {
  const number = Number(value)
  if (value.trim() === '' || !(number >= 0 && number <= 2)) throw new InvalidArgumentError('0–2')
  return number
}

const count =
  (most: number, least = 1) =>
  (value: string): number => {
    const number = Number(value)
    if (!/^\d+$/.test(value) || number < least || number > most)
      throw new InvalidArgumentError(`${least}–${most}`)
    return number
  }
