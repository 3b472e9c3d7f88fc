import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filterForTerminal } from '../../src/terminal/sink.ts'

test.each([
  ['colours pass', '\x1b[1;31mred\x1b[0m', '\x1b[1;31mred\x1b[0m'],
  [
    'our links pass',
    '\x1b]8;;https://a.b/c\x1b\\x\x1b]8;;\x1b\\',
    '\x1b]8;;https://a.b/c\x1b\\x\x1b]8;;\x1b\\',
  ],
  ['clearing the screen is shown, not done', '\x1b[2J', '^[[2J'],
  ['a title is shown, not set', '\x1b]0;t\x07', '^[]0;t^G'],
  ['a link to a script is shown', '\x1b]8;;javascript:x\x1b\\', '^[]8;;javascript:x^[\\'],
  ['C1 is shown by its number', '\u009b31m', '<9B>31m'],
  ['a carriage return cannot rewrite the line', 'good\rbad', 'good^Mbad'],
  ['the line end of CSV passes', 'a\r\nb', 'a\r\nb'],
  ['line breaks and tabs pass', 'a\n\tb', 'a\n\tb'],
])('%s', (_name, input, output) => {
  expect(filterForTerminal(input)).toBe(output)
})

test('whatever comes in, only colours and links leave as escape sequences', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const left = filterForTerminal(text)
        .replace(/\x1b\[[0-9;]{0,16}m/g, '')
        .replace(/\x1b\]8;[^\x1b]*\x1b\\/g, '')
        .replace(/\r(?=\n)/g, '')
      expect(left).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/)
    }),
  )
})
