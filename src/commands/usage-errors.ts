import type { CommanderError } from 'commander'
import type { PrimerErrorDetail } from '../errors.ts'

/**
 * Commander's usage errors as facts, so that they can be told in either language. Commander 14 gives a code and an
 * English message; the names stand in quotes in it (lib/command.js, lib/option.js).
 */
export function usageProblem({ code, message }: CommanderError): PrimerErrorDetail {
  const [, quoted = '', value] = /'([^']*)'(?: argument '([^']*)')?/.exec(message) ?? []
  const named = /--[\w-]+/.exec(quoted)?.[0] ?? quoted
  const [, meant] = /Did you mean (?:one of )?([^?,]+)/.exec(message) ?? []
  const [, allowed] = /Allowed choices are ([^.]*)/.exec(message) ?? []
  switch (code) {
    case 'commander.unknownOption':
      return { code: 'unknown-option', option: named, ...(meant === undefined ? {} : { meant }) }
    case 'commander.optionMissingArgument':
      return { code: 'option-without-value', option: named }
    case 'commander.missingArgument':
      return { code: 'argument-missing', argument: named }
    case 'commander.excessArguments':
      return { code: 'too-many-arguments' }
    case 'commander.invalidArgument':
      return allowed === undefined
        ? {
            code: 'wrong-value',
            option: named,
            value: value ?? '',
            expected: message.split('is invalid. ')[1] ?? '',
          }
        : { code: 'unknown-value', option: named, value: value ?? '', allowed: allowed.split(', ') }
    default:
      return { code: 'wrong-usage', reason: message.replace(/^error: /, '') }
  }
}
