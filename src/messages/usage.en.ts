import type { ErrorWording } from './error-wording.ts'

export const usageEn = {
  errors: {
    'needs-terminal': (detail) => ({
      what: `llm-primer ${detail.command} asks questions and needs a terminal.`,
      todo: /^quiz /.test(detail.command)
        ? `Run it in a terminal, or answer from a file: llm-primer ${detail.command} --answers FILE (see --list).`
        : /^(?:data|pack) /.test(detail.command)
          ? 'Run it in a terminal, or say --yes.'
          : `Run it in a terminal, or see: llm-primer ${detail.command} --help`,
    }),
    'unknown-command': (detail) => ({
      what: `llm-primer has no command "${detail.command}".`,
      todo: didYouMeanEn(detail.meant, 'See them all: llm-primer --help'),
    }),
    'unknown-subcommand': (detail) => ({
      what: `llm-primer ${detail.group} has no command "${detail.command}".`,
      todo: `It has: ${detail.allowed.join(', ')}. ${didYouMeanEn(detail.meant, '')}`.trimEnd(),
    }),
    'unknown-option': (detail) => ({
      what: `There is no option ${detail.option} here.`,
      todo: didYouMeanEn(detail.meant, 'Add --help to see the options.'),
    }),
    'option-without-value': (detail) => ({
      what: `${detail.option} needs a value.`,
      todo: 'Add --help to see which.',
    }),
    'argument-missing': (detail) => ({
      what: `The argument ${detail.argument} is missing.`,
      todo: 'Add --help to see examples.',
    }),
    'two-to-compare': () => ({
      what: 'Two or three names are needed to compare.',
      todo: 'For instance: llm-primer models compare kimi deepseek',
    }),
    'too-many-arguments': () => ({
      what: 'There are more words here than this command takes.',
      todo: 'Add --help to see examples.',
    }),
    'unknown-value': (detail) => ({
      what: `${detail.option} cannot be "${detail.value}".`,
      todo: `Allowed: ${detail.allowed.join(', ')}. ${didYouMeanEn(detail.meant, '')}`.trimEnd(),
    }),
    'wrong-value': (detail) => ({
      what: `${detail.option} cannot be "${detail.value}".`,
      todo: `Expected: ${detail.expected}`,
    }),
    'wrong-form': (detail) => ({
      what: `${detail.option} cannot be "${detail.value}".`,
      todo: `For instance: ${detail.examples}`,
    }),
    'options-exclude': (detail) => ({
      what: `${detail.option} does not go with ${detail.other}.`,
      todo: 'Leave one of them out.',
    }),
    'wrong-usage': (detail) => ({ what: detail.reason, todo: 'Add --help to see examples.' }),
  } satisfies Partial<ErrorWording>,
}

/** Names the word that was probably meant. */
export const didYouMeanEn = (meant: string | undefined, otherwise: string): string =>
  meant === undefined ? otherwise : `Did you mean ${meant}?`
