import { fstatSync, statSync } from 'node:fs'
import { longestLine } from '../views/parts.ts'
import type { ColourLevel } from './colour-theme.ts'
import type { Host } from './host.ts'

/**
 * Is standard input (0), output (1) or error (2) a terminal? Asked of the file first: touching a stream of the process
 * loads a socket's worth of code, 2 ms of a start of 20.
 */
export function isTerminal(
  descriptor: 0 | 1 | 2,
  host: Partial<Pick<Host, 'stdin' | 'stdout' | 'stderr'>>,
): boolean {
  if (!mayBeTerminal(descriptor)) return false
  const stream = (['stdin', 'stdout', 'stderr'] as const)[descriptor]
  return Boolean(host[stream]?.isTTY)
}

/** Asked of the system once each: seven questions of a start are about the same three descriptors. */
const characterDevices = new Map<number, boolean>()

function mayBeTerminal(descriptor: number): boolean {
  const known = characterDevices.get(descriptor) ?? isCharacterDevice(descriptor)
  characterDevices.set(descriptor, known)
  return known
}

/** A character device that is not /dev/null. */
function isCharacterDevice(descriptor: number): boolean {
  try {
    const file = fstatSync(descriptor)
    return file.isCharacterDevice() && file.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev
  } catch {
    // A closed descriptor (`>&-`) is no terminal.
    return false
  }
}

/** TERM says nothing of what the terminal can do. Windows does not set it. */
const saysNoType = ({ env, platform }: Pick<Host, 'env' | 'platform'>): boolean =>
  platform !== 'win32' && ['', 'unknown'].includes(env.TERM ?? '')

/** Fit for lines of text and whole lines of answers, not for drawing. */
export const isLineTerminal = (host: Pick<Host, 'env' | 'platform'>): boolean =>
  host.env.TERM === 'dumb' || saysNoType(host)

/**
 * The language of the system where no LANG is set for a terminal: Windows never sets it, macOS not for every region. This
 * way of asking takes half a millisecond, `Intl.DateTimeFormat` seventy.
 */
export const systemLocale = ({ platform }: Pick<Host, 'platform'>): (() => string) | undefined =>
  ['win32', 'darwin'].includes(platform) ? () => new Intl.PluralRules().resolvedOptions().locale : undefined

/** What a terminal lacks, and is to be told. */
export type Shortcoming =
  /** TERM is missing: nobody knows what may be drawn. */
  | { readonly type: 'no-terminal-type' }
  /** The Linux console: its font has 512 characters at most, none of them Chinese. */
  | { readonly type: 'no-chinese' }
  /** Its locale has another encoding than UTF-8: `GB18030`. */
  | { readonly type: 'other-encoding'; readonly encoding: string }

export function shortcomingOf(host: Pick<Host, 'env' | 'platform'>): Shortcoming | undefined {
  const encoding = otherEncoding(host)
  if (encoding !== undefined) return { type: 'other-encoding', encoding }
  if (host.env.TERM === 'linux') return { type: 'no-chinese' }
  return saysNoType(host) ? { type: 'no-terminal-type' } : undefined
}

/** The encoding that the locale names when it is not UTF-8. A bare `zh_CN` names none, and neither do C and POSIX. */
function otherEncoding({ env, platform }: Pick<Host, 'env' | 'platform'>): string | undefined {
  const [, encoding] = /\.([\w-]+)/.exec(localeOf(env)) ?? []
  return platform === 'win32' || encoding === undefined || isUtf8(encoding) ? undefined : encoding
}

const localeOf = (env: Host['env']): string => env.LC_ALL || env.LC_CTYPE || env.LANG || ''
/** Spelled in any way that the C library takes: only letters and digits count. */
const isUtf8 = (encoding: string): boolean => /^utf8$/i.test(encoding.replace(/[^a-z\d]/gi, ''))

export type ColourWish = 'auto' | 'always' | 'never'

/** Who decides on colour, first match wins: --color, NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM=dumb, a terminal or not. */
export function colourLevel(wish: ColourWish, host: Pick<Host, 'env' | 'platform' | 'stdout'>): ColourLevel {
  const { env } = host
  const shades = shadesOf(host)
  if (wish !== 'auto') return wish === 'always' ? shades : 0
  if (env.NO_COLOR) return 0
  if (env.FORCE_COLOR !== undefined) return FORCED[env.FORCE_COLOR] ?? shades
  if (env.CLICOLOR_FORCE !== undefined && env.CLICOLOR_FORCE !== '0') return shades
  if (env.CLICOLOR === '0' || isLineTerminal(host)) return 0
  return isTerminal(1, host) ? shades : 0
}

/** FORCE_COLOR as Node and its packages read it: 1 for 16 colours, 2 for 256, 3 for more. */
const FORCED: Readonly<Record<string, ColourLevel>> = { '0': 0, false: 0, '1': 1, '2': 2, '3': 2 }

