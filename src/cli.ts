import { Command } from 'commander'
import type { Context } from './commands/shared/context.ts'
import { addGlobalOptions, nameNoCommand } from './commands/shared/global-options.ts'
import { addExamples, fitHelp } from './commands/shared/help.ts'
import { printInParts } from './commands/shared/parts.ts'
import { suggest } from './domain/suggest.ts'
import { PrimerError, type PrimerErrorDetail } from './errors.ts'

/** `words` are those that are run: on the first screen other ones than the program was started with. */
type AddCommand = (program: Command, context: Context, words: readonly string[]) => void | Promise<void>

/** Every command that can be typed. Each is loaded only when it is run, or when all are listed. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  read: async () => (await import('./commands/read/index.ts')).addReadCommand,
  models: async () => (await import('./commands/models/index.ts')).addModelsCommand,
  quiz: async () => (await import('./commands/quiz/index.ts')).addQuizCommand,
  review: async () => (await import('./commands/review/index.ts')).addReviewCommand,
  lab: async () => (await import('./commands/lab/index.ts')).addLabCommand,
  try: async () => (await import('./commands/try/index.ts')).addTryCommand,
  code: async () => (await import('./commands/code.ts')).addCodeCommand,
  define: async () => (await import('./commands/define.ts')).addDefineCommand,
  timeline: async () => (await import('./commands/timeline.ts')).addTimelineCommand,
  search: async () => (await import('./commands/search.ts')).addSearchCommand,
  progress: async () => (await import('./commands/progress/index.ts')).addProgressCommand,
  pack: async () => (await import('./commands/pack.ts')).addPackCommand,
  check: async () => (await import('./commands/check.ts')).addCheckCommand,
  export: async () => (await import('./commands/export.ts')).addExportCommand,
  data: async () => (await import('./commands/data.ts')).addDataCommand,
  config: async () => (await import('./commands/config.ts')).addConfigCommand,
  completion: async () => (await import('./commands/completion.ts')).addCompletionCommand,
}

const HELP: ReadonlySet<string> = new Set(['-h', '--help'])

/** Runs a command line. Help is shown at its end, in parts where it is heard. */
export async function runCommandLine(
  words: readonly string[],
  context: Context,
  version: string,
): Promise<void> {
  const said: string[] = []
  const program = await createProgram(words, context, version, said)
  try {
    await program.parseAsync(words.map(asArgument), { from: 'user' })
  } finally {
    if (said.length > 0) await printInParts(said, context)
  }
}

/**
 * A phrase that begins with a negative number, such as "-3 + 4", is no option. Commander lets a number alone pass; a space
 * before it lets the phrase pass too.
 */
const asArgument = (word: string, at: number, words: readonly string[]): string =>
  /^-\d.*\s/.test(word) && !words[at - 1]?.startsWith('--') ? ` ${word}` : word

/** The command line, with the commands that the words name, or with all of them for help and for mistakes. */
async function createProgram(
  words: readonly string[],
  context: Context,
  version: string,
  said: string[],
): Promise<Command> {
  const program = emptyProgram(context, version, said)
  const named = Object.keys(commands).filter((name) => words.includes(name))
  const wantsHelp = words[0] === 'help' || words.some((word) => HELP.has(word))
  // The first screen needs no command; a person at a terminal waits for it.
  if (nameNoCommand(words) && !wantsHelp && context.terminal.canAsk) return program
  if (named.length === 0 || wantsHelp) await fitHelp(program, context)
  // A completion script names every command.
  const all = named.length === 0 || named.includes('completion')
  for (const name of all ? Object.keys(commands) : named) {
    const add = await commands[name]?.()
    await add?.(program, context, words)
  }
  return program
}

/** `said` takes what commander writes of itself: help and the version. */
function emptyProgram(context: Context, version: string, said: string[]): Command {
  const { messages } = context
  const { common } = messages
  const program = new Command('llm-primer')
    .description(common.description)
    .version(version, '-V, --version', common.options.version)
    .helpOption('-h, --help', common.options.help)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => said.push(...text.trimEnd().split('\n')),
      // Usage errors are told by report(), in the learner's language.
      writeErr: () => {},
    })
    .usage('[options] [command]')
    .argument('[words...]')
    .action(async ([command, ...words]: readonly string[]) => {
      if (command === 'help') return helpOn(program, words)
      if (command !== undefined) throw new PrimerError(unknownCommand(command))
      if (!context.terminal.canAsk && !program.opts().plain) return program.outputHelp()
      await (await import('./commands/home/index.ts')).runHome(context, {
        isCommand: (word) => Object.hasOwn(commands, word),
        run: (typed, from) => runCommandLine(typed, from, version),
      })
    })
  addGlobalOptions(program, messages)
  addExamples(program, messages, [
    'llm-primer read',
    'llm-primer models --open-source --region cn',
    'llm-primer quiz',
  ])
  return program
}

/** `help` and `help quiz` as other programs have it. */
function helpOn(program: Command, [named]: readonly string[]): void {
  const command = program.commands.find((each) => each.name() === named)
  if (named !== undefined && command === undefined) throw new PrimerError(unknownCommand(named))
  ;(command ?? program).outputHelp()
}

function unknownCommand(command: string): PrimerErrorDetail {
  const meant = suggest(command, Object.keys(commands))
  return { code: 'unknown-command', command, ...(meant === undefined ? {} : { meant }) }
}
