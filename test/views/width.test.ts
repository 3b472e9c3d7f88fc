import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { displayWidth, padBoth, padEnd, padStart, truncate, withoutStyles } from '../../src/views/width.ts'

const unicode = { ambiguousWidth: 1, glyphs: 'unicode' } as const

test('Chinese takes two columns a character, colours and links none', () => {
  expect(displayWidth('大模型 LLM', unicode)).toBe(10)
  expect(displayWidth('\x1b[1m大\x1b[22m\x1b]8;;https://example.org/\x1b\\模\x1b]8;;\x1b\\', unicode)).toBe(4)
})

// What 12 to 14 of 14 terminals gave when they were asked for the cursor (xterm 379, rxvt-unicode, VTE, alacritty …).
test.each([
  ['a family of three', '👨‍👩‍👧', 6],
  ['a family of four', '👨‍👩‍👧‍👦', 8],
  ['a profession', '👩‍🔬', 4],
  ['a skin tone', '👍🏽', 4],
  ['a warning with U+FE0F', '⚠️', 1],
  ['a heart with U+FE0F', '❤️', 1],
  ['a keycap', '1️⃣', 1],
  ['a flag', '🇨🇳', 2],
  ['an emoji alone', '😀', 2],
])('%s takes what its characters take in most terminals', (_name, text, columns) => {
  expect(displayWidth(text, unicode)).toBe(columns)
})

test('padding counts columns, not characters', () => {
  expect(padEnd('模型', 6, unicode)).toBe('模型  ')
  expect(padStart('模型', 6, unicode)).toBe('  模型')
  expect(padBoth('模型', 7, unicode)).toBe(' 模型  ')
  expect(padEnd('大语言模型', 4, unicode)).toBe('大语言模型')
})

test('what does not fit is cut at a whole character and shows an ellipsis', () => {
  expect(truncate('大语言模型', 7, unicode)).toBe('大语言…')
  expect(truncate('大语言模型', 8, unicode)).toBe('大语言…')
  expect(truncate('大语言模型', 10, unicode)).toBe('大语言模型')
  expect(truncate('大语言模型', 8, { ...unicode, glyphs: 'ascii' })).toBe('大语...')
  expect(truncate('👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 9, unicode)).toBe('👨‍👩‍👧‍👦…')
})

test('styles come off without touching the words', () => {
  expect(withoutStyles('\x1b[1;36m甲\x1b[39m\x1b[22m乙')).toBe('甲乙')
})

test('every character of ASCII and every Han character takes the columns that string-width gives it', () => {
  const all = [...Array(0x7f - 0x20).keys()].map((at) => 0x20 + at)
  for (let codePoint = 0x4e00; codePoint < 0xa000; codePoint += 1) all.push(codePoint)
  const wrong = all
    .map((codePoint) => String.fromCodePoint(codePoint))
    .filter((character) => displayWidth(character, unicode) !== stringWidth(character))
  expect(wrong).toEqual([])
})

test.each([1, 2] as const)(
  'Western letters, signs and marks take the columns of Unicode where ambiguous ones take %i',
  (ambiguousWidth) => {
    const ranges = [
      [0x20, 0x7f],
      [0xa0, 0x378],
      [0x2010, 0x2028],
      [0x202f, 0x2070],
    ] as const
    const wrong = ranges
      .flatMap(([from, to]) => [...Array(to - from).keys()].map((at) => String.fromCodePoint(from + at)))
      .filter(
        (character) =>
          displayWidth(character, { ambiguousWidth, glyphs: 'unicode' }) !==
          stringWidth(character, { ambiguousIsNarrow: ambiguousWidth === 1 }),
      )
    expect(wrong).toEqual([])
  },
)

test('a cut before, in and behind a joined character keeps whole characters', () => {
  expect(truncate('ab👩‍🔬cd', 5, unicode)).toBe('ab…')
  expect(truncate('ab👩‍🔬cd', 7, unicode)).toBe('ab👩‍🔬…')
  expect(truncate('abcde\u0301f', 5, unicode)).toBe('abcd…')
})
