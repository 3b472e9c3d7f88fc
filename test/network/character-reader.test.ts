import { expect, test } from 'vitest'
import { createCharacterReader } from '../../src/network/character-reader.ts'

/** Bytes as hexadecimal digits, and whether they are UTF-8 (RFC 3629, table 3-7 of the Unicode standard). */
test.each([
  ['', true],
  ['61 62', true],
  ['e6 b0 b4', true],
  ['61 ef bf bd 62', true],
  ['ef bf bd ef bf bd', true],
  ['f0 9f 97 bc', true],
  ['e9 20', false],
  ['f0 ef bf bd', false],
  ['ef bf bd ff ef bf bd', false],
  ['80', false],
  ['c0 af', false],
  ['ed a0 80', false],
  ['61 e6 b0', false],
])('%s, however it is cut: UTF-8 is %s', (digits, isUtf8) => {
  const bytes = Buffer.from(digits.replaceAll(' ', ''), 'hex')
  for (let first = 0; first <= bytes.length; first++) {
    for (let second = first; second <= bytes.length; second++) {
      const reader = createCharacterReader()
      const parts = [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)]
      const text = parts.map(reader.push).join('') + reader.end()
      expect([text, reader.isDamaged()]).toEqual([bytes.toString('utf8'), !isUtf8])
    }
  }
})
