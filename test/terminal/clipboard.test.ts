import { expect, test } from 'vitest'
import { copyText } from '../../src/terminal/clipboard.ts'

/** What a terminal is sent for a text, and whether it was sent. */
function copied(text: string): { readonly sent: boolean; readonly written: string } {
  const written: string[] = []
  const stdout = { write: (chunk: string) => written.push(chunk) > 0, columns: 80, rows: 24 }
  const host: Parameters<typeof copyText>[1] = {
    stdout: Object.assign(Object.create(process.stdout), stdout),
  }
  return { sent: copyText(text, host), written: written.join('') }
}

test('a text goes out as one OSC 52 of its bytes', () => {
  // "Ab é 词" in UTF-8 is 41 62 20 c3 a9 20 e8 af 8d; base64 after RFC 4648.
  expect(copied('Ab é 词')).toEqual({ sent: true, written: '\x1b]52;c;QWIgw6kg6K+N\x07' })
})

test('of 100,000 bytes of payload all are sent, of one more none', () => {
  // Base64 makes four bytes of three.
  expect(copied('a'.repeat(75_000)).written).toHaveLength(100_000 + '\x1b]52;c;\x07'.length)
  expect(copied('a'.repeat(75_001))).toEqual({ sent: false, written: '' })
  expect(copied('词'.repeat(25_001))).toEqual({ sent: false, written: '' })
})

test('what stands in a text cannot end the sequence or begin another', () => {
  expect(copied('\x07\x1b]52;c;x\x1b\\').written.match(/[\x07\x1b]/g)).toHaveLength(2)
})
