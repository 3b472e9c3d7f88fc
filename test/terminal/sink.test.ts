import { Chalk } from 'chalk'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { colourTheme } from '../../src/terminal/colour-theme.ts'
import { filterForTerminal, jsonText } from '../../src/terminal/sink.ts'
import { linked } from '../../src/views/own-sequences.ts'

const theme = colourTheme(1, 'dark')

test.each([
  ['our colours pass', theme.bad('red'), '\x1b[31mred\x1b[39m'],
  ['our links pass', linked('x', 'https://a.b/c', undefined), '\x1b]8;;https://a.b/c\x1b\\x\x1b]8;;\x1b\\'],
  [
    'our links over several lines keep their id',
    linked('x', 'https://a.b/c', 'l3'),
    '\x1b]8;id=l3;https://a.b/c\x1b\\x\x1b]8;;\x1b\\',
  ],
  ['colours of others are shown', '\x1b[1;31mred\x1b[0m', '^[[1;31mred^[[0m'],
  ['concealing is shown, not done', '\x1b[8mx', '^[[8mx'],
  [
    'links of others are shown',
    '\x1b]8;;https://a.b/c\x1b\\x\x1b]8;;\x1b\\',
    '^[]8;;https://a.b/c^[\\x^[]8;;^[\\',
  ],
  ['inside our colours as well', theme.bad('a\x1b[0mb'), '\x1b[31ma^[[0mb\x1b[39m'],
  ['clearing the screen is shown, not done', '\x1b[2J', '^[[2J'],
  ['a title is shown, not set', '\x1b]0;t\x07', '^[]0;t^G'],
  ['a link of ours to a script is shown', linked('x', 'javascript:x', undefined).slice(0, 4), '^[]8;'],
  ['C1 is shown by its number', '\u009b31m', '<9B>31m'],
  ['a carriage return cannot rewrite the line', 'good\rbad', 'good^Mbad'],
  ['the line end of CSV passes', 'a\r\nb', 'a\r\nb'],
  ['line breaks and tabs pass', 'a\n\tb', 'a\n\tb'],
  [
    'what turns the direction is shown by its number',
    'a\u202eb\u2066c\u200fd',
    'a<U+202E>b<U+2066>c<U+200F>d',
  ],
  ['a line end that is none in a terminal', 'a\u2028b', 'a<U+2028>b'],
  ['what cannot be seen goes', 'a\u200bb\u2060c\ufeffd\u00ade\u180ef\u3164g\ufff9h', 'abcdefgh'],
  ['a language tag goes', 'a\u{e0001}\u{e0065}\u{e006e}b', 'ab'],
  ['a joiner between Latin letters goes', 'pay\u200dpal \u200cx', 'paypal x'],
  ['a row of selectors hides nothing', '☂\ufe0f\ufe01\ufe02x', '☂\ufe0fx'],
  ['a selector of Han behind something else goes', 'a\u{e0101}葛\u{e0101}', 'a葛\u{e0101}'],
])('%s', (_name, input, output) => {
  expect(filterForTerminal(input)).toBe(output)
})

test.each([
  ['Persian', 'می\u200cخواهم'],
  ['Devanagari', 'क्\u200dष र्\u200cय'],
  ['Malayalam', 'ന്\u200d'],
  ['a family', '👨\u200d👩\u200d👧\u200d👦'],
  ['a skin colour', '👩🏽\u200d💻'],
  ['a flag in rainbow colours', '🏳️\u200d🌈'],
  ['the flag of Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
  ['a key cap', '1️⃣'],
])('%s keeps its joiners', (_name, text) => {
  expect(filterForTerminal(text)).toBe(text)
})

test('a row of joiners is one', () => {
  expect(filterForTerminal('می\u200c\u200c\u200dخ')).toBe('می\u200cخ')
})

const hostile = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '\x1b[',
      '\x1b]8;;',
      'https://e',
      '\x1b\\',
      'm',
      '31',
      '\u202e',
      '\u200d',
      '\u200b',
      '\r',
      '\x9b',
    ),
  ),
)

/** What a terminal would obey or hide, but for line breaks and tabs. */
const OBEYED =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\r(?!\n)/

test('whatever comes in, no escape sequence and nothing hidden leaves', () => {
  fc.assert(
    fc.property(hostile, (parts) => {
      expect(filterForTerminal(parts.join(''))).not.toMatch(OBEYED)
    }),
  )
})

test('within our own colours only these leave', () => {
  fc.assert(
    fc.property(hostile, (parts) => {
      const text = parts.join('').replaceAll('\n', ' ')
      const left = filterForTerminal(theme.bad(`x${text}`))
      expect(left.startsWith('\x1b[31mx')).toBe(true)
      expect(left.endsWith('\x1b[39m')).toBe(true)
      expect(left.slice(5, -5)).not.toMatch(OBEYED)
    }),
  )
})

test('JSON means the same and holds nothing that a terminal obeys or hides', () => {
  fc.assert(
    fc.property(hostile, (parts) => {
      const value = { [parts.join('')]: parts }
      const json = jsonText(value, 2)
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(json).not.toMatch(OBEYED)
      expect(filterForTerminal(json)).toBe(json)
    }),
  )
})

describe('colours are those of chalk', () => {
  const chalk = new Chalk({ level: 1 })
  test.each([
    ['one', theme.bad('a'), chalk.red('a')],
    ['one in another', theme.heading(`a${theme.code('b')}c`), chalk.bold(`a${chalk.yellow('b')}c`)],
    ['of one kind', theme.good(`a${theme.bad('b')}c`), chalk.green(`a${chalk.red('b')}c`)],
    ['over lines', theme.emphasis('a\nb'), chalk.italic('a\nb')],
    ['nothing', theme.marked(''), chalk.inverse('')],
  ])('%s', (_name, ours, expected) => {
    expect(filterForTerminal(ours)).toBe(expected)
  })
})
