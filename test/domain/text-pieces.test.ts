import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createShownText } from '../../src/domain/answer-text.ts'
import { cleanText } from '../../src/domain/clean.ts'
import { inPieces } from '../../src/domain/text-pieces.ts'
import { filterForTerminal } from '../../src/terminal/sink.ts'

const TEXTS = [
  '👨\u200d👩\u200d👧\u200d👦 a family',
  '👩🏽\u200d💻 at work',
  '🏳️\u200d🌈 and ☀️',
  'می\u200cخواهم بدانم',
  'क्\u200dष',
  '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} Scotland',
  'pay\u200dpal \u200cx\u200d',
  '☂\ufe0f\ufe01\ufe02x',
  'a\u{e0001}\u{e0065}b 葛\u{e0101}',
  'line\r\nline\rline \x1b[2J\u202e',
]

test.each(TEXTS)('as clean in pieces as in one: %j', (text) => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 40 }), (sizes) => {
      const shown = createShownText()
      const gate = inPieces(filterForTerminal)
      const signs = Array.from(text)
      let out = ''
      for (const size of [...sizes, signs.length])
        out += gate.push(shown.push(signs.splice(0, size).join('')))
      out += gate.push(shown.end()) + gate.end()
      expect(out).toBe(filterForTerminal(cleanText(text)))
    }),
  )
})

test('what can be seen is shown at once', () => {
  const shown = createShownText()
  expect(shown.push('👨')).toBe('👨')
  expect(shown.push('\u200d')).toBe('')
  expect(shown.push('👩')).toBe('\u200d👩')
  expect(shown.push('☀\ufe0f')).toBe('☀\ufe0f')
})
