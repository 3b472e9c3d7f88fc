import type { CommanderError } from 'commander'
import type { PrimerErrorDetail } from '../../errors.ts'

/**
 * Commander's usage errors as facts, so that they can be told in either language. Commander 14 gives a code and an
 * English message; the names stand in quotes in it (lib/command.js, lib/option.js).
 */
export function usageProblem({ code, message }: CommanderError): PrimerErrorDetail {
  const [, quoted = '', option = ''] = /'([^']*)'(?:.* with option '([^']*)')?/.exec(message) ?? []
  const named = flagIn(quoted)
  const [, meant] = /Did you mean (?:one of )?([^?,]+)/.exec(message) ?? []
  const [, allowed] = /Allowed choices are ([^.]*)/.exec(message) ?? []
  switch (code) {
    case 'commander.unknownOption':
      return {
        code: 'unknown-option',
        option: named,
        ...(meant === undefined || meant === named ? {} : { meant }),
      }
    case 'commander.optionMissingArgument':
      return { code: 'option-without-value', option: named }
    case 'commander.missingArgument':
      return { code: 'argument-missing', argument: named }
    case 'commander.excessArguments':
      return { code: 'too-many-arguments' }
    case 'commander.conflictingOption':
      return { code: 'options-exclude', option: named, other: flagIn(option) }
    case 'commander.invalidArgument':
      return allowed === undefined
        ? { code: 'wrong-value', ...refused(message), expected: expectation(message) }
        : { code: 'unknown-value', ...refused(message), allowed: allowed.split(', ') }
    default:
      return { code: 'wrong-usage', reason: message.replace(/^error: /, '') }
  }
}

/** `--lang` of `--lang <language>`; an argument has its bare name. */
const flagIn = (quoted: string): string => /--[\w-]+/.exec(quoted)?.[0] ?? quoted

/** What took the value, and the value, which may have quotes in it: `option 'O' argument 'V' is invalid`, `value 'V' is invalid for argument 'A'`. */
function refused(message: string): { readonly option: string; readonly value: string } {
  const ofOption = /option '([^']*)' argument '(.*)' is invalid\./s.exec(message)
  const ofArgument = /value '(.*)' is invalid for argument '([^']*)'\./s.exec(message)
  return {
    option: flagIn(ofOption?.[1] ?? ofArgument?.[2] ?? ''),
    value: ofOption?.[2] ?? ofArgument?.[1] ?? '',
  }
}

const expectation = (message: string): string =>
  / is invalid(?: for argument '[^']*')?\. (.*)$/s.exec(message)?.[1] ?? ''
