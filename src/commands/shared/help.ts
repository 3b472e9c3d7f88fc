import { type Command, Help, type Option } from 'commander'
import type { Messages } from '../../messages/messages.ts'
import type { Context } from './context.ts'

/**
 * Help in the learner's language and width: commander writes its headings in English only and counts characters, of
 * which a Chinese one takes two columns. Sub-commands added afterwards inherit it.
 */
export async function fitHelp(program: Command, { messages, frame }: Context): Promise<void> {
  const { wrapText } = await import('../../views/line-break.ts')
  const { displayWidth } = await import('../../views/width.ts')
  const { helpHeadings, choices, everywhere } = messages.common
  const headings: Readonly<Record<string, string>> = helpHeadings
  const usage = frame.theme.heading(helpHeadings['Usage:'])
  program.configureHelp({
    // A full-width colon brings its own space.
    formatHelp: (command, helper) => {
      const text = Help.prototype.formatHelp.call(helper, command, helper)
      const spaced = helpHeadings['Usage:'].endsWith('：') ? text.replace(`${usage} `, usage) : text
      return command.parent === null
        ? spaced
        : `${spaced}\n${wrapText(everywhere, frame.width, frame).join('\n')}\n`
    },
    helpWidth: frame.width,
    minWidthToWrap: 10,
    displayWidth: (text) => displayWidth(text, frame),
    boxWrap: (text, columns) => wrapText(text, columns, frame).join('\n'),
    styleTitle: (title) => frame.theme.heading(headings[title] ?? title),
    optionDescription: (option) => optionText(option, choices),
    subcommandTerm: (command) => command.name(),
  })
}

const optionText = ({ description, argChoices }: Option, choices: (list: string) => string): string =>
  argChoices === undefined ? description : `${description}${choices(argChoices.join(' | '))}`

/** Three examples under the help of a command: what a person types is understood sooner than what a flag means. */
export function addExamples(command: Command, { common }: Messages, examples: readonly string[]): void {
  command.addHelpText('after', ['', common.examples, ...examples.map((example) => `  ${example}`)].join('\n'))
}
