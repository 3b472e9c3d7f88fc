import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKeyFilter, isVariableName, withoutKey } from '../../src/domain/secret.ts'

const KEY = 'sk-test-7a1e9c3b5d2f4860-NEVERSHOWN'
const PARTS = /7a1e9c3b|5d2f4860|nevershown/i
const escaped = (form: (code: number) => string): string =>
  Array.from(KEY, (sign) => form(sign.charCodeAt(0))).join('')
const base64 = (text: string): string => Buffer.from(text).toString('base64')

test.each([
  ['whole', KEY],
  ['in capitals', KEY.toUpperCase()],
  ['its beginning', KEY.slice(0, 20)],
  ['its end', KEY.slice(-20)],
  ['in three pieces', `${KEY.slice(0, 9)} ${KEY.slice(9, 20)}\n${KEY.slice(20)}`],
  ['with blanks that nobody sees', [...KEY].join('\u200b')],
  ['every sign in the escapes of addresses', escaped((code) => `%${code.toString(16)}`)],
  ['in the escapes of JSON', escaped((code) => `\\u${code.toString(16).padStart(4, '0')}`)],
  ['in the escapes of pages', escaped((code) => `&#${code};`)],
  ['in hexadecimal', Buffer.from(KEY).toString('hex')],
  ['in base64', base64(KEY)],
  ['in base64 behind a user', base64(`me:${KEY}`)],
  ['in base64 behind Bearer', base64(`Bearer ${KEY}`)],
  ['in base64 for addresses', Buffer.from(`x:${KEY}>>>???`).toString('base64url')],
])('a server repeats the key: %s', (_, said) => {
  const shown = withoutKey(`The key ${said} is wrong.`, KEY)
  const readable = decodeURIComponent(shown).replace(/[\s\u200b]/g, '')

  expect(shown).toMatch(/^The key .* is wrong\.$/s)
  expect(readable).not.toMatch(PARTS)
  for (const word of shown.split(/[^A-Za-z0-9+/_-]+/))
    for (const encoding of ['base64', 'hex'] as const)
      expect(Buffer.from(word, encoding).toString('latin1')).not.toMatch(PARTS)
})

test('what makers show of a key themselves stays, and so do ordinary words', () => {
  const said = 'Incorrect API key provided: sk-t***OWN. Have a look: testing 4860.'
  expect(withoutKey(said, KEY)).toBe(said)
  expect(withoutKey('LM Studio takes lm-studio.', 'lm-studio')).toBe('LM Studio takes •••.')
})

test('an answer that repeats the key in any pieces shows at most its first signs', () => {
  const said = `It is ${KEY}, and it ends in ${KEY.slice(-16)}. ${base64(KEY)}`
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 200 }), (sizes) => {
      const filter = createKeyFilter(KEY)
      let shown = ''
      let at = 0
      for (const size of [...sizes, said.length]) {
        shown += filter.push(said.slice(at, at + size))
        at += size
      }
      shown += filter.end()
      expect(shown).not.toMatch(PARTS)
      expect(shown).not.toContain(base64(KEY).slice(0, 16))
      expect(shown).toMatch(/^It is sk-tes•••, and it ends in .{1,7}•••\. /)
    }),
  )
})

test('text without the key passes sign for sign, whatever its pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (parts) => {
      const filter = createKeyFilter('zq8-0123456789abcdefXYZ')
      const given = parts.map((part) => filter.push(part)).join('') + filter.end()
      expect(given).toBe(parts.join(''))
    }),
  )
})

test.each([
  ['OPENAI_API_KEY', true],
  ['key', true],
  ['_K9', true],
  ['9KEY', false],
  ['MY-KEY', false],
  ['sk-proj-aB3dEf6hIj9kLm2nOp', false],
  ['sk_live_abcdefghij0123456789', false],
  ['a1b2c3d4e5f6a7b8c9d0e1f2a3b4', false],
])('%s is the name of a variable: %s', (word, is) => {
  expect(isVariableName(word)).toBe(is)
})
