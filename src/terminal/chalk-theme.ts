import { Chalk } from 'chalk'
import type { Paint, Theme } from '../views/theme.ts'

/** 0 no colour, 1 the 16 colours of the terminal, 2 256 colours, 3 true colour. */
export type ColourLevel = 0 | 1 | 2 | 3

export type Background = 'dark' | 'light' | 'mono'

/** The roles in chalk's colours. Only the terminal's own 16 colours are used, so its palette decides the shades. */
export function chalkTheme(level: ColourLevel, background: Background): Theme {
  const chalk = new Chalk({ level: level === 0 ? 0 : 1 })
  // chalk joins all its arguments, and `lines.map(paint)` passes the index as well.
  const one =
    (paint: Paint): Paint =>
    (text) =>
      paint(text)
  const colour = (paint: Paint, mono: Paint): Paint => one(background === 'mono' ? mono : paint)
  return {
    heading: one(chalk.bold),
    strong: one(chalk.bold),
    emphasis: one(chalk.italic),
    underline: one(chalk.underline),
    deleted: one(chalk.strikethrough),
    accent: colour(chalk.cyan, chalk.underline),
    muted: one(chalk.dim),
    code: colour(background === 'light' ? chalk.magenta : one(chalk.yellow), chalk.bold),
    good: colour(chalk.green, chalk.bold),
    bad: colour(chalk.red, chalk.bold),
    caution: colour(chalk.yellow, chalk.bold),
    marked: one(chalk.inverse),
    keyword: colour(chalk.magenta, chalk.bold),
    string: colour(chalk.green, chalk.reset),
    number: colour(chalk.cyan, chalk.reset),
    comment: one(chalk.dim),
  }
}
