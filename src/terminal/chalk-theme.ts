import { Chalk } from 'chalk'
import type { Paint, Theme } from '../views/theme.ts'

/** 0 no colour, 1 the 16 colours of the terminal, 2 256 colours, 3 true colour. */
export type ColourLevel = 0 | 1 | 2 | 3

export type Background = 'dark' | 'light' | 'mono'

/** The roles in chalk's colours. Only the terminal's own 16 colours are used, so its palette decides the shades. */
export function chalkTheme(level: ColourLevel, background: Background): Theme {
  const chalk = new Chalk({ level: level === 0 ? 0 : 1 })
  const colour = (paint: Paint, mono: Paint): Paint => (background === 'mono' ? mono : paint)
  return {
    heading: chalk.bold,
    strong: chalk.bold,
    emphasis: chalk.italic,
    underline: chalk.underline,
    deleted: chalk.strikethrough,
    accent: colour(chalk.cyan, chalk.underline),
    muted: chalk.dim,
    code: colour(background === 'light' ? chalk.magenta : chalk.yellow, chalk.bold),
    good: colour(chalk.green, chalk.bold),
    bad: colour(chalk.red, chalk.bold),
    caution: colour(chalk.yellow, chalk.bold),
    marked: chalk.inverse,
    keyword: colour(chalk.magenta, chalk.bold),
    string: colour(chalk.green, chalk.reset),
    number: colour(chalk.cyan, chalk.reset),
    comment: chalk.dim,
  }
}
