import type { Command, Option } from 'commander'
import type { Messages } from '../messages/messages.ts'

/** Help in the learner's language: commander writes its headings in English only. */
export function localizeHelp(program: Command, { common }: Messages): void {
  const headings: Readonly<Record<string, string>> = common.helpHeadings
  program.configureHelp({
    styleTitle: (title) => headings[title] ?? title,
    optionDescription: (option) => optionText(option, common.choices),
    subcommandTerm: (command) => command.name(),
  })
}

const optionText = ({ description, argChoices }: Option, choices: (list: string) => string): string =>
  argChoices === undefined ? description : `${description}${choices(argChoices.join(' | '))}`

/** Three examples under the help of a command: what a person types is understood sooner than what a flag means. */
export function addExamples(command: Command, { common }: Messages, examples: readonly string[]): void {
  command.addHelpText('after', ['', common.examples, ...examples.map((example) => `  ${example}`)].join('\n'))
}
