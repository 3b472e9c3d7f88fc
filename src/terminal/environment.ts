import type { ColourLevel } from './chalk-theme.ts'
import type { Host } from './host.ts'

export type ColourWish = 'auto' | 'always' | 'never'

/** Who decides on colour, first match wins: --color, NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM=dumb, a terminal or not. */
export function colourLevel(wish: ColourWish, { env, stdout }: Pick<Host, 'env' | 'stdout'>): ColourLevel {
  if (wish !== 'auto') return wish === 'always' ? 1 : 0
  if (env.NO_COLOR) return 0
  if (env.FORCE_COLOR !== undefined) return ['0', 'false'].includes(env.FORCE_COLOR) ? 0 : 1
  if (env.CLICOLOR_FORCE !== undefined && env.CLICOLOR_FORCE !== '0') return 1
  if (env.CLICOLOR === '0' || env.TERM === 'dumb') return 0
  return stdout.isTTY ? 1 : 0
}

/** Columns of the terminal: its own word, then COLUMNS, else 80. Nonsense in COLUMNS is ignored. */
export function terminalColumns({ env, stdout }: Pick<Host, 'env' | 'stdout'>): number {
  const said = Number(env.COLUMNS)
  if (stdout.isTTY && stdout.columns > 0) return stdout.columns
  return Number.isInteger(said) && said > 0 && said < 10_000 ? said : 80
}

export const NARROWEST = 20
const WIDEST_BY_ITSELF = 100

/** Columns to lay out for: --width as it is (below 20 counts as 20), else the terminal's up to 100. */
export const layoutWidth = (wish: number | undefined, columns: number): number =>
  Math.max(NARROWEST, wish ?? Math.min(columns, WIDEST_BY_ITSELF))

/** A terminal whose locale is not UTF-8 cannot be trusted with box drawing; Chinese is the learner's choice. */
export function speaksUnicode({ env, platform }: Pick<Host, 'env' | 'platform'>): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  return platform === 'win32' || locale === undefined || /utf-?8/i.test(locale)
}

/**
 * OSC 8 is known to work in these; elsewhere links are numbered and listed.
 * https://github.com/Alhadis/OSC8-Adoption
 */
export function showsHyperlinks({ env, stdout }: Pick<Host, 'env' | 'stdout'>): boolean {
  if (env.FORCE_HYPERLINK !== undefined) return env.FORCE_HYPERLINK !== '0'
  if (!stdout.isTTY || env.TERM === 'dumb' || env.TMUX || env.STY) return false
  const program = env.TERM_PROGRAM ?? ''
  return (
    ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'Tabby'].includes(program) ||
    Boolean(env.WT_SESSION || env.KITTY_WINDOW_ID || env.KONSOLE_VERSION) ||
    Number(env.VTE_VERSION ?? 0) >= 5000
  )
}
