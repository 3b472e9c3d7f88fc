import { type Command, InvalidArgumentError, Option } from 'commander'
import { languages } from '../../domain/locale.ts'
import { themes } from '../../domain/settings.ts'
import type { Messages } from '../../messages/messages.ts'
import { type ColourWish, NARROWEST } from '../../terminal/environment.ts'

/** The options that every command knows. */
export interface GlobalOptions {
  readonly lang?: string
  readonly width?: number
  readonly theme: (typeof themes)[number]
  readonly color: ColourWish
  readonly ascii: boolean
  readonly plain: boolean
  /** Undefined: nothing was said. */
  readonly accessible?: boolean
  readonly dataDir?: string
  readonly content?: string
  readonly sources: boolean
}

const COLOURS = ['auto', 'always', 'never'] as const

/** Declares the global options; commander checks them and shows them in help. */
export function addGlobalOptions(program: Command, { common: { options } }: Messages): void {
  program
    .addOption(new Option('--lang <language>', options.lang).choices(languages))
    .addOption(new Option('--width <columns>', options.width).argParser(parseColumns))
    .addOption(new Option('--theme <theme>', options.theme).choices(themes))
    .addOption(new Option('--color <when>', options.color).choices(COLOURS))
    .option('--ascii', options.ascii)
    .option('--plain', options.plain)
    .option('--accessible', options.accessible)
    .option('--no-accessible', options.notAccessible)
    .option('--data-dir <folder>', options.dataDir)
    .option('--content <folder>', options.content)
    .option('--sources', options.sources)
}

const WIDEST = 1000

const isWidth = (columns: number): boolean =>
  Number.isInteger(columns) && columns >= NARROWEST && columns <= WIDEST

function parseColumns(value: string): number {
  const columns = Number(value)
  if (!isWidth(columns)) throw new InvalidArgumentError(`${NARROWEST}–${WIDEST}`)
  return columns
}

/** Those whose value is the next word, or stands behind `=`. */
const VALUED = ['--lang', '--width', '--theme', '--color', '--data-dir', '--content']

/**
 * Reads the global options before commander does, since help and usage errors speak the learner's language too; a test
 * holds the two readers together. A value that is not allowed counts as not given here; commander reports it afterwards.
 */
export function readGlobalOptions(words: readonly string[]): GlobalOptions {
  const { values, flags } = wordsByName(words)
  const columns = Number(values.get('--width'))
  const [lang, dataDir, content] = ['--lang', '--data-dir', '--content'].map((name) => values.get(name))
  return {
    ...(lang === undefined ? {} : { lang }),
    ...(isWidth(columns) ? { width: columns } : {}),
    theme: themes.find((theme) => theme === values.get('--theme')) ?? 'auto',
    color: COLOURS.find((colour) => colour === values.get('--color')) ?? 'auto',
    ascii: flags.includes('--ascii'),
    plain: flags.includes('--plain') || flags.includes('--json'),
    ...accessibleOf(flags),
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(content === undefined ? {} : { content }),
    sources: flags.includes('--sources'),
  }
}

/** Nothing but options stands there. */
export const nameNoCommand = (words: readonly string[]): boolean =>
  !words.includes('--') && wordsByName(words).flags.every((word) => word.startsWith('-'))

/** As commander has it: the last value counts, a value may look like an option, and nothing behind `--` is one. */
function wordsByName(words: readonly string[]): {
  readonly values: ReadonlyMap<string, string>
  readonly flags: readonly string[]
} {
  const values = new Map<string, string>()
  const flags: string[] = []
  for (let at = 0; at < words.length && words[at] !== '--'; at++) {
    const word = words[at] ?? ''
    const name = VALUED.find((each) => word === each || word.startsWith(`${each}=`))
    if (name === undefined) flags.push(word)
    else {
      const value = word === name ? words[++at] : word.slice(name.length + 1)
      if (value !== undefined) values.set(name, value)
    }
  }
  return { values, flags }
}

/** The one that stands there last. */
function accessibleOf(flags: readonly string[]): Pick<GlobalOptions, 'accessible'> {
  const [yes, no] = ['--accessible', '--no-accessible'].map((name) => flags.lastIndexOf(name))
  return yes === no ? {} : { accessible: (yes ?? -1) > (no ?? -1) }
}
