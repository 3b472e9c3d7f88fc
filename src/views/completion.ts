export type Shell = 'bash' | 'zsh' | 'fish'

/** What can be typed after a command: names of sub-commands and options; values where an option has a list of them. */
export interface CompletionCommand {
  readonly name: string
  readonly description: string
  readonly words: readonly string[]
  readonly options: readonly CompletionOption[]
}

export interface CompletionOption {
  readonly name: string
  readonly description: string
  readonly values: readonly string[]
}

/** A completion script that needs nothing but the shell itself: every word stands in it. */
export function completionScript(
  shell: Shell,
  commands: readonly CompletionCommand[],
  globals: readonly CompletionOption[],
): string[] {
  if (shell === 'fish') return fishScript(commands, globals)
  return shell === 'zsh' ? zshScript(commands, globals) : bashScript(commands, globals)
}

const names = (options: readonly CompletionOption[]): string => options.map(({ name }) => name).join(' ')

const withValues = (options: readonly CompletionOption[]): readonly CompletionOption[] =>
  options.filter(({ values }) => values.length > 0)

function bashScript(commands: readonly CompletionCommand[], globals: readonly CompletionOption[]): string[] {
  const cases = ({ name, words, options }: CompletionCommand): string[] => [
    ...withValues(options).map(
      (option) => `    ${name}:${option.name}) words="${option.values.join(' ')}" ;;`,
    ),
    `    ${name}:*) words="${[...words, names(options), names(globals)].filter(Boolean).join(' ')}" ;;`,
  ]
  return [
    '_llm_primer() {',
    `  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="" words="" each`,
    `  for each in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do`,
    `    case " ${commands.map(({ name }) => name).join(' ')} " in *" $each "*) command="$each"; break ;; esac`,
    '  done',
    '  case "$command:$before" in',
    ...withValues(globals).map((option) => `    *:${option.name}) words="${option.values.join(' ')}" ;;`),
    ...commands.flatMap(cases),
    `    *) words="${commands.map(({ name }) => name).join(' ')} ${names(globals)}" ;;`,
    '  esac',
    '  COMPREPLY=($(compgen -W "$words" -- "$word"))',
    '}',
    'complete -o default -F _llm_primer llm-primer',
  ]
}

/** zsh runs bash's script through its own emulation of `complete`. */
const zshScript = (
  commands: readonly CompletionCommand[],
  globals: readonly CompletionOption[],
): string[] => [
  'autoload -U +X compinit && compinit -u',
  'autoload -U +X bashcompinit && bashcompinit',
  ...bashScript(commands, globals),
]

function fishScript(commands: readonly CompletionCommand[], globals: readonly CompletionOption[]): string[] {
  const all = commands.map(({ name }) => name).join(' ')
  const option = (condition: string, { name, description, values }: CompletionOption): string =>
    [
      `complete -c llm-primer ${condition} -l ${name.replace(/^--/, '')}`,
      values.length === 0 ? '' : `-x -a ${quoted(values.join(' '))}`,
      `-d ${quoted(description)}`,
    ]
      .filter(Boolean)
      .join(' ')
  return [
    ...globals.map((each) => option('', each)),
    ...commands.flatMap(({ name, description, words, options }) => [
      `complete -c llm-primer -n 'not __fish_seen_subcommand_from ${all}' -a ${name} -d ${quoted(description)}`,
      ...(words.length === 0
        ? []
        : [`complete -c llm-primer -n '__fish_seen_subcommand_from ${name}' -a ${quoted(words.join(' '))}`]),
      ...options.map((each) => option(`-n '__fish_seen_subcommand_from ${name}'`, each)),
    ]),
  ]
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`
