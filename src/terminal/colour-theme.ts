import { attributes } from '../views/own-sequences.ts'
import type { Paint, Theme } from '../views/theme.ts'

/** 0 no colour, 1 the 16 colours of the terminal, 2 the 256 as well. */
export type ColourLevel = 0 | 1 | 2

/** `unknown`: only the terminal's own 16 colours suit whatever its ground is. */
export type Background = 'dark' | 'light' | 'mono' | 'unknown'

/** What an attribute is called in SGR, and what ends it (ECMA-48, 8.3.117). */
const BOLD: Attribute = ['1', '22']
const ITALIC: Attribute = ['3', '23']
const UNDERLINE: Attribute = ['4', '24']
const INVERSE: Attribute = ['7', '27']
const DELETED: Attribute = ['9', '29']
const RED: Attribute = ['31', '39']
const GREEN: Attribute = ['32', '39']
const YELLOW: Attribute = ['33', '39']
const BLUE: Attribute = ['34', '39']
const MAGENTA: Attribute = ['35', '39']
const CYAN: Attribute = ['36', '39']

type Attribute = readonly [on: string, off: string]

/** The roles that a colour tells; the others are told by weight, slant or line. */
type Coloured =
  | ('accent' | 'muted' | 'code' | 'good' | 'bad' | 'caution')
  | ('keyword' | 'string' | 'number' | 'comment')

type Colours = Readonly<Record<Coloured, Attribute | undefined>>

/**
 * Colours of the fixed part of the 256, which no palette of a terminal changes. Each has a contrast of 4.5 : 1 or more
 * (WCAG 2.2, 1.4.3) against the usual grounds of its kind; test/terminal/contrast.test.ts computes them.
 */
const FIXED: Readonly<Record<'dark' | 'light', Readonly<Record<Coloured, number>>>> = {
  dark: {
    ...{ accent: 80, muted: 248, code: 180, good: 114, bad: 210, caution: 221 },
    ...{ keyword: 176, string: 114, number: 80, comment: 248 },
  },
  light: {
    ...{ accent: 24, muted: 240, code: 90, good: 22, bad: 124, caution: 94 },
    ...{ keyword: 90, string: 22, number: 24, comment: 240 },
  },
}

/** The number of each role's colour where there are 256. */
export const fixedColours = (background: 'dark' | 'light'): Readonly<Record<Coloured, number>> =>
  FIXED[background]

const fixed = (number: number): Attribute => [`38;5;${number}`, '39']

function fixedOf(background: 'dark' | 'light'): Colours {
  const { accent, muted, code, good, bad, caution, keyword, string, number, comment } = FIXED[background]
  return {
    ...{ accent: fixed(accent), muted: fixed(muted), code: fixed(code), good: fixed(good), bad: fixed(bad) },
    ...{ caution: fixed(caution), keyword: fixed(keyword), string: fixed(string) },
    ...{ number: fixed(number), comment: fixed(comment) },
  }
}

/** The terminal's own 16, whose shades its palette decides. */
const own: Colours = {
  ...{ accent: CYAN, muted: undefined, code: YELLOW, good: GREEN, bad: RED, caution: YELLOW },
  ...{ keyword: MAGENTA, string: GREEN, number: CYAN, comment: undefined },
}

/** Yellow and cyan are unreadable on light grounds. */
const ownOnLight: Colours = { ...own, accent: BLUE, code: MAGENTA, caution: MAGENTA, number: BLUE }

/** What matters is bold or underlined. */
const without: Colours = {
  ...{ accent: UNDERLINE, muted: undefined, code: BOLD, good: BOLD, bad: BOLD, caution: BOLD },
  ...{ keyword: BOLD, string: undefined, number: undefined, comment: undefined },
}

function coloursOf(level: ColourLevel, background: Background): Colours {
  if (background === 'mono') return without
  if (background === 'unknown') return own
  if (level === 2) return fixedOf(background)
  return background === 'light' ? ownOnLight : own
}

/** The roles in colours. Nothing is dim: half the contrast of a terminal's text is often too little to read. */
export function colourTheme(level: ColourLevel, background: Background): Theme {
  const painted = (attribute: Attribute | undefined): Paint =>
    level === 0 || attribute === undefined ? (text) => text : paintOf(attribute)
  const colours = coloursOf(level, background)
  return {
    heading: painted(BOLD),
    strong: painted(BOLD),
    emphasis: painted(ITALIC),
    underline: painted(UNDERLINE),
    deleted: painted(DELETED),
    accent: painted(colours.accent),
    muted: painted(colours.muted),
    code: painted(colours.code),
    good: painted(colours.good),
    bad: painted(colours.bad),
    caution: painted(colours.caution),
    marked: painted(INVERSE),
    keyword: painted(colours.keyword),
    string: painted(colours.string),
    number: painted(colours.number),
    comment: painted(colours.comment),
  }
}

/** What ends inside is begun again behind it, and no line keeps an attribute for the next one. */
function paintOf([on, off]: Attribute): Paint {
  const [begin, end] = [attributes(on), attributes(off)]
  return (text) =>
    text === ''
      ? ''
      : `${begin}${text.replaceAll(end, `${end}${begin}`).replaceAll('\n', `${end}\n${begin}`)}${end}`
}
