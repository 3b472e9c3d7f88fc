import type { Command } from 'commander'
import { suggest } from '../../domain/suggest.ts'
import { PrimerError } from '../../errors.ts'

/**
 * A command that is a group of others, such as `data doctor`. Alone it does `usual`; an unknown word is told with the
 * ones there are.
 */
export function asGroup(command: Command, usual: () => void | Promise<void>): Command {
  return command
    .helpCommand(false)
    .argument('[words...]')
    .action(async ([word]: readonly string[]) => {
      if (word === undefined) return usual()
      const allowed = command.commands.map((each) => each.name())
      const meant = suggest(word, allowed)
      throw new PrimerError({
        code: 'unknown-subcommand',
        group: command.name(),
        command: word,
        allowed,
        ...(meant === undefined ? {} : { meant }),
      })
    })
}
