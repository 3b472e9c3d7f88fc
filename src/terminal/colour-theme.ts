import { attributes } from '../views/own-sequences.ts'
import type { Paint, Theme } from '../views/theme.ts'

/** 0 no colour, 1 the 16 colours of the terminal. */
export type ColourLevel = 0 | 1

export type Background = 'dark' | 'light' | 'mono'

/** What an attribute is called in SGR, and what ends it (ECMA-48, 8.3.117). */
const BOLD: Attribute = [1, 22]
const DIM: Attribute = [2, 22]
const ITALIC: Attribute = [3, 23]
const UNDERLINE: Attribute = [4, 24]
const INVERSE: Attribute = [7, 27]
const DELETED: Attribute = [9, 29]
const RED: Attribute = [31, 39]
const GREEN: Attribute = [32, 39]
const YELLOW: Attribute = [33, 39]
const MAGENTA: Attribute = [35, 39]
const CYAN: Attribute = [36, 39]
const USUAL: Attribute = [0, 0]

type Attribute = readonly [on: number, off: number]

/** The roles in the terminal's own 16 colours, so that its palette decides the shades. */
export function colourTheme(level: ColourLevel, background: Background): Theme {
  const painted = (attribute: Attribute): Paint => (level === 0 ? (text) => text : paintOf(attribute))
  const colour = (attribute: Attribute, mono: Attribute): Paint =>
    painted(background === 'mono' ? mono : attribute)
  return {
    heading: painted(BOLD),
    strong: painted(BOLD),
    emphasis: painted(ITALIC),
    underline: painted(UNDERLINE),
    deleted: painted(DELETED),
    accent: colour(CYAN, UNDERLINE),
    muted: painted(DIM),
    code: colour(background === 'light' ? MAGENTA : YELLOW, BOLD),
    good: colour(GREEN, BOLD),
    bad: colour(RED, BOLD),
    caution: colour(YELLOW, BOLD),
    marked: painted(INVERSE),
    keyword: colour(MAGENTA, BOLD),
    string: colour(GREEN, USUAL),
    number: colour(CYAN, USUAL),
    comment: painted(DIM),
  }
}

/** What ends inside is begun again behind it, and no line keeps an attribute for the next one. */
function paintOf([on, off]: Attribute): Paint {
  const [begin, end] = [attributes(String(on)), attributes(String(off))]
  return (text) =>
    text === ''
      ? ''
      : `${begin}${text.replaceAll(end, `${end}${begin}`).replaceAll('\n', `${end}\n${begin}`)}${end}`
}
