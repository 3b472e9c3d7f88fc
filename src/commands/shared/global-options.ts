import { type Command, InvalidArgumentError, Option } from 'commander'
import { languages } from '../../domain/locale.ts'
import type { Messages } from '../../messages/messages.ts'
import type { ColourWish } from '../../terminal/environment.ts'

/** The options that every command knows. */
export interface GlobalOptions {
  readonly lang?: string
  readonly width?: number
  readonly theme: 'auto' | 'light' | 'dark' | 'mono'
  readonly color: ColourWish
  readonly ascii: boolean
  readonly plain: boolean
  /** Undefined: nothing was said. */
  readonly accessible?: boolean
  readonly dataDir?: string
  readonly content?: string
  readonly sources: boolean
}

const THEMES = ['auto', 'light', 'dark', 'mono'] as const
const COLOURS = ['auto', 'always', 'never'] as const

/** Declares the global options; commander checks them and shows them in help. */
export function addGlobalOptions(program: Command, { common: { options } }: Messages): void {
  program
    .addOption(new Option('--lang <language>', options.lang).choices(languages))
    .addOption(new Option('--width <columns>', options.width).argParser(parseColumns))
    .addOption(new Option('--theme <theme>', options.theme).choices(THEMES))
    .addOption(new Option('--color <when>', options.color).choices(COLOURS))
    .option('--ascii', options.ascii)
    .option('--plain', options.plain)
    .option('--accessible', options.accessible)
    .option('--no-accessible', options.notAccessible)
    .option('--data-dir <folder>', options.dataDir)
    .option('--content <folder>', options.content)
    .option('--sources', options.sources)
}

function parseColumns(value: string): number {
  const columns = Number(value)
  if (!Number.isInteger(columns) || columns < 1 || columns > 1000) throw new InvalidArgumentError('1–1000')
  return columns
}

/**
 * Reads the global options before commander does, since help and usage errors speak the learner's language too.
 * A value that is not allowed counts as not given here; commander reports it afterwards.
 */
export function readGlobalOptions(words: readonly string[]): GlobalOptions {
  const value = (name: string): string | undefined => {
    const at = words.findIndex((word) => word === name || word.startsWith(`${name}=`))
    return words[at]?.startsWith(`${name}=`)
      ? words[at].slice(name.length + 1)
      : at < 0
        ? undefined
        : words[at + 1]
  }
  const has = (name: string): boolean => words.includes(name)
  const columns = Number(value('--width'))
  const accessible = lastOf(words, '--accessible', '--no-accessible')
  const lang = value('--lang')
  const dataDir = value('--data-dir')
  const content = value('--content')
  return {
    ...(lang === undefined ? {} : { lang }),
    ...(Number.isInteger(columns) && columns > 0 ? { width: columns } : {}),
    theme: THEMES.find((theme) => theme === value('--theme')) ?? 'auto',
    color: COLOURS.find((colour) => colour === value('--color')) ?? 'auto',
    ascii: has('--ascii'),
    plain: has('--plain') || has('--json'),
    ...(accessible === undefined ? {} : { accessible }),
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(content === undefined ? {} : { content }),
    sources: has('--sources'),
  }
}

/** True when the first stands there last, false when the second does. */
function lastOf(words: readonly string[], yes: string, no: string): boolean | undefined {
  const [at, other] = [words.lastIndexOf(yes), words.lastIndexOf(no)]
  return at === other ? undefined : at > other
}