/** Whether a terminal has 256 colours: by the ending of its name, or because it says to have all of them. */
const shadesOf = ({ env, platform }: Pick<Host, 'env' | 'platform'>): 1 | 2 =>
  platform === 'win32' || /^(?:truecolor|24bit)$/.test(env.COLORTERM ?? '') || MANY.test(env.TERM ?? '')
    ? 2
    : 1

const MANY = /-256color|-direct|^(?:xterm-kitty|xterm-ghostty|alacritty|wezterm|foot)/

/** ACCESSIBLE asks for text that is heard, unless it is empty or says no. */
export const asksForSpeech = ({ env }: Pick<Host, 'env'>): boolean =>
  !['', '0', 'false', 'off', 'no'].includes((env.ACCESSIBLE ?? '').trim().toLowerCase())

/** Columns of the terminal: its own word, then COLUMNS, else 80. Nonsense in COLUMNS is ignored. */
export function terminalColumns(host: Pick<Host, 'env' | 'stdout'>): number {
  const said = Number(host.env.COLUMNS)
  if (isTerminal(1, host) && host.stdout.columns > 0) return host.stdout.columns
  return Number.isInteger(said) && said > 0 && said < 10_000 ? said : 80
}

export const NARROWEST = 20
const WIDEST_BY_ITSELF = 100

/** Columns to lay out for: --width as it is, else the terminal's up to 100. */
export const layoutWidth = (wish: number | undefined, columns: number): number =>
  Math.max(NARROWEST, wish ?? Math.min(columns, WIDEST_BY_ITSELF))

/**
 * Text that is heard is not wrapped: each line would be an utterance of its own, and a word could be cut. One that is longer
 * than the window has room for would run off it.
 */
export const spokenWidth = (wish: number | undefined, host: Pick<Host, 'stdout'>): number =>
  Math.max(NARROWEST, wish ?? widestHeard(host))

function widestHeard(host: Pick<Host, 'stdout'>): number {
  if (!isTerminal(1, host)) return UNWRAPPED
  const { rows, columns } = host.stdout
  return rows > 0 && columns > 0 ? longestLine({ rows, columns }) : UNWRAPPED
}

const UNWRAPPED = 100_000

/** Box drawing is not for the Linux console, nor for a locale of another encoding or of ASCII alone. */
export function speaksUnicode(host: Pick<Host, 'env' | 'platform'>): boolean {
  if (host.platform === 'win32') return true
  const isAscii = ['C', 'POSIX'].includes(localeOf(host.env))
  return host.env.TERM !== 'linux' && !isAscii && otherEncoding(host) === undefined
}

/**
 * OSC 8 is known to work in these; elsewhere links are numbered and listed. Konsole knows it and has it switched off.
 * https://github.com/Alhadis/OSC8-Adoption
 */
export function showsHyperlinks(host: Pick<Host, 'env' | 'platform' | 'stdout'>): boolean {
  const { env } = host
  if (env.FORCE_HYPERLINK !== undefined) return env.FORCE_HYPERLINK !== '0'
  if (!isTerminal(1, host) || isLineTerminal(host) || env.TMUX || env.STY) return false
  const program = env.TERM_PROGRAM ?? ''
  return (
    ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'Tabby'].includes(program) ||
    Boolean(env.WT_SESSION || env.KITTY_WINDOW_ID) ||
    Number(env.VTE_VERSION ?? 0) >= 5000
  )
}

/** By terminfo, the consoles of these names have no scrolling region (`csr`). */
export const scrollsRegions = ({ env }: Pick<Host, 'env'>): boolean =>
  !/^(ansi|pcansi|cons25|dumb|unknown)($|-)/.test(env.TERM ?? '')

/**
 * Names the terminal of standard output among all that there were: the device, and when it was made. Undefined where
 * another terminal may stand behind the same device tomorrow (tmux, screen), and where devices are not made anew for each
 * window (all but Linux, as far as was looked at).
 */
export function terminalKey({ env, platform }: Pick<Host, 'env' | 'platform'>): string | undefined {
  if (platform !== 'linux' || env.TMUX || env.STY) return undefined
  const { rdev, ctimeMs } = fstatSync(1)
  return `${rdev}-${Math.round(ctimeMs)}`
}

/** Undefined: nobody said. COLORFGBG is `foreground;background` as colour numbers (rxvt and others); 7 and 9 to 15 are light ones. */
export function backgroundColour({ env }: Pick<Host, 'env'>): 'dark' | 'light' | undefined {
  if (!env.COLORFGBG) return undefined
  const colour = Number(env.COLORFGBG?.split(';').at(-1))
  return colour === 7 || colour >= 9 ? 'light' : 'dark'
}
