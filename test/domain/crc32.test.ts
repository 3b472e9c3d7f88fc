import { crc32 as oracle } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc32 } from '../../src/domain/crc32.ts'

test('the sum of the check string is the published one', () => {
  // "123456789" → CBF43926, the check value of CRC-32 in the catalogue of parametrised CRC algorithms.
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
})

test('sums are those of zlib, in one go and piece by piece', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), fc.uint8Array({ maxLength: 500 }), (one, other) => {
      expect(crc32(one)).toBe(oracle(one))
      expect(crc32(other, crc32(one))).toBe(oracle(other, oracle(one)))
    }),
  )
})
