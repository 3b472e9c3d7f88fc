import { expect, test } from 'vitest'
import { colourTheme, fixedColours } from '../../src/terminal/colour-theme.ts'
import { colourLevel } from '../../src/terminal/environment.ts'
import { unsigned } from '../../src/views/own-sequences.ts'
import type { Theme } from '../../src/views/theme.ts'

/** The grounds of the palettes in common use, as their makers publish them. */
const GROUNDS = {
  'xterm.js dark': ['dark', '#000000'],
  'VS Code dark': ['dark', '#1e1e1e'],
  Campbell: ['dark', '#0c0c0c'],
  'xterm.js light': ['light', '#ffffff'],
  'VS Code light': ['light', '#ffffff'],
  'macOS Basic': ['light', '#ffffff'],
  'One Half Light': ['light', '#fafafa'],
  'Solarized light': ['light', '#fdf6e3'],
} as const

/** The colours from 16 on as xterm fixed them: a cube of six steps a side, then 24 greys. */
function fixedColour(number: number): readonly [number, number, number] {
  if (number >= 232) {
    const grey = 8 + 10 * (number - 232)
    return [grey, grey, grey]
  }
  const step = (at: number): number => (at === 0 ? 0 : 55 + 40 * at)
  const at = number - 16
  return [step(Math.floor(at / 36)), step(Math.floor(at / 6) % 6), step(at % 6)]
}

const hex = (colour: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

/** Relative luminance and contrast (WCAG 2.2). */
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function contrast(one: readonly number[], other: readonly number[]): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

test('the contrast is computed as WCAG does: black on white is 21, #777 on white just misses 4.5', () => {
  expect(contrast(hex('#000000'), hex('#ffffff'))).toBeCloseTo(21, 6)
  expect(contrast(hex('#777777'), hex('#ffffff'))).toBeCloseTo(4.48, 2)
})

test.each(Object.entries(GROUNDS))(
  'on %s every role has a contrast of 4.5 to 1 or more',
  (_, [kind, ground]) => {
    for (const [role, number] of Object.entries(fixedColours(kind))) {
      const [got, least] = [contrast(fixedColour(number), hex(ground)), 4.5]
      expect([role, got >= least, got.toFixed(1)]).toEqual([role, true, got.toFixed(1)])
    }
  },
)

const roles = (theme: Theme): readonly (readonly [string, string])[] =>
  Object.entries(theme).map(([role, paint]) => [role, unsigned(unsigned(paint('x')))] as const)

test('with 256 colours exactly these are sent', () => {
  for (const kind of ['dark', 'light'] as const)
    for (const [role, number] of Object.entries(fixedColours(kind)))
      expect(roles(colourTheme(2, kind))).toContainEqual([role, `\x1b[38;5;${number}mx\x1b[39m`])
})

test('nothing is dim, and of the 16 colours no yellow or cyan stands on light', () => {
  for (const level of [1, 2] as const)
    for (const background of ['dark', 'light', 'mono', 'unknown'] as const)
      for (const [role, text] of roles(colourTheme(level, background)))
        expect([role, text]).toEqual([role, expect.not.stringContaining('\x1b[2m')])
  for (const [role, text] of roles(colourTheme(1, 'light')))
    expect([role, text]).toEqual([role, expect.not.stringMatching(/\x1b\[(?:33|36|93|96)m/)])
})

test.each([
  [{ TERM: 'xterm-256color' }, 2],
  [{ TERM: 'xterm' }, 1],
  [{ TERM: 'xterm', COLORTERM: 'truecolor' }, 2],
  [{ TERM: 'xterm-256color', NO_COLOR: '1' }, 0],
  [{ TERM: 'xterm', FORCE_COLOR: '2' }, 2],
  [{ TERM: 'xterm-256color', FORCE_COLOR: '1' }, 1],
])('a terminal with %j has colours of level %i', (env, level) => {
  const wish = 'NO_COLOR' in env || 'FORCE_COLOR' in env ? 'auto' : 'always'
  expect(colourLevel(wish, { env, platform: 'linux', stdout: process.stdout })).toBe(level)
})
